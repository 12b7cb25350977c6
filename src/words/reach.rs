//! Of what a list speaks.

use serde::{Serialize, Serializer};

use super::{all_of, any_of, from_to};
use crate::evidence::Reach;
use crate::schema::{Completeness, RuledBy};
use crate::table::grouped;

/// "attacks in Baghdad with 30 or more dead, in this list, which is known to miss
/// some".
#[must_use]
pub fn list_reach(reach: &Reach) -> String {
    let Reach {
        least_killed,
        types,
        actors,
        places,
        days,
        complete,
        days_unsaid,
        places_unsaid,
        of_fights,
    } = reach;
    let mut kind = String::new();
    if !types.is_empty() {
        kind += &format!(" of type {}", any_of(types));
    }
    if !actors.is_empty() {
        kind += &format!(" by {}", any_of(actors));
    }
    if !places.is_empty() {
        kind += &format!(" in {}", all_of(places));
    }
    if let Some((least, by)) = least_killed {
        kind += &format!(" with {} or more dead", grouped(*least as f64));
        kind += match by {
            RuledBy::High => "",
            RuledBy::Best => " by the best estimate",
            RuledBy::Low => " by the low estimate",
        };
    }
    if let Some(days) = days {
        kind += &format!(" {}", from_to(*days));
    }
    let of = if kind.is_empty() {
        "this list".to_owned()
    } else {
        let what = if *of_fights { "incidents" } else { "attacks" };
        format!("{what}{kind}, in this list")
    };
    let unsaid: Vec<&str> = [
        (*days_unsaid, "which days it covers"),
        (*places_unsaid, "which places it covers"),
        (complete.is_none(), "whether it is complete"),
    ]
    .into_iter()
    .filter(|(unsaid, _)| *unsaid)
    .map(|(_, what)| what)
    .collect();
    match (complete, &unsaid[..]) {
        (Some(Completeness::Undercount), _) => format!("{of}, which is known to miss some"),
        (Some(Completeness::Sample), _) => format!("{of}, which is a sample"),
        (_, []) => of,
        (_, unsaid) => format!("{of}; nothing says {}", any_of(unsaid)),
    }
}

impl Serialize for Reach {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&list_reach(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_range;

    #[test]
    fn a_reach_is_named_as_far_as_the_card_says() {
        let text = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        for (reach, words) in [
            (
                Reach {
                    least_killed: Some((30, RuledBy::High)),
                    complete: Some(Completeness::ByRule),
                    ..Reach::default()
                },
                "attacks with 30 or more dead, in this list",
            ),
            (
                Reach {
                    least_killed: Some((1_000, RuledBy::Best)),
                    types: text(&["bombing", "siege"]),
                    actors: text(&["IS"]),
                    places: text(&["Baghdad"]),
                    days: parse_range("2018").ok(),
                    complete: Some(Completeness::Undercount),
                    ..Reach::default()
                },
                "attacks of type bombing or siege by IS in Baghdad with 1,000 or more dead by the \
                 best estimate from 1 January 2018 to 31 December 2018, in this list, which is known to miss some",
            ),
            (
                Reach {
                    types: text(&["bombing"]),
                    complete: Some(Completeness::Sample),
                    ..Reach::default()
                },
                "attacks of type bombing, in this list, which is a sample",
            ),
            (
                Reach {
                    least_killed: Some((1, RuledBy::High)),
                    complete: Some(Completeness::Undercount),
                    of_fights: true,
                    ..Reach::default()
                },
                "incidents with 1 or more dead, in this list, which is known to miss some",
            ),
            (
                Reach {
                    days_unsaid: true,
                    places_unsaid: true,
                    ..Reach::default()
                },
                "this list; nothing says which days it covers, which places it covers or whether \
                 it is complete",
            ),
        ] {
            assert_eq!(list_reach(&reach), words);
        }
    }
}
