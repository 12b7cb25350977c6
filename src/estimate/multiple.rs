//! p-values adjusted for looking at many places at once.
//!
//! A missing p-value (a place where nothing could be estimated) stays missing
//! and does not count among the tests. Values that are not numbers are missing;
//! others are cut to the range from 0 to 1.

/// Holm's step-down adjustment (Holm, 1979).
///
/// The i-th smallest of m p-values becomes the largest of (m - j + 1) p(j) over
/// j up to i, at most 1. Rejecting where it is at most alpha keeps the chance of
/// any false rejection at alpha, whatever the dependence between the tests.
#[must_use]
pub fn holm(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let order = ascending(p_values);
    let mut adjusted = vec![None; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, &Present { place, p }) in order.iter().enumerate() {
        largest = largest.max((order.len() - rank) as f64 * p).min(1.0);
        adjusted[place] = Some(largest);
    }
    adjusted
}

/// Among how many tests each p-value is tested by Holm's method: it is rejected
/// exactly where it is below alpha divided by that number.
///
/// The i-th smallest of m is tested among m - i + 1; from the first on that is
/// not rejected all are tested among as many as that one. An interval at the
/// level 1 - alpha / number, of a test that it inverts, thus decides as the
/// adjusted p-value does.
#[must_use]
pub fn holm_tests(p_values: &[Option<f64>], alpha: f64) -> Vec<Option<usize>> {
    let order = ascending(p_values);
    let mut tests = vec![None; p_values.len()];
    let mut stopped = None;
    for (rank, &Present { place, p }) in order.iter().enumerate() {
        let among = stopped.unwrap_or(order.len() - rank);
        if p >= alpha / among as f64 {
            stopped = Some(among);
        }
        tests[place] = Some(among);
    }
    tests
}

/// Benjamini and Hochberg's step-up adjustment (Benjamini & Hochberg, 1995).
///
/// The i-th smallest of m p-values becomes the smallest of m p(j) / j over j
/// from i on, at most 1. Rejecting where it is at most q keeps the expected
/// share of false rejections at q for tests that are independent or positively
/// dependent.
#[must_use]
pub fn benjamini_hochberg(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let order = ascending(p_values);
    let mut adjusted = vec![None; p_values.len()];
    let mut smallest = 1.0_f64;
    for (rank, &Present { place, p }) in order.iter().enumerate().rev() {
        smallest = smallest.min(order.len() as f64 / (rank as f64 + 1.0) * p);
        adjusted[place] = Some(smallest);
    }
    adjusted
}

/// A p-value that is there, and where it stood.
struct Present {
    place: usize,
    p: f64,
}

fn ascending(p_values: &[Option<f64>]) -> Vec<Present> {
    let mut present: Vec<Present> = p_values
        .iter()
        .enumerate()
        .filter_map(|(place, p)| {
            let p = p.filter(|p| !p.is_nan())?.clamp(0.0, 1.0);
            Some(Present { place, p })
        })
        .collect();
    present.sort_by(|a, b| a.p.total_cmp(&b.p));
    present
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::assert_close;

    fn close(found: &[Option<f64>], expected: &[Option<f64>]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            match (found, expected) {
                (Some(found), Some(expected)) => assert_close(*found, *expected, 1e-14),
                _ => assert_eq!(found, expected),
            }
        }
    }

    #[test]
    fn by_hand() {
        let p = [Some(0.04), Some(0.01), None, Some(0.03), Some(0.005)];
        close(
            &holm(&p),
            &[Some(0.06), Some(0.03), None, Some(0.06), Some(0.02)],
        );
        close(
            &benjamini_hochberg(&p),
            &[Some(0.04), Some(0.02), None, Some(0.04), Some(0.02)],
        );
        assert!(holm(&[]).is_empty());
        assert_eq!(holm(&[Some(f64::NAN)]), [None]);
    }

    #[test]
    fn tests_stop_at_the_first_that_is_not_rejected() {
        let p = [Some(0.04), Some(0.01), None, Some(0.03), Some(0.001)];
        let tests = [Some(2), Some(3), None, Some(2), Some(4)];
        assert_eq!(holm_tests(&p, 0.05), tests);
        assert_eq!(holm_tests(&[Some(0.5)], 0.05), [Some(1)]);
    }

    proptest! {
        #[test]
        fn tests_decide_as_adjusted_values_do(p in prop::collection::vec(0.0_f64..0.1, 1..20)) {
            let given: Vec<_> = p.iter().copied().map(Some).collect();
            for (position, among) in holm_tests(&given, 0.05).into_iter().enumerate() {
                let Some(among) = among else {
                    return Err(TestCaseError::fail("present"));
                };
                let by_value = holm(&given)[position].is_some_and(|adjusted| adjusted < 0.05);
                prop_assert_eq!(p[position] < 0.05 / among as f64, by_value);
            }
        }

        #[test]
        fn adjusted_never_below_and_in_order(p in prop::collection::vec(0.0_f64..=1.0, 1..50)) {
            let given: Vec<_> = p.iter().copied().map(Some).collect();
            let holm = holm(&given);
            let bh = benjamini_hochberg(&given);
            for i in 0..p.len() {
                let (Some(h), Some(b)) = (holm[i], bh[i]) else {
                    return Err(TestCaseError::fail("present"));
                };
                prop_assert!(p[i] <= b + 1e-15 && b <= h + 1e-15 && h <= 1.0);
                for j in 0..p.len() {
                    prop_assert!(p[i] > p[j] || holm[i] <= holm[j] && bh[i] <= bh[j]);
                }
            }
        }
    }
}
