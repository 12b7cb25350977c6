//! Which incidents are looked at; what is unknown is left out and counted.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use polars::prelude::{BooleanChunked, DataFrame, NewChunkedArray};
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::frame::{dates, integers, numbers, texts};
use super::geo::distance_km;
use crate::error::{Error, Result};
use crate::read::frame_error;
use crate::schema::{Column, DATE_PRECISIONS, LOCATION_PRECISIONS, nearest};
use crate::schema::{fold, has_phrase};

/// Columns in which `--place` looks.
pub const PLACES: [Column; 6] = [
    Column::Country,
    Column::Admin1,
    Column::Admin2,
    Column::City,
    Column::District,
    Column::Site,
];

/// A circle on the globe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Near {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Kilometres.
    pub radius_km: f64,
}

/// Which incidents are looked at. An incident must pass all that is given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filter {
    /// First day.
    #[serde(deserialize_with = "super::date_field::first")]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(deserialize_with = "super::date_field::last")]
    pub to: Option<NaiveDate>,
    /// Last day of the data: nothing later is used.
    #[serde(deserialize_with = "super::date_field::last")]
    pub as_of: Option<NaiveDate>,
    /// Countries, any of them, compared folded.
    pub country: Vec<String>,
    /// Words in any place column, any of them, compared folded.
    pub place: Vec<String>,
    /// A circle.
    pub near: Option<Near>,
    /// Words in the attack type, any of them, compared folded.
    pub attack_type: Vec<String>,
    /// Words in the actor, any of them, compared folded.
    pub actor: Vec<String>,
    /// Smallest best estimate of killed.
    pub min_killed: Option<i64>,
    /// Coarsest location precision.
    pub min_location_precision: Option<String>,
    /// Coarsest date precision.
    pub min_date_precision: Option<String>,
    /// Conditions `COLUMN OP VALUE`, all of them.
    #[serde(rename = "where")]
    pub conditions: Vec<Condition>,
}

/// The incidents that passed, and how many were left out for being unknown.
#[derive(Debug)]
pub struct Selection {
    /// The incidents.
    pub frame: DataFrame,
    /// Sentences on what was left out because it is unknown, for people.
    pub notes: Vec<String>,
}

impl Filter {
    /// The columns that the filter looks at.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<Column> {
        let mut columns = BTreeSet::new();
        if !self.country.is_empty() {
            columns.insert(Column::Country);
        }
        if !self.place.is_empty() {
            columns.extend(PLACES);
        }
        if self.near.is_some() {
            columns.extend([Column::Latitude, Column::Longitude]);
        }
        if !self.attack_type.is_empty() {
            columns.insert(Column::AttackType);
        }
        if !self.actor.is_empty() {
            columns.insert(Column::Actor);
        }
        if self.min_killed.is_some() {
            columns.insert(Column::Killed);
        }
        if self.min_location_precision.is_some() {
            columns.insert(Column::LocationPrecision);
        }
        if self.min_date_precision.is_some() {
            columns.insert(Column::DatePrecision);
        }
        columns.extend(self.conditions.iter().map(|condition| condition.column));
        columns
    }

    /// Checks what can be checked without data.
    ///
    /// # Errors
    /// When the days are in the wrong order, or a number or precision is none.
    pub fn validate(&self) -> Result<()> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            return Err(
                Error::setting(format!("{from} is after {to}: no day is left"))
                    .fields(["from", "to"])
                    .hint("swap the two dates"),
            );
        }
        if let (Some(from), Some(as_of)) = (self.from, self.as_of)
            && from > as_of
        {
            return Err(Error::setting(format!(
                "{from} is after the as-of date {as_of}: no day is left"
            ))
            .fields(["from", "as-of"]));
        }
        if let Some(near) = self.near {
            let on_globe = near.latitude.abs() <= 90.0 && near.longitude.abs() <= 180.0;
            if !on_globe || near.radius_km.is_nan() || near.radius_km <= 0.0 {
                return Err(
                    Error::setting("not a place on the globe, or not a radius above zero")
                        .fields(["near", "radius-km"])
                        .hint("name a latitude from -90 to 90, a longitude from -180 to 180, and kilometres"),
                );
            }
        }
        rank(self.min_location_precision.as_deref(), &LOCATION_PRECISIONS)?;
        rank(self.min_date_precision.as_deref(), &DATE_PRECISIONS)?;
        Ok(())
    }

    /// The incidents of `frame` that pass. Days are not looked at here but by
    /// [`Filter::days`], since an incident may be allocated to several.
    ///
    /// # Errors
    /// When the filter is not valid, or `frame` lacks a column.
    pub fn apply(&self, frame: &DataFrame) -> Result<Selection> {
        let passed = self.passes(frame)?;
        let mask = BooleanChunked::from_slice("keep".into(), &passed.keep);
        Ok(Selection {
            frame: frame.filter(&mask).map_err(frame_error)?,
            notes: passed.notes,
        })
    }

    /// Which rows of `frame` pass, days aside.
    pub(super) fn passes(&self, frame: &DataFrame) -> Result<Passed> {
        self.validate()?;
        let mut sieve = Sieve::new(frame);
        sieve.as_of(self.as_of)?;
        sieve.any_phrase(&self.country, "country", &[Column::Country])?;
        sieve.any_phrase(&self.place, "place", &PLACES)?;
        sieve.near(self.near)?;
        sieve.any_phrase(&self.attack_type, "attack type", &[Column::AttackType])?;
        sieve.any_phrase(&self.actor, "actor", &[Column::Actor])?;
        if let Some(least) = self.min_killed {
            let killed = integers(frame, Column::Killed)?;
            sieve.pass("number killed", |row| {
                killed[row].map(|killed| killed >= least)
            });
        }
        for (coarsest, column, order) in [
            (
                &self.min_location_precision,
                Column::LocationPrecision,
                &LOCATION_PRECISIONS[..],
            ),
            (
                &self.min_date_precision,
                Column::DatePrecision,
                &DATE_PRECISIONS[..],
            ),
        ] {
            if let Some(coarsest) = rank(coarsest.as_deref(), order)? {
                let values = texts(frame, column)?;
                let name = column.name().replace('_', " ");
                sieve.pass(&name, |row| {
                    let value = values[row]?;
                    order
                        .iter()
                        .position(|code| *code == value)
                        .map(|r| r <= coarsest)
                });
            }
        }
        for condition in &self.conditions {
            let truths = condition.evaluate(frame)?;
            sieve.pass(condition.column.name(), |row| truths[row]);
        }
        Ok(Passed {
            keep: sieve.keep,
            notes: sieve.notes,
        })
    }

    /// This filter with what `inner` sets put over it: a section of a report
    /// narrows what the report looks at. Conditions of both must hold.
    #[must_use]
    pub fn with(&self, inner: &Self) -> Self {
        let list =
            |own: &[String], inner: &[String]| if inner.is_empty() { own } else { inner }.to_vec();
        Self {
            from: inner.from.or(self.from),
            to: inner.to.or(self.to),
            as_of: inner.as_of.or(self.as_of),
            country: list(&self.country, &inner.country),
            place: list(&self.place, &inner.place),
            near: inner.near.or(self.near),
            attack_type: list(&self.attack_type, &inner.attack_type),
            actor: list(&self.actor, &inner.actor),
            min_killed: inner.min_killed.or(self.min_killed),
            min_location_precision: inner
                .min_location_precision
                .clone()
                .or_else(|| self.min_location_precision.clone()),
            min_date_precision: inner
                .min_date_precision
                .clone()
                .or_else(|| self.min_date_precision.clone()),
            conditions: [&self.conditions[..], &inner.conditions[..]].concat(),
        }
    }

    /// What it selects beside days, for a subtitle: "place baghdad; at least 10
    /// killed".
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        for (what, list) in [
            ("", &self.country),
            ("", &self.place),
            ("attack type ", &self.attack_type),
            ("actor ", &self.actor),
        ] {
            if !list.is_empty() {
                words.push(format!("{what}{}", list.join(" or ")));
            }
        }
        if let Some(near) = self.near {
            words.push(format!(
                "within {} km of {}, {}",
                near.radius_km, near.latitude, near.longitude
            ));
        }
        if let Some(least) = self.min_killed {
            words.push(format!("at least {least} killed"));
        }
        for (what, precision) in [
            ("location", &self.min_location_precision),
            ("date", &self.min_date_precision),
        ] {
            if let Some(precision) = precision {
                words.push(format!("{what} known to the {precision} or better"));
            }
        }
        words.extend(
            self.conditions
                .iter()
                .map(|condition| String::from(condition.clone())),
        );
        words.join("; ")
    }

    /// First and last day that are looked at inside `coverage`.
    #[must_use]
    pub fn days(&self, coverage: super::Span) -> Option<super::Span> {
        let first = self
            .from
            .map_or(coverage.first, |from| from.max(coverage.first));
        let last = self.to.map_or(coverage.last, |to| to.min(coverage.last));
        super::Span::new(first, last)
    }
}

fn rank(code: Option<&str>, order: &[&str]) -> Result<Option<usize>> {
    let Some(code) = code else { return Ok(None) };
    order
        .iter()
        .position(|known| known.eq_ignore_ascii_case(code))
        .map(Some)
        .ok_or_else(|| {
            Error::setting("there is no precision of that name")
                .value(code)
                .hint(format!("finest first, they are {}", order.join(", ")))
        })
}

/// Which rows passed.
pub(super) struct Passed {
    /// One flag a row.
    pub keep: Vec<bool>,
    /// Sentences on what was left out because it is unknown.
    pub notes: Vec<String>,
}

/// Rows that passed so far, and sentences on those that could not be judged.
struct Sieve<'a> {
    frame: &'a DataFrame,
    keep: Vec<bool>,
    notes: Vec<String>,
}

impl<'a> Sieve<'a> {
    fn new(frame: &'a DataFrame) -> Self {
        Self {
            frame,
            keep: vec![true; frame.height()],
            notes: Vec::new(),
        }
    }

    /// Keeps the rows for which `test` is true; `None` is unknown.
    fn pass(&mut self, what: &str, test: impl Fn(usize) -> Option<bool>) {
        let mut unknown = 0u64;
        for (row, keep) in self.keep.iter_mut().enumerate().filter(|(_, keep)| **keep) {
            let passed = test(row);
            unknown += u64::from(passed.is_none());
            *keep = passed == Some(true);
        }
        if unknown > 0 {
            let (incidents, are) = if unknown == 1 {
                ("incident", "is")
            } else {
                ("incidents", "are")
            };
            self.notes.push(format!(
                "{unknown} {incidents} whose {what} is unknown {are} left out"
            ));
        }
    }

    fn as_of(&mut self, as_of: Option<NaiveDate>) -> Result<()> {
        if let Some(as_of) = as_of {
            let first = dates(self.frame, Column::Date)?;
            self.pass("date", |row| Some(first[row] <= as_of));
        }
        Ok(())
    }

    fn any_phrase(&mut self, phrases: &[String], what: &str, columns: &[Column]) -> Result<()> {
        if phrases.is_empty() {
            return Ok(());
        }
        let folded: Vec<String> = phrases.iter().map(|phrase| fold(phrase)).collect();
        if let Some(blank) = folded.iter().position(String::is_empty) {
            return Err(
                Error::setting(format!("the {what} to look for has no letters"))
                    .value(&phrases[blank]),
            );
        }
        let values: Vec<Vec<Option<&str>>> = columns
            .iter()
            .map(|column| texts(self.frame, *column))
            .collect::<Result<_>>()?;
        // Each distinct name is folded once; looked up only, never iterated.
        let mut matches: HashMap<&str, bool> = HashMap::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        let mut found = false;
        let mut truths = Vec::with_capacity(self.keep.len());
        for row in 0..self.keep.len() {
            let mut known = false;
            let mut hit = false;
            for name in values.iter().filter_map(|column| column[row]) {
                known = true;
                hit |= *matches.entry(name).or_insert_with(|| {
                    names.insert(name);
                    folded.iter().any(|phrase| has_phrase(name, phrase))
                });
            }
            found |= hit;
            truths.push(known.then_some(hit));
        }
        if !found {
            let shown = phrases.join(", ");
            let near = nearest(&shown, names.iter().copied())
                .map(|near| format!(": did you mean \"{near}\"?"))
                .unwrap_or_default();
            self.notes
                .push(format!("no incident has the {what} \"{shown}\"{near}"));
        }
        self.pass(what, |row| truths[row]);
        Ok(())
    }

    fn near(&mut self, near: Option<Near>) -> Result<()> {
        let Some(near) = near else { return Ok(()) };
        let latitudes = numbers(self.frame, Column::Latitude)?;
        let longitudes = numbers(self.frame, Column::Longitude)?;
        self.pass("position", |row| {
            let (latitude, longitude) = latitudes[row].zip(longitudes[row])?;
            let distance = distance_km((near.latitude, near.longitude), (latitude, longitude));
            Some(distance <= near.radius_km)
        });
        Ok(())
    }
}
