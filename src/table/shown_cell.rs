//! A cell as people read it.

use super::number::{decimal, grouped, p_value, rounded};
use super::{Cell, CellKind};

/// A cell as people read it: `2,078 (1,967–2,520)`.
pub(super) fn shown(cell: &Cell, kind: CellKind) -> String {
    match cell {
        Cell::Blank => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => match kind {
            CellKind::Number { decimals } => decimal(*value, decimals),
            CellKind::Probability => p_value(*value),
            CellKind::Text | CellKind::Toll | CellKind::Estimate => grouped(*value),
        },
        Cell::Toll {
            low,
            best,
            high,
            unknown,
        } => toll(*low, *best, *high, *unknown),
        Cell::Estimate {
            value,
            lower,
            upper,
        } => estimate(*value, *lower, *upper),
    }
}

/// `0.21 (0.022 to 1)`; without an upper limit `3 (0.2 or more)`.
fn estimate(value: f64, lower: f64, upper: f64) -> String {
    let value = if value.is_infinite() {
        "unbounded".to_owned()
    } else {
        rounded(value)
    };
    if upper.is_infinite() {
        format!("{value} ({} or more)", rounded(lower))
    } else {
        format!("{value} ({} to {})", rounded(lower), rounded(upper))
    }
}

/// `470 (459–557)`; with incidents whose best is unknown `453 + 3 unknown
/// (714–765)`, the range being of all; `898 or more` without an upper limit.
fn toll(low: Option<f64>, best: Option<f64>, high: Option<f64>, unknown: f64) -> String {
    let range = match (low, high) {
        (Some(low), Some(high)) if best == Some(low) && best == Some(high) => None,
        // A dash after a minus sign would be hard to read.
        (Some(low), Some(high)) if low < 0.0 => {
            Some(format!("{} to {}", grouped(low), grouped(high)))
        }
        (Some(low), Some(high)) => Some(format!("{}–{}", grouped(low), grouped(high))),
        (Some(low), None) if best != Some(low) => Some(format!("{} or more", grouped(low))),
        (None, Some(high)) if best != Some(high) => Some(format!("at most {}", grouped(high))),
        _ => None,
    };
    let best = match best {
        None => "unknown".to_owned(),
        Some(best) if unknown > 0.0 => {
            format!("{} + {} unknown", grouped(best), grouped(unknown))
        }
        Some(best) => grouped(best),
    };
    match range {
        Some(range) => format!("{best} ({range})"),
        None => best,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_say_what_is_known() {
        for (low, best, high, unknown, text) in [
            (Some(32.0), Some(32.0), Some(32.0), 0.0, "32"),
            (
                Some(1967.0),
                Some(2078.0),
                Some(2520.0),
                0.0,
                "2,078 (1,967–2,520)",
            ),
            (Some(69.0), None, Some(101.0), 1.0, "unknown (69–101)"),
            (None, None, None, 2.0, "unknown"),
            (Some(8.0), Some(5.0), Some(9.0), 1.0, "5 + 1 unknown (8–9)"),
            (Some(30.0), None, None, 1.0, "unknown (30 or more)"),
        ] {
            let cell = Cell::Toll {
                low,
                best,
                high,
                unknown,
            };
            assert_eq!(shown(&cell, CellKind::Toll), text);
        }
    }

    #[test]
    fn unbounded_estimates_are_put_in_words() {
        let cell = |value, lower, upper| {
            let cell = Cell::Estimate {
                value,
                lower,
                upper,
            };
            shown(&cell, CellKind::Estimate)
        };
        assert_eq!(cell(0.207, 0.0218, 1.0005), "0.21 (0.022 to 1)");
        assert_eq!(
            cell(f64::INFINITY, 0.1026, f64::INFINITY),
            "unbounded (0.10 or more)"
        );
    }
}
