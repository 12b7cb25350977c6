//! Days since the last one.

use crate::analysis::context::{LastOf, LastOfWhat};
use crate::table::grouped;
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
    match &found.last {
        Some(last) => format!(
            "The last one {place} {what} before it was {} days earlier, that of {}.",
            grouped(last.days as f64),
            mention(&last.mention)
        ),
        None => format!("There is none {place} {what} before it in the records."),
    }
}
