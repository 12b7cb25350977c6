//! Words at days of a chart over time.

use crate::chart::Note;
use crate::error::{Error, Result};
use crate::query::{Span, Unit, parse_span};

/// Reads notes, `DATE=TEXT` each, for periods that begin in the first of `window`.
pub(super) fn notes(texts: &[String], unit: Unit, window: Option<Span>) -> Result<Vec<Note>> {
    texts
        .iter()
        .map(|text| note(text, unit, window).map_err(|error| error.field("annotate")))
        .collect()
}

fn note(text: &str, unit: Unit, window: Option<Span>) -> Result<Note> {
    let wrong = |reason: &str| {
        Error::setting(reason.to_owned())
            .value(text)
            .hint("write DATE=TEXT: 2014-06-10=Mosul falls")
    };
    let (day, words) = text
        .split_once('=')
        .ok_or_else(|| wrong("not a day and words"))?;
    let words = words.trim();
    if words.is_empty() {
        return Err(wrong("the note has no words"));
    }
    let day = parse_span(day)?.first;
    let window = window
        .filter(|window| window.contains(day))
        .ok_or_else(|| wrong("the day is outside the days that the chart shows"))?;
    let index = unit.index(day);
    let (first, last) = unit
        .days(index)
        .ok_or_else(|| wrong("weekdays recur: the chart has no place for a day"))?;
    let length = (last - first).num_days() as f64 + 1.0;
    let into = (day - first).num_days() as f64 + 0.5;
    Ok(Note {
        at: (index - unit.index(window.first)) as f64 + into / length,
        text: words.to_owned(),
    })
}
