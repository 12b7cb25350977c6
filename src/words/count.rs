//! Counts with their nouns: "1 incident", "2 incidents", "1,000 incidents".

use crate::table::{grouped, rounded};

/// A noun for one and for any other number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// For one: "incident".
    pub one: &'static str,
    /// For none and for several: "incidents".
    pub many: &'static str,
}

/// What is counted.
pub const INCIDENT: Noun = Noun::new("incident", "incidents");
/// A sentence that was checked.
pub const CLAIM: Noun = Noun::new("claim", "claims");
/// A line of a table or file.
pub const ROW: Noun = Noun::new("row", "rows");
/// A day.
pub const DAY: Noun = Noun::new("day", "days");
/// A year.
pub const YEAR: Noun = Noun::new("year", "years");
/// What becomes of so many: "is", "are".
pub(super) const IS: Noun = Noun::new("is", "are");
/// A place.
pub const PLACE: Noun = Noun::new("place", "places");

impl Noun {
    /// A noun from its two forms.
    #[must_use]
    pub const fn new(one: &'static str, many: &'static str) -> Self {
        Self { one, many }
    }

    /// The form that goes with a number.
    #[must_use]
    pub fn form(self, count: f64) -> &'static str {
        if count == 1.0 { self.one } else { self.many }
    }

    /// The number with the noun: "2 incidents". Shares of incidents keep a
    /// decimal.
    #[must_use]
    pub fn count(self, count: f64) -> String {
        format!("{} {}", grouped(count), self.form(count))
    }

    /// The same where a sentence would not have a zero: "no incidents".
    #[must_use]
    pub fn count_or_no(self, count: f64) -> String {
        if count == 0.0 {
            format!("no {}", self.many)
        } else {
            self.count(count)
        }
    }

    /// So many that are certain, where more may be among them: "at least 2
    /// incidents", "no incidents that are certain".
    #[must_use]
    pub fn at_least(self, count: f64) -> String {
        if count == 0.0 {
            format!("no {} that are certain", self.many)
        } else {
            format!("at least {}", self.count(count))
        }
    }

    /// A number that is not whole, rounded, with the noun that goes with what is
    /// shown of it: "17.2 years", "1 year".
    #[must_use]
    pub fn rounded(self, number: f64) -> String {
        let shown = rounded(number);
        let noun = if shown == "1" { self.one } else { self.many };
        format!("{shown} {noun}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_all_else_is_not() {
        for (count, words) in [
            (0.0, "0 incidents"),
            (1.0, "1 incident"),
            (2.0, "2 incidents"),
            (0.5, "0.5 incidents"),
            (1000.0, "1,000 incidents"),
        ] {
            assert_eq!(INCIDENT.count(count), words);
        }
        for (count, words) in [(0.0, "no days"), (1.0, "1 day"), (2.0, "2 days")] {
            assert_eq!(DAY.count_or_no(count), words);
        }
        for (count, words) in [
            (0.0, "no incidents that are certain"),
            (1.0, "at least 1 incident"),
            (1000.0, "at least 1,000 incidents"),
        ] {
            assert_eq!(INCIDENT.at_least(count), words);
        }
        for (number, words) in [
            (0.0, "0 years"),
            (0.5, "0.50 years"),
            (1.000_01, "1 year"),
            (17.24, "17.2 years"),
        ] {
            assert_eq!(YEAR.rounded(number), words);
        }
    }
}
