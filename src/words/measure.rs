//! Measures in sentences.

use super::{INCIDENT, Noun};
use crate::query::Measure;
use crate::table::decimal;

/// An incident in which someone was killed.
const FATAL_INCIDENT: Noun = Noun::new("fatal incident", "fatal incidents");

/// A number of it: "32 killed", "1 incident", "3.2 killed per incident".
#[must_use]
pub(super) fn counted(measure: Measure, number: f64) -> String {
    let noun = match measure {
        Measure::Incidents => INCIDENT.form(number),
        Measure::FatalIncidents => FATAL_INCIDENT.form(number),
        Measure::Killed
        | Measure::Injured
        | Measure::Casualties
        | Measure::MaxKilled
        | Measure::KilledPerIncident => noun(measure),
    };
    format!("{} {noun}", decimal(number, 1))
}

/// So many in a time or place, as a whole sentence without its end: "1 was
/// killed", "There were no incidents".
#[must_use]
pub(super) fn happened(measure: Measure, number: f64) -> String {
    let were = if number == 1.0 { "was" } else { "were" };
    let people = if number == 0.0 {
        "nobody was".to_owned()
    } else {
        format!("{} {were}", decimal(number, 1))
    };
    match measure {
        Measure::Incidents => format!("there {were} {}", INCIDENT.count_or_no(number)),
        Measure::FatalIncidents => format!("there {were} {}", FATAL_INCIDENT.count_or_no(number)),
        Measure::Killed | Measure::Injured | Measure::Casualties | Measure::KilledPerIncident => {
            format!("{people} {}", noun(measure))
        }
        Measure::MaxKilled => format!("{people} killed in the deadliest incident"),
    }
}

/// After "by" or "of": "the number killed".
#[must_use]
pub(super) fn number_of(measure: Measure) -> String {
    match measure {
        Measure::Incidents | Measure::FatalIncidents => format!("the number of {}", noun(measure)),
        Measure::Killed
        | Measure::Injured
        | Measure::Casualties
        | Measure::MaxKilled
        | Measure::KilledPerIncident => format!("the number {}", noun(measure)),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::capital;

    #[test]
    fn measures_go_with_their_numbers() {
        for (measure, number, words, sentence) in [
            (
                Measure::Incidents,
                0.0,
                "0 incidents",
                "There were no incidents",
            ),
            (
                Measure::Incidents,
                1.0,
                "1 incident",
                "There was 1 incident",
            ),
            (
                Measure::FatalIncidents,
                1.0,
                "1 fatal incident",
                "There was 1 fatal incident",
            ),
            (Measure::Killed, 0.0, "0 killed", "Nobody was killed"),
            (Measure::Killed, 1.0, "1 killed", "1 was killed"),
            (
                Measure::Casualties,
                2.0,
                "2 killed or injured",
                "2 were killed or injured",
            ),
            (
                Measure::MaxKilled,
                1000.0,
                "1,000 killed",
                "1,000 were killed in the deadliest incident",
            ),
            (
                Measure::KilledPerIncident,
                2.25,
                "2.2 killed per incident",
                "2.2 were killed per incident",
            ),
        ] {
            assert_eq!(counted(measure, number), words);
            assert_eq!(capital(&happened(measure, number)), sentence);
        }
        assert_eq!(
            number_of(Measure::Casualties),
            "the number killed or injured"
        );
        assert_eq!(number_of(Measure::Incidents), "the number of incidents");
    }
}
