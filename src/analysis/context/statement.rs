//! Something that can be said, with its evidence.

use super::deadliest_since::DeadliestSince;
use super::found::Found;
use super::last_of::LastOf;
use super::previous::Previous;
use super::rank::RankAmong;
use super::scopes::ScopeView;
use super::toll::StatedToll;
use super::unusual::Unusual;
use super::year_so_far::YearSoFar;
use crate::evidence::{Evidence, Scope};

/// Something that can be said.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What it is about, with its figures.
    pub about: About,
    /// The place around the incident that it is about.
    pub scope: Option<Scope>,
    /// Wider places of which the same is true, having the same records.
    pub also: Vec<Scope>,
    /// The records that it rests on.
    pub evidence: Vec<Evidence>,
    /// Records that leave it open: their toll, date or place is not certain.
    pub open: Vec<Evidence>,
}

/// What a statement is about.
#[derive(Debug, Clone)]
pub enum About {
    /// The toll.
    Toll(StatedToll),
    /// Since when it is the deadliest.
    DeadliestSince(DeadliestSince),
    /// Its rank.
    Rank(RankAmong),
    /// The one before it at a place.
    Previous(Previous),
    /// The last of some kind.
    LastOf(LastOf),
    /// The year so far.
    YearSoFar(YearSoFar),
    /// How unusual it is.
    Unusual(Box<Unusual>),
}

impl Statement {
    /// A statement on what was found.
    pub(super) fn new<T>(wrap: fn(T) -> About, found: Found<T>) -> Self {
        Self {
            about: wrap(found.about),
            scope: None,
            also: Vec::new(),
            evidence: found.evidence,
            open: found.open,
        }
    }

    /// The same of a place around the incident.
    pub(super) fn at(self, scope: &ScopeView) -> Self {
        Self {
            scope: Some(scope.scope),
            also: scope.also.clone(),
            ..self
        }
    }
}
