//! That no record names the place of a sentence, or its incident was not surely
//! there.

use crate::analysis::claim::Misplaced;
use crate::evidence::UnnamedPlace;
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

/// That no record names a place.
fn unnamed(place: &UnnamedPlace) -> String {
    let near = place
        .nearest
        .as_ref()
        .map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
    format!(
        "No record names the place \"{}\"{near}, so the records cannot tell.",
        place.place
    )
}
