//! A change from one period to another.

use crate::analysis::claim::{ChangeGrounds, ChangeSide, ComparedPeriods, Verdict};
use crate::estimate::Level;
use crate::estimate::chance::rate_change;
use crate::estimate::rate_ratio::ExposedCount;
use crate::evidence::Bounds;
use crate::query::{Measure, Period};
use crate::words::snapshot::samples::{baghdad, bounds, kinds, some_areas, some_kinds, span};

pub(super) fn cases() -> Vec<(String, ChangeGrounds, Verdict)> {
    let side = |name: &str, days: &str, all, best| ChangeSide {
        period: Period {
            name: name.to_owned(),
            span: span(name),
        },
        days: span(days),
        all,
        best,
    };
    let of = |before: Bounds, after: Bounds| ComparedPeriods {
        such: kinds().remove(0),
        area: baghdad(),
        measure: None,
        sides: [
            side("2013", "2013", before, before),
            side("2016", "2016", after, after),
        ],
        by_day: false,
        in_part: false,
        chance: None,
    };
    let exactly = Bounds::exactly;
    let mut compared = vec![];
    for (before, after) in [
        (1, 0),
        (0, 1),
        (1, 1),
        (2, 1),
        (1, 2),
        (1000, 2),
        (2, 1000),
        (1000, 1001),
        (20, 2),
    ] {
        let count = |count| ExposedCount {
            count,
            exposure: 365.0,
        };
        compared.push(ComparedPeriods {
            chance: rate_change(count(after), count(before), 1.0, Level::P95).ok(),
            ..of(exactly(before), exactly(after))
        });
    }
    compared.push(of(exactly(0), exactly(0)));
    for measure in [Measure::Killed, Measure::Injured, Measure::Casualties] {
        compared.push(ComparedPeriods {
            measure: Some(measure),
            ..of(exactly(1000), exactly(1))
        });
    }
    compared.push(ComparedPeriods {
        measure: Some(Measure::Killed),
        sides: [
            side("2013", "2013", bounds(8, Some(20)), exactly(12)),
            side("2016", "2016", bounds(8, None), exactly(12)),
        ],
        ..of(exactly(0), exactly(0))
    });
    compared.push(of(bounds(0, Some(1)), bounds(1, None)));
    let of_2021 = side("2021", "2021-01-01..2021-01-22", exactly(1), exactly(1));
    compared.push(ComparedPeriods {
        in_part: true,
        sides: [side("2013", "2013", exactly(2), exactly(2)), of_2021],
        ..of(exactly(0), exactly(0))
    });
    compared.push(ComparedPeriods {
        by_day: true,
        sides: [
            side("2013", "2013", exactly(2), exactly(2)),
            side(
                "2016-01..2016-06",
                "2016-01-01..2016-03-03",
                exactly(1),
                exactly(1),
            ),
        ],
        ..of(exactly(0), exactly(0))
    });
    compared.extend(some_areas().into_iter().map(|area| ComparedPeriods {
        area,
        ..of(exactly(2), exactly(1))
    }));
    compared.extend(some_kinds().into_iter().map(|such| ComparedPeriods {
        such,
        ..of(exactly(2), exactly(1))
    }));
    let compared_of = |one| ChangeGrounds::Compared(Box::new(one));
    let mut grounds = every![
        ChangeGrounds::NoDay { .. } => [ChangeGrounds::NoDay {
            period: "2002".to_owned(),
            coverage: span("2003-10-27..2021-01-22"),
        }],
        ChangeGrounds::Compared(_) => [compared_of(compared.remove(0))],
    ];
    grounds.extend(compared.into_iter().map(compared_of));
    grounds
        .into_iter()
        .map(|grounds| (String::new(), grounds, Verdict::Supported))
        .collect()
}
