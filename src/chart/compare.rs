//! A comparison of two periods: a dumbbell for each place, its figures beside
//! the dots. A figure nobody knows is written, not drawn.

use serde::{Deserialize, Serialize};

use super::axis::{NEAR, numbers};
use super::drawing::Drawing;
use super::dumbbell::{DOT, Dumbbell};
use super::font::{ASCENT, CAPITAL};
use super::key::{self, Entry, Swatch};
use super::language::{self, Language};
use super::page::{self, Page};
use super::pairs::{Pair, Pairs};
use super::preview::Preview;
use super::scale::{Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use super::tick::Ticks;
use crate::error::{Error, Result};

/// Lowest line of one place.
const LINE: f64 = 25.0;
/// Share of the width that names of places may take.
const NAMES: f64 = 0.32;
/// Between names and the figures.
const BESIDE: f64 = 12.0;
/// Least length of the scale.
const LEAST_SCALE: f64 = 40.0;

/// Two dots a place on one axis: baseline and other period.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompareChart(pub Pairs);

impl Drawing for CompareChart {
    fn check(&self) -> Result<()> {
        self.0.check()
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let face = setter.label();
        let top = key::draw(page, setter, &entries(&self.0, setter)) + 8.0;
        if self.0.rows.is_empty() {
            return Ok(page.say(setter, setter.language.words().no_data, top));
        }
        let mut lines = lines(&self.0, setter, (page.right - page.left) * NAMES);
        let first = top + face.line() + 4.0;
        let room = page.room.map(|room| page.top + room - first);
        let heights = lines.iter().map(|line| line.height).collect();
        let heights = page::stretch(heights, room);
        for (line, height) in lines.iter_mut().zip(&heights) {
            line.height = *height;
        }
        let left_out = lines.len() - page::fitting(&heights, room, page::remark(setter));
        lines.truncate(lines.len() - left_out);

        let axis = [setter.language.words().unknown, "?"]
            .into_iter()
            .find_map(|unknown| Axis::fit(page, setter, &lines, unknown))
            .ok_or_else(|| {
                Error::setting("the picture is too narrow for its figures")
                    .value(format!("{} pixels", page.scene.width))
                    .hint("make it wider")
            })?;
        let bottom = first + lines.iter().map(|line| line.height).sum::<f64>();
        axis.grid(page, setter, top, (first, bottom));
        let mut y = first;
        for line in &lines {
            line.names(page, setter, y);
            let middle = y + line.height / 2.0;
            let (from, to) = ((axis.scale.at(0.0), middle), (page.right, middle));
            page.scene
                .add(Shape::line(from, to, 0.5, setter.theme.grid));
            let tip = self.0.tip(line.row, setter);
            let shapes = line
                .dumbbell
                .shapes(&axis.scale, middle, setter, axis.unknown);
            page.scene.mark(Some(tip), shapes);
            y += line.height;
        }
        Ok(page.say_left_out(setter, left_out, y))
    }

    fn describe(&self, setter: &Setter) -> String {
        self.0.describe(setter)
    }

    fn preview(&self, _language: Language) -> Preview {
        self.0.preview()
    }
}

fn entries(pairs: &Pairs, setter: &Setter) -> Vec<Entry> {
    let theme = setter.theme;
    let mut entries = vec![
        Entry(Swatch::Ring(theme.baseline), pairs.baseline_label.clone()),
        Entry(Swatch::Disc(theme.against), pairs.against_label.clone()),
    ];
    if !pairs.x_label.is_empty() {
        entries.insert(0, Entry(Swatch::Heading, pairs.x_label.clone()));
    }
    let ranged = |row: &Pair| row.baseline.range().is_some() || row.against.range().is_some();
    if pairs.rows.iter().any(ranged) {
        entries.push(Entry(
            Swatch::Range,
            setter.language.words().range.to_owned(),
        ));
    }
    entries
}

/// One place: its names, its figures and the room they take.
struct Line<'a> {
    row: &'a Pair,
    dumbbell: Dumbbell,
    place: Vec<String>,
    note: Vec<String>,
    width: f64,
    height: f64,
}

fn lines<'a>(pairs: &'a Pairs, setter: &Setter, room: f64) -> Vec<Line<'a>> {
    let (face, small) = (setter.label(), setter.small());
    let decimals = language::decimals(pairs.rows.iter().flat_map(Pair::values));
    let line = |row: &'a Pair| {
        let place = setter.wrap(&row.place, face, room, 2);
        let note = row.note.as_deref().unwrap_or_default();
        let note = setter.wrap(note, small, room, 2);
        let height = face.line() * real(place.len()) + small.line() * real(note.len());
        Line {
            row,
            dumbbell: Dumbbell::new(row, setter, decimals),
            width: setter.widest(&place, face).max(setter.widest(&note, small)),
            place,
            note,
            height: (height + 6.0).max(LINE),
        }
    };
    pairs.rows.iter().map(line).collect()
}

impl Line<'_> {
    fn names(&self, page: &mut Page, setter: &Setter, top: f64) {
        let (face, small) = (setter.label(), setter.small());
        let used = face.line() * real(self.place.len()) + small.line() * real(self.note.len());
        let mut y = top + (self.height - used) / 2.0;
        let places = self.place.iter().map(|line| (line, face, setter.theme.ink));
        let notes = self
            .note
            .iter()
            .map(|line| (line, small, setter.theme.muted));
        for (line, face, colour) in places.chain(notes) {
            let lift = f64::midpoint(face.line(), face.size * CAPITAL);
            let text = setter.text(line, (page.left, y + lift), Anchor::Start, face);
            page.scene.text(text.coloured(colour));
            y += face.line();
        }
    }
}

/// The value axis, with room kept for the figures on both sides.
struct Axis {
    scale: Linear,
    ticks: Ticks,
    /// What is written for a figure nobody knows.
    unknown: &'static str,
}

impl Axis {
    /// The longest scale for which every line's words stay on the page, if it
    /// is long enough to compare anything.
    fn fit(page: &Page, setter: &Setter, lines: &[Line], unknown: &'static str) -> Option<Self> {
        let most = |measure: fn(&Line) -> f64| lines.iter().map(measure).fold(0.0, f64::max);
        let zero = page.left + most(|line| line.width) + BESIDE + most(|line| line.dumbbell.before);
        let highest = most(|line| line.dumbbell.top);
        let mut values = lines.iter().flat_map(|line| line.row.values());
        let whole = values.all(|value| value.fract() == 0.0);
        let steps = if page.right - zero > 260.0 { 5 } else { 2 };
        let mut ticks = Ticks::up_to(highest, steps, whole);
        if highest > 0.0 {
            ticks.values.retain(|tick| *tick <= highest);
        }
        let top = highest.max(ticks.top());
        let half = setter.widest(&numbers(setter, &ticks), setter.label()) / 2.0;
        let fits = |at: f64, words: f64| {
            let room = page.right - zero - words;
            if room < 0.0 {
                0.0
            } else if at > 0.0 {
                room * top / at
            } else {
                f64::INFINITY
            }
        };
        let length = lines
            .iter()
            .map(|line| fits(line.dumbbell.top, line.dumbbell.after(setter, unknown)))
            .chain([fits(ticks.top(), half), fits(top, DOT)])
            .fold(f64::INFINITY, f64::min);
        (length >= LEAST_SCALE).then(|| Self {
            scale: Linear::new(top, zero, zero + length),
            ticks,
            unknown,
        })
    }

    fn grid(&self, page: &mut Page, setter: &Setter, top: f64, (from, to): (f64, f64)) {
        let (face, theme) = (setter.label(), setter.theme);
        let baseline = top + face.size * ASCENT;
        let mut clear = f64::NEG_INFINITY;
        for (tick, number) in self.ticks.values.iter().zip(numbers(setter, &self.ticks)) {
            let x = self.scale.at(*tick);
            let darker = if *tick > 0.0 { 0.0 } else { 0.5 };
            let colour = theme.grid.towards(theme.muted, darker);
            page.scene.add(Shape::line((x, from), (x, to), 1.0, colour));
            let text = setter.text(&number, (x, baseline), Anchor::Middle, face);
            if text.rect.x0 > clear {
                clear = text.rect.x1 + NEAR;
                page.scene.text(text.coloured(theme.muted));
            }
        }
    }
}
