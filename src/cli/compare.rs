//! `casualty compare`: two periods, place by place, like for like.

use clap::Args;

use super::Outcome;
use super::args::{FilterArgs, Input, OutputArgs, TimeArgs, level};
use super::table::usual_measures;
use crate::analysis::{Align, CompareOptions, compare};
use crate::error::Result;
use crate::estimate::Level;
use crate::query::{Dimension, Measure};
use crate::schema::Column;

/// Compare two periods, place by place, like for like
#[derive(Debug, Args)]
pub(super) struct CompareCommand {
    #[command(flatten)]
    input: Input,

    /// Earlier period: 2018, 2018-03, 2018-Q1 or 2017-01..2017-06
    #[arg(long, value_name = "PERIOD")]
    baseline: String,

    /// Other period; "present" is the year of the last day of the data
    #[arg(long, value_name = "PERIOD", default_value = "present")]
    against: String,

    /// Break down by country, admin1, city, attack_type ...; repeat for several
    #[arg(long, value_name = "DIMENSION", value_delimiter = ',')]
    by: Vec<Dimension>,

    /// Measure beside the incidents: killed, injured, casualties ...; repeat for several
    #[arg(long = "measure", value_name = "MEASURE", value_delimiter = ',')]
    measures: Vec<Measure>,

    /// When the data cover a period only in part: the same calendar days of
    /// both, or all covered days of each
    #[arg(long, value_enum, default_value_t, value_name = "RULE")]
    align: Align,

    /// Confidence level of intervals
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = level)]
    level: Level,

    /// Only the N rows with most incidents; the total is of all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,

    #[command(flatten)]
    output: OutputArgs,
}

impl CompareCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut options = CompareOptions {
            filter: self.filter.filter()?,
            dimensions: self.by.clone(),
            measures: self.measures.clone(),
            baseline: self.baseline.clone(),
            against: self.against.clone(),
            align: self.align,
            allocate: self.time.allocate,
            coverage: None,
            level: self.level,
            top: self.top.map(|top| top as usize),
        };
        if options.measures.is_empty() {
            options.measures = usual_measures(true);
        }
        let incidents = self.input.load(options.columns())?;
        options.coverage = self.time.coverage(&incidents);
        if self.measures.is_empty() {
            options.measures = usual_measures(incidents.present.contains(&Column::Injured));
        }
        let comparison = compare(&incidents.frame, &options)?;
        self.output
            .write_accounted(&comparison, &incidents.account)?;
        Ok(Outcome::Done)
    }
}
