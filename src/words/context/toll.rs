//! When and where an incident was, and its toll.

use crate::analysis::context::IncidentToll;
use crate::evidence::TollRange;
use crate::query::Measure;
use crate::words::{capital, during, noun, toll_of};

pub(super) fn sentence(incident: &IncidentToll) -> String {
    let days = during(incident.days);
    let when = if incident.vague {
        format!("Some time {days}")
    } else {
        capital(&days)
    };
    let place = match &incident.place {
        Some(place) => place,
        None => "at an unknown place",
    };
    format!(
        "{when}, {place}: {}, {}.",
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
