//! One cumulative line a year by day of the year: the present and the baseline
//! stand out, the others are grey.

use serde::{Deserialize, Serialize};

use super::axis;
use super::colour::Colour;
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::language_words::Words;
use super::page::Page;
use super::preview::{Preview, PreviewGraph, PreviewMarks};
use super::scale::{Bands, Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::{Anchor, Text};
use super::tick::Ticks;
use crate::error::Result;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.5;
/// Days of the longest year.
const DAYS: f64 = 366.0;
/// First days of the months in a leap year, from 0.
const MONTHS: [f64; 12] = [
    0.0, 31.0, 60.0, 91.0, 121.0, 152.0, 182.0, 213.0, 244.0, 274.0, 305.0, 335.0,
];

/// One cumulative line a year, by day of the year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SeasonChart {
    /// What is summed ("Killed, summed from 1 January"), written above the axis.
    pub y_label: String,
    /// The years, in order of time.
    pub years: Vec<SeasonYear>,
}

/// How a year of a [`SeasonChart`] is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeasonRole {
    /// The year that others are set against.
    Present,
    /// The year it is compared with.
    Baseline,
    /// In grey.
    Other,
}

/// One line of a [`SeasonChart`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeasonYear {
    /// Its name ("2021 to 21 Jan").
    pub label: String,
    /// How it is drawn.
    pub role: SeasonRole,
    /// Day of the year, 1 to 366, and the sum up to its end; ascending, ending
    /// with the last day that is covered.
    pub points: Vec<(u16, f64)>,
}

impl SeasonYear {
    /// Whether it has a line: of nothing known there is none along zero.
    fn is_known(&self) -> bool {
        !self.points.is_empty()
    }
}

impl SeasonChart {
    /// The years that have no line: marked ones by name, others by number.
    fn unknown_years(&self, words: &Words) -> Vec<Entry> {
        let (others, marked): (Vec<&SeasonYear>, Vec<&SeasonYear>) = self
            .years
            .iter()
            .filter(|year| !year.is_known())
            .partition(|year| year.role == SeasonRole::Other);
        let entry = |what: &str| Entry(Swatch::Unknown, format!("{what}: {}", words.unknown));
        let mut entries: Vec<Entry> = marked.iter().map(|year| entry(&year.label)).collect();
        match others[..] {
            [] => {}
            [one] => entries.push(entry(&one.label)),
            _ => entries.push(entry(&format!("{} ({})", words.others, others.len()))),
        }
        entries
    }
}

impl Drawing for SeasonChart {
    fn check(&self) -> Result<()> {
        self.years
            .iter()
            .try_for_each(|year| drawable(&year.label, year.points.iter().map(|(_, value)| *value)))
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme, face) = (setter.language.words(), setter.theme, setter.label());
        let of = |role| self.years.iter().filter(move |year| year.role == role);
        let mut entries = vec![Entry(Swatch::Heading, self.y_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        if of(SeasonRole::Other).any(SeasonYear::is_known) {
            let grey = theme.grid.towards(theme.muted, 0.35);
            entries.push(Entry(Swatch::Line(grey), words.others.to_owned()));
        }
        entries.extend(self.unknown_years(words));
        let top = key::draw(page, setter, &entries) + 8.0;
        let values = || {
            self.years
                .iter()
                .flat_map(|year| &year.points)
                .map(|(_, value)| *value)
        };
        let highest = values().fold(0.0, f64::max);
        let whole = values().all(|value| value.fract() == 0.0);
        let mut ticks = Ticks::up_to(highest, 5, whole);
        let end = ticks.trim(highest);
        let left = page.left + axis::gutter(setter, &ticks);
        // The names of years that ran to their end stand right of the plot.
        let marked = || {
            self.years
                .iter()
                .filter(|year| year.role != SeasonRole::Other && year.is_known())
        };
        let names: Vec<String> = marked()
            .map(|year| setter.shorten(&year.label, face, (page.right - left) * 0.25))
            .collect();
        let right = page.right - setter.widest(&names, face) - 10.0;
        let bands = Bands::new(left, right, 12);
        let months_high = axis::BELOW + face.line();
        let room = match page.room {
            Some(room) => page.top + room - top - months_high,
            None => ((page.right - page.left) * ASPECT).max(180.0),
        };
        let plot = Rect::new(left, top + face.line() / 2.0, right, top + room);
        let scale = Linear::new(end, plot.y1, plot.y0);
        axis::value_grid(page, setter, &ticks, scale, plot);
        for first in MONTHS {
            let x = plot.x0 + plot.width() * first / DAYS;
            page.scene.add(Shape::line(
                (x, plot.y1),
                (x, plot.y1 + 4.0),
                1.0,
                theme.axis,
            ));
        }
        let axes = Axes { plot, scale };
        for role in [SeasonRole::Other, SeasonRole::Baseline, SeasonRole::Present] {
            for year in of(role).filter(|year| year.is_known()) {
                line(year, &axes, page, setter);
            }
        }
        let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
        page.scene.add(Shape::line(from, to, 1.0, theme.axis));
        let marked: Vec<&SeasonYear> = marked().collect();
        name_ends(&marked, &names, &axes, page, setter, top);
        if !self.years.iter().any(SeasonYear::is_known) {
            let (x, y) = plot.centre();
            let none = if self.years.is_empty() {
                words.no_data
            } else {
                words.none_known
            };
            let text = setter.shorten(none, face, plot.width());
            let text = setter.text(&text, (x, y), Anchor::Middle, face);
            page.scene.text(text.coloured(theme.muted));
        }
        months(page, setter, bands, plot.y1 + axis::BELOW);
        Ok(plot.y1 + months_high)
    }

    fn describe(&self, setter: &Setter) -> String {
        let end = |year: &SeasonYear| {
            let value = year.points.last().map(|(_, value)| *value);
            let unknown = || setter.language.words().unknown.to_owned();
            let value = value.map_or_else(unknown, |value| setter.language.number(value));
            format!("{}: {value}", year.label)
        };
        let list: Vec<String> = self.years.iter().map(end).collect();
        if list.is_empty() {
            return setter.language.words().no_data.to_owned();
        }
        format!("{}. {}.", self.y_label, list.join("; "))
    }

    fn preview(&self, language: Language) -> Preview {
        let line = |year: &SeasonYear| {
            let name = match year.role {
                SeasonRole::Other => String::new(),
                SeasonRole::Present | SeasonRole::Baseline => year.label.clone(),
            };
            let points = year.points.iter().map(|(day, sum)| (f64::from(*day), *sum));
            (name, std::iter::once((0.0, 0.0)).chain(points).collect())
        };
        let known = self.years.iter().filter(|year| year.is_known());
        Preview::Graph(PreviewGraph {
            lines: known.map(line).collect(),
            marks: PreviewMarks::Joined,
            ends: [1, 7, 12].map(|month| language.month(month).to_owned()),
        })
    }
}

/// Names of the months, as many as keep apart.
fn months(page: &mut Page, setter: &Setter, bands: Bands, top: f64) {
    const APART: f64 = 6.0;
    let face = setter.label();
    let names: Vec<&str> = (1..=12).map(|month| setter.language.month(month)).collect();
    let widest = setter.widest(&names, face);
    let stride = [1usize, 2, 3, 6, 12]
        .into_iter()
        .find(|stride| bands.step * real(*stride) >= widest + APART)
        .unwrap_or(12);
    for (index, name) in names.iter().enumerate().step_by(stride) {
        let half = setter.width(name, face) / 2.0;
        let x = bands
            .centre(index)
            .clamp(page.left + half, page.right - half);
        let at = (x, top + face.size * ASCENT);
        page.scene.text(setter.text(name, at, Anchor::Middle, face));
    }
}

/// Where days and sums lie.
struct Axes {
    plot: Rect,
    scale: Linear,
}

impl Axes {
    fn at(&self, (day, value): (u16, f64)) -> (f64, f64) {
        let share = f64::from(day.min(366)) / DAYS;
        (
            self.plot.x0 + self.plot.width() * share,
            self.scale.at(value),
        )
    }

    /// The steps of a year: sums rise on a day and stay.
    fn steps(&self, year: &SeasonYear) -> Vec<(f64, f64)> {
        let mut points = vec![(self.plot.x0, self.plot.y1)];
        for point in &year.points {
            let (x, y) = self.at(*point);
            let before = points.last().map_or(self.plot.y1, |(_, y)| *y);
            points.push((x, before));
            points.push((x, y));
        }
        points
    }
}

fn colour(role: SeasonRole, setter: &Setter) -> Colour {
    let theme = setter.theme;
    match role {
        SeasonRole::Other => theme.grid.towards(theme.muted, 0.35),
        SeasonRole::Baseline => theme.baseline,
        SeasonRole::Present => theme.against,
    }
}

fn line(year: &SeasonYear, axes: &Axes, page: &mut Page, setter: &Setter) {
    let colour = colour(year.role, setter);
    let marked = year.role != SeasonRole::Other;
    let points = axes.steps(year);
    let last = points
        .last()
        .copied()
        .unwrap_or((axes.plot.x0, axes.plot.y1));
    let value = year.points.last().map_or(0.0, |(_, value)| *value);
    let mut shapes = vec![Shape::Stroke {
        points,
        width: if marked { 2.75 } else { 1.25 },
        colour,
    }];
    if marked {
        shapes.push(Shape::disc(last, 3.5, colour));
    }
    let tip = format!("{}: {}", year.label, setter.language.number(value));
    page.scene.mark(Some(tip), shapes);
}

/// Writes the names of marked years beside their ends, else some lines higher
/// or lower, clear of each other and of marked lines.
fn name_ends(
    marked: &[&SeasonYear],
    names: &[String],
    axes: &Axes,
    page: &mut Page,
    setter: &Setter,
    top: f64,
) {
    let face = setter.label();
    let mut taken: Vec<Rect> = Vec::new();
    let paths: Vec<Vec<(f64, f64)>> = marked.iter().map(|year| axes.steps(year)).collect();
    let crossed = |rect: &Rect| {
        paths.iter().any(|path| {
            path.windows(2).any(|pair| {
                let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
                let step = Rect::new(
                    ax.min(bx) - 1.5,
                    ay.min(by) - 1.5,
                    ax.max(bx) + 1.5,
                    ay.max(by) + 1.5,
                );
                step.overlaps(rect)
            })
        })
    };
    for (year, name) in marked.iter().zip(names) {
        let Some(last) = year.points.last() else {
            continue;
        };
        let (x, y) = axes.at(*last);
        let offers: Vec<Text> = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0]
            .into_iter()
            .map(|lines| {
                let at = (x + 8.0, y + face.size * CAPITAL / 2.0 + lines * face.line());
                setter.text(name, at, Anchor::Start, face)
            })
            .filter(|text| text.rect.y0 >= top && text.rect.y1 <= axes.plot.y1 + 3.0)
            .filter(|text| taken.iter().all(|other| !other.overlaps(&text.rect)))
            .collect();
        let clear = offers.iter().find(|text| !crossed(&text.rect));
        if let Some(text) = clear.or(offers.first()) {
            taken.push(text.rect);
            let text = text.clone().coloured(colour(year.role, setter));
            let shapes = text.on(setter.theme.background).into_iter();
            page.scene.mark(None, shapes.collect());
        }
    }
}
