//! `casualty trend`: how often incidents come, and when that changed.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

use super::args::{FilterArgs, Input, TimeArgs, level};
use super::{Outcome, output};
use crate::analysis::{Trend, TrendOptions, trend};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::pelt::Penalty;
use crate::query::Unit;
use crate::table::{Cell, CellKind, Row, Table, TableColumn, to_csv, to_terminal};

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

    /// Format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: TrendFormat,

    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum PenaltyArg {
    /// Modified Bayesian criterion: fewer changes near an end or each other
    #[default]
    Mbic,
    /// Bayesian criterion
    Bic,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum TrendFormat {
    /// Sentences and regimes, for people
    #[default]
    Text,
    /// The series: a row a period
    Csv,
    /// Everything
    Json,
}

impl TrendCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let options = TrendOptions {
            filter: self.filter.filter()?,
            period: self.period,
            allocate: self.time.allocate,
            coverage: self.time.coverage,
            penalty: match self.penalty {
                PenaltyArg::Mbic => Penalty::Mbic,
                PenaltyArg::Bic => Penalty::Bic,
            },
            least_periods: self.least_periods as usize,
            level: self.level,
        };
        let incidents = self
            .input
            .load(options.filter.columns(), self.output.as_deref())?;
        let trend = trend(&incidents.frame, &options)?;
        output::notes(
            &incidents.account,
            &crate::words::all_left_out(&trend.left_out),
        );
        let text = match self.format {
            TrendFormat::Text => text(&trend, self.output.is_none()),
            TrendFormat::Csv => to_csv(&trend.table())?,
            TrendFormat::Json => {
                let json = serde_json::to_string_pretty(&WithSentences {
                    sentences: trend.sentences(),
                    trend: &trend,
                });
                json.map_err(|error| Error::engine(format!("cannot write JSON: {error}")))? + "\n"
            }
        };
        output::write(text.as_bytes(), self.output.as_deref())?;
        Ok(Outcome::Done)
    }
}

#[derive(serde::Serialize)]
struct WithSentences<'a> {
    sentences: Vec<String>,
    #[serde(flatten)]
    trend: &'a Trend,
}

fn text(trend: &Trend, terminal: bool) -> String {
    let mut text: String = trend
        .sentences()
        .iter()
        .map(|sentence| format!("{sentence}\n"))
        .collect();
    text.push('\n');
    let width = terminal.then(output::width).flatten();
    text + &to_terminal(&regimes(trend), width)
}

fn regimes(trend: &Trend) -> Table {
    let number = CellKind::Number { decimals: 0 };
    Table {
        title: "Stretches of one rate".to_owned(),
        columns: vec![
            TableColumn::text("first", "From"),
            TableColumn::text("last", "To"),
            TableColumn::new("incidents", "Incidents", number),
            TableColumn::new(
                "rate",
                &format!("Per {}", trend.unit.name()),
                CellKind::Estimate,
            ),
        ],
        rows: trend
            .regimes
            .iter()
            .map(|regime| Row {
                cells: vec![
                    Cell::Text(regime.first.clone()),
                    Cell::Text(regime.last.clone()),
                    Cell::Number(regime.segment.count as f64),
                    regime
                        .interval
                        .map_or(Cell::Blank, |interval| Cell::Estimate {
                            value: regime.segment.rate,
                            lower: interval.lower,
                            upper: interval.upper,
                        }),
                ],
                total: false,
            })
            .collect(),
        notes: Vec::new(),
    }
}
