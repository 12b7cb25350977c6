//! The days that a list covers.

use std::fmt;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The days that a list covers, both ends included, as `FROM..TO`; `FROM..` when
/// the last is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardDays {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: Option<NaiveDate>,
}

impl fmt::Display for CardDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..", self.first)?;
        self.last.map_or(Ok(()), |last| last.fmt(f))
    }
}

impl Serialize for CardDays {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CardDays {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let wrong = || {
            de::Error::custom(
                "this must be days as FROM..TO, each end a day, month or year: \
                 2018-01-15, 2018-03 or 2018; or FROM.. when the last is not known",
            )
        };
        let (first, last) = text.split_once("..").ok_or_else(wrong)?;
        let (first, _) = ends(first).ok_or_else(wrong)?;
        let last = match last.trim() {
            "" => None,
            last => Some(ends(last).ok_or_else(wrong)?.1),
        };
        if last.is_some_and(|last| last < first) {
            return Err(de::Error::custom("the time ends before it begins"));
        }
        Ok(Self { first, last })
    }
}

/// The first and last day of an ISO day, month or year.
fn ends(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(digits) {
        return None;
    }
    let first = |day: &str| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok();
    let up_to = |first: NaiveDate, months: u32| {
        let next = first.checked_add_months(Months::new(months))?;
        Some((first, next - Days::new(1)))
    };
    match widths[..] {
        [4] => up_to(first(&format!("{text}-01-01"))?, 12),
        [4, 2] => up_to(first(&format!("{text}-01"))?, 1),
        [4, 2, 2] => up_to(first(text)?, 0).map(|(day, _)| (day, day)),
        _ => None,
    }
}
