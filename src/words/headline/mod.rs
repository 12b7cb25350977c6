//! Headlines of charts: the finding, in a sentence.
//!
//! A figure says with a [`Headline`] what it found, as numbers and dates; how
//! that reads is said here.

mod amount;
mod change;
mod most;
mod quiet;
mod so_far;

pub use amount::Amount;
pub use change::{Course, HeadlinePeriod, OverTime};
pub use most::Most;
pub use quiet::QuietTime;
pub use so_far::{SoFar, SoFarAgainst};

use chrono::NaiveDate;

use super::chart_subject::{in_place, victims};
use super::measure::counted;
use super::ratio::from_rate_to;
use super::{ChartSubject, long_day};
use crate::query::{Measure, Unit};
use crate::table::{decimal, grouped};

/// What a chart says above all.
#[derive(Debug, Clone, PartialEq)]
pub enum Headline {
    /// What it shows: nothing in it is to be told before the rest.
    Subject(ChartSubject),
    /// How a measure went from period to period.
    OverTime(OverTime),
    /// The period whose estimates lie farthest apart.
    WidestRange {
        /// The period.
        when: HeadlinePeriod,
        /// Lowest estimate.
        low: f64,
        /// Highest estimate.
        high: f64,
    },
    /// The place or kind with most.
    Most(Most),
    /// The day with most.
    WorstDay {
        /// The day.
        day: NaiveDate,
        /// What is summed.
        measure: Measure,
        /// Its sum.
        value: Amount,
    },
    /// A year up to a day, against others up to the same day.
    SoFar(SoFar),
    /// The longest time without an incident.
    QuietTime(QuietTime),
    /// The toll that one incident in ten reaches.
    OneInTen {
        /// Whose toll.
        measure: Measure,
        /// The toll that one in ten reaches.
        toll: u64,
        /// The largest toll.
        worst: u64,
        /// Whether some tolls are unknown, and left out.
        of_known: bool,
        /// Whether other estimates differ from the best.
        by_best: bool,
    },
    /// The last change of a rate.
    RateChange {
        /// Where, when the caller chose one place.
        place: Option<String>,
        /// The period that the rate is for.
        unit: Unit,
        /// Incidents per period before.
        before: f64,
        /// Incidents per period after.
        after: f64,
        /// The last period of the old rate, by its number.
        last_of_old: i64,
    },
    /// A rate without a change.
    NoRateChange {
        /// Where, when the caller chose one place.
        place: Option<String>,
    },
    /// Nothing happened.
    NoIncidents {
        /// Where, when the caller chose one place.
        place: Option<String>,
    },
}

impl Headline {
    /// The sentence.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Subject(subject) => subject.title(),
            Self::OverTime(change) => change.text(),
            Self::WidestRange { when, low, high } => format!(
                "Estimates for {} lie farthest apart: {} to {}",
                when.words(),
                decimal(*low, 1),
                decimal(*high, 1)
            ),
            Self::Most(most) => most.text(),
            Self::WorstDay {
                day,
                measure: Measure::Incidents,
                value,
            } => format!(
                "The day with most incidents was {} ({})",
                long_day(*day),
                value.plain()
            ),
            Self::WorstDay {
                day,
                measure,
                value,
            } => format!(
                "The worst day was {}: {}",
                long_day(*day),
                value.words(|number| counted(*measure, number))
            ),
            Self::SoFar(so_far) => so_far.text(),
            Self::QuietTime(quiet) => quiet.text(),
            Self::OneInTen {
                measure,
                toll,
                worst,
                of_known,
                by_best,
            } => {
                let one = if *of_known {
                    "Of the incidents whose toll is known one in ten"
                } else {
                    "One incident in ten"
                };
                let mut text = format!(
                    "{one} had {} or more {}, the worst {}",
                    grouped(*toll as f64),
                    victims(*measure),
                    grouped(*worst as f64)
                );
                if *by_best {
                    text += &format!(", {}", amount::BY_BEST);
                }
                text
            }
            Self::RateChange {
                place,
                unit,
                before,
                after,
                last_of_old,
            } => {
                let verb = if after < before { "fell" } else { "rose" };
                format!(
                    "Incidents{} {verb} {} after {}",
                    in_place(place.as_deref()),
                    from_rate_to(*before, *after, super::unit(*unit).one),
                    super::period(*unit, *last_of_old)
                )
            }
            Self::NoRateChange { place } => format!(
                "No change in the rate of incidents{} stands out of chance",
                in_place(place.as_deref())
            ),
            Self::NoIncidents { place } => {
                format!(
                    "No incidents{} in the days shown",
                    in_place(place.as_deref())
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_read_well() {
        let day = NaiveDate::from_ymd_opt(2016, 7, 3).unwrap();
        let place = Some("baghdad".to_owned());
        for (headline, text) in [
            (
                Headline::WidestRange {
                    when: HeadlinePeriod::Period(Unit::Year, 2007),
                    low: 708.0,
                    high: 1901.0,
                },
                "Estimates for 2007 lie farthest apart: 708 to 1,901",
            ),
            (
                Headline::WorstDay {
                    day,
                    measure: Measure::Killed,
                    value: Amount::ByBest(324.0),
                },
                "The worst day was 3 July 2016: 324 killed by the best estimates",
            ),
            (
                Headline::WorstDay {
                    day,
                    measure: Measure::Incidents,
                    value: Amount::Exactly(4.0),
                },
                "The day with most incidents was 3 July 2016 (4)",
            ),
            (
                Headline::OneInTen {
                    measure: Measure::Injured,
                    toll: 70,
                    worst: 1324,
                    of_known: false,
                    by_best: false,
                },
                "One incident in ten had 70 or more injured, the worst 1,324",
            ),
            (
                Headline::RateChange {
                    place: place.clone(),
                    unit: Unit::Month,
                    before: 4.1,
                    after: 0.3,
                    last_of_old: Unit::Month.index(day),
                },
                "Incidents in Baghdad fell from 4.10 to 0.30 a month after July 2016",
            ),
            (
                Headline::RateChange {
                    place: None,
                    unit: Unit::Month,
                    before: 1.0,
                    after: 0.0,
                    last_of_old: Unit::Month.index(day),
                },
                "Incidents fell from 1 a month to none after July 2016",
            ),
            (
                Headline::WorstDay {
                    day,
                    measure: Measure::FatalIncidents,
                    value: Amount::Exactly(1.0),
                },
                "The worst day was 3 July 2016: 1 fatal incident",
            ),
            (
                Headline::NoRateChange { place: None },
                "No change in the rate of incidents stands out of chance",
            ),
            (
                Headline::NoIncidents { place },
                "No incidents in Baghdad in the days shown",
            ),
            (
                Headline::Subject(ChartSubject::ByDay(Measure::Killed)),
                "Killed by day",
            ),
        ] {
            assert_eq!(headline.text(), text);
        }
    }
}
