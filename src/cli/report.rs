//! `casualty report`: builds a report folder, or checks that it is up to date.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Outcome, output};
use crate::error::Result;
use crate::outside::Outside;
use crate::report::{build, check};

/// Build a report folder from its report.toml, or check that it is up to date
#[derive(Debug, Args)]
pub(super) struct ReportCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Build the report into its folder: index.html, report.md, tables, charts, manifest.json
    Build {
        /// Folder that holds report.toml
        folder: PathBuf,

        /// Folder under which the report may read; else the nearest around it with .git
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
    },
    /// Build in memory and compare with the folder; exit code 1 when they differ
    Check {
        /// Folder that holds report.toml
        folder: PathBuf,

        /// Folder under which the report may read; else the nearest around it with .git
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
    },
}

impl ReportCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        match &self.action {
            Action::Build { folder, root } => {
                let built = build(folder, root.as_deref())?;
                output::notes(&built.account, &[]);
                let lines: String = built
                    .files
                    .iter()
                    .map(|path| format!("{}\n", folder.join(path).display()))
                    .collect();
                output::write(Outside(&lines).on_terminal().as_bytes(), None)?;
                Ok(Outcome::Done)
            }
            Action::Check { folder, root } => {
                let differences = check(folder, root.as_deref())?;
                if differences.is_empty() {
                    output::write(b"up to date\n", None)?;
                    return Ok(Outcome::Done);
                }
                let lines: String = differences
                    .iter()
                    .map(|difference| format!("{difference}\n"))
                    .collect();
                output::write(Outside(&lines).on_terminal().as_bytes(), None)?;
                output::note(
                    "the folder is not what a build would give: run `casualty report build`",
                );
                Ok(Outcome::Findings)
            }
        }
    }
}
