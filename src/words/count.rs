//! Counts with their nouns: "1 incident", "2 incidents", "1,000 incidents".

use crate::table::grouped;

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
    }
}
