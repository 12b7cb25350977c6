//! Which incident was the last at a place.

use super::toll::against;
use super::uncovered::uncovered;
use crate::analysis::claim::{LastAtPlaceGrounds, LastIncident, TollGrounds, Verdict};
use crate::evidence::{Bounds, MatchBasis, Truth};
use crate::words::group::there;
use crate::words::{Noun, during, in_area, match_basis, mention, such_incident};

/// Another incident.
const OTHER: Noun = Noun::new("other", "others");

pub(super) fn explanation(grounds: &LastAtPlaceGrounds, _: Verdict) -> String {
    let (place, such) = (in_area(&grounds.area), such_incident(&grounds.such));
    let Some(last) = &grounds.last else {
        let none = format!(
            "The records have no {such}{} before it.",
            there(&grounds.area)
        );
        return none + &uncovered(grounds.uncovered);
    };
    let words = mention(&last.mention);
    let found = if last.sure && last.others == 0 {
        format!("The last {such} {place} before it was that of {words}")
    } else {
        let more = match last.others {
            0 => "it is not certain that it was there".to_owned(),
            more => format!("{} may have been the last", OTHER.count(more as f64)),
        };
        format!("The last {such} {place} before it may be that of {words}; {more}")
    };
    let basis = last
        .basis
        .filter(|basis| *basis != MatchBasis::Same)
        .map_or_else(String::new, |basis| {
            format!(" (place matched by {})", match_basis(basis))
        });
    let toll = last.toll.as_ref().map_or_else(String::new, toll_sentence);
    format!(
        "{found}{basis}.{}{toll}{}",
        date_sentence(last),
        uncovered(grounds.uncovered)
    )
}

fn date_sentence(last: &LastIncident) -> String {
    match last.date {
        None | Some((_, Truth::Yes)) => String::new(),
        Some((date, Truth::No)) => format!(" That was not {}.", during(date)),
        Some((date, Truth::Maybe)) => {
            format!(" Whether that was {} is not certain.", during(date))
        }
    }
}

fn toll_sentence(grounds: &TollGrounds) -> String {
    let known = grounds.toll.bounds();
    let truth = grounds.number.holds(known, None);
    if truth == Truth::Yes && known == Bounds::exactly(grounds.number.value) {
        return String::new();
    }
    format!(" Its toll: {}.", against(grounds, truth))
}
