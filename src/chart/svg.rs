//! From scene to SVG, drawn with plotters.
//!
//! plotters draws on whole units, so a pixel has several of them and the
//! `viewBox` scales them back. Each mark is drawn into a document of its own,
//! whose root is then taken off: that is how a mark gets its tooltip.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::colour::Colour;
use super::font::{FAMILY, Weight};
use super::scene::{Mark, Scene, Shape};
use super::text::{Anchor, Text as Words};
use crate::error::{Error, Result};
use crate::limits::SHAPES;
use crate::outside::Outside;

/// Units of the drawing in one pixel.
const UNITS: u32 = 4;
/// plotters divides the size it is asked for by this.
const SHRINK: f64 = 1.24;
/// plotters sets text by its top, this many sizes above the baseline.
const TOP: f64 = 0.76;

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// The picture as an SVG document.
///
/// # Errors
/// `Engine` when plotters cannot draw a mark, `TooLarge` when there are too many.
pub fn draw(scene: &Scene) -> Result<String> {
    let shapes: usize = scene.marks.iter().map(|mark| mark.shapes.len()).sum();
    SHAPES.allow(
        shapes as u64,
        "the picture would have too many shapes; show fewer days or places",
    )?;
    let size = (unsigned(scene.width), unsigned(scene.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n",
        size.0 / UNITS,
        size.1 / UNITS,
        size.0,
        size.1
    );
    element(&mut svg, "title", &scene.title);
    element(&mut svg, "desc", &scene.description);
    let mut drawing = String::new();
    {
        let area = SVGBackend::with_string(&mut drawing, size).into_drawing_area();
        area.fill(&rgb(scene.background)).map_err(|e| failed(&e))?;
        area.present().map_err(|e| failed(&e))?;
    }
    svg.push_str(inside(&drawing));
    for mark in &scene.marks {
        write(&mut svg, mark, size)?;
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn write(svg: &mut String, mark: &Mark, size: (u32, u32)) -> Result<()> {
    let mut drawing = String::new();
    {
        let area = SVGBackend::with_string(&mut drawing, size).into_drawing_area();
        for drawn in &mark.shapes {
            shape(&area, drawn)?;
        }
        area.present().map_err(|e| failed(&e))?;
    }
    let drawing = exact_sizes(drawing, &mark.shapes).replace(" opacity=\"1\"", "");
    let Some(tip) = &mark.tip else {
        push_tidy(svg, inside(&drawing));
        return Ok(());
    };
    svg.push_str("<g>\n");
    element(svg, "title", tip);
    push_tidy(svg, inside(&drawing));
    svg.push_str("</g>\n");
    Ok(())
}

fn shape(area: &Area, shape: &Shape) -> Result<()> {
    let drawn = match shape {
        Shape::Fill { rect, colour } => {
            let corners = [point((rect.x0, rect.y0)), point((rect.x1, rect.y1))];
            area.draw(&Rectangle::new(corners, rgb(*colour).filled()))
        }
        Shape::Stroke {
            points,
            width,
            colour,
        } => {
            let points: Vec<(i32, i32)> = points.iter().copied().map(point).collect();
            let style = rgb(*colour).stroke_width(unsigned(*width));
            area.draw(&PathElement::new(points, style))
        }
        Shape::Disc { at, radius, colour } => {
            let radius = unsigned(*radius);
            area.draw(&Circle::new(point(*at), radius, rgb(*colour).filled()))
        }
        Shape::Area { points, colour } => {
            let points: Vec<(i32, i32)> = points.iter().copied().map(point).collect();
            area.draw(&Polygon::new(points, rgb(*colour).filled()))
        }
        Shape::Text(words) => return text(area, words),
    };
    drawn.map_err(|e| failed(&e))
}

fn text(area: &Area, words: &Words) -> Result<()> {
    let size = words.face.size * f64::from(UNITS);
    let weight = match words.face.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let anchor = match words.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let colour = rgb(words.colour);
    let style = TextStyle::from((FAMILY, size * SHRINK, weight))
        .color(&colour)
        .pos(Pos::new(anchor, VPos::Top));
    let at = point((words.x, words.baseline - words.face.size * TOP));
    area.draw_text(&words.content, &style, at)
        .map_err(|e| failed(&e))
}

/// Writes sizes as they are meant: what plotters makes of them may differ in
/// the sixteenth digit.
fn exact_sizes(drawing: String, shapes: &[Shape]) -> String {
    shapes.iter().fold(drawing, |drawing, shape| match shape {
        Shape::Text(words) => {
            let meant = words.face.size * f64::from(UNITS);
            let written = meant * SHRINK / SHRINK;
            drawing.replace(
                &format!("font-size=\"{written}\""),
                &format!("font-size=\"{meant}\""),
            )
        }
        Shape::Fill { .. } | Shape::Stroke { .. } | Shape::Disc { .. } | Shape::Area { .. } => {
            drawing
        }
    })
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page, and casts of floats saturate"
)]
fn units(pixels: f64) -> i32 {
    (pixels * f64::from(UNITS)).round() as i32
}

fn unsigned(pixels: f64) -> u32 {
    units(pixels).max(1).unsigned_abs()
}

/// A document of plotters without its root.
fn inside(document: &str) -> &str {
    let body = document.split_once('\n').map_or("", |(_, body)| body);
    body.strip_suffix("</svg>\n").unwrap_or(body)
}

/// plotters sets words on a line of their own; the breaks around them would
/// count as spaces.
fn push_tidy(svg: &mut String, body: &str) {
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        svg.push_str(line);
        if line.starts_with("<text") {
            lines.by_ref().take(2).for_each(|part| svg.push_str(part));
        }
        svg.push('\n');
    }
}

fn element(svg: &mut String, name: &str, content: &str) {
    if content.is_empty() {
        return;
    }
    for part in [
        "<",
        name,
        ">",
        &Outside(content).in_xml(),
        "</",
        name,
        ">\n",
    ] {
        svg.push_str(part);
    }
}

fn failed<E: std::error::Error + Send + Sync>(error: &DrawingAreaErrorKind<E>) -> Error {
    Error::engine(format!("cannot draw the chart: {error}"))
}
