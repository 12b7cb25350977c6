//! Runs plans: incidents of a frame to sums by group, with true zeros.
//!
//! A plan is [prepared](Plan::prepare) once: its filter picks the incidents. Then
//! they are [allotted](PreparedPlan::over) to the days of a period, once a
//! period, and from those come sums by any dimensions and the tolls of single
//! incidents.

mod allot;
mod by_row;
mod filter;
mod group;
mod not_covered;
mod pivot;
mod sort;
mod summary_rows;
mod tolls;
mod zeros;

pub use allot::Allotted;
pub use by_row::RowGroup;
pub use filter::Selection;
pub use group::PointGroup;
pub use pivot::{Pivot, PivotRow};
pub use tolls::{IncidentToll, TollGroup};

use polars::prelude::DataFrame;

use super::coverage::CoveredDays;
use super::{Allocate, Dimension, Group, Key, LeftOut, Measure, Plan, Span, Summary, Sums};
use crate::error::Result;

/// A plan whose incidents are picked, so that they can be summed over several
/// periods.
#[derive(Debug)]
pub struct PreparedPlan<'a> {
    plan: &'a Plan,
    selection: Selection,
    days: CoveredDays,
}

impl Plan {
    /// Picks the incidents of `frame`, which needs the plan's
    /// [columns](Plan::columns).
    ///
    /// # Errors
    /// `Setting` when the filter is not valid, or a dimension or measure is named
    /// twice; `Records` when no day is covered up to the as-of date; `Engine` when a
    /// column is lacking.
    pub fn prepare(&self, frame: &DataFrame) -> Result<PreparedPlan<'_>> {
        self.filter.validate()?;
        self.refuse_repeats()?;
        let days = self.covered_days(frame)?;
        let mut selection = self.filter.apply(frame)?;
        let not_covered = selection.not_covered(self, days.covered)?;
        selection.left_out.extend(not_covered);
        Ok(PreparedPlan {
            plan: self,
            days,
            selection,
        })
    }

    /// Runs the plan on `frame`, which needs the plan's
    /// [columns](Plan::columns).
    ///
    /// # Errors
    /// As [`Plan::prepare`]; also `TooLarge` when there would be more than a million
    /// groups.
    pub fn run(&self, frame: &DataFrame) -> Result<Summary> {
        self.prepare(frame)?.summary()
    }

    /// The tolls of single incidents by the plan's text dimensions, in the
    /// order in which places first occur. Incidents of several days belong to
    /// their first day, or their last when the plan says so.
    ///
    /// # Errors
    /// As [`Plan::prepare`]; also `Setting` when the measure is no toll.
    pub fn tolls(&self, frame: &DataFrame, measure: Measure) -> Result<Vec<TollGroup>> {
        let prepared = self.prepare(frame)?;
        let whole = match self.allocate {
            Allocate::Spread => Allocate::Apart,
            Allocate::Apart | Allocate::Start | Allocate::End => self.allocate,
        };
        Allotted::new(&prepared.selection, whole, prepared.reached())?
            .tolls(&self.dimensions, measure)
    }
}

impl PreparedPlan<'_> {
    /// The days that the data cover.
    #[must_use]
    pub fn coverage(&self) -> Span {
        self.days.covered
    }

    /// The days covered after the last record, for no other reason than that the
    /// as-of date is later: nothing says that the list goes on to it.
    #[must_use]
    pub fn after_last(&self) -> Option<Span> {
        self.days.after_last
    }

    /// The days looked at: those of the coverage that the filter lets through;
    /// `None` when there is none.
    #[must_use]
    pub fn window(&self) -> Option<Span> {
        self.plan.filter.days(self.days.covered)
    }

    /// The days looked at, and those around them on which a record that the filter
    /// lets through may have happened.
    fn reached(&self) -> Option<Span> {
        self.plan.filter.days(self.days.reached)
    }

    /// The same without summary rows: several events that the source knew only as
    /// a sum, which are no single incident.
    ///
    /// # Errors
    /// When a column is lacking.
    pub fn single_events(mut self) -> Result<Self> {
        self.selection = self.selection.single_events(&self.plan.filter)?;
        Ok(self)
    }

    /// What was left out because the records do not say.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.selection.left_out
    }

    /// The incidents that fall into these days; none without days.
    ///
    /// # Errors
    /// `Engine` when a date column is lacking.
    pub fn over(&self, days: Option<Span>) -> Result<Allotted> {
        Allotted::new(&self.selection, self.plan.allocate, days)
    }

    /// All incidents that the filter lets through, whichever of the days looked at
    /// they may have happened on.
    ///
    /// # Errors
    /// When a date column is lacking.
    pub fn all(&self) -> Result<Allotted> {
        self.over(self.reached())
    }

    /// Sums by the plan's dimensions over the days looked at, with true zeros.
    ///
    /// # Errors
    /// `Engine` when a column is lacking, `TooLarge` when there would be more than a
    /// million groups.
    pub fn summary(&self) -> Result<Summary> {
        let dimensions = &self.plan.dimensions;
        let window = self.window();
        let measures = &self.plan.measures;
        let allotted = self.all()?;
        let mut groups = allotted.grouped(dimensions, measures)?;
        let total = groups.total();
        if let Some(window) = window {
            zeros::add(&mut groups, dimensions, window)?;
        }
        if dimensions.is_empty() && groups.len() == 0 {
            groups.push(&[], Sums::default());
        }
        let groups = sort::sorted(&groups, dimensions);
        Ok(Summary {
            undated: groups
                .iter()
                .filter(|group| group.keys.iter().any(Key::is_vague))
                .fold(Sums::default(), |sum, group| sum.plus(group.sums)),
            of_summaries: allotted.of_summaries(measures)?,
            at_edge: allotted.at_edge(measures)?,
            placed_by_rule: allotted.placed_by_rule(self.plan.allocate, measures)?,
            groups,
            total,
            coverage: self.days.covered,
            window,
            left_out: self.selection.left_out.clone(),
        })
    }
}

impl Allotted {
    /// Sums by dimensions, in order of the keys; only groups that have incidents.
    ///
    /// # Errors
    /// `Engine` when a column is lacking.
    pub fn groups(&self, dimensions: &[Dimension], measures: &[Measure]) -> Result<Vec<Group>> {
        let groups = self.grouped(dimensions, measures)?;
        Ok(sort::sorted(&groups, dimensions))
    }
}
