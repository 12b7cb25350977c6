//! The last one at a place.

use super::toll::of;
use crate::analysis::claim::{
    ClaimedNumber, LastAtPlaceGrounds, LastIncident, Quantifier, Verdict,
};
use crate::evidence::{MatchBasis, Truth};
use crate::query::Measure;
use crate::words::snapshot::samples::{baghdad, karrada, kinds, some_areas, some_kinds, span};

fn sure() -> LastIncident {
    LastIncident {
        mention: karrada(),
        sure: true,
        others: 0,
        basis: None,
        date: None,
        toll: None,
    }
}

fn at(last: Option<LastIncident>) -> LastAtPlaceGrounds {
    LastAtPlaceGrounds {
        such: kinds().remove(0),
        area: baghdad(),
        last,
        uncovered: None,
    }
}

pub(super) fn cases() -> Vec<(String, LastAtPlaceGrounds, Verdict)> {
    let mut cases = vec![
        ("none".to_owned(), at(None)),
        ("sure".to_owned(), at(Some(sure()))),
    ];
    for last in [None, Some(sure())] {
        let found = LastAtPlaceGrounds {
            uncovered: Some(span("2003-10-27..2018-06-30")),
            ..at(last)
        };
        cases.push(("days not covered".to_owned(), found));
    }
    for others in [0, 1, 2, 1000] {
        let last = LastIncident {
            sure: false,
            others,
            ..sure()
        };
        cases.push((format!("not sure, {others} others"), at(Some(last))));
        let last = LastIncident { others, ..sure() };
        cases.push((format!("sure, {others} others"), at(Some(last))));
    }
    let truths = every![
        Truth::Yes => [Truth::Yes],
        Truth::No => [Truth::No],
        Truth::Maybe => [Truth::Maybe],
    ];
    for truth in truths {
        for days in ["2016", "2016-07-04", "2016-07"] {
            let last = LastIncident {
                date: Some((span(days), truth)),
                ..sure()
            };
            cases.push((format!("{days}: {truth:?}"), at(Some(last))));
        }
    }
    for basis in [
        MatchBasis::Same,
        MatchBasis::Folding,
        MatchBasis::Alias,
        MatchBasis::Words,
        MatchBasis::Distance(0.0),
        MatchBasis::Distance(0.4),
    ] {
        let last = LastIncident {
            basis: Some(basis),
            ..sure()
        };
        cases.push((format!("{basis:?}"), at(Some(last))));
    }
    for (text, value) in [
        ("/1/", 1),
        ("/1/", 2),
        ("900/1000/1200", 1000),
        ("//", 0),
        ("1//", 2),
    ] {
        let toll = of(
            Measure::Killed,
            text,
            ClaimedNumber::new(Quantifier::Exactly, value),
        );
        let last = LastIncident {
            toll: Some(toll),
            ..sure()
        };
        cases.push((format!("{value} of {text}"), at(Some(last))));
    }
    for area in some_areas() {
        cases.push((
            String::new(),
            LastAtPlaceGrounds {
                area,
                ..at(Some(sure()))
            },
        ));
    }
    for such in some_kinds() {
        cases.push((
            String::new(),
            LastAtPlaceGrounds {
                such: such.clone(),
                ..at(None)
            },
        ));
        cases.push((
            String::new(),
            LastAtPlaceGrounds {
                such,
                ..at(Some(sure()))
            },
        ));
    }
    cases
        .into_iter()
        .map(|(case, grounds)| (case, grounds, Verdict::Supported))
        .collect()
}
