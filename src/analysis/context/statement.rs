//! A sentence, its figures and its evidence.

use serde::Serialize;

use crate::estimate::tail::exceedance::Exceedance;
use crate::estimate::toll::Scenarios;
use crate::evidence::Evidence;
use crate::evidence::{Bounds, Scope, TollRange};

/// Something that can be said.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// What it is about: `toll`, `deadliest-since`, `rank` ...
    pub kind: &'static str,
    /// The place around the incident that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Wider places of which the same is true, having the same records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Scope>,
    /// The sentence, by the best estimates.
    pub sentence: String,
    /// What the low estimates give, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_low: Option<String>,
    /// What the high estimates give, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_high: Option<String>,
    /// Its figures.
    pub facts: Facts,
    /// The records that it rests on.
    pub evidence: Vec<Evidence>,
    /// Records that leave it open: their toll, date or place is not certain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Evidence>,
}

impl Statement {
    pub(super) fn new(kind: &'static str, sentence: String, facts: Facts) -> Self {
        Self {
            kind,
            scope: None,
            also: Vec::new(),
            sentence,
            by_low: None,
            by_high: None,
            facts,
            evidence: Vec::new(),
            open: Vec::new(),
        }
    }
}

/// The figures of a statement.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Facts {
    /// A toll.
    Toll {
        /// Killed.
        killed: TollRange,
        /// Injured.
        injured: TollRange,
    },
    /// Days since another incident; `None` when there was none.
    Days {
        /// By the best estimates.
        days: Option<i64>,
        /// By the low estimates.
        #[serde(skip_serializing_if = "Option::is_none")]
        days_by_low: Option<i64>,
        /// By the high estimates.
        #[serde(skip_serializing_if = "Option::is_none")]
        days_by_high: Option<i64>,
    },
    /// A rank, 1 for the deadliest.
    Rank {
        /// The span: `all` or a year.
        span: String,
        /// By the best estimates, among the incidents that are certain; limits
        /// differ when some have no best estimate.
        best: Bounds,
        /// By the low estimates.
        low: Bounds,
        /// By the high estimates.
        high: Bounds,
        /// Over all estimates, with all incidents that may belong to it.
        any: Bounds,
        /// Incidents that certainly belong to it, this one included.
        of: usize,
        /// More that may: their place or date is not certain.
        perhaps: usize,
    },
    /// Counts up to the same day of each year.
    YearSoFar {
        /// The years, this one last.
        years: Vec<YearCount>,
    },
    /// How unusual it is.
    Unusual {
        /// Incidents before it.
        incidents_before: usize,
        /// Years that they were counted over.
        years_before: f64,
        /// Incidents in the three years before it.
        in_last_three_years: usize,
        /// Chance within a year, and return period, by the severity fit; in
        /// words why there is none.
        exceedance: Box<Scenarios<Exceedance>>,
    },
}

/// The incidents of a year up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearCount {
    /// The year.
    pub year: i64,
    /// Incidents up to that day.
    pub incidents: usize,
    /// Sum of the best estimates that are known.
    pub toll: u64,
    /// Incidents without a best estimate.
    pub unknown: usize,
}
