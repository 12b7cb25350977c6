//! Bars over time: what one is, and what is said of them.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, drawable};
use super::period::AxisPeriod;
use super::preview::{Preview, PreviewBar, PreviewGraph, PreviewMarks};
use super::scale::real;
use super::setter::Setter;
use crate::error::Result;

/// So many bars with unknown tolls are listed one by one.
const LISTED: usize = 6;
/// More bars than this are previewed as a line.
const MOST_PREVIEWED: usize = 48;

/// One bar of a chart over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Where it stands in the calendar.
    pub period: AxisPeriod,
    /// Its full name, for tooltips ("January 2018") and for categories.
    pub label: String,
    /// Its height and whiskers.
    #[serde(flatten)]
    pub figure: Estimate,
    /// Set when the period is not complete: "to 21 Jan".
    pub partial: Option<String>,
    /// Incidents whose toll is unknown, which the bar therefore leaves out.
    pub unknown: u64,
}

/// Refuses bars that cannot be drawn honestly.
pub(super) fn check(bars: &[Bar]) -> Result<()> {
    bars.iter()
        .try_for_each(|bar| drawable(&bar.label, bar.figure.numbers()))
}

/// Remarks for the foot: incidents that no bar can count.
pub(super) fn remarks(bars: &[Bar], setter: &Setter) -> Vec<String> {
    let words = setter.language.words();
    let marked: Vec<&Bar> = bars
        .iter()
        .filter(|bar| bar.unknown > 0 && bar.figure.value.is_some())
        .collect();
    let total = marked
        .iter()
        .fold(0u64, |sum, bar| sum.saturating_add(bar.unknown));
    let mut remark = match total {
        0 => return Vec::new(),
        1 => words.left_out_one.to_owned(),
        n => words.left_out.replace("{n}", &setter.language.count(n)),
    };
    if marked.len() <= LISTED {
        let list: Vec<String> = marked
            .iter()
            .map(|bar| format!("{}: {}", bar.label, setter.language.count(bar.unknown)))
            .collect();
        remark = format!("{remark} ({})", list.join(", "));
    }
    vec![remark + "."]
}

/// One sentence for people who cannot see the picture.
pub(super) fn describe(bars: &[Bar], setter: &Setter) -> String {
    let words = setter.language.words();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else {
        return words.no_data.to_owned();
    };
    let template = if bars.len() == 1 {
        words.timeline_one
    } else {
        words.timeline
    };
    let mut text = template
        .replace("{n}", &bars.len().to_string())
        .replace("{first}", &first.label)
        .replace("{last}", &last.label);
    let highest = bars
        .iter()
        .filter_map(|bar| Some((bar, bar.figure.value?)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    if let Some((bar, value)) = highest {
        text.push(' ');
        let highest = words.highest.replace("{label}", &bar.label);
        text.push_str(&highest.replace("{value}", &setter.language.number(value)));
    }
    text
}

/// What a pointer on a bar is told.
pub(super) fn tip(bar: &Bar, setter: &Setter) -> String {
    let words = setter.language.words();
    let mut text = match &bar.partial {
        Some(partial) => format!("{} ({partial}): ", bar.label),
        None => format!("{}: ", bar.label),
    };
    text.push_str(&setter.figure(&bar.figure));
    if bar.unknown > 0 {
        text.push_str("; ");
        text.push_str(
            &words
                .without_toll
                .replace("{n}", &setter.language.count(bar.unknown)),
        );
    }
    text
}

/// A row a bar, or a line when there are many.
pub(super) fn preview(bars: &[Bar]) -> Preview {
    if bars.len() <= MOST_PREVIEWED {
        let row = |bar: &Bar| PreviewBar {
            name: match &bar.partial {
                Some(partial) => format!("{} {partial}", bar.label),
                None => bar.label.clone(),
            },
            value: bar.figure.value,
        };
        return Preview::Bars(bars.iter().map(row).collect());
    }
    let points = bars
        .iter()
        .enumerate()
        .filter_map(|(at, bar)| Some((real(at), bar.figure.value?)))
        .collect();
    let ends = [0, bars.len() / 2, bars.len() - 1].map(|at| bars[at].label.clone());
    Preview::Graph(PreviewGraph::of(points, PreviewMarks::Joined, ends))
}
