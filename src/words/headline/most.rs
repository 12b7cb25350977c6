//! The place or kind with most.

use crate::query::Measure;
use crate::table::{decimal, grouped};
use crate::words::noun;

/// The place or kind with most.
#[derive(Debug, Clone, PartialEq)]
pub struct Most {
    /// Its name.
    pub name: String,
    /// What is compared.
    pub measure: Measure,
    /// Its number.
    pub value: f64,
    /// The number of all, where it is a part of that.
    pub total: Option<f64>,
}

impl Most {
    pub(super) fn text(&self) -> String {
        let (name, noun) = (&self.name, noun(self.measure));
        let value = decimal(self.value, 1);
        match self.total {
            None => format!("{name} had most: {value} {noun}"),
            Some(total) => {
                let percent = decimal((self.value / total * 100.0).round(), 0);
                let total = grouped(total);
                format!("{name} had most: {value} of {total} {noun} ({percent} %)")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_said_with_its_share() {
        let most = |measure, value, total| Most {
            name: "Sadr City".to_owned(),
            measure,
            value,
            total,
        };
        assert_eq!(
            most(Measure::Killed, 930.0, Some(5254.0)).text(),
            "Sadr City had most: 930 of 5,254 killed (18 %)"
        );
        assert_eq!(
            most(Measure::KilledPerIncident, 9.25, None).text(),
            "Sadr City had most: 9.2 killed per incident"
        );
    }
}
