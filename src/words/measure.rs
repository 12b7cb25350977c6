//! Measures in sentences.

use crate::query::Measure;

/// What follows a number, "32 killed", "3 incidents"; the same for one and for
/// many, so that single incidents need [`INCIDENT`](super::INCIDENT).
#[must_use]
pub fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Incidents => "incidents",
        Measure::Killed | Measure::MaxKilled => "killed",
        Measure::Injured => "injured",
        Measure::Casualties => "killed or injured",
        Measure::FatalIncidents => "fatal incidents",
        Measure::KilledPerIncident => "killed per incident",
    }
}

/// Whether the subject takes "were": "Incidents were highest".
pub(super) fn is_plural(measure: Measure) -> bool {
    match measure {
        Measure::Incidents | Measure::Casualties | Measure::FatalIncidents => true,
        Measure::Killed | Measure::Injured | Measure::MaxKilled | Measure::KilledPerIncident => {
            false
        }
    }
}

/// As the subject of a sentence: "The number killed", "Incidents".
#[must_use]
pub fn subject(measure: Measure) -> &'static str {
    match measure {
        Measure::Incidents => "Incidents",
        Measure::Killed => "The number killed",
        Measure::Injured => "The number injured",
        Measure::Casualties => "Casualties",
        Measure::FatalIncidents => "Fatal incidents",
        Measure::MaxKilled => "The deadliest toll",
        Measure::KilledPerIncident => "The number killed per incident",
    }
}
