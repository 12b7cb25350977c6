//! A plan: which incidents, broken down by what, measured how. Plain data.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Allocate, Dimension, Filter, Measure, Span, measure};
use crate::error::{Error, Result};
use crate::schema::Column;

/// What a table is made of. Its sums merge, so the same plan can be run part
/// by part.
///
/// ```
/// use casualty::query::{Dimension, Measure, Plan, Unit};
///
/// let plan = Plan::new()
///     .by(Dimension::Time(Unit::Year))
///     .measure(Measure::Incidents)
///     .measure(Measure::Killed);
/// assert_eq!(plan.measures.len(), 2);
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Which incidents.
    pub filter: Filter,
    /// Broken down by what, outermost first.
    pub dimensions: Vec<Dimension>,
    /// Measured how.
    pub measures: Vec<Measure>,
    /// Where incidents of several days belong.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record:
    /// see [`Plan::coverage_of`].
    pub coverage: Option<Span>,
}

impl Plan {
    /// Of all incidents, with no dimension and no measure yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Of these incidents only.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Broken down by this dimension too, inside those named before.
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

    /// With incidents of several days where `allocate` says.
    #[must_use]
    pub fn allocate(mut self, allocate: Allocate) -> Self {
        self.allocate = allocate;
        self
    }

    /// Of data that cover these days.
    #[must_use]
    pub fn coverage(mut self, days: Span) -> Self {
        self.coverage = Some(days);
        self
    }

    /// Refuses a dimension or measure that is there twice: both would give a
    /// column of one name.
    pub(super) fn refuse_repeats(&self) -> Result<()> {
        let dimensions = self.dimensions.iter().map(|dimension| dimension.name());
        let measures = self.measures.iter().map(|measure| measure.name());
        let mut seen = BTreeSet::new();
        for name in dimensions.chain(measures) {
            if !seen.insert(name) {
                return Err(Error::setting("this is named twice")
                    .value(name)
                    .hint("name each dimension and measure once"));
            }
        }
        Ok(())
    }

    /// The columns that the plan looks at, beside the dates.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<Column> {
        let mut columns = self.filter.columns();
        columns.extend(measure::columns(&self.measures));
        columns.extend(
            self.dimensions
                .iter()
                .filter_map(|dimension| match dimension {
                    Dimension::Text(column) => Some(*column),
                    Dimension::Time(_) => None,
                }),
        );
        columns
    }
}
