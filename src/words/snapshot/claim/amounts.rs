//! Counts and totals.

use super::toll::quantifiers;
use crate::analysis::claim::{ClaimedNumber, CountedIncidents, Quantifier, Verdict};
use crate::evidence::Bounds;
use crate::query::Measure;
use crate::words::snapshot::samples::{baghdad, bounds, kinds, some_areas, some_kinds, span};

type Case = (String, CountedIncidents, Verdict);

fn counted(sure: usize, perhaps: usize, number: ClaimedNumber) -> CountedIncidents {
    CountedIncidents {
        such: kinds().remove(0),
        area: baghdad(),
        period: span("2016"),
        sure,
        perhaps,
        toll: None,
        number,
        uncovered: None,
    }
}

fn judged(case: String, found: CountedIncidents) -> Case {
    let of = found.toll.map_or_else(
        || bounds(found.sure as u64, Some((found.sure + found.perhaps) as u64)),
        |(_, all, _)| all,
    );
    let verdict = found.number.holds(of, None).into();
    (case, found, verdict)
}

pub(super) mod count {
    use super::*;

    pub(in super::super) fn cases() -> Vec<Case> {
        let number = |quantifier, value| ClaimedNumber::new(quantifier, value);
        let mut cases = Vec::new();
        for sure in [0, 1, 2, 1000] {
            for perhaps in [0, 1, 1000] {
                let found = counted(sure, perhaps, number(Quantifier::AtLeast, 2));
                cases.push(judged(format!("{sure} and {perhaps}"), found));
            }
        }
        for quantifier in quantifiers() {
            let found = counted(2, 0, number(quantifier, 1));
            cases.push(judged(format!("{quantifier:?}"), found));
        }
        let one = || counted(1, 0, number(Quantifier::Exactly, 1));
        for days in [
            "2016-07",
            "2016-07-03",
            "2013..2016",
            "2016-07-03..2016-08-02",
        ] {
            let found = CountedIncidents {
                period: span(days),
                ..one()
            };
            cases.push(judged(days.to_owned(), found));
        }
        for area in some_areas() {
            cases.push(judged(String::new(), CountedIncidents { area, ..one() }));
        }
        for such in some_kinds() {
            cases.push(judged(String::new(), CountedIncidents { such, ..one() }));
        }
        let uncovered = Some(span("2003-10-27..2020-12-31"));
        cases.push(judged(
            "uncovered".to_owned(),
            CountedIncidents { uncovered, ..one() },
        ));
        cases
    }
}

pub(super) mod total {
    use super::*;

    pub(in super::super) fn cases() -> Vec<Case> {
        let with = |sure: usize, measure, all: Bounds, best: Bounds| CountedIncidents {
            toll: Some((measure, all, best)),
            ..counted(sure, 0, ClaimedNumber::new(Quantifier::AtLeast, 2))
        };
        let exactly = Bounds::exactly;
        let mut cases = Vec::new();
        for number in [0, 1, 2, 1000] {
            let found = with(2, Measure::Killed, exactly(number), exactly(number));
            cases.push(judged(format!("{number} exactly"), found));
            let found = with(
                2,
                Measure::Injured,
                bounds(number, None),
                bounds(number, None),
            );
            cases.push(judged(format!("{number} or more"), found));
            let range = bounds(number, Some(number + 1));
            let found = with(2, Measure::Casualties, range, exactly(number));
            cases.push(judged(format!("{number} to one more"), found));
            let found = with(2, Measure::Killed, range, range);
            cases.push(judged(format!("{number} to one more, no best"), found));
        }
        cases.push(judged(
            "no incident".to_owned(),
            with(0, Measure::Killed, exactly(0), exactly(0)),
        ));
        cases.push(judged(
            "one incident, one perhaps".to_owned(),
            CountedIncidents {
                perhaps: 1,
                ..with(1, Measure::Killed, bounds(1, Some(3)), bounds(1, Some(2)))
            },
        ));
        cases
    }
}
