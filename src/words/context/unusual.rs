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
            let interval = found.return_period_interval;
            let most = if interval.upper.is_finite() {
                format!("to {}", rounded(interval.upper / YEAR))
            } else {
                "or more".to_owned()
            };
            format!(
                "{head}, {} of them {severe}. By their severity and their rate over all that time \
                 one {severe} comes once in {} years ({} {most}), with a chance of {} within a \
                 year; in the three years before it there were {} of any severity.",
                grouped(found.observed as f64),
                rounded(found.return_period / YEAR),
                rounded(interval.lower / YEAR),
                chance(found.chance),
                grouped(unusual.in_last_three_years as f64)
            )
        }
    };
    let by = |scenario: Scenario, found: &Estimated<Exceedance>| {
        let found = found.as_ref().ok()?;
        let differs = scenarios.best.as_ref().map_or(true, |best| {
            rounded(best.return_period) != rounded(found.return_period)
        });
        differs.then(|| {
            let words = format!(
                "one with at least {} {noun} in {} years",
                grouped(found.threshold as f64),
                rounded(found.return_period / YEAR)
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
