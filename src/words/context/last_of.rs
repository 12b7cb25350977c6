//! Days since the last one.

use super::earlier::{days_earlier, others_may};
use crate::analysis::context::{LastOf, LastOfWhat};
use crate::table::grouped;
use crate::words::group::there;
use crate::words::{in_area, mention, noun};

pub(super) fn sentence(found: &LastOf) -> String {
    let what = match &found.what {
        LastOfWhat::Any => String::new(),
        LastOfWhat::AtLeast(least, measure) => {
            format!(
                " with at least {} {}",
                grouped(*least as f64),
                noun(*measure)
            )
        }
        LastOfWhat::Type(kind) => format!(" of type {kind}"),
    };
    match (&found.last, found.open) {
        (Some(last), open) => {
            let later = match open {
                0 => String::new(),
                more => format!("; {} later", others_may(more)),
            };
            format!(
                "The last incident{what} {} before it was {}, that of {}{later}.",
                in_area(&found.area),
                days_earlier(last.days),
                mention(&last.mention)
            )
        }
        (None, 0) => format!(
            "The records have no incident{what}{} before it.",
            there(&found.area)
        ),
        (None, more) => format!(
            "The records have no incident{what}{} that was surely before it; {} such {}.",
            there(&found.area),
            others_may(more),
            if more == 1 { "a one" } else { "ones" }
        ),
    }
}
