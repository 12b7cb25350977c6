//! `casualty check`: every row accounted for.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::Input;
use super::{Outcome, output};
use crate::error::{Error, Result};
use crate::read::{Account, Severity};
use crate::schema::Column;
use crate::table::{grouped, write_records};

/// Account for every row: accepted, accepted with a warning, or rejected
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    input: Input,

    /// Findings to show in full for each reason
    #[arg(long, value_name = "N", default_value_t = 3)]
    show: usize,

    /// Write the rejected rows as they stood, with line and reason
    #[arg(long, value_name = "FILE.csv")]
    rejects: Option<PathBuf>,

    /// Format of the account
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: CheckFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum CheckFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

impl Check {
    pub(super) fn run(&self) -> Result<Outcome> {
        let columns = Column::ALL.iter().copied().collect();
        let incidents =
            self.input
                .load_any(columns, self.rejects.as_deref(), self.rejects.is_some())?;
        let account = &incidents.account;
        if let Some(path) = &self.rejects {
            output::write(rejects(account)?.as_bytes(), Some(path))?;
        }
        let text = match self.format {
            CheckFormat::Text => self.text(account),
            CheckFormat::Json => {
                let mut json = serde_json::to_string_pretty(account)
                    .map_err(|error| Error::engine(format!("cannot write JSON: {error}")))?;
                json.push('\n');
                json
            }
        };
        output::write(text.as_bytes(), None)?;
        Ok(if account.rejected > 0 {
            Outcome::Findings
        } else {
            Outcome::Done
        })
    }

    fn text(&self, account: &Account) -> String {
        let mut text = String::new();
        for file in &account.files {
            let _ = writeln!(text, "{}", file.file);
            let _ = writeln!(text, "  profile    {}", file.profile);
            let _ = writeln!(text, "  rows       {}", count(file.rows));
            if !file.skipped_lines.is_empty() {
                let lines: Vec<String> = file.skipped_lines.iter().map(u64::to_string).collect();
                let _ = writeln!(
                    text,
                    "  skipped    line {} (before the header, or tags)",
                    lines.join(", ")
                );
            }
            if !file.unused_columns.is_empty() {
                let _ = writeln!(text, "  not used   {}", file.unused_columns.join(", "));
            }
        }
        let _ = writeln!(
            text,
            "{} rows: {} accepted ({} with a warning), {} rejected, {} left out as duplicates, {} blank",
            count(account.rows),
            count(account.accepted),
            count(account.accepted_with_warning),
            count(account.rejected),
            count(account.duplicates),
            count(account.blank),
        );
        for (severity, heading) in [
            (Severity::Rejected, "Rejected"),
            (Severity::Warning, "Warnings"),
        ] {
            let reasons: Vec<_> = account
                .counts
                .iter()
                .filter(|(reason, _)| reason.severity() == severity)
                .collect();
            if reasons.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n{heading}");
            for (reason, number) in reasons {
                let _ = writeln!(text, "{:>8}  {}", count(*number), reason.words());
                for finding in account
                    .findings
                    .iter()
                    .filter(|finding| finding.reason == *reason)
                    .take(self.show)
                {
                    let mut line = format!("{}:{}", finding.file, finding.line);
                    if let Some(column) = &finding.column {
                        let _ = write!(line, ": {column}");
                    }
                    if let Some(value) = &finding.value {
                        let _ = write!(line, " \"{value}\"");
                    }
                    if let Some(detail) = &finding.detail {
                        let _ = write!(line, " ({detail})");
                    }
                    let _ = writeln!(text, "          {line}");
                }
                let _ = writeln!(text, "          hint: {}", reason.hint());
            }
        }
        text
    }
}

fn count(number: u64) -> String {
    grouped(number as f64)
}

/// The rejected rows as CSV: file, line and reason before their cells, under
/// the files' own header when they all have the same.
fn rejects(account: &Account) -> Result<String> {
    let widest = account
        .rejects
        .iter()
        .map(|reject| reject.cells.len())
        .max()
        .unwrap_or_default();
    let mut names = account
        .files
        .first()
        .map(|file| file.header.clone())
        .filter(|header| account.files.iter().all(|file| file.header == *header))
        .unwrap_or_default();
    names.extend((names.len() + 1..=widest).map(|cell| format!("cell_{cell}")));
    let header: Vec<String> = ["file", "line", "reason"]
        .map(str::to_owned)
        .into_iter()
        .chain(names)
        .collect();
    let rows = account.rejects.iter().map(|reject| {
        let mut row = vec![
            reject.file.clone(),
            reject.line.to_string(),
            reject.reason.words().to_owned(),
        ];
        row.extend(reject.cells.iter().cloned());
        row.resize(row.len().max(header.len()), String::new());
        row
    });
    write_records(&header, rows)
}
