//! Incidents that are as severe as few are.

use crate::analysis::context::Unusual;
use crate::estimate::NotEstimable;
use crate::estimate::random::Resampling;
use crate::estimate::tail::exceedance::{ChanceByBeginning, Exceedance};
use crate::estimate::toll::Scenarios;
use crate::query::Measure;
use crate::words::snapshot::samples::{baghdad, interval};

fn exceeds(observed: u64, years: f64, upper: f64) -> Exceedance {
    Exceedance {
        threshold: 38,
        horizon: 365.25,
        observed,
        rate: 1.0 / years / 365.25,
        chance: (1.0 / years).min(1.0),
        chance_interval: interval(0.1, 0.3),
        mean_chance: 0.2,
        return_period: years * 365.25,
        return_period_interval: interval(years * 182.625, upper * 365.25),
        by_beginning: ChanceByBeginning {
            first_xmin: 5,
            last_xmin: 20,
            least: 0.1,
            most: 0.3,
        },
        usable: 1000,
        resampling: Resampling::default(),
    }
}

pub(super) fn unusual() -> Vec<Unusual> {
    let with = |best: Result<Exceedance, NotEstimable>| Unusual {
        measure: Measure::Killed,
        area: baghdad(),
        toll: Some(38),
        incidents_before: 90,
        perhaps_before: 0,
        years_before: 17.3,
        in_last_three_years: 5,
        exceedance: Scenarios {
            low: best,
            best,
            high: best,
        },
    };
    let usual = || with(Ok(exceeds(2, 2.0, 4.0)));
    let mut cases = vec![
        Unusual {
            toll: None,
            ..usual()
        },
        with(Err(NotEstimable::TooFewIncidents {
            found: 1,
            needed: 2,
        })),
        with(Ok(exceeds(0, 1000.0, f64::INFINITY))),
        with(Ok(exceeds(1, 1.0, 2.0))),
        usual(),
        with(Ok(exceeds(1000, 0.002, 0.003))),
    ];
    cases.extend([0.5, 1.0, 2.0, 1000.0].map(|years_before| Unusual {
        years_before,
        ..usual()
    }));
    cases.extend([0, 1, 2, 1000].map(|number| Unusual {
        toll: Some(number as u64),
        incidents_before: number,
        in_last_three_years: number,
        ..usual()
    }));
    cases.push(Unusual {
        perhaps_before: 1,
        ..usual()
    });
    let mut differing = usual();
    differing.exceedance.low = Ok(exceeds(1, 1.0, 2.0));
    differing.exceedance.high = Ok(Exceedance {
        threshold: 1,
        ..exceeds(1, 1000.0, 2000.0)
    });
    cases.push(differing);
    cases
}
