//! When and where an incident was, and its toll.

use super::found::Found;
use crate::evidence::{AsOf, TollRange};
use crate::query::Span;

/// The toll of an incident, and when and where it was.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedToll {
    /// All days on which it may have happened.
    pub days: Span,
    /// Whether it was on some day of them; else throughout.
    pub vague: bool,
    /// The two finest places known.
    pub place: Option<String>,
    /// Killed.
    pub killed: TollRange,
    /// Injured.
    pub injured: TollRange,
}

/// Its toll and range, killed and injured.
pub(super) fn toll(view: &AsOf<'_>, row: usize) -> Found<StatedToll> {
    let record = view.record(row);
    let about = StatedToll {
        days: record.days,
        vague: record.vague,
        place: record.full_place(),
        killed: record.killed,
        injured: record.injured,
    };
    Found {
        evidence: vec![view.evidence(row)],
        ..Found::plain(about)
    }
}
