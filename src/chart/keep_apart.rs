//! Labels along a line, kept apart from each other.

/// Positions as near to `wanted` as may be, in the same order, `apart` from each
/// other and between `low` and `high` as far as there is room. `wanted` must be
/// ascending.
pub(crate) fn keep_apart(wanted: &[f64], apart: f64, low: f64, high: f64) -> Vec<f64> {
    let mut at: Vec<f64> = wanted.to_vec();
    let mut least = low;
    for place in &mut at {
        *place = place.max(least);
        least = *place + apart;
    }
    let mut most = high;
    for place in at.iter_mut().rev() {
        *place = place.min(most);
        most = *place - apart;
    }
    // Without room for all, the first stand apart and the last run over.
    let mut least = low;
    for place in &mut at {
        *place = place.max(least);
        least = *place + apart;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::keep_apart;

    #[test]
    fn labels_move_as_little_as_needed() {
        assert_eq!(keep_apart(&[1.0, 50.0], 10.0, 0.0, 100.0), [1.0, 50.0]);
        assert_eq!(
            keep_apart(&[98.0, 99.0, 100.0], 10.0, 0.0, 100.0),
            [80.0, 90.0, 100.0]
        );
        assert_eq!(
            keep_apart(&[0.0, 1.0, 2.0], 10.0, 0.0, 100.0),
            [0.0, 10.0, 20.0]
        );
    }
}
