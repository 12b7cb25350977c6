//! Which rank an incident has by a toll.

use super::{AsOf, Bounds, Member, Such, TollRange, Truth};
use crate::estimate::toll::Scenario;
use crate::query::{Measure, Span};

/// An incident and those that it is ranked among by a toll.
#[derive(Debug)]
pub struct Ranking<'v, 'a> {
    view: &'v AsOf<'a>,
    row: usize,
    measure: Measure,
    such: &'v Such,
    members: Vec<Member>,
    period: Option<Span>,
}

impl<'v, 'a> Ranking<'v, 'a> {
    /// The incident at `row` among `members`, by `measure`: those of the kind
    /// `such`, and of a period when one is given. The incident itself is not to be
    /// among the members. What is asked of the ranking panics when there is no
    /// record at `row` or at that of a member.
    #[must_use]
    pub fn new(
        view: &'v AsOf<'a>,
        row: usize,
        measure: Measure,
        such: &'v Such,
        members: Vec<Member>,
        period: Option<Span>,
    ) -> Self {
        Self {
            view,
            row,
            measure,
            such,
            members,
            period,
        }
    }

    /// The days that are looked at: the period, or all that the records cover.
    #[must_use]
    pub fn days(&self) -> Span {
        self.period.unwrap_or(self.view.coverage)
    }

    /// The toll of a record by the measure of the ranking.
    #[must_use]
    pub fn toll(&self, row: usize) -> TollRange {
        let record = self.view.record(row);
        record.toll(self.measure).unwrap_or_default()
    }

    /// Whether a record is of the period.
    #[must_use]
    pub fn in_period(&self, row: usize) -> Truth {
        self.period
            .map_or(Truth::Yes, |period| self.view.record(row).within(period))
    }

    /// Whether a member belongs to the list and ranks above.
    #[must_use]
    pub fn above(&self, member: &Member, scenario: Option<Scenario>) -> Truth {
        let own = self.toll(self.row).under(scenario);
        self.view
            .belongs(member, self.such, scenario)
            .and(self.in_period(member.row))
            .and(self.toll(member.row).under(scenario).above(own))
    }

    /// The ranks that it may have, from 1; what is not covered may rank above it.
    #[must_use]
    pub fn range(&self, scenario: Option<Scenario>) -> Bounds {
        let truths: Vec<Truth> = self
            .members
            .iter()
            .map(|member| self.above(member, scenario))
            .collect();
        let sure = truths.iter().filter(|truth| **truth == Truth::Yes).count();
        let possible = self.members.iter().zip(&truths);
        let possible = possible.filter(|(_, truth)| truth.possible());
        // Without a limit where one of them has none.
        let above: Option<u64> = possible
            .map(|(member, _)| self.most_above(member, scenario))
            .sum();
        let covered = self.view.covers(self.days()) == Truth::Yes;
        Bounds {
            lower: 1 + sure as u64,
            upper: above.filter(|_| covered).map(|above| above + 1),
        }
    }

    /// How many incidents of a row may rank above: a summary row may be several, each
    /// with its part of the sum.
    fn most_above(&self, member: &Member, scenario: Option<Scenario>) -> Option<u64> {
        if !member.is_summary {
            return Some(1);
        }
        let own = self.toll(self.row).under(scenario).lower;
        let sum = self.toll(member.row).under(scenario).upper?;
        Some(sum / own.saturating_add(1))
    }

    /// Rows of the others that pass and may be of the period, the largest toll
    /// first, by [`Record::order_of_toll`](super::Record::order_of_toll).
    #[must_use]
    pub fn rows(&self, wanted: impl Fn(&Member) -> bool) -> Vec<usize> {
        let mut rows: Vec<usize> = self
            .members
            .iter()
            .filter(|member| self.in_period(member.row).possible() && wanted(member))
            .map(|member| member.row)
            .collect();
        rows.sort_by_key(|row| {
            std::cmp::Reverse(self.view.record(*row).order_of_toll(self.measure))
        });
        rows
    }

    /// Rows of the others with the same best estimate; none when it is unknown.
    #[must_use]
    pub fn ties(&self) -> Vec<usize> {
        let own = self.toll(self.row).best;
        self.rows(|member| own.is_some() && self.toll(member.row).best == own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Area;
    use crate::evidence::testing::{all_days, span, with_records};

    const ROWS: &str = "\
        a,2018-01-01,day,B,30,20,40\n\
        b,2018-02-01,day,B,25,,\n\
        c,2018-03-01,day,B,50,,\n\
        d,2018-04-01,day,B,25,,\n\
        e,2019-01-01,day,B,,,\n";

    #[test]
    fn a_rank_is_a_range_when_tolls_are() {
        with_records(ROWS, |records| {
            let view = all_days(records);
            let such = Such::default();
            let rank = |row: usize, period: Option<&str>| {
                let members = view.members(&Area::default(), &such, Some(row)).unwrap();
                Ranking::new(
                    &view,
                    row,
                    Measure::Killed,
                    &such,
                    members,
                    period.map(span),
                )
            };
            let limits = |found: Bounds| (found.lower, found.upper);
            // c is above b; a and e may be.
            assert_eq!(limits(rank(1, None).range(None)), (2, Some(4)));
            assert_eq!(limits(rank(1, Some("2018")).range(None)), (2, Some(3)));
            let best = Some(Scenario::Best);
            assert_eq!(limits(rank(1, Some("2018")).range(best)), (3, Some(3)));
            assert_eq!(rank(1, None).ties(), [3]);
            // Days that are not covered may hold any number.
            assert_eq!(limits(rank(1, Some("2017..2018")).range(None)), (2, None));
        });
    }
}
