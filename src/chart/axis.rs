//! Axes: a value axis with a light grid, and a row of period labels that never
//! touch.

use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::page::Page;
use super::period::AxisPeriod;
use super::period_labels::{self, Label};
use super::scale::{Bands, Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use super::tick::Ticks;

/// Least room between two labels.
const APART: f64 = 5.0;
/// Names of categories are wrapped into bands at least this wide.
const WRAPPING: f64 = 44.0;
/// Between the zero line and the labels under it, clear of the zero.
pub(crate) const BELOW: f64 = 8.0;
/// Between a label and what it labels.
pub(crate) const NEAR: f64 = 6.0;

/// A period on an axis.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stop<'a> {
    pub(crate) period: AxisPeriod,
    pub(crate) label: &'a str,
    pub(crate) partial: Option<&'a str>,
}

/// Labels chosen for a row of periods.
#[derive(Debug)]
pub(crate) struct PeriodAxis {
    labels: Vec<Set>,
    /// Lines of the highest label.
    pub(crate) lines: usize,
}

/// A label with its place: every line as near to the middle of its period as
/// the edges allow.
#[derive(Debug)]
struct Set {
    index: usize,
    stop: f64,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    words: String,
    centre: f64,
    half: f64,
}

impl PeriodAxis {
    /// The densest labels that keep apart between `left` and `right`. Periods
    /// marked partial are always labelled, with `mark` making up their lines.
    pub(crate) fn choose(
        setter: &Setter,
        stops: &[Stop],
        bands: Bands,
        (left, right): (f64, f64),
        mark: impl Fn(String, &str) -> Vec<String>,
    ) -> Self {
        let face = setter.label();
        let place = |mut label: Label| {
            let category = stops
                .get(label.index)
                .is_some_and(|stop| stop.period == AxisPeriod::Category);
            if category && bands.step >= WRAPPING {
                let room = bands.step - APART;
                let wrap = |line: &String| setter.wrap(line, face, room, 3);
                label.lines = label.lines.iter().flat_map(wrap).collect();
            }
            for line in &mut label.lines {
                *line = setter.shorten(line, face, (right - left).min(160.0));
            }
            let stop = bands.centre(label.index);
            let line = |words: String| {
                let half = setter.width(&words, face) / 2.0;
                let centre = stop.clamp(left + half, (right - half).max(left + half));
                Line {
                    words,
                    centre,
                    half,
                }
            };
            Set {
                index: label.index,
                stop,
                lines: label.lines.into_iter().map(line).collect(),
            }
        };
        let forced = stops.iter().enumerate().filter_map(|(index, stop)| {
            let name = period_labels::full(stop.period, stop.label, setter.language);
            let lines = mark(name, stop.partial?);
            Some(place(Label { index, lines }))
        });
        let mut labels: Vec<Set> = Vec::new();
        for set in forced {
            if labels.iter().all(|other| other.clear_of(&set)) {
                labels.push(set);
            }
        }
        let periods: Vec<(AxisPeriod, &str)> = stops.iter().map(|s| (s.period, s.label)).collect();
        let chosen = period_labels::choices(&periods, setter.language)
            .into_iter()
            .map(|choice| choice.into_iter().map(place).collect::<Vec<Set>>())
            .find(|sets| sets.windows(2).all(|pair| pair[0].clear_of(&pair[1])));
        for set in chosen.into_iter().flatten() {
            if labels.iter().all(|other| other.clear_of(&set)) {
                labels.push(set);
            }
        }
        let lines = labels.iter().map(|set| set.lines.len()).max();
        Self {
            labels,
            lines: lines.unwrap_or(0),
        }
    }

    pub(crate) fn height(&self, setter: &Setter) -> f64 {
        BELOW + setter.label().line() * real(self.lines)
    }

    /// Draws the labels from `top` down, with a small tick at `tick`.
    pub(crate) fn draw(&self, page: &mut Page, setter: &Setter, top: f64, tick: (f64, f64)) {
        let face = setter.label();
        let theme = setter.theme;
        for set in &self.labels {
            let (from, to) = ((set.stop, tick.0), (set.stop, tick.1));
            page.scene.add(Shape::line(from, to, 1.0, theme.axis));
            let mut baseline = top + face.size * ASCENT;
            for line in &set.lines {
                let at = (line.centre, baseline);
                let text = setter.text(&line.words, at, Anchor::Middle, face);
                page.scene.text(text);
                baseline += face.line();
            }
        }
    }
}

impl Set {
    fn clear_of(&self, other: &Self) -> bool {
        let mut lines = self.lines.iter().zip(&other.lines);
        self.index != other.index
            && lines.all(|(a, b)| (a.centre - b.centre).abs() >= a.half + b.half + APART)
    }
}

/// Room for the labels of an upright value axis.
pub(crate) fn gutter(setter: &Setter, ticks: &Ticks) -> f64 {
    setter.widest(&numbers(setter, ticks), setter.label()) + NEAR
}

pub(crate) fn numbers(setter: &Setter, ticks: &Ticks) -> Vec<String> {
    ticks
        .values
        .iter()
        .map(|value| setter.language.decimals(*value, ticks.decimals))
        .collect()
}

/// Draws horizontal grid lines with their numbers left of the plot: with every
/// number, or every second or third where the plot is too low for all.
pub(crate) fn value_grid(
    page: &mut Page,
    setter: &Setter,
    ticks: &Ticks,
    scale: Linear,
    plot: Rect,
) {
    let face = setter.label();
    let apart = match ticks.values[..] {
        [first, second, ..] => (scale.at(first) - scale.at(second)).abs(),
        _ => f64::INFINITY,
    };
    let every = numbered(ticks.values.len(), apart, face.line());
    let values = ticks.values.iter().zip(numbers(setter, ticks));
    for (position, (value, number)) in values.enumerate() {
        let y = scale.at(*value);
        let (from, to) = ((plot.x0, y), (plot.x1, y));
        page.scene
            .add(Shape::line(from, to, 1.0, setter.theme.grid));
        if position % every != 0 {
            continue;
        }
        let at = (plot.x0 - NEAR, y + face.size * CAPITAL / 2.0);
        page.scene.text(
            setter
                .text(&number, at, Anchor::End, face)
                .coloured(setter.theme.muted),
        );
    }
}

/// Of so many ticks `apart` from each other each how manyth has a number, so that
/// these are a line apart.
fn numbered(ticks: usize, apart: f64, line: f64) -> usize {
    (1..ticks)
        .find(|every| real(*every) * apart >= line)
        .unwrap_or(ticks.max(1))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn numbers_have_room() {
        for (ticks, apart, every) in [
            (5, 20.0, 1),
            (5, 15.0, 1),
            (5, 13.1, 2),
            (5, 5.0, 3),
            (5, 1.0, 5),
            (1, f64::INFINITY, 1),
            (0, f64::INFINITY, 1),
        ] {
            assert_eq!(numbered(ticks, apart, 15.0), every, "{ticks} {apart}");
        }
    }
}
