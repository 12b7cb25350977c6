//! Two vintages of a list: which records changed, and what that does to figures and
//! sentences.
//!
//! [`diff`] matches the records of an old and a new file one to one and says of each
//! pair what differs. [`figure_changes`] splits the change of every cell of a table
//! into what was added, withdrawn, revised and moved, and [`claim_changes`] says which
//! sentences changed their verdict, and through which records.

mod assignment;
mod change;
mod claims;
mod figure_amount;
mod figures;
mod likeness;
mod lists;
mod pairs;
mod rekeyed;

pub use change::{CellChange, ChangeClass, ChangeKind, RecordChange};
pub use claims::{ClaimChange, VerdictChange, claim_changes};
pub use figure_amount::FigureAmount;
pub use figures::{CellParts, FigureChanges, Part, PartKind, figure_changes};
pub use lists::{Doubtful, ListDiff, RepeatedId, diff};
