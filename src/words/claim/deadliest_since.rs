//! Why an incident is the deadliest since then, or is not.

use super::since::{named, when};
use super::uncovered::uncovered;
use crate::analysis::claim::{SinceGrounds, Verdict};
use crate::words::{in_area, long_day, mention, noun, such_incident, toll_of};

pub(super) fn explanation(grounds: &SinceGrounds, _: Verdict) -> String {
    let (place, such) = (in_area(&grounds.area), such_incident(&grounds.such));
    let (noun, days) = (noun(grounds.measure), when(grounds.days));
    let toll = toll_of(grounds.measure, grounds.toll);
    let text = if let Some(rival) = &grounds.decisive {
        format!(
            "The one of {} had at least as many {noun} as this one ({toll}).",
            mention(rival)
        )
    } else if grounds.open_in_all == 0 {
        let last = match &grounds.last_before {
            Some(last) => format!(
                "The last that did, by the best estimates, was that of {}.",
                mention(last)
            ),
            None => format!(
                "No earlier one in the records, which begin on {}, did.",
                long_day(grounds.records_begin)
            ),
        };
        format!("No other {such} {place} {days} had as many {noun} as this one ({toll}). {last}")
    } else {
        format!(
            "Whether another {such} {place} {days} had as many {noun} as this one ({toll}) is not \
             certain: {} may have.",
            named(&grounds.open, grounds.open_in_all)
        )
    };
    text + &uncovered(grounds.uncovered)
}
