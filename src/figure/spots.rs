//! Incidents put together by point.

use super::single_incidents::Incident;
use crate::chart::{Extent, Spot};

/// Incidents by point, and how many of them have none on the map.
pub(super) struct Gathered {
    pub spots: Vec<Spot>,
    /// Without coordinates.
    pub nowhere: u64,
    /// Outside the stretch that is shown.
    pub outside: u64,
}

/// A spot while its incidents are put together: names that all of them share.
struct Gathering {
    spot: Spot,
    names: [Option<String>; 6],
}

/// Puts incidents of one point together.
pub(super) fn gather(incidents: &[Incident], extent: Option<Extent>) -> Gathered {
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
