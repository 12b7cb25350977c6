//! Which incidents are looked at.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Condition;
use crate::error::{Error, Result};
use crate::schema::{Column, DATE_PRECISIONS, LOCATION_PRECISIONS};

/// Columns in which [`Filter::place`] looks, coarsest first.
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

/// Which incidents are looked at. An incident must pass all that is given; one of
/// which nobody can say whether it does is left out and [counted](super::LeftOut).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filter {
    /// First day looked at.
    #[serde(deserialize_with = "super::date_field::first")]
    pub from: Option<NaiveDate>,
    /// Last day looked at.
    #[serde(deserialize_with = "super::date_field::last")]
    pub to: Option<NaiveDate>,
    /// Last day of the data: no incident that begins later is used.
    #[serde(deserialize_with = "super::date_field::last")]
    pub as_of: Option<NaiveDate>,
    /// Words in the country's name, any of them, compared folded.
    pub country: Vec<String>,
    /// Words in any of [`PLACES`], any of them, compared folded.
    pub place: Vec<String>,
    /// A circle, limit included.
    pub near: Option<Near>,
    /// Words in the attack type, any of them, compared folded.
    pub attack_type: Vec<String>,
    /// Words in the actor, any of them, compared folded.
    pub actor: Vec<String>,
    /// Smallest best estimate of killed, in people.
    pub min_killed: Option<i64>,
    /// Coarsest location precision, one of
    /// [`LOCATION_PRECISIONS`](crate::schema::LOCATION_PRECISIONS).
    pub min_location_precision: Option<String>,
    /// Coarsest date precision, one of
    /// [`DATE_PRECISIONS`](crate::schema::DATE_PRECISIONS).
    pub min_date_precision: Option<String>,
    /// Conditions `COLUMN OP VALUE`, all of them.
    #[serde(rename = "where")]
    pub conditions: Vec<Condition>,
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
    /// `Setting` when the days are in the wrong order, the circle is none, or there
    /// is no precision of that name.
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
        rank(self.min_location_precision.as_deref(), &LOCATION_PRECISIONS)
            .map_err(|error| error.field("min-location-precision"))?;
        rank(self.min_date_precision.as_deref(), &DATE_PRECISIONS)
            .map_err(|error| error.field("min-date-precision"))?;
        Ok(())
    }

    /// This filter with what `inner` sets instead of what this one does, as a
    /// section of a report has it over the report's own. Conditions of both must
    /// hold.
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

    /// First and last day that are looked at inside `coverage`; `None` when it
    /// leaves none.
    #[must_use]
    pub fn days(&self, coverage: super::Span) -> Option<super::Span> {
        let first = self
            .from
            .map_or(coverage.first, |from| from.max(coverage.first));
        let last = self.to.map_or(coverage.last, |to| to.min(coverage.last));
        super::Span::new(first, last)
    }
}

/// The place of a precision in `order`, finest first.
pub(super) fn rank(code: Option<&str>, order: &[&str]) -> Result<Option<usize>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poles_and_the_date_line_are_on_the_globe() {
        let valid = |latitude, longitude, radius_km| {
            let near = Some(Near {
                latitude,
                longitude,
                radius_km,
            });
            let filter = Filter {
                near,
                ..Filter::default()
            };
            filter.validate().is_ok()
        };
        assert!(valid(90.0, 180.0, 1.0) && valid(-90.0, -180.0, 1.0));
        for (latitude, longitude, radius_km) in [
            (90.000_1, 0.0, 1.0),
            (-90.000_1, 0.0, 1.0),
            (0.0, 180.000_1, 1.0),
            (0.0, -180.000_1, 1.0),
            (0.0, 0.0, -1.0),
            (f64::NAN, 0.0, 1.0),
        ] {
            assert!(
                !valid(latitude, longitude, radius_km),
                "{latitude} {longitude}"
            );
        }
    }
}
