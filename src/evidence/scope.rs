//! The places around an incident, from its site to everywhere.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::schema::nearest;

/// The place around an incident that others are compared in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The place itself: a square, market, mosque.
    Site,
    /// District of the city.
    District,
    /// City, town or village.
    City,
    /// Second-level division.
    Admin2,
    /// First-level division.
    Admin1,
    /// Country.
    Country,
    /// All records.
    Everywhere,
}

impl Scope {
    /// All scopes, finest first.
    pub const ALL: [Self; 7] = [
        Self::Site,
        Self::District,
        Self::City,
        Self::Admin2,
        Self::Admin1,
        Self::Country,
        Self::Everywhere,
    ];

    /// Its name in claims files and outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::District => "district",
            Self::City => "city",
            Self::Admin2 => "admin2",
            Self::Admin1 => "admin1",
            Self::Country => "country",
            Self::Everywhere => "everywhere",
        }
    }

    /// Position in [`PLACES`](crate::query::PLACES); `None` for everywhere.
    #[must_use]
    pub fn level(self) -> Option<usize> {
        match self {
            Self::Country => Some(0),
            Self::Admin1 => Some(1),
            Self::Admin2 => Some(2),
            Self::City => Some(3),
            Self::District => Some(4),
            Self::Site => Some(5),
            Self::Everywhere => None,
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let known = || Self::ALL.iter().map(|scope| scope.name());
        Self::ALL
            .into_iter()
            .find(|scope| scope.name() == text.trim())
            .ok_or_else(|| {
                let near = nearest(text, known())
                    .map(|near| format!("did you mean \"{near}\"? "))
                    .unwrap_or_default();
                let all: Vec<&str> = known().collect();
                Error::setting("there is no scope of that name")
                    .value(text)
                    .hint(format!("{near}The scopes are {}", all.join(", ")))
            })
    }
}
