//! The circles of a map.

use serde::{Deserialize, Serialize};

use super::geometry::Rect;

/// Radius of the largest circle, as a share of the frame's smaller side.
const LARGEST: f64 = 0.055;
/// Least radius.
const LEAST: f64 = 2.0;

/// One circle of a [`MapChart`](super::MapChart): all incidents at one point.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The figure that its area shows; `None` is unknown.
    pub value: Option<f64>,
    /// Its name, written beside the largest.
    pub place: String,
    /// Incidents there.
    pub incidents: u64,
    /// Whether the point stands for more than a place: a province or country, or,
    /// on a map of one city, that city as a whole.
    pub vague: bool,
}

/// Radius of a circle whose area is its number.
pub(super) fn radius(value: f64, largest: f64, frame: Rect) -> f64 {
    let most = (frame.width().min(frame.height()) * LARGEST).max(8.0);
    (most * (value / largest).sqrt()).max(LEAST)
}

/// The largest number of all, at least 1.
pub(super) fn largest(spots: &[Spot]) -> f64 {
    let values = spots.iter().filter_map(|spot| spot.value);
    values.fold(0.0, f64::max).max(1.0)
}

/// The largest first, unknown ones last.
pub(super) fn by_size(spots: &[Spot]) -> Vec<&Spot> {
    let mut sorted: Vec<&Spot> = spots.iter().collect();
    sorted.sort_by(|a, b| {
        let size = |spot: &Spot| spot.value.unwrap_or(-1.0);
        size(b)
            .total_cmp(&size(a))
            .then_with(|| a.place.cmp(&b.place))
    });
    sorted
}
