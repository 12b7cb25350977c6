//! One record: its possible days, its place and its tolls.

use std::cmp::Ordering;

use super::{Bounds, TollRange, Truth};
use crate::query::{Measure, Span};

/// One record.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The source's name of the incident.
    pub id: Option<&'a str>,
    /// Its days as recorded.
    pub recorded: Span,
    /// All days on which it may have happened: those recorded, or those of the
    /// week, month or year when one date is recorded and no more is known of it.
    pub days: Span,
    /// Whether it happened on some day of several; else it happened throughout
    /// its days.
    pub vague: bool,
    /// Whether it is several events that the source knew only as a sum: never one
    /// incident.
    pub is_summary: bool,
    /// How exactly the date is known.
    pub date_precision: Option<&'a str>,
    /// Names of its place, in the order of [`PLACES`](crate::query::PLACES): country to site.
    pub names: [Option<&'a str>; 6],
    /// Telling words of each name, by number.
    pub(super) words: [Option<u32>; 6],
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
    /// How exactly the place is known, one of
    /// [`LOCATION_PRECISIONS`](crate::schema::LOCATION_PRECISIONS).
    pub location_precision: Option<&'a str>,
    /// How it was done.
    pub attack_type: Option<&'a str>,
    /// By whom.
    pub actor: Option<&'a str>,
    /// Attack type and actor folded, by number.
    pub(super) folded: [Option<u32>; 2],
    /// Killed.
    pub killed: TollRange,
    /// Injured.
    pub injured: TollRange,
    /// Who reported it.
    pub source: Option<&'a str>,
    /// Where the report can be found.
    pub source_reference: Option<&'a str>,
    /// Number of its file, from 0.
    pub file: usize,
    /// Its line in the file, from 1.
    pub line: u64,
}

impl<'a> Record<'a> {
    /// The toll that a measure counts, in people; `None` when it counts none.
    #[must_use]
    pub fn toll(&self, measure: Measure) -> Option<TollRange> {
        match measure {
            Measure::Killed => Some(self.killed),
            Measure::Injured => Some(self.injured),
            Measure::Casualties => Some(self.killed.plus(self.injured)),
            Measure::Incidents
            | Measure::FatalIncidents
            | Measure::MaxKilled
            | Measure::KilledPerIncident => None,
        }
    }

    /// What puts it in order by a toll: the best estimate, else the highest, else
    /// the lowest; 0 when nothing is known.
    #[must_use]
    pub fn order_of_toll(&self, measure: Measure) -> u64 {
        let toll = self.toll(measure).unwrap_or_default();
        let Bounds { lower, upper } = toll.bounds();
        toll.best.or(upper).unwrap_or(lower)
    }

    /// The finest place known.
    #[must_use]
    pub fn place(&self) -> Option<&'a str> {
        self.names.iter().rev().find_map(|name| *name)
    }

    /// The two finest places known: "Tayaran Square, Bab al-Sharqi".
    #[must_use]
    pub fn full_place(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.names.iter().rev().flatten() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names.truncate(2);
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Whether it happened within `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> Truth {
        if span.first <= self.days.first && self.days.last <= span.last {
            Truth::Yes
        } else if self.days.intersect(span).is_none() {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// Whether it happened before `other`: it may have when both may have been on
    /// one day.
    #[must_use]
    pub fn before(&self, other: &Self) -> Truth {
        if self.days.last < other.days.first {
            Truth::Yes
        } else if self.days.first > other.days.last {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// An order that depends on what is recorded, not on where it stands.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let key = |record: &Self| {
            (
                (record.recorded.first, record.recorded.last),
                record.id.map(str::to_owned),
                record.names.map(|name| name.map(str::to_owned)),
                (record.killed, record.injured),
                record.attack_type.map(str::to_owned),
                record.actor.map(str::to_owned),
                record.source_reference.map(str::to_owned),
            )
        };
        let quick = (self.recorded.first, self.recorded.last, self.id);
        quick
            .cmp(&(other.recorded.first, other.recorded.last, other.id))
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| (self.file, self.line).cmp(&(other.file, other.line)))
    }
}
