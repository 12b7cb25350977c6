//! What was found of an incident, and the records that it rests on.

use crate::evidence::Evidence;

/// What was found, and the records that it rests on.
pub(super) struct Found<T> {
    /// What was found.
    pub about: T,
    /// The records that it rests on.
    pub evidence: Vec<Evidence>,
    /// Records that leave it open.
    pub open: Vec<Evidence>,
}

impl<T> Found<T> {
    /// What has no evidence of its own.
    pub(super) fn plain(about: T) -> Self {
        Self {
            about,
            evidence: Vec::new(),
            open: Vec::new(),
        }
    }
}
