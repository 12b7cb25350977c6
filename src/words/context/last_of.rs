//! Days since the last one.

use super::earlier::{days_earlier, others_may};
use crate::analysis::context::{LastOf, LastOfWhat};
use crate::words::{in_area, mention, noun};

pub(super) fn sentence(found: &LastOf) -> String {
    let place = in_area(&found.area);
    let what = match &found.what {
        LastOfWhat::Any => "of any kind".to_owned(),
        LastOfWhat::AtLeast(least, measure) => {
            format!("with at least {least} {}", noun(*measure))
        }
        LastOfWhat::Type(kind) => format!("of type {kind}"),
    };
    match (&found.last, found.open) {
        (Some(last), open) => {
            let later = match open {
                0 => String::new(),
                more => format!("; {} later", others_may(more)),
            };
            format!(
                "The last one {place} {what} before it was {}, that of {}{later}.",
                days_earlier(last.days),
                mention(&last.mention)
            )
        }
        (None, 0) => format!("There is none {place} {what} before it in the records."),
        (None, more) => format!(
            "There is none {place} {what} that was surely before it in the records; {} such \
             {}.",
            others_may(more),
            if more == 1 { "a one" } else { "ones" }
        ),
    }
}
