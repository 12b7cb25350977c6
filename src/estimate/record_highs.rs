//! Records: how often the largest so far should fall.

use serde::Serialize;
use statrs::function::gamma::digamma;

use super::not_estimable::{Estimated, NotEstimable};

/// Euler's constant.
const EULER: f64 = 0.577_215_664_901_532_9;

/// The expected number of records among n exchangeable values without ties:
/// H(n) = 1 + 1/2 + ... + 1/n (Foster & Stuart, 1954). Zero for n = 0.
#[must_use]
pub fn expected_records(n: u64) -> f64 {
    if n <= 1_000 {
        (1..=n).rev().map(|k| 1.0 / k as f64).sum()
    } else {
        digamma(n as f64 + 1.0) + EULER
    }
}

/// Chance that the n-th of n exchangeable values is the largest: 1/n.
///
/// # Errors
/// `NoIncidents` when n is zero.
pub fn chance_of_record(n: u64) -> Estimated<f64> {
    if n == 0 {
        return Err(NotEstimable::NoIncidents);
    }
    Ok(1.0 / n as f64)
}

/// Records in a sequence, against what chance would give.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordHighs {
    /// Positions of values larger than all before them, ascending; the first one
    /// counts.
    pub positions: Vec<usize>,
    /// Expected number of records, H(n).
    pub expected: f64,
    /// Chance that the last value is a record: 1/n.
    pub chance_of_last: f64,
}

/// Records in tolls in order of time.
///
/// The expected number assumes that the order carries no information (no trend)
/// and that there are no ties; ties make records rarer.
///
/// # Errors
/// `NoIncidents` when there is no toll.
pub fn record_highs(tolls: &[u64]) -> Estimated<RecordHighs> {
    let mut largest = None;
    let mut positions = Vec::new();
    for (position, &toll) in tolls.iter().enumerate() {
        if largest.is_none_or(|largest| toll > largest) {
            largest = Some(toll);
            positions.push(position);
        }
    }
    let n = tolls.len() as u64;
    Ok(RecordHighs {
        positions,
        expected: expected_records(n),
        chance_of_last: chance_of_record(n)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn harmonic_numbers() {
        assert_close(expected_records(10), 2.928_968_253_97, 1e-11);
        assert_close(expected_records(100), 5.187_377_517_64, 1e-11);
        assert_close(expected_records(0), 0.0, 0.0);
        let long: f64 = (1..=2_000).map(|k| 1.0 / f64::from(k)).sum();
        assert_close(expected_records(2_000), long, 1e-13);
    }

    #[test]
    fn records_in_order() -> Estimated<()> {
        let found = record_highs(&[3, 1, 3, 7, 7, 8])?;
        assert_eq!(found.positions, [0, 3, 5]);
        assert_close(found.chance_of_last, 1.0 / 6.0, 1e-15);
        assert_eq!(record_highs(&[]), Err(NotEstimable::NoIncidents));
        Ok(())
    }
}
