//! What "the deadliest since" and "the first since" have in common.

use crate::evidence::Mention;
use crate::query::Span;
use crate::table::grouped;
use crate::words::{all_of, from_to, mention};

/// "from 1 January 2019 to 21 January 2021", "on 21 January 2021".
pub(super) fn when(days: Span) -> String {
    from_to(days)
}

/// The first of so many: "that of a and that of b", "that of a, that of b and
/// 1,000 more".
pub(super) fn named(first: &[Mention], all: usize) -> String {
    let mut list: Vec<String> = first
        .iter()
        .map(|one| format!("that of {}", mention(one)))
        .collect();
    if all > first.len() {
        list.push(format!("{} more", grouped((all - first.len()) as f64)));
    }
    all_of(&list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::TollRange;
    use crate::query::{Measure, parse_range};

    #[test]
    fn those_that_are_not_listed_are_counted() {
        let one = Mention {
            days: parse_range("2016").unwrap(),
            measure: Measure::Killed,
            toll: TollRange::default(),
            place: None,
            is_summary: false,
        };
        let that = "that of 2016 (an unknown number killed)";
        let named = |number, all| named(&vec![one.clone(); number], all);
        assert_eq!(named(1, 1), that);
        assert_eq!(named(1, 2), format!("{that} and 1 more"));
        assert_eq!(named(2, 2), format!("{that} and {that}"));
        assert_eq!(named(2, 1002), format!("{that}, {that} and 1,000 more"));
    }
}
