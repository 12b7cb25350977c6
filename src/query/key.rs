//! A value of a dimension.

use std::sync::Arc;

use super::Unit;

/// A value of a dimension: cheap to clone, to compare and to look up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// A period of the calendar, by its number: [`Unit::index`].
    Period(Unit, i64),
    /// A text as it stands in the records; `None` is unknown.
    Text(Option<Arc<str>>),
}

impl Key {
    /// A text that is known.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(Some(Arc::from(text)))
    }

    /// The value for people: the period's name, the text, or `(unknown)`.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Period(unit, index) => unit.label(*index),
            Self::Text(Some(text)) => text.as_ref().to_owned(),
            Self::Text(None) => "(unknown)".to_owned(),
        }
    }
}
