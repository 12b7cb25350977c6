//! Date formats of profiles, compiled once and applied to every cell.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::error::{Error, Result};

/// A day, month or year as a cell gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDate {
    /// First possible day.
    pub first: NaiveDate,
    /// Last possible day.
    pub last: NaiveDate,
    /// "day", "month" or "year".
    pub precision: &'static str,
}

impl ParsedDate {
    /// From year, and month and day when they are known; `None` when there is
    /// no such day.
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finest {
    Time,
    Day,
    Month,
    Year,
}

/// A format as `strftime` writes it, for example `%d-%b-%y`.
#[derive(Debug, Clone)]
pub struct DateFormat {
    text: String,
    finest: Finest,
    two_digit_year: bool,
}

impl DateFormat {
    /// Compiles a format.
    ///
    /// # Errors
    /// When it holds no year, or a specifier that dates do not have.
    pub fn new(text: &str) -> Result<Self> {
        let mut specifiers = Vec::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if c == '%' {
                specifiers.push(chars.next().unwrap_or('%'));
            }
        }
        let has = |any: &str| specifiers.iter().any(|c| any.contains(*c));
        let wrong = |reason: &str| Err(Error::syntax(reason).column("date_formats").value(text));
        if specifiers.iter().any(|c| !"YymdebBHMSf.TF".contains(*c)) {
            return wrong("the date format has a specifier that is not understood");
        }
        let finest = if has("HT") {
            Finest::Time
        } else if has("deF") {
            Finest::Day
        } else if has("mbB") {
            Finest::Month
        } else {
            Finest::Year
        };
        if !has("YyF") {
            return wrong("the date format has no year");
        }
        if matches!(finest, Finest::Time | Finest::Day) && !has("mbBF") {
            return wrong("the date format has a day but no month");
        }
        Ok(Self {
            text: text.to_owned(),
            finest,
            two_digit_year: has("y"),
        })
    }

    /// Reads `cell`, or `None` when it is not of this format or no such day
    /// exists. Years of two digits are put into the hundred years that begin
    /// with `first_year`.
    #[must_use]
    pub fn parse(&self, cell: &str, first_year: i32) -> Option<ParsedDate> {
        let date = match self.finest {
            Finest::Day if self.text == "%Y-%m-%d" => iso_day(cell)?,
            Finest::Day => self.whole_day(cell)?,
            Finest::Time => NaiveDateTime::parse_from_str(cell, &self.text).ok()?.date(),
            Finest::Month => {
                let date = NaiveDate::parse_from_str(
                    &format!("{cell}\u{1}01"),
                    &format!("{}\u{1}%d", self.text),
                )
                .ok()?;
                return ParsedDate::from_parts(
                    self.century(date, first_year)?.year(),
                    Some(date.month()),
                    None,
                );
            }
            Finest::Year => {
                let well_formed = (self.two_digit_year && cell.len() == 2) || cell.len() == 4;
                let year = cell.parse::<i32>().ok().filter(|_| well_formed)?;
                let date = NaiveDate::from_ymd_opt(year, 1, 1)?;
                return ParsedDate::from_parts(self.century(date, first_year)?.year(), None, None);
            }
        };
        let date = self.century(date, first_year)?;
        Some(ParsedDate {
            first: date,
            last: date,
            precision: "day",
        })
    }

    fn whole_day(&self, cell: &str) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(cell, &self.text).ok()
    }

    fn century(&self, date: NaiveDate, first_year: i32) -> Option<NaiveDate> {
        if !self.two_digit_year {
            // `%Y` also takes "18": a year of two digits is not year 18.
            return (date.year() >= 1000).then_some(date);
        }
        let year = first_year + (date.year() - first_year).rem_euclid(100);
        // 29 February was read in chrono's own century: every multiple of 4
        // but 1900 is a leap year there and here.
        date.with_year(year)
    }
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

    fn parse(format: &str, cell: &str) -> Option<String> {
        DateFormat::new(format)
            .unwrap()
            .parse(cell, 1968)
            .map(|d| format!("{}..{} {}", d.first, d.last, d.precision))
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
        ] {
            assert_eq!(parse(format, cell), None, "{format} {cell}");
        }
    }

    #[test]
    fn a_format_must_make_a_date() {
        for format in ["%d %b", "%Y %d", "%Y-%q"] {
            assert!(DateFormat::new(format).is_err(), "{format}");
        }
    }
}
