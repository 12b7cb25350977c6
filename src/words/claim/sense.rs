//! What readings and parts of a sentence say.

use super::number::claimed;
use super::verdict;
use crate::analysis::claim::{Judgement, Sense, SinceName};
use crate::evidence::Reading;
use crate::query::Span;
use crate::words::day::end_of;
use crate::words::{during, in_area, long_day, noun, span_words, such_incident};

/// What a reading or part of a sentence says: "none after 2018".
#[must_use]
pub fn sense(sense: &Sense) -> String {
    match sense {
        Sense::NoneSince(Reading::After, since) => {
            format!("none after {}", since_name(since, end_of))
        }
        Sense::NoneSince(Reading::Within, since @ SinceName::Incident(..)) => format!(
            "the one of {} was such a one, and none after",
            since_name(since, span_words)
        ),
        Sense::NoneSince(Reading::Within, SinceName::Days(days)) => {
            format!("one {}, and none after", during(*days))
        }
        Sense::NoneSince(Reading::FromStart, since) => {
            format!("none from {} on", long_day(since.days().first))
        }
        Sense::RarerFrom(_, day) => format!("rarer from {} on", long_day(*day)),
        Sense::LastWas(date) => format!("the last was {}", during(*date)),
        Sense::LastToll(measure, number) => format!("{} {}", claimed(*number), noun(*measure)),
        Sense::LastOf(such, area) => format!(
            "the last {} {} was there",
            such_incident(such),
            in_area(area)
        ),
        Sense::OneBefore => "there was one before".to_owned(),
        Sense::AsCounted => "as counted".to_owned(),
        Sense::ByDay => "by day".to_owned(),
    }
}

/// "2018", or the day and id of an incident.
fn since_name(since: &SinceName, words: impl Fn(Span) -> String) -> String {
    match since {
        SinceName::Days(days) | SinceName::Incident(days, None) => words(*days),
        SinceName::Incident(days, Some(id)) => format!("{} ({id})", words(*days)),
    }
}

/// The readings of a claim and their verdicts: "Readings: none after 2018:
/// supported; one in 2018, and none after: undecidable." Empty when there is one
/// reading only, or none.
#[must_use]
pub fn readings(judgement: &Judgement) -> String {
    if judgement.readings.len() < 2 {
        return String::new();
    }
    let list: Vec<String> = judgement
        .readings
        .iter()
        .map(|part| format!("{}: {}", sense(&part.sense), verdict(part.verdicts.verdict)))
        .collect();
    format!("Readings: {}.", list.join("; "))
}
