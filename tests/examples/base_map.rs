//! Makes the base map of the charts, `src/chart/base_map/natural_earth_50m.bin`.
//!
//! Input: `land-50m.json` and `countries-50m.json` of the npm package world-atlas
//! 2.0.2, which hold Natural Earth's land and countries at 1 to 50 million (public
//! domain) as TopoJSON. Unpacked with `npm pack world-atlas@2.0.2` and `tar`, they
//! lie in a folder `package`:
//!
//! ```text
//! cargo run --release --example base_map -- package src/chart/base_map/natural_earth_50m.bin
//! ```
//!
//! Land is drawn as rings, a border as each line that two countries share. Points
//! are rounded to 1/50 degree, about 2 km. The file is deflated: the number of
//! rings, then of lines; each is its number of points and the points as differences
//! east and north; all are base-128 numbers, the lowest digits first, and a
//! difference is twice itself from zero up, or twice its opposite less one below.
//! With the dependencies of `Cargo.lock` the file comes out the same to the byte;
//! another release of the compressor may pack the same numbers otherwise.

#![allow(clippy::disallowed_methods, reason = "it lays out files of its own")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Deserialize;

/// Steps of a degree.
const STEPS: f64 = 50.0;
/// A ring of fewer points, the first and last being one, has no area.
const LEAST_RING: usize = 4;

/// A file of TopoJSON: lines that several shapes share, as quantised differences.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<(i64, i64)>>,
    objects: BTreeMap<String, Collection>,
}

/// From quantised numbers to degrees.
#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

/// Rings as numbers of lines; a line that is run through backwards has the
/// complement of its number.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Geometry {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// Points in steps, east and north.
type Line = Vec<(i64, i64)>;

impl Geometry {
    fn rings(&self) -> impl Iterator<Item = &[i64]> {
        let polygons = match self {
            Self::Polygon(rings) => std::slice::from_ref(rings),
            Self::MultiPolygon(polygons) => polygons,
        };
        polygons.iter().flatten().map(Vec::as_slice)
    }
}

impl Topology {
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(serde_json::from_slice(&text)?)
    }

    fn geometries(&self, object: &str) -> Result<&[Geometry], String> {
        let collection = self.objects.get(object);
        let collection = collection.ok_or_else(|| format!("there is no object {object}"))?;
        Ok(&collection.geometries)
    }

    /// The points of a line, in degrees.
    fn degrees(&self, arc: usize) -> Vec<(f64, f64)> {
        let (scale, translate) = (self.transform.scale, self.transform.translate);
        let (mut x, mut y) = (0, 0);
        self.arcs[arc]
            .iter()
            .map(|(east, north)| {
                x += east;
                y += north;
                (
                    x as f64 * scale.0 + translate.0,
                    y as f64 * scale.1 + translate.1,
                )
            })
            .collect()
    }

    /// A ring of lines, each of which begins where the one before ends.
    fn ring(&self, arcs: &[i64]) -> Vec<(f64, f64)> {
        let mut ring = Vec::new();
        for arc in arcs {
            let mut line = self.degrees(number(*arc));
            if *arc < 0 {
                line.reverse();
            }
            ring.extend(line.into_iter().skip(usize::from(!ring.is_empty())));
        }
        ring
    }
}

/// The number of a line, whichever way it is run through.
fn number(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or_default()
}

/// Points rounded to steps; those that fall together are one.
fn in_steps(points: &[(f64, f64)]) -> Line {
    let step = |degrees: f64| (degrees * STEPS).round_ties_even() as i64;
    let mut line: Line = points.iter().map(|(x, y)| (step(*x), step(*y))).collect();
    line.dedup();
    line
}

fn land(topology: &Topology) -> Result<Vec<Line>, String> {
    let rings = topology
        .geometries("land")?
        .iter()
        .flat_map(Geometry::rings);
    let mut land: Vec<Line> = rings.map(|ring| in_steps(&topology.ring(ring))).collect();
    land.retain(|ring| ring.len() >= LEAST_RING);
    Ok(land)
}

fn borders(topology: &Topology) -> Result<Vec<Line>, String> {
    let mut users: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (country, geometry) in topology.geometries("countries")?.iter().enumerate() {
        for arc in geometry.rings().flatten() {
            users.entry(number(*arc)).or_default().insert(country);
        }
    }
    let shared = users.iter().filter(|(_, countries)| countries.len() > 1);
    let mut borders: Vec<Line> = shared
        .map(|(arc, _)| in_steps(&topology.degrees(*arc)))
        .collect();
    borders.retain(|line| line.len() > 1);
    Ok(borders)
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        bytes.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn push_difference(bytes: &mut Vec<u8>, difference: i64) {
    let number = if difference < 0 {
        difference.unsigned_abs() * 2 - 1
    } else {
        difference.unsigned_abs() * 2
    };
    push(bytes, number);
}

fn push_lines(bytes: &mut Vec<u8>, lines: &[Line]) {
    push(bytes, lines.len() as u64);
    for line in lines {
        push(bytes, line.len() as u64);
        let (mut x, mut y) = (0, 0);
        for (east, north) in line {
            push_difference(bytes, east - x);
            push_difference(bytes, north - y);
            (x, y) = (*east, *north);
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [package, output] = &arguments[..] else {
        return Err("usage: base_map FOLDER_OF_WORLD_ATLAS FILE_TO_WRITE".into());
    };
    let package = Path::new(package);
    let land = land(&Topology::read(&package.join("land-50m.json"))?)?;
    let borders = borders(&Topology::read(&package.join("countries-50m.json"))?)?;
    let mut bytes = Vec::new();
    push_lines(&mut bytes, &land);
    push_lines(&mut bytes, &borders);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    std::fs::write(output, encoder.finish()?)?;
    Ok(())
}
