//! The report as a web page and as Markdown.

use minijinja::value::{Serde, Value as Jinja};
use minijinja::{AutoEscape, Environment, context};
use serde::Serialize;

use super::content::{Content, Picture};
use super::harmless::markdown_to_html;
use super::shown_table::ShownTable;
use super::spec::ReportSpec;
use super::text::{MARKDOWN, Texts, in_medium};
use crate::analysis::claim::Judgement;
use crate::error::{Error, Result};
use crate::table::{POLICY, html_fragment, to_markdown};
use crate::words::claim::{self, explanation, readings, verdict};
use crate::words::evidence_line;

/// Both forms of a report.
pub(super) struct Rendered {
    pub html: String,
    pub markdown: String,
}

#[derive(Serialize)]
struct SectionView {
    heading: String,
    text: String,
    markdown: String,
    picture: Option<PictureView>,
    tables: Vec<TableView>,
    claims: Vec<ClaimView>,
    claims_csv: Option<String>,
    claims_summary: String,
}

/// A claim and what became of it.
#[derive(Serialize)]
struct ClaimView {
    sentence: String,
    source: Option<String>,
    verdict: &'static str,
    verdict_class: &'static str,
    explanation: String,
    readings: String,
    evidence: Vec<String>,
}

impl ClaimView {
    fn new(judgement: &Judgement) -> Self {
        let evidence = judgement.incident.iter().chain(&judgement.comparator);
        Self {
            sentence: judgement.sentence.clone(),
            source: judgement.source.clone(),
            verdict: verdict(judgement.verdicts.verdict),
            verdict_class: judgement.verdicts.verdict.name(),
            explanation: explanation(judgement),
            readings: readings(judgement),
            evidence: evidence.map(evidence_line).collect(),
        }
    }
}

#[derive(Serialize)]
struct PictureView {
    title: String,
    svg: String,
    svg_path: String,
    png_path: String,
    csv_path: String,
}

#[derive(Serialize)]
struct TableView {
    title: String,
    html: String,
    markdown: String,
    csv_path: String,
}

impl PictureView {
    fn new(picture: &Picture) -> Self {
        Self {
            title: picture.chart.titles.title.clone(),
            svg: picture.svg.clone(),
            svg_path: format!("charts/{}.svg", picture.id),
            png_path: format!("charts/{}.png", picture.id),
            csv_path: format!("charts/{}.csv", picture.id),
        }
    }
}

impl TableView {
    fn new(table: &ShownTable) -> Self {
        Self {
            title: table.reading.title.clone(),
            html: html_fragment(&table.reading),
            markdown: to_markdown(&table.reading),
            csv_path: format!("tables/{}.csv", table.id),
        }
    }
}

/// Renders a report.
pub(super) fn render(spec: &ReportSpec, content: &Content) -> Result<Rendered> {
    let texts = Texts::new(content.variables.clone());
    let title = texts.fill(&spec.title, "title")?;
    let summary = texts.fill_markdown(spec.summary.trim(), "summary")?;
    let sections = spec
        .sections
        .iter()
        .zip(&content.sections)
        .enumerate()
        .map(|(position, (section, shown))| {
            let place = format!("section {} \"{}\"", position + 1, section.heading);
            let markdown = texts.fill_markdown(section.text.trim(), &place)?;
            Ok(SectionView {
                heading: texts.fill(&section.heading, &place)?,
                text: markdown_to_html(&markdown),
                markdown,
                picture: shown.picture.as_ref().map(PictureView::new),
                tables: shown
                    .tables
                    .iter()
                    // Claims are shown one by one; their table is for programs.
                    .filter(|table| section.claims.as_ref().is_none_or(|own| own.id != table.id))
                    .map(TableView::new)
                    .collect(),
                claims: shown
                    .claims
                    .iter()
                    .flat_map(|checked| &checked.verification.judgements)
                    .map(ClaimView::new)
                    .collect(),
                claims_csv: section
                    .claims
                    .as_ref()
                    .map(|own| format!("tables/{}.csv", own.id)),
                claims_summary: shown
                    .claims
                    .as_ref()
                    .map_or_else(String::new, |checked| claim::summary(&checked.verification)),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|name| {
        if name == "index.html" {
            AutoEscape::Html
        } else {
            AutoEscape::Custom(MARKDOWN.into())
        }
    });
    environment.set_formatter(in_medium);
    let page = |name: &'static str, template: &'static str, summary: &str| {
        environment
            .template_from_named_str(name, template)
            .and_then(|template| {
                template.render(context! {
                    title => title.as_str(),
                    summary,
                    sections => Jinja::from(Serde(&sections)),
                    version => env!("CARGO_PKG_VERSION"),
                    policy => POLICY,
                    ..Jinja::from(Serde(&content.variables))
                })
            })
            // The template's last line break is taken off on reading it.
            .map(|page| page + "\n")
            .map_err(|error| Error::syntax(format!("cannot fill the template {name}: {error}")))
    };
    Ok(Rendered {
        html: page(
            "index.html",
            include_str!("templates/index.html"),
            &markdown_to_html(&summary),
        )?,
        markdown: page("report.md", include_str!("templates/report.md"), &summary)?,
    })
}
