//! Fields of a TOML table, each with its line; what is left over is a typo.

use std::cell::RefCell;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, Result};
use crate::query::{Span, parse_range};
use crate::schema::nearest;

/// A file of TOML, for errors.
pub(super) struct Text<'t> {
    path: &'t Path,
    content: &'t str,
    /// Where lines end.
    ends: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(super) fn new(path: &'t Path, text: &'t str) -> Self {
        Self {
            path,
            content: text,
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// Line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u64 {
        self.ends.partition_point(|end| *end < at) as u64 + 1
    }
}

/// The fields of one table.
pub(super) struct Fields<'t> {
    file: &'t Text<'t>,
    table: &'t DeTable<'t>,
    /// Where the table begins.
    start: usize,
    /// What it is, for errors: "a claim of kind toll".
    pub(super) what: String,
    asked: RefCell<Vec<&'static str>>,
}

/// One field.
pub(super) struct Field<'t> {
    file: &'t Text<'t>,
    name: &'static str,
    value: &'t DeValue<'t>,
    span: Range<usize>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(
        file: &'t Text<'t>,
        table: &'t DeTable<'t>,
        start: usize,
        what: impl Into<String>,
    ) -> Self {
        Self {
            file,
            table,
            start,
            what: what.into(),
            asked: RefCell::default(),
        }
    }

    /// A field that may be left out.
    pub(super) fn get(&self, name: &'static str) -> Option<Field<'t>> {
        self.asked.borrow_mut().push(name);
        let value: &Spanned<DeValue<'t>> = self.table.get(name)?;
        Some(Field {
            file: self.file,
            name,
            span: value.span(),
            value: value.get_ref(),
        })
    }

    /// A field that must be there.
    pub(super) fn require(&self, name: &'static str) -> Result<Field<'t>> {
        self.get(name).ok_or_else(|| {
            self.wrong(format!("{} needs the field `{name}`", self.what))
                .column(name)
        })
    }

    /// An error about the table as a whole.
    pub(super) fn wrong(&self, reason: impl Into<String>) -> Error {
        Error::syntax(reason)
            .path(self.file.path)
            .line(self.file.line(self.start))
    }

    /// Line on which the table begins.
    pub(super) fn line(&self) -> u64 {
        self.file.line(self.start)
    }

    /// Refuses fields that nobody asked for.
    pub(super) fn finish(&self) -> Result<()> {
        let asked = self.asked.borrow();
        // In the order of the file, so that the first one is named.
        let mut left: Vec<_> = self
            .table
            .keys()
            .filter(|key| !asked.contains(&key.get_ref().as_ref()))
            .collect();
        left.sort_by_key(|key| key.span().start);
        let Some(key) = left.first() else {
            return Ok(());
        };
        let name = key.get_ref().as_ref();
        let mut known = asked.clone();
        known.sort_unstable();
        known.dedup();
        let near = nearest(name, known.iter().copied())
            .map(|near| format!("did you mean `{near}`? "))
            .unwrap_or_default();
        Err(Error::syntax(format!("{} has no such field", self.what))
            .path(self.file.path)
            .line(self.file.line(key.span().start))
            .column(name)
            .hint(format!("{near}The fields are {}", known.join(", "))))
    }
}

impl<'t> Field<'t> {
    /// An error about the field's value.
    pub(super) fn wrong(&self, reason: impl Into<String>) -> Error {
        let shown = self
            .file
            .content
            .get(self.span.clone())
            .unwrap_or_default()
            .trim_matches('"');
        self.place(Error::syntax(reason).value(shown))
    }

    /// Puts file, line and field into an error.
    pub(super) fn place(&self, error: Error) -> Error {
        error
            .path(self.file.path)
            .line(self.file.line(self.span.start))
            .column(self.name)
    }

    pub(super) fn text(&self) -> Result<String> {
        match self.value {
            DeValue::String(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
            DeValue::String(_) => Err(self.wrong("the text is blank")),
            _ => Err(self.wrong("this must be text, in quotation marks")),
        }
    }

    /// A text, or several.
    pub(super) fn texts(&self) -> Result<Vec<String>> {
        let one = |value: &'t Spanned<DeValue<'t>>| {
            Field {
                file: self.file,
                name: self.name,
                value: value.get_ref(),
                span: value.span(),
            }
            .text()
        };
        match self.value {
            DeValue::Array(values) => values.iter().map(one).collect(),
            _ => Ok(vec![self.text()?]),
        }
    }

    /// A value that a text stands for.
    pub(super) fn parse<T: std::str::FromStr<Err = Error>>(&self) -> Result<T> {
        self.text()?.parse().map_err(|error| self.place(error))
    }

    pub(super) fn whole_number(&self) -> Result<u64> {
        match self.value {
            DeValue::Integer(number) => {
                u64::from_str_radix(&number.as_str().replace('_', ""), number.radix())
                    .map_err(|_| self.wrong("this must be a whole number, zero or more"))
            }
            _ => Err(self.wrong("this must be a whole number, without quotation marks")),
        }
    }

    pub(super) fn number(&self) -> Result<f64> {
        let number = match self.value {
            DeValue::Integer(_) => Some(self.whole_number()? as f64),
            DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        number
            .filter(|number: &f64| number.is_finite() && *number >= 0.0)
            .ok_or_else(|| self.wrong("this must be a number, zero or more"))
    }

    pub(super) fn truth(&self) -> Result<bool> {
        match self.value {
            DeValue::Boolean(truth) => Ok(*truth),
            _ => Err(self.wrong("this must be true or false")),
        }
    }

    /// A period as text; years and days may stand without quotation marks.
    pub(super) fn period_text(&self) -> Result<String> {
        match self.value {
            DeValue::String(_) => self.text(),
            DeValue::Integer(year) => Ok(year.as_str().to_owned()),
            DeValue::Datetime(date) => Ok(date.to_string()),
            _ => Err(self.wrong("this must be a day or period")),
        }
    }

    /// A day, month, quarter, year, or a range of them.
    pub(super) fn period(&self) -> Result<Span> {
        parse_range(&self.period_text()?).map_err(|error| self.place(error))
    }

    /// A table within.
    pub(super) fn table(&self, what: &str) -> Option<Fields<'t>> {
        let table = self.value.as_table()?;
        Some(Fields::new(self.file, table, self.span.start, what))
    }

    /// Tables within: `[[claim]]`.
    pub(super) fn tables(&self, what: &str) -> Result<Vec<Fields<'t>>> {
        let tables = self.value.as_array().and_then(|array| {
            array
                .iter()
                .map(|one| {
                    let table = one.get_ref().as_table()?;
                    Some(Fields::new(self.file, table, one.span().start, what))
                })
                .collect::<Option<Vec<_>>>()
        });
        tables
            .ok_or_else(|| self.wrong(format!("write it as tables, each under [[{}]]", self.name)))
    }
}
