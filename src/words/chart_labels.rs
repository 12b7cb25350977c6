//! Labels inside charts: what a line is, what an axis measures, whose a point is.

use chrono::NaiveDate;

use super::chart_subject::victims;
use super::long_day;
use crate::estimate::Level;
use crate::query::{Measure, Unit};
use crate::table::{decimal, grouped, rounded};

/// What follows a toll: "70 or more".
pub const OR_MORE: &str = "or more";

/// What a step of a trend is: "mean per month, in a stretch of one rate".
#[must_use]
pub fn mean_rate(unit: Unit) -> String {
    format!(
        "mean per {}, in a stretch of one rate",
        super::unit(unit).one
    )
}

/// What a band of a trend is: "where the change was (95 % credible)".
#[must_use]
pub fn change_band(level: Level) -> String {
    let percent = decimal(level.get() * 100.0, 1);
    format!("where the change was ({percent} % credible)")
}

/// Days between one incident and the next.
#[must_use]
pub fn days_since() -> String {
    "Days since the one before".to_owned()
}

/// What circles are whose point stands for more than a place.
#[must_use]
pub fn vague_place() -> String {
    "place known to the city, province or country only".to_owned()
}

/// What ended a quiet time: "15 January 2018, Tayaran Square".
#[must_use]
pub fn dated_place(date: NaiveDate, place: Option<&str>) -> String {
    let day = long_day(date);
    match place {
        Some(place) => format!("{day}, {place}"),
        None => day,
    }
}

/// A large incident: "Karrada, 3 July 2016: 324".
#[must_use]
pub fn dated_toll(place: Option<&str>, date: NaiveDate, toll: u64) -> String {
    let (day, toll) = (long_day(date), grouped(toll as f64));
    match place {
        Some(place) => format!("{place}, {day}: {toll}"),
        None => format!("{day}: {toll}"),
    }
}

/// What an axis of tolls measures: "killed in an incident".
#[must_use]
pub fn toll_of_incident(measure: Measure) -> String {
    format!("{} in an incident", victims(measure))
}

/// What an axis of shares measures: "Share of incidents with at least so many
/// killed".
#[must_use]
pub fn share_of_incidents(measure: Measure) -> String {
    format!(
        "Share of incidents with at least so many {}",
        victims(measure)
    )
}

/// What a fitted line is: "power law from 12 on, exponent 2.5".
#[must_use]
pub fn power_law(from: u64, exponent: f64) -> String {
    format!(
        "power law from {} on, exponent {}",
        grouped(from as f64),
        rounded(exponent)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_well() {
        let day = NaiveDate::from_ymd_opt(2016, 7, 3).unwrap();
        for (label, text) in [
            (
                mean_rate(Unit::EpiWeek),
                "mean per week, in a stretch of one rate",
            ),
            (
                change_band(Level::P95),
                "where the change was (95 % credible)",
            ),
            (dated_place(day, Some("Karrada")), "3 July 2016, Karrada"),
            (dated_place(day, None), "3 July 2016"),
            (
                dated_toll(Some("Karrada"), day, 1324),
                "Karrada, 3 July 2016: 1,324",
            ),
            (dated_toll(None, day, 1), "3 July 2016: 1"),
            (
                toll_of_incident(Measure::Casualties),
                "killed or injured in an incident",
            ),
            (
                share_of_incidents(Measure::Injured),
                "Share of incidents with at least so many injured",
            ),
            (
                power_law(1000, 2.5),
                "power law from 1,000 on, exponent 2.50",
            ),
        ] {
            assert_eq!(label, text);
        }
    }
}
