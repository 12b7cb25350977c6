//! Of what a list speaks, when a sentence may speak of more.

use crate::analysis::claim::{Judgement, ListReach, UnsureWord};
use crate::schema::ListUnit;
use crate::words::list_reach;

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
