//! Names of places on a map.

use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::map_sheet::Sheet;
use super::page::Page;
use super::scene::Shape;
use super::setter::Setter;
use super::spot::{Spot, by_size, largest, radius};
use super::text::Anchor;

/// Places that are named.
const NAMED: usize = 12;

/// Names beside the largest circles, where they find room.
pub(super) fn names(
    spots: &[Spot],
    page: &mut Page,
    setter: &Setter,
    sheet: &Sheet,
    taken: &mut Vec<Rect>,
) {
    let (theme, face, frame) = (setter.theme, setter.label(), sheet.frame);
    let most = largest(spots);
    let mut named: Vec<&str> = Vec::new();
    // No name runs over a circle that is large enough to be looked at.
    let discs: Vec<Rect> = spots
        .iter()
        .filter(|spot| !spot.vague)
        .filter_map(|spot| {
            let size = radius(spot.value.filter(|value| *value > 0.0)?, most, frame);
            let (x, y) = sheet.at((spot.longitude, spot.latitude));
            let reach = size * 0.8;
            (size > 4.0).then(|| Rect::new(x - reach, y - reach, x + reach, y + reach))
        })
        .collect();
    for spot in by_size(spots).into_iter().filter(|spot| !spot.vague) {
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
