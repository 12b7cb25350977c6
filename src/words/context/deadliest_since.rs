//! Since when an incident is the deadliest.

use chrono::NaiveDate;

use super::earlier::days_before;
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
    let unless = match (&found.rival, found.open) {
        (Some(rival), 1) => format!(", unless that of {} was later", mention(rival)),
        (Some(rival), open) => format!(
            ", unless that of {} or another of {} was later",
            mention(rival),
            grouped(open as f64)
        ),
        (None, _) => String::new(),
    };
    let begin = since.records_begin;
    let worst = match since.measure {
        Measure::Killed => "deadliest",
        _ => "worst",
    };
    let best = match &found.last {
        Some(last) if last.days.exactly() == Some(0) => format!(
            "Not the {worst} {place}: that of {} had as many {noun} or more, on the same day.",
            mention(&last.mention)
        ),
        last => {
            let before = last
                .as_ref()
                .map_or_else(String::new, |last| format!(", {}", days_before(last.days)));
            format!(
                "By the best estimates the {worst} {place} {}{before}{unless}.",
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
