//! Questions users ask, answered: a frame in, a typed result out.

mod align;
pub mod claim;
mod compare;
mod compare_estimates;
mod compare_table;
pub mod context;
mod partial;
mod rate;
mod severity;
mod severity_words;
mod side;
mod tabulate;
mod trend;
mod trend_words;

pub use align::{Align, Aligned, align};
pub use compare::{CompareOptions, Comparison, ComparisonRow, compare};
pub use compare_estimates::RowEstimates;
pub use partial::{Partial, partial_periods};
pub use rate::{PlaceRate, RateOptions, Rates, rates};
pub use severity::{
    DistributionPoint, LargestIncident, SEVERITY_COLUMNS, Severity, SeverityOptions, Threshold,
    severity,
};
pub use side::Side;
pub use tabulate::{SortOrder, TabulateOptions, Tabulation, tabulate};
use trend_words::chance;

pub use trend::{Change, ChangeRange, Regime, Trend, TrendOptions, TrendPeriod, trend};
