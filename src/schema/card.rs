//! The dataset card: what a list holds, and so what its silence means.
//!
//! Names follow DCAT (`temporal`, `spatial`, `spatialResolutionInMeters`,
//! `temporalResolution`) and the Frictionless Data Package (`title`, `version`,
//! `sources`, `licenses`, `resources`) where those have them.

mod days;
mod rule;
mod texts;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use days::CardDays;
pub use rule::{ActorRole, CardPlaces, Completeness, InclusionRule, ListUnit, PlaceLevel, RuledBy};
pub use texts::{CardLicense, CardResource, CardSource};

use super::toml_error::toml_error;
use crate::error::Result;

/// What a list says of itself. Every key may be left out: then nothing says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DatasetCard {
    /// Name of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its version, as its publisher names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// From what it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<CardSource>>,
    /// On what terms it may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licenses: Option<Vec<CardLicense>>,
    /// The files that the card is about, when others lie beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<CardResource>>,
    /// The days that were searched, those without an incident too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal: Option<CardDays>,
    /// How many of the last of these days are still being filled.
    #[serde(alias = "provisional_days", skip_serializing_if = "Option::is_none")]
    pub provisional_days: Option<u32>,
    /// The places that were searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spatial: Option<CardPlaces>,
    /// Which incidents are in it.
    #[serde(skip_serializing_if = "InclusionRule::is_empty")]
    pub includes: InclusionRule,
    /// Whether all of these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<Completeness>,
    /// What a row is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<ListUnit>,
    /// Whom the column `actor` names.
    #[serde(alias = "actor_role", skip_serializing_if = "Option::is_none")]
    pub actor_role: Option<ActorRole>,
    /// Words for attack types, each with those whose incidents are all of it:
    /// "bombing" holds "car bomb".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<BTreeMap<String, Vec<String>>>,
    /// How exactly places are known at best, metres.
    #[serde(
        rename = "spatialResolutionInMeters",
        skip_serializing_if = "Option::is_none"
    )]
    pub spatial_resolution_in_meters: Option<f64>,
    /// How exactly dates are known at best, as an ISO 8601 duration: `P1D`.
    #[serde(rename = "temporalResolution", skip_serializing_if = "Option::is_none")]
    pub temporal_resolution: Option<String>,
}

impl DatasetCard {
    /// Reads a card from TOML.
    ///
    /// # Errors
    /// When the text is not TOML, or a key is unknown or its value wrong. The
    /// error names line, key and value.
    pub fn from_toml(text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|error| {
            toml_error(text, &error, "")
                .hint("`casualty explain dataset-card` says what each key means")
        })
    }

    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This card, and what `other` says where this one says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            version: self.version.or(other.version),
            sources: self.sources.or(other.sources),
            licenses: self.licenses.or(other.licenses),
            resources: self.resources.or(other.resources),
            temporal: self.temporal.or(other.temporal),
            provisional_days: self.provisional_days.or(other.provisional_days),
            spatial: self.spatial.or(other.spatial),
            includes: self.includes.or(other.includes),
            complete: self.complete.or(other.complete),
            unit: self.unit.or(other.unit),
            actor_role: self.actor_role.or(other.actor_role),
            vocabulary: match (self.vocabulary, other.vocabulary) {
                (Some(own), Some(mut both)) => {
                    both.extend(own);
                    Some(both)
                }
                (own, other) => own.or(other),
            },
            spatial_resolution_in_meters: self
                .spatial_resolution_in_meters
                .or(other.spatial_resolution_in_meters),
            temporal_resolution: self.temporal_resolution.or(other.temporal_resolution),
        }
    }

    /// The keys that verdicts ask for and the card does not have.
    #[must_use]
    pub fn lacks(&self) -> Vec<&'static str> {
        [
            ("complete", self.complete.is_none()),
            ("includes", self.includes.is_empty()),
            ("temporal", self.temporal.is_none()),
            ("spatial", self.spatial.is_none()),
            ("unit", self.unit.is_none()),
            ("actor-role", self.actor_role.is_none()),
            ("vocabulary", self.vocabulary.is_none()),
            ("title", self.title.is_none()),
            ("version", self.version.is_none()),
            ("sources", self.sources.is_none()),
            ("licenses", self.licenses.is_none()),
        ]
        .into_iter()
        .filter(|(_, lacks)| *lacks)
        .map(|(key, _)| key)
        .collect()
    }

    /// Whether it is about the file of that name.
    #[must_use]
    pub fn is_of(&self, file_name: &str) -> bool {
        self.resources
            .as_ref()
            .is_none_or(|all| all.iter().any(|one| one.path == file_name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "\
title = \"Large attacks\"
sources = [{ title = \"press\" }]
licenses = [\"CC-BY-4.0\", { name = \"other\", title = \"Other\", path = \"https://example.org\" }]
temporal = \"2003-10..2021-01-22\"
provisional-days = 30
spatial = { names = [\"Baghdad\"], level = \"city\" }
includes = { least-killed = 30, by = \"high\", types = [\"bombing\"] }
complete = \"by-rule\"
unit = \"event\"
actor-role = \"perpetrator\"
vocabulary = { bombing = [\"car bomb\"] }
spatialResolutionInMeters = 1000
temporalResolution = \"P1D\"
";

    #[test]
    fn a_card_is_read_and_written_as_it_was() {
        let card = DatasetCard::from_toml(CARD).unwrap();
        assert_eq!(card.temporal.unwrap().to_string(), "2003-10-01..2021-01-22");
        assert_eq!(card.includes.least_killed, Some(30));
        assert_eq!(
            card.licenses.as_ref().unwrap()[1].path.as_deref(),
            Some("https://example.org")
        );
        assert_eq!(card.lacks(), ["version"]);
        let written = toml::to_string(&card).unwrap();
        assert_eq!(DatasetCard::from_toml(&written).unwrap(), card);
        assert!(DatasetCard::from_toml("").unwrap().is_empty());
    }

    #[test]
    fn a_wrong_card_names_line_key_value_and_what_to_do() {
        for (from, to, parts) in [
            (
                "by-rule",
                "by-rul",
                &["8: complete", "\"by-rul\"", "undercount"][..],
            ),
            ("complete", "compleet", &["8: compleet", "unknown field"]),
            ("= 30,", "= -30,", &["7: includes.least-killed", "\"-30\""]),
            (
                "high",
                "highest",
                &["7: includes.by", "\"highest\"", "`best`"],
            ),
            (
                "2003-10..",
                "2003-13..",
                &["4: temporal", "2003-13", "2018-03"],
            ),
            ("2003-10..", "2022..", &["4: temporal", "ends before"]),
            ("[\"Baghdad\"]", "[]", &["6: spatial", "names"]),
            (
                "\"city\"",
                "\"town\"",
                &["6: spatial.level", "\"town\"", "admin1"],
            ),
            ("\"P1D\"", "1", &["13: temporalResolution", "\"1\""]),
            ("\"Large attacks\"", "\"", &["1"]),
        ] {
            let text = CARD.replacen(from, to, 1);
            let error = DatasetCard::from_toml(&text).unwrap_err().to_string();
            for part in parts.iter().chain(&["explain dataset-card"]) {
                assert!(error.contains(part), "{to}: no {part} in {error}");
            }
        }
    }

    #[test]
    fn a_files_card_goes_over_its_profiles_key_by_key() {
        let card = |text: &str| DatasetCard::from_toml(text).unwrap();
        let profile = card("title = \"P\"\nincludes = { least-killed = 1, by = \"high\" }");
        let both =
            card("version = \"2\"\nincludes.types = [\"bombing\"]\ntitle = \"F\"").or(profile);
        assert_eq!(
            both,
            card(
                "title = \"F\"\nversion = \"2\"\nincludes = { least-killed = 1, by = \"high\", types = [\"bombing\"] }"
            )
        );
    }
}
