//! Two periods compared: what is asked, and what comes of it.

use std::collections::BTreeSet;

use super::{Align, ComparedPeriod, Conclusion};
use crate::estimate::Level;
use crate::estimate::bootstrap::TollEstimate;
use crate::estimate::chance::RateChange;
use crate::estimate::rate_ratio::RateRatio;
use crate::query::{Allocate, Dimension, Filter, Key, LeftOut, Measure, Plan, Span, Sums};
use crate::schema::Column;

/// What to compare, and how.
///
/// ```
/// use casualty::analysis::CompareOptions;
/// use casualty::query::{Dimension, Measure};
/// use casualty::schema::Column;
///
/// let options = CompareOptions::new("2018", "present")
///     .by(Dimension::Text(Column::Admin1))
///     .measure(Measure::Killed)
///     .top(10);
/// assert_eq!(options.against, "present");
/// ```
#[derive(Debug, Clone)]
pub struct CompareOptions {
    /// Which incidents.
    pub filter: Filter,
    /// Broken down by these text columns; none compares the whole.
    pub dimensions: Vec<Dimension>,
    /// Measures beside the number of incidents.
    pub measures: Vec<Measure>,
    /// The earlier period, as `2018` or `2017-01..2017-06`.
    pub baseline: String,
    /// The other period; `present` is the year of the last day of the data.
    pub against: String,
    /// Whether an incomplete period shortens the other.
    pub align: Align,
    /// Where incidents of several days belong.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// Confidence level of intervals.
    pub level: Level,
    /// Most rows, beside the total; all when left out.
    pub top: Option<usize>,
}

impl CompareOptions {
    /// The incidents of two periods as a whole: 95 % intervals, the same
    /// calendar days of both, incidents on their first day.
    #[must_use]
    pub fn new(baseline: &str, against: &str) -> Self {
        Self {
            filter: Filter::default(),
            dimensions: Vec::new(),
            measures: Vec::new(),
            baseline: baseline.to_owned(),
            against: against.to_owned(),
            align: Align::default(),
            allocate: Allocate::default(),
            coverage: None,
            level: Level::P95,
            top: None,
        }
    }

    /// Of these incidents only.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Broken down by this text column too.
    #[must_use]
    pub fn by(mut self, dimension: Dimension) -> Self {
        self.dimensions.push(dimension);
        self
    }

    /// With this measure too.
    #[must_use]
    pub fn measure(mut self, measure: Measure) -> Self {
        self.measures.push(measure);
        self
    }

    /// Of data that cover these days.
    #[must_use]
    pub fn coverage(mut self, days: Span) -> Self {
        self.coverage = Some(days);
        self
    }

    /// The columns that the comparison looks at, beside the dates.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<Column> {
        self.plan().columns()
    }

    /// Sums by place.
    pub(super) fn plan(&self) -> Plan {
        Plan {
            filter: self.filter.clone(),
            dimensions: self.dimensions.clone(),
            measures: self.measures.clone(),
            allocate: self.allocate,
            coverage: self.coverage,
        }
    }

    /// With so many rows beside the total.
    #[must_use]
    pub fn top(mut self, rows: usize) -> Self {
        self.top = Some(rows);
        self
    }
}

/// One place, or the total.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonRow {
    /// A key a dimension; empty for the total.
    pub keys: Vec<Key>,
    /// Sums of the baseline's days compared.
    pub baseline: Sums,
    /// Sums of the other period's days compared.
    pub against: Sums,
    /// Sums of all covered days of the baseline, when fewer are compared.
    pub full_baseline: Option<Sums>,
    /// Sums of all covered days of the other period, when fewer are compared.
    pub full_against: Option<Sums>,
    /// Incidents per day, the other period's by the baseline's; `None` when
    /// neither has an incident or incidents are spread over days.
    pub rate_ratio: Option<RateRatio>,
    /// What chance allows to conclude.
    pub estimates: RowEstimates,
}

/// Estimates of one row of a comparison.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowEstimates {
    /// Incidents per day, the other period's by the baseline's, with the interval
    /// that decides: by the clustering of the place in the whole file and, in one
    /// row of several, at the level at which it is tested among them.
    pub change: Option<RateChange>,
    /// People per day, the other period's by the baseline's, for each measure that
    /// is a toll; `None` when it cannot be estimated.
    pub toll_ratios: Vec<(Measure, Option<TollEstimate>)>,
    /// p-value of equal rates, adjusted by Holm's method (1979) over all places,
    /// also those that are not shown; `None` for a single one and for the total.
    pub p_holm: Option<f64>,
    /// The same by the method of Benjamini and Hochberg (1995).
    pub p_bh: Option<f64>,
    /// What can and cannot be concluded.
    pub conclusion: Conclusion,
}

/// Two periods compared. [`Comparison::table`] and [`Comparison::reading_table`]
/// make tables of it.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// The measures beside the number of incidents.
    pub measures: Vec<Measure>,
    /// Where incidents of several days were counted.
    pub allocate: Allocate,
    /// The earlier period.
    pub baseline: ComparedPeriod,
    /// The other period.
    pub against: ComparedPeriod,
    /// The places that are shown, those with most incidents first.
    pub rows: Vec<ComparisonRow>,
    /// How many places there are.
    pub all_rows: usize,
    /// All places, also those that are not in `rows`.
    pub total: ComparisonRow,
    /// Confidence level of the intervals.
    pub level: Level,
    /// Incidents that may lie in the days compared of the baseline and of the other
    /// period, and may not: in no sum.
    pub at_edge: [Sums; 2],
    /// Those of each period's days compared that are sums of several events.
    pub of_summaries: [Sums; 2],
    /// The tail exponents of the tolls of both periods together that have no
    /// variance: see [`no_variance`](crate::estimate::tail::no_variance).
    pub no_variance: Vec<(Measure, f64)>,
    /// Incidents left out because something is unknown.
    pub left_out: Vec<LeftOut>,
}
