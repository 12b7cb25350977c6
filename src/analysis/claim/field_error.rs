//! Why a field of a TOML table cannot be read.

use std::fmt;
use std::ops::Range;

use serde::de;

/// Why a value cannot be read, and where it stands.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) reason: FieldProblem,
    pub(super) field: Option<String>,
    pub(super) span: Option<Range<usize>>,
}

/// What is wrong.
#[derive(Debug)]
pub(super) enum FieldProblem {
    UnknownField {
        name: String,
        known: Vec<&'static str>,
    },
    MissingField(&'static str),
    NoSuchName {
        name: String,
        known: &'static [&'static str],
    },
    /// "this must be ..."
    MustBe(String),
    Other(String),
}

impl From<FieldProblem> for Wrong {
    fn from(reason: FieldProblem) -> Self {
        Self {
            reason,
            field: None,
            span: None,
        }
    }
}

impl Wrong {
    /// In that field, unless it is in one within it.
    pub(super) fn within(mut self, name: &str, span: Range<usize>) -> Self {
        if self.span.is_none() {
            self.field = Some(name.to_owned());
            self.span = Some(span);
        }
        self
    }

    pub(super) fn must_be(what: &str) -> Self {
        FieldProblem::MustBe(what.to_owned()).into()
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.reason)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        FieldProblem::Other(reason.to_string()).into()
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        FieldProblem::MustBe(expected.to_string()).into()
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        FieldProblem::MustBe(expected.to_string()).into()
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        let name = name.to_owned();
        FieldProblem::NoSuchName { name, known }.into()
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        FieldProblem::UnknownField {
            name: name.to_owned(),
            known: known.to_vec(),
        }
        .into()
    }

    fn missing_field(name: &'static str) -> Self {
        FieldProblem::MissingField(name).into()
    }
}
