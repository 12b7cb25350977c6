//! The one error type: every error names where it happened and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Result of anything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A hard error: the work could not be done. The program exits with 2.
///
/// Problems of single rows are not errors but [findings](crate::read::Finding).
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

#[derive(Debug)]
struct ErrorKind {
    place: Place,
    reason: String,
    hint: Option<String>,
    source: Option<io::Error>,
}

/// Where an error happened; each part is printed when it is known.
#[derive(Debug, Default)]
struct Place {
    path: Option<PathBuf>,
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
}

impl Error {
    /// An error with only a reason, for example of wrong usage.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind {
            place: Place::default(),
            reason: reason.into(),
            hint: None,
            source: None,
        }))
    }

    /// An error of reading or writing `path`; `action` completes "cannot ...".
    pub fn io(path: impl AsRef<Path>, action: &str, source: io::Error) -> Self {
        let mut error = Self::new(format!("cannot {action}")).path(path);
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

    /// Names the column, field or option.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column = Some(column.into());
        self
    }

    /// Shows the offending value, shortened when it is long.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        self.0.place.value = Some(shorten(value.as_ref()));
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Whether this is a write to a pipe that its reader closed.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        self.0
            .source
            .as_ref()
            .is_some_and(|source| source.kind() == io::ErrorKind::BrokenPipe)
    }
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
    shown
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ErrorKind {
            place,
            reason,
            hint,
            source,
        } = &*self.0;
        if let Some(path) = &place.path {
            write!(f, "{}", path.display())?;
            if let Some(line) = place.line {
                write!(f, ":{line}")?;
            }
            write!(f, ": ")?;
        } else if let Some(line) = place.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(column) = &place.column {
            write!(f, "{column}: ")?;
        }
        write!(f, "{reason}")?;
        if let Some(value) = &place.value {
            write!(f, ": \"{value}\"")?;
        }
        if let Some(source) = source {
            write!(f, ": {source}")?;
        }
        if let Some(hint) = hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
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
