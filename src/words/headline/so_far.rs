//! A year up to a day, against others up to the same day of the calendar.

use chrono::NaiveDate;

use crate::query::Measure;
use crate::table::decimal;
use crate::words::chart_subject::in_place;
use crate::words::measure::happened;
use crate::words::{capital, day_and_month};

/// A year up to a day, against others up to the same day.
#[derive(Debug, Clone, PartialEq)]
pub struct SoFar {
    /// What is summed.
    pub measure: Measure,
    /// Where, when the caller chose one place.
    pub place: Option<String>,
    /// The year.
    pub year: i32,
    /// The last covered day, when that is not the end of the year.
    pub by: Option<NaiveDate>,
    /// Its sum.
    pub value: f64,
    /// What it is set against, if there is anything.
    pub against: Option<SoFarAgainst>,
    /// Whether other estimates would give other sums.
    pub by_best: bool,
}

/// What a year is set against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SoFarAgainst {
    /// One year and its sum up to the same day.
    Year(i32, f64),
    /// The mean of the years before, up to the same day.
    MeanBefore(f64),
}

impl SoFar {
    pub(super) fn text(&self) -> String {
        let up_to = self
            .by
            .map_or_else(String::new, |day| format!(" up to {}", day_and_month(day)));
        let happened = happened(self.measure, self.value);
        let what = if self.by_best {
            format!("By the best estimates {happened}")
        } else {
            capital(&happened)
        };
        let had = format!(
            "{what}{} in {}{up_to}",
            in_place(self.place.as_deref()),
            self.year
        );
        let then = self.by.map_or("", |_| " by then");
        match self.against {
            None => had,
            Some(SoFarAgainst::Year(year, sum)) => {
                format!("{had}, against {}{then} in {year}", number(sum))
            }
            Some(SoFarAgainst::MeanBefore(mean)) => {
                format!(
                    "{had}; the years before had {}{then} on average",
                    number(mean)
                )
            }
        }
    }
}

fn number(value: f64) -> String {
    if value == 0.0 {
        "none".to_owned()
    } else {
        decimal(value, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_so_far_reads_well() {
        let so_far = |by, place: Option<&str>, against| {
            SoFar {
                measure: Measure::Killed,
                place: place.map(str::to_owned),
                year: 2021,
                by,
                value: 1032.0,
                against,
                by_best: false,
            }
            .text()
        };
        let by = NaiveDate::from_ymd_opt(2021, 1, 22);
        assert_eq!(
            so_far(by, None, Some(SoFarAgainst::Year(2018, 38.0))),
            "1,032 were killed in 2021 up to 22 January, against 38 by then in 2018"
        );
        assert_eq!(
            so_far(None, Some("mosul"), Some(SoFarAgainst::MeanBefore(3.25))),
            "1,032 were killed in Mosul in 2021; the years before had 3.2 on average"
        );
        assert_eq!(so_far(None, None, None), "1,032 were killed in 2021");
        assert_eq!(
            so_far(by, None, Some(SoFarAgainst::Year(2018, 0.0))),
            "1,032 were killed in 2021 up to 22 January, against none by then in 2018"
        );
    }
}
