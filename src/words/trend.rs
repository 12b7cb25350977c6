//! A trend in sentences.

use super::{INCIDENT, chance, p_is, period, unit};
use crate::analysis::{CalendarPeriod, Change, Trend};
use crate::table::{grouped, rounded};

/// Bayes factor below which a change is said to be weakly supported: 20 to 1
/// (Kass and Raftery, 1995, call more than that strong).
const STRONG: f64 = 3.0;

/// A share beyond which variation is called clustered.
const CLUSTERED: f64 = 0.05;

/// What is to be said of a trend: its extent, how the counts vary, the changes of
/// rate, and the quiet at the end.
#[must_use]
pub fn sentences(trend: &Trend) -> Vec<String> {
    let mut sentences = vec![extent(trend)];
    sentences.extend(variation(trend));
    if trend.changes.is_empty() && trend.incidents > 0 {
        sentences.push("No change of rate was found.".to_owned());
    }
    sentences.extend(trend.changes.iter().map(|change| changed(trend, change)));
    sentences.push(quiet(trend));
    sentences
}

/// The sentence on the last change, if there is one.
#[must_use]
pub fn last_change(trend: &Trend) -> Option<String> {
    trend.changes.last().map(|change| changed(trend, change))
}

/// "November 2016".
fn named(one: CalendarPeriod) -> String {
    period(one.unit, one.index)
}

fn extent(trend: &Trend) -> String {
    let incidents = INCIDENT.count(trend.incidents as f64);
    let count = trend.periods.len();
    let periods = unit(trend.unit).form(count as f64);
    match (trend.periods.first(), trend.periods.last()) {
        (Some(first), Some(last)) => format!(
            "{incidents} in {count} {periods}, {} to {}.",
            named(first.period),
            named(last.period)
        ),
        _ => format!("{incidents}."),
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
        p_is(whole.p_over)
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
                p_is(within.p_over)
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

fn changed(trend: &Trend, change: &Change) -> String {
    let verb = if change.after < change.before {
        "fell"
    } else {
        "rose"
    };
    let unit = unit(trend.unit).one;
    let mut sentence = format!(
        "After {} incidents {verb} from {} to {} a {unit}",
        named(change.last_of_old),
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
                    named(range.first),
                    named(range.last)
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
    let unit = unit(trend.unit);
    format!(
        "The last {run} {} had no incident. At the earlier rate of {} a {} the chance of \
         that is {}, with the uncertainty of that rate.",
        unit.form(run as f64),
        rounded(quiet.rate),
        unit.one,
        chance(quiet.chance)
    )
}
