//! When and where an incident was, and its toll.

use crate::analysis::context::IncidentToll;
use crate::evidence::TollRange;
use crate::query::Measure;
use crate::words::{noun, span_words, toll_of};

pub(super) fn sentence(incident: &IncidentToll) -> String {
    let when = if incident.days.first == incident.days.last {
        "On"
    } else {
        "Some time in"
    };
    let place = match &incident.place {
        Some(place) => place,
        None => "at an unknown place",
    };
    format!(
        "{when} {}, {place}: {}, {}.",
        span_words(incident.days),
        part(Measure::Killed, incident.killed),
        part(Measure::Injured, incident.injured)
    )
}

fn part(measure: Measure, toll: TollRange) -> String {
    if toll == TollRange::default() {
        format!("an unknown number of {}", noun(measure))
    } else {
        toll_of(measure, toll)
    }
}
