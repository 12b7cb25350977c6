//! A trend in sentences.

use super::Trend;
use super::trend::Change;
use crate::query::Unit;
use crate::table::{grouped, p_value, rounded};

/// Bayes factor below which a change is said to be weakly supported: 20 to 1
/// (Kass and Raftery, 1995, call more than that strong).
const STRONG: f64 = 3.0;

/// A share beyond which variation is called clustered.
const CLUSTERED: f64 = 0.05;

pub(super) fn sentences(trend: &Trend) -> Vec<String> {
    let mut sentences = vec![extent(trend)];
    sentences.extend(variation(trend));
    if trend.changes.is_empty() && trend.incidents > 0 {
        sentences.push("No change of rate was found.".to_owned());
    }
    sentences.extend(trend.changes.iter().map(|change| changed(trend, change)));
    sentences.push(quiet(trend));
    sentences
}

pub(super) fn last_change(trend: &Trend) -> Option<String> {
    trend.changes.last().map(|change| changed(trend, change))
}

fn unit(trend: &Trend) -> &'static str {
    match trend.unit {
        Unit::Year => "year",
        Unit::Quarter => "quarter",
        Unit::Month => "month",
        Unit::IsoWeek | Unit::EpiWeek => "week",
        Unit::Weekday | Unit::Day => "day",
    }
}

fn extent(trend: &Trend) -> String {
    let incidents = grouped(trend.incidents as f64);
    let count = trend.periods.len();
    let unit = unit(trend);
    let plural = if count == 1 { "" } else { "s" };
    let noun = if trend.incidents == 1 {
        "incident"
    } else {
        "incidents"
    };
    match (trend.periods.first(), trend.periods.last()) {
        (Some(first), Some(last)) => format!(
            "{incidents} {noun} in {count} {unit}{plural}, {} to {}.",
            trend.words(&first.period),
            trend.words(&last.period)
        ),
        _ => format!("{incidents} {noun}."),
    }
}

/// Dispersion before and after the changes are allowed for, together: a change
/// can pass for clustering.
fn variation(trend: &Trend) -> Vec<String> {
    let whole = match trend.dispersion {
        Err(reason) => return vec![format!("Variation of the counts. {reason}")],
        Ok(whole) => whole,
    };
    let mut sentence = format!(
        "Counts vary {} times as much as chance alone would have it (p {})",
        rounded(whole.index),
        equals(whole.p_over)
    );
    if trend.changes.is_empty() {
        sentence.push('.');
        return vec![sentence];
    }
    match trend.dispersion_within {
        Ok(within) => {
            sentence += &format!(
                "; within the stretches of one rate below, {} times (p {}).",
                rounded(within.index),
                equals(within.p_over)
            );
            if within.p_over < CLUSTERED {
                sentence += " Incidents still cluster there, so some of the changes may be \
                             bursts, and the intervals of rates are widened accordingly.";
            }
        }
        Err(reason) => sentence += &format!(". Within the stretches of one rate: {reason}"),
    }
    vec![sentence]
}

fn equals(p: f64) -> String {
    let shown = p_value(p);
    if shown.starts_with('<') {
        shown
    } else {
        format!("= {shown}")
    }
}

fn changed(trend: &Trend, change: &Change) -> String {
    let verb = if change.after < change.before {
        "fell"
    } else {
        "rose"
    };
    let unit = unit(trend);
    let mut sentence = format!(
        "After {} incidents {verb} from {} to {} a {unit}",
        trend.words(&change.last_of_old),
        rounded(change.before),
        rounded(change.after),
    );
    match &change.credible {
        Ok(range) => {
            let level = grouped(trend.level.get() * 100.0);
            sentence += &if range.first == range.last {
                format!(" ({level} % credible: that {unit})")
            } else {
                format!(
                    " ({level} % credible interval {} to {})",
                    trend.words(&range.first),
                    trend.words(&range.last)
                )
            };
            if range.log_bayes_factor < STRONG {
                sentence += "; the evidence for this change is weak";
            }
            sentence.push('.');
        }
        Err(reason) => sentence += &format!(". When exactly: {reason}"),
    }
    sentence
}

fn quiet(trend: &Trend) -> String {
    let quiet = match trend.quiet {
        Ok(quiet) => quiet,
        Err(_) if trend.periods.last().is_some_and(|last| last.incidents > 0) => {
            return "There is no quiet run at the end: the last period has incidents.".to_owned();
        }
        Err(reason) => return format!("Quiet run at the end. {reason}"),
    };
    let run = trend
        .periods
        .iter()
        .rev()
        .take_while(|period| period.incidents == 0)
        .count();
    let plural = if run == 1 { "" } else { "s" };
    format!(
        "The last {run} {}{plural} had no incident. At the earlier rate of {} a {} the chance of \
         that is {}, with the uncertainty of that rate.",
        unit(trend),
        rounded(quiet.rate),
        unit(trend),
        chance(quiet.chance)
    )
}

/// A chance as people read it: "12 %", "less than 0.1 %".
pub(super) fn chance(p: f64) -> String {
    if p < 0.001 {
        return "less than 0.1 %".to_owned();
    }
    if p > 0.999 {
        return "more than 99.9 %".to_owned();
    }
    format!("{} %", rounded(p * 100.0))
}
