//! `casualty trend`: how often incidents come, and when that changed.

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{FilterArgs, Input, OutputArgs, TimeArgs, level};
use crate::analysis::{TrendOptions, trend};
use crate::error::Result;
use crate::estimate::Level;
use crate::estimate::pelt::Penalty;
use crate::query::Unit;

/// How often incidents come: the series, its regimes, and when they changed
#[derive(Debug, Args)]
pub(super) struct TrendCommand {
    #[command(flatten)]
    input: Input,

    /// Length of the periods: year, quarter, month, isoweek, epiweek, day
    #[arg(long, value_name = "UNIT", default_value = "month")]
    period: Unit,

    /// What a further change costs
    #[arg(long, value_enum, default_value_t, value_name = "CRITERION")]
    penalty: PenaltyArg,

    /// Fewest periods of a stretch of one rate
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    least_periods: u32,

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

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum PenaltyArg {
    /// 3 ln n a change, n being the number of periods
    #[default]
    Strict,
    /// Modified Bayesian criterion: as strict, less for short stretches
    Mbic,
    /// Bayesian criterion: 2 ln n a change
    Bic,
}

impl TrendCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut options = TrendOptions {
            filter: self.filter.filter()?,
            period: self.period,
            allocate: self.time.allocate,
            coverage: None,
            penalty: match self.penalty {
                PenaltyArg::Strict => Penalty::Strict,
                PenaltyArg::Mbic => Penalty::Mbic,
                PenaltyArg::Bic => Penalty::Bic,
            },
            least_periods: self.least_periods as usize,
            level: self.level,
        };
        let incidents = self.input.load(options.filter.columns())?;
        options.coverage = self.time.coverage(&incidents);
        let trend = trend(&incidents.frame, &options)?;
        self.output.write_accounted(&trend, &incidents.account)?;
        Ok(Outcome::Done)
    }
}
