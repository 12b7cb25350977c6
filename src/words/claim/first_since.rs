//! Why an incident is the first since then, or is not.

use super::since::{named, when};
use super::uncovered::uncovered;
use crate::analysis::claim::{SinceGrounds, Verdict};
use crate::words::{in_area, mention, such_incident};

pub(super) fn explanation(grounds: &SinceGrounds, _: Verdict) -> String {
    let (place, such) = (in_area(&grounds.area), such_incident(&grounds.such));
    let days = when(grounds.days);
    let text = if let Some(rival) = &grounds.decisive {
        format!(
            "There was an {such} {place} before it: that of {}.",
            mention(rival)
        )
    } else if grounds.open_in_all == 0 {
        let last = match &grounds.last_before {
            Some(last) => format!("The one before was that of {}.", mention(last)),
            None => "There is no earlier one in the records.".to_owned(),
        };
        format!("There is no other {such} {place} {days}. {last}")
    } else {
        format!(
            "Whether there was another {such} {place} {days} before it is not certain: {} may have \
             been one.",
            named(&grounds.open, grounds.open_in_all)
        )
    };
    text + &uncovered(grounds.uncovered)
}
