//! Land and borders of the world, from Natural Earth (public domain), scale 1 to
//! 50 million.
//!
//! The example `base_map` makes the file from the npm package world-atlas 2.0.2,
//! and says how it is written: land as rings, the borders between countries as
//! lines, rounded to 1/50 degree, about 2 km.
//!
//! Borders are as Natural Earth draws them: those that are held to on the ground,
//! which is no view on whose they should be.

use std::io::Read;
use std::sync::LazyLock;

use super::clip::clipped_ring;
use super::geometry::Rect;

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
        let (land, borders) = (numbers.lines(), numbers.lines());
        Self {
            land: land.iter().flat_map(|ring| cut_ring(ring)).collect(),
            borders: borders.iter().flat_map(|line| cut_line(line)).collect(),
        }
    }
}

/// Whether two points in a row lie on both sides of the meridian of 180 degrees.
fn jumps(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() > 180.0
}

/// A line, cut where it crosses that meridian.
fn cut_line(line: &[(f64, f64)]) -> Vec<Line> {
    let mut parts: Vec<Line> = vec![Vec::new()];
    for (index, point) in line.iter().enumerate() {
        if index > 0 && jumps(line[index - 1], *point) {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(*point);
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

/// A ring, cut in two where it crosses that meridian; one around a pole is closed
/// along it.
fn cut_ring(ring: &[(f64, f64)]) -> Vec<Line> {
    let crosses = (0..ring.len()).any(|at| jumps(ring[at], ring[(at + 1) % ring.len()]));
    if !crosses {
        return vec![ring.to_vec()];
    }
    // Drawn out over the meridian, without a jump.
    let mut shift = 0.0;
    let mut whole: Line = Vec::with_capacity(ring.len() + 2);
    for (index, (x, y)) in ring.iter().enumerate() {
        if index > 0 && jumps(ring[index - 1], (*x, *y)) {
            shift += if ring[index - 1].0 > *x {
                360.0
            } else {
                -360.0
            };
        }
        whole.push((x + shift, *y));
    }
    let (first, last) = (whole[0], whole[whole.len() - 1]);
    if (last.0 - first.0).abs() > 180.0 {
        let pole = if first.1 < 0.0 { -90.0 } else { 90.0 };
        whole.extend([(last.0, pole), (first.0, pole)]);
    }
    let globe = Rect::new(-180.0, -90.0, 180.0, 90.0);
    [-360.0, 0.0, 360.0]
        .into_iter()
        .map(|turn| {
            let moved: Line = whole.iter().map(|(x, y)| (x + turn, *y)).collect();
            clipped_ring(&moved, globe)
        })
        .filter(|part| part.len() > 2)
        .collect()
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
        // Nothing runs across the page where a shape crosses 180 degrees.
        let jumping = |line: &Vec<(f64, f64)>| {
            line.windows(2)
                .any(|pair| (pair[0].0 - pair[1].0).abs() > 180.0 && pair[0].1.abs() < 89.0)
        };
        assert!(!map.land.iter().chain(&map.borders).any(jumping));
        // The border of Iraq comes close to Khanaqin.
        let near = |(x, y): &(f64, f64)| (x - 45.5).abs() < 0.6 && (y - 34.3).abs() < 0.6;
        assert!(map.borders.iter().flatten().any(near));
    }
}
