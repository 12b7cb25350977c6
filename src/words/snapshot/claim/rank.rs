//! The rank of an incident.

use crate::analysis::claim::{RankGrounds, Verdict};
use crate::query::Measure;
use crate::words::snapshot::samples::{baghdad, bounds, karrada, kinds, some_kinds, span, toll};

pub(super) fn cases() -> Vec<(String, RankGrounds, Verdict)> {
    let of = |lower, upper, of| RankGrounds {
        such: kinds().remove(0),
        area: baghdad(),
        period: None,
        measure: Measure::Killed,
        toll: toll("/38/"),
        rank: bounds(lower, upper),
        of,
        next: None,
        uncovered: None,
    };
    let first = || of(1, Some(1), 1000);
    let mut cases = vec![
        of(1, Some(1), 1),
        of(1, Some(1), 2),
        of(2, Some(2), 2),
        first(),
        of(1, Some(2), 2),
        of(68, Some(71), 1000),
        of(1000, Some(1000), 1000),
        of(68, None, 1000),
        RankGrounds {
            next: Some(karrada()),
            ..of(2, Some(2), 2)
        },
        RankGrounds {
            period: Some(span("2016")),
            ..first()
        },
        RankGrounds {
            period: Some(span("2013..2016")),
            ..of(1, Some(1), 1)
        },
        RankGrounds {
            measure: Measure::Casualties,
            ..first()
        },
        RankGrounds {
            uncovered: Some(span("2003-10-27..2020-12-31")),
            ..first()
        },
    ];
    for text in ["/0/", "/1/", "1//", "//"] {
        cases.push(RankGrounds {
            toll: toll(text),
            ..first()
        });
    }
    for such in some_kinds() {
        cases.push(RankGrounds {
            such: such.clone(),
            ..of(1, Some(1), 1)
        });
        cases.push(RankGrounds { such, ..first() });
    }
    cases
        .into_iter()
        .map(|grounds| (format!("of {}", grounds.of), grounds, Verdict::Supported))
        .collect()
}
