//! The longest time without an incident.

use chrono::NaiveDate;

use crate::words::chart_subject::in_place;
use crate::words::{DAY, long_day};

/// The longest time without an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietTime {
    /// Where, when the caller chose one place.
    pub place: Option<String>,
    /// Its length in days.
    pub days: u32,
    /// The day that ended it, or the last day of the data.
    pub end: NaiveDate,
    /// Whether no incident has ended it yet.
    pub open: bool,
}

impl QuietTime {
    pub(super) fn text(&self) -> String {
        let place = in_place(self.place.as_deref());
        let (days, end) = (DAY.count(f64::from(self.days)), long_day(self.end));
        if self.open {
            format!("No incident{place} for {days} up to {end}, the longest time so far")
        } else {
            format!("The longest time without an incident{place} was {days}, ending {end}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_times_are_counted_in_days() {
        let end = NaiveDate::from_ymd_opt(2021, 1, 21).unwrap();
        for (days, open, text) in [
            (
                1102,
                false,
                "The longest time without an incident was 1,102 days, ending 21 January 2021",
            ),
            (
                1,
                true,
                "No incident for 1 day up to 21 January 2021, the longest time so far",
            ),
        ] {
            let place = None;
            let quiet = QuietTime {
                place,
                days,
                end,
                open,
            };
            assert_eq!(quiet.text(), text);
        }
    }
}
