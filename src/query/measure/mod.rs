//! What is counted, and the sums from which every measure is computed.
//!
//! A measure is a row of [`table`]; the quantities that it adds up over
//! incidents are rows of [`quantity`]. Quantities merge, so that a plan can be
//! run part by part; means and ranges are computed from the merged sums.

mod quantity;
mod sums;
mod table;
mod toll_sum;

pub(super) use quantity::{Merge, Quantity};
pub use sums::Sums;
pub use table::{Measure, MeasureUnit};
pub(super) use table::{columns, quantities};
pub use toll_sum::{KnownSum, TollSum};
