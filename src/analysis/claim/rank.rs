//! "The third deadliest", "among the ten deadliest".

use super::Comparison;
use super::judgement::{Finding, Truths};
use super::since::weight;
use super::spec::RankClaim;
use super::words::{during, group_noun, incident_words, place_words, uncovered};
use crate::error::Result;
use crate::evidence::{AsOf, Member};
use crate::evidence::{Bounds, TollRange, Truth};
use crate::evidence::{noun, toll_words};
use crate::query::{Scenario, Span};
use crate::table::grouped;

/// An incident and those it is ranked among.
pub(in crate::analysis) struct Ranking<'v, 'a> {
    view: &'v AsOf<'a>,
    claim: &'v RankClaim,
    row: usize,
    members: Vec<Member>,
    period: Span,
}

impl<'v, 'a> Ranking<'v, 'a> {
    fn new(view: &'v AsOf<'a>, claim: &'v RankClaim) -> Result<Self> {
        let row = view.find(&claim.incident)?;
        let members = view.members(&claim.group.place, &claim.group.such, Some(row))?;
        let period = claim.period.unwrap_or(view.coverage);
        Ok(Self::of(view, claim, row, members, period))
    }

    /// A ranking of the incident at `row` among `members`.
    pub(in crate::analysis) fn of(
        view: &'v AsOf<'a>,
        claim: &'v RankClaim,
        row: usize,
        members: Vec<Member>,
        period: Span,
    ) -> Self {
        Self {
            view,
            claim,
            row,
            members,
            period,
        }
    }

    fn toll(&self, row: usize) -> TollRange {
        let record = self.view.record(row);
        record.toll(self.claim.measure).unwrap_or_default()
    }

    fn in_period(&self, row: usize) -> Truth {
        if self.claim.period.is_some() {
            self.view.record(row).within(self.period)
        } else {
            Truth::Yes
        }
    }

    /// Whether a member belongs to the list and ranks above.
    fn above(&self, member: &Member, scenario: Option<Scenario>) -> Truth {
        let own = self.toll(self.row).under(scenario);
        self.view
            .belongs(member, &self.claim.group.such, scenario)
            .and(self.in_period(member.row))
            .and(self.toll(member.row).under(scenario).above(own))
    }

    /// The ranks that it may have; what is not covered may rank above it.
    pub(in crate::analysis) fn range(&self, scenario: Option<Scenario>) -> Bounds {
        let truths: Vec<Truth> = self
            .members
            .iter()
            .map(|member| self.above(member, scenario))
            .collect();
        let sure = truths.iter().filter(|truth| **truth == Truth::Yes).count();
        let possible = truths.iter().filter(|truth| truth.possible()).count();
        let covered = self.view.covers(self.period) == Truth::Yes;
        Bounds {
            lower: 1 + sure as u64,
            upper: covered.then_some(1 + possible as u64),
        }
    }

    /// Rows of members that pass, the largest toll first.
    pub(in crate::analysis) fn rows(&self, wanted: impl Fn(&Member) -> bool) -> Vec<usize> {
        let mut rows: Vec<usize> = self
            .members
            .iter()
            .filter(|member| self.in_period(member.row).possible() && wanted(member))
            .map(|member| member.row)
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(weight(self.view, *row, self.claim.measure)));
        rows
    }

    fn explain(&self, next: Option<usize>) -> String {
        let found = self.range(None);
        let number = |rank: u64| format!("number {}", grouped(rank as f64));
        let rank = match found.upper {
            Some(upper) if upper == found.lower => number(upper),
            Some(upper) => format!(
                "between {} and {}, depending on which estimates are right,",
                number(found.lower),
                number(upper)
            ),
            None => format!("{} or lower", number(found.lower)),
        };
        let next = next.map_or_else(String::new, |above| {
            let words = incident_words(self.view, above, self.claim.measure);
            format!(" Next above it is that of {words}.")
        });
        let when = if self.claim.period.is_some() {
            format!(" {}", during(self.period))
        } else {
            String::new()
        };
        format!(
            "With {} it is {rank} by {} of the {} {} {}{when}.{next}{}",
            toll_words(self.toll(self.row), self.claim.measure),
            noun(self.claim.measure),
            grouped((1 + self.rows(|_| true).len()) as f64),
            group_noun(&self.claim.group).replacen("incident", "incidents", 1),
            place_words(self.view, &self.claim.group.place, Some(self.row)),
            uncovered(self.view, self.period)
        )
    }
}

pub(super) fn judge(view: &AsOf<'_>, claim: &RankClaim) -> Result<Finding> {
    let ranking = Ranking::new(view, claim)?;
    let (row, such) = (ranking.row, &claim.group.such);
    let comparison = if claim.among {
        Comparison::AtMost
    } else {
        Comparison::Exactly
    };
    let truths = Truths::ask(|scenario| {
        comparison
            .holds(ranking.range(scenario), claim.rank, scenario)
            .and(ranking.in_period(row))
            .and(view.is_such(row, such, scenario))
    });
    let above = ranking.rows(|member| ranking.above(member, None).possible());
    let below = ranking
        .rows(|member| !ranking.above(member, None).possible() && member.truth == Truth::Yes);
    let own = ranking.toll(row).best;
    let by_best = ranking
        .rows(|member| ranking.above(member, Some(Scenario::Best)) == Truth::Yes)
        .last()
        .copied();
    let next = by_best.or(above.last().copied());
    let explanation = ranking.explain(next);
    Ok(Finding {
        incident: Some(row),
        comparator: next.map(|row| (row, None)),
        runner_up: below.first().copied(),
        ties: ranking.rows(|member| own.is_some() && ranking.toll(member.row).best == own),
        open: ranking.rows(|member| ranking.above(member, None) == Truth::Maybe),
        ..Finding::of(truths, explanation)
    })
}
