//! Ranks: in all records, and in the year.

use super::Subject;
use super::scopes::ScopeView;
use super::statement::{Facts, Statement};
use crate::analysis::claim::rank::Ranking;
use crate::analysis::claim::{Group, RankClaim};
use crate::evidence::{Bounds, Truth};
use crate::evidence::{IncidentRef, Member, Place, Such};
use crate::query::{Scenario, Span, Unit};
use crate::table::grouped;

pub(super) fn ranks(subject: &Subject<'_, '_>, scope: &ScopeView) -> Vec<Statement> {
    let view = subject.view;
    let own = view.record(subject.row);
    let year = Unit::Year.index(own.recorded.first);
    let this_year = Unit::Year
        .days(year)
        .and_then(|(first, last)| (Span { first, last }).intersect(view.coverage));
    let mut statements = Vec::new();
    for (name, period) in [
        (Some(year.to_string()), this_year),
        (None, Some(view.coverage)),
    ] {
        let Some(period) = period else { continue };
        let claim = RankClaim {
            incident: IncidentRef::At {
                on: own.recorded,
                place: None,
            },
            measure: subject.options.measure,
            group: Group {
                incident: None,
                place: Place::Scope(scope.scope),
                such: Such::default(),
            },
            period: name.as_ref().map(|_| period),
            rank: 1,
            among: false,
        };
        // By best estimates among those that are certain; all others widen it.
        let certain: Vec<Member> = scope
            .members
            .iter()
            .filter(|member| {
                member.truth == Truth::Yes && view.record(member.row).within(period) == Truth::Yes
            })
            .copied()
            .collect();
        let ranking = Ranking::of(view, &claim, subject.row, certain, period);
        let all = Ranking::of(view, &claim, subject.row, scope.members.clone(), period);
        let of = 1 + ranking.rows(|_| true).len();
        let more = 1 + all.rows(|_| true).len() - of;
        let [low, best, high] = Scenario::ALL.map(|scenario| ranking.range(Some(scenario)));
        let any = all.range(None);
        let ended = Unit::Year
            .days(year)
            .is_none_or(|(_, last)| last <= view.as_of);
        let when = match &name {
            Some(year) if ended => format!("in {year}"),
            Some(year) => format!("in {year} so far"),
            None => "in all the records".to_owned(),
        };
        let what = format!("by {}, {} {when}", subject.noun(), scope.words);
        let ties = ranking.rows(|member| {
            let best = subject.toll(member.row).best;
            best.is_some() && best == subject.toll(subject.row).best
        });
        let shared = match ties.len() {
            0 => String::new(),
            1 => ", with one other of the same number".to_owned(),
            more => format!(", with {more} others of the same number"),
        };
        let unlike = match (any == best, more) {
            (true, 0) => String::new(),
            (false, 0) => format!("; within all estimates {}", words(any)),
            _ => format!(
                "; with {} more that may have been there and then, and within all estimates, {}",
                grouped(more as f64),
                words(any)
            ),
        };
        let other = |scenario: Scenario, found: Bounds| {
            let words = format!("{} of {}", words(found), grouped(of as f64));
            (found != best).then(|| super::under(scenario, &words))
        };
        statements.push(Statement {
            scope: Some(scope.scope),
            also: scope.also.clone(),
            by_low: other(Scenario::Low, low),
            by_high: other(Scenario::High, high),
            evidence: ties.iter().take(5).map(|row| view.evidence(*row)).collect(),
            ..Statement::new(
                "rank",
                format!(
                    "{} of {} {what}{shared}{unlike}.",
                    capital(&words(best)),
                    grouped(of as f64)
                ),
                Facts::Rank {
                    span: name.clone().unwrap_or_else(|| "all".to_owned()),
                    best,
                    low,
                    high,
                    any,
                    of,
                    perhaps: more,
                },
            )
        });
    }
    statements
}

/// "number 70", "number 68 to 71".
fn words(rank: Bounds) -> String {
    let lower = grouped(rank.lower as f64);
    match rank.upper {
        Some(upper) if upper == rank.lower => format!("number {lower}"),
        Some(upper) => format!("number {lower} to {}", grouped(upper as f64)),
        None => format!("number {lower} or lower"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}
