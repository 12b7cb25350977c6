//! What a table is broken down by.

use serde::{Deserialize, Serialize};

use super::Unit;
use crate::error::{Error, Result};
use crate::schema::{Column, nearest};

/// A dimension: a calendar unit or a text column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Dimension {
    /// Periods of the calendar.
    Time(Unit),
    /// Values of a column.
    Text(Column),
}

/// Columns that a table can be broken down by.
const TEXTS: [Column; 11] = [
    Column::Country,
    Column::Admin1,
    Column::Admin2,
    Column::City,
    Column::District,
    Column::Site,
    Column::AttackType,
    Column::Weapon,
    Column::Target,
    Column::Actor,
    Column::Source,
];

impl Dimension {
    /// Calendar years.
    pub const YEAR: Self = Self::Time(Unit::Year);
    /// Calendar months.
    pub const MONTH: Self = Self::Time(Unit::Month);
    /// Countries.
    pub const COUNTRY: Self = Self::Text(Column::Country);
    /// First-level divisions: provinces, states.
    pub const ADMIN1: Self = Self::Text(Column::Admin1);
    /// Districts of a city.
    pub const DISTRICT: Self = Self::Text(Column::District);
    /// How it was done.
    pub const ATTACK_TYPE: Self = Self::Text(Column::AttackType);

    /// The name in options, headers and plans.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Time(unit) => unit.name(),
            Self::Text(column) => column.name(),
        }
    }

    /// All dimensions, in order of presentation.
    pub fn all() -> impl Iterator<Item = Self> {
        Unit::ALL
            .into_iter()
            .map(Self::Time)
            .chain(TEXTS.into_iter().map(Self::Text))
    }
}

impl std::str::FromStr for Dimension {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let name = text.trim().to_ascii_lowercase().replace('-', "_");
        Self::all()
            .find(|dimension| dimension.name() == name)
            .ok_or_else(|| {
                let names: Vec<&str> = Self::all().map(Self::name).collect();
                let near = nearest(text, names.iter().copied())
                    .map(|near| format!("did you mean \"{near}\"? "))
                    .unwrap_or_default();
                Error::setting("there is no dimension of that name")
                    .value(text)
                    .hint(format!("{near}the dimensions are {}", names.join(", ")))
            })
    }
}

impl std::str::FromStr for Unit {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.parse()? {
            Dimension::Time(unit) => Ok(unit),
            Dimension::Text(_) => Err(Error::setting("this is no unit of time")
                .value(text)
                .hint("choose year, quarter, month, isoweek, epiweek, weekday or day")),
        }
    }
}

impl TryFrom<String> for Dimension {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Dimension> for String {
    fn from(dimension: Dimension) -> Self {
        dimension.name().to_owned()
    }
}
