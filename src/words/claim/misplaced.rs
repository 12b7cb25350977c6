//! That an incident is not surely in the place that its sentence names.

use super::uncovered::unnamed;
use crate::analysis::claim::Misplaced;
use crate::words::{in_area, mention};

/// Why the sentence is contradicted or left open, whatever else is to be said.
pub(super) fn why(misplaced: &Misplaced) -> String {
    match misplaced {
        Misplaced::Unnamed(place) => unnamed(place),
        Misplaced::Elsewhere(incident, area) => {
            format!(
                "The incident of {} was not {}.",
                mention(incident),
                in_area(area)
            )
        }
        Misplaced::Perhaps(incident, area) => format!(
            "Whether the incident of {} was {} is not certain.",
            mention(incident),
            in_area(area)
        ),
    }
}
