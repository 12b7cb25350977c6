//! Incidents put together by point.

use std::sync::Arc;

use super::ranged::Ranged;
use super::summed_incidents::unknown;
use crate::chart::{Extent, Spot};
use crate::query::{Key, Measure, PointGroup, Sums};

/// Incidents by point, and how many of them have none on the map.
pub(super) struct Gathered {
    pub spots: Vec<Spot>,
    /// Without coordinates.
    pub nowhere: u64,
    /// Outside the stretch that is shown.
    pub outside: u64,
    /// On the map, and of unknown toll.
    pub unknown: u64,
    /// The sums of the spots that are places, by the place.
    pub places: Vec<(String, Ranged)>,
    /// The sums of all that is at no place: vague, without coordinates, outside.
    pub unplaced: Ranged,
    /// The sums of all spots.
    pub drawn: Ranged,
}

/// A spot while its groups are put together: names that all of them share.
struct Gathering {
    spot: Spot,
    sums: Sums,
    names: Names,
}

/// Names of a place, country to site.
type Names = [Option<Arc<str>>; 6];

/// Puts incidents of one point together. Where only a province or country is
/// named, the point is a spot of its own.
pub(super) fn gather(points: &[PointGroup], measure: Measure, extent: Option<Extent>) -> Gathered {
    let (mut nowhere, mut outside, mut not_known) = (0, 0, 0);
    let mut unplaced = Sums::default();
    let mut spots: Vec<Gathering> = Vec::new();
    for group in points {
        let incidents = group.sums.incidents as u64;
        let Some((latitude, longitude)) = group.point else {
            nowhere += incidents;
            unplaced = unplaced.plus(group.sums);
            continue;
        };
        if extent.is_some_and(|extent| {
            !(extent.west..=extent.east).contains(&longitude)
                || !(extent.south..=extent.north).contains(&latitude)
        }) {
            outside += incidents;
            unplaced = unplaced.plus(group.sums);
            continue;
        }
        not_known += unknown(&group.sums, measure);
        let names = names(group);
        let vague = names[3..].iter().all(Option::is_none);
        // Groups of one point follow each other: it has two spots at most.
        let same = |known: &&mut Gathering| {
            let spot = &known.spot;
            (spot.latitude, spot.longitude, spot.vague) == (latitude, longitude, vague)
        };
        match spots.iter_mut().rev().take(2).find(same) {
            Some(known) => {
                known.spot.incidents += incidents;
                known.sums = known.sums.plus(group.sums);
                for (own, other) in known.names.iter_mut().zip(&names) {
                    if own != other {
                        *own = None;
                    }
                }
            }
            None => spots.push(Gathering {
                spot: Spot {
                    latitude,
                    longitude,
                    value: None,
                    place: String::new(),
                    incidents,
                    vague,
                },
                sums: group.sums,
                names,
            }),
        }
    }
    spots.sort_by(|a, b| {
        let (a, b) = (&a.spot, &b.spot);
        a.latitude
            .total_cmp(&b.latitude)
            .then(a.longitude.total_cmp(&b.longitude))
            .then(a.vague.cmp(&b.vague))
    });
    of_one_city(&mut spots);
    let mut places = Vec::new();
    let mut drawn = Sums::default();
    let spots = spots
        .into_iter()
        .map(
            |Gathering {
                 mut spot,
                 sums,
                 names,
             }| {
                let finest = names.iter().rev().flatten().next();
                spot.place = finest.map_or_else(String::new, |name| name.as_ref().to_owned());
                spot.value = sums.value(measure);
                drawn = drawn.plus(sums);
                if spot.vague || spot.place.is_empty() {
                    unplaced = unplaced.plus(sums);
                } else {
                    places.push((spot.place.clone(), Ranged::of(&sums, measure)));
                }
                spot
            },
        )
        .collect();
    Gathered {
        spots,
        nowhere,
        outside,
        unknown: not_known,
        places,
        unplaced: Ranged::of(&unplaced, measure),
        drawn: Ranged::of(&drawn, measure),
    }
}

/// On a map of one city, a point of the city as a whole is vague.
fn of_one_city(spots: &mut [Gathering]) {
    let cities: Vec<Option<&Arc<str>>> = spots
        .iter()
        .filter(|known| !known.spot.vague)
        .map(|known| known.names[3].as_ref())
        .collect();
    let one_city = cities
        .iter()
        .all(|city| city.is_some() && *city == cities[0]);
    let finer = |known: &Gathering| known.names[4].is_some() || known.names[5].is_some();
    if one_city && spots.iter().any(finer) {
        for known in spots {
            known.spot.vague |= !finer(known);
        }
    }
}

fn names(group: &PointGroup) -> Names {
    [0, 1, 2, 3, 4, 5].map(|level: usize| match group.keys.get(level) {
        Some(Key::Text(name)) => name.clone(),
        Some(Key::Period(..) | Key::Within(..)) | None => None,
    })
}
