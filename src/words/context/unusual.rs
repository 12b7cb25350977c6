//! How unusual an incident is.

use super::{Sentences, under};
use crate::analysis::context::Unusual;
use crate::estimate::Estimated;
use crate::estimate::tail::exceedance::Exceedance;
use crate::query::Scenario;
use crate::table::{grouped, rounded};
use crate::words::{INCIDENT, chance, in_area, noun};

/// Days of a year.
const YEAR: f64 = 365.25;

pub(super) fn sentences(unusual: &Unusual) -> Sentences {
    let noun = noun(unusual.measure);
    let head = format!(
        "Before it the records had {}{} {} in {} years",
        if unusual.perhaps_before > 0 {
            "at least "
        } else {
            ""
        },
        INCIDENT.count(unusual.incidents_before as f64),
        in_area(&unusual.area),
        rounded(unusual.years_before)
    );
    let scenarios = &unusual.exceedance;
    let best = match (&scenarios.best, unusual.toll) {
        (_, None) => format!("{head}; how unusual it is cannot be said without a best estimate."),
        (Err(reason), _) => {
            format!("{head}. How unusual it is by a fit of their severity: {reason}")
        }
        (Ok(found), Some(best)) => {
            let severe = format!("with at least {} {noun}", grouped(best as f64));
            format!(
                "{head}, {} of them {severe}. By their severity and their rate over all that time \
                 one {severe} comes once in {}, with a chance of {} within a year; in the three \
                 years before it there were {} of any severity.",
                grouped(found.observed as f64),
                once_in(found),
                chance(found.chance),
                grouped(unusual.in_last_three_years as f64)
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

/// "12 years (5 to 40)"; "800 years or more" when the data are too few for an
/// upper limit, and so for a figure between.
fn once_in(found: &Exceedance) -> String {
    let interval = found.return_period_interval;
    let lower = rounded(interval.lower / YEAR);
    if interval.is_bounded() {
        format!(
            "{} years ({lower} to {})",
            rounded(found.return_period / YEAR),
            rounded(interval.upper / YEAR)
        )
    } else {
        format!("{lower} years or more")
    }
}
