//! Statements for programs: the sentences, and the figures that they are made
//! of.

use serde::{Serialize, Serializer};

use super::sentences;
use crate::analysis::context::{
    About, DeadliestSince, Earlier, LastOfWhat, PreviousWhere, Statement, YearCount,
};
use crate::estimate::tail::exceedance::Exceedance;
use crate::estimate::toll::Scenarios;
use crate::evidence::{Bounds, DaysBetween, Evidence, Scope, TollRange};

#[derive(Serialize)]
struct StatementView<'s> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope>,
    #[serde(skip_serializing_if = "<[Scope]>::is_empty")]
    also: &'s [Scope],
    sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_high: Option<String>,
    facts: Facts<'s>,
    evidence: &'s [Evidence],
    #[serde(skip_serializing_if = "<[Evidence]>::is_empty")]
    open: &'s [Evidence],
}

/// The figures of a statement.
#[derive(Serialize)]
#[serde(untagged)]
enum Facts<'s> {
    Toll {
        killed: TollRange,
        injured: TollRange,
    },
    Days {
        days: Option<i64>,
        /// Where the number is not known.
        #[serde(skip_serializing_if = "Option::is_none")]
        days_between: Option<DaysBetween>,
        #[serde(skip_serializing_if = "Option::is_none")]
        days_by_low: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        days_by_high: Option<i64>,
    },
    Rank {
        span: String,
        best: Bounds,
        low: Bounds,
        high: Bounds,
        any: Bounds,
        of: usize,
        perhaps: usize,
    },
    YearSoFar {
        years: Vec<YearCount>,
    },
    Unusual {
        incidents_before: usize,
        years_before: f64,
        in_last_three_years: usize,
        exceedance: &'s Scenarios<Exceedance>,
    },
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = sentences(self);
        let view = StatementView {
            kind: kind(&self.about),
            scope: self.scope,
            also: &self.also,
            sentence: words.best,
            by_low: words.by_low,
            by_high: words.by_high,
            facts: facts(&self.about),
            evidence: &self.evidence,
            open: &self.open,
        };
        view.serialize(serializer)
    }
}

/// What a statement is about, by the name that programs know.
pub(super) fn kind(about: &About) -> &'static str {
    match about {
        About::Toll(_) => "toll",
        About::DeadliestSince(_) => "deadliest-since",
        About::Rank(_) => "rank",
        About::Previous(previous) => match previous.at {
            PreviousWhere::Site(_) => "previous-at-site",
            PreviousWhere::District(_) => "previous-in-district",
            PreviousWhere::Within { .. } => "previous-within-radius",
        },
        About::LastOf(last) => match last.what {
            LastOfWhat::Any => "days-since-last",
            LastOfWhat::AtLeast(..) => "days-since-at-least",
            LastOfWhat::Type(_) => "days-since-type",
        },
        About::YearSoFar(_) => "year-so-far",
        About::Unusual(_) => "unusual",
    }
}

/// The days between, when their number is not known.
fn between(last: &Earlier) -> Option<DaysBetween> {
    last.days.exactly().is_none().then_some(last.days)
}

fn facts(about: &About) -> Facts<'_> {
    let only = |last: Option<&Earlier>| Facts::Days {
        days: last.and_then(|last| last.days.exactly()),
        days_between: last.and_then(between),
        days_by_low: None,
        days_by_high: None,
    };
    match about {
        About::Toll(toll) => Facts::Toll {
            killed: toll.killed,
            injured: toll.injured,
        },
        About::DeadliestSince(DeadliestSince { found: None, .. }) => only(None),
        About::DeadliestSince(DeadliestSince {
            found: Some(found), ..
        }) => {
            let days = |last: &Option<Earlier>| last.as_ref()?.days.exactly();
            Facts::Days {
                days: days(&found.last),
                days_between: found.last.as_ref().and_then(between),
                days_by_low: found.by_low.as_ref().and_then(days),
                days_by_high: found.by_high.as_ref().and_then(days),
            }
        }
        About::Rank(rank) => Facts::Rank {
            span: rank
                .year
                .map_or_else(|| "all".to_owned(), |(year, _)| year.to_string()),
            best: rank.best,
            low: rank.low,
            high: rank.high,
            any: rank.any,
            of: rank.of,
            perhaps: rank.perhaps,
        },
        About::Previous(previous) => only(previous.last.as_ref().map(|(last, _)| last)),
        About::LastOf(last) => only(last.last.as_ref()),
        About::YearSoFar(year) => Facts::YearSoFar {
            years: year.former.iter().copied().chain([year.this]).collect(),
        },
        About::Unusual(unusual) => Facts::Unusual {
            incidents_before: unusual.incidents_before,
            years_before: unusual.years_before,
            in_last_three_years: unusual.in_last_three_years,
            exceedance: &unusual.exceedance,
        },
    }
}
