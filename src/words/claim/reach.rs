//! Of what a list speaks, when a sentence may speak of more.

use super::number::number_words;
use crate::analysis::claim::{Judgement, ListReach, UnsureWord};
use crate::evidence::Reach;
use crate::schema::{Completeness, ListUnit, RuledBy};
use crate::words::{all_of, any_of, from_to};

/// What follows from the reach of the list and from words that it does not know,
/// as sentences with a blank before each; empty when nothing does.
pub(super) fn reach_sentences(judgement: &Judgement) -> String {
    let mut text = match (&judgement.reach, reach(judgement)) {
        (Some(ListReach::Of(_)), Some(of)) => format!(" That is of {of}."),
        (Some(ListReach::Sample), _) => {
            " This list is a sample: what is not in it cannot be told from it.".to_owned()
        }
        _ => String::new(),
    };
    text += match judgement.unit {
        Some(ListUnit::ActorRow) => {
            " A row of this list is one actor's part of an incident, so that rows cannot be taken \
             for incidents."
        }
        Some(ListUnit::Person) => {
            " A row of this list is one victim, so that rows cannot be taken for incidents."
        }
        Some(ListUnit::Event) | None => "",
    };
    for word in &judgement.words {
        text += &match word {
            UnsureWord::Type(word) => format!(
                " The list's vocabulary does not have \"{word}\", so that an incident of another \
                 type may be one."
            ),
            UnsureWord::Actor(word) => format!(
                " The list is not known to name who did it, so that none is sure to be by \"{word}\"."
            ),
        };
    }
    text
}

/// Of what the list speaks, where the verdict hangs on it: "attacks with 30 or
/// more dead, in this list".
pub(super) fn reach(judgement: &Judgement) -> Option<String> {
    match judgement.reach.as_ref()? {
        ListReach::Of(reach) => Some(list_reach(reach)),
        ListReach::Sample => Some("a sample".to_owned()),
    }
}

/// "attacks with 30 or more dead in Baghdad, in this list, which is known to miss
/// some".
fn list_reach(reach: &Reach) -> String {
    let Reach {
        least_killed,
        types,
        actors,
        places,
        days,
        complete,
        days_unsaid,
        places_unsaid,
    } = reach;
    let mut kind = String::new();
    if let Some((least, by)) = least_killed {
        kind += &format!(" with {} or more dead", number_words(*least));
        kind += match by {
            RuledBy::High => "",
            RuledBy::Best => " by the best estimate",
            RuledBy::Low => " by the low estimate",
        };
    }
    if !types.is_empty() {
        kind += &format!(" of type {}", any_of(types));
    }
    if !actors.is_empty() {
        kind += &format!(" by {}", any_of(actors));
    }
    if !places.is_empty() {
        kind += &format!(" in {}", all_of(places));
    }
    if let Some(days) = days {
        kind += &format!(" {}", from_to(*days));
    }
    let of = if kind.is_empty() {
        "this list".to_owned()
    } else {
        format!("attacks{kind}, in this list")
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
        (_, []) => of,
        (_, unsaid) => format!("{of}; nothing says {}", any_of(unsaid)),
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
                "attacks with 1,000 or more dead by the best estimate of type bombing or siege by \
                 IS in Baghdad from 1 January 2018 to 31 December 2018, in this list, which is known to miss some",
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
