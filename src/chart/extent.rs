//! The stretch of the globe that a map shows.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

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

impl Extent {
    /// Refuses a stretch that is none.
    ///
    /// # Errors
    /// `Setting` when edges are not on the globe or in the wrong order.
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
