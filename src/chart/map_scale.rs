//! What stands in the corners of a map: the scale bar and what circles mean.

use super::font::CAPITAL;
use super::geometry::Rect;
use super::map_sheet::Sheet;
use super::page::Page;
use super::scene::Shape;
use super::setter::Setter;
use super::spot::{Spot, largest, radius};
use super::text::Anchor;
use super::tick::Ticks;

/// The scale bar and what circles mean; returns the room they take.
pub(super) fn corners(
    spots: &[Spot],
    page: &mut Page,
    setter: &Setter,
    sheet: &Sheet,
) -> Vec<Rect> {
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
    let most = largest(spots);
    if spots.iter().any(|spot| spot.value > Some(0.0)) {
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
