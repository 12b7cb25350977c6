//! Judgements as a table.

use std::borrow::Cow;

use super::text::text;
use super::{explanation, readings, summary};
use crate::analysis::claim::{Judgement, Verification};
use crate::error::Result;
use crate::table::{Answer, Beside, Cell, Row, Table, TableColumn, json_beside};
use crate::words::record_name;

/// A row a claim: sentence, verdict, why, and the incident that decides.
///
/// # Errors
/// Never: every row has a cell a column.
pub fn claims_table(verification: &Verification) -> Result<Table> {
    let table = Table::new(
        verification.title.as_deref().unwrap_or("Sentences checked"),
        vec![
            TableColumn::text("claim", "Claim"),
            TableColumn::text("sentence", "Sentence"),
            TableColumn::text("verdict", "Verdict"),
            TableColumn::text("low", "By low"),
            TableColumn::text("best", "By best"),
            TableColumn::text("high", "By high"),
            TableColumn::text("explanation", "Why"),
            TableColumn::text("comparator", "Decided by"),
        ],
        verification.judgements.iter().map(row).collect(),
    )?;
    Ok(table.with_notes(vec![format!("{}.", summary(verification))]))
}

fn row(judgement: &Judgement) -> Row {
    let verdicts = judgement.verdicts;
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut why = explanation(judgement);
    let readings = readings(judgement);
    if !readings.is_empty() {
        why += &format!(" {readings}");
    }
    Row::of(vec![
        text(&judgement.id),
        text(&judgement.sentence),
        text(verdicts.verdict.name()),
        text(verdicts.low.name()),
        text(verdicts.best.name()),
        text(verdicts.high.name()),
        Cell::Text(why),
        judgement
            .comparator
            .as_ref()
            .map_or(Cell::Blank, |evidence| Cell::Text(record_name(evidence))),
    ])
}

impl Answer for Verification {
    fn reading(&self) -> Result<Cow<'_, Table>> {
        claims_table(self).map(Cow::Owned)
    }

    /// Claims one by one: a table of sentences is not read at a terminal.
    fn text(&self, _width: Option<u16>) -> Result<String> {
        Ok(text(self))
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        json_beside(self, beside)
    }
}
