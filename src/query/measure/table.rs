//! The measures: one row each.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Quantity;
use crate::error::{Error, Result};
use crate::schema::{Column, nearest};

/// What a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureUnit {
    /// Incidents, or shares of one when they are spread over periods.
    Incidents,
    /// People.
    People,
    /// People for each incident.
    PeoplePerIncident,
}

/// How a measure is computed from merged quantities.
pub(super) enum Computed {
    /// The number of incidents itself.
    Incidents,
    /// Low, best and high: the sum, and over how many incidents it is.
    Toll([[Quantity; 2]; 3]),
    /// Incidents of which something is sure, and those that leave it open.
    Judged { sure: Quantity, open: Quantity },
    /// The largest, over so many incidents.
    Largest { of: Quantity, known: Quantity },
    /// A sum by the incidents that are in it.
    Mean { sum: Quantity, known: Quantity },
}

macro_rules! measures {
    ($(
        $(#[doc = $doc:literal])*
        $variant:ident {
            name: $name:literal,
            label: $label:literal,
            unit: $unit:ident,
            columns: [$($column:ident),*],
            computed: $computed:expr,
        }
    )*) => {
        /// A measure of a group of incidents.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", try_from = "String")]
        pub enum Measure {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Measure {
            /// All measures, in order of presentation.
            pub const ALL: [Measure; [$($name),*].len()] = [$(Self::$variant),*];

            /// The name in options and headers.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The name for people, as a heading.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The unit of its values.
            #[must_use]
            pub fn unit(self) -> MeasureUnit {
                match self { $(Self::$variant => MeasureUnit::$unit,)* }
            }

            /// The columns it is computed from.
            #[must_use]
            pub fn columns(self) -> &'static [Column] {
                match self { $(Self::$variant => &[$(Column::$column),*],)* }
            }

            /// How it is computed.
            pub(super) fn computed(self) -> &'static Computed {
                match self { $(Self::$variant => &$computed,)* }
            }
        }
    };
}

measures! {
    /// Number of incidents.
    Incidents {
        name: "incidents",
        label: "Incidents",
        unit: Incidents,
        columns: [],
        computed: Computed::Incidents,
    }
    /// People killed.
    Killed {
        name: "killed",
        label: "Killed",
        unit: People,
        columns: [KilledLow, Killed, KilledHigh],
        computed: Computed::Toll([
            [Quantity::KilledLow, Quantity::KilledLowKnown],
            [Quantity::Killed, Quantity::KilledKnown],
            [Quantity::KilledHigh, Quantity::KilledHighKnown],
        ]),
    }
    /// People injured.
    Injured {
        name: "injured",
        label: "Injured",
        unit: People,
        columns: [InjuredLow, Injured, InjuredHigh],
        computed: Computed::Toll([
            [Quantity::InjuredLow, Quantity::InjuredLowKnown],
            [Quantity::Injured, Quantity::InjuredKnown],
            [Quantity::InjuredHigh, Quantity::InjuredHighKnown],
        ]),
    }
    /// People killed or injured. The best estimate is unknown when either is; the
    /// low one counts what is known of the two.
    Casualties {
        name: "casualties",
        label: "Casualties",
        unit: People,
        columns: [KilledLow, Killed, KilledHigh, InjuredLow, Injured, InjuredHigh],
        computed: Computed::Toll([
            [Quantity::CasualtiesLow, Quantity::CasualtiesLowKnown],
            [Quantity::Casualties, Quantity::CasualtiesKnown],
            [Quantity::CasualtiesHigh, Quantity::CasualtiesHighKnown],
        ]),
    }
    /// Incidents that killed at least one person, by the best estimate, else the
    /// low one.
    FatalIncidents {
        name: "fatal_incidents",
        label: "Fatal incidents",
        unit: Incidents,
        columns: [KilledLow, Killed],
        computed: Computed::Judged { sure: Quantity::Fatal, open: Quantity::FatalUnknown },
    }
    /// Killed in the deadliest incident, by the best estimates.
    MaxKilled {
        name: "max_killed",
        label: "Killed in the deadliest",
        unit: People,
        columns: [Killed],
        computed: Computed::Largest { of: Quantity::KilledMost, known: Quantity::KilledKnown },
    }
    /// Mean number killed in incidents whose best estimate is known.
    KilledPerIncident {
        name: "killed_per_incident",
        label: "Killed per incident",
        unit: PeoplePerIncident,
        columns: [Killed],
        computed: Computed::Mean { sum: Quantity::Killed, known: Quantity::KilledKnown },
    }
}

impl Measure {
    /// Whether it is a toll: a sum over incidents with a low, a best and a high
    /// estimate.
    #[must_use]
    pub fn is_toll(self) -> bool {
        matches!(self.computed(), Computed::Toll(_))
    }

    /// Whether the measure of a whole is the sum of those of its parts.
    #[must_use]
    pub fn adds_up(self) -> bool {
        match self.computed() {
            Computed::Incidents | Computed::Toll(_) | Computed::Judged { .. } => true,
            Computed::Largest { .. } | Computed::Mean { .. } => false,
        }
    }

    /// The quantities that it is computed from, beside the number of incidents.
    fn quantities(self) -> Vec<Quantity> {
        match *self.computed() {
            Computed::Incidents => Vec::new(),
            Computed::Toll(bounds) => bounds.concat(),
            Computed::Judged { sure: a, open: b }
            | Computed::Largest { of: a, known: b }
            | Computed::Mean { sum: a, known: b } => vec![a, b],
        }
    }
}

/// The quantities of all these measures.
pub(in crate::query) fn quantities(measures: &[Measure]) -> BTreeSet<Quantity> {
    measures
        .iter()
        .flat_map(|measure| measure.quantities())
        .collect()
}

/// The columns of all these measures.
pub(in crate::query) fn columns(measures: &[Measure]) -> BTreeSet<Column> {
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
