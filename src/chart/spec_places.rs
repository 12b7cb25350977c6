//! What to draw of places: ranked, side by side, on a map.

use serde::{Deserialize, Serialize};

use super::spec::{Bar, Figure, drawable};
use crate::error::{Error, Result};

/// The places with most, as lying bars.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rank {
    /// What the bars count ("Killed").
    pub x_label: String,
    /// The places, in the order they are drawn.
    pub bars: Vec<RankBar>,
}

/// One place of a [`Rank`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankBar {
    /// The place.
    pub place: String,
    /// Its figure and range.
    pub figure: Figure,
    /// Incidents whose toll is unknown, which the bar leaves out.
    pub unknown: u64,
    /// Drawn in grey: no place, but those whose place is unknown.
    pub grey: bool,
}

/// A small timeline a place, all on the same axes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Multiples {
    /// What the bars count ("Killed").
    pub y_label: String,
    /// The places, in the order they are drawn; all have the same periods.
    pub panels: Vec<Panel>,
}

/// One place of [`Multiples`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// The place.
    pub place: String,
    /// Its bars, in order of time.
    pub bars: Vec<Bar>,
}

/// Incidents as circles on borders and coasts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// What the area of a circle means ("Killed").
    pub value_label: String,
    /// The circles.
    pub spots: Vec<Spot>,
    /// What is shown; the spots when left out.
    pub extent: Option<Extent>,
    /// What circles that stand for a province or country are called in the key.
    pub vague_label: String,
    /// Sentences for the foot.
    pub remarks: Vec<String>,
}

/// One circle of a [`Map`]: all incidents at one point.
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
    /// Whether the point stands for a whole province or country.
    pub vague: bool,
}

/// A stretch of the globe, degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge, east of the western.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl Map {
    pub(super) fn check(&self) -> Result<()> {
        for spot in &self.spots {
            let on_globe = spot.latitude.abs() <= 90.0 && spot.longitude.abs() <= 180.0;
            if !on_globe {
                return Err(Error::setting("a point is not on the globe").value(&spot.place));
            }
            drawable(&spot.place, spot.value.into_iter())?;
        }
        match self.extent {
            Some(extent) => extent.check(),
            None => Ok(()),
        }
    }
}

impl Extent {
    /// Refuses a stretch that is none.
    ///
    /// # Errors
    /// When edges are not on the globe or in the wrong order.
    pub fn check(&self) -> Result<()> {
        let on_globe =
            self.south >= -90.0 && self.north <= 90.0 && self.west >= -180.0 && self.east <= 180.0;
        if on_globe && self.west < self.east && self.south < self.north {
            return Ok(());
        }
        Err(Error::setting("not a stretch of the globe")
            .field("bbox")
            .value(format!(
                "{},{},{},{}",
                self.west, self.south, self.east, self.north
            ))
            .hint("write WEST,SOUTH,EAST,NORTH in degrees: 38,29,49,38"))
    }
}
