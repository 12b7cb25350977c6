//! Days between two incidents, as far as their days are known.

use serde::Serialize;

use super::Record;

/// How many days one incident was before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DaysBetween {
    /// Not fewer; below zero when it may have been after the other.
    pub least: i64,
    /// Not more.
    pub most: i64,
}

impl DaysBetween {
    /// From the earlier to the later. Lasting incidents are counted from the day
    /// on which they began.
    #[must_use]
    pub fn of(earlier: &Record<'_>, later: &Record<'_>) -> Self {
        let days = |record: &Record<'_>| {
            let last = if record.vague {
                record.days.last
            } else {
                record.days.first
            };
            (record.days.first, last)
        };
        let ((from_first, from_last), (to_first, to_last)) = (days(earlier), days(later));
        Self {
            least: (to_first - from_last).num_days(),
            most: (to_last - from_first).num_days(),
        }
    }

    /// The number, when it is known.
    #[must_use]
    pub fn exactly(self) -> Option<i64> {
        (self.least == self.most).then_some(self.least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::with_records;

    #[test]
    fn days_are_counted_between_days_that_are_sure() {
        let rows = "\
            a,2018-01-01,day,B,1,,\n\
            b,2018-01-05..2018-01-20,range,B,1,,\n\
            c,2018-01-10..2018-01-12,day,B,1,,\n\
            d,2018-01-31,day,B,1,,\n";
        with_records(rows, |records| {
            let between = |a: usize, b: usize| {
                let days = DaysBetween::of(&records.all[a], &records.all[b]);
                (days.least, days.most)
            };
            assert_eq!(between(0, 3), (30, 30));
            assert_eq!(between(1, 3), (11, 26));
            assert_eq!(between(0, 1), (4, 19));
            assert_eq!(between(2, 3), (21, 21));
            // Either may have been first.
            assert_eq!(between(1, 2), (-10, 5));
        });
    }
}
