//! A table of a report, in both of its forms.

use crate::table::Table;

/// A table: in full for its CSV file and the text's values, and as people read
/// it.
pub(super) struct ShownTable {
    pub id: String,
    pub full: Table,
    pub reading: Table,
}
