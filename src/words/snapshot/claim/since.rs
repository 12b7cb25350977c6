//! The deadliest and the first since then.

use crate::analysis::claim::SinceGrounds;
use crate::query::Measure;
use crate::words::snapshot::samples::{
    baghdad, day, incident, karrada, kinds, some_areas, some_kinds, span, toll,
};

fn grounds() -> Vec<(String, SinceGrounds)> {
    let none = || SinceGrounds {
        such: kinds().remove(0),
        area: baghdad(),
        measure: Measure::Killed,
        toll: toll("/38/"),
        days: span("2018-01-01..2021-01-21"),
        decisive: None,
        last_before: None,
        open: Vec::new(),
        open_in_all: 0,
        records_begin: day("2003-03-20"),
        uncovered: None,
    };
    let open = |named: usize, open_in_all| SinceGrounds {
        open: vec![incident("2016", "1//", None); named],
        open_in_all,
        ..none()
    };
    let mut cases = vec![
        ("none".to_owned(), none()),
        (
            "one before".to_owned(),
            SinceGrounds {
                last_before: Some(karrada()),
                ..none()
            },
        ),
        (
            "one decides".to_owned(),
            SinceGrounds {
                decisive: Some(karrada()),
                ..none()
            },
        ),
        ("1 open".to_owned(), open(1, 1)),
        ("2 open".to_owned(), open(2, 2)),
        ("2 and 1 open".to_owned(), open(2, 3)),
        ("2 and 998 open".to_owned(), open(2, 1000)),
        (
            "one day".to_owned(),
            SinceGrounds {
                days: span("2018-01-01"),
                ..none()
            },
        ),
        (
            "uncovered".to_owned(),
            SinceGrounds {
                uncovered: Some(span("2003-10-27..2020-12-31")),
                ..none()
            },
        ),
    ];
    for text in ["/0/", "/1/", "/1000/", "900/1000/1200", "1//", "//"] {
        cases.push((
            text.to_owned(),
            SinceGrounds {
                toll: toll(text),
                ..none()
            },
        ));
    }
    for measure in [Measure::Injured, Measure::Casualties] {
        cases.push((
            measure.name().to_owned(),
            SinceGrounds { measure, ..none() },
        ));
        let rival = SinceGrounds {
            measure,
            decisive: Some(karrada()),
            ..none()
        };
        cases.push((format!("{}, decided", measure.name()), rival));
    }
    for area in some_areas() {
        cases.push((String::new(), SinceGrounds { area, ..none() }));
    }
    for such in some_kinds() {
        cases.push((String::new(), SinceGrounds { such, ..none() }));
    }
    cases
}

macro_rules! kind {
    ($name:ident) => {
        pub(super) mod $name {
            use crate::analysis::claim::{SinceGrounds, Verdict};

            pub(in super::super) fn cases() -> Vec<(String, SinceGrounds, Verdict)> {
                super::grounds()
                    .into_iter()
                    .map(|(case, grounds)| (case, grounds, Verdict::Supported))
                    .collect()
            }
        }
    };
}
kind!(deadliest_since);
kind!(first_since);
