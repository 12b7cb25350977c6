//! Which incidents a list holds, and what its rows are.

use serde::{Deserialize, Deserializer, Serialize, de};

/// The estimate that decides whether an incident is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuledBy {
    /// The low one.
    Low,
    /// The best one; so it is when nothing is said.
    #[default]
    Best,
    /// The high one, so that every incident is in that may have had so many.
    #[serde(alias = "any")]
    High,
}

/// Which incidents are let in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct InclusionRule {
    /// Least number of killed; 0 lets in incidents without any.
    #[serde(alias = "least_killed", skip_serializing_if = "Option::is_none")]
    pub least_killed: Option<u64>,
    /// By which estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<RuledBy>,
    /// Attack types; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
    /// Actors; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actors: Option<Vec<String>>,
}

impl InclusionRule {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This rule, and what `other` says where this one says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            by: match self.least_killed {
                Some(_) => self.by,
                None => self.by.or(other.by),
            },
            least_killed: self.least_killed.or(other.least_killed),
            types: self.types.or(other.types),
            actors: self.actors.or(other.actors),
        }
    }
}

/// Whether a list has all incidents of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completeness {
    /// All that its compilers could find out about.
    ByRule,
    /// Some are known to be missing.
    Undercount,
    /// Some were chosen from among them.
    Sample,
}

/// What a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListUnit {
    /// An incident.
    Event,
    /// One actor's part of an incident, which may have several rows.
    ActorRow,
    /// One victim.
    Person,
}

/// Whom the column of actors names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorRole {
    /// Who did it.
    Perpetrator,
    /// Who took part in the fight: that is not to say who killed.
    Party,
}

/// A level of places, widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceLevel {
    /// Everywhere.
    World,
    /// Countries.
    Country,
    /// Their first-level divisions.
    Admin1,
    /// Cities, towns and villages.
    City,
}

/// The places that a list covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardPlaces {
    /// Their names; none for the world.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Their level.
    pub level: PlaceLevel,
}

impl<'de> Deserialize<'de> for CardPlaces {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            #[serde(default)]
            names: Vec<String>,
            level: PlaceLevel,
        }

        let Fields { names, level } = Fields::deserialize(from)?;
        if names.is_empty() == (level != PlaceLevel::World) {
            return Err(de::Error::custom(
                "this needs the names of the places, names = [\"...\"], or level = \"world\" \
                 without any",
            ));
        }
        Ok(Self { names, level })
    }
}
