//! What is counted, and the sums from which every measure is computed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::schema::{Column, nearest};

/// A measure of a group of incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum Measure {
    /// Number of incidents.
    Incidents,
    /// People killed.
    Killed,
    /// People injured.
    Injured,
    /// People killed or injured; unknown when either is.
    Casualties,
    /// Incidents that killed at least one person.
    FatalIncidents,
    /// Killed in the deadliest incident.
    MaxKilled,
    /// Killed, by incident whose toll is known.
    KilledPerIncident,
}

impl Measure {
    /// All measures, in order of presentation.
    pub const ALL: [Measure; 7] = [
        Measure::Incidents,
        Measure::Killed,
        Measure::Injured,
        Measure::Casualties,
        Measure::FatalIncidents,
        Measure::MaxKilled,
        Measure::KilledPerIncident,
    ];

    /// The name in options and headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Casualties => "casualties",
            Self::FatalIncidents => "fatal_incidents",
            Self::MaxKilled => "max_killed",
            Self::KilledPerIncident => "killed_per_incident",
        }
    }

    /// The name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Incidents => "Incidents",
            Self::Killed => "Killed",
            Self::Injured => "Injured",
            Self::Casualties => "Casualties",
            Self::FatalIncidents => "Fatal incidents",
            Self::MaxKilled => "Killed in the deadliest",
            Self::KilledPerIncident => "Killed per incident",
        }
    }

    /// The columns it is computed from.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        use Column::{Injured, InjuredHigh, InjuredLow, Killed, KilledHigh, KilledLow};
        match self {
            Self::Incidents => &[],
            Self::Killed => &[KilledLow, Killed, KilledHigh],
            Self::Injured => &[InjuredLow, Injured, InjuredHigh],
            Self::Casualties => &[
                KilledLow,
                Killed,
                KilledHigh,
                InjuredLow,
                Injured,
                InjuredHigh,
            ],
            Self::FatalIncidents => &[KilledLow, Killed],
            Self::MaxKilled | Self::KilledPerIncident => &[Killed],
        }
    }
}

/// The columns of all these measures.
pub(super) fn columns(measures: &[Measure]) -> BTreeSet<Column> {
    measures
        .iter()
        .flat_map(|measure| measure.columns())
        .copied()
        .collect()
}

impl std::str::FromStr for Measure {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let name = text.trim().to_ascii_lowercase().replace('-', "_");
        Self::ALL
            .into_iter()
            .find(|measure| measure.name() == name)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name);
                let near = nearest(text, names)
                    .map(|near| format!("did you mean \"{near}\"? "))
                    .unwrap_or_default();
                Error::setting("there is no measure of that name")
                    .value(text)
                    .hint(format!("{near}the measures are {}", names.join(", ")))
            })
    }
}

impl TryFrom<String> for Measure {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

/// A sum of tolls, low, best and high.
///
/// The best sum is over incidents whose best estimate is known; `unknown` says
/// how many are not in it. In the low and high sums an incident without that
/// bound counts with its best estimate.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct TollSum {
    /// Incidents.
    pub incidents: f64,
    /// The low estimates.
    pub low: KnownSum,
    /// The best estimates.
    pub best: KnownSum,
    /// The high estimates.
    pub high: KnownSum,
}

/// A sum, and over how many incidents it is.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct KnownSum {
    /// People.
    pub sum: f64,
    /// Incidents whose value is known and in the sum (shares of one, when they
    /// are spread over several periods).
    pub known: f64,
}

impl KnownSum {
    fn plus(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            known: self.known + other.known,
        }
    }
}

impl TollSum {
    fn some_known(self, of: KnownSum) -> Option<f64> {
        (of.known > 0.0 || self.incidents == 0.0).then_some(of.sum)
    }

    /// At least so many: the sum of the low estimates; `None` when there are
    /// incidents but none is known.
    #[must_use]
    pub fn low(self) -> Option<f64> {
        self.some_known(self.low)
    }

    /// Sum of the best estimates that are known; `None` when there are
    /// incidents but none is.
    #[must_use]
    pub fn best(self) -> Option<f64> {
        self.some_known(self.best)
    }

    /// At most so many: the sum of the high estimates; `None` unless every
    /// incident has one, since the sum of some is no upper limit for all.
    #[must_use]
    pub fn high(self) -> Option<f64> {
        (self.incidents - self.high.known < 1e-9).then_some(self.high.sum)
    }

    /// Incidents whose best estimate is unknown.
    #[must_use]
    pub fn unknown(self) -> f64 {
        (self.incidents - self.best.known).max(0.0)
    }

    /// The sums of two groups together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            incidents: self.incidents + other.incidents,
            low: self.low.plus(other.low),
            best: self.best.plus(other.best),
            high: self.high.plus(other.high),
        }
    }
}

/// The sums of one group of incidents. They merge; everything else is computed
/// from them.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Sums {
    /// Incidents (shares of one, when they are spread over periods).
    pub incidents: f64,
    /// Killed.
    pub killed: TollSum,
    /// Injured.
    pub injured: TollSum,
    /// Killed or injured.
    pub casualties: TollSum,
    /// Incidents that killed at least one person for sure.
    pub fatal: f64,
    /// Incidents of which it is unknown whether they killed anyone.
    pub fatal_unknown: f64,
    /// Largest best estimate of killed.
    pub max_killed: Option<f64>,
}

impl Sums {
    /// The sums of two groups together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            incidents: self.incidents + other.incidents,
            killed: self.killed.plus(other.killed),
            injured: self.injured.plus(other.injured),
            casualties: self.casualties.plus(other.casualties),
            fatal: self.fatal + other.fatal,
            fatal_unknown: self.fatal_unknown + other.fatal_unknown,
            max_killed: match (self.max_killed, other.max_killed) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (known, None) | (None, known) => known,
            },
        }
    }

    /// The value to sort and chart by: the best estimate of a measure.
    #[must_use]
    pub fn value(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Incidents => Some(self.incidents),
            Measure::Killed => self.killed.best(),
            Measure::Injured => self.injured.best(),
            Measure::Casualties => self.casualties.best(),
            Measure::FatalIncidents => Some(self.fatal),
            Measure::MaxKilled => self.max_killed,
            Measure::KilledPerIncident => {
                let KnownSum { sum, known } = self.killed.best;
                (known > 0.0).then(|| sum / known)
            }
        }
    }

    /// Low, best and high of a measure that has them.
    #[must_use]
    pub fn toll(&self, measure: Measure) -> Option<TollSum> {
        match measure {
            Measure::Killed => Some(self.killed),
            Measure::Injured => Some(self.injured),
            Measure::Casualties => Some(self.casualties),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_zero_and_unknown_is_not() {
        let unknown = TollSum {
            incidents: 1.0,
            ..TollSum::default()
        };
        let zero_killed = TollSum {
            incidents: 1.0,
            best: KnownSum {
                sum: 0.0,
                known: 1.0,
            },
            ..TollSum::default()
        };
        assert_eq!(TollSum::default().best(), Some(0.0));
        assert_eq!(unknown.plus(TollSum::default()).best(), None);
        assert_eq!(unknown.plus(zero_killed).best(), Some(0.0));
        assert_eq!(unknown.plus(zero_killed).unknown(), 1.0);
    }
}
