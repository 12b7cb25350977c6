//! The latest incident of some kind up to another one.

use super::{AsOf, Member, Truth};

/// The latest incident up to another one, and those that may be later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Row of the latest one that is sure.
    pub last: Option<usize>,
    /// Rows of others that pass or may, and that may have been later.
    pub open: Vec<usize>,
}

impl Latest {
    /// The latest of `members` that is not after the incident at `row`, its own day
    /// included, and that passes.
    ///
    /// # Panics
    /// When there is no record at `row` or at that of a member.
    #[must_use]
    pub fn of(
        view: &AsOf<'_>,
        row: usize,
        members: &[Member],
        passes: impl Fn(&Member) -> Truth,
    ) -> Self {
        let days = |row: usize| view.record(row).days;
        let own = days(row);
        let not_after = |other: usize| {
            let other = days(other);
            if other.last <= own.first {
                Truth::Yes
            } else if other.first > own.last {
                Truth::No
            } else {
                Truth::Maybe
            }
        };
        let rows = |wanted: Truth| -> Vec<usize> {
            members
                .iter()
                .filter(|member| {
                    let truth = not_after(member.row).and(member.incident());
                    truth.and(passes(member)) == wanted
                })
                .map(|member| member.row)
                .collect()
        };
        let last = rows(Truth::Yes)
            .into_iter()
            .max_by_key(|row| (days(*row).first, days(*row).last));
        let floor = last.map(|row| days(row).first);
        let mut open = rows(Truth::Maybe);
        open.retain(|row| floor.is_none_or(|floor| days(*row).last >= floor));
        // One that surely passes may have been later than the latest, too.
        let sure = rows(Truth::Yes).into_iter();
        open.extend(sure.filter(|row| {
            Some(*row) != last && floor.is_some_and(|floor| days(*row).last > floor)
        }));
        open.sort_unstable();
        Self { last, open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{all_days, with_records};
    use crate::evidence::{Area, Bounds, Such};

    const ROWS: &str = "\
        a,2018-01-01,day,B,30,,\n\
        b,2018-02-05,day,B,,20,40\n\
        c,2018-04-01,day,B,25,,\n\
        d,2018-05-01,day,B,90,,\n";

    #[test]
    fn one_of_a_vague_day_may_have_been_later() {
        let rows = "\
            a,2018-03-01..2018-03-31,range,B,30,,\n\
            b,2018-03-15,day,B,30,,\n\
            c,2018-04-10,day,B,25,,\n\
            d,2018-04-01..2018-04-30,range,B,90,,\n";
        with_records(rows, |records| {
            let view = all_days(records);
            let latest = |row: usize| {
                let members = view.members(&Area::default(), &Such::default(), Some(row));
                Latest::of(&view, row, &members.unwrap(), |_| Truth::Yes)
            };
            let id = |row: usize| records.all[row].id.unwrap();
            let own = records.all.iter().position(|record| record.id == Some("c"));
            let found = latest(own.unwrap());
            assert_eq!(found.last.map(id), Some("b"));
            let open: Vec<&str> = found.open.into_iter().map(id).collect();
            assert_eq!(open, ["a", "d"]);
        });
    }

    #[test]
    fn an_unknown_toll_leaves_open_what_was_the_last() {
        with_records(ROWS, |records| {
            let view = all_days(records);
            let members = view.members(&Area::default(), &Such::default(), Some(2));
            let latest = Latest::of(&view, 2, &members.unwrap(), |member| {
                let toll = view.record(member.row).killed.bounds();
                toll.at_least(Bounds::exactly(25))
            });
            let expected = Latest {
                last: Some(0),
                open: vec![1],
            };
            assert_eq!(latest, expected);
        });
    }
}
