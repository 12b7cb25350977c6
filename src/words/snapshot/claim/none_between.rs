//! Whether there was none.

use super::amounts::unnamed;
use crate::analysis::claim::{LookedFor, NoneBetweenGrounds, Verdict};
use crate::words::snapshot::samples::{baghdad, incident, kinds, some_areas, some_kinds, span};

pub(super) fn cases() -> Vec<(String, NoneBetweenGrounds, Verdict)> {
    let none = || LookedFor {
        such: kinds().remove(0),
        area: baghdad(),
        period: span("2019"),
        count: 0,
        first: None,
        perhaps: None,
        uncovered: None,
    };
    let some = |count| LookedFor {
        count,
        first: Some(incident("2019-02-01", "/1/", Some("Karrada"))),
        ..none()
    };
    let mut looked = vec![
        none(),
        LookedFor {
            perhaps: Some(incident("2019", "1//", None)),
            ..none()
        },
        some(1),
        some(2),
        some(1000),
        LookedFor {
            uncovered: Some(span("2003-10-27..2018-06-30")),
            ..none()
        },
        LookedFor {
            period: span("2019-01-02"),
            ..none()
        },
        LookedFor {
            period: span("2013-10-21..2013-12-31"),
            ..none()
        },
    ];
    looked.extend(
        some_areas()
            .into_iter()
            .map(|area| LookedFor { area, ..none() }),
    );
    for such in some_kinds() {
        looked.push(LookedFor {
            such: such.clone(),
            ..none()
        });
        looked.push(LookedFor { such, ..some(1) });
    }
    let looked_for = |one| NoneBetweenGrounds::Looked(Box::new(one));
    let mut grounds = every![
        NoneBetweenGrounds::Unnamed(_) => [NoneBetweenGrounds::Unnamed(unnamed(None))],
        NoneBetweenGrounds::Looked(_) => [looked_for(looked.remove(0))],
    ];
    grounds.extend(looked.into_iter().map(looked_for));
    grounds
        .into_iter()
        .map(|grounds| (String::new(), grounds, Verdict::Supported))
        .collect()
}
