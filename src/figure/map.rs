//! Incidents on a map.

use super::finding::place as in_place;
use super::incidents::{Incident, total};
use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::chart::{Chart, Extent, Kind, MAP_CREDIT, Map, Spot};
use crate::error::{Error, Result};
use crate::query::Measure;
use crate::table::{Cell, CellKind, Row, Table, TableColumn, grouped};
use crate::words::long_day;

/// Reads `WEST,SOUTH,EAST,NORTH` in degrees.
pub(super) fn extent(text: &str) -> Result<Extent> {
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|part| part.trim().parse().ok().filter(|n: &f64| n.is_finite()))
        .collect();
    let Some([west, south, east, north]) = numbers.as_deref() else {
        return Err(Error::setting("not four numbers")
            .field("bbox")
            .value(text)
            .hint("write WEST,SOUTH,EAST,NORTH in degrees: 38,29,49,38"));
    };
    let extent = Extent {
        west: *west,
        south: *south,
        east: *east,
        north: *north,
    };
    extent.check().map(|()| extent)
}

impl FigureSpec {
    pub(super) fn map(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let measure = self.measure();
        let selected = self.select(data)?;
        let extent = self.bbox.as_deref().map(extent).transpose()?;
        let Gathered {
            spots,
            nowhere,
            outside,
        } = gather(&selected.incidents, extent);
        let sum: f64 = spots.iter().filter_map(|spot| spot.value).sum();
        let places: Vec<(String, Option<f64>)> = spots
            .iter()
            .filter(|spot| !spot.place.is_empty() && !spot.vague)
            .map(|spot| (spot.place.clone(), spot.value))
            .collect();
        let usual = format!("{} by place{}", measure.label(), in_place(data));
        let title = self
            .most_in(&places, Some(sum))
            .unwrap_or_else(|| usual.clone());
        let missing: Vec<String> = [
            (nowhere, "without coordinates"),
            (outside, "outside the map"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what} are not drawn", grouped(f64::from(count))))
        .collect();
        let window = selected.window;
        let table = table(&spots, self.measure());
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!(
                            "{usual}, {} to {}; the area of a circle is the number",
                            long_day(window.first),
                            long_day(window.last)
                        ),
                        shown: (!missing.is_empty()).then(|| missing.join(", ")),
                        total: total(&selected),
                    },
                ),
                kind: Kind::Map(Map {
                    value_label: measure.label().to_owned(),
                    spots,
                    extent,
                    vague_label: "place known to the city, province or country only".to_owned(),
                    remarks: vec![MAP_CREDIT.to_owned()],
                }),
            },
            table,
            notes: selected.notes,
        })
    }
}

/// Incidents by point.
struct Gathered {
    spots: Vec<Spot>,
    nowhere: u32,
    outside: u32,
}

/// A spot while its incidents are put together: names that all of them share.
struct Gathering {
    spot: Spot,
    names: [Option<String>; 6],
}

fn gather(incidents: &[Incident], extent: Option<Extent>) -> Gathered {
    let (mut nowhere, mut outside) = (0, 0);
    let mut spots: Vec<Gathering> = Vec::new();
    // Sorted by point, so that those of one point are neighbours.
    let mut sorted: Vec<&Incident> = incidents.iter().collect();
    sorted.sort_by(|a, b| {
        let key = |point: Option<(f64, f64)>| point.unwrap_or((f64::MAX, f64::MAX));
        let ((a0, a1), (b0, b1)) = (key(a.point), key(b.point));
        a0.total_cmp(&b0)
            .then(a1.total_cmp(&b1))
            .then(a.is_vague().cmp(&b.is_vague()))
            .then_with(|| a.place.cmp(&b.place))
    });
    for incident in sorted {
        let Some((latitude, longitude)) = incident.point else {
            nowhere += 1;
            continue;
        };
        if extent.is_some_and(|extent| {
            !(extent.west..=extent.east).contains(&longitude)
                || !(extent.south..=extent.north).contains(&latitude)
        }) {
            outside += 1;
            continue;
        }
        let vague = incident.is_vague();
        let same = |known: &&mut Gathering| {
            let spot = &known.spot;
            (spot.latitude, spot.longitude, spot.vague) == (latitude, longitude, vague)
        };
        match spots.last_mut().filter(same) {
            Some(known) => {
                known.spot.incidents += 1;
                known.spot.value = match (known.spot.value, incident.value) {
                    (None, own) => own,
                    (sum, None) => sum,
                    (Some(sum), Some(own)) => Some(sum + own),
                };
                for (own, other) in known.names.iter_mut().zip(&incident.names) {
                    if own != other {
                        *own = None;
                    }
                }
            }
            None => spots.push(Gathering {
                spot: Spot {
                    latitude,
                    longitude,
                    value: incident.value,
                    place: String::new(),
                    incidents: 1,
                    vague,
                },
                names: incident.names.clone(),
            }),
        }
    }
    // On a map of one city, a point of the city as a whole is vague.
    let cities: Vec<Option<&String>> = spots
        .iter()
        .filter(|known| !known.spot.vague)
        .map(|known| known.names[3].as_ref())
        .collect();
    let one_city = cities
        .iter()
        .all(|city| city.is_some() && *city == cities[0]);
    let finer = |known: &Gathering| known.names[4].is_some() || known.names[5].is_some();
    if one_city && spots.iter().any(finer) {
        for known in &mut spots {
            known.spot.vague |= !finer(known);
        }
    }
    let spots = spots
        .into_iter()
        .map(|Gathering { mut spot, names }| {
            spot.place = names.into_iter().rev().flatten().next().unwrap_or_default();
            spot
        })
        .collect();
    Gathered {
        spots,
        nowhere,
        outside,
    }
}

fn table(spots: &[Spot], measure: Measure) -> Table {
    let number = CellKind::Number { decimals: 0 };
    let degrees = CellKind::Number { decimals: 4 };
    Table {
        title: String::new(),
        columns: vec![
            TableColumn::text("place", "Place"),
            TableColumn::new("latitude", "Latitude", degrees),
            TableColumn::new("longitude", "Longitude", degrees),
            TableColumn::new("incidents_here", "Incidents", number),
            TableColumn::new(measure.name(), measure.label(), number),
        ],
        rows: spots
            .iter()
            .map(|spot| Row {
                cells: vec![
                    Cell::Text(spot.place.clone()),
                    Cell::Number(spot.latitude),
                    Cell::Number(spot.longitude),
                    Cell::Number(spot.incidents as f64),
                    spot.value.map_or(Cell::Blank, Cell::Number),
                ],
                total: false,
            })
            .collect(),
        notes: Vec::new(),
    }
}
