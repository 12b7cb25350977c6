//! Markdown tables.

use super::Table;
use super::render::{Answer, Render};
use super::shown_cell::shown;
use crate::error::Result;
use crate::outside::Outside;

/// The format Markdown.
pub(super) struct Markdown;

impl Render for Markdown {
    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn is_for_programs(&self) -> bool {
        false
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        let mut text = String::new();
        for sentence in answer.sentences() {
            text += &format!("{}\n\n", escape(&sentence));
        }
        Ok((text + &to_markdown(&*answer.reading()?)).into_bytes())
    }
}

fn escape(text: &str) -> String {
    Outside(text).in_markdown()
}

/// The table as Markdown, without its title, with its notes below.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let mut text = String::new();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text += &line(table.columns().iter().map(|c| escape(&c.label)).collect());
    text += &line(
        table
            .columns()
            .iter()
            .map(|column| {
                if column.kind.is_number() {
                    "---:"
                } else {
                    "---"
                }
            })
            .map(str::to_owned)
            .collect(),
    );
    for row in table.rows() {
        text += &line(
            row.cells
                .iter()
                .zip(table.columns())
                .map(|(cell, column)| {
                    let cell = escape(&shown(cell, column.kind));
                    if row.total {
                        format!("**{cell}**")
                    } else {
                        cell
                    }
                })
                .collect(),
        );
    }
    for note in &table.notes {
        text += &format!("\n{}\n", escape(note));
    }
    text
}
