//! A result with what became of the rows that it was made from.

use std::borrow::Cow;

use serde_json::json;

use super::account::in_one_line;
use crate::error::Result;
use crate::outside::Outside;
use crate::read::Account;
use crate::table::{Answer, Beside, Table};

/// A result, and the account of the load that it was made from: rows that were
/// rejected or left out stand in the foot, with their tolls, and in JSON.
///
/// ```
/// use casualty::prelude::*;
/// use casualty::table::Format;
/// use casualty::words::Accounted;
///
/// let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
/// let plan = Plan::new().measure(Measure::Killed);
/// let table = tabulate(&plan, &incidents.frame, &TabulateOptions::default())?;
/// let answer = Accounted { answer: &table, account: &incidents.account };
/// let json = String::from_utf8(Format::Json.write(&answer, None)?).unwrap();
/// assert!(json.contains("\"rejected\": 0"));
/// # Ok::<(), casualty::error::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Accounted<'a> {
    /// The result.
    pub answer: &'a dyn Answer,
    /// What became of every row.
    pub account: &'a Account,
}

impl Accounted<'_> {
    fn noted<'t>(&self, table: Cow<'t, Table>) -> Cow<'t, Table> {
        match in_one_line(self.account) {
            None => table,
            Some(line) => {
                let mut table = table.into_owned();
                table.notes.push(line);
                Cow::Owned(table)
            }
        }
    }
}

impl Answer for Accounted<'_> {
    fn sentences(&self) -> Vec<String> {
        self.answer.sentences()
    }

    fn reading(&self) -> Result<Cow<'_, Table>> {
        Ok(self.noted(self.answer.reading()?))
    }

    fn rows(&self) -> Result<Cow<'_, Table>> {
        Ok(self.noted(self.answer.rows()?))
    }

    fn text(&self, width: Option<u16>) -> Result<String> {
        let mut text = self.answer.text(width)?;
        if let Some(line) = in_one_line(self.account) {
            text += &Outside(&line).line();
        }
        Ok(text)
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        let account = self.account;
        let mut beside = beside.clone();
        beside.insert(
            "account",
            json!({
                "rows": account.rows,
                "accepted": account.accepted,
                "identical_kept": account.identical_kept,
                "rejected": account.rejected,
                "rejected_killed": account.rejected_killed,
                "duplicates": account.duplicates,
                "duplicates_killed": account.duplicates_killed,
                "blank": account.blank,
            }),
        );
        self.answer.json(&beside)
    }
}
