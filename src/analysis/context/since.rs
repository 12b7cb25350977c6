//! "Deadliest in Baghdad since 15 January 2018", and days since the last one of
//! some kind.

use super::scopes::ScopeView;
use super::statement::{Facts, Statement};
use super::{Subject, under};
use crate::analysis::claim::words::incident_words;
use crate::evidence::{Bounds, Truth};
use crate::evidence::{Member, Such};
use crate::query::Scenario;
use crate::table::grouped;
use crate::words::long_day;

/// The last before an incident that is as bad, and those that may be later.
struct LastAsBad {
    last: Option<usize>,
    open: Vec<usize>,
}

impl Subject<'_, '_> {
    /// Not after this incident: before it, or on its days.
    fn not_after(&self, row: usize) -> Truth {
        let (own, other) = (self.view.record(self.row).days, self.view.record(row).days);
        if other.last <= own.last {
            Truth::Yes
        } else if other.first > own.last {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// The latest among `members` that surely passes, and those that may pass
    /// and are not earlier.
    fn last(&self, members: &[Member], passes: impl Fn(&Member) -> Truth) -> LastAsBad {
        let days = |row: usize| self.view.record(row).days;
        let earlier = || {
            members.iter().map(|member| {
                let earlier = self.not_after(member.row);
                (member.row, earlier.and(member.truth).and(passes(member)))
            })
        };
        let last = earlier()
            .filter(|(_, truth)| *truth == Truth::Yes)
            .map(|(row, _)| row)
            .max_by_key(|row| (days(*row).first, days(*row).last));
        let floor = last.map(|row| days(row).first);
        LastAsBad {
            open: earlier()
                .filter(|(_, truth)| *truth == Truth::Maybe)
                .map(|(row, _)| row)
                .filter(|row| floor.is_none_or(|floor| days(*row).last >= floor))
                .collect(),
            last,
        }
    }

    fn last_as_bad(&self, scope: &ScopeView, scenario: Scenario) -> LastAsBad {
        let own = self.toll(self.row).under(Some(scenario));
        self.last(&scope.members, |member| {
            self.toll(member.row).under(Some(scenario)).at_least(own)
        })
    }

    /// "Since 15 January 2018 (38 killed)", "in the records, which begin on ...".
    fn since_words(&self, last: Option<usize>) -> String {
        match last {
            Some(row) => {
                format!(
                    "since {}",
                    incident_words(self.view, row, self.options.measure)
                )
            }
            None => format!(
                "in the records, which begin on {}",
                long_day(self.view.coverage.first)
            ),
        }
    }
}

/// The superlative that a measure gives.
fn superlative(subject: &Subject<'_, '_>) -> &'static str {
    match subject.options.measure {
        crate::query::Measure::Killed => "Deadliest",
        _ => "Worst",
    }
}

pub(super) fn deadliest_since(subject: &Subject<'_, '_>, scope: &ScopeView) -> Vec<Statement> {
    let own = subject.toll(subject.row);
    let found = subject.last_as_bad(scope, Scenario::Best);
    if own.best.is_none() {
        let sentence = format!(
            "How many were {} is not known by a best estimate, so it has no rank {} by one.",
            subject.noun(),
            scope.words
        );
        let facts = Facts::Days {
            days: None,
            days_by_low: None,
            days_by_high: None,
        };
        return vec![Statement {
            scope: Some(scope.scope),
            also: scope.also.clone(),
            ..Statement::new("deadliest-since", sentence, facts)
        }];
    }
    let days = |last: Option<usize>| last.map(|row| subject.days_since(row));
    let after = match days(found.last) {
        Some(0) => ", on the same day".to_owned(),
        Some(1) => ", the day before".to_owned(),
        Some(days) => format!(", {} days before", grouped(days as f64)),
        None => String::new(),
    };
    let unsure = match found.open.len() {
        0 => String::new(),
        1 => {
            " One record may be of a later one: its date, place or toll is not certain.".to_owned()
        }
        more => format!(
            " {} records may be of later ones: their dates, places or tolls are not certain.",
            grouped(more as f64)
        ),
    };
    let sentence = if days(found.last) == Some(0) {
        format!(
            "Not the {} {}: that of {} had as many {} or more{after}.{unsure}",
            superlative(subject).to_lowercase(),
            scope.words,
            found.last.map_or_else(String::new, |row| incident_words(
                subject.view,
                row,
                subject.options.measure
            )),
            subject.noun()
        )
    } else {
        format!(
            "{} {} {}{after}.{unsure}",
            superlative(subject),
            scope.words,
            subject.since_words(found.last)
        )
    };
    let other = |scenario: Scenario| {
        let other = subject.last_as_bad(scope, scenario);
        (other.last != found.last).then(|| {
            (
                under(scenario, &subject.since_words(other.last)),
                days(other.last),
            )
        })
    };
    let (low, high) = (other(Scenario::Low), other(Scenario::High));
    vec![Statement {
        scope: Some(scope.scope),
        also: scope.also.clone(),
        by_low: low.as_ref().map(|(words, _)| words.clone()),
        by_high: high.as_ref().map(|(words, _)| words.clone()),
        evidence: found
            .last
            .iter()
            .map(|row| evidence(subject, scope, *row))
            .collect(),
        open: found
            .open
            .iter()
            .map(|row| subject.view.evidence(*row))
            .collect(),
        ..Statement::new(
            "deadliest-since",
            sentence,
            Facts::Days {
                days: days(found.last),
                days_by_low: low.and_then(|(_, days)| days),
                days_by_high: high.and_then(|(_, days)| days),
            },
        )
    }]
}

fn evidence(subject: &Subject<'_, '_>, scope: &ScopeView, row: usize) -> crate::evidence::Evidence {
    let basis = scope
        .members
        .iter()
        .find(|member| member.row == row)
        .and_then(|member| member.basis);
    subject.view.evidence(row).matched(basis)
}

/// Days since the last with at least so many, and since the last of the type.
pub(super) fn last_of(subject: &Subject<'_, '_>, scope: &ScopeView) -> Vec<Statement> {
    let mut statements = Vec::new();
    // Which of two incidents of a day came first is not known.
    let own = subject.view.record(subject.row);
    let before = |member: &Member| subject.view.record(member.row).before(own);
    let mut state = |kind, what: String, found: LastAsBad| {
        let days = found.last.map(|row| subject.days_since(row));
        let sentence = match found.last {
            Some(row) => format!(
                "The last one {} {what} before it was {} days earlier, that of {}.",
                scope.words,
                grouped(subject.days_since(row) as f64),
                incident_words(subject.view, row, subject.options.measure)
            ),
            None => format!(
                "There is none {} {what} before it in the records.",
                scope.words
            ),
        };
        statements.push(Statement {
            scope: Some(scope.scope),
            also: scope.also.clone(),
            evidence: found
                .last
                .iter()
                .map(|row| evidence(subject, scope, *row))
                .collect(),
            open: found
                .open
                .iter()
                .map(|row| subject.view.evidence(*row))
                .collect(),
            ..Statement::new(
                kind,
                sentence,
                Facts::Days {
                    days,
                    days_by_low: None,
                    days_by_high: None,
                },
            )
        });
    };
    state(
        "days-since-last",
        "of any kind".to_owned(),
        subject.last(&scope.members, |member| before(member)),
    );
    if let Some(least) = subject.options.min_toll {
        let found = subject.last(&scope.members, |member| {
            let toll = subject.toll(member.row).under(Some(Scenario::Best));
            before(member).and(toll.at_least(Bounds::exactly(least)))
        });
        let what = format!("with at least {least} {}", subject.noun());
        state("days-since-at-least", what, found);
    }
    if let Some(kind) = subject.view.record(subject.row).attack_type {
        let such = Such {
            attack_type: vec![kind.to_owned()],
            ..Such::default()
        };
        let found = subject.last(&scope.members, |member| {
            before(member).and(subject.view.is_such(member.row, &such, None))
        });
        state("days-since-type", format!("of type {kind}"), found);
    }
    statements
}
