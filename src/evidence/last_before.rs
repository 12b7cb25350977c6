//! Which incident of a place and kind was the last before another.

use chrono::NaiveDate;

use super::{AsOf, Member, Such, Truth};
use crate::estimate::toll::Scenario;

/// What the last one before an incident may have been.
#[derive(Debug, Clone)]
pub struct LastBefore {
    /// Those that may be it, the surest last one first.
    pub candidates: Vec<Member>,
    /// The last that is surely of the group and surely before; without one it may
    /// be that there is none in the records.
    pub sure: Option<Member>,
}

impl LastBefore {
    /// The last of `members` before the incident at `row` that is of the kind
    /// `such`. Which of two incidents of a day came first is not known.
    ///
    /// # Panics
    /// When there is no record at `row` or at that of a member.
    #[must_use]
    pub fn of(
        view: &AsOf<'_>,
        row: usize,
        members: &[Member],
        such: &Such,
        scenario: Option<Scenario>,
    ) -> Self {
        let own = view.record(row);
        let truth = |member: &Member| {
            view.belongs(member, such, scenario)
                .and(view.record(member.row).before(own))
        };
        let sure = members
            .iter()
            .filter(|member| truth(member) == Truth::Yes)
            .max_by_key(|member| {
                let days = view.record(member.row).days;
                (days.first, days.last)
            })
            .copied();
        // Another may be later when its last possible day is not before the
        // first of the surest.
        let floor = sure.map_or(NaiveDate::MIN, |member| view.record(member.row).days.first);
        let mut candidates: Vec<Member> = sure.into_iter().collect();
        candidates.extend(members.iter().filter(|member| {
            Some(member.row) != sure.map(|member| member.row)
                && truth(member).possible()
                && view.record(member.row).days.last >= floor
        }));
        Self { candidates, sure }
    }

    /// The surest last one, else the first that may be.
    #[must_use]
    pub fn found(&self) -> Option<Member> {
        self.sure.or(self.candidates.first().copied())
    }

    /// Rows of the candidates that are not sure.
    #[must_use]
    pub fn open(&self) -> Vec<usize> {
        self.candidates
            .iter()
            .map(|member| member.row)
            .filter(|row| Some(*row) != self.sure.map(|sure| sure.row))
            .collect()
    }

    /// Whether something holds of the last one, whichever it is.
    #[must_use]
    pub fn holds(&self, question: impl Fn(&Member) -> Truth) -> Truth {
        let mut truths: Vec<Truth> = self.candidates.iter().map(question).collect();
        if self.sure.is_none() {
            // The last one lies before the records, or there never was one.
            truths.push(if self.candidates.is_empty() {
                Truth::No
            } else {
                Truth::Maybe
            });
        }
        let holds = Truth::all(truths.iter().copied());
        match holds {
            Truth::Yes => Truth::Yes,
            _ if truths.iter().all(|truth| *truth == Truth::No) => Truth::No,
            _ => Truth::Maybe,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Area;
    use crate::evidence::testing::{all_days, with_records};

    const ROWS: &str = "\
        a,2018-01-01,day,B,30,,\n\
        b,2018-02-05,day,B,9,,\n\
        c,2018-02-01..2018-02-20,range,B,20,,\n\
        d,2018-04-01,day,B,25,,\n\
        e,2018-04-01,day,B,40,,\n";

    #[test]
    fn the_last_may_be_one_of_several() {
        with_records(ROWS, |records| {
            let view = all_days(records);
            let last = |min_killed: Option<u64>| {
                let such = Such {
                    min_killed,
                    ..Such::default()
                };
                let members = view.members(&Area::default(), &such, Some(3)).unwrap();
                LastBefore::of(&view, 3, &members, &such, None)
            };
            let found = last(None);
            assert_eq!(found.sure.map(|member| member.row), Some(2));
            // That of the same day may have been before it.
            assert_eq!(found.open(), [1, 4]);
            let killed = |least: u64| {
                last(None)
                    .holds(|member| Truth::of(records.all[member.row].killed.best >= Some(least)))
            };
            assert_eq!(killed(9), Truth::Yes);
            assert_eq!(killed(20), Truth::Maybe);
            assert_eq!(killed(50), Truth::No);
            assert!(last(Some(50)).found().is_none());
            assert_eq!(last(Some(50)).holds(|_| Truth::Yes), Truth::No);
        });
    }
}
