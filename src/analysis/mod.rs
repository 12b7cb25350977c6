//! Questions users ask, answered: a frame in, a typed result out.

mod align;
mod compare;
mod compare_table;
mod day;
mod partial;
mod side;
mod tabulate;

pub use align::{Align, Aligned, align};
pub use compare::{CompareOptions, Comparison, ComparisonRow, compare};
pub use day::{long_day, short_day};
pub use partial::{Partial, partial_periods};
pub use side::Side;
pub use tabulate::{SortOrder, TabulateOptions, Tabulation, tabulate};
