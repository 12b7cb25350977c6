//! How a measure went from period to period.

use super::amount::Amount;
use crate::query::{Measure, Unit};
use crate::table::decimal;
use crate::words::chart_subject::in_place;
use crate::words::measure::is_plural;
use crate::words::{period, subject};

/// A period in a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadlinePeriod {
    /// A period of the calendar by its number.
    Period(Unit, i64),
    /// A period as it was named: "2021 to 22 Jan".
    Named(String),
}

impl HeadlinePeriod {
    pub(super) fn words(&self) -> String {
        match self {
            Self::Period(unit, index) => period(*unit, *index),
            Self::Named(name) => name.clone(),
        }
    }
}

/// How a measure went, by the periods that tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct OverTime {
    /// What went so.
    pub measure: Measure,
    /// Where, when the caller chose one place.
    pub place: Option<String>,
    /// How it went.
    pub course: Course,
}

/// The course of a measure.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// From its highest to its last.
    Fell {
        /// The highest period and its number.
        from: (HeadlinePeriod, f64),
        /// The last period, or all periods of none at the end, in order.
        to: (Vec<HeadlinePeriod>, f64),
    },
    /// From its first to its last, which is the highest.
    Rose {
        /// The first period and its number.
        from: (HeadlinePeriod, f64),
        /// The last period and its number.
        to: (HeadlinePeriod, f64),
    },
    /// Neither: when it was highest.
    Highest(HeadlinePeriod, Amount),
    /// Two periods that are about the same.
    Alike((HeadlinePeriod, Amount), (HeadlinePeriod, Amount)),
}

impl OverTime {
    pub(super) fn text(&self) -> String {
        let what = format!(
            "{}{}",
            subject(self.measure),
            in_place(self.place.as_deref())
        );
        let verb = if is_plural(self.measure) {
            "were"
        } else {
            "was"
        };
        match &self.course {
            Course::Fell {
                from: (top, most),
                to: (last, end),
            } => format!(
                "{what} fell from {} in {} to {} in {}",
                number(*most),
                top.words(),
                number(*end),
                run(last)
            ),
            Course::Rose {
                from: (first, start),
                to: (last, end),
            } => format!(
                "{what} rose from {} in {} to {} in {}",
                number(*start),
                first.words(),
                number(*end),
                last.words()
            ),
            Course::Highest(when, value) => {
                if *value == Amount::Exactly(0.0) {
                    return format!("{what} {verb} never above zero");
                }
                format!(
                    "{what} {verb} highest in {}: {}",
                    when.words(),
                    value.plain()
                )
            }
            Course::Alike((first, before), (second, Amount::Exactly(after)))
                if *before == Amount::Exactly(*after) =>
            {
                format!(
                    "{what} {verb} the same in {} and {}: {}",
                    first.words(),
                    second.words(),
                    before.plain()
                )
            }
            Course::Alike((first, before), (second, after)) => format!(
                "{what} hardly differed: {} in {}, {} in {}",
                before.plain(),
                first.words(),
                after.plain(),
                second.words()
            ),
        }
    }
}

/// "2020", "2019 and 2020", "2017 to 2020".
fn run(periods: &[HeadlinePeriod]) -> String {
    match periods {
        [] => String::new(),
        [one] => one.words(),
        [first, last] => format!("{} and {}", first.words(), last.words()),
        [first, .., last] => format!("{} to {}", first.words(), last.words()),
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
    fn changes_read_well() {
        let year = |year| HeadlinePeriod::Period(Unit::Year, year);
        let of = |measure, place: Option<&str>, course| {
            let place = place.map(str::to_owned);
            OverTime {
                measure,
                place,
                course,
            }
            .text()
        };
        assert_eq!(
            of(
                Measure::Killed,
                Some("baghdad"),
                Course::Fell {
                    from: (year(2007), 1234.0),
                    to: (vec![year(2019), year(2020)], 0.0)
                }
            ),
            "The number killed in Baghdad fell from 1,234 in 2007 to none in 2019 and 2020"
        );
        let to = (vec![year(2017), year(2018), year(2019)], 0.0);
        let from = (HeadlinePeriod::Named("2013".to_owned()), 20.0);
        assert_eq!(
            of(Measure::Incidents, None, Course::Fell { from, to }),
            "Incidents fell from 20 in 2013 to none in 2017 to 2019"
        );
        assert_eq!(
            of(
                Measure::Injured,
                None,
                Course::Rose {
                    from: (year(2004), 1.0),
                    to: (HeadlinePeriod::Period(Unit::Month, 2005 * 12), 2.5)
                }
            ),
            "The number injured rose from 1 in 2004 to 2.5 in January 2005"
        );
        assert_eq!(
            of(
                Measure::Casualties,
                None,
                Course::Highest(year(2004), Amount::Exactly(9.0))
            ),
            "Casualties were highest in 2004: 9"
        );
        assert_eq!(
            of(
                Measure::Killed,
                None,
                Course::Alike(
                    (year(2007), Amount::ByBest(871.0)),
                    (year(2013), Amount::ByBest(886.0))
                )
            ),
            "The number killed hardly differed: 871 by the best estimates in 2007, 886 by the best \
             estimates in 2013"
        );
        let alike = |number| {
            let number = Amount::Exactly(number);
            Course::Alike((year(2007), number), (year(2013), number))
        };
        assert_eq!(
            of(Measure::Incidents, None, alike(1.0)),
            "Incidents were the same in 2007 and 2013: 1"
        );
        assert_eq!(
            of(Measure::Killed, None, alike(0.0)),
            "The number killed was the same in 2007 and 2013: none"
        );
        assert_eq!(
            of(
                Measure::Killed,
                None,
                Course::Highest(year(2007), Amount::Exactly(0.0))
            ),
            "The number killed was never above zero"
        );
    }
}
