//! Ranks: in all records, and in the year.

use super::found::Found;
use super::scopes::ScopeView;
use super::subject::Subject;
use crate::evidence::{AreaName, Bounds, Member, Ranking, Such, Truth};
use crate::query::{Measure, Scenario, Span, Unit};

/// The rank of an incident among those of a place, 1 for the deadliest.
#[derive(Debug, Clone, PartialEq)]
pub struct RankAmong {
    /// By what.
    pub measure: Measure,
    /// In which place.
    pub area: AreaName,
    /// In which year, and whether that has ended by the as-of date; all covered
    /// days when left out.
    pub year: Option<(i64, bool)>,
    /// By the best estimates, among the incidents that are certain; limits differ
    /// when some have no best estimate.
    pub best: Bounds,
    /// By the low estimates.
    pub low: Bounds,
    /// By the high estimates.
    pub high: Bounds,
    /// Over all estimates, with all incidents that may belong to it.
    pub any: Bounds,
    /// Incidents that certainly belong to it, this one included.
    pub of: usize,
    /// More that may: their place or date is not certain.
    pub perhaps: usize,
    /// Others with the same best estimate.
    pub ties: usize,
}

/// Ties that are shown.
const MOST: usize = 5;

pub(super) fn ranks(subject: &Subject<'_, '_>, scope: &ScopeView) -> Vec<Found<RankAmong>> {
    let view = subject.view;
    let year = Unit::Year.index(view.record(subject.row).recorded.first);
    let days = Unit::Year.days(year);
    let ended = days.is_none_or(|(_, last)| last <= view.as_of);
    let own = view.record(subject.row);
    let days = days.filter(|(first, last)| {
        let (first, last) = (*first, *last);
        own.within(Span { first, last }) == Truth::Yes
    });
    let covered = days.and_then(|(first, last)| Span { first, last }.intersect(view.coverage));
    covered
        .map(|days| rank(subject, scope, Some((year, ended, days))))
        .into_iter()
        .chain([rank(subject, scope, None)])
        .collect()
}

fn rank(
    subject: &Subject<'_, '_>,
    scope: &ScopeView,
    year: Option<(i64, bool, Span)>,
) -> Found<RankAmong> {
    let (view, measure, such) = (subject.view, subject.options.measure, Such::default());
    let period = year.map(|(.., days)| days);
    let days = period.unwrap_or(view.coverage);
    let ranking = |members| Ranking::new(view, subject.row, measure, &such, members, period);
    // By best estimates among those that are certain; all others widen it.
    let is_certain = |member: &&Member| {
        member.incident() == Truth::Yes && view.record(member.row).within(days) == Truth::Yes
    };
    let certain = ranking(scope.members.iter().filter(is_certain).copied().collect());
    let all = ranking(scope.members.clone());
    let [low, best, high] = Scenario::ALL.map(|scenario| certain.range(Some(scenario)));
    let of = 1 + certain.rows(|_| true).len();
    let ties = certain.ties();
    let about = RankAmong {
        measure,
        area: scope.area.clone(),
        year: year.map(|(year, ended, _)| (year, ended)),
        best,
        low,
        high,
        any: all.range(None),
        of,
        perhaps: 1 + all.rows(|_| true).len() - of,
        ties: ties.len(),
    };
    Found {
        evidence: ties
            .iter()
            .take(MOST)
            .map(|row| view.evidence(*row))
            .collect(),
        ..Found::plain(about)
    }
}
