//! Since when an incident is the deadliest.

use chrono::NaiveDate;

use super::earlier::days_before;
use super::{Sentences, under};
use crate::analysis::context::{DeadliestSince, Earlier};
use crate::query::{Measure, Scenario};
use crate::table::grouped;
use crate::words::group::there;
use crate::words::measure::number_of;
use crate::words::{in_area, long_day, mention, noun};

pub(super) fn sentences(since: &DeadliestSince) -> Sentences {
    let place = in_area(&since.area);
    let deadliest = match since.measure {
        Measure::Killed => "deadliest",
        _ => "worst",
    };
    let Some(found) = &since.found else {
        return Sentences::one(format!(
            "Without a best estimate of {} it cannot be said since when it is the {deadliest} \
             {place}.",
            number_of(since.measure)
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
    let best = match &found.last {
        Some(last) if last.days.exactly() == Some(0) => format!(
            "Not the {deadliest} {place}: that of {} had at least as many {}, on the same day.",
            mention(&last.mention),
            noun(since.measure)
        ),
        Some(last) => format!(
            "By the best estimates the {deadliest} {place} {}, {}{unless}.",
            since_words(Some(last), begin),
            days_before(last.days)
        ),
        None => format!(
            "By the best estimates the {deadliest}{} {}{unless}.",
            there(&since.area),
            since_words(None, begin)
        ),
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
