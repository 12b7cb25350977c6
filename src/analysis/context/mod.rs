//! What can truthfully be said of one incident.
//!
//! Sentences are of the best estimates, and say so where the low or the high
//! ones would give another answer. Nothing later than the as-of date is used.

mod previous;
mod rank;
mod scopes;
mod since;
mod statement;
mod unusual;
mod year_so_far;

pub use scopes::ScopeView;
pub use statement::{Facts, Statement, YearCount};

use chrono::NaiveDate;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::estimate::random::Resampling;
use crate::evidence::TollRange;
use crate::evidence::noun;
use crate::evidence::{AsOf, Evidence};
use crate::query::{Measure, Scenario, Span};

/// What to look at.
#[derive(Debug, Clone)]
pub struct ContextOptions {
    /// Killed, injured or casualties.
    pub measure: Measure,
    /// Kilometres around the incident.
    pub radius_km: f64,
    /// Least toll of "days since the last with at least so many".
    pub min_toll: Option<u64>,
    /// Resamples and seed of the severity fit.
    pub resampling: Resampling,
}

/// What can be said of an incident.
#[derive(Debug, Clone, Serialize)]
pub struct Context {
    /// The incident.
    pub incident: Evidence,
    /// Nothing later was used.
    pub as_of: NaiveDate,
    /// Days that the records cover.
    pub coverage: Span,
    /// What tolls count.
    pub measure: Measure,
    /// The sentences, each with its evidence.
    pub statements: Vec<Statement>,
}

/// An incident among the others.
pub(super) struct Subject<'v, 'a> {
    pub view: &'v AsOf<'a>,
    pub row: usize,
    pub options: &'v ContextOptions,
}

impl Subject<'_, '_> {
    fn toll(&self, row: usize) -> TollRange {
        let record = self.view.record(row);
        record.toll(self.options.measure).unwrap_or_default()
    }

    fn noun(&self) -> &'static str {
        noun(self.options.measure)
    }

    /// "1,102 days", from another incident to this one.
    fn days_since(&self, other: usize) -> i64 {
        let own = self.view.record(self.row).recorded.first;
        (own - self.view.record(other).recorded.first).num_days()
    }
}

/// The context of the incident at `row`.
///
/// # Errors
/// When the measure is no toll.
pub fn context(view: &AsOf<'_>, row: usize, options: &ContextOptions) -> Result<Context> {
    if view.record(row).toll(options.measure).is_none() {
        return Err(Error::setting("this measure is no toll")
            .value(options.measure.name())
            .hint("choose killed, injured or casualties"));
    }
    let subject = Subject { view, row, options };
    let scopes = scopes::scopes(view, row)?;
    let main = scopes::main(&scopes);
    let mut statements = vec![toll(&subject)];
    for scope in &scopes {
        statements.extend(since::deadliest_since(&subject, scope));
        statements.extend(rank::ranks(&subject, scope));
    }
    statements.extend(previous::previous(&subject)?);
    if let Some(main) = main {
        statements.extend(since::last_of(&subject, main));
        statements.extend(year_so_far::year_so_far(&subject, main));
        statements.push(unusual::unusual(&subject, main));
    }
    Ok(Context {
        incident: view.evidence(row),
        as_of: view.as_of,
        coverage: view.coverage,
        measure: options.measure,
        statements,
    })
}

/// Its toll and range, killed and injured.
fn toll(subject: &Subject<'_, '_>) -> Statement {
    let record = subject.view.record(subject.row);
    let part = |toll: TollRange, noun: &str| match (toll == TollRange::default(), toll.words()) {
        (true, _) => format!("an unknown number of {noun}"),
        (false, words) => format!("{words} {noun}"),
    };
    let days = crate::words::span_words(record.days);
    let vague = if record.days.first == record.days.last {
        "On"
    } else {
        "Some time in"
    };
    Statement {
        evidence: vec![subject.view.evidence(subject.row)],
        ..Statement::new(
            "toll",
            format!(
                "{vague} {days}, {}: {}, {}.",
                record
                    .full_place()
                    .unwrap_or_else(|| "at an unknown place".to_owned()),
                part(record.killed, "killed"),
                part(record.injured, "injured")
            ),
            Facts::Toll {
                killed: record.killed,
                injured: record.injured,
            },
        )
    }
}

/// Words of an answer under a scenario.
fn under(scenario: Scenario, words: &str) -> String {
    format!("By the {} estimates: {words}.", scenario.name())
}
