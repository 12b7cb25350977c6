//! The rank of an incident.

use super::{Sentences, under};
use crate::analysis::context::RankAmong;
use crate::evidence::Bounds;
use crate::query::Scenario;
use crate::table::grouped;
use crate::words::group::there;
use crate::words::measure::number_of;
use crate::words::{capital, in_area};

pub(super) fn sentences(rank: &RankAmong) -> Sentences {
    let of = grouped(rank.of as f64);
    let when = match rank.year {
        Some((year, true)) => format!("in {year}"),
        Some((year, false)) => format!("in {year} so far"),
        None => "in all the records".to_owned(),
    };
    let ties = match rank.ties {
        0 => String::new(),
        1 => ", with one other of the same number".to_owned(),
        more => format!(", with {} others of the same number", grouped(more as f64)),
    };
    let any = number(rank.any);
    let perhaps = match (rank.any == rank.best, rank.perhaps) {
        (true, 0) => String::new(),
        (false, 0) => format!("; within all estimates {any}"),
        (_, more) => format!(
            "; with {} more that may have been there and then, and within all estimates, {any}",
            grouped(more as f64)
        ),
    };
    let other = |scenario: Scenario, found: Bounds| {
        let words = format!("{} of {of}", number(found));
        (found != rank.best).then(|| under(scenario, &words))
    };
    // All the records are everywhere.
    let place = match rank.year {
        Some(_) => format!(" {}", in_area(&rank.area)),
        None => there(&rank.area),
    };
    let first = match (rank.of, rank.perhaps) {
        (1, 0) => format!("The only incident{place} {when}"),
        (1, _) => format!("The only incident that was surely{place} {when}"),
        (_, _) => format!(
            "{} of {of} by {},{place} {when}",
            capital(&number(rank.best)),
            number_of(rank.measure)
        ),
    };
    Sentences {
        best: format!("{first}{ties}{perhaps}."),
        by_low: other(Scenario::Low, rank.low),
        by_high: other(Scenario::High, rank.high),
    }
}

/// "number 70", "number 68 to 71".
fn number(rank: Bounds) -> String {
    let lower = grouped(rank.lower as f64);
    match rank.upper {
        Some(upper) if upper == rank.lower => format!("number {lower}"),
        Some(upper) => format!("number {lower} to {}", grouped(upper as f64)),
        None => format!("number {lower} or lower"),
    }
}
