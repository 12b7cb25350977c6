//! The ground of a map: sea, land, coasts and borders.

use super::base_map::BaseMap;
use super::clip::{clipped_lines, clipped_ring};
use super::colour::Colour;
use super::geometry::Rect;
use super::map_sheet::Sheet;
use super::page::Page;
use super::scene::Shape;
use super::setter::Setter;

pub(super) fn sea(setter: &Setter) -> Colour {
    let theme = setter.theme;
    theme.background.towards(theme.against, 0.10)
}

/// Land and borders inside the frame.
pub(super) fn base(page: &mut Page, setter: &Setter, sheet: &Sheet) {
    let theme = setter.theme;
    let map = BaseMap::get();
    let project = |line: &[(f64, f64)]| -> Vec<(f64, f64)> {
        line.iter().map(|point| sheet.at(*point)).collect()
    };
    let mut land = Vec::new();
    let mut coasts = Vec::new();
    for ring in &map.land {
        let points = project(ring);
        if !touches(&points, sheet.frame) {
            continue;
        }
        let inside = clipped_ring(&points, sheet.frame);
        if inside.len() > 2 {
            land.push(Shape::Area {
                points: inside,
                colour: theme.land,
            });
        }
        coasts.extend(clipped_lines(&points, sheet.frame));
    }
    page.scene.mark(None, land);
    let mut lines = Vec::new();
    for (parts, width) in [
        (coasts, 0.75),
        (
            map.borders
                .iter()
                .map(|line| project(line))
                .filter(|line| touches(line, sheet.frame))
                .flat_map(|line| clipped_lines(&line, sheet.frame))
                .collect(),
            1.0,
        ),
    ] {
        for points in parts {
            lines.push(Shape::Stroke {
                points,
                width,
                colour: theme.border,
            });
        }
    }
    page.scene.mark(None, lines);
}

/// Whether the box around points shares area with the frame.
fn touches(points: &[(f64, f64)], frame: Rect) -> bool {
    let mut bounds = Rect::new(f64::INFINITY, f64::INFINITY, f64::MIN, f64::MIN);
    for (x, y) in points {
        bounds = Rect::new(
            bounds.x0.min(*x),
            bounds.y0.min(*y),
            bounds.x1.max(*x),
            bounds.y1.max(*y),
        );
    }
    bounds.overlaps(&frame)
}
