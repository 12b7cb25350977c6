//! What claims say, typed.

use chrono::NaiveDate;

use super::Comparison;
use crate::analysis::Align;
use crate::evidence::{IncidentRef, Place, Such};
use crate::query::{Measure, Span, Unit};

/// A sentence and what it claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its name.
    pub id: String,
    /// As printed.
    pub sentence: String,
    /// Who printed it.
    pub source: Option<String>,
    /// When it was printed: nothing later is used.
    pub as_of: NaiveDate,
    /// Its line in the file, from 1.
    pub line: u64,
    /// What it claims.
    pub kind: ClaimKind,
}

/// Kinds of claims.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimKind {
    /// The toll of an incident.
    Toll(TollClaim),
    /// No other since then was as deadly.
    DeadliestSince(SinceClaim),
    /// No other since then at all.
    FirstSince(SinceClaim),
    /// The n-th deadliest, or among the n deadliest.
    Rank(RankClaim),
    /// When the last one at a place was, and its toll.
    LastAtPlace(LastAtPlaceClaim),
    /// How many incidents, or how many killed or injured in them.
    Count(CountClaim),
    /// More or fewer than in another period.
    Change(ChangeClaim),
    /// They have become rare.
    RareSince(RareClaim),
    /// There was none.
    NoneBetween(NoneClaim),
}

impl ClaimKind {
    /// The incident that the sentence is about, when it is about one.
    #[must_use]
    pub fn incident(&self) -> Option<&IncidentRef> {
        match self {
            Self::Toll(claim) => Some(&claim.incident),
            Self::DeadliestSince(claim) | Self::FirstSince(claim) => Some(&claim.incident),
            Self::Rank(claim) => Some(&claim.incident),
            Self::LastAtPlace(claim) => Some(&claim.incident),
            Self::Count(claim) => claim.group.incident.as_ref(),
            Self::Change(claim) => claim.group.incident.as_ref(),
            Self::RareSince(claim) => claim.group.incident.as_ref(),
            Self::NoneBetween(claim) => claim.group.incident.as_ref(),
        }
    }

    /// The place in which incidents are compared or counted.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Toll(_) => None,
            Self::DeadliestSince(claim) | Self::FirstSince(claim) => Some(&claim.group.place),
            Self::Rank(claim) => Some(&claim.group.place),
            Self::LastAtPlace(claim) => Some(&claim.group.place),
            Self::Count(claim) => Some(&claim.group.place),
            Self::Change(claim) => Some(&claim.group.place),
            Self::RareSince(claim) => Some(&claim.group.place),
            Self::NoneBetween(claim) => Some(&claim.group.place),
        }
    }

    /// Its name in claims files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Toll(_) => "toll",
            Self::DeadliestSince(_) => "deadliest-since",
            Self::FirstSince(_) => "first-since",
            Self::Rank(_) => "rank",
            Self::LastAtPlace(_) => "last-at-place",
            Self::Count(claim) if claim.measure.is_some() => "total",
            Self::Count(_) => "count",
            Self::Change(_) => "change",
            Self::RareSince(_) => "rare-since",
            Self::NoneBetween(_) => "none-between",
        }
    }
}

/// Which incidents are compared or counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The incident that the place is around.
    pub incident: Option<IncidentRef>,
    /// Where.
    pub place: Place,
    /// Which kind.
    pub such: Such,
}

/// "Since 2018", "since the attack of 15 January 2018".
#[derive(Debug, Clone, PartialEq)]
pub enum Since {
    /// A day, month, quarter, year or range of days.
    Period(Span),
    /// An incident.
    Incident(IncidentRef),
}

/// "Killed at least 32".
#[derive(Debug, Clone, PartialEq)]
pub struct TollClaim {
    /// Of which incident.
    pub incident: IncidentRef,
    /// Killed, injured or both.
    pub measure: Measure,
    /// How the number is meant.
    pub comparison: Comparison,
    /// The number.
    pub value: u64,
}

/// "The deadliest since", "the first since".
#[derive(Debug, Clone, PartialEq)]
pub struct SinceClaim {
    /// Which incident.
    pub incident: IncidentRef,
    /// By what it is the deadliest.
    pub measure: Measure,
    /// Among which.
    pub group: Group,
    /// Since when.
    pub since: Since,
    /// The reading that is meant; all when left out.
    pub reading: Option<Reading>,
}

/// How "since 2018" can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// None after the end of 2018.
    After,
    /// The last such one was in 2018, and none after.
    Within,
    /// None from the first day of 2018 on.
    FromStart,
}

impl Reading {
    /// All readings, weakest first.
    pub const ALL: [Self; 3] = [Self::After, Self::Within, Self::FromStart];

    /// Its name in claims files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Within => "within",
            Self::FromStart => "from-start",
        }
    }
}

/// "The third deadliest", "among the ten deadliest".
#[derive(Debug, Clone, PartialEq)]
pub struct RankClaim {
    /// Which incident.
    pub incident: IncidentRef,
    /// By what.
    pub measure: Measure,
    /// Among which.
    pub group: Group,
    /// In which days; all when left out.
    pub period: Option<Span>,
    /// The rank, 1 for the deadliest.
    pub rank: u64,
    /// Whether "among the N deadliest" is meant.
    pub among: bool,
}

/// "The last such attack hit the same place in January 2018, killing 35".
#[derive(Debug, Clone, PartialEq)]
pub struct LastAtPlaceClaim {
    /// Before which incident.
    pub incident: IncidentRef,
    /// Where, and which kind.
    pub group: Group,
    /// When the last one is said to have been.
    pub date: Option<Span>,
    /// Its toll.
    pub toll: Option<(Measure, Comparison, u64)>,
    /// A wider place in which it is said to have been the last as well.
    pub among: Option<Place>,
}

/// "Three attacks in 2021", "killed 500 in 2016".
#[derive(Debug, Clone, PartialEq)]
pub struct CountClaim {
    /// Which incidents.
    pub group: Group,
    /// When.
    pub period: Span,
    /// Whose tolls are summed; incidents are counted without one.
    pub measure: Option<Measure>,
    /// How the number is meant.
    pub comparison: Comparison,
    /// The number.
    pub value: u64,
}

/// Which way something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More than before.
    Rose,
    /// Less than before.
    Fell,
}

/// "Attacks fell by half from 2016 to 2017".
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeClaim {
    /// Which incidents.
    pub group: Group,
    /// The earlier period, as named and in days.
    pub baseline: (String, Span),
    /// The other period.
    pub against: (String, Span),
    /// Whose tolls are summed; incidents are counted without one.
    pub measure: Option<Measure>,
    /// Which way.
    pub direction: Direction,
    /// By at least how much, per cent of the earlier.
    pub percent: f64,
    /// Whether an incomplete period shortens the other.
    pub align: Align,
    /// Whether the change must be more than chance gives.
    pub beyond_chance: bool,
}

/// "Bombings have become rare since late 2017".
#[derive(Debug, Clone, PartialEq)]
pub struct RareClaim {
    /// Which incidents.
    pub group: Group,
    /// Since when.
    pub since: Span,
    /// First day of the time before; that of the coverage when left out.
    pub from: Option<NaiveDate>,
    /// Length of the periods in which the change is looked for.
    pub per: Unit,
}

/// "No attack between March 2018 and December 2020".
#[derive(Debug, Clone, PartialEq)]
pub struct NoneClaim {
    /// Which incidents.
    pub group: Group,
    /// When.
    pub period: Span,
}
