//! The words around a picture.

use serde::{Deserialize, Serialize};

/// The words around a picture; an empty one takes no room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Titles {
    /// The finding, in bold.
    pub title: String,
    /// Measure, place and span.
    pub subtitle: String,
    /// Data set, as-of date and selection, at the foot.
    pub source_line: String,
}
