//! A period of the calendar by its unit and number.

use serde::{Serialize, Serializer};

use crate::query::{Span, Unit};

/// A year, quarter, month, week or day, as [`Unit`] numbers them. In files it is
/// its label: `2018-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarPeriod {
    /// How long it is.
    pub unit: Unit,
    /// Which one: [`Unit::index`] of its days.
    pub index: i64,
}

impl CalendarPeriod {
    /// The name for programs: `2018-01`.
    #[must_use]
    pub fn label(self) -> String {
        self.unit.label(self.index)
    }

    /// Its days by the calendar; `None` for a weekday, which recurs.
    #[must_use]
    pub fn days(self) -> Option<Span> {
        let (first, last) = self.unit.days(self.index)?;
        Some(Span { first, last })
    }
}

impl Serialize for CalendarPeriod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.label())
    }
}
