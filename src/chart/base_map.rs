//! Land and borders of the world, from Natural Earth (public domain), scale 1 to
//! 50 million.
//!
//! Made from the files `land-50m.json` and `countries-50m.json` of the npm package
//! world-atlas 2.0.2, which hold Natural Earth's land and the borders between
//! countries; rounded to 1/50 degree, about 2 km. The file holds, deflated: the
//! number of rings of land, then of lines of borders; each is its number of points
//! and the points as differences, all as base-128 numbers.
//!
//! Borders are as Natural Earth draws them: those that are held to on the ground,
//! which is no view on whose they should be.

use std::io::Read;
use std::sync::LazyLock;

/// Credit for the foot of a map.
pub const CREDIT: &str = "Borders and coast: Natural Earth, as held to on the ground; they \
                                 take no side in disputes.";

/// Steps of a degree.
const STEPS: f64 = 50.0;

static BASE: LazyLock<BaseMap> = LazyLock::new(BaseMap::decode);

/// Points as degrees east and north.
type Line = Vec<(f64, f64)>;

/// Land as rings, and borders between countries as lines.
#[derive(Debug, Default)]
pub(crate) struct BaseMap {
    pub(crate) land: Vec<Line>,
    pub(crate) borders: Vec<Line>,
}

impl BaseMap {
    /// The base map, decoded once.
    pub(crate) fn get() -> &'static Self {
        &BASE
    }

    fn decode() -> Self {
        let packed = include_bytes!("base_map/natural_earth_50m.bin");
        let mut bytes = Vec::new();
        // The file is part of the program; a test reads it whole.
        if flate2::read::DeflateDecoder::new(&packed[..])
            .read_to_end(&mut bytes)
            .is_err()
        {
            return Self::default();
        }
        let mut numbers = Numbers(bytes.into_iter());
        Self {
            land: numbers.lines(),
            borders: numbers.lines(),
        }
    }
}

/// Base-128 numbers, the lowest digits first.
struct Numbers(std::vec::IntoIter<u8>);

impl Numbers {
    fn next(&mut self) -> u64 {
        let mut number = 0;
        for (shift, byte) in (0..63).step_by(7).zip(self.0.by_ref()) {
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }

    /// A difference: even numbers are from zero up, odd ones below.
    fn difference(&mut self) -> i64 {
        let number = self.next();
        let half = i64::try_from(number >> 1).unwrap_or_default();
        if number & 1 == 0 { half } else { -half - 1 }
    }

    fn lines(&mut self) -> Vec<Line> {
        (0..self.next())
            .map(|_| {
                let (mut x, mut y) = (0, 0);
                (0..self.next())
                    .map(|_| {
                        x += self.difference();
                        y += self.difference();
                        (x as f64 / STEPS, y as f64 / STEPS)
                    })
                    .collect()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::BaseMap;

    #[test]
    fn the_base_map_is_whole() {
        let map = BaseMap::get();
        assert!(map.land.len() > 1000, "{}", map.land.len());
        assert!(map.borders.len() > 300, "{}", map.borders.len());
        let points = || map.land.iter().chain(&map.borders).flatten();
        assert!(points().all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 90.0));
        // The border of Iraq comes close to Khanaqin.
        let near = |(x, y): &(f64, f64)| (x - 45.5).abs() < 0.6 && (y - 34.3).abs() < 0.6;
        assert!(map.borders.iter().flatten().any(near));
    }
}
