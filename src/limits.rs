//! What one run takes on: one table of limits, each with its name and default.
//!
//! They keep a broken or hostile file from eating time and memory; real data stay far
//! below. Whoever needs more raises one, for the whole process: on the command line
//! with `--limit NAME=NUMBER`, in a program with [`Limit::set`]. A report's
//! specification cannot.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, Result};

/// A limit of this process.
#[derive(Debug)]
pub struct Limit {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it limits.
    pub about: &'static str,
    /// The number when nobody sets another.
    pub default: u64,
    number: AtomicU64,
}

impl Limit {
    const fn new(name: &'static str, default: u64, about: &'static str) -> Self {
        Self {
            name,
            about,
            default,
            number: AtomicU64::new(default),
        }
    }

    /// The number.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.number.load(Ordering::Relaxed)
    }

    /// The number, of things in memory.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::try_from(self.get()).unwrap_or(usize::MAX)
    }

    /// Sets the number for this process.
    pub fn set(&self, number: u64) {
        self.number.store(number, Ordering::Relaxed);
    }

    /// Refuses more than the limit; `wrong` says what there is too much of.
    ///
    /// # Errors
    /// `TooLarge`, with how to raise the limit.
    pub fn allow(&self, number: u64, wrong: &str) -> Result<()> {
        if number <= self.get() {
            return Ok(());
        }
        let limit = self.get();
        Err(
            Error::too_large(format!("{wrong}: {number}, and the limit is {limit}"))
                .hint("if it is meant, raise the limit: ")
                .hint_field("limit", format!(" {}={number}", self.name)),
        )
    }

    /// Sets the limit of this name.
    ///
    /// # Errors
    /// `Setting` when there is none of that name, or it is not set to a number.
    pub fn parse(text: &str) -> Result<(&'static Self, u64)> {
        let names = || {
            let names: Vec<&str> = ALL.iter().map(|limit| limit.name).collect();
            format!("there are {}", names.join(", "))
        };
        let wrong = |reason: &str| Error::setting(reason).value(text).hint(names());
        let (name, number) = text
            .split_once('=')
            .ok_or_else(|| wrong("a limit is set as NAME=NUMBER"))?;
        let limit = ALL
            .iter()
            .find(|limit| limit.name == name)
            .ok_or_else(|| wrong("there is no limit of that name"))?;
        let number = number
            .replace('_', "")
            .parse()
            .map_err(|_| wrong("this is not a whole number"))?;
        Ok((limit, number))
    }
}

macro_rules! limits {
    ($($(#[$doc:meta])* $id:ident = $name:literal, $default:expr, $about:literal;)*) => {
        $($(#[$doc])* pub static $id: Limit = Limit::new($name, $default, $about);)*

        /// All limits.
        pub static ALL: &[&Limit] = &[$(&$id),*];
    };
}

limits! {
    /// First plausible year of a record.
    FIRST_YEAR = "first-year", 1500, "first year that a record may be of; rows before it are rejected";
    /// Last plausible year of a record.
    LAST_YEAR = "last-year", 2150, "last year that a record may be of; rows after it are rejected";
    /// Bytes of a record.
    RECORD_BYTES = "record-bytes", 16 << 20, "bytes of one record of CSV";
    /// Bytes of a text that is read whole.
    TEXT_BYTES = "text-bytes", 16 << 20, "bytes of a profile, card, claims file, report.toml or places.toml";
    /// Bytes unpacked from one byte of gzip.
    UNZIPPED_RATIO = "unzipped-ratio", 500, "bytes that one byte of a gzip file may unpack to";
    /// Findings that are kept.
    FINDINGS = "findings", 10_000, "findings on rows that are kept one by one; all are counted";
    /// Periods of a series or of a table.
    PERIODS = "periods", 100_000, "periods of a series or of a table";
    /// Rows of a table.
    GROUPS = "groups", 1_000_000, "rows of a table";
    /// Days over which incidents are spread.
    SHARES = "shares", 20_000_000, "days over which all incidents together are spread";
    /// Steps of a report's text.
    TEMPLATE_STEPS = "template-steps", 100_000, "steps of computing a text of a report";
    /// Bytes of a report's text.
    TEMPLATE_BYTES = "template-bytes", 16 << 20, "bytes of a computed text of a report";
    /// Shapes of a picture.
    SHAPES = "shapes", 200_000, "shapes of a picture";
    /// Pixels of a picture.
    PIXELS = "pixels", 100_000_000, "pixels of a PNG";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn a_limit_is_kept_and_says_how_to_raise_it() {
        let limit = Limit::new("things", 3, "things");
        limit.allow(3, "there are too many things").unwrap();
        let error = limit.allow(4, "there are too many things").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "there are too many things: 4, and the limit is 3\n  hint: if it is meant, raise the \
             limit: `limit` things=4"
        );
        limit.set(4);
        limit.allow(4, "").unwrap();
    }

    #[test]
    fn limits_are_set_by_name() {
        let (limit, number) = Limit::parse("periods=200_000").unwrap();
        assert_eq!((limit.name, number), ("periods", 200_000));
        for (text, part) in [
            ("periods", "NAME=NUMBER"),
            ("period=1", "no limit of that name"),
            ("periods=many", "not a whole number"),
            ("periods=-1", "not a whole number"),
        ] {
            let error = Limit::parse(text).unwrap_err().to_string();
            assert!(
                error.contains(part) && error.contains("first-year"),
                "{error}"
            );
        }
        let mut names: Vec<&str> = ALL.iter().map(|limit| limit.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
