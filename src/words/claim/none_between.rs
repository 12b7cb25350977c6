//! Whether there was none.

use super::uncovered::uncovered;
use crate::analysis::claim::{LookedFor, Verdict};
use crate::words::group::there;
use crate::words::{count_of_such, during, mention, such_incident};

pub(super) fn explanation(found: &LookedFor, _: Verdict) -> String {
    let (place, when) = (there(&found.area), during(found.period));
    let such = &found.such;
    let text = match (&found.first, &found.perhaps) {
        (None, None) => format!("The records have no {}{place} {when}.", such_incident(such)),
        (None, Some(perhaps)) => format!(
            "Whether there was one{place} {when} is not certain: that of {} may have been one.",
            mention(perhaps)
        ),
        (Some(first), _) => format!(
            "The records have {}{place} {when}, {}that of {}.",
            count_of_such(such, found.count),
            if found.count == 1 { "" } else { "the first " },
            mention(first)
        ),
    };
    text + &uncovered(found.uncovered)
}
