//! HTML tables with the marks that screen readers need.

use super::render::{Answer, Render};
use super::shown_cell::shown;
use super::{CellKind, Table};
use crate::error::Result;
use crate::outside::Outside;

/// The format HTML.
pub(super) struct Html;

impl Render for Html {
    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn is_for_programs(&self) -> bool {
        false
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        Ok(whole_page(&answer.sentences(), &*answer.reading()?).into_bytes())
    }
}

fn escape(text: &str) -> String {
    Outside(text).in_html()
}

/// What a page may load: its own style, and pictures beside it; nothing from outside,
/// and no script.
pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src \
    'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'\">";

/// The table element alone, captioned with its title, and its notes after it.
#[must_use]
pub fn fragment(table: &Table) -> String {
    let mut html = String::from("<table>\n");
    if !table.title.is_empty() {
        html += &format!("<caption>{}</caption>\n", escape(&table.title));
    }
    html += "<thead>\n<tr>";
    for column in table.columns() {
        html += &format!(
            "<th scope=\"col\"{}>{}</th>",
            class(column.kind),
            escape(&column.label)
        );
    }
    html += "</tr>\n</thead>\n<tbody>\n";
    for row in table.rows() {
        html += if row.total {
            "<tr class=\"total\">"
        } else {
            "<tr>"
        };
        for (position, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
            let text = escape(&shown(cell, column.kind));
            if position == 0 {
                html += &format!("<th scope=\"row\">{text}</th>");
            } else {
                html += &format!("<td{}>{text}</td>", class(column.kind));
            }
        }
        html += "</tr>\n";
    }
    html += "</tbody>\n</table>\n";
    for note in &table.notes {
        html += &format!("<p class=\"note\">{}</p>\n", escape(note));
    }
    html
}

fn class(kind: CellKind) -> &'static str {
    if kind.is_number() {
        " class=\"number\""
    } else {
        ""
    }
}

/// A whole page with the table.
#[must_use]
pub fn page(table: &Table) -> String {
    whole_page(&[], table)
}

fn whole_page(sentences: &[String], table: &Table) -> String {
    let said: String = sentences
        .iter()
        .map(|sentence| format!("<p>{}</p>\n", escape(sentence)))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{POLICY}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{said}{}</body>\n</html>\n",
        escape(&table.title),
        fragment(table)
    )
}

const STYLE: &str = "\
body { font-family: \"DejaVu Sans\", Arial, sans-serif; margin: 1rem; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #ddd; text-align: left; font-weight: normal; }
thead th { font-weight: bold; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.total th, .total td { font-weight: bold; border-top: 2px solid #888; }
.note { color: #555; font-size: 0.9rem; }
";
