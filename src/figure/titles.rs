//! The words around a chart.

use super::{FigureData, FigureSpec};
use crate::analysis::{PartialPeriod, Tabulation};
use crate::chart::{Language, Titles};
use crate::query::{Dimension, Span, Sums};
use crate::table::grouped;
use crate::words::{long_day, selection};

/// The words that stand where the spec gives none.
pub(super) struct Usual {
    pub title: String,
    pub subtitle: String,
    /// Which of the rows are shown, when not all are.
    pub shown: Option<String>,
    pub total: Sums,
}

impl FigureSpec {
    /// The spec's own words, and the usual ones for those it leaves out.
    pub(super) fn titles(&self, data: &FigureData<'_>, usual: &Usual) -> Titles {
        let or = |own: &Option<String>, usual: String| own.clone().unwrap_or(usual);
        let selected = selection(data.filter);
        let subtitle = if selected.is_empty() {
            usual.subtitle.clone()
        } else {
            format!("{selected}; {}", usual.subtitle)
        };
        let as_of = data
            .filter
            .as_of
            .map(|day| format!(", as of {}", long_day(day)))
            .unwrap_or_default();
        let incidents = grouped(usual.total.incidents);
        let noun = if incidents == "1" {
            "incident"
        } else {
            "incidents"
        };
        let shown = usual
            .shown
            .as_ref()
            .map(|shown| format!("; {shown}"))
            .unwrap_or_default();
        let source = format!("Source: {}{as_of}; {incidents} {noun}{shown}.", data.source);
        Titles {
            title: or(&self.title, usual.title.clone()),
            subtitle: or(&self.subtitle, subtitle),
            source_line: or(&self.source, source),
        }
    }
}

/// "the 20 of 45 with most are shown", when not all are.
pub(super) fn first_of(shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| format!("the {shown} of {all} with most are shown"))
}

/// "to 21 Jan", when the period of that number is covered in part.
pub(super) fn partial_label(
    partial: &[PartialPeriod],
    index: i64,
    language: Language,
) -> Option<String> {
    let partial = partial.iter().find(|partial| partial.index == index)?;
    let Span { first, last } = partial.covered;
    let (cut_first, cut_last) = (first > partial.whole.first, last < partial.whole.last);
    Some(language.part(
        cut_first.then_some(first),
        (cut_last || !cut_first).then_some(last),
    ))
}

/// The days looked at.
pub(super) fn span_words(tabulation: &Tabulation) -> String {
    tabulation
        .summary
        .window
        .map_or_else(String::new, |window| {
            format!("{} to {}", long_day(window.first), long_day(window.last))
        })
}

/// A dimension in a headline.
pub(super) fn dimension_words(dimension: Dimension) -> String {
    match dimension.name() {
        "admin1" => "province".to_owned(),
        "admin2" => "second-level division".to_owned(),
        name => name.replace('_', " "),
    }
}
