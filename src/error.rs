//! The one error type: what kind of failure, where it happened, and what to do.
//!
//! The section *Errors* of a function names the [`ErrorKind`] that it gives, and
//! when.
//!
//! Errors of settings name *fields* (`baseline`, `as-of`), as the library, a
//! report and a claims file spell them. Only the command line turns a field into
//! an option, through [`Error::shown`].
//!
//! ```
//! use casualty::error::ErrorKind;
//! use casualty::query::parse_span;
//!
//! let error = parse_span("last year").unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Setting);
//! assert_eq!(error.place().value.as_deref(), Some("last year"));
//! ```

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::outside::Outside;

/// Result of anything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A hard error: the work could not be done. The program exits with 2.
///
/// Problems of single rows are not errors but [findings](crate::read::RowFinding).
#[derive(Debug)]
pub struct Error(Box<Inner>);

/// What kind of failure an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or stream could not be read or written.
    Io(io::ErrorKind),
    /// A setting is missing, unknown, out of its range, or at odds with another.
    Setting,
    /// The text of a file is not what its format asks for.
    Syntax,
    /// The settings are sound, but the records cannot answer: they hold no such
    /// incident, or too few, or do not cover the days.
    Records,
    /// The answer would pass a limit of size.
    TooLarge,
    /// The query engine or the drawing library failed: a bug in this crate.
    Engine,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    place: Place,
    reason: String,
    hint: Vec<HintPart>,
    source: Option<io::Error>,
}

/// Where an error happened; each part is printed when it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The file.
    pub path: Option<PathBuf>,
    /// Line of the file as it stands, from 1.
    pub line: Option<u64>,
    /// Parts of the file that hold the place, outermost first: `section 2 "Deaths"`.
    pub within: Vec<String>,
    /// Column of a table, or key of a file, as it is written there.
    pub column: Option<String>,
    /// Settings by their field names.
    pub fields: Vec<Cow<'static, str>>,
    /// The offending value, shortened when it is long.
    pub value: Option<String>,
}

/// A part of what to do about an error: plain words, or a setting by its field.
#[derive(Debug, Clone)]
enum HintPart {
    Words(String),
    Field(&'static str),
}

impl Error {
    fn of(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            place: Place::default(),
            reason: reason.into(),
            hint: Vec::new(),
            source: None,
        }))
    }

    /// A setting that is missing, unknown, out of its range, or at odds with
    /// another.
    pub fn setting(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::Setting, reason)
    }

    /// A file that is not what its format asks for.
    pub fn syntax(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::Syntax, reason)
    }

    /// Records that cannot answer what is asked of them.
    pub fn records(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::Records, reason)
    }

    /// An answer that would pass a limit of size.
    pub fn too_large(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::TooLarge, reason)
    }

    /// A failure of the query engine or the drawing library.
    pub fn engine(reason: impl Into<String>) -> Self {
        Self::of(ErrorKind::Engine, reason)
    }

    /// An error of reading or writing `path`; `action` completes "cannot ...".
    pub fn io(path: impl AsRef<Path>, action: &str, source: io::Error) -> Self {
        // What a reader of ours refused says so itself.
        let source = match source.downcast::<Self>() {
            Ok(own) => return own.path(path),
            Err(source) => source,
        };
        let kind = ErrorKind::Io(source.kind());
        let mut error = Self::of(kind, format!("cannot {action}")).path(path);
        error.0.source = Some(source);
        error
    }

    /// Names the file the error is about.
    #[must_use]
    pub fn path(mut self, path: impl AsRef<Path>) -> Self {
        self.0.place.path = Some(path.as_ref().to_path_buf());
        self
    }

    /// Names the file the error is about, unless a closer one is named already.
    #[must_use]
    pub fn or_path(self, path: impl AsRef<Path>) -> Self {
        if self.0.place.path.is_some() {
            return self;
        }
        self.path(path)
    }

    /// Names the line (1-based, counted in the file as it stands).
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.0.place.line = Some(line);
        self
    }

    /// Names the line the error is about, unless a closer one is named already.
    #[must_use]
    pub fn or_line(self, line: u64) -> Self {
        if self.0.place.line.is_some() {
            return self;
        }
        self.line(line)
    }

    /// Names the part of a file that holds what the error is about. What was
    /// named before lies within it.
    #[must_use]
    pub fn within(mut self, part: impl Into<String>) -> Self {
        self.0.place.within.insert(0, part.into());
        self
    }

    /// Names the column of a table, or the key of a file.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column = Some(column.into());
        self
    }

    /// Names the setting by its field, in kebab case: `as-of`. Fields named before
    /// are forgotten.
    #[must_use]
    pub fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.place.fields = vec![field.into()];
        self
    }

    /// Names several settings that are at odds.
    #[must_use]
    pub fn fields<const N: usize>(mut self, fields: [&'static str; N]) -> Self {
        self.0.place.fields = fields.map(Cow::Borrowed).to_vec();
        self
    }

    /// Shows the offending value, as [`shorten`] has it.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        self.0.place.value = Some(shorten(value.as_ref()));
        self
    }

    /// Says what to do about it, instead of what was said before.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = vec![HintPart::Words(hint.into())];
        self
    }

    /// Goes on with the hint: a setting by its field, then more words.
    #[must_use]
    pub fn hint_field(mut self, field: &'static str, words: impl Into<String>) -> Self {
        self.0.hint.push(HintPart::Field(field));
        self.0.hint.push(HintPart::Words(words.into()));
        self
    }

    /// Says what to do about it, with a field for each `{}` of `hint`.
    #[must_use]
    pub fn hint_fields<const N: usize>(
        mut self,
        hint: &'static str,
        fields: [&'static str; N],
    ) -> Self {
        let mut fields = fields.into_iter();
        self.0.hint.clear();
        for (position, words) in hint.split("{}").enumerate() {
            if position > 0 {
                self.0.hint.extend(fields.next().map(HintPart::Field));
            }
            self.0.hint.push(HintPart::Words(words.to_owned()));
        }
        self
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where it happened: file, line, column, fields, value.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// What went wrong, without the place.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The whole message, with `name` making what the reader knows a setting by
    /// of its field: an option, say. A setting that stands in a file keeps the
    /// name that it has there, and `name` is used in the hint only.
    #[must_use]
    pub fn shown(&self, name: &dyn Fn(&str) -> String) -> String {
        let Inner {
            place,
            reason,
            hint,
            source,
            ..
        } = &*self.0;
        let mut text = String::new();
        if let Some(path) = &place.path {
            text += &line_of(&path.display().to_string());
            if let Some(line) = place.line {
                text += &format!(":{line}");
            }
            text += ": ";
        } else if let Some(line) = place.line {
            text += &format!("line {line}: ");
        }
        for part in &place.within {
            text += &format!("{}: ", line_of(part));
        }
        if let Some(column) = &place.column {
            text += &format!("{}: ", line_of(column));
        }
        if !place.fields.is_empty() {
            let names: Vec<String> = place
                .fields
                .iter()
                .map(|field| match place.path {
                    Some(_) => field.clone().into_owned(),
                    None => name(field),
                })
                .collect();
            text += &format!("{}: ", names.join(", "));
        }
        text += &line_of(reason);
        if let Some(value) = &place.value {
            text += &format!(": \"{value}\"");
        }
        if let Some(source) = source {
            text += &format!(": {source}");
        }
        if !hint.is_empty() {
            text += "\n  hint: ";
        }
        for part in hint {
            match part {
                HintPart::Words(words) => text += &Outside(words).on_terminal(),
                HintPart::Field(field) => text += &name(field),
            }
        }
        text
    }
}

/// A part of a message, whatever it holds.
fn line_of(text: &str) -> String {
    Outside(text).on_one_line()
}

/// A value as it may stand in a message: control characters made visible, at
/// most 80 characters.
#[must_use]
pub fn shorten(value: &str) -> String {
    const MOST: usize = 80;
    let mut shown: String = value
        .chars()
        .take(MOST)
        .flat_map(|c| {
            let escaped: Vec<char> = if c.is_control() {
                c.escape_default().collect()
            } else {
                vec![c]
            };
            escaped
        })
        .collect();
    if value.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    Outside(&shown).on_terminal()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(&|field| format!("`{field}`")))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0
            .source
            .as_ref()
            .map(|source| source as &(dyn std::error::Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_becomes_an_option_only_where_someone_asks_for_it() {
        let error = Error::setting("no day is left")
            .fields(["from", "to"])
            .hint_fields("swap them, or leave {} out", ["to"]);
        assert_eq!(
            error.to_string(),
            "`from`, `to`: no day is left\n  hint: swap them, or leave `to` out"
        );
        let option = |field: &str| format!("--{field}");
        assert_eq!(
            error.shown(&option),
            "--from, --to: no day is left\n  hint: swap them, or leave --to out"
        );
        let in_a_file = error.path("report.toml").within("section 2");
        assert_eq!(
            in_a_file.shown(&option).lines().next(),
            Some("report.toml: section 2: from, to: no day is left")
        );
        assert_eq!(in_a_file.place().fields, ["from", "to"]);
        assert_eq!(in_a_file.kind(), ErrorKind::Setting);
    }
}
