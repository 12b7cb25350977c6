//! Date formats of profiles, compiled once and applied to every cell.

use chrono::format::{Fixed, Item, Numeric, Parsed, StrftimeItems, parse};
use chrono::{Datelike, NaiveDate};

use crate::error::{Error, Result};

/// A day, month or year as a cell gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDate {
    /// First possible day.
    pub first: NaiveDate,
    /// Last possible day.
    pub last: NaiveDate,
    /// How exactly it is known: "day", "month" or "year".
    pub precision: &'static str,
}

impl ParsedDate {
    /// From year, and month and day when they are known; a day of an unknown month
    /// says nothing, so that the year is all. `None` when there is no such day.
    #[must_use]
    pub fn from_parts(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        let (first, last, precision) = match (month, day) {
            (None, _) => (
                NaiveDate::from_ymd_opt(year, 1, 1)?,
                NaiveDate::from_ymd_opt(year, 12, 31)?,
                "year",
            ),
            (Some(month), None) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let last = first
                    .checked_add_months(chrono::Months::new(1))?
                    .pred_opt()?;
                (first, last, "month")
            }
            (Some(month), Some(day)) => {
                let date = NaiveDate::from_ymd_opt(year, month, day)?;
                (date, date, "day")
            }
        };
        Some(Self {
            first,
            last,
            precision,
        })
    }
}

/// The finest part of a date that a format gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Finest {
    Year,
    Month,
    Day,
}

/// A format as `strftime` writes it, for example `%d-%b-%y`.
///
/// ```
/// use casualty::schema::DateFormat;
///
/// let format = DateFormat::new("%d-%b-%y")?;
/// let date = format.parse("9-Feb-68", 1968).expect("it is of the format");
/// assert_eq!(date.first.to_string(), "1968-02-09");
/// # Ok::<(), casualty::error::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct DateFormat {
    items: Vec<Item<'static>>,
    finest: Finest,
    /// The format is `%Y-%m-%d`.
    iso: bool,
}

impl DateFormat {
    /// Compiles a format: year, month and day, and times of day, which are read
    /// and dropped.
    ///
    /// # Errors
    /// `Syntax` when it holds no year, a day without a month, a time without a day,
    /// or a specifier that is none of dates and times.
    pub fn new(text: &str) -> Result<Self> {
        let wrong = |reason: &str| Error::syntax(reason).column("date_formats").value(text);
        let not_understood = || wrong("the date format has a specifier that is not understood");
        let items = StrftimeItems::new(text)
            .parse_to_owned()
            .map_err(|_| not_understood())?;
        let (mut year, mut month, mut day, mut time) = (false, false, false, false);
        for item in &items {
            match item {
                Item::Numeric(Numeric::Year | Numeric::YearMod100, _) => year = true,
                Item::Numeric(Numeric::Month, _)
                | Item::Fixed(Fixed::ShortMonthName | Fixed::LongMonthName) => month = true,
                Item::Numeric(Numeric::Day, _) => day = true,
                Item::Numeric(Numeric::Hour, _) => time = true,
                Item::Numeric(Numeric::Minute | Numeric::Second | Numeric::Nanosecond, _)
                | Item::Fixed(
                    Fixed::Nanosecond
                    | Fixed::Nanosecond3
                    | Fixed::Nanosecond6
                    | Fixed::Nanosecond9,
                )
                | Item::Literal(_)
                | Item::OwnedLiteral(_)
                | Item::Space(_)
                | Item::OwnedSpace(_) => {}
                _ => return Err(not_understood()),
            }
        }
        if !year {
            return Err(wrong("the date format has no year"));
        }
        if (day || time) && !month {
            return Err(wrong("the date format has a day but no month"));
        }
        if time && !day {
            return Err(wrong("the date format has a time of day but no day"));
        }
        Ok(Self {
            items,
            finest: match (month, day) {
                (_, true) => Finest::Day,
                (true, false) => Finest::Month,
                (false, false) => Finest::Year,
            },
            iso: text == "%Y-%m-%d",
        })
    }

    /// Reads `cell`, or `None` when it is not of this format or no such day
    /// exists. Years of two digits are put into the hundred years that begin
    /// with `first_year`; others have four digits.
    #[must_use]
    pub fn parse(&self, cell: &str, first_year: i32) -> Option<ParsedDate> {
        if self.iso {
            let date = iso_day(cell).filter(|date| date.year() >= 1000)?;
            return Some(ParsedDate {
                first: date,
                last: date,
                precision: "day",
            });
        }
        // chrono takes a sign before a year, and no source means one; after a
        // digit it is that of a time zone.
        let signed = |(at, _)| !cell[..at].ends_with(|before: char| before.is_ascii_digit());
        if cell.match_indices('+').any(signed) {
            return None;
        }
        let mut parts = Parsed::new();
        parse(&mut parts, cell, self.items.iter()).ok()?;
        let year = match (parts.year(), parts.year_mod_100()) {
            // `%Y` also takes "18": a year of two digits is not year 18.
            (Some(year), _) => Some(year).filter(|year| (1000..=9999).contains(year))?,
            (None, Some(short)) => in_century(short, first_year)?,
            (None, None) => return None,
        };
        let of = |finest: Finest, part: Option<u32>| part.filter(|_| self.finest >= finest);
        ParsedDate::from_parts(
            year,
            of(Finest::Month, parts.month()),
            of(Finest::Day, parts.day()),
        )
    }
}

/// The year that ends in the two digits `short` among the hundred years from
/// `first_year` on.
fn in_century(short: i32, first_year: i32) -> Option<i32> {
    let first = i64::from(first_year);
    let after = (i64::from(short) - first).rem_euclid(100);
    i32::try_from(first + after).ok()
}

/// `YYYY-MM-DD` without allocation: most cells of most sources.
fn iso_day(cell: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = cell.as_bytes().try_into().ok()?;
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let year = i32::try_from(number(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(format: &str, cell: &str, first_year: i32) -> Option<String> {
        DateFormat::new(format)
            .unwrap()
            .parse(cell, first_year)
            .map(|d| format!("{}..{} {}", d.first, d.last, d.precision))
    }

    fn parse(format: &str, cell: &str) -> Option<String> {
        read(format, cell, 1968)
    }

    #[test]
    fn formats_of_the_sources_are_read() {
        let day = |d: &str| Some(format!("{d}..{d} day"));
        assert_eq!(parse("%Y-%m-%d", "2018-01-15"), day("2018-01-15"));
        assert_eq!(
            parse("%Y-%m-%d %H:%M:%S%.f", "2018-01-15 00:00:00.000"),
            day("2018-01-15")
        );
        assert_eq!(parse("%d-%b-%y", "05-Jan-22"), day("2022-01-05"));
        assert_eq!(parse("%d-%b-%y", "9-Feb-68"), day("1968-02-09"));
        assert_eq!(parse("%d-%b-%y", "29-Feb-68"), day("1968-02-29"));
        assert_eq!(parse("%d-%b-%y", "1-Dec-67"), day("2067-12-01"));
        assert_eq!(parse("%d %b %Y", "3 Mar 2006"), day("2006-03-03"));
        assert_eq!(parse("%d %B %Y", "05 January 2022"), day("2022-01-05"));
        assert_eq!(
            parse("%Y-%m", "2006-02"),
            Some("2006-02-01..2006-02-28 month".into())
        );
        assert_eq!(
            parse("%Y", "2006"),
            Some("2006-01-01..2006-12-31 year".into())
        );
    }

    #[test]
    fn impossible_and_foreign_dates_are_not() {
        for (format, cell) in [
            ("%Y-%m-%d", "2018-02-30"),
            ("%Y-%m-%d", "2018-2-3"),
            ("%Y-%m-%d", "15/01/2018"),
            ("%Y", "18"),
            ("%d/%m/%Y", "03/04/20"),
            ("%Y-%m", "2006-13"),
            ("%d-%b-%y", "29-Feb-2068"),
            ("%d-%b-%y", "29-Feb-69"),
            ("%d/%m/%Y", "3/4/+12018"),
            ("%Y", "+2018"),
            ("%y", "2018"),
            ("%d/%m/%Y %H:%M", "03/04/2020 25:00"),
        ] {
            assert_eq!(parse(format, cell), None, "{format} {cell}");
        }
    }

    #[test]
    fn a_century_may_begin_anywhere() {
        let day = |d: &str| Some(format!("{d}..{d} day"));
        assert_eq!(read("%d-%b-%y", "1-Mar-00", 1900), day("1900-03-01"));
        assert_eq!(read("%d-%b-%y", "29-Feb-00", 1900), None);
        assert_eq!(read("%d-%b-%y", "29-Feb-00", 1901), day("2000-02-29"));
        for first_year in [i32::MIN, i32::MIN + 1, i32::MAX - 99, i32::MAX] {
            assert_eq!(read("%d-%b-%y", "9-Feb-68", first_year), None);
        }
    }

    #[test]
    fn a_format_must_make_a_date() {
        for format in ["%d %b", "%Y %d", "%Y-%q", "%Y-%j", "%Y-%m %H", "%"] {
            assert!(DateFormat::new(format).is_err(), "{format}");
        }
    }
}
