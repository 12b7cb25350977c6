//! Truth when not all is known.

use serde::Serialize;

/// Whether something holds: in every world that the records allow, in none, or
/// in some (the strong three-valued logic of Kleene, 1938).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// In every world.
    Yes,
    /// In no world.
    No,
    /// In some worlds and not in others.
    Maybe,
}

impl Truth {
    /// `Yes` or `No`.
    #[must_use]
    pub fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Maybe,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// It does not hold.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
        }
    }

    /// All hold; `Yes` for none.
    #[must_use]
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::Yes, Self::and)
    }

    /// One holds; `No` for none.
    #[must_use]
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::No, Self::or)
    }

    /// Whether it may hold.
    #[must_use]
    pub fn possible(self) -> bool {
        self != Self::No
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{Maybe, No, Yes};
    use super::*;

    #[test]
    fn one_no_decides_and_one_yes_decides() {
        assert_eq!(Truth::all([Yes, Maybe]), Maybe);
        assert_eq!(Truth::all([No, Maybe]), No);
        assert_eq!(Truth::all([]), Yes);
        assert_eq!(Truth::any([Yes, Maybe]), Yes);
        assert_eq!(Truth::any([No, Maybe]), Maybe);
        assert_eq!(Truth::any([]), No);
    }
}
