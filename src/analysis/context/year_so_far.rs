//! The year so far against the same days of former years.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::scopes::ScopeView;
use super::subject::Subject;
use crate::evidence::{AreaName, Bounds, Member, Truth};
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
    /// Those of them, and of the others that may have been, that are sums of several
    /// events.
    pub summaries: usize,
    /// Sum of the best estimates that are known, in people.
    pub toll: u64,
    /// Whether other estimates differ from these.
    pub differ: bool,
    /// Incidents without a best estimate.
    pub unknown: usize,
    /// Others that may have been there and in these days.
    pub perhaps: usize,
}

pub(super) fn year_so_far(subject: &Subject<'_, '_>, scope: &ScopeView) -> Option<YearSoFar> {
    let view = subject.view;
    let own = view.record(subject.row);
    if own.vague {
        return None;
    }
    let last = own.days.last.min(view.as_of);
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
    let view = subject.view;
    let mut found = YearCount {
        year,
        incidents: 0,
        summaries: 0,
        toll: 0,
        differ: false,
        unknown: 0,
        perhaps: 0,
    };
    let truth = |member: &Member| member.truth.and(view.record(member.row).within(span));
    let others = scope
        .members
        .iter()
        .map(|member| (member.row, truth(member)));
    let own = (subject.row, view.record(subject.row).within(span));
    for (row, truth) in others.chain([own]) {
        found.summaries += usize::from(truth.possible() && view.record(row).is_summary);
        match truth {
            Truth::Yes => {
                found.incidents += 1;
                let toll = subject.toll(row);
                match toll.best {
                    Some(best) => {
                        found.toll += best;
                        found.differ |= toll.under(None) != Bounds::exactly(best);
                    }
                    None => found.unknown += 1,
                }
            }
            Truth::Maybe => found.perhaps += 1,
            Truth::No => {}
        }
    }
    found
}
