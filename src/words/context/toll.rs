//! When and where an incident was, and its toll.

use crate::analysis::context::StatedToll;
use crate::query::Measure;
use crate::words::{capital, during, toll_of};

pub(super) fn sentence(incident: &StatedToll) -> String {
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
        toll_of(Measure::Killed, incident.killed),
        toll_of(Measure::Injured, incident.injured)
    )
}
