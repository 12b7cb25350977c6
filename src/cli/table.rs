//! `casualty table`: incidents and tolls by place and period.

use clap::Args;

use super::Outcome;
use super::args::{FilterArgs, Input, OutputArgs, TimeArgs};
use crate::analysis::{SortOrder, TabulateOptions, tabulate};
use crate::error::Result;
use crate::query::{Dimension, Measure, Plan};
use crate::schema::Column;

/// Count incidents and sum tolls by place and period
#[derive(Debug, Args)]
pub(super) struct TableCommand {
    #[command(flatten)]
    input: Input,

    #[arg(long, value_name = "DIMENSION", value_delimiter = ',', help = by_help())]
    by: Vec<Dimension>,

    #[arg(long = "measure", value_name = "MEASURE", value_delimiter = ',', help = measure_help())]
    measures: Vec<Measure>,

    /// Turn the values of a dimension into columns
    #[arg(long, value_name = "DIMENSION")]
    pivot: Option<Dimension>,

    /// Leave out rows without incidents
    #[arg(long)]
    nonzero: bool,

    /// Add a row of totals
    #[arg(long)]
    totals: bool,

    /// Sort by a measure (largest first) or a dimension
    #[arg(long, value_name = "MEASURE|DIMENSION")]
    sort: Option<SortOrder>,

    /// Only the first N rows; sorts by the first measure unless --sort is given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,

    #[command(flatten)]
    output: OutputArgs,
}

fn by_help() -> String {
    let names: Vec<&str> = Dimension::all().map(Dimension::name).collect();
    format!("Break down by: {}; repeat for several", names.join(", "))
}

fn measure_help() -> String {
    let names = Measure::ALL.map(Measure::name).join(", ");
    format!("Measure: {names}; repeat for several")
}

/// Incidents, killed, and injured when the data say who was.
pub(super) fn usual_measures(has_injured: bool) -> Vec<Measure> {
    let mut measures = vec![Measure::Incidents, Measure::Killed];
    if has_injured {
        measures.push(Measure::Injured);
    }
    measures
}

impl TableCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut plan = Plan {
            filter: self.filter.filter()?,
            dimensions: self.by.clone(),
            measures: self.measures.clone(),
            allocate: self.time.allocate,
            coverage: None,
        };
        if plan.measures.is_empty() {
            plan.measures = usual_measures(true);
        }
        let sort = match (self.sort, self.top) {
            (Some(order), _) => order,
            (None, Some(_)) => SortOrder::Largest(plan.measures[0]),
            (None, None) => SortOrder::Dimensions,
        };
        let mut columns = plan.columns();
        if let Some(Dimension::Text(column)) = self.pivot {
            columns.insert(column);
        }
        if let SortOrder::Largest(measure) = sort {
            columns.extend(measure.columns());
        }
        let incidents = self.input.load(columns)?;
        plan.coverage = self.time.coverage(&incidents);
        if self.measures.is_empty() {
            plan.measures = usual_measures(incidents.present.contains(&Column::Injured));
        }
        let options = TabulateOptions {
            pivot: self.pivot,
            totals: self.totals,
            nonzero: self.nonzero,
            sort,
            top: self.top.map(|top| top as usize),
        };
        let tabulation = tabulate(&plan, &incidents.frame, &options)?;
        self.output
            .write_accounted(&tabulation, &incidents.account)?;
        Ok(Outcome::Done)
    }
}
