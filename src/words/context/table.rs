//! Statements as a table.

use std::borrow::Cow;

use super::sentences;
use super::text::{covered, opening, text};
use super::view::kind;
use crate::analysis::context::{Context, Statement};
use crate::error::Result;
use crate::evidence::Evidence;
use crate::table::{Answer, Beside, Cell, Row, Table, TableColumn, json_beside};
use crate::words::{evidence_line, record_name};

impl Answer for Context {
    fn sentences(&self) -> Vec<String> {
        opening(self)
    }

    /// A row a statement.
    fn reading(&self) -> Result<Cow<'_, Table>> {
        let table = Table::new(
            evidence_line(&self.incident),
            vec![
                TableColumn::text("kind", "About"),
                TableColumn::text("scope", "Place"),
                TableColumn::text("sentence", "Sentence"),
                TableColumn::text("by_low", "By low"),
                TableColumn::text("by_high", "By high"),
                TableColumn::text("evidence", "Evidence"),
                TableColumn::text("open", "Open"),
            ],
            self.statements.iter().map(row).collect(),
        )?;
        Ok(Cow::Owned(table.with_notes(vec![covered(self)])))
    }

    /// Statements one by one: a table of sentences is not read at a terminal.
    fn text(&self, _width: Option<u16>) -> Result<String> {
        Ok(text(self))
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        json_beside(self, beside)
    }
}

fn row(statement: &Statement) -> Row {
    let words = sentences(statement);
    let optional = |text: Option<String>| text.map_or(Cell::Blank, Cell::Text);
    let scopes = statement.scope.iter().chain(&statement.also);
    let scopes: Vec<&str> = scopes.map(|scope| scope.name()).collect();
    Row::of(vec![
        Cell::Text(kind(&statement.about).to_owned()),
        optional((!scopes.is_empty()).then(|| scopes.join(", "))),
        Cell::Text(words.best),
        optional(words.by_low),
        optional(words.by_high),
        listed(&statement.evidence),
        listed(&statement.open),
    ])
}

/// Where the records are found: their ids, else file and line.
fn listed(records: &[Evidence]) -> Cell {
    if records.is_empty() {
        return Cell::Blank;
    }
    let names: Vec<String> = records.iter().map(record_name).collect();
    Cell::Text(names.join("; "))
}
