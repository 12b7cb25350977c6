//! A chart as text for a terminal, with the widgets of ratatui: bars, lines,
//! points and rows of blocks, without colour.

mod bars;
mod columns;
mod graph;
mod rows;

use super::language::Language;
use super::preview::Preview;
use super::titles::Titles;

/// Narrowest terminal that is drawn for.
const NARROWEST: u16 = 40;

/// A preview under its titles, at most `width` columns wide (at least 40).
pub(super) fn draw(titles: &Titles, preview: &Preview, width: u16, language: Language) -> String {
    let width = width.max(NARROWEST);
    let words = |text: &str| -> String {
        columns::wrapped(text, width)
            .iter()
            .map(|line| format!("{line}\n"))
            .collect()
    };
    let body = match preview {
        preview if preview.is_empty() => words(language.words().none_known),
        Preview::Bars(bars) => bars::draw(bars, width, language),
        Preview::Rows(rows) => rows::draw(rows, width),
        Preview::Graph(graph) => graph::draw(graph, width, language),
    };
    format!(
        "{}{}\n{body}\n{}",
        words(&titles.title),
        words(&titles.subtitle),
        words(&titles.source_line)
    )
}
