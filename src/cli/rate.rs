//! `casualty rate`: incidents and tolls per head.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::args::{FilterArgs, Input, OutputArgs, TimeArgs, level};
use crate::analysis::{RateOptions, rates};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::query::{Dimension, Measure};
use crate::read::Population;

/// Incidents and tolls per head, from a table of populations
#[derive(Debug, Args)]
pub(super) struct RateCommand {
    #[command(flatten)]
    input: Input,

    /// Population by place and year: a CSV of Country Name, Year, Value (World
    /// Bank) or place, year, population
    #[arg(long, value_name = "FILE")]
    population: PathBuf,

    /// Places, as the population table names them
    #[arg(long, value_name = "DIMENSION", default_value = "country")]
    by: Dimension,

    /// Toll beside the incidents: killed, injured or casualties
    #[arg(long, value_name = "MEASURE", default_value = "killed")]
    measure: Measure,

    /// Rates are per so many people and year
    #[arg(long, value_name = "N", default_value = "100000", value_parser = people)]
    per: f64,

    /// Level of the intervals
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = level)]
    level: Level,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,

    #[command(flatten)]
    output: OutputArgs,
}

fn people(text: &str) -> Result<f64> {
    text.parse()
        .ok()
        .filter(|people: &f64| people.is_finite() && *people > 0.0)
        .ok_or_else(|| {
            Error::setting("not a number of people above zero")
                .value(text)
                .hint("for example 100000")
        })
}

impl RateCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut options = RateOptions {
            filter: self.filter.filter()?,
            by: self.by,
            measure: self.measure,
            allocate: self.time.allocate,
            coverage: None,
            per: self.per,
            level: self.level,
        };
        let population = Population::read(&self.population)?;
        let incidents = self.input.load(options.columns())?;
        options.coverage = self.time.coverage(&incidents);
        let rates = rates(&incidents.frame, &population, &options)?;
        self.output.write_accounted(&rates, &incidents.account)?;
        Ok(Outcome::Done)
    }
}
