//! Places by periods: a grid whose colours run from few to many. Zero is
//! blank, unknown is grey and crossed out.

use super::axis::{PeriodAxis, Stop};
use super::classes::Classes;
use super::font::{CAPITAL, Type};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language;
use super::page::{self, Page};
use super::scale::{Bands, real};
use super::scene::Shape;
use super::spec::{Column, Heatmap, Row};
use super::text::{Anchor, Setter};

/// Share of the width that names of places may take.
const NAMES: f64 = 0.3;
/// Between names and cells.
const BESIDE: f64 = 8.0;
/// Lowest row.
const LOWEST: f64 = 22.0;
/// Widest cell.
const WIDEST: f64 = 90.0;

/// Remarks for the foot: what the stars mean.
pub(crate) fn remarks(heatmap: &Heatmap) -> Vec<String> {
    heatmap
        .columns
        .iter()
        .filter_map(|column| Some(format!("* {}: {}", column.label, column.partial.as_ref()?)))
        .collect()
}

/// One sentence for people who cannot see the picture.
pub(crate) fn describe(heatmap: &Heatmap, setter: &Setter) -> String {
    let words = setter.language.words();
    let (Some(first), Some(last)) = (heatmap.columns.first(), heatmap.columns.last()) else {
        return words.no_data.to_owned();
    };
    let mut text = words
        .heatmap
        .replace("{n}", &heatmap.rows.len().to_string())
        .replace("{first}", &first.label)
        .replace("{last}", &last.label);
    let cells = heatmap.rows.iter().flat_map(|row| {
        let cells = row.cells.iter().zip(&heatmap.columns);
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

/// Draws the grid and returns where the body ends.
pub(crate) fn draw(heatmap: &Heatmap, page: &mut Page, setter: &Setter) -> f64 {
    let face = setter.label();
    let cells = || {
        heatmap
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().copied())
    };
    let classes = Classes::of(cells().flatten());
    let top = key::draw(page, setter, &entries(heatmap, &classes, setter)) + 12.0;
    if heatmap.rows.is_empty() || heatmap.columns.is_empty() {
        return page.say(setter, setter.language.words().no_data, top);
    }

    let room = (page.right - page.left) * NAMES;
    let names: Vec<Vec<String>> = heatmap
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
    let columns = heatmap.columns.len();
    let right = page.right.min(left + WIDEST * real(columns));
    let bands = Bands::new(left, right, columns);
    let stops: Vec<Stop> = heatmap.columns.iter().map(stop).collect();
    let starred = |name, _: &str| vec![format!("{name}*")];
    let periods = PeriodAxis::choose(setter, &stops, bands, (left - BESIDE, page.right), starred);
    let first = top + periods.height(setter);
    let numbers = Numbers::plan(heatmap, setter, bands.step);

    let rows = heatmap.rows.len();
    let room = page.room.map(|room| page.top + room - first);
    let heights = page::stretch(heights(&names, face), room);
    let drawn = page::fitting(&heights, room, page::remark(setter));
    periods.draw(page, setter, top, (first - 4.0, first));
    let mut y = first;
    for ((row, name), height) in heatmap.rows.iter().zip(&names).zip(&heights).take(drawn) {
        write_name(page, setter, name, (left - BESIDE, y, y + height));
        for (index, (cell, column)) in row.cells.iter().zip(&heatmap.columns).enumerate() {
            let x = bands.left(index);
            let rect = Rect::new(x, y, x + bands.step, y + height);
            let shapes = cell_shapes(*cell, rect, &classes, setter, &numbers);
            page.scene
                .mark(Some(tip(row, column, *cell, setter)), shapes);
        }
        y += height;
    }
    page.say_left_out(setter, rows - drawn, y)
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

fn stop(column: &Column) -> Stop<'_> {
    Stop {
        period: column.period,
        label: &column.label,
        partial: column.partial.as_deref(),
    }
}

fn entries(heatmap: &Heatmap, classes: &Classes, setter: &Setter) -> Vec<Entry> {
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
    fn plan(heatmap: &Heatmap, setter: &Setter, step: f64) -> Self {
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

/// Writes a place's name right-aligned at `x`, in the middle of its row.
pub(crate) fn write_name(
    page: &mut Page,
    setter: &Setter,
    name: &[String],
    (x, top, bottom): (f64, f64, f64),
) {
    let face = setter.label();
    let used = face.line() * real(name.len());
    let lift = f64::midpoint(face.line(), face.size * CAPITAL);
    let mut y = f64::midpoint(top, bottom) - used / 2.0;
    for line in name {
        let text = setter.text(line, (x, y + lift), Anchor::End, face);
        page.scene.text(text);
        y += face.line();
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

fn tip(row: &Row, column: &Column, cell: Option<f64>, setter: &Setter) -> String {
    let figure = match cell {
        Some(figure) => setter.language.number(figure),
        None => setter.language.words().unknown.to_owned(),
    };
    match &column.partial {
        Some(partial) => format!("{}, {} ({partial}): {figure}", row.place, column.label),
        None => format!("{}, {}: {figure}", row.place, column.label),
    }
}
