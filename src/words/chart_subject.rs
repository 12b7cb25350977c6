//! What a chart shows, in a few words: its headline when there is no finding to
//! tell, and the line under it.

use super::unit::length;
use super::{capital, dimension, long_day, noun, selection, unit};
use crate::query::{Dimension, Filter, Measure, Span, Unit};

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartSubject {
    /// Sums of periods: "Killed per year".
    PerPeriod(Measure, Unit),
    /// Sums of places or kinds: "Killed by province".
    By(Measure, Dimension),
    /// Sums of places or kinds in periods: "Killed by province and year".
    ByAndPeriod(Measure, Dimension, Unit),
    /// Two periods side by side: "Killed by province".
    TwoPeriods {
        /// What is summed.
        measure: Measure,
        /// The rows.
        by: Dimension,
        /// Days of the first and of the second period.
        days: [Span; 2],
    },
    /// Sums of single days: "Killed by day".
    ByDay(Measure),
    /// Sums of points: "Killed by place in Baghdad".
    ByPlace(Measure, Option<String>),
    /// Sums of years, day by day: "Killed by day of the year".
    SummedOverYear(Measure),
    /// Time between incidents: "Days between incidents in Baghdad".
    DaysBetween(Option<String>),
    /// The distribution of tolls: "How many are killed in an incident".
    PerIncident(Measure),
    /// Counts of periods of this length and stretches of one rate.
    Rates(Unit),
}

impl ChartSubject {
    /// As a headline.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::PerPeriod(measure, unit) => {
                format!("{} per {}", measure.label(), length(*unit))
            }
            Self::By(measure, by) | Self::TwoPeriods { measure, by, .. } => {
                format!("{} by {}", measure.label(), dimension(*by))
            }
            Self::ByAndPeriod(measure, by, unit) => {
                format!(
                    "{} by {} and {}",
                    measure.label(),
                    dimension(*by),
                    length(*unit)
                )
            }
            Self::ByDay(measure) => format!("{} by day", measure.label()),
            Self::ByPlace(measure, place) => {
                format!("{} by place{}", measure.label(), in_place(place.as_deref()))
            }
            Self::SummedOverYear(measure) => format!("{} by day of the year", measure.label()),
            Self::DaysBetween(place) => {
                format!("Days between incidents{}", in_place(place.as_deref()))
            }
            Self::PerIncident(measure) => {
                format!("How many are {} in an incident", victims(*measure))
            }
            Self::Rates(length) => {
                format!(
                    "Incidents per {} and stretches of one rate",
                    unit(*length).one
                )
            }
        }
    }

    /// Under a headline, with the days looked at.
    fn subtitle(&self, window: Option<Span>) -> String {
        let days = window.map(days).unwrap_or_default();
        let title = self.title();
        match self {
            Self::PerPeriod(..)
            | Self::By(..)
            | Self::ByAndPeriod(..)
            | Self::PerIncident(_)
            | Self::Rates(_) => format!("{title}, {days}"),
            Self::TwoPeriods {
                days: [baseline, against],
                ..
            } => format!(
                "{title}: {}, and {}",
                self::days(*baseline),
                self::days(*against)
            ),
            Self::ByDay(_) => format!("{title}, {days}; a column is a week from Monday"),
            Self::ByPlace(..) => format!("{title}, {days}; the area of a circle is the number"),
            Self::SummedOverYear(measure) => {
                format!(
                    "{}, summed from 1 January of each year, {days}",
                    measure.label()
                )
            }
            Self::DaysBetween(_) => format!("Days from one incident to the next, {days}"),
        }
    }
}

/// The line under a headline: which incidents, what is shown of them, and the days
/// looked at.
#[must_use]
pub fn chart_subtitle(filter: &Filter, subject: &ChartSubject, window: Option<Span>) -> String {
    let (selected, shown) = (selection(filter), subject.subtitle(window));
    if selected.is_empty() {
        shown
    } else {
        format!("{selected}; {shown}")
    }
}

/// " in Baghdad", or nothing.
pub(super) fn in_place(place: Option<&str>) -> String {
    place.map_or_else(String::new, |place| format!(" in {}", capital(place)))
}

/// What happened to people, whatever the measure: "killed", "injured".
pub(super) fn victims(measure: Measure) -> &'static str {
    if measure.is_toll() {
        noun(measure)
    } else {
        noun(Measure::Killed)
    }
}

/// "1 January 2013 to 22 January 2021".
fn days(span: Span) -> String {
    if span.first == span.last {
        return long_day(span.first);
    }
    format!("{} to {}", long_day(span.first), long_day(span.last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_range;
    use crate::schema::Column;

    #[test]
    fn charts_say_what_they_show() {
        let window = parse_range("2013..2014").ok();
        let [first, last] = ["2013", "2014"].map(|year| parse_range(year).unwrap());
        let by = Dimension::Text(Column::Admin1);
        let place = Some("baghdad".to_owned());
        let span = "1 January 2013 to 31 December 2014";
        for (subject, title, subtitle) in [
            (
                ChartSubject::PerPeriod(Measure::Killed, Unit::Year),
                "Killed per year",
                format!("Killed per year, {span}"),
            ),
            (
                ChartSubject::PerPeriod(Measure::Killed, Unit::IsoWeek),
                "Killed per week",
                format!("Killed per week, {span}"),
            ),
            (
                ChartSubject::By(Measure::Incidents, by),
                "Incidents by province",
                format!("Incidents by province, {span}"),
            ),
            (
                ChartSubject::ByAndPeriod(Measure::Killed, by, Unit::Month),
                "Killed by province and month",
                format!("Killed by province and month, {span}"),
            ),
            (
                ChartSubject::TwoPeriods {
                    measure: Measure::Killed,
                    by,
                    days: [first, last],
                },
                "Killed by province",
                "Killed by province: 1 January 2013 to 31 December 2013, and 1 January 2014 to \
                 31 December 2014"
                    .to_owned(),
            ),
            (
                ChartSubject::ByDay(Measure::Injured),
                "Injured by day",
                format!("Injured by day, {span}; a column is a week from Monday"),
            ),
            (
                ChartSubject::ByPlace(Measure::Killed, place.clone()),
                "Killed by place in Baghdad",
                format!("Killed by place in Baghdad, {span}; the area of a circle is the number"),
            ),
            (
                ChartSubject::SummedOverYear(Measure::Killed),
                "Killed by day of the year",
                format!("Killed, summed from 1 January of each year, {span}"),
            ),
            (
                ChartSubject::DaysBetween(place),
                "Days between incidents in Baghdad",
                format!("Days from one incident to the next, {span}"),
            ),
            (
                ChartSubject::PerIncident(Measure::Casualties),
                "How many are killed or injured in an incident",
                format!("How many are killed or injured in an incident, {span}"),
            ),
            (
                ChartSubject::Rates(Unit::IsoWeek),
                "Incidents per week and stretches of one rate",
                format!("Incidents per week and stretches of one rate, {span}"),
            ),
        ] {
            assert_eq!(subject.title(), title);
            assert_eq!(subject.subtitle(window), subtitle);
        }
    }
}
