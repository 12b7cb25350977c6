//! Ratios of rates.

use crate::table::rounded;

/// Before "earlier" or "former": "0.50 times the", "about the same as the",
/// "2 times the".
pub(super) fn times_the(ratio: f64) -> String {
    match rounded(ratio).as_str() {
        "1" => "about the same as the".to_owned(),
        times => format!("{times} times the"),
    }
}

/// How a rate went: "from 4.10 to 0.30 a month", "from 1 a month to none".
pub(super) fn from_rate_to(before: f64, after: f64, unit: &str) -> String {
    let (old, new) = (rounded(before), rounded(after));
    if after == 0.0 {
        format!("from {old} a {unit} to none")
    } else if before == 0.0 {
        format!("from none to {new} a {unit}")
    } else {
        format!("from {old} to {new} a {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rate_is_none() {
        for (before, after, words) in [
            (1.0, 0.0, "from 1 a month to none"),
            (0.0, 1.0, "from none to 1 a month"),
            (4.1, 1000.0, "from 4.10 to 1,000 a month"),
        ] {
            assert_eq!(from_rate_to(before, after, "month"), words);
        }
    }

    #[test]
    fn one_is_no_multiple() {
        for (ratio, words) in [
            (0.0, "0 times the"),
            (0.5, "0.50 times the"),
            (1.0, "about the same as the"),
            (1.001, "about the same as the"),
            (2.0, "2 times the"),
            (1000.0, "1,000 times the"),
        ] {
            assert_eq!(times_the(ratio), words);
        }
    }
}
