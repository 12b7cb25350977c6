//! What "the deadliest since" and "the first since" have in common.

use crate::evidence::Mention;
use crate::query::Span;
use crate::words::{from_to, mention};

/// "from 1 January 2019 to 21 January 2021".
pub(super) fn when(days: Span) -> String {
    from_to(days)
}

/// "that of a; that of b".
pub(super) fn named(open: &[Mention]) -> String {
    let list: Vec<String> = open.iter().map(mention).collect();
    list.join("; ")
}
