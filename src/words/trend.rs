//! A trend in sentences.

use super::ratio::from_rate_to;
use super::{INCIDENT, capital, chance, long_day, p_is, period, unit};
use crate::analysis::{CalendarPeriod, Change, Trend};
use crate::estimate::NotEstimable;
use crate::table::{grouped, rounded};

/// What is to be said of a trend: its extent, how the counts vary, the changes of
/// rate, and the quiet at the end.
#[must_use]
pub fn sentences(trend: &Trend) -> Vec<String> {
    let mut sentences = vec![extent(trend)];
    sentences.extend(undated(trend));
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

/// What no period holds.
fn undated(trend: &Trend) -> Option<String> {
    let unit = unit(trend.unit).one;
    match trend.undated {
        0 => None,
        1 => Some(format!(
            "1 more is dated too vaguely for any one {unit}; what follows is without it."
        )),
        more => Some(format!(
            "{} more are dated too vaguely for any one {unit}; what follows is without them.",
            grouped(more as f64)
        )),
    }
}

fn extent(trend: &Trend) -> String {
    let incidents = capital(&INCIDENT.count_or_no(trend.incidents as f64));
    let periods = unit(trend.unit).count(trend.periods.len() as f64);
    match &trend.periods[..] {
        [] => format!("{incidents}."),
        [one] => format!("{incidents} in {periods}, {}.", named(one.period)),
        [first, .., last] => format!(
            "{incidents} in {periods}, {} to {}.",
            named(first.period),
            named(last.period)
        ),
    }
}

/// Dispersion before and after the changes are allowed for, together: a change
/// can pass for clustering.
fn variation(trend: &Trend) -> Vec<String> {
    let whole = match trend.dispersion {
        Err(reason) => {
            return vec![format!(
                "How much the counts vary cannot be estimated: {}.",
                reason.why()
            )];
        }
        Ok(whole) => whole,
    };
    let mut sentence = match as_much(whole.index) {
        None => "How much the counts vary cannot be told".to_owned(),
        Some(much) => format!(
            "Counts {much} chance alone would have it (p {})",
            p_is(whole.p_over)
        ),
    };
    if trend.changes.is_empty() {
        sentence.push('.');
        return vec![sentence];
    }
    match trend.dispersion_within {
        Ok(within) if !within.index.is_finite() => {
            sentence += "; how much within the stretches of one rate below cannot be told.";
        }
        Ok(within) => {
            sentence += &match rounded(within.index).as_str() {
                "1" => {
                    "; within the stretches of one rate below, just as much as chance".to_owned()
                }
                times => format!("; within the stretches of one rate below, {times} times"),
            };
            sentence += &format!(" (p {}).", p_is(within.p_over));
        }
        Err(reason) => {
            sentence += &format!(
                "; how much within the stretches of one rate cannot be estimated: {}.",
                reason.why()
            );
        }
    }
    vec![sentence]
}

/// By what chance is judged.
fn clustering(trend: &Trend) -> Option<String> {
    Some(match trend.long_run_dispersion {
        Err(reason) => format!("Whether the rate changed cannot be told: {}.", reason.why()),
        Ok(dispersion) if rounded(dispersion) == rounded(1.0) => return None,
        Ok(dispersion) => format!(
            "Incidents cluster: in the whole file counts of neighbouring stretches vary {} times \
             as much as those of independent incidents at steady rates would, and what follows \
             allows for that.",
            rounded(dispersion)
        ),
    })
}

/// Before "chance": "vary 1.20 times as much as", "do not vary, less than";
/// `None` when it is no number.
fn as_much(index: f64) -> Option<String> {
    if !index.is_finite() {
        return None;
    }
    Some(match rounded(index).as_str() {
        "0" => "do not vary at all, less than".to_owned(),
        "1" => "vary as much as".to_owned(),
        times => format!("vary {times} times as much as"),
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
        "After {} incidents {} {} ({when}).",
        named(change.last_of_old),
        verb(change),
        from_rate_to(change.before, change.after, unit)
    )
}

/// A change that is not asserted.
fn candidate(trend: &Trend, change: &Change) -> String {
    format!(
        "Whether incidents {} after {}, {}, cannot be told from chance.",
        verb(change),
        named(change.last_of_old),
        from_rate_to(change.before, change.after, unit(trend.unit).one)
    )
}

fn quiet(trend: &Trend) -> String {
    if let Some(days) = trend.after_last {
        let last = days.first.pred_opt().unwrap_or(days.first);
        return format!(
            "Nothing is said of a quiet run at the end: the last record is of {}, and nothing says \
             that the list goes on to {}: give the days that it covers.",
            long_day(last),
            long_day(days.last)
        );
    }
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
        Err(reason) => {
            return format!(
                "How unusual a quiet run at the end would be cannot be estimated: {}.",
                reason.why()
            );
        }
    };
    // A period that is covered in part is no quiet one yet.
    let whole = trend.periods.iter().rev().skip_while(|last| !last.complete);
    let run: Vec<_> = whole.take_while(|period| period.incidents == 0).collect();
    let unit = unit(trend.unit);
    let end = run
        .first()
        .map_or_else(String::new, |last| named(last.period));
    let last = match run.len() {
        1 => format!("whole {}", unit.one),
        more => format!("{} whole {}", grouped(more as f64), unit.many),
    };
    let dated = match trend.undated {
        0 => String::new(),
        _ => format!(" that is dated to the {}", unit.one),
    };
    format!(
        "The last {last}, up to {end}, had no incident{dated}. At the earlier rate of {} a {} the chance \
         of that is {}, with the uncertainty of that rate.",
        rounded(quiet.rate),
        unit.one,
        chance(quiet.chance)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variation_is_set_beside_that_of_chance() {
        for (index, words) in [
            (0.0, Some("do not vary at all, less than")),
            (1.0, Some("vary as much as")),
            (1.2, Some("vary 1.20 times as much as")),
            (f64::NAN, None),
        ] {
            assert_eq!(as_much(index).as_deref(), words);
        }
    }
}
