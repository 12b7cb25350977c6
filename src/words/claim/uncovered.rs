//! What the records cannot tell.

use crate::evidence::UnnamedPlace;
use crate::query::Span;
use crate::words::long_day;

/// What is missing, when the records do not cover all the days that count;
/// empty when they do.
pub(super) fn uncovered(covered: Option<Span>) -> String {
    covered.map_or_else(String::new, |covered| {
        format!(
            " The records cover {} to {} only; if they were searched for other days, say so with \
             coverage.",
            long_day(covered.first),
            long_day(covered.last)
        )
    })
}

/// That no record names a place.
pub(super) fn unnamed(place: &UnnamedPlace) -> String {
    let near = place
        .nearest
        .as_ref()
        .map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
    format!(
        "No record names the place \"{}\"{near}, so the records cannot tell.",
        place.place
    )
}
