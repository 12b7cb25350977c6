//! Whether there was none.

use crate::analysis::claim::{LookedFor, Verdict};
use crate::words::snapshot::samples::{baghdad, incident, kinds, some_areas, some_kinds, span};

pub(super) fn cases() -> Vec<(String, LookedFor, Verdict)> {
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
    looked
        .into_iter()
        .map(|found| (String::new(), found, Verdict::Supported))
        .collect()
}
