//! Tables of a TOML file read by serde, with errors that know their place.
//!
//! serde knows which fields a type has and what each must be; the parsed file
//! knows where everything stands. An error names the line, the field and what
//! was written there, the nearest spelling, and what could stand there instead.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::de::DeTable;

use super::field_error::{FieldProblem, Wrong};
use super::field_node::{Grouped, Node, Parts, fields};
use crate::error::Error;
use crate::schema::nearest;

/// The text of a TOML file, for errors.
pub(super) struct TomlText<'t> {
    pub(super) path: &'t Path,
    content: &'t str,
    /// Where lines end.
    ends: Vec<usize>,
}

impl<'t> TomlText<'t> {
    pub(super) fn new(path: &'t Path, content: &'t str) -> Self {
        Self {
            path,
            content,
            ends: content.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// Line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u64 {
        self.ends.partition_point(|end| *end < at) as u64 + 1
    }
}

/// A table, the fields of which are read by several types in turn.
pub(super) struct TomlTable<'t> {
    text: &'t TomlText<'t>,
    table: &'t DeTable<'t>,
    /// Where it begins.
    start: usize,
    /// What it is, for errors: "a claim of kind toll".
    pub(super) what: String,
}

impl<'t> TomlTable<'t> {
    pub(super) fn new(
        text: &'t TomlText<'t>,
        table: &'t DeTable<'t>,
        start: usize,
        what: &str,
    ) -> Self {
        Self {
            text,
            table,
            start,
            what: what.to_owned(),
        }
    }

    /// Line on which it begins.
    pub(super) fn line(&self) -> u64 {
        self.text.line(self.start)
    }

    /// Its fields, in the order of the file.
    fn fields(&self) -> Vec<(&'t str, Node<'t>)> {
        fields(self.table)
    }

    /// Reads the fields that `wanted` names; the others are read elsewhere.
    pub(super) fn read_some<T: Deserialize<'t>>(&self, wanted: &[&str]) -> Result<T, Error> {
        let mut fields = self.fields();
        fields.retain(|(name, _)| wanted.contains(name));
        T::deserialize(Node::Fields(fields)).map_err(|wrong| self.located(wrong))
    }

    /// Reads all fields but `others`, which are read elsewhere. A field of `T`
    /// that `parts` names is made of several fields of the table.
    pub(super) fn read_rest<T: Deserialize<'t>>(
        &self,
        others: &'static [&'static str],
        parts: Parts,
    ) -> Result<T, Error> {
        let table = Grouped {
            fields: self.fields(),
            others,
            parts,
        };
        T::deserialize(table).map_err(|wrong| self.located(wrong))
    }

    /// The tables of an array of tables; none when it is not there.
    pub(super) fn tables(&self, name: &'static str, what: &str) -> Result<Vec<Self>, Error> {
        let Some(value) = self.table.get(name) else {
            return Ok(Vec::new());
        };
        let tables = value.get_ref().as_array().and_then(|array| {
            array
                .iter()
                .map(|one| {
                    let table = one.get_ref().as_table()?;
                    Some(Self::new(self.text, table, one.span().start, what))
                })
                .collect::<Option<Vec<_>>>()
        });
        tables.ok_or_else(|| {
            let how = format!("write it as tables, each under [[{name}]]");
            self.place(Error::syntax(how).column(name))
        })
    }

    /// Puts the place of a field into an error that names it as its column, or
    /// else that of the table.
    pub(super) fn place(&self, error: Error) -> Error {
        let named = error.place().column.as_deref();
        match named.and_then(|name| self.table.get(name)) {
            Some(value) => {
                let shown = self.shown(&value.span());
                let line = self.text.line(value.span().start);
                error.value(shown).path(self.text.path).line(line)
            }
            None => error.path(self.text.path).line(self.line()),
        }
    }

    fn shown(&self, span: &Range<usize>) -> &str {
        let shown = self.text.content.get(span.clone()).unwrap_or_default();
        shown.trim_matches('"')
    }

    fn located(&self, wrong: Wrong) -> Error {
        let span = wrong.span.clone();
        let at = span.as_ref().map_or(self.start, |span| span.start);
        let what = match &wrong.field {
            Some(field) => format!("`{field}`"),
            None => self.what.clone(),
        };
        let value = span.map(|span| self.shown(&span).to_owned());
        let error = match wrong.reason {
            FieldProblem::UnknownField { name, mut known } => {
                known.sort_unstable();
                // The key stands before its value.
                let key = self.table.keys().find(|key| key.get_ref() == name.as_str());
                let at = key.map_or(at, |key| key.span().start);
                return Error::syntax(format!("{what} has no such field"))
                    .path(self.text.path)
                    .line(self.text.line(at))
                    .column(&name)
                    .hint(one_of(&name, &known, '`', "The fields are"));
            }
            FieldProblem::MissingField(name) => {
                return Error::syntax(format!("{what} needs the field `{name}`"))
                    .path(self.text.path)
                    .line(self.text.line(at))
                    .column(name);
            }
            FieldProblem::NoSuchName { name, known } => {
                let field = wrong.field.as_deref().unwrap_or("value");
                Error::syntax(format!("there is no {field} of that name")).hint(one_of(
                    &name,
                    known,
                    '"',
                    &format!("The {field}s are"),
                ))
            }
            FieldProblem::MustBe(what) => Error::syntax(format!("this must be {what}")),
            FieldProblem::Other(reason) => Error::syntax(reason),
        };
        let error = error.path(self.text.path).line(self.text.line(at));
        let error = match wrong.field {
            Some(field) => error.column(field),
            None => error,
        };
        match value {
            Some(value) => error.value(value),
            None => error,
        }
    }
}

/// "did you mean "toll"? The kinds are ..."
pub(super) fn one_of(name: &str, known: &[&str], quote: char, list: &str) -> String {
    let near = nearest(name, known.iter().copied())
        .map(|near| format!("did you mean {quote}{near}{quote}? "))
        .unwrap_or_default();
    format!("{near}{list} {}", known.join(", "))
}
