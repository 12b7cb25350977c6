//! The previous incident at the same site, in the same district, and near by.

use super::Subject;
use super::statement::{Facts, Statement};
use crate::analysis::claim::Group;
use crate::analysis::claim::last_at_place::Last;
use crate::analysis::claim::words::{incident_words, place_words};
use crate::error::Result;
use crate::evidence::{MatchBasis, Scope, Truth};
use crate::evidence::{Place, Such};
use crate::table::{decimal, grouped};

pub(super) fn previous(subject: &Subject<'_, '_>) -> Result<Vec<Statement>> {
    let view = subject.view;
    let own = view.record(subject.row);
    let mut statements = Vec::new();
    for scope in [Scope::Site, Scope::District] {
        if own.names_scope(scope) {
            let kind = match scope {
                Scope::Site => "previous-at-site",
                _ => "previous-in-district",
            };
            let mut statement = at(subject, kind, Place::Scope(scope))?;
            statement.scope = Some(scope);
            statements.push(statement);
        }
    }
    if own.point.is_some() {
        statements.push(near(subject)?);
    }
    Ok(statements)
}

fn at(subject: &Subject<'_, '_>, kind: &'static str, place: Place) -> Result<Statement> {
    let view = subject.view;
    let words = place_words(view, &place, Some(subject.row));
    let group = Group {
        incident: None,
        place,
        such: Such::default(),
    };
    let last = Last::before(view, subject.row, &group, None)?;
    let sentence = match last.sure {
        Some(found) => format!(
            "The previous one {words} was {} days earlier, that of {}{}.",
            grouped(subject.days_since(found.row) as f64),
            incident_words(view, found.row, subject.options.measure),
            basis(found.basis)
        ),
        None => format!("The records have none before it that was surely {words}."),
    };
    let open: Vec<usize> = last
        .candidates
        .iter()
        .filter(|member| Some(member.row) != last.sure.map(|sure| sure.row))
        .map(|member| member.row)
        .collect();
    Ok(Statement {
        evidence: last
            .sure
            .iter()
            .map(|member| view.evidence(member.row).matched(member.basis))
            .collect(),
        open: latest(subject, open)
            .into_iter()
            .map(|row| view.evidence(row))
            .collect(),
        ..Statement::new(
            kind,
            sentence,
            Facts::Days {
                days: last.sure.map(|member| subject.days_since(member.row)),
                days_by_low: None,
                days_by_high: None,
            },
        )
    })
}

/// The latest few.
fn latest(subject: &Subject<'_, '_>, mut rows: Vec<usize>) -> Vec<usize> {
    const MOST: usize = 3;
    rows.sort_by_key(|row| std::cmp::Reverse(subject.view.record(*row).days.last));
    rows.truncate(MOST);
    rows
}

/// By the published coordinates, which may be those of a centre.
fn near(subject: &Subject<'_, '_>) -> Result<Statement> {
    let view = subject.view;
    let own = view.record(subject.row);
    let radius = subject.options.radius_km;
    let members = view.members(&Place::Radius(radius), &Such::default(), Some(subject.row))?;
    let found = members
        .iter()
        .filter(|member| view.record(member.row).before(own) == Truth::Yes)
        .filter(|member| matches!(member.basis, Some(MatchBasis::Distance(km)) if km <= radius))
        .max_by_key(|member| view.record(member.row).days.last);
    let km = decimal(radius, 1);
    let vague = |row: usize| !view.record(row).is_local();
    let caution = if vague(subject.row) || found.is_some_and(|member| vague(member.row)) {
        "; these are places known to the city or worse, so they may have been farther apart"
    } else {
        ""
    };
    let sentence = match found {
        Some(member) => format!(
            "By the published coordinates the previous one within {km} km was {} days earlier, that \
             of {}{}{caution}.",
            grouped(subject.days_since(member.row) as f64),
            incident_words(view, member.row, subject.options.measure),
            basis(member.basis)
        ),
        None => format!(
            "By the published coordinates the records have none within {km} km before it{caution}."
        ),
    };
    Ok(Statement {
        evidence: found
            .iter()
            .map(|member| view.evidence(member.row).matched(member.basis))
            .collect(),
        ..Statement::new(
            "previous-within-radius",
            sentence,
            Facts::Days {
                days: found.map(|member| subject.days_since(member.row)),
                days_by_low: None,
                days_by_high: None,
            },
        )
    })
}

fn basis(basis: Option<MatchBasis>) -> String {
    match basis {
        None | Some(MatchBasis::Same) => String::new(),
        Some(MatchBasis::Distance(km)) if km < 0.05 => ", at the same coordinates".to_owned(),
        Some(MatchBasis::Distance(km)) => format!(", {} km away", decimal(km, 1)),
        Some(basis) => format!(" (place matched by {})", basis.words()),
    }
}
