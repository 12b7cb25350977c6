//! Whether a quiet run is longer than the earlier rate would give.

use serde::Serialize;

use super::interval::{Interval, Level};
use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::is_exposure;
use super::prior::GammaPrior;
use super::quasi_poisson;
use super::rate_ratio::ExposedCount;
use super::series::Series;

/// Chance of a quiet run, had the earlier rate gone on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuietRun {
    /// Incidents and exposure from which the earlier rate is known.
    pub earlier: ExposedCount,
    /// Exposure of the quiet run.
    pub quiet: f64,
    /// Earlier incidents per unit of exposure.
    pub rate: f64,
    /// Chance of no incident, with the uncertainty of the earlier rate.
    pub chance: f64,
    /// Chance at the earlier rate as if it were known: e^(-rate quiet) without
    /// clustering.
    pub plug_in: f64,
    /// Chance at the limits of the interval for the earlier rate.
    pub interval: Interval,
    /// By how much counts vary more than Poisson counts, at least 1.
    pub dispersion: f64,
    /// Prior used for `chance`, of the rate of clusters.
    pub prior: GammaPrior,
}

/// Chance that `quiet` units of exposure pass without an incident when
/// incidents go on coming at the earlier rate, and cluster as they do.
///
/// With a variance of phi times the mean a count of mean m is zero with chance
/// phi^(-m / (phi - 1)), the zero term of a negative binomial; that is e^(-m) for
/// phi = 1. The rate is known from s / phi clusters in exposure T: with a
/// Gamma(a, b) prior that of clusters is Gamma(a + s / phi, b + T), and the
/// chance of none in exposure q is ((b + T) / (b + T + c q))^(a + s / phi) with c
/// = phi ln phi / (phi - 1), 1 for phi = 1 (Gelman et al., 2013). Always above
/// the plug-in chance at the posterior mean.
///
/// Assumes a steady rate. It is the chance for one run named in advance: that
/// some run as long occurs somewhere in a long series is much likelier.
///
/// # Errors
/// When an exposure is not above zero (`NoExposure`), there was no earlier
/// incident (`NoIncidents`), or the dispersion is not a number above zero
/// (`NoDispersion`).
pub fn quiet_run(
    earlier: ExposedCount,
    quiet: f64,
    dispersion: f64,
    prior: GammaPrior,
    level: Level,
) -> Estimated<QuietRun> {
    if !is_exposure(earlier.exposure) || !is_exposure(quiet) {
        return Err(NotEstimable::NoExposure);
    }
    if earlier.count == 0 {
        return Err(NotEstimable::NoIncidents);
    }
    let rates =
        quasi_poisson::interval(earlier.count, dispersion, level)?.scaled(1.0 / earlier.exposure);
    let phi = dispersion.max(1.0);
    // ln phi / (phi - 1), which tends to 1.
    let none = if phi - 1.0 < 1e-9 {
        1.0
    } else {
        (phi - 1.0).ln_1p() / (phi - 1.0)
    };
    let rate = earlier.count as f64 / earlier.exposure;
    let known = prior.rate() + earlier.exposure;
    let clusters = prior.shape() + earlier.count as f64 / phi;
    Ok(QuietRun {
        earlier,
        quiet,
        rate,
        chance: (-clusters * (phi * none * quiet / known).ln_1p()).exp(),
        plug_in: (-rate * none * quiet).exp(),
        interval: Interval {
            lower: (-rates.upper * none * quiet).exp(),
            upper: (-rates.lower * none * quiet).exp(),
            level,
        },
        dispersion: phi,
        prior,
    })
}

/// The quiet run at the end of a series, against the rate of all that came
/// before it, from period `from` on (0, or the first period of the present regime).
///
/// # Errors
/// When the last period has incidents or there is no period (`NoQuietRun`), or no
/// incident came between `from` and the run (`NoIncidents`).
pub fn present_run(
    series: &Series,
    from: usize,
    dispersion: f64,
    prior: GammaPrior,
    level: Level,
) -> Estimated<QuietRun> {
    let busy = series.counts().iter().rposition(|&count| count > 0);
    let end = busy.map_or(0, |last| last + 1);
    if end == series.len() {
        return Err(NotEstimable::NoQuietRun);
    }
    let before = series.segment(from, end);
    if before.count == 0 {
        return Err(NotEstimable::NoIncidents);
    }
    let earlier = ExposedCount {
        count: before.count,
        exposure: before.exposure,
    };
    let quiet = series.segment(end, series.len()).exposure;
    quiet_run(earlier, quiet, dispersion, prior, level)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::assert_close;

    fn earlier(count: u64, exposure: f64) -> ExposedCount {
        ExposedCount { count, exposure }
    }

    #[test]
    fn by_hand() -> Estimated<()> {
        let run = quiet_run(earlier(4, 7.0), 2.0, 1.0, GammaPrior::default(), Level::P95)?;
        assert_close(run.chance, 0.8_f64.powi(5), 1e-14);
        assert_close(run.plug_in, (-8.0_f64 / 7.0).exp(), 1e-15);
        assert!(run.interval.contains(run.plug_in));
        Ok(())
    }

    #[test]
    fn clusters_leave_long_pauses() -> Estimated<()> {
        // Negative binomial counts of size 1 and mean 2 vary three times as much
        // as Poisson counts: three months are empty with chance (1 / 3)^3.
        let known = earlier(200_000, 100_000.0);
        let clustered = quiet_run(known, 3.0, 3.0, GammaPrior::default(), Level::P95)?;
        assert_close(clustered.plug_in, 1.0 / 27.0, 1e-12);
        assert_close(clustered.chance, 1.0 / 27.0, 1e-3);
        let plain = quiet_run(known, 3.0, 1.0, GammaPrior::default(), Level::P95)?;
        assert_close(plain.plug_in, (-6.0_f64).exp(), 1e-12);
        let nearly = quiet_run(known, 3.0, 1.0 + 1e-7, GammaPrior::default(), Level::P95)?;
        assert_close(nearly.chance, plain.chance, 1e-6);
        let bad = quiet_run(known, 3.0, 0.0, GammaPrior::default(), Level::P95);
        assert_eq!(bad, Err(NotEstimable::NoDispersion));
        Ok(())
    }

    #[test]
    fn at_the_end_of_a_series() -> Estimated<()> {
        let series = Series::equal(&[3, 0, 2, 1, 0, 0]);
        let run = present_run(&series, 0, 1.0, GammaPrior::default(), Level::P95)?;
        assert_eq!((run.earlier.count, run.quiet), (6, 2.0));
        assert_close(run.chance, (5.0_f64 / 7.0).powi(7), 1e-14);
        let later = present_run(&series, 2, 1.0, GammaPrior::default(), Level::P95)?;
        assert_eq!(later.earlier, earlier(3, 2.0));
        Ok(())
    }

    #[test]
    fn not_estimable() {
        let prior = GammaPrior::default();
        let none = quiet_run(earlier(0, 3.0), 1.0, 1.0, prior, Level::P95);
        assert_eq!(none, Err(NotEstimable::NoIncidents));
        let no_time = quiet_run(earlier(2, 3.0), 0.0, 1.0, prior, Level::P95);
        assert_eq!(no_time, Err(NotEstimable::NoExposure));
        for counts in [&[][..], &[0, 0], &[1, 2]] {
            assert!(present_run(&Series::equal(counts), 0, 1.0, prior, Level::P95).is_err());
        }
    }

    proptest! {
        #[test]
        fn longer_is_rarer(count in 1_u64..200, exposure in 5.0_f64..200.0, quiet in 0.1_f64..9.0) {
            let chance = |quiet| {
                quiet_run(earlier(count, exposure), quiet, 1.0, GammaPrior::default(), Level::P95)
                    .map(|run| (run.chance, run.plug_in))
            };
            let (Ok(short), Ok(long)) = (chance(quiet), chance(quiet * 1.5)) else {
                return Err(TestCaseError::fail("estimable"));
            };
            prop_assert!(long.0 < short.0 && long.1 < short.1);
            prop_assert!(short.0 > 0.0 && short.0 < 1.0);
        }
    }
}
