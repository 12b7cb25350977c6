//! Since when an incident is the deadliest.

use chrono::NaiveDate;

use super::{Sentences, under};
use crate::analysis::context::{DeadliestSince, Earlier};
use crate::query::{Measure, Scenario};
use crate::table::grouped;
use crate::words::{in_area, long_day, mention, noun};

pub(super) fn sentences(since: &DeadliestSince) -> Sentences {
    let (place, noun) = (in_area(&since.area), noun(since.measure));
    let Some(found) = &since.found else {
        return Sentences::one(format!(
            "How many were {noun} is not known by a best estimate, so it has no rank {place} by \
             one."
        ));
    };
    let unsure = match found.open {
        0 => String::new(),
        1 => {
            " One record may be of a later one: its date, place or toll is not certain.".to_owned()
        }
        more => format!(
            " {} records may be of later ones: their dates, places or tolls are not certain.",
            grouped(more as f64)
        ),
    };
    let begin = since.records_begin;
    let best = match &found.last {
        Some(last) if last.days == 0 => {
            let worst = match since.measure {
                Measure::Killed => "deadliest",
                _ => "worst",
            };
            format!(
                "Not the {worst} {place}: that of {} had as many {noun} or more, on the same \
                 day.{unsure}",
                mention(&last.mention)
            )
        }
        last => {
            let worst = match since.measure {
                Measure::Killed => "Deadliest",
                _ => "Worst",
            };
            let after = match last.as_ref().map(|last| last.days) {
                None => String::new(),
                Some(1) => ", the day before".to_owned(),
                Some(days) => format!(", {} days before", grouped(days as f64)),
            };
            format!(
                "{worst} {place} {}{after}.{unsure}",
                since_words(last.as_ref(), begin)
            )
        }
    };
    let other = |scenario: Scenario, last: &Option<Option<Earlier>>| {
        last.as_ref()
            .map(|last| under(scenario, &since_words(last.as_ref(), begin)))
    };
    Sentences {
        best,
        by_low: other(Scenario::Low, &found.by_low),
        by_high: other(Scenario::High, &found.by_high),
    }
}

/// "since 15 January 2018 (38 killed)", "in the records, which begin on ...".
fn since_words(last: Option<&Earlier>, begin: NaiveDate) -> String {
    match last {
        Some(last) => format!("since {}", mention(&last.mention)),
        None => format!("in the records, which begin on {}", long_day(begin)),
    }
}
