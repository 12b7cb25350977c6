//! What the records cannot tell.

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
