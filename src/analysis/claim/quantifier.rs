//! "At least", "as many as", "exactly", "about".

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::evidence::{Bounds, Truth};
use crate::query::Scenario;

/// How a number in a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantifier {
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// More than that.
    MoreThan,
    /// Fewer than that.
    FewerThan,
    /// Up to that many: no estimate is higher, and the highest is that.
    AsManyAs,
    /// That many.
    Exactly,
    /// That many, give or take a percentage.
    About,
}

/// Their names in claims files.
const NAMES: &[&str] = &[
    "at-least",
    "at-most",
    "more-than",
    "fewer-than",
    "as-many-as",
    "exactly",
    "about",
];

impl Quantifier {
    const ALL: [Self; 7] = [
        Self::AtLeast,
        Self::AtMost,
        Self::MoreThan,
        Self::FewerThan,
        Self::AsManyAs,
        Self::Exactly,
        Self::About,
    ];
}

impl<'de> Deserialize<'de> for Quantifier {
    /// By its name, with hyphens, underscores or blanks between the words.
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let wanted = text.replace([' ', '_'], "-");
        let named = NAMES.iter().zip(Self::ALL);
        named
            .filter(|(name, _)| **name == wanted)
            .map(|(_, quantifier)| quantifier)
            .next()
            .ok_or_else(|| serde::de::Error::unknown_variant(&wanted, NAMES))
    }
}

/// The fields of a number.
pub(super) const NUMBER: &[&str] = &["comparison", "tolerance", "value"];

/// A number as a sentence says it: "at least 32".
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimedNumber {
    /// How it is meant.
    #[serde(rename = "comparison")]
    pub quantifier: Quantifier,
    /// What "about" allows, per cent either way; 10 when left out.
    pub tolerance: Option<f64>,
    /// The number.
    pub value: u64,
}

/// What "about" allows unless a claim says otherwise, per cent either way.
const ABOUT: f64 = 10.0;

impl ClaimedNumber {
    /// A number; "about" allows the usual 10 %.
    #[must_use]
    pub fn new(quantifier: Quantifier, value: u64) -> Self {
        Self {
            quantifier,
            tolerance: None,
            value,
        }
    }

    /// Refuses a tolerance of anything but "about".
    pub(super) fn check(self) -> Result<()> {
        check_tolerance(Some(self.quantifier), self.tolerance)
    }

    /// The fewest that it can mean.
    pub(super) fn least(self) -> u64 {
        match self.quantifier {
            Quantifier::AtLeast | Quantifier::Exactly => self.value,
            Quantifier::MoreThan => self.value.saturating_add(1),
            Quantifier::About => {
                let reach = self.value as f64 * self.tolerance.unwrap_or(ABOUT) / 100.0;
                (self.value as f64 - reach).max(0.0).floor() as u64
            }
            Quantifier::AtMost | Quantifier::FewerThan | Quantifier::AsManyAs => 0,
        }
    }

    /// Whether a number within `known` compares so with the one that is claimed.
    ///
    /// "As many as" speaks of the highest estimate: it holds when no estimate is
    /// above the value and the highest reaches it. Under the low and the best
    /// estimates only the first is asked.
    #[must_use]
    pub fn holds(self, known: Bounds, scenario: Option<Scenario>) -> Truth {
        let value = self.value;
        let wanted = Bounds::exactly(value);
        match self.quantifier {
            Quantifier::AtLeast => known.at_least(wanted),
            Quantifier::AtMost => wanted.at_least(known),
            Quantifier::MoreThan => known.above(wanted),
            Quantifier::FewerThan => wanted.above(known),
            Quantifier::Exactly => {
                if known.value() == Some(value) {
                    Truth::Yes
                } else {
                    known
                        .at_least(wanted)
                        .and(wanted.at_least(known))
                        .and(Truth::Maybe)
                }
            }
            Quantifier::About => {
                let reach = value as f64 * self.tolerance.unwrap_or(ABOUT) / 100.0;
                let (least, most) = (value as f64 - reach, value as f64 + reach);
                let upper = known.upper.map(|upper| upper as f64);
                let lower = known.lower as f64;
                if lower >= least && upper.is_some_and(|upper| upper <= most) {
                    Truth::Yes
                } else if lower > most || upper.is_some_and(|upper| upper < least) {
                    Truth::No
                } else {
                    Truth::Maybe
                }
            }
            Quantifier::AsManyAs => {
                let not_above = wanted.at_least(known);
                match (scenario, known.upper) {
                    (Some(Scenario::Low | Scenario::Best), _) | (_, None) => not_above,
                    (_, Some(highest)) => not_above.and(Truth::of(highest >= value)),
                }
            }
        }
    }
}

/// Refuses a tolerance of anything but "about".
pub(super) fn check_tolerance(
    quantifier: Option<Quantifier>,
    tolerance: Option<f64>,
) -> Result<()> {
    if tolerance.is_none() || quantifier == Some(Quantifier::About) {
        return Ok(());
    }
    Err(
        Error::syntax("a tolerance goes with the comparison \"about\" only")
            .column("tolerance")
            .hint("leave it out, or write comparison = \"about\""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_in_all_worlds_in_none_or_in_some() {
        use Truth::{Maybe, No, Yes};
        let range = |lower, upper| Bounds { lower, upper };
        let known = range(27, Some(38));
        for (quantifier, value, truth) in [
            (Quantifier::AtLeast, 27, Yes),
            (Quantifier::AtLeast, 35, Maybe),
            (Quantifier::AtLeast, 39, No),
            (Quantifier::AtMost, 38, Yes),
            (Quantifier::AtMost, 26, No),
            (Quantifier::MoreThan, 26, Yes),
            (Quantifier::MoreThan, 38, No),
            (Quantifier::FewerThan, 39, Yes),
            (Quantifier::FewerThan, 27, No),
            (Quantifier::Exactly, 35, Maybe),
            (Quantifier::Exactly, 39, No),
            (Quantifier::AsManyAs, 38, Yes),
            (Quantifier::AsManyAs, 35, Maybe),
            (Quantifier::AsManyAs, 50, No),
            (Quantifier::AsManyAs, 20, No),
            (Quantifier::About, 38, Maybe),
            (Quantifier::About, 50, No),
        ] {
            let holds = ClaimedNumber::new(quantifier, value).holds(known, None);
            assert_eq!(holds, truth, "{quantifier:?} {value}");
        }
        let about = ClaimedNumber {
            tolerance: Some(20.0),
            ..ClaimedNumber::new(Quantifier::About, 33)
        };
        assert_eq!(about.holds(known, None), Yes);
        // Ten per cent of 50 is 5, either way and not more.
        for (lower, upper, truth) in [
            (45, Some(55), Yes),
            (55, Some(55), Yes),
            (45, Some(45), Yes),
            (44, Some(55), Maybe),
            (45, Some(56), Maybe),
            (55, None, Maybe),
            (56, Some(60), No),
            (56, None, No),
            (0, Some(44), No),
        ] {
            let about = ClaimedNumber::new(Quantifier::About, 50);
            assert_eq!(
                about.holds(range(lower, upper), None),
                truth,
                "{lower} {upper:?}"
            );
        }
        let exactly = |known| ClaimedNumber::new(Quantifier::Exactly, 38).holds(known, None);
        assert_eq!(exactly(range(38, Some(38))), Yes);
        assert_eq!(exactly(Bounds::UNKNOWN), Maybe);
        let up_to = ClaimedNumber::new(Quantifier::AsManyAs, 38);
        assert_eq!(up_to.holds(Bounds::UNKNOWN, None), Maybe);
    }
}
