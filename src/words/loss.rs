//! What is not in a figure, or stands in it by a rule, with its toll.

use super::{INCIDENT, Noun, noun};
use crate::query::{Measure, Sums, TollSum};
use crate::table::grouped;

/// Some incidents, and their toll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    incidents: f64,
    measure: Measure,
    toll: Option<TollSum>,
}

impl Loss {
    /// Those of a sum; `None` of no incident.
    #[must_use]
    pub fn of(sums: &Sums, measure: Measure) -> Option<Self> {
        (sums.incidents > 0.0).then(|| Self {
            incidents: sums.incidents,
            measure,
            toll: sums.toll(measure),
        })
    }

    /// Those of a number of incidents whose tolls were not looked at.
    #[must_use]
    pub fn of_incidents(incidents: u64) -> Option<Self> {
        Self::of(&Sums::of_incidents(incidents as f64), Measure::Incidents)
    }

    fn verb(&self, one: &'static str, many: &'static str) -> &'static str {
        Noun::new(one, many).form(self.incidents)
    }

    /// "12 of them (1,204 killed)".
    fn counted(&self) -> String {
        format!("{}{}", grouped(self.incidents), self.bracket())
    }

    fn bracket(&self) -> String {
        let Some(toll) = &self.toll else {
            return String::new();
        };
        toll_bracket(self.measure, toll.best(), toll.unknown(), self.incidents)
    }

    /// "12 (1,204 killed), whose day is not known so well, are".
    pub(super) fn of_day_unknown(&self) -> String {
        format!(
            "{}, dated too vaguely, {}",
            self.counted(),
            self.verb("is", "are")
        )
    }

    /// "12 (1,204 killed), of unknown place, are".
    pub(super) fn of_place_unknown(&self) -> String {
        format!(
            "{}, of unknown place, {}",
            self.counted(),
            self.verb("is", "are")
        )
    }

    /// "12 (1,204 killed), of a year that is not covered from 1 January, are".
    pub(super) fn of_part_year(&self) -> String {
        format!(
            "{}, of a year that is not covered from 1 January, {}",
            self.counted(),
            self.verb("is", "are")
        )
    }

    /// What may lie in the days looked at.
    pub(super) fn at_edge(&self) -> String {
        format!(
            "{} more{} may lie in these days and {} not counted",
            grouped(self.incidents),
            self.bracket(),
            self.verb("is", "are")
        )
    }

    /// What is a sum of several events.
    pub(super) fn of_summaries(&self) -> String {
        format!(
            "{} {} of several events",
            self.counted(),
            self.verb("is the sum", "are sums")
        )
    }

    /// What stands where a rule puts it.
    pub(super) fn placed_by_rule(&self) -> String {
        format!(
            "{} of vague date {} placed by the rule of allocation",
            self.counted(),
            self.verb("is", "are")
        )
    }

    /// The sentence on incidents whose period is not known, in rows of their own.
    pub(super) fn in_own_rows(&self) -> String {
        format!(
            "{}{} {} dated too vaguely for one period, and {} in a row of {} own.",
            INCIDENT.count(self.incidents),
            self.bracket(),
            self.verb("is", "are"),
            self.verb("stands", "stand"),
            self.verb("its", "their")
        )
    }
}

/// " (1,204 killed, and 1 of unknown toll)": the known toll of some incidents, and
/// of how many of them it is unknown.
pub(super) fn toll_bracket(
    measure: Measure,
    known: Option<f64>,
    unknown: f64,
    incidents: f64,
) -> String {
    let noun = noun(measure);
    match known {
        Some(known) if unknown == 0.0 => format!(" ({} {noun})", grouped(known)),
        Some(known) if unknown < incidents => format!(
            " ({} {noun}, and {} of unknown toll)",
            grouped(known),
            grouped(unknown)
        ),
        _ => " (of unknown toll)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_read_well() {
        let loss = |count: u64| Loss::of_incidents(count).unwrap();
        assert_eq!(Loss::of_incidents(0), None);
        assert_eq!(loss(1).of_day_unknown(), "1, dated too vaguely, is");
        assert_eq!(loss(1000).of_day_unknown(), "1,000, dated too vaguely, are");
        assert_eq!(
            loss(1).at_edge(),
            "1 more may lie in these days and is not counted"
        );
        assert_eq!(loss(2).of_summaries(), "2 are sums of several events");
        assert_eq!(
            loss(2).placed_by_rule(),
            "2 of vague date are placed by the rule of allocation"
        );
        assert_eq!(
            loss(1).in_own_rows(),
            "1 incident is dated too vaguely for one period, and stands in a row of its own."
        );
        assert_eq!(
            loss(2).in_own_rows(),
            "2 incidents are dated too vaguely for one period, and stand in a row of their own."
        );
    }
}
