//! Calendar units: which period a day falls in, its name and its days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::Span;
use crate::error::Result;
use crate::limits::PERIODS;

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Calendar year.
    Year,
    /// Three months, from January.
    Quarter,
    /// Calendar month.
    Month,
    /// Week from Monday; the week of 4 January is the first (ISO 8601).
    IsoWeek,
    /// Week from Sunday; the week of 4 January is the first (MMWR weeks, US
    /// Centers for Disease Control).
    EpiWeek,
    /// Day of the week, from Monday.
    Weekday,
    /// Calendar day.
    Day,
}

impl Unit {
    /// All units, in order of presentation.
    pub const ALL: [Unit; 7] = [
        Unit::Year,
        Unit::Quarter,
        Unit::Month,
        Unit::IsoWeek,
        Unit::EpiWeek,
        Unit::Weekday,
        Unit::Day,
    ];

    /// The name in options and headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::IsoWeek => "isoweek",
            Self::EpiWeek => "epiweek",
            Self::Weekday => "weekday",
            Self::Day => "day",
        }
    }

    /// Refuses days with more periods than the limit.
    ///
    /// # Errors
    /// `TooLarge` when there are more.
    pub(crate) fn allow_periods(self, days: Span) -> Result<()> {
        let number = self.index(days.last) - self.index(days.first) + 1;
        PERIODS.allow(
            number.unsigned_abs(),
            "the days looked at have too many periods",
        )
    }

    /// Number of the period that `date` falls in; the next period has the next
    /// number. Weekdays count from Monday = 0.
    #[must_use]
    pub fn index(self, date: NaiveDate) -> i64 {
        let year = i64::from(date.year());
        let day = i64::from(date.num_days_from_ce());
        match self {
            Self::Year => year,
            Self::Quarter => year * 4 + i64::from(date.month0() / 3),
            Self::Month => year * 12 + i64::from(date.month0()),
            // Day 1 of the common era, 1 January 0001, is a Monday.
            Self::IsoWeek => (day - 1).div_euclid(7),
            Self::EpiWeek => day.div_euclid(7),
            Self::Weekday => i64::from(date.weekday().num_days_from_monday()),
            Self::Day => day,
        }
    }

    /// First and last day of a period; `None` for weekdays, which recur, and for
    /// what lies beyond the calendar (some 262,000 years either way).
    #[must_use]
    pub fn days(self, index: i64) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.first_day(index)?;
        let last = self.first_day(index.checked_add(1)?)?.pred_opt()?;
        Some((first, last))
    }

    fn first_day(self, index: i64) -> Option<NaiveDate> {
        let month = |months: i64| {
            NaiveDate::from_ymd_opt(
                i32::try_from(months.div_euclid(12)).ok()?,
                u32::try_from(months.rem_euclid(12)).ok()? + 1,
                1,
            )
        };
        let day = |day: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
        match self {
            Self::Year => month(index.checked_mul(12)?),
            Self::Quarter => month(index.checked_mul(3)?),
            Self::Month => month(index),
            Self::IsoWeek => day(index.checked_mul(7)?.checked_add(1)?),
            Self::EpiWeek => day(index.checked_mul(7)?),
            Self::Weekday => None,
            Self::Day => day(index),
        }
    }

    /// Year and number of a week; `None` for other units, and beyond the calendar.
    #[must_use]
    pub fn week(self, index: i64) -> Option<(i32, u32)> {
        if !matches!(self, Self::IsoWeek | Self::EpiWeek) {
            return None;
        }
        // A week belongs to the year that holds its fourth day.
        let middle = self.first_day(index)?.checked_add_days(Days::new(3))?;
        Some((middle.year(), middle.ordinal0() / 7 + 1))
    }

    /// The period's name: `2018`, `2018-Q1`, `2018-01`, `2018-W03`, `Monday`,
    /// `2018-01-15`; empty for a week or day beyond the calendar, and for a weekday
    /// that is none.
    #[must_use]
    pub fn label(self, index: i64) -> String {
        match self {
            Self::Year => index.to_string(),
            Self::Quarter => format!("{}-Q{}", index.div_euclid(4), index.rem_euclid(4) + 1),
            Self::Month => format!("{}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1),
            Self::IsoWeek | Self::EpiWeek => self
                .week(index)
                .map_or_else(String::new, |(year, week)| format!("{year}-W{week:02}")),
            Self::Weekday => weekday_name(index).to_owned(),
            Self::Day => self
                .first_day(index)
                .map_or_else(String::new, |day| day.to_string()),
        }
    }
}

fn weekday_name(index: i64) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    debug_assert_eq!(Weekday::Mon.num_days_from_monday(), 0);
    usize::try_from(index)
        .ok()
        .and_then(|index| NAMES.get(index).copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_lies_beyond_the_calendar_has_no_days() {
        for unit in Unit::ALL {
            for index in [i64::MIN, i64::MAX] {
                assert_eq!(unit.days(index), None, "{unit:?}");
                assert_eq!(unit.week(index), None, "{unit:?}");
            }
        }
        assert_eq!(Unit::IsoWeek.label(i64::MAX), "");
        assert_eq!(Unit::Weekday.label(7), "");
    }

    #[test]
    fn new_years_days_fall_in_the_published_weeks() {
        let iso = "2001-W01 2002-W01 2003-W01 2004-W01 2004-W53 2005-W52 2007-W01 2008-W01 \
                   2009-W01 2009-W53 2010-W52 2011-W52 2013-W01 2014-W01 2015-W01 2015-W53 \
                   2016-W52 2018-W01 2019-W01";
        let epi = "2001-W01 2002-W01 2003-W01 2003-W53 2004-W52 2006-W01 2007-W01 2008-W01 \
                   2008-W53 2009-W52 2010-W52 2012-W01 2013-W01 2014-W01 2014-W53 2015-W52 \
                   2017-W01 2018-W01 2019-W01";
        for (unit, weeks) in [(Unit::IsoWeek, iso), (Unit::EpiWeek, epi)] {
            for (year, week) in (2001..).zip(weeks.split_whitespace()) {
                let date = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
                assert_eq!(unit.label(unit.index(date)), week, "{unit:?} {date}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_period(day in 600_000i32..800_000, unit in 0usize..7) {
            let unit = Unit::ALL[unit];
            let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            let index = unit.index(date);
            if let Some((first, last)) = unit.days(index) {
                prop_assert!(first <= date && date <= last);
                prop_assert_eq!(unit.index(first), index);
                prop_assert_eq!(unit.index(last), index);
                prop_assert_eq!(unit.index(last.succ_opt().unwrap()), index + 1);
            }
        }
    }
}
