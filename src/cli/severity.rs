//! `casualty severity`: how severe incidents are and can be.

use clap::Args;

use super::Outcome;
use super::args::{FilterArgs, Input, OutputArgs, level};
use crate::analysis::{SEVERITY_COLUMNS, SeverityOptions, Threshold, severity};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::random::{DEFAULT_SEED, Resampling};
use crate::estimate::tail::REPLICATES;
use crate::query::{Measure, Span, parse_range};

/// How severe incidents are and can be: the tail of their tolls
#[derive(Debug, Args)]
pub(super) struct SeverityCommand {
    #[command(flatten)]
    input: Input,

    /// Toll: killed, injured or casualties
    #[arg(long, value_name = "MEASURE", default_value = "killed")]
    measure: Measure,

    /// Chance of an incident of at least so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    at_least: Option<u64>,

    /// Within this time: 5y, 6m, 2w, 90d
    #[arg(long, value_name = "TIME", default_value = "1y", requires = "at_least", value_parser = horizon)]
    within: f64,

    /// Days that the data cover; else those on the dataset card, else from first to
    /// last record
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    /// Resamples and synthetic samples
    #[arg(long, value_name = "N", default_value_t = REPLICATES as u32, value_parser = clap::value_parser!(u32).range(100..=100_000))]
    replicates: u32,

    /// Seed of the random numbers
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,

    /// Level of the intervals
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = level)]
    level: Level,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    output: OutputArgs,
}

/// A time in days: `5y`, `6m`, `2w`, `90d`.
fn horizon(text: &str) -> Result<f64> {
    let wrong = || {
        Error::setting("not a length of time")
            .value(text)
            .hint("write a number and y, m, w or d: 5y, 6m, 2w, 90d")
    };
    let text = text.trim();
    let unit = text.chars().last().ok_or_else(wrong)?;
    let days = match unit {
        'y' => 365.25,
        'm' => 365.25 / 12.0,
        'w' => 7.0,
        'd' => 1.0,
        _ => return Err(wrong()),
    };
    text[..text.len() - unit.len_utf8()]
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite() && *number > 0.0)
        .map(|number| number * days)
        .ok_or_else(wrong)
}

impl SeverityCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut options = SeverityOptions {
            filter: self.filter.filter()?,
            measure: self.measure,
            coverage: None,
            threshold: self.at_least.map(|at_least| Threshold {
                at_least,
                within_days: self.within,
            }),
            resampling: Resampling {
                replicates: self.replicates as usize,
                seed: self.seed,
                level: self.level,
            },
        };
        let mut columns = options.filter.columns();
        columns.extend(options.measure.columns());
        columns.extend(SEVERITY_COLUMNS);
        let incidents = self.input.load(columns)?;
        options.coverage = Span::told_or_on_card(self.coverage, &incidents.list.card);
        let severity = severity(&incidents.frame, &options)?;
        self.output.write_accounted(&severity, &incidents.account)?;
        Ok(Outcome::Done)
    }
}
