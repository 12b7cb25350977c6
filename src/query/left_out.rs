//! What a filter leaves out because the records do not say.

use super::Span;
use crate::read::KilledLeftOut;
use crate::schema::Column;

/// A part of a [`Filter`](super::Filter) that single incidents are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// The last day of the data.
    AsOf,
    /// Countries.
    Country,
    /// Words in a place name of any level.
    Place,
    /// A circle on the globe.
    Near,
    /// Words in the attack type.
    AttackType,
    /// Words in the actor.
    Actor,
    /// Smallest number of killed.
    MinKilled,
    /// Coarsest precision of the location.
    MinLocationPrecision,
    /// Coarsest precision of the date.
    MinDatePrecision,
    /// A condition on a column.
    Condition(Column),
}

impl Criterion {
    /// The field of the filter, in kebab case.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::AsOf => "as-of",
            Self::Country => "country",
            Self::Place => "place",
            Self::Near => "near",
            Self::AttackType => "attack-type",
            Self::Actor => "actor",
            Self::MinKilled => "min-killed",
            Self::MinLocationPrecision => "min-location-precision",
            Self::MinDatePrecision => "min-date-precision",
            Self::Condition(_) => "where",
        }
    }
}

/// Something about a selection that a reader must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// Incidents of which nobody can say whether they pass, and which therefore do
    /// not.
    Unknown {
        /// What is not known of them.
        criterion: Criterion,
        /// How many passed everything that was asked before.
        incidents: u64,
    },
    /// Rows that are several events, of which the source knew only the sum, left out
    /// of what is of single incidents.
    Summaries {
        /// How many.
        rows: u64,
        /// Killed in them, where that was looked at.
        killed: Option<KilledLeftOut>,
    },
    /// Incidents outside the days that the records are said to cover.
    NotCovered {
        /// The days covered.
        days: Span,
        /// How many.
        incidents: u64,
        /// Killed in them, where that was looked at.
        killed: Option<KilledLeftOut>,
    },
    /// Names that no incident of the whole frame bears.
    NoSuchName {
        /// Where they were looked for.
        criterion: Criterion,
        /// As they were asked for.
        names: Vec<String>,
        /// The name in the records that is spelt most like them.
        nearest: Option<String>,
    },
}
