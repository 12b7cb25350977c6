//! Rates per head as a table.

use std::borrow::Cow;

use super::measure_cell::{dimension_column, measure_cell};
use super::{PLACE, YEAR, all_left_out, no_variance};
use crate::analysis::{NoPersonYears, PlaceRate, Rates};
use crate::error::Result;
use crate::estimate::Interval;
use crate::estimate::random::Resampling;
use crate::query::Key;
use crate::table::{Answer, Cell, CellKind, Row, Table, TableColumn, decimal, grouped};

/// Why a place has no rate: "not in the population table", "no population for 2
/// years, 2018 to 2019".
#[must_use]
pub fn no_person_years(missing: NoPersonYears) -> String {
    match missing {
        NoPersonYears::UnknownPlace => "the place is unknown".to_owned(),
        NoPersonYears::NoSuchPlace => "not in the population table".to_owned(),
        NoPersonYears::NoPopulation { first, last, .. } if first == last => {
            format!("no population for {first}")
        }
        NoPersonYears::NoPopulation { years, first, last } => {
            format!(
                "no population for {}, {first} to {last}",
                YEAR.count(years.into())
            )
        }
    }
}

/// "2 of 20 places have no rate: see the last column."; `None` when all have one.
fn places_without(without: usize, all: usize) -> Option<String> {
    if without == 0 {
        return None;
    }
    let places = PLACE.count(all as f64);
    let which = match without {
        1 if all == 1 => "The only place has no rate".to_owned(),
        1 => format!("1 of {places} has no rate"),
        _ if without == all => format!("None of {places} has a rate"),
        more => format!("{} of {places} have no rate", grouped(more as f64)),
    };
    Some(format!("{which}: see the last column."))
}

impl Answer for Rates {
    fn reading(&self) -> Result<Cow<'_, Table>> {
        self.table().map(Cow::Owned)
    }
}

impl Rates {
    /// The rates as a table. A place without a population is listed, with what
    /// is missing.
    ///
    /// # Errors
    /// Never: every row has a cell a column.
    pub fn table(&self) -> Result<Table> {
        let per = format!("per {} people and year", grouped(self.options.per));
        let measure = self.options.measure;
        let toll = measure.name();
        let label = measure.label();
        let columns = vec![
            dimension_column(self.options.by),
            TableColumn::new("incidents", "Incidents", CellKind::Number { decimals: 0 }),
            TableColumn::new(
                "person_years",
                "People times years",
                CellKind::Number { decimals: 0 },
            ),
            TableColumn::new(
                "incident_rate",
                &format!("Incidents {per}"),
                CellKind::Estimate,
            ),
            TableColumn::new(toll, label, CellKind::Toll),
            TableColumn::new(
                &format!("{toll}_rate"),
                &format!("{label} {per}"),
                CellKind::Estimate,
            ),
            TableColumn::text("missing", "What is missing"),
        ];
        let rows = self.places.iter().map(|place| self.row(place)).collect();
        let mut notes = vec![format!(
            "Rates are {per}, {} to {}, with {} % intervals: of incidents by how they cluster in \
             the whole file, of tolls by resampling incidents with the same clustering (seed {}).",
            self.days.first,
            self.days.last,
            decimal(self.options.level.get() * 100.0, 1),
            Resampling::default().seed
        )];
        let without = self
            .places
            .iter()
            .filter(|place| place.person_years.is_err())
            .count();
        notes.extend(places_without(without, self.places.len()));
        let uneven = self.no_variance;
        notes.extend(uneven.map(|exponent| no_variance(measure, exponent)));
        notes.extend(all_left_out(&self.left_out));
        let title = format!(
            "Incidents and {} per head by {}",
            label.to_lowercase(),
            self.options.by.name()
        );
        Ok(Table::new(title, columns, rows)?.with_notes(notes))
    }

    fn row(&self, place: &PlaceRate) -> Row {
        let per = self.options.per;
        let estimate = |value: f64, interval: Interval| Cell::Estimate {
            value: value * per,
            lower: interval.lower * per,
            upper: interval.upper * per,
        };
        let years = place.person_years.as_ref().ok().copied();
        let toll_rate = years.zip(place.toll.as_ref()).and_then(|(years, toll)| {
            let best = toll.scenarios.best.as_ref().ok()?;
            let interval = best.bca.unwrap_or(best.percentile);
            Some(estimate(
                best.estimate / years,
                interval.scaled(1.0 / years),
            ))
        });
        Row {
            cells: vec![
                Cell::Text(Key::Text(place.place.clone()).label()),
                Cell::Number(place.sums.incidents),
                years.map_or(Cell::Blank, |years| Cell::Number(years.round())),
                match (place.incidents, place.interval) {
                    (Some(rate), Some(interval)) => estimate(rate.rate, interval),
                    (Some(rate), None) => Cell::Number(rate.rate * per),
                    (None, _) => Cell::Blank,
                },
                measure_cell(&place.sums, self.options.measure),
                toll_rate.unwrap_or(Cell::Blank),
                match &place.person_years {
                    Ok(_) => Cell::Text(String::new()),
                    Err(missing) => Cell::Text(no_person_years(*missing)),
                },
            ],
            total: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        let years = |years, first, last| {
            no_person_years(NoPersonYears::NoPopulation { years, first, last })
        };
        assert_eq!(years(1, 2018, 2018), "no population for 2018");
        assert_eq!(
            years(2, 2016, 2018),
            "no population for 2 years, 2016 to 2018"
        );
        assert_eq!(
            no_person_years(NoPersonYears::NoSuchPlace),
            "not in the population table"
        );
        assert_eq!(
            years(1000, 1000, 1999),
            "no population for 1,000 years, 1000 to 1999"
        );
    }

    #[test]
    fn places_without_a_rate_are_counted() {
        for (without, all, words) in [
            (0, 2, None),
            (
                1,
                1,
                Some("The only place has no rate: see the last column."),
            ),
            (
                1,
                2,
                Some("1 of 2 places has no rate: see the last column."),
            ),
            (
                2,
                2,
                Some("None of 2 places has a rate: see the last column."),
            ),
            (
                2,
                1000,
                Some("2 of 1,000 places have no rate: see the last column."),
            ),
        ] {
            assert_eq!(places_without(without, all).as_deref(), words);
        }
    }
}
