//! The place or kind with most.

use super::amount::{Amount, BY_BEST};
use crate::query::Measure;
use crate::table::decimal;
use crate::words::measure::counted;

/// The place or kind with most.
#[derive(Debug, Clone, PartialEq)]
pub struct Most {
    /// Its name.
    pub name: String,
    /// What is compared.
    pub measure: Measure,
    /// Its number.
    pub value: Amount,
    /// The number of all, where it is a part of that; none where something of it is
    /// unknown.
    pub total: Option<Amount>,
}

impl Most {
    pub(super) fn text(&self) -> String {
        let Self { name, measure, .. } = self;
        let value = self.value.words(|number| counted(*measure, number));
        if *measure == Measure::MaxKilled {
            return format!("{name} had the deadliest incident: {value}");
        }
        let Some(total) = self.total else {
            return format!("{name} had most: {value}");
        };
        let (part, whole) = (self.value.number(), total.number());
        let shares = format!(
            "{name} had most: {} of {} ({})",
            decimal(part, 1),
            counted(*measure, whole),
            percent(part / whole)
        );
        if self.value.is_by_best() || total.is_by_best() {
            format!("{shares}, {BY_BEST}")
        } else {
            shares
        }
    }
}

/// "18 %", "less than 1 %"; the whole is a share of nothing less.
fn percent(share: f64) -> String {
    match (share * 100.0).round() {
        0.0 => "less than 1 %".to_owned(),
        100.0 => "more than 99 %".to_owned(),
        percent => format!("{} %", decimal(percent, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_said_with_its_share() {
        let most = |measure, value, total: Option<f64>| Most {
            name: "Sadr City".to_owned(),
            measure,
            value: Amount::Exactly(value),
            total: total.map(Amount::Exactly),
        };
        assert_eq!(
            most(Measure::Killed, 930.0, Some(5254.0)).text(),
            "Sadr City had most: 930 of 5,254 killed (18 %)"
        );
        let by_best = Most {
            value: Amount::ByBest(930.0),
            ..most(Measure::Killed, 930.0, Some(5254.0))
        };
        assert_eq!(
            by_best.text(),
            "Sadr City had most: 930 of 5,254 killed (18 %), by the best estimates"
        );
        let open = Most {
            value: Amount::AtLeast(930.0),
            ..most(Measure::Killed, 930.0, None)
        };
        assert_eq!(open.text(), "Sadr City had most: at least 930 killed");
        assert_eq!(
            most(Measure::KilledPerIncident, 9.25, None).text(),
            "Sadr City had most: 9.2 killed per incident"
        );
        for (value, total, text) in [
            (1.0, 2.0, "Sadr City had most: 1 of 2 incidents (50 %)"),
            (
                1.0,
                1000.0,
                "Sadr City had most: 1 of 1,000 incidents (less than 1 %)",
            ),
            (
                999.0,
                1000.0,
                "Sadr City had most: 999 of 1,000 incidents (more than 99 %)",
            ),
        ] {
            assert_eq!(most(Measure::Incidents, value, Some(total)).text(), text);
        }
        assert_eq!(
            most(Measure::FatalIncidents, 1.0, None).text(),
            "Sadr City had most: 1 fatal incident"
        );
        assert_eq!(
            most(Measure::MaxKilled, 1.0, None).text(),
            "Sadr City had the deadliest incident: 1 killed"
        );
    }
}
