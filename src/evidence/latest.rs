//! The latest incident of some kind up to another one.

use super::{AsOf, Member, Truth};

/// The latest incident up to another one, and those that may be later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Row of the latest one that is sure.
    pub last: Option<usize>,
    /// Rows of those that may pass and are not known to be earlier.
    pub open: Vec<usize>,
}

impl Latest {
    /// The latest of `members` that is not after the incident at `row`, on its own
    /// days included, and that passes.
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
            if other.last <= own.last {
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
                    let truth = not_after(member.row).and(member.truth);
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
