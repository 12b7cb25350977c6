//! Whether counts vary more than Poisson counts would.

use serde::Serialize;

use super::not_estimable::Estimated;
use super::series::Series;
use super::special::gamma;

/// Index of dispersion with its chi-square test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Dispersion {
    /// Periods counted.
    pub periods: usize,
    /// Mean count of a period.
    pub mean: f64,
    /// Sample variance of the counts (divisor n - 1).
    pub variance: f64,
    /// D / degrees; with one rate and equal exposures, variance / mean. About 1
    /// for Poisson counts, above it when incidents cluster or the rate moves.
    pub index: f64,
    /// Pearson's D: sum of (count - expected)^2 / expected.
    pub statistic: f64,
    /// Periods less rates fitted.
    pub degrees: usize,
    /// Chance of a D this large or larger from Poisson counts.
    pub p_over: f64,
    /// Chance of a D this small or smaller from Poisson counts.
    pub p_under: f64,
}

/// Index of dispersion of a whole series about one rate (Fisher, 1950).
///
/// D is compared with the chi-square distribution on n - 1 degrees of freedom,
/// which is close once the expected count of a period is about 1 or more. A
/// change of rate passes for clustering here: see [`dispersion_within`].
///
/// # Errors
/// With fewer than two periods (`TooFewPeriods`) or no incident (`NoIncidents`).
pub fn dispersion(series: &Series) -> Estimated<Dispersion> {
    dispersion_within(series, &[])
}

/// Index of dispersion about a separate rate for each regime, given the change
/// points (last periods of an old regime, ascending).
///
/// This is the Pearson dispersion of a quasi-Poisson model (McCullagh & Nelder,
/// 1989) with one mean a regime: what is left to clustering once the changes
/// are allowed for. As the change points were chosen by looking, it leans low.
/// For the figure that R prints for such a model, equal to about five digits,
/// see [`quasi_poisson::dispersion`](super::quasi_poisson::dispersion).
///
/// # Errors
/// When there are no more periods than regimes (`TooFewPeriods`), or there is no
/// incident (`NoIncidents`).
pub fn dispersion_within(series: &Series, change_points: &[usize]) -> Estimated<Dispersion> {
    let segments = series.segments(change_points);
    series.require(segments.len() + 1)?;
    let mut statistic = 0.0;
    for segment in &segments {
        let counts = &series.counts()[segment.start..segment.end];
        let exposures = &series.exposures()[segment.start..segment.end];
        if segment.count > 0 {
            statistic += pearson(counts, exposures, segment.rate);
        }
    }
    let degrees = series.len() - segments.len();
    Ok(Dispersion {
        periods: series.len(),
        mean: mean(series.counts()),
        variance: variance(series.counts()),
        index: statistic / degrees as f64,
        statistic,
        degrees,
        p_over: gamma::chi_square_upper(statistic, degrees as f64),
        p_under: gamma::chi_square_lower(statistic, degrees as f64),
    })
}

/// Sum of (count - expected)^2 / expected at a rate above zero.
fn pearson(counts: &[u64], exposures: &[f64], rate: f64) -> f64 {
    counts
        .iter()
        .zip(exposures)
        .map(|(&count, exposure)| {
            let expected = rate * exposure;
            (count as f64 - expected).powi(2) / expected
        })
        .sum()
}

fn mean(counts: &[u64]) -> f64 {
    counts.iter().map(|&n| n as f64).sum::<f64>() / counts.len() as f64
}

fn variance(counts: &[u64]) -> f64 {
    let mean = mean(counts);
    let squares: f64 = counts.iter().map(|&n| (n as f64 - mean).powi(2)).sum();
    squares / (counts.len() as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::not_estimable::NotEstimable;
    use crate::estimate::testing::{COAL, assert_close};

    #[test]
    fn coal_mining() -> Estimated<()> {
        let series = Series::equal(&COAL);
        let whole = dispersion(&series)?;
        assert_close(whole.index, 1.581_010_329_7, 1e-10);
        assert_close(whole.variance / whole.mean, 1.581_010_329_7, 1e-10);
        assert_close(whole.statistic, 175.492_146_597, 1e-11);
        assert_eq!(whole.degrees, 111);
        assert_close(whole.p_over, 9.307_703_07e-5, 1e-9);
        let within = dispersion_within(&series, &[1891 - 1851])?;
        // The exact Pearson value; R prints 1.02748351, see `quasi_poisson`.
        assert_close(within.index, 1.027_471_814_602_7, 1e-12);
        assert_eq!(within.degrees, 110);
        Ok(())
    }

    #[test]
    fn too_little_data() {
        assert_eq!(
            dispersion(&Series::equal(&[4])),
            Err(NotEstimable::TooFewPeriods {
                found: 1,
                needed: 2
            })
        );
        assert_eq!(
            dispersion(&Series::equal(&[0, 0, 0])),
            Err(NotEstimable::NoIncidents)
        );
        assert!(dispersion(&Series::equal(&[])).is_err());
        assert!(dispersion_within(&Series::equal(&[1, 2, 3]), &[0, 1]).is_err());
    }

    #[test]
    fn even_counts_are_underdispersed() -> Estimated<()> {
        let even = dispersion(&Series::equal(&[5, 5, 5, 5]))?;
        assert_close(even.index, 0.0, 0.0);
        assert_close(even.p_over, 1.0, 0.0);
        assert_close(even.p_under, 0.0, 0.0);
        Ok(())
    }

    proptest! {
        #[test]
        fn unit_of_exposure_does_not_matter(
            rows in prop::collection::vec((0_u64..50, 0.5_f64..2.0), 2..40), unit in 0.01_f64..100.0,
        ) {
            let (counts, exposures): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            prop_assume!(counts.iter().any(|&n| n > 0));
            let scaled: Vec<_> = exposures.iter().map(|t| t * unit).collect();
            let index = |exposures: &[f64]| {
                Series::with_exposures(&counts, exposures).and_then(|series| dispersion(&series))
            };
            let (Ok(one), Ok(other)) = (index(&exposures), index(&scaled)) else {
                return Err(TestCaseError::fail("estimable"));
            };
            assert_close(one.index, other.index, 1e-9);
            prop_assert!((one.p_over + one.p_under - 1.0).abs() < 1e-9);
        }
    }
}
