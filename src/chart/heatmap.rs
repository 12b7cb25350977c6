//! Places by periods: a grid whose colours run from few to many. Zero is
//! blank, unknown is grey and crossed out.

use serde::{Deserialize, Serialize};

use super::axis::{PeriodAxis, Stop};
use super::classes::Classes;
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::{CAPITAL, Type};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::{self, Language};
use super::page::{self, Page};
use super::period::AxisPeriod;
use super::preview::{Preview, PreviewRow};
use super::row_names::write_name;
use super::scale::{Bands, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::{Error, Result};

/// Share of the width that names of places may take.
const NAMES: f64 = 0.3;
/// Between names and cells.
const BESIDE: f64 = 8.0;
/// Lowest row.
const LOWEST: f64 = 22.0;
/// Widest cell.
const WIDEST: f64 = 90.0;

/// Places by periods.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatmapChart {
    /// What the colours mean ("killed"), written before the legend.
    pub value_label: String,
    /// The periods, from left to right.
    pub columns: Vec<HeatmapColumn>,
    /// The places, from top to bottom.
    pub rows: Vec<HeatmapRow>,
}

/// One period of a [`HeatmapChart`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatmapColumn {
    /// Where it stands in the calendar.
    pub period: AxisPeriod,
    /// Its full name, for tooltips and for categories.
    pub label: String,
    /// Set when the period is not complete: "to 22 Jan".
    pub partial: Option<String>,
}

/// One place of a [`HeatmapChart`], with a cell for every column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatmapRow {
    /// The place.
    pub place: String,
    /// Its figures, one a column; `None` is unknown.
    pub cells: Vec<Option<f64>>,
}

impl Drawing for HeatmapChart {
    fn check(&self) -> Result<()> {
        self.rows.iter().try_for_each(|row| {
            if row.cells.len() != self.columns.len() {
                return Err(Error::setting(format!(
                    "a heatmap of {} columns has a row of {} cells",
                    self.columns.len(),
                    row.cells.len()
                ))
                .value(&row.place));
            }
            drawable(&row.place, row.cells.iter().flatten().copied())
        })
    }

    /// What the stars mean.
    fn remarks(&self, _setter: &Setter) -> Vec<String> {
        self.columns
            .iter()
            .filter_map(|column| Some(format!("* {}: {}", column.label, column.partial.as_ref()?)))
            .collect()
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let face = setter.label();
        let cells = || self.rows.iter().flat_map(|row| row.cells.iter().copied());
        let classes = Classes::of(cells().flatten());
        let top = key::draw(page, setter, &entries(self, &classes, setter)) + 12.0;
        if self.rows.is_empty() || self.columns.is_empty() {
            return Ok(page.say(setter, setter.language.words().no_data, top));
        }

        let room = (page.right - page.left) * NAMES;
        let names: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| setter.wrap(&row.place, face, room, 2))
            .collect();
        let left = page.left
            + names
                .iter()
                .map(|n| setter.widest(n, face))
                .fold(0.0, f64::max)
            + BESIDE;
        let columns = self.columns.len();
        let right = page.right.min(left + WIDEST * real(columns));
        let bands = Bands::new(left, right, columns);
        let stops: Vec<Stop> = self.columns.iter().map(stop).collect();
        let starred = |name, _: &str| vec![format!("{name}*")];
        let periods =
            PeriodAxis::choose(setter, &stops, bands, (left - BESIDE, page.right), starred);
        let first = top + periods.height(setter);
        let numbers = Numbers::plan(self, setter, bands.step);

        let rows = self.rows.len();
        let room = page.room.map(|room| page.top + room - first);
        let heights = page::stretch(heights(&names, face), room);
        let drawn = page::fitting(&heights, room, page::remark(setter));
        periods.draw(page, setter, top, (first - 4.0, first));
        let mut y = first;
        for ((row, name), height) in self.rows.iter().zip(&names).zip(&heights).take(drawn) {
            write_name(page, setter, name, (left - BESIDE, y, y + height));
            for (index, (cell, column)) in row.cells.iter().zip(&self.columns).enumerate() {
                let x = bands.left(index);
                let rect = Rect::new(x, y, x + bands.step, y + height);
                let shapes = cell_shapes(*cell, rect, &classes, setter, &numbers);
                page.scene
                    .mark(Some(tip(row, column, *cell, setter)), shapes);
            }
            y += height;
        }
        Ok(page.say_left_out(setter, rows - drawn, y))
    }

    fn describe(&self, setter: &Setter) -> String {
        let words = setter.language.words();
        let (Some(first), Some(last)) = (self.columns.first(), self.columns.last()) else {
            return words.no_data.to_owned();
        };
        let mut text = words
            .heatmap
            .replace("{n}", &self.rows.len().to_string())
            .replace("{first}", &first.label)
            .replace("{last}", &last.label);
        let cells = self.rows.iter().flat_map(|row| {
            let cells = row.cells.iter().zip(&self.columns);
            cells.filter_map(move |(cell, column)| Some((row, column, (*cell)?)))
        });
        let highest = cells.reduce(|best, next| if next.2 > best.2 { next } else { best });
        if let Some((row, column, value)) = highest {
            let label = format!("{}, {}", row.place, column.label);
            let highest = words.highest.replace("{label}", &label);
            text.push(' ');
            text.push_str(&highest.replace("{value}", &setter.language.number(value)));
        }
        text
    }

    fn preview(&self, _language: Language) -> Preview {
        let row = |row: &HeatmapRow| PreviewRow {
            name: row.place.clone(),
            cells: row.cells.clone(),
        };
        Preview::Rows(self.rows.iter().map(row).collect())
    }
}

/// Rows are as high as their names, or, when many names need two lines, all as
/// high as the highest.
fn heights(names: &[Vec<String>], face: Type) -> Vec<f64> {
    let height = |name: &Vec<String>| (face.line() * real(name.len()) + 5.0).max(LOWEST);
    let mut heights: Vec<f64> = names.iter().map(height).collect();
    let highest = heights.iter().copied().fold(0.0, f64::max);
    if names.iter().filter(|name| name.len() > 1).count() * 4 > names.len() {
        heights.fill(highest);
    }
    heights
}

fn stop(column: &HeatmapColumn) -> Stop<'_> {
    Stop {
        period: column.period,
        label: &column.label,
        partial: column.partial.as_deref(),
    }
}

fn entries(heatmap: &HeatmapChart, classes: &Classes, setter: &Setter) -> Vec<Entry> {
    let (words, theme) = (setter.language.words(), setter.theme);
    let any = |wanted: Option<f64>| {
        let mut cells = heatmap.rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| *cell == wanted)
    };
    let mut entries = Vec::new();
    if !heatmap.value_label.is_empty() {
        entries.push(Entry(Swatch::Heading, heatmap.value_label.clone()));
    }
    if any(Some(0.0)) {
        entries.push(Entry(Swatch::Fill(theme.background), "0".to_owned()));
    }
    for index in 0..classes.len() {
        let shade = theme.shade(index, classes.len());
        let label = classes.label(index, setter.language);
        entries.push(Entry(Swatch::Fill(shade), label));
    }
    if any(None) {
        entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
    }
    entries
}

/// Whether cells carry their figures: all of them, or none.
struct Numbers {
    face: Option<Type>,
    decimals: usize,
}

impl Numbers {
    fn plan(heatmap: &HeatmapChart, setter: &Setter, step: f64) -> Self {
        let small = setter.theme.sizes.small;
        let figures = heatmap.rows.iter().flat_map(|row| &row.cells);
        let decimals = language::decimals(figures.flatten().copied());
        let fits = |face: &Type| {
            let mut cells = heatmap
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().flatten());
            cells.all(|cell| {
                let number = setter.language.figure(*cell, decimals);
                setter.width(&number, *face) + 4.0 <= step
            })
        };
        let face = [small, small - 1.0, small - 2.0]
            .map(Type::regular)
            .into_iter()
            .find(fits);
        Self { face, decimals }
    }
}

fn cell_shapes(
    cell: Option<f64>,
    rect: Rect,
    classes: &Classes,
    setter: &Setter,
    numbers: &Numbers,
) -> Vec<Shape> {
    let theme = setter.theme;
    let gap = if rect.width() > 8.0 { 1.0 } else { 0.25 };
    let inner = Rect::new(rect.x0, rect.y0, rect.x1 - gap, rect.y1 - 1.0);
    let Some(figure) = cell else {
        return key::unknown(inner, theme);
    };
    let (shade, ink) = match classes.index(figure) {
        Some(index) => {
            let shade = theme.shade(index, classes.len());
            (shade, theme.ink_on(shade))
        }
        None => (theme.background, theme.muted),
    };
    let mut shapes = vec![Shape::fill(inner, shade)];
    if figure <= 0.0 {
        let (from, to) = ((inner.x0, inner.y1), (inner.x1, inner.y1));
        shapes.push(Shape::line(from, to, 0.5, theme.grid));
    }
    if let Some(face) = numbers.face {
        let (x, y) = inner.centre();
        let at = (x, y + face.size * CAPITAL / 2.0);
        let number = setter.language.figure(figure, numbers.decimals);
        let text = setter.text(&number, at, Anchor::Middle, face);
        shapes.push(Shape::Text(text.coloured(ink)));
    }
    shapes
}

fn tip(row: &HeatmapRow, column: &HeatmapColumn, cell: Option<f64>, setter: &Setter) -> String {
    let figure = match cell {
        Some(figure) => setter.language.number(figure),
        None => setter.language.words().unknown.to_owned(),
    };
    match &column.partial {
        Some(partial) => format!("{}, {} ({partial}): {figure}", row.place, column.label),
        None => format!("{}, {}: {figure}", row.place, column.label),
    }
}
