//! Questions users ask, answered: a frame in, a typed result out.
//!
//! - [`tabulate()`] runs a plan and orders its groups as rows;
//! - [`compare()`] sets two periods against each other, place by place, like for like;
//! - [`trend()`] finds the stretches of one rate in a series of counts;
//! - [`severity()`] describes the tail of the tolls;
//! - [`rates`] sets incidents and tolls against populations;
//! - [`context`] says what can be said of one incident;
//! - [`claim`] checks printed sentences.
//!
//! Each takes options with defaults and builders, and gives numbers, enums and
//! dates; [`words`](crate::words) makes sentences and tables of them. Frames need
//! the columns that the options name (`columns()`), which all files read in full
//! have; a frame that lacks one is an error of the kind `Engine` throughout. Of the other rooms
//! [`evidence`](crate::evidence), [`query`](crate::query) and those below them are
//! used.

mod align;
mod calendar_period;
pub mod claim;
mod compare;
mod compare_estimates;
mod compared_period;
mod comparison;
mod conclusion;
pub mod context;
pub mod diff;
mod file_clustering;
mod partial_period;
mod period_incidents;
mod rate;
mod severity;
mod sort_order;
mod tabulate;
mod trend;

pub use align::{Align, Aligned, align};
pub use calendar_period::CalendarPeriod;
pub use compare::compare;
pub use compared_period::ComparedPeriod;
pub use comparison::{CompareOptions, Comparison, ComparisonRow, RowEstimates};
pub use conclusion::Conclusion;
#[cfg(feature = "charts")]
pub(crate) use file_clustering::FileClustering;
pub use partial_period::{PartialPeriod, partial_periods};
pub use rate::{NoPersonYears, PlaceRate, RateOptions, Rates, rates};
pub use severity::{
    DistributionPoint, LargestIncident, SEVERITY_COLUMNS, Severity, SeverityOptions, Threshold,
    severity,
};
pub use sort_order::SortOrder;
pub use tabulate::{TabulateOptions, Tabulation, tabulate};
pub use trend::{Change, ChangeRange, Regime, Trend, TrendOptions, TrendPeriod, trend};
