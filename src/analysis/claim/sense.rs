//! What a reading or a part of a sentence says.

use chrono::NaiveDate;

use super::quantifier::ClaimedNumber;
use crate::evidence::{AreaName, Reading, Such};
use crate::query::{Measure, Span};

/// What a reading or a part of a sentence says.
#[derive(Debug, Clone, PartialEq)]
pub enum Sense {
    /// None since then, in one reading of it.
    NoneSince(Reading, SinceName),
    /// Rarer from a day on, the first that "since" names or the one after its
    /// last.
    RarerFrom(Reading, NaiveDate),
    /// The last one was then.
    LastWas(Span),
    /// Its toll was that.
    LastToll(Measure, ClaimedNumber),
    /// The last of a wider place was at this place.
    LastOf(Such, AreaName),
    /// There was one before.
    OneBefore,
    /// A change of what is counted, whatever the number of days.
    AsCounted,
    /// A change by day, or of the same number of days.
    ByDay,
}

impl Sense {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NoneSince(reading, _) | Self::RarerFrom(reading, _) => reading.name(),
            Self::LastWas(_) => "date",
            Self::LastToll(..) => "toll",
            Self::LastOf(..) => "among",
            Self::OneBefore => "sentence",
            Self::AsCounted => "as-counted",
            Self::ByDay => "by-day",
        }
    }
}

/// What "since" names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SinceName {
    /// Days.
    Days(Span),
    /// An incident: its days, and its id when it was named by it.
    Incident(Span, Option<String>),
}

impl SinceName {
    /// The days.
    #[must_use]
    pub fn days(&self) -> Span {
        match self {
            Self::Days(days) | Self::Incident(days, _) => *days,
        }
    }
}
