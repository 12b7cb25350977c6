//! Questions users ask, answered: a frame in, a typed result out.

mod align;
mod calendar_period;
pub mod claim;
mod compare;
mod compare_estimates;
mod compared_period;
mod comparison;
mod conclusion;
pub mod context;
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
pub use partial_period::{PartialPeriod, partial_periods};
pub use rate::{NoPersonYears, PlaceRate, RateOptions, Rates, rates};
pub use severity::{
    DistributionPoint, LargestIncident, SEVERITY_COLUMNS, Severity, SeverityOptions, Threshold,
    severity,
};
pub use sort_order::SortOrder;
pub use tabulate::{TabulateOptions, Tabulation, tabulate};
pub use trend::{Change, ChangeRange, Regime, Trend, TrendOptions, TrendPeriod, trend};
