//! On what it rests that two places are one.

use serde::Serialize;

/// On what it rests that two places are one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchBasis {
    /// The same name, letter by letter.
    Same,
    /// The same name but for case, accents, punctuation, articles, usual
    /// abbreviations and the order of words.
    Folding,
    /// An alias of the list of places.
    Alias,
    /// All its words are among those of the record's place.
    Words,
    /// Distance between the published coordinates, kilometres.
    Distance(f64),
}

impl MatchBasis {
    /// The surest first.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Folding => 1,
            Self::Alias => 2,
            Self::Words => 3,
            Self::Distance(_) => 4,
        }
    }
}
