//! Sources, licences and files of a list, by name or with a place to find them.

use serde::{Deserialize, Deserializer, Serialize};

/// From what a list was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardSource {
    /// What it is called.
    pub title: String,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// On what terms a list may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardLicense {
    /// Its short name: `CC-BY-4.0`.
    pub name: String,
    /// Its full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where its text is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// A file that a card is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardResource {
    /// Its name, in the folder of the card.
    pub path: String,
}

/// A name alone, or a table.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "this must be a name in quotation marks, or a table with one"
)]
enum NameOrFields {
    Name(String),
    Fields(NamedFields),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NamedFields {
    name: Option<String>,
    title: Option<String>,
    path: Option<String>,
}

impl NameOrFields {
    fn table(self, by: impl Fn(String) -> NamedFields) -> NamedFields {
        match self {
            Self::Name(name) => by(name),
            Self::Fields(table) => table,
        }
    }
}

fn needed<E: serde::de::Error>(value: Option<String>, key: &'static str) -> Result<String, E> {
    value.ok_or_else(|| E::missing_field(key))
}

impl<'de> Deserialize<'de> for CardSource {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let named = NameOrFields::deserialize(from)?.table(|title| NamedFields {
            title: Some(title),
            ..NamedFields::default()
        });
        Ok(Self {
            title: needed(named.title.or(named.name), "title")?,
            path: named.path,
        })
    }
}

impl<'de> Deserialize<'de> for CardLicense {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let named = NameOrFields::deserialize(from)?.table(|name| NamedFields {
            name: Some(name),
            ..NamedFields::default()
        });
        Ok(Self {
            name: needed(named.name.or_else(|| named.title.clone()), "name")?,
            title: named.title,
            path: named.path,
        })
    }
}

impl<'de> Deserialize<'de> for CardResource {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let named = NameOrFields::deserialize(from)?.table(|path| NamedFields {
            path: Some(path),
            ..NamedFields::default()
        });
        Ok(Self {
            path: needed(named.path, "path")?,
        })
    }
}
