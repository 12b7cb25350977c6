//! Made-up incidents, places and numbers.

use chrono::NaiveDate;

use crate::estimate::{Interval, Level};
use crate::evidence::{AreaName, Bounds, Evidence, Mention, Such, TollRange};
use crate::query::{Measure, Span, parse_range};

/// None, one, two and many.
pub(super) const NUMBERS: [u16; 4] = [0, 1, 2, 1000];

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// "2018", "2016-03..2016-05".
pub(super) fn span(text: &str) -> Span {
    parse_range(text).unwrap()
}

/// Low, best and high estimates as "27/38/41"; what is left blank is unknown.
pub(super) fn toll(text: &str) -> TollRange {
    let mut parts = text.split('/').map(|part| part.parse().ok());
    let mut next = || parts.next().flatten();
    let (low, best, high) = (next(), next(), next());
    TollRange { low, best, high }
}

/// Tolls of none, one, two and many; of a range, open above, and unknown.
pub(super) const TOLLS: [&str; 11] = [
    "/0/",
    "/1/",
    "/2/",
    "/1000/",
    "0/0/2",
    "1/1/1",
    "900/1000/1200",
    "0//1",
    "1//",
    "2//1000",
    "//",
];

pub(super) fn bounds(lower: u64, upper: Option<u64>) -> Bounds {
    Bounds { lower, upper }
}

pub(super) fn interval(lower: f64, upper: f64) -> Interval {
    let level = Level::P95;
    Interval {
        lower,
        upper,
        level,
    }
}

/// An incident of one day, or of several, at a place or an unknown one.
pub(super) fn incident(days: &str, of: &str, place: Option<&str>) -> Mention {
    Mention {
        days: span(days),
        measure: Measure::Killed,
        toll: toll(of),
        place: place.map(str::to_owned),
        is_summary: false,
    }
}

/// The usual one.
pub(super) fn karrada() -> Mention {
    incident("2016-07-03", "/324/", Some("Karrada"))
}

pub(super) fn baghdad() -> AreaName {
    AreaName::In("Baghdad".to_owned())
}

pub(super) fn areas() -> Vec<AreaName> {
    every![
        AreaName::Everywhere => [AreaName::Everywhere],
        AreaName::Site(_) => [AreaName::Site("Tayaran Square".to_owned())],
        AreaName::In(_) => [baghdad()],
        AreaName::Within(_) => [
            AreaName::Within(0.5),
            AreaName::Within(1.0),
            AreaName::Within(2.0),
            AreaName::Within(1000.0),
        ],
    ]
}

/// Kinds of incidents: any, by type, by actor, by the least number killed.
pub(super) fn kinds() -> Vec<Such> {
    let of = |kinds: &[&str], actors: &[&str], min_killed| {
        let own = |list: &[&str]| list.iter().map(|&one| one.to_owned()).collect();
        Such {
            attack_type: own(kinds),
            actor: own(actors),
            min_killed,
        }
    };
    vec![
        Such::default(),
        of(&["bombing"], &[], None),
        of(&["bombing", "bombings"], &[], None),
        of(&[], &["IS"], None),
        of(&[], &["IS", "AQI"], None),
        of(&[], &[], Some(0)),
        of(&[], &[], Some(1)),
        of(&[], &[], Some(2)),
        of(&[], &[], Some(1000)),
        of(&["bombing"], &["IS"], Some(30)),
    ]
}

/// A few of them: that all read well is seen by themselves.
pub(super) fn some_kinds() -> Vec<Such> {
    let all = kinds();
    [1, 2, 9].map(|at| all[at].clone()).to_vec()
}

/// A few places, as those.
pub(super) fn some_areas() -> Vec<AreaName> {
    let mut all = areas();
    all.truncate(2);
    all
}

/// A record as evidence.
pub(super) fn evidence(days: &str, killed: &str, injured: &str) -> Evidence {
    let days = span(days);
    Evidence {
        id: Some("BGD-1".to_owned()),
        date: days.first,
        date_end: days.last,
        place: Some("Tayaran Square, Bab al-Sharqi".to_owned()),
        killed: toll(killed),
        injured: toll(injured),
        source: None,
        source_reference: None,
        file: "data.csv".to_owned(),
        line: 94,
        matched_by: None,
    }
}
