//! How unusual an incident is, by the severity of those before it and their
//! rate.

use chrono::Days;

use super::Subject;
use super::scopes::ScopeView;
use super::statement::{Facts, Statement};
use crate::estimate::tail::exceedance::{Exceedance, exceedance};
use crate::estimate::tail::fit;
use crate::estimate::tail::resample::resample;
use crate::estimate::toll::Scenarios;
use crate::estimate::{Estimated, NotEstimable};
use crate::evidence::Truth;
use crate::query::Scenario;
use crate::table::{grouped, rounded};

/// Days of a year.
const YEAR: f64 = 365.25;

pub(super) fn unusual(subject: &Subject<'_, '_>, scope: &ScopeView) -> Statement {
    let view = subject.view;
    let own = view.record(subject.row).recorded.first;
    let before: Vec<usize> = scope
        .members
        .iter()
        .filter(|member| member.truth == Truth::Yes)
        .map(|member| member.row)
        .filter(|row| view.record(*row).recorded.first < own)
        .collect();
    let days = (own - view.coverage.first).num_days().max(0) as f64;
    let recent = own.checked_sub_days(Days::new(1096));
    let in_last_three_years = before
        .iter()
        .filter(|row| recent.is_none_or(|recent| view.record(**row).recorded.first >= recent))
        .count();
    let chance = |scenario: Scenario| -> Estimated<Exceedance> {
        let figure = |row: usize| subject.toll(row).under(Some(scenario)).value();
        let tolls: Vec<u64> = before.iter().filter_map(|row| figure(*row)).collect();
        let threshold = figure(subject.row).ok_or(NotEstimable::NoIncidents)?;
        let fitted = fit(&tolls)?;
        let resamples = resample(&tolls, &fitted, subject.options.resampling)?;
        exceedance(&resamples, threshold, days, YEAR)
    };
    let scenarios = Scenarios::each(chance);
    let n = before.len();
    let head = format!(
        "Before it the records had {} {} {} in {} years",
        grouped(n as f64),
        if n == 1 { "incident" } else { "incidents" },
        scope.words,
        rounded(days / YEAR)
    );
    let toll = subject.toll(subject.row);
    let sentence = match (&scenarios.best, toll.best) {
        (_, None) => format!("{head}; how unusual it is cannot be said without a best estimate."),
        (Err(reason), _) => {
            format!("{head}. How unusual it is by a fit of their severity: {reason}")
        }
        (Ok(found), Some(best)) => {
            let severe = format!("with at least {} {}", grouped(best as f64), subject.noun());
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
                crate::words::chance(found.chance),
                grouped(in_last_three_years as f64)
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
                "one with at least {} {} in {} years",
                grouped(found.threshold as f64),
                subject.noun(),
                rounded(found.return_period / YEAR)
            );
            super::under(scenario, &words)
        })
    };
    Statement {
        scope: Some(scope.scope),
        also: scope.also.clone(),
        by_low: by(Scenario::Low, &scenarios.low),
        by_high: by(Scenario::High, &scenarios.high),
        ..Statement::new(
            "unusual",
            sentence,
            Facts::Unusual {
                incidents_before: n,
                years_before: days / YEAR,
                in_last_three_years,
                exceedance: Box::new(scenarios),
            },
        )
    }
}
