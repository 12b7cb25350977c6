//! How unusual an incident is.

use super::{Sentences, under};
use crate::analysis::context::Unusual;
use crate::estimate::Estimated;
use crate::estimate::tail::exceedance::Exceedance;
use crate::query::Scenario;
use crate::table::grouped;
use crate::words::duration::duration;
use crate::words::group::there;
use crate::words::{INCIDENT, YEAR, chance, noun};

pub(super) fn sentences(unusual: &Unusual) -> Sentences {
    let noun = noun(unusual.measure);
    let head = format!(
        "Before it the records had {}{} in {}",
        match (unusual.incidents_before as f64, unusual.perhaps_before) {
            (sure, 0) => INCIDENT.count_or_no(sure),
            (sure, _) => INCIDENT.at_least(sure),
        },
        there(&unusual.area),
        YEAR.rounded(unusual.years_before)
    );
    let scenarios = &unusual.exceedance;
    let best = match (&scenarios.best, unusual.toll) {
        (_, None) => format!("{head}; how unusual it is cannot be said without a best estimate."),
        (Err(reason), _) => format!(
            "{head}. How unusual it is by a fit of their severity cannot be estimated: {}.",
            reason.why()
        ),
        (Ok(found), Some(best)) => {
            let severe = format!("with at least {} {noun}", grouped(best as f64));
            let recent = match (unusual.in_last_three_years, unusual.perhaps_before) {
                (0, 0) => "there was none".to_owned(),
                (0, _) => "there was none for certain".to_owned(),
                (1, 0) => "there was 1".to_owned(),
                (more, 0) => format!("there were {}", grouped(more as f64)),
                (1, _) => "there was at least 1".to_owned(),
                (more, _) => format!("there were at least {}", grouped(more as f64)),
            };
            format!(
                "{head}, by the best estimates {} of them {severe}. By their severity and \
                 their rate over all that time one {severe} comes once in {}, with a chance \
                 of {} within a year; in the three years before it {recent} of any severity.",
                match found.observed {
                    0 => "none".to_owned(),
                    some => grouped(some as f64),
                },
                once_in(found),
                chance(found.chance)
            )
        }
    };
    let by = |scenario: Scenario, found: &Estimated<Exceedance>| {
        let found = found.as_ref().ok()?;
        let differs = scenarios
            .best
            .as_ref()
            .map_or(true, |best| once_in(best) != once_in(found));
        differs.then(|| {
            let words = format!(
                "one with at least {} {noun} in {}",
                grouped(found.threshold as f64),
                once_in(found)
            );
            under(scenario, &words)
        })
    };
    Sentences {
        best,
        by_low: by(Scenario::Low, &scenarios.low),
        by_high: by(Scenario::High, &scenarios.high),
    }
}

/// "12 years (5 years to 40 years)"; "800 years or more" when the data are too few for an
/// upper limit, and so for a figure between.
fn once_in(found: &Exceedance) -> String {
    let interval = found.return_period_interval;
    let lower = duration(interval.lower);
    if interval.is_bounded() {
        format!(
            "{} ({lower} to {})",
            duration(found.return_period),
            duration(interval.upper)
        )
    } else {
        format!("{lower} or more")
    }
}
