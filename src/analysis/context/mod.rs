//! What can truthfully be said of one incident.
//!
//! Statements are by the best estimates, and say so where the low or the high
//! ones would give another answer. Nothing later than the as-of date is used.

mod deadliest_since;
mod found;
mod last_of;
mod opening;
mod previous;
mod rank;
mod scopes;
mod statement;
mod subject;
mod toll;
mod unusual;
mod year_so_far;

pub use deadliest_since::{DeadliestSince, LastAsBad};
pub use last_of::{LastOf, LastOfWhat};
pub use previous::{Previous, PreviousWhere};
pub use rank::RankAmong;
pub use scopes::ScopeView;
pub use statement::{About, Statement};
pub use subject::{ContextOptions, Earlier};
pub use toll::StatedToll;
pub use unusual::Unusual;
pub use year_so_far::{YearCount, YearSoFar};

use chrono::NaiveDate;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::evidence::{AsOf, Evidence, Reach};
use crate::query::{Measure, Span};
use found::Found;
use subject::Subject;

/// What can be said of an incident.
#[derive(Debug, Clone, Serialize)]
pub struct Context {
    /// The incident.
    pub incident: Evidence,
    /// Nothing later was used.
    pub as_of: NaiveDate,
    /// Days that the records cover.
    pub coverage: Span,
    /// Of what the list speaks in these days.
    pub reach: Reach,
    /// What tolls count.
    pub measure: Measure,
    /// What can be said, each with its evidence: the toll, then places from the
    /// finest to the widest, then what came before.
    pub statements: Vec<Statement>,
    /// The positions of the up to five that are most worth printing.
    pub opening: Vec<usize>,
}

/// The context of the incident at `row`.
///
/// # Errors
/// `Setting` when the measure is no toll.
///
/// # Panics
/// When there is no record at `row`.
pub fn context(view: &AsOf<'_>, row: usize, options: &ContextOptions) -> Result<Context> {
    if view.record(row).toll(options.measure).is_none() {
        return Err(Error::setting("this measure is no toll")
            .value(options.measure.name())
            .hint("choose killed, injured or casualties"));
    }
    let subject = Subject { view, row, options };
    let scopes = scopes::scopes(view, row)?;
    let mut statements = vec![Statement::new(About::Toll, toll::toll(view, row))];
    for scope in &scopes {
        let since = deadliest_since::deadliest_since(&subject, scope);
        statements.push(Statement::new(About::DeadliestSince, since).at(scope));
        for rank in rank::ranks(&subject, scope) {
            statements.push(Statement::new(About::Rank, rank).at(scope));
        }
    }
    for previous in previous::previous(&subject)? {
        let scope = previous.about.at.scope();
        statements.push(Statement {
            scope,
            ..Statement::new(About::Previous, previous)
        });
    }
    if let Some(main) = scopes::main(&scopes) {
        for last in last_of::last_of(&subject, main) {
            statements.push(Statement::new(About::LastOf, last).at(main));
        }
        if let Some(year) = year_so_far::year_so_far(&subject, main) {
            statements.push(Statement::new(About::YearSoFar, Found::plain(year)).at(main));
        }
        let unusual = Found::plain(Box::new(unusual::unusual(&subject, main)));
        statements.push(Statement::new(About::Unusual, unusual).at(main));
    }
    Ok(Context {
        incident: view.evidence(row),
        as_of: view.as_of,
        coverage: view.coverage,
        reach: view.reach(),
        measure: options.measure,
        opening: opening::opening(&statements),
        statements,
    })
}
