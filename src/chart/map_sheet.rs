//! Where the globe lies on the page of a map.

use super::extent::Extent;
use super::geometry::Rect;
use super::page::Page;
use super::projection::Projection;
use super::spot::Spot;
use crate::error::{Error, Result};

/// Height of the frame for its width, when the picture may choose.
const ASPECTS: (f64, f64) = (0.45, 0.66);
/// Least width and height of what is shown, degrees.
const LEAST_SPAN: f64 = 0.08;

/// Where the globe lies on the page.
pub(super) struct Sheet {
    pub(super) projection: Projection,
    pub(super) frame: Rect,
    /// Pixels of a degree of the plane.
    pub(super) scale: f64,
    /// Middle of what is shown, on the plane.
    middle: (f64, f64),
}

impl Sheet {
    pub(super) fn at(&self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.projection.at(point);
        let (middle_x, middle_y) = self.frame.centre();
        (
            middle_x + (x - self.middle.0) * self.scale,
            middle_y - (y - self.middle.1) * self.scale,
        )
    }
}

/// The stretch that holds all spots, with an edge.
pub(super) fn around(spots: &[Spot]) -> Option<Extent> {
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
pub(super) fn sheet(extent: Extent, page: &Page, top: f64) -> Result<Sheet> {
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
