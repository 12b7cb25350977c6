//! Whether a sentence names a place that the records know, and its incident is
//! there.

use crate::evidence::{Area, AreaName, AsOf, Mention, Truth, UnnamedPlace};
use crate::query::Measure;

/// Why the place that a sentence names is not surely that of its incident.
#[derive(Debug, Clone, PartialEq)]
pub enum Misplaced {
    /// No record bears the name of the place.
    Unnamed(UnnamedPlace),
    /// The incident was elsewhere.
    Elsewhere(Mention, AreaName),
    /// The incident may have been elsewhere.
    Perhaps(Mention, AreaName),
}

impl Misplaced {
    /// `None` when records name the place, and the incident at `row`, if the
    /// sentence is on one, is surely there.
    pub(super) fn of(view: &AsOf<'_>, row: Option<usize>, area: &Area) -> Option<Self> {
        if let Some(place) = view.unnamed(area) {
            return Some(Self::Unnamed(place));
        }
        let row = row?;
        let mention = || view.mention(row, Measure::Killed);
        let name = || view.area_name(area, Some(row));
        match view.is_in(row, area) {
            Truth::Yes => None,
            Truth::No => Some(Self::Elsewhere(mention(), name())),
            Truth::Maybe => Some(Self::Perhaps(mention(), name())),
        }
    }
}
