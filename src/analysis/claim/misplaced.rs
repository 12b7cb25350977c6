//! Whether an incident is in the place that its sentence names.

use crate::evidence::{Area, AreaName, AsOf, Mention, Truth, UnnamedPlace};
use crate::query::Measure;

/// Why an incident is not surely in the place that its sentence names.
#[derive(Debug, Clone, PartialEq)]
pub enum Misplaced {
    /// No record bears the name of the place.
    Unnamed(UnnamedPlace),
    /// It was elsewhere.
    Elsewhere(Mention, AreaName),
    /// It may have been elsewhere.
    Perhaps(Mention, AreaName),
}

impl Misplaced {
    /// `None` when the incident at `row` is surely there.
    pub(super) fn of(view: &AsOf<'_>, row: usize, area: &Area) -> Option<Self> {
        if let Some(place) = view.unnamed(area) {
            return Some(Self::Unnamed(place));
        }
        let mention = || view.mention(row, Measure::Killed);
        let name = || view.area_name(area, Some(row));
        match view.is_in(row, area) {
            Truth::Yes => None,
            Truth::No => Some(Self::Elsewhere(mention(), name())),
            Truth::Maybe => Some(Self::Perhaps(mention(), name())),
        }
    }
}
