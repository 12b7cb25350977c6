//! The command line: one file a command.

mod args;
mod chart;
mod check;
mod claims;
mod compare;
mod completions;
mod context;
mod diff;
mod explain;
mod gallery;
mod man;
mod output;
mod picture_style;
mod profiles;
mod rate;
mod records;
mod report;
mod severity;
mod table;
mod trend;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use output::exit_code;

use crate::error::Result;
use crate::limits::Limit;

/// Removes what is half written, and ends, when a person or the system asks the
/// program to end.
pub fn end_clean_on_signals() {
    crate::files::end_clean_on_signals();
}

/// How a command ended when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: done, with findings that need a person.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Casualty and incident statistics: honest comparisons, charts and
/// reproducible reports from incident CSV.
#[derive(Debug, Parser)]
#[command(
    name = "casualty",
    version,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 done; 1 done, with findings that need a person; 2 bad usage or a hard error."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Raise or lower a limit; `casualty explain limits` lists them
    #[arg(
        long = "limit",
        global = true,
        value_name = "NAME=NUMBER",
        value_parser = Limit::parse,
        help_heading = "Limits"
    )]
    limits: Vec<(&'static Limit, u64)>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Table(table::TableCommand),
    Compare(compare::CompareCommand),
    Trend(trend::TrendCommand),
    Rate(rate::RateCommand),
    Severity(severity::SeverityCommand),
    Context(context::ContextCommand),
    Verify(verify::VerifyCommand),
    Claims(claims::ClaimsCommand),
    Diff(diff::DiffCommand),
    Correction(diff::CorrectionCommand),
    Chart(chart::ChartCommand),
    Gallery(gallery::GalleryCommand),
    Report(report::ReportCommand),
    Explain(explain::Explain),
    Profiles(profiles::Profiles),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// When its work cannot be done; exit code 2.
    pub fn run(&self) -> Result<Outcome> {
        for (limit, number) in &self.limits {
            limit.set(*number);
        }
        match &self.command {
            Command::Check(command) => command.run(),
            Command::Table(command) => command.run(),
            Command::Compare(command) => command.run(),
            Command::Trend(command) => command.run(),
            Command::Rate(command) => command.run(),
            Command::Severity(command) => command.run(),
            Command::Context(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::Claims(command) => command.run(),
            Command::Diff(command) => command.run(),
            Command::Correction(command) => command.run(),
            Command::Chart(command) => command.run(),
            Command::Gallery(command) => command.run(),
            Command::Report(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Profiles(command) => command.run(),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
        }
    }
}
