//! What can be said of an incident, in sentences.

mod basis;
mod deadliest_since;
mod earlier;
mod last_of;
mod previous;
mod rank;
mod table;
mod text;
mod toll;
mod unusual;
mod view;
mod year_so_far;

use crate::analysis::context::{About, Statement};
use crate::query::Scenario;

/// A statement in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// By the best estimates.
    pub best: String,
    /// What the low estimates give, where that is something else.
    pub by_low: Option<String>,
    /// What the high estimates give, where that is something else.
    pub by_high: Option<String>,
}

impl Sentences {
    /// One that is the same by all estimates.
    fn one(best: String) -> Self {
        Self {
            best,
            by_low: None,
            by_high: None,
        }
    }
}

/// A statement in sentences.
#[must_use]
pub fn sentences(statement: &Statement) -> Sentences {
    match &statement.about {
        About::Toll(toll) => Sentences::one(toll::sentence(toll)),
        About::DeadliestSince(since) => deadliest_since::sentences(since),
        About::Rank(rank) => rank::sentences(rank),
        About::Previous(previous) => Sentences::one(previous::sentence(previous)),
        About::LastOf(last) => Sentences::one(last_of::sentence(last)),
        About::YearSoFar(year) => Sentences::one(year_so_far::sentence(year)),
        About::Unusual(unusual) => unusual::sentences(unusual),
    }
}

/// An answer by other estimates.
fn under(scenario: Scenario, words: &str) -> String {
    format!("By the {} estimates: {words}.", scenario.name())
}
