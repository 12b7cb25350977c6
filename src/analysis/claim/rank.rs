//! "The third deadliest", "among the ten deadliest".

use serde::Deserialize;

use super::field_values::{area, killed, maybe_period, such, toll};
use super::judge::{Judge, Judged, closed, uncovered};
use super::quantifier::{ClaimedNumber, Quantifier};
use super::rate_falls::RareMemo;
use super::verdict::Truths;
use crate::error::{Error, Result};
use crate::evidence::{
    Area, AreaName, AsOf, Bounds, IncidentRef, Mention, Ranking, SpokenOf, Such, TollRange, Truth,
    least_as_bad,
};
use crate::query::{Measure, Scenario, Span};

/// The n-th deadliest, or among the n deadliest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RankClaim {
    /// Which incident.
    pub incident: IncidentRef,
    /// By what.
    #[serde(default = "killed", deserialize_with = "toll")]
    pub measure: Measure,
    /// Among those of which place.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Among which.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// In which days; all when left out.
    #[serde(default, deserialize_with = "maybe_period")]
    pub period: Option<Span>,
    /// The rank, 1 for the deadliest.
    pub rank: u64,
    /// Whether "among the N deadliest" is meant.
    #[serde(default)]
    pub among: bool,
}

/// The rank of an incident, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct RankGrounds {
    /// Among which.
    pub such: Such,
    /// In which place.
    pub area: AreaName,
    /// In which days, when they are named.
    pub period: Option<Span>,
    /// By what.
    pub measure: Measure,
    /// The toll of the incident.
    pub toll: TollRange,
    /// The ranks that it may have, from 1.
    pub rank: Bounds,
    /// Incidents that it is ranked among, itself and those that may belong to them
    /// included.
    pub of: usize,
    /// The one next above it, by the best estimates.
    pub next: Option<Mention>,
    /// The days that the records cover, when these leave out days that count.
    pub uncovered: Option<Span>,
}

impl Judge for RankClaim {
    type Grounds = RankGrounds;

    fn check(&self) -> Result<()> {
        if self.rank == 0 {
            return Err(Error::syntax("ranks begin with 1").column("rank"));
        }
        Ok(())
    }

    fn incident(&self) -> Option<&IncidentRef> {
        Some(&self.incident)
    }

    fn area(&self) -> Option<&Area> {
        Some(&self.area)
    }

    fn such(&self) -> Option<&Such> {
        Some(&self.such)
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<RankGrounds>> {
        let row = view.find(&self.incident)?;
        let members = view.members(&self.area, &self.such, Some(row))?;
        let ranking = Ranking::new(view, row, self.measure, &self.such, members, self.period);
        let quantifier = if self.among {
            Quantifier::AtMost
        } else {
            Quantifier::Exactly
        };
        let claimed = ClaimedNumber::new(quantifier, self.rank);
        // Without a period it is a rank of all times, and no list has these.
        let closed = closed(view, |scenario| SpokenOf {
            days: self.period,
            area: &self.area,
            incident: Some(row),
            such: &self.such,
            least_killed: least_as_bad(self.measure, ranking.toll(row).under(scenario)),
        });
        let truths = Truths::ask_list(&closed, |scenario, others| {
            claimed
                .holds(others.added_to(ranking.range(scenario)), scenario)
                .and(ranking.in_period(row))
                .and(view.is_such(row, &self.such, scenario))
                .and(view.is_in(row, &self.area))
        });
        let above = ranking.rows(|member| ranking.above(member, None).possible());
        let below = ranking.rows(|member| {
            !ranking.above(member, None).possible() && member.incident() == Truth::Yes
        });
        let best = Some(Scenario::Best);
        let by_best = ranking.rows(|member| ranking.above(member, best) == Truth::Yes);
        let next = by_best.last().or(above.last()).copied();
        let grounds = RankGrounds {
            such: self.such.clone(),
            area: view.area_name(&self.area, Some(row)),
            period: self.period,
            measure: self.measure,
            toll: ranking.toll(row),
            rank: ranking.range(None),
            of: 1 + ranking.rows(|_| true).len(),
            next: next.map(|row| view.mention(row, self.measure)),
            uncovered: uncovered(view, ranking.days()),
        };
        Ok(Judged {
            incident: Some(row),
            comparator: next.map(|row| (row, None)),
            runner_up: below.first().copied(),
            ties: ranking.ties(),
            open: ranking.rows(|member| ranking.above(member, None) == Truth::Maybe),
            closed: closed.under(None).clone(),
            ..Judged::new(truths, grounds)
        })
    }
}
