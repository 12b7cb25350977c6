//! A trend in sentences.

use super::{INCIDENT, chance, p_is, period, unit};
use crate::analysis::{CalendarPeriod, Change, Trend};
use crate::estimate::NotEstimable;
use crate::table::{grouped, rounded};

/// What is to be said of a trend: its extent, how the counts vary, the changes of
/// rate, and the quiet at the end.
#[must_use]
pub fn sentences(trend: &Trend) -> Vec<String> {
    let mut sentences = vec![extent(trend)];
    sentences.extend(variation(trend));
    if trend.incidents > 0 {
        sentences.extend(clustering(trend));
        if trend.changes.is_empty() && trend.long_run_dispersion.is_ok() {
            sentences.push("No change of rate stands out of chance.".to_owned());
        }
    }
    sentences.extend(trend.changes.iter().map(|change| changed(trend, change)));
    sentences.extend(
        trend
            .candidates
            .iter()
            .map(|change| candidate(trend, change)),
    );
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
        }
        Err(reason) => sentence += &format!(". Within the stretches of one rate: {reason}"),
    }
    vec![sentence]
}

/// By what chance is judged.
fn clustering(trend: &Trend) -> Option<String> {
    Some(match trend.long_run_dispersion {
        Err(reason) => format!("Changes of the rate. {reason}"),
        Ok(dispersion) if rounded(dispersion) == rounded(1.0) => return None,
        Ok(dispersion) => format!(
            "Incidents cluster: in the whole file counts of neighbouring stretches vary {} times \
             as much as those of independent incidents at steady rates would, and what follows \
             allows for that.",
            rounded(dispersion)
        ),
    })
}

fn verb(change: &Change) -> &'static str {
    if change.after < change.before {
        "fell"
    } else {
        "rose"
    }
}

fn changed(trend: &Trend, change: &Change) -> String {
    let unit = unit(trend.unit).one;
    let range = &change.credible;
    let level = grouped(trend.level.get() * 100.0);
    let when = if range.first == range.last {
        format!("{level} % credible: that {unit}")
    } else {
        format!(
            "{level} % credible interval {} to {}",
            named(range.first),
            named(range.last)
        )
    };
    format!(
        "After {} incidents {} from {} to {} a {unit} ({when}).",
        named(change.last_of_old),
        verb(change),
        rounded(change.before),
        rounded(change.after),
    )
}

/// A change that is not asserted.
fn candidate(trend: &Trend, change: &Change) -> String {
    format!(
        "Whether incidents {} after {}, from {} to {} a {}, cannot be told from chance.",
        verb(change),
        named(change.last_of_old),
        rounded(change.before),
        rounded(change.after),
        unit(trend.unit).one
    )
}

fn quiet(trend: &Trend) -> String {
    let quiet = match trend.quiet {
        Ok(quiet) => quiet,
        Err(_) if trend.periods.last().is_some_and(|last| last.incidents > 0) => {
            return "There is no quiet run at the end: the last period has incidents.".to_owned();
        }
        Err(NotEstimable::NoQuietRun) => {
            return format!(
                "There is no quiet run at the end: the last whole {} has incidents.",
                unit(trend.unit).one
            );
        }
        Err(reason) => return format!("Quiet run at the end. {reason}"),
    };
    // A period that is covered in part is no quiet one yet.
    let whole = trend.periods.iter().rev().skip_while(|last| !last.complete);
    let run: Vec<_> = whole.take_while(|period| period.incidents == 0).collect();
    let unit = unit(trend.unit);
    let end = run
        .first()
        .map_or_else(String::new, |last| named(last.period));
    format!(
        "The last {} whole {}, up to {end}, had no incident. At the earlier rate of {} a {} the \
         chance of that is {}, with the uncertainty of that rate.",
        run.len(),
        unit.form(run.len() as f64),
        rounded(quiet.rate),
        unit.one,
        chance(quiet.chance)
    )
}
