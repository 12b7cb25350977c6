//! Comparison of figures in tests.

/// Panics unless `actual` equals `expected` within a relative tolerance.
#[track_caller]
pub(crate) fn assert_close(actual: f64, expected: f64, tolerance: f64) {
    let close = actual == expected
        || (actual - expected).abs() <= tolerance * expected.abs().max(f64::MIN_POSITIVE);
    assert!(close, "{actual} is not {expected} (tolerance {tolerance})");
}

/// British coal-mining disasters by year, 1851-1962 (Jarrett, 1979).
pub(crate) const COAL: [u64; 112] = [
    4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5,
    2, 2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1,
    0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 3, 3, 0, 0, 0, 1,
    4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
];

/// Tolls and how often each occurs, of the power-law reference.
pub(crate) const TAIL: [(u64, usize); 12] = [
    (1, 233),
    (2, 33),
    (3, 13),
    (4, 10),
    (5, 2),
    (6, 3),
    (7, 2),
    (8, 2),
    (9, 1),
    (11, 1),
    (15, 1),
    (18, 1),
];

/// Each value as often as it occurs.
pub(crate) fn repeated(counts: &[(u64, usize)]) -> Vec<u64> {
    counts
        .iter()
        .flat_map(|&(value, count)| vec![value; count])
        .collect()
}
