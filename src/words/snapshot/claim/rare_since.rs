//! Whether incidents have become rarer.

use crate::analysis::claim::{RareSinceGrounds, Rarer, RateFall, Verdict};
use crate::estimate::chance::RateChange;
use crate::query::Unit;
use crate::words::snapshot::samples::{baghdad, interval, kinds, span};

pub(super) fn cases() -> Vec<(String, RareSinceGrounds, Verdict)> {
    let of = |before, after, ratio: Option<(f64, f64, f64)>, falls: &[(i64, i64)], since: &str| {
        let falls = falls.iter().map(|&(first, last)| RateFall {
            days: crate::query::Span {
                first: Unit::Month.days(first).unwrap().0,
                last: Unit::Month.days(last).unwrap().1,
            },
            last_of_old: (first, last),
        });
        RareSinceGrounds::Compared {
            such: kinds().remove(1),
            area: baghdad(),
            since: span(since),
            per: Unit::Month,
            found: Box::new(Rarer {
                before: (before, span("2003-01-01..2017-12-31")),
                after: (after, span("2018-01-01..2018-12-31")),
                ratio: ratio.map(|(ratio, lower, upper)| RateChange {
                    ratio,
                    dispersion: 1.0,
                    interval: interval(lower, upper),
                    p_value: 0.5,
                }),
                falls: falls.collect(),
            }),
        }
    };
    let month = |month: i64| 2017 * 12 + month - 1;
    let grounds = every![
        RareSinceGrounds::NothingToCompare { .. } => [RareSinceGrounds::NothingToCompare {
            covered: span("2018-01-01..2021-01-22"),
            since: span("2018"),
        }],
        RareSinceGrounds::Compared { .. } => [
            of(0, 0, None, &[], "2018"),
            of(1, 0, Some((0.0, 0.0, 585.0)), &[], "2018"),
            of(1000, 1, Some((0.015, 0.001, 0.09)), &[(month(11), month(11))], "2017-Q4"),
            of(1000, 2, Some((0.03, 0.004, 0.11)), &[(month(10), month(12))], "2017-Q4"),
            of(1000, 2, Some((0.03, 0.004, 0.11)), &[(month(1), month(3))], "2017-Q4"),
            of(2, 1000, Some((7500.0, 2000.0, f64::INFINITY)), &[], "2018-01-01"),
        ],
    ];
    grounds
        .into_iter()
        .map(|grounds| (String::new(), grounds, Verdict::Supported))
        .collect()
}
