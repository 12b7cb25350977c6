//! Whether tolls are so uneven that their sums have no interval to rely on.

use super::{LEAST_EXPONENT, fit};
use crate::estimate::toll::Toll;

/// Fewest incidents of a tail by which its exponent is told.
const LEAST_TAIL: u64 = 10;

/// The exponent of the tail fitted to the best figures, when it is below
/// [`LEAST_EXPONENT`]: if the law holds, tolls have no variance, the largest to come
/// may exceed all that were observed together, and an interval of their sum is too
/// short. `None` also where fewer than ten incidents make the tail.
#[must_use]
pub fn no_variance(tolls: impl IntoIterator<Item = Toll>) -> Option<f64> {
    let best: Vec<u64> = tolls.into_iter().map(|toll| toll.best).collect();
    let fitted = fit(&best).ok()?;
    (fitted.tail_incidents >= LEAST_TAIL && fitted.law.alpha < LEAST_EXPONENT)
        .then_some(fitted.law.alpha)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_heavy_tails_of_some_incidents_have_none() {
        let tolls = |exponent: f64, number: u32| {
            let toll = move |rank| (f64::from(number) / f64::from(rank)).powf(1.0 / exponent);
            (1..=number).map(move |rank| Toll::from(toll(rank).round() as u64 * 10))
        };
        // Tolls by rank fall as a power law whose exponent is one above.
        assert!(no_variance(tolls(1.2, 200)).is_some_and(|alpha| (2.0..2.5).contains(&alpha)));
        assert_eq!(no_variance(tolls(4.0, 200)), None);
        assert_eq!(no_variance(tolls(1.2, 9)), None);
        assert_eq!(no_variance([]), None);
    }
}
