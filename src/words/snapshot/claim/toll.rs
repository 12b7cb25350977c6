//! The toll of an incident.

use crate::analysis::claim::{ClaimedNumber, Quantifier, TollGrounds, Verdict};
use crate::query::Measure;
use crate::words::snapshot::samples::{TOLLS, toll};

pub(super) fn quantifiers() -> Vec<Quantifier> {
    every![
        Quantifier::AtLeast => [Quantifier::AtLeast],
        Quantifier::AtMost => [Quantifier::AtMost],
        Quantifier::MoreThan => [Quantifier::MoreThan],
        Quantifier::FewerThan => [Quantifier::FewerThan],
        Quantifier::AsManyAs => [Quantifier::AsManyAs],
        Quantifier::Exactly => [Quantifier::Exactly],
        Quantifier::About => [Quantifier::About],
    ]
}

pub(super) fn of(measure: Measure, text: &str, number: ClaimedNumber) -> TollGrounds {
    TollGrounds {
        measure,
        toll: toll(text),
        number,
    }
}

pub(super) fn cases() -> Vec<(String, TollGrounds, Verdict)> {
    let mut cases = Vec::new();
    let mut case = |text: &str, quantifier, value| {
        let number = ClaimedNumber::new(quantifier, value);
        let verdict = number.holds(toll(text).bounds(), None).into();
        let name = format!("{quantifier:?} {value} of {text}");
        cases.push((name, of(Measure::Killed, text, number), verdict));
    };
    for text in TOLLS {
        for value in [0, 1000] {
            case(text, Quantifier::Exactly, value);
        }
    }
    for quantifier in quantifiers() {
        for text in ["/2/", "900/1000/1200", "1//"] {
            case(text, quantifier, 2);
            case(text, quantifier, 1000);
        }
    }
    cases
}
