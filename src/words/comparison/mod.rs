//! Two periods compared: conclusions, notes and tables.

mod conclusion;
mod figures;
mod notes;
mod period_name;
mod table;

pub use conclusion::conclusion;
pub use period_name::{period_label, period_name};
