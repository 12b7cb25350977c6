//! Days since the last one: of any kind, with at least so many, of the type.

use super::found::Found;
use super::scopes::ScopeView;
use super::subject::{Earlier, Subject};
use crate::evidence::{AreaName, Bounds, Latest, Member, Such};
use crate::query::{Measure, Scenario};

/// The last one before an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct LastOf {
    /// Of which incidents.
    pub what: LastOfWhat,
    /// In which place.
    pub area: AreaName,
    /// It; `None` when there is none in the records.
    pub last: Option<Earlier>,
    /// Others that may have been such ones, and may have been later.
    pub open: usize,
}

/// Of which incidents the last one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastOfWhat {
    /// Of any.
    Any,
    /// Of those with at least so many, by the best estimates.
    AtLeast(u64, Measure),
    /// Of those of the incident's own type.
    Type(String),
}

pub(super) fn last_of(subject: &Subject<'_, '_>, scope: &ScopeView) -> Vec<Found<LastOf>> {
    let view = subject.view;
    // Which of two incidents of a day came first is not known.
    let own = view.record(subject.row);
    let before = |member: &Member| view.record(member.row).before(own);
    let state = |what: LastOfWhat, found: Latest| {
        let about = LastOf {
            what,
            area: scope.area.clone(),
            last: found.last.map(|row| subject.earlier(row)),
            open: found.open.len(),
        };
        Found {
            evidence: found
                .last
                .iter()
                .map(|row| scope.evidence(view, *row))
                .collect(),
            open: found.open.iter().map(|row| view.evidence(*row)).collect(),
            ..Found::plain(about)
        }
    };
    let any = Latest::of(view, subject.row, &scope.members, before);
    let mut lasts = vec![state(LastOfWhat::Any, any)];
    if let Some(least) = subject.options.min_toll {
        let found = Latest::of(view, subject.row, &scope.members, |member| {
            let toll = subject.toll(member.row).under(Some(Scenario::Best));
            before(member).and(toll.at_least(Bounds::exactly(least)))
        });
        let what = LastOfWhat::AtLeast(least, subject.options.measure);
        lasts.push(state(what, found));
    }
    if let Some(kind) = own.attack_type {
        let such = Such {
            attack_type: vec![kind.to_owned()],
            ..Such::default()
        };
        let found = Latest::of(view, subject.row, &scope.members, |member| {
            before(member).and(view.is_such(member.row, &such, None))
        });
        lasts.push(state(LastOfWhat::Type(kind.to_owned()), found));
    }
    lasts
}
