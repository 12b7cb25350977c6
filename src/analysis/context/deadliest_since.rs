//! "Deadliest in Baghdad since 15 January 2018."

use chrono::NaiveDate;

use super::found::Found;
use super::scopes::ScopeView;
use super::subject::{Earlier, Subject};
use crate::evidence::{AreaName, Latest, Mention};
use crate::query::{Measure, Scenario};

/// Since when an incident is the deadliest.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadliestSince {
    /// By what.
    pub measure: Measure,
    /// In which place.
    pub area: AreaName,
    /// First day that the records cover.
    pub records_begin: NaiveDate,
    /// The last that was as bad; `None` when its own best estimate is unknown.
    pub found: Option<Box<LastAsBad>>,
}

/// The last that was as bad, up to its own days.
#[derive(Debug, Clone, PartialEq)]
pub struct LastAsBad {
    /// By the best estimates; `None` when there was none in the records.
    pub last: Option<Earlier>,
    /// By the low estimates, where that is another one.
    pub by_low: Option<Option<Earlier>>,
    /// By the high estimates, where that is another one.
    pub by_high: Option<Option<Earlier>>,
    /// How many records may be of a later one.
    pub open: usize,
    /// The worst of them.
    pub rival: Option<Mention>,
}

pub(super) fn deadliest_since(
    subject: &Subject<'_, '_>,
    scope: &ScopeView,
) -> Found<DeadliestSince> {
    let view = subject.view;
    let own = subject.toll(subject.row);
    let mut since = DeadliestSince {
        measure: subject.options.measure,
        area: scope.area.clone(),
        records_begin: view.coverage.first,
        found: None,
    };
    if own.best.is_none() {
        return Found::plain(since);
    }
    let latest = |scenario: Scenario| {
        let own = own.under(Some(scenario));
        Latest::of(view, subject.row, &scope.members, |member| {
            let toll = subject.toll(member.row).under(Some(scenario));
            toll.at_least(own)
        })
    };
    let best = latest(Scenario::Best);
    let other = |scenario: Scenario| {
        let other = latest(scenario).last;
        (other != best.last).then(|| other.map(|row| subject.earlier(row)))
    };
    since.found = Some(Box::new(LastAsBad {
        last: best.last.map(|row| subject.earlier(row)),
        by_low: other(Scenario::Low),
        by_high: other(Scenario::High),
        open: best.open.len(),
        rival: best
            .open
            .iter()
            .max_by_key(|row| view.record(**row).order_of_toll(since.measure))
            .map(|row| view.mention(*row, since.measure)),
    }));
    Found {
        evidence: best
            .last
            .iter()
            .map(|row| scope.evidence(view, *row))
            .collect(),
        open: best.open.iter().map(|row| view.evidence(*row)).collect(),
        ..Found::plain(since)
    }
}
