//! How unusual an incident is, by the severity of those before it and their
//! rate.

use chrono::Days;

use super::scopes::ScopeView;
use super::subject::Subject;
use crate::estimate::tail::exceedance::{Exceedance, exceedance};
use crate::estimate::tail::fit;
use crate::estimate::tail::resample::resample;
use crate::estimate::toll::Scenarios;
use crate::estimate::{Estimated, NotEstimable};
use crate::evidence::{AreaName, Member, Truth};
use crate::query::{Measure, Scenario};

/// Days of a year.
const YEAR: f64 = 365.25;

/// How unusual an incident is.
#[derive(Debug, Clone)]
pub struct Unusual {
    /// By what.
    pub measure: Measure,
    /// In which place.
    pub area: AreaName,
    /// Its best estimate.
    pub toll: Option<u64>,
    /// Incidents that are surely of the place and began before it.
    pub incidents_before: usize,
    /// Others that may have been there and before it.
    pub perhaps_before: usize,
    /// Years that they were counted over.
    pub years_before: f64,
    /// How many of them began in the three years (1,096 days) before it.
    pub in_last_three_years: usize,
    /// Chance of so many or more within a year of 365.25 days, and return period in
    /// days, by the severity fit to those before it; or why there is none.
    pub exceedance: Scenarios<Exceedance>,
}

pub(super) fn unusual(subject: &Subject<'_, '_>, scope: &ScopeView) -> Unusual {
    let view = subject.view;
    let record = view.record(subject.row);
    let own = record.days.first;
    let rows = |wanted: Truth| -> Vec<usize> {
        let truth = |member: &Member| {
            member
                .incident()
                .and(view.record(member.row).before(record))
        };
        let found = scope
            .members
            .iter()
            .filter(|member| truth(member) == wanted);
        found.map(|member| member.row).collect()
    };
    let before = rows(Truth::Yes);
    let days = (own - view.coverage.first).num_days().max(0) as f64;
    let recent = own.checked_sub_days(Days::new(1096));
    let is_recent =
        |row: &&usize| recent.is_none_or(|recent| view.record(**row).days.first >= recent);
    let chance = |scenario: Scenario| -> Estimated<Exceedance> {
        let figure = |row: usize| subject.toll(row).under(Some(scenario)).value();
        let tolls: Vec<u64> = before.iter().filter_map(|row| figure(*row)).collect();
        let threshold = figure(subject.row).ok_or(NotEstimable::NoIncidents)?;
        let fitted = fit(&tolls)?;
        let resamples = resample(&tolls, &fitted, subject.options.resampling)?;
        exceedance(&resamples, threshold, days, YEAR)
    };
    Unusual {
        measure: subject.options.measure,
        area: scope.area.clone(),
        toll: subject.toll(subject.row).best,
        incidents_before: before.len(),
        perhaps_before: rows(Truth::Maybe).len(),
        years_before: days / YEAR,
        in_last_three_years: before.iter().filter(is_recent).count(),
        exceedance: Scenarios::each(chance),
    }
}
