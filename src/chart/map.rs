//! Incidents as circles on land, borders and coasts; in a city, where no base
//! map reaches, their places are named instead.

use super::base_map::BaseMap;
use super::clip::{clipped_lines, clipped_ring};
use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::page::Page;
use super::projection::Projection;
use super::scene::Shape;
use super::spec_places::{Extent, Map, Spot};
use super::text::{Anchor, Setter};
use super::tick::Ticks;
use crate::error::{Error, Result};

/// Radius of the largest circle, as a share of the frame's smaller side.
const LARGEST: f64 = 0.055;
/// Least radius.
const LEAST: f64 = 2.0;
/// Height of the frame for its width, when the picture may choose.
const ASPECTS: (f64, f64) = (0.45, 0.66);
/// Places that are named.
const NAMED: usize = 12;
/// Least width and height of what is shown, degrees.
const LEAST_SPAN: f64 = 0.08;

/// One sentence for people who cannot see the picture.
pub(crate) fn describe(map: &Map, setter: &Setter) -> String {
    let mut spots: Vec<&Spot> = map
        .spots
        .iter()
        .filter(|spot| spot.value.is_some())
        .collect();
    if spots.is_empty() {
        return setter.language.words().no_data.to_owned();
    }
    spots.sort_by(|a, b| {
        b.value
            .partial_cmp(&a.value)
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let list: Vec<String> = spots
        .iter()
        .take(10)
        .map(|spot| {
            let value = setter.language.number(spot.value.unwrap_or(0.0));
            format!("{}: {value}", spot.place)
        })
        .collect();
    format!("{}. {}.", map.value_label, list.join("; "))
}

/// Where the globe lies on the page.
struct Sheet {
    projection: Projection,
    frame: Rect,
    /// Pixels of a degree of the plane.
    scale: f64,
    /// Middle of what is shown, on the plane.
    middle: (f64, f64),
}

impl Sheet {
    fn at(&self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.projection.at(point);
        let (middle_x, middle_y) = self.frame.centre();
        (
            middle_x + (x - self.middle.0) * self.scale,
            middle_y - (y - self.middle.1) * self.scale,
        )
    }
}

/// Draws the map and returns where the body ends.
pub(crate) fn draw(map: &Map, page: &mut Page, setter: &Setter) -> Result<f64> {
    let (words, theme) = (setter.language.words(), setter.theme);
    let mut entries = vec![Entry(Swatch::Heading, map.value_label.clone())];
    entries.retain(|Entry(_, words)| !words.is_empty());
    if map.spots.iter().any(|spot| spot.value.is_none()) {
        entries.push(Entry(Swatch::Ring(theme.muted), words.unknown.to_owned()));
    }
    if map.spots.iter().any(|spot| spot.vague) && !map.vague_label.is_empty() {
        entries.push(Entry(Swatch::Ring(theme.baseline), map.vague_label.clone()));
    }
    let top = key::draw(page, setter, &entries) + 8.0;
    let Some(extent) = map.extent.or_else(|| around(&map.spots)) else {
        return Ok(page.say(setter, words.no_data, top));
    };
    let sheet = sheet(extent, page, top)?;
    let frame = sheet.frame;
    page.scene.add(Shape::fill(frame, sea(setter)));
    base(page, setter, &sheet);
    let mut taken = furniture(map, page, setter, &sheet);
    circles(map, page, setter, &sheet);
    names(map, page, setter, &sheet, &mut taken);
    page.scene.add(Shape::frame(frame, 1.0, theme.grid));
    Ok(frame.y1)
}

fn sea(setter: &Setter) -> super::theme::Colour {
    let theme = setter.theme;
    theme.background.towards(theme.against, 0.10)
}

/// The stretch that holds all spots, with an edge.
fn around(spots: &[Spot]) -> Option<Extent> {
    let first = spots.first()?;
    let mut extent = Extent {
        west: first.longitude,
        south: first.latitude,
        east: first.longitude,
        north: first.latitude,
    };
    for spot in spots {
        extent.west = extent.west.min(spot.longitude);
        extent.east = extent.east.max(spot.longitude);
        extent.south = extent.south.min(spot.latitude);
        extent.north = extent.north.max(spot.latitude);
    }
    let wider = |low: f64, high: f64, limit: f64| {
        let edge = ((high - low) * 0.12)
            .max((LEAST_SPAN - (high - low)) / 2.0)
            .max(0.01);
        ((low - edge).max(-limit), (high + edge).min(limit))
    };
    (extent.west, extent.east) = wider(extent.west, extent.east, 180.0);
    (extent.south, extent.north) = wider(extent.south, extent.north, 90.0);
    Some(extent)
}

/// Lays the stretch into the frame, which it fills one way.
fn sheet(extent: Extent, page: &Page, top: f64) -> Result<Sheet> {
    let projection = Projection::of(extent);
    let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::MIN, f64::MIN));
    for step in 0..=20 {
        let share = f64::from(step) / 20.0;
        let longitude = extent.west + (extent.east - extent.west) * share;
        let latitude = extent.south + (extent.north - extent.south) * share;
        for point in [
            (longitude, extent.south),
            (longitude, extent.north),
            (extent.west, latitude),
            (extent.east, latitude),
        ] {
            let (x, y) = projection.at(point);
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
    }
    let (width, height) = (high.0 - low.0, high.1 - low.1);
    let room = page.right - page.left;
    let tall = match page.room {
        Some(body) => page.top + body - top,
        None => (room * height / width).clamp(room * ASPECTS.0, room * ASPECTS.1),
    };
    if tall < 60.0 {
        return Err(
            Error::setting("the picture is too low for its titles and a chart")
                .hint("make it higher, or shorten the titles"),
        );
    }
    let frame = Rect::new(page.left, top, page.right, top + tall);
    Ok(Sheet {
        projection,
        frame,
        scale: (frame.width() / width).min(frame.height() / height),
        middle: (f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1)),
    })
}

/// Land and borders inside the frame.
fn base(page: &mut Page, setter: &Setter, sheet: &Sheet) {
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

fn radius(value: f64, largest: f64, frame: Rect) -> f64 {
    let most = (frame.width().min(frame.height()) * LARGEST).max(8.0);
    (most * (value / largest).sqrt()).max(LEAST)
}

fn largest(map: &Map) -> f64 {
    let values = map.spots.iter().filter_map(|spot| spot.value);
    values.fold(0.0, f64::max).max(1.0)
}

/// The largest first, so that none hides a smaller one.
fn circles(map: &Map, page: &mut Page, setter: &Setter, sheet: &Sheet) {
    let theme = setter.theme;
    let most = largest(map);
    for spot in by_size(map) {
        let at = sheet.at((spot.longitude, spot.latitude));
        let inside = |(x, y): (f64, f64)| {
            (sheet.frame.x0..=sheet.frame.x1).contains(&x)
                && (sheet.frame.y0..=sheet.frame.y1).contains(&y)
        };
        // A circle at the edge would run over it.
        if !inside(at) {
            continue;
        }
        let shapes = match spot.value {
            Some(value) if value > 0.0 => {
                let radius = radius(value, most, sheet.frame);
                if spot.vague {
                    page.scene
                        .mark(Some(tip(spot, setter)), vec![circle(at, radius, setter)]);
                    continue;
                }
                vec![
                    Shape::disc(at, radius + 0.75, theme.background),
                    Shape::disc(at, radius, theme.bar),
                ]
            }
            // A known zero is a dot, an unknown toll a ring.
            Some(_) => vec![Shape::disc(at, 1.5, theme.muted)],
            None => Shape::ring(at, 3.5, theme.muted, theme.background).to_vec(),
        };
        page.scene.mark(Some(tip(spot, setter)), shapes);
    }
}

fn tip(spot: &Spot, setter: &Setter) -> String {
    let figure = spot.value.map_or_else(
        || setter.language.words().unknown.to_owned(),
        |value| setter.language.number(value),
    );
    let count = setter.language.count(spot.incidents);
    format!("{}: {figure} ({count})", spot.place)
}

/// An open circle: a point that stands for a province or country.
fn circle((x, y): (f64, f64), radius: f64, setter: &Setter) -> Shape {
    let points = (0..=48)
        .map(|step| {
            let angle = f64::from(step) / 48.0 * std::f64::consts::TAU;
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect();
    Shape::Stroke {
        points,
        width: 1.25,
        colour: setter.theme.baseline,
    }
}

fn by_size(map: &Map) -> Vec<&Spot> {
    let mut spots: Vec<&Spot> = map.spots.iter().collect();
    spots.sort_by(|a, b| {
        let size = |spot: &Spot| spot.value.unwrap_or(-1.0);
        size(b)
            .total_cmp(&size(a))
            .then_with(|| a.place.cmp(&b.place))
    });
    spots
}

/// The scale bar and what circles mean; returns the room they take.
fn furniture(map: &Map, page: &mut Page, setter: &Setter, sheet: &Sheet) -> Vec<Rect> {
    let (theme, face, frame) = (setter.theme, setter.small(), sheet.frame);
    let mut taken = Vec::new();
    let baseline = frame.y1 - 8.0;
    if let Some(km) = sheet.projection.km_per_degree() {
        let most = frame.width() * 0.22 / sheet.scale * km;
        let length = Ticks::up_to(most, 1, false).values;
        let length = length.last().copied().unwrap_or(1.0);
        let length = [length, length / 2.0, length / 5.0, length / 10.0]
            .into_iter()
            .find(|length| *length <= most)
            .unwrap_or(most);
        let (x0, x1) = (frame.x0 + 10.0, frame.x0 + 10.0 + length / km * sheet.scale);
        let words = format!("{} km", setter.language.number(length));
        let text = setter.text(&words, (x0, baseline - 8.0), Anchor::Start, face);
        let room = Rect::new(
            x0 - 4.0,
            text.rect.y0,
            x1.max(text.rect.x1) + 4.0,
            baseline + 4.0,
        );
        let y = baseline - 1.0;
        let mut shapes = vec![Shape::fill(room, theme.background)];
        shapes.push(Shape::line((x0, y), (x1, y), 1.5, theme.ink));
        for x in [x0, x1] {
            shapes.push(Shape::line((x, y - 4.0), (x, y), 1.5, theme.ink));
        }
        shapes.push(Shape::Text(text));
        page.scene.mark(None, shapes);
        taken.push(room);
    }
    let most = largest(map);
    if map.spots.iter().any(|spot| spot.value > Some(0.0)) {
        let round = |value: f64| {
            let ticks = Ticks::up_to(value, 1, true).values;
            let up = ticks.last().copied().unwrap_or(1.0);
            [up, up / 2.0, up / 5.0, up / 10.0]
                .into_iter()
                .find(|size| *size <= value)
                .unwrap_or(value)
        };
        let mut sizes = vec![round(most)];
        if sizes[0] >= 10.0 {
            sizes.insert(0, round(sizes[0] / 10.0));
        }
        let labels: Vec<String> = sizes
            .iter()
            .map(|size| setter.language.number(*size))
            .collect();
        let widths: Vec<f64> = sizes
            .iter()
            .zip(&labels)
            .map(|(size, label)| 2.0 * radius(*size, most, frame) + 5.0 + setter.width(label, face))
            .collect();
        let width: f64 = widths.iter().sum::<f64>() + 12.0 * (widths.len() as f64 - 1.0);
        let tall = (2.0 * radius(sizes[sizes.len() - 1], most, frame)).max(face.line());
        let room = Rect::new(
            frame.x1 - width - 16.0,
            frame.y1 - tall - 12.0,
            frame.x1 - 4.0,
            frame.y1 - 4.0,
        );
        let free = taken.iter().all(|other| !other.overlaps(&room)) && room.x0 > frame.x0;
        if free {
            let mut shapes = vec![Shape::fill(room, theme.background)];
            let mut x = room.x0 + 6.0;
            let middle = f64::midpoint(room.y0, room.y1);
            for ((size, label), width) in sizes.iter().zip(&labels).zip(&widths) {
                let radius = radius(*size, most, frame);
                shapes.push(Shape::disc((x + radius, middle), radius, theme.bar));
                let at = (x + 2.0 * radius + 5.0, middle + face.size * CAPITAL / 2.0);
                shapes.push(Shape::Text(setter.text(label, at, Anchor::Start, face)));
                x += width + 12.0;
            }
            page.scene.mark(None, shapes);
            taken.push(room);
        }
    }
    taken
}

/// Names beside the largest circles, where they find room.
fn names(map: &Map, page: &mut Page, setter: &Setter, sheet: &Sheet, taken: &mut Vec<Rect>) {
    let (theme, face, frame) = (setter.theme, setter.label(), sheet.frame);
    let most = largest(map);
    let mut named: Vec<&str> = Vec::new();
    // No name runs over a circle that is large enough to be looked at.
    let discs: Vec<Rect> = map
        .spots
        .iter()
        .filter(|spot| !spot.vague)
        .filter_map(|spot| {
            let size = radius(spot.value.filter(|value| *value > 0.0)?, most, frame);
            let (x, y) = sheet.at((spot.longitude, spot.latitude));
            let reach = size * 0.8;
            (size > 4.0).then(|| Rect::new(x - reach, y - reach, x + reach, y + reach))
        })
        .collect();
    for spot in by_size(map).into_iter().filter(|spot| !spot.vague) {
        if named.len() >= NAMED {
            break;
        }
        let value = spot.value.unwrap_or(0.0);
        if spot.place.is_empty() || named.contains(&spot.place.as_str()) {
            continue;
        }
        let (x, y) = sheet.at((spot.longitude, spot.latitude));
        let beside = radius(value, most, frame) + 3.0;
        let name = setter.shorten(&spot.place, face, frame.width() * 0.3);
        let middle = y + face.size * CAPITAL / 2.0;
        let offers = [
            ((x + beside, middle), Anchor::Start),
            ((x - beside, middle), Anchor::End),
            ((x, y - beside - face.size * 0.26), Anchor::Middle),
            ((x, y + beside + face.size * ASCENT), Anchor::Middle),
        ];
        let free = offers
            .into_iter()
            .map(|(at, anchor)| setter.text(&name, at, anchor, face))
            .find(|text| {
                let free = |rects: &[Rect]| rects.iter().all(|other| !other.overlaps(&text.rect));
                frame.contains(&text.rect) && free(taken) && free(&discs)
            });
        if let Some(text) = free {
            taken.push(text.rect);
            named.push(&spot.place);
            // A thin ground under the name, so that lines do not run through it.
            let ground = Rect::new(
                text.rect.x0 - 1.0,
                text.rect.y0 + 2.0,
                text.rect.x1 + 1.0,
                text.rect.y1 - 1.0,
            );
            page.scene.mark(
                None,
                vec![Shape::fill(ground, theme.land), Shape::Text(text)],
            );
        }
    }
}
