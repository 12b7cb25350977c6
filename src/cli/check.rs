//! `casualty check`: every row accounted for.

use std::path::PathBuf;

use clap::Args;

use super::args::{Input, OutputArgs};
use super::{Outcome, output};
use crate::error::Result;
use crate::read::Account;
use crate::schema::Column;
use crate::table::{CsvReader, write_records};
use crate::words::account::{ShownAccount, reason};

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

    #[command(flatten)]
    output: OutputArgs,
}

impl Check {
    pub(super) fn run(&self) -> Result<Outcome> {
        let columns = Column::ALL.iter().copied().collect();
        let incidents = self.input.load_any(columns, self.rejects.is_some())?;
        let account = &incidents.account;
        let shown = ShownAccount {
            account,
            list: &incidents.list,
            findings: self.show,
            name: &output::option,
        };
        let rejects = match &self.rejects {
            Some(path) => {
                let rows = rejects(account, self.output.csv_reader())?;
                Some((path.as_path(), rows))
            }
            None => None,
        };
        let beside = rejects
            .as_ref()
            .map(|(path, rows)| (Some(*path), rows.as_bytes()));
        self.output.write_beside(&shown, beside)?;
        Ok(if account.rejected > 0 {
            Outcome::Findings
        } else {
            Outcome::Done
        })
    }
}

/// The rejected rows as CSV: file, line and reason before their cells, under
/// the files' own header when they all have the same.
fn rejects(account: &Account, reader: CsvReader) -> Result<String> {
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
        .chain(names.iter().map(|name| reader.text(name)))
        .collect();
    let rows = account.rejects.iter().map(|reject| {
        let mut row = vec![
            reader.text(&reject.file),
            reject.line.to_string(),
            reason(reject.reason).to_owned(),
        ];
        row.extend(reject.cells.iter().map(|cell| reader.text(cell)));
        row.resize(row.len().max(header.len()), String::new());
        row
    });
    write_records(&header, rows)
}
