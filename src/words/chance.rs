//! Chances and p-values in sentences.

use crate::table::{p_value, rounded};

/// A chance between 0 and 1 as people read it: "12 %", "less than 0.1 %", "more
/// than 99.9 %".
#[must_use]
pub fn chance(p: f64) -> String {
    if p < 0.001 {
        return "less than 0.1 %".to_owned();
    }
    if p > 0.999 {
        return "more than 99.9 %".to_owned();
    }
    format!("{} %", rounded(p * 100.0))
}

/// What a p-value is, after "p": "= 0.023", "<0.001".
#[must_use]
pub fn p_is(p: f64) -> String {
    let below = if p < 0.001 { "" } else { "= " };
    format!("{below}{}", p_value(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_certain_or_impossible() {
        for (p, words) in [
            (0.0, "less than 0.1 %"),
            (0.123, "12.3 %"),
            (1.0, "more than 99.9 %"),
        ] {
            assert_eq!(chance(p), words);
        }
        for (p, words) in [
            (0.0, "<0.001"),
            (0.0004, "<0.001"),
            (0.001, "= 0.001"),
            (1.0, "= 1.000"),
        ] {
            assert_eq!(p_is(p), words);
        }
    }
}
