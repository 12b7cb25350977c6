//! What a gallery of all kinds shows.

use crate::query::Dimension;

/// What the charts of a gallery are told.
#[derive(Debug, Clone, PartialEq)]
pub struct GalleryChoice {
    /// What lines, rows and panels are.
    pub by: Dimension,
    /// Two periods to compare, as a user writes them.
    pub periods: Option<[String; 2]>,
}
