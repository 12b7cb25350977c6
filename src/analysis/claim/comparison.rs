//! "At least", "as many as", "exactly", "about".

use crate::error::{Error, Result};
use crate::evidence::{Bounds, Truth};
use crate::query::Scenario;
use crate::schema::nearest;

/// How a number in a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
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
    About {
        /// Per cent either way.
        tolerance: f64,
    },
}

/// What "about" allows unless a claim says otherwise, per cent either way.
pub(super) const ABOUT: f64 = 10.0;

const NAMES: [(&str, Comparison); 7] = [
    ("at-least", Comparison::AtLeast),
    ("at-most", Comparison::AtMost),
    ("more-than", Comparison::MoreThan),
    ("fewer-than", Comparison::FewerThan),
    ("as-many-as", Comparison::AsManyAs),
    ("exactly", Comparison::Exactly),
    ("about", Comparison::About { tolerance: ABOUT }),
];

impl std::str::FromStr for Comparison {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wanted = text.trim().replace([' ', '_'], "-");
        NAMES
            .into_iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, comparison)| comparison)
            .ok_or_else(|| {
                let near = nearest(&wanted, NAMES.iter().map(|(name, _)| *name))
                    .map(|near| format!("did you mean \"{near}\"? "))
                    .unwrap_or_default();
                let all = NAMES.map(|(name, _)| name).join(", ");
                Error::setting("there is no comparison of that name")
                    .value(text)
                    .hint(format!("{near}The comparisons are {all}"))
            })
    }
}

impl Comparison {
    /// Its name in claims files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::MoreThan => "more-than",
            Self::FewerThan => "fewer-than",
            Self::AsManyAs => "as-many-as",
            Self::Exactly => "exactly",
            Self::About { .. } => "about",
        }
    }

    /// In words before a number: "at least", "as many as", "".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AtLeast => "at least ",
            Self::AtMost => "at most ",
            Self::MoreThan => "more than ",
            Self::FewerThan => "fewer than ",
            Self::AsManyAs => "as many as ",
            Self::Exactly => "",
            Self::About { .. } => "about ",
        }
    }

    /// Whether a number within `known` compares so with `value`.
    ///
    /// "As many as" speaks of the highest estimate: it holds when no estimate is
    /// above the value and the highest reaches it. Under the low and the best
    /// estimates only the first is asked.
    #[must_use]
    pub fn holds(self, known: Bounds, value: u64, scenario: Option<Scenario>) -> Truth {
        let wanted = Bounds::exactly(value);
        match self {
            Self::AtLeast => known.at_least(wanted),
            Self::AtMost => wanted.at_least(known),
            Self::MoreThan => known.above(wanted),
            Self::FewerThan => wanted.above(known),
            Self::Exactly => {
                if known.value() == Some(value) {
                    Truth::Yes
                } else {
                    known
                        .at_least(wanted)
                        .and(wanted.at_least(known))
                        .and(Truth::Maybe)
                }
            }
            Self::About { tolerance } => {
                let reach = value as f64 * tolerance / 100.0;
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
            Self::AsManyAs => {
                let not_above = wanted.at_least(known);
                match (scenario, known.upper) {
                    (Some(Scenario::Low | Scenario::Best), _) | (_, None) => not_above,
                    (_, Some(highest)) => not_above.and(Truth::of(highest >= value)),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_in_all_worlds_in_none_or_in_some() {
        use Truth::{Maybe, No, Yes};
        let range = |lower, upper| Bounds { lower, upper };
        let known = range(27, Some(38));
        for (comparison, value, truth) in [
            (Comparison::AtLeast, 27, Yes),
            (Comparison::AtLeast, 35, Maybe),
            (Comparison::AtLeast, 39, No),
            (Comparison::AtMost, 38, Yes),
            (Comparison::AtMost, 26, No),
            (Comparison::MoreThan, 26, Yes),
            (Comparison::MoreThan, 38, No),
            (Comparison::FewerThan, 39, Yes),
            (Comparison::FewerThan, 27, No),
            (Comparison::Exactly, 35, Maybe),
            (Comparison::Exactly, 39, No),
            (Comparison::AsManyAs, 38, Yes),
            (Comparison::AsManyAs, 35, Maybe),
            (Comparison::AsManyAs, 50, No),
            (Comparison::AsManyAs, 20, No),
            (Comparison::About { tolerance: 20.0 }, 33, Yes),
            (Comparison::About { tolerance: 10.0 }, 38, Maybe),
            (Comparison::About { tolerance: 10.0 }, 50, No),
        ] {
            let holds = comparison.holds(known, value, None);
            assert_eq!(holds, truth, "{comparison:?} {value}");
        }
        assert_eq!(
            Comparison::Exactly.holds(range(38, Some(38)), 38, None),
            Yes
        );
        assert_eq!(Comparison::Exactly.holds(Bounds::UNKNOWN, 38, None), Maybe);
        assert_eq!(Comparison::AsManyAs.holds(Bounds::UNKNOWN, 38, None), Maybe);
    }
}
