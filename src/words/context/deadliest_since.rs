//! Since when an incident is the deadliest.

use chrono::NaiveDate;

use super::earlier::days_before;
use super::{Sentences, under};
use crate::analysis::context::{DeadliestSince, Earlier, LastAsBad};
use crate::evidence::Mention;
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
    let unless = found
        .rival
        .as_ref()
        .map_or_else(String::new, |rival| unless(found, rival));
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

/// ", unless that of March 2019 (20 to 50 killed) came in between and was as bad".
fn unless(found: &LastAsBad, rival: &Mention) -> String {
    let that = if rival.is_summary {
        "one of those"
    } else {
        "that"
    };
    let another = match found.open {
        1 => String::new(),
        2 => " or another".to_owned(),
        open => format!(" or one of {} others", grouped(open as f64 - 1.0)),
    };
    let when = match found.last {
        Some(_) => "in between",
        None => "before it",
    };
    format!(
        ", unless {that} of {}{another} came {when} and was as bad",
        mention(rival)
    )
}

/// "since 15 January 2018 (38 killed)", "in the records, which begin on ...".
fn since_words(last: Option<&Earlier>, begin: NaiveDate) -> String {
    match last {
        Some(last) => format!("since {}", mention(&last.mention)),
        None => format!("in the records, which begin on {}", long_day(begin)),
    }
}
