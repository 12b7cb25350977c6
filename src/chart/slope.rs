//! Two periods, a sloping line a place, named where it ends.

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use super::drawing::Drawing;
use super::font::{ASCENT, CAPITAL, Type};
use super::keep_apart::keep_apart;
use super::language::{self, Language};
use super::page::{self, Page};
use super::pairs::{Pair, Pairs};
use super::preview::Preview;
use super::scale::{Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::{Error, Result};

/// Share of the width that names of places may take.
const NAMES: f64 = 0.36;
/// Between a dot and its figure.
const BESIDE: f64 = 12.0;
/// Least width of the lines.
const LEAST: f64 = 60.0;
/// Radius of a dot.
const DOT: f64 = 4.0;

/// A line a place, from one period to the other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SlopeChart(pub Pairs);

impl Drawing for SlopeChart {
    fn check(&self) -> Result<()> {
        self.0.check()
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let slope = &self.0;
        let (words, theme, face) = (setter.language.words(), setter.theme, setter.label());
        let head = Type::bold(theme.sizes.label);
        let mut top = page.top;
        if !slope.x_label.is_empty() {
            top = page.say(setter, &slope.x_label, top) + 4.0;
        }
        if slope.rows.is_empty() {
            return Ok(page.say(setter, words.no_data, top));
        }
        let line = face.line() + 1.0;
        let body = page
            .room
            .map(|room| page.top + room - top - head.line() - 10.0);
        let heights = vec![line; slope.rows.len()];
        let drawn = page::fitting(&heights, body, page::remark(setter)).max(1);
        let rows = &slope.rows[..drawn.min(slope.rows.len())];

        let decimals = language::decimals(rows.iter().flat_map(Pair::values));
        let number = |value: Option<f64>| {
            value.map_or_else(
                || words.unknown.to_owned(),
                |value| setter.language.figure(value, decimals),
            )
        };
        let before: Vec<String> = rows.iter().map(|row| number(row.baseline.value)).collect();
        let width = page.right - page.left;
        let after: Vec<String> = rows
            .iter()
            .map(|row| {
                let figure = number(row.against.value);
                let room = width * NAMES - setter.width(&format!("{figure}  "), face);
                format!("{figure}  {}", setter.shorten(&row.place, face, room))
            })
            .collect();
        let x0 = page.left + setter.widest(&before, face) + BESIDE;
        let x1 = page.right - setter.widest(&after, face) - BESIDE;
        if x1 - x0 < LEAST {
            return Err(Error::setting("the picture is too narrow for its names")
                .hint("make it wider, or compare fewer places"));
        }
        headings(slope, page, setter, (x0, x1), top);
        let y0 = top + head.line() + 10.0;
        let needed = line * real(rows.len());
        let height = match body {
            Some(body) => {
                let left_out = if drawn < slope.rows.len() {
                    page::remark(setter)
                } else {
                    0.0
                };
                body - left_out
            }
            None => needed.max(width * 0.55),
        };
        let (low, high) = (y0 + line / 2.0, y0 + height - line / 2.0);
        let largest = rows.iter().flat_map(Pair::values).fold(0.0, f64::max);
        let scale = Linear::new(largest, high, low);
        for x in [x0, x1] {
            page.scene
                .add(Shape::line((x, y0), (x, y0 + height), 1.0, theme.grid));
        }
        let ends = [
            End {
                x: x0,
                outward: -1.0,
                anchor: Anchor::End,
                labels: before,
                values: rows.iter().map(|row| row.baseline.value).collect(),
            },
            End {
                x: x1,
                outward: 1.0,
                anchor: Anchor::Start,
                labels: after,
                values: rows.iter().map(|row| row.against.value).collect(),
            },
        ];
        for row in rows {
            draw_row(slope, row, (x0, x1), scale, page, setter);
        }
        for end in ends {
            write_end(&end, page, setter, scale, (low, high, line));
        }
        let bottom = y0 + height;
        Ok(page.say_left_out(setter, slope.rows.len() - rows.len(), bottom))
    }

    fn describe(&self, setter: &Setter) -> String {
        self.0.describe(setter)
    }

    fn preview(&self, _language: Language) -> Preview {
        self.0.preview()
    }
}

/// More is orange, fewer is blue, the same is grey.
fn colour(row: &Pair, setter: &Setter) -> Colour {
    let theme = setter.theme;
    match (row.baseline.value, row.against.value) {
        (Some(a), Some(b)) if b > a => theme.baseline,
        (Some(a), Some(b)) if b < a => theme.against,
        _ => theme.muted,
    }
}

/// The labels of one end of the lines.
struct End {
    x: f64,
    /// -1 to the left, 1 to the right.
    outward: f64,
    anchor: Anchor,
    labels: Vec<String>,
    values: Vec<Option<f64>>,
}

/// Names of the periods stand over their ends.
fn headings(slope: &Pairs, page: &mut Page, setter: &Setter, (x0, x1): (f64, f64), top: f64) {
    let head = Type::bold(setter.theme.sizes.label);
    let half = (x1 - x0) / 2.0 - 4.0;
    let baseline = top + head.size * ASCENT;
    for (left, x, label, edge) in [
        (true, x0, &slope.baseline_label, page.left),
        (false, x1, &slope.against_label, page.right),
    ] {
        let label = setter.shorten(label, head, half + (x - edge).abs());
        let reach = setter.width(&label, head) / 2.0;
        let x = if left {
            x.min(x0 + half - reach).max(page.left + reach)
        } else {
            x.max(x1 - half + reach).min(page.right - reach)
        };
        let text = setter.text(&label, (x, baseline), Anchor::Middle, head);
        page.scene.text(text);
    }
}

fn draw_row(
    slope: &Pairs,
    row: &Pair,
    (x0, x1): (f64, f64),
    scale: Linear,
    page: &mut Page,
    setter: &Setter,
) {
    let colour = colour(row, setter);
    let ends = [(x0, row.baseline.value), (x1, row.against.value)];
    let mut shapes = Vec::new();
    if let [(_, Some(a)), (_, Some(b))] = ends {
        shapes.push(Shape::line(
            (x0, scale.at(a)),
            (x1, scale.at(b)),
            2.0,
            colour,
        ));
    }
    for (x, value) in ends {
        if let Some(value) = value {
            shapes.push(Shape::disc((x, scale.at(value)), DOT, colour));
        }
    }
    let tip = format!(
        "{}: {} {}, {} {}",
        row.place,
        slope.baseline_label,
        setter.figure(&row.baseline),
        slope.against_label,
        setter.figure(&row.against)
    );
    page.scene.mark(Some(tip), shapes);
}

/// Writes labels at their ends, kept apart, with a thin line where they moved.
fn write_end(
    end: &End,
    page: &mut Page,
    setter: &Setter,
    scale: Linear,
    (low, high, line): (f64, f64, f64),
) {
    let (theme, face) = (setter.theme, setter.label());
    let End {
        x,
        outward,
        anchor,
        labels,
        values,
    } = end;
    // Unknown ends stand at the foot.
    let mut order: Vec<(f64, usize)> = values
        .iter()
        .enumerate()
        .map(|(index, value)| (value.map_or(high + line, |value| scale.at(value)), index))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let wanted: Vec<f64> = order.iter().map(|(y, _)| *y).collect();
    let places = keep_apart(&wanted, line, low, high);
    for ((from, index), y) in order.into_iter().zip(places) {
        if values[index].is_some() && (from - y).abs() > 2.0 {
            let ends = (
                (x + outward * (DOT + 1.0), from),
                (x + outward * (BESIDE - 2.0), y),
            );
            page.scene
                .add(Shape::line(ends.0, ends.1, 0.75, theme.muted));
        }
        let at = (x + outward * BESIDE, y + face.size * CAPITAL / 2.0);
        let text = setter.text(&labels[index], at, *anchor, face);
        let ink = if values[index].is_some() {
            theme.ink
        } else {
            theme.muted
        };
        page.scene.text(text.coloured(ink));
    }
}
