//! The year so far against the same days of former years.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::scopes::ScopeView;
use super::subject::Subject;
use crate::evidence::{AreaName, Truth};
use crate::query::{Measure, Offset, Span, Unit};

/// Counts up to the same day of each year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearSoFar {
    /// What tolls count.
    pub measure: Measure,
    /// In which place.
    pub area: AreaName,
    /// The day, of this year.
    pub up_to: NaiveDate,
    /// Former years of which the same days are covered, in order; there is one at
    /// least.
    pub former: Vec<YearCount>,
    /// This year.
    pub this: YearCount,
}

/// The incidents of a year up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearCount {
    /// The year.
    pub year: i64,
    /// Incidents up to that day.
    pub incidents: usize,
    /// Sum of the best estimates that are known, in people.
    pub toll: u64,
    /// Incidents without a best estimate.
    pub unknown: usize,
}

pub(super) fn year_so_far(subject: &Subject<'_, '_>, scope: &ScopeView) -> Option<YearSoFar> {
    let view = subject.view;
    let last = view.record(subject.row).recorded.last.min(view.as_of);
    let (first, _) = Unit::Year.days(i64::from(last.year()))?;
    let offset = Offset::between(first, last);
    let mut years: Vec<YearCount> = (view.coverage.first.year()..=last.year())
        .filter_map(|year| {
            let (start, _) = Unit::Year.days(i64::from(year))?;
            let span = Span::new(start, offset.from(start))?;
            // Only years of which the same days are covered.
            (view.covers(span) == Truth::Yes || year == last.year())
                .then(|| count(subject, scope, i64::from(year), span))
        })
        .collect();
    let this = years.pop()?;
    if years.is_empty() {
        return None;
    }
    Some(YearSoFar {
        measure: subject.options.measure,
        area: scope.area.clone(),
        up_to: last,
        former: years,
        this,
    })
}

fn count(subject: &Subject<'_, '_>, scope: &ScopeView, year: i64, span: Span) -> YearCount {
    let rows = scope
        .members
        .iter()
        .filter(|member| member.truth == Truth::Yes)
        .map(|member| member.row)
        .chain([subject.row])
        .filter(|row| span.contains(subject.view.record(*row).recorded.first));
    let mut found = YearCount {
        year,
        incidents: 0,
        toll: 0,
        unknown: 0,
    };
    for row in rows {
        found.incidents += 1;
        match subject.toll(row).best {
            Some(best) => found.toll += best,
            None => found.unknown += 1,
        }
    }
    found
}
