//! What is beyond chance: the one decision on a change of a rate, whoever
//! speaks of it.
//!
//! Two counts are compared by [`rate_change`], a series is searched for changes
//! by [`changes`]; both with the dispersion of the whole file, which
//! [`Clustering`](super::clustering::Clustering) gives. The interval that comes
//! with the answer is the one that decided.
//!
//! # How often it is wrong, and how often it sees
//!
//! Of 500 files of 120 months each, the share in % of which a change is said:
//! without one / with one, a halving in the middle. Without a change any two
//! windows of a file are compared, with one the two on either side of it. AR(1)
//! are Poisson counts whose log rates are correlated by so much from month to
//! month, with a standard deviation of 0.5. From `cargo bench --bench
//! false_changes`.
//!
//! | process | mean | months compared | quarters | years | trend by month | by quarter | by year |
//! |---|---|---|---|---|---|---|---|
//! | Poisson | 1 | 0.0 / 0 | 1.4 / 0 | 1.2 / 13 | 0.0 / 24 | 0.0 / 26 | 0.0 / 27 |
//! | Poisson | 3 | 0.6 / 2 | 1.8 / 12 | 2.6 / 52 | 0.0 / 83 | 0.0 / 85 | 0.0 / 86 |
//! | Poisson | 10 | 2.6 / 14 | 3.0 / 53 | 3.2 / 99 | 0.0 / 100 | 0.0 / 100 | 0.0 / 100 |
//! | Poisson | 30 | 4.2 / 56 | 3.2 / 96 | 4.6 / 100 | 0.0 / 100 | 0.0 / 100 | 0.0 / 100 |
//! | negative binomial, size 1 | 1 | 0.2 / 0 | 0.4 / 1 | 2.2 / 9 | 0.6 / 16 | 0.4 / 16 | 0.6 / 17 |
//! | negative binomial, size 1 | 3 | 0.2 / 0 | 1.2 / 3 | 2.0 / 11 | 1.0 / 23 | 0.4 / 24 | 0.2 / 25 |
//! | negative binomial, size 1 | 10 | 0.4 / 2 | 0.8 / 5 | 2.4 / 18 | 1.6 / 34 | 0.6 / 36 | 0.4 / 38 |
//! | negative binomial, size 1 | 30 | 0.8 / 1 | 2.6 / 4 | 4.2 / 18 | 2.0 / 43 | 1.0 / 43 | 0.6 / 45 |
//! | bursts of three | 1 | 0.0 / 0 | 0.0 / 0 | 1.6 / 4 | 2.2 / 9 | 2.0 / 10 | 1.6 / 10 |
//! | bursts of three | 3 | 0.0 / 0 | 2.4 / 1 | 2.6 / 13 | 1.8 / 30 | 1.6 / 31 | 0.8 / 34 |
//! | bursts of three | 10 | 1.2 / 3 | 3.6 / 18 | 6.0 / 62 | 2.6 / 87 | 0.6 / 87 | 0.4 / 89 |
//! | bursts of three | 30 | 3.8 / 16 | 3.8 / 57 | 4.0 / 98 | 1.6 / 100 | 1.0 / 100 | 0.4 / 100 |
//! | AR(1), 0.5 | 1 | 0.6 / 0 | 1.4 / 1 | 4.2 / 8 | 1.4 / 22 | 1.6 / 23 | 1.4 / 25 |
//! | AR(1), 0.5 | 3 | 0.6 / 0 | 1.8 / 4 | 3.0 / 16 | 1.6 / 36 | 1.4 / 36 | 1.8 / 39 |
//! | AR(1), 0.5 | 10 | 1.2 / 1 | 2.8 / 8 | 2.2 / 28 | 2.2 / 51 | 2.0 / 54 | 1.6 / 56 |
//! | AR(1), 0.5 | 30 | 1.4 / 1 | 1.6 / 6 | 3.6 / 26 | 0.8 / 54 | 1.2 / 56 | 0.4 / 60 |
//! | AR(1), 0.8 | 1 | 0.0 / 0 | 1.8 / 1 | 5.0 / 5 | 2.4 / 24 | 2.6 / 25 | 3.0 / 26 |
//! | AR(1), 0.8 | 3 | 0.4 / 1 | 2.2 / 3 | 5.0 / 14 | 2.4 / 26 | 2.8 / 28 | 2.4 / 30 |
//! | AR(1), 0.8 | 10 | 2.2 / 2 | 2.0 / 5 | 5.4 / 16 | 3.4 / 36 | 3.4 / 38 | 3.2 / 40 |
//! | AR(1), 0.8 | 30 | 1.2 / 2 | 3.2 / 4 | 4.4 / 15 | 4.0 / 37 | 4.0 / 39 | 3.8 / 40 |
//!
//! Without a change no share is above 7 % in files of 240 months either. In short
//! ones rates that are correlated pass for changes more often, most of all of
//! years: with a correlation of 0.8 up to 9 % at 60 months, 13 % at 48 and 35 % at
//! 24, with one of 0.5 up to 7 % at 60 and 48 months and 13 % at 24, where bursts of
//! three reach 8 %.

use serde::{Deserialize, Serialize};

use super::change_point::change_posterior_dispersed;
use super::interval::{Interval, Level};
use super::not_estimable::Estimated;
use super::pelt::{Options, pelt};
use super::quasi_poisson;
use super::rate_ratio::{ExposedCount, ratio_of};
use super::series::{Segment, Series};

/// Natural logarithm of the Bayes factor from which a change is asserted: 20 to
/// 1, which Kass and Raftery (1995) call strong.
pub const STRONG: f64 = 3.0;

/// Which way a rate changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More than before.
    Rose,
    /// Less than before.
    Fell,
}

/// One rate as a multiple of another, and whether chance could have made it so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateChange {
    /// The rate of A by that of B: 0 when only A is without incidents, infinite
    /// (`null` in JSON) when only B is.
    pub ratio: f64,
    /// By how much counts vary more than Poisson counts.
    pub dispersion: f64,
    /// Ratios that the counts allow; leaves out 1 exactly when the p-value is
    /// below 1 - level.
    pub interval: Interval,
    /// Two-sided p-value of "the rates are equal".
    pub p_value: f64,
}

impl RateChange {
    /// Which way the rate changed, when that is beyond chance.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        if self.interval.upper < 1.0 {
            Some(Direction::Fell)
        } else if self.interval.lower > 1.0 {
            Some(Direction::Rose)
        } else {
            None
        }
    }
}

/// The rate of `a` by the rate of `b` when counts vary `dispersion` times as
/// much as Poisson counts: [`quasi_poisson::ratio`].
///
/// # Errors
/// When an exposure or the dispersion is not above zero, or neither side has an
/// incident.
pub fn rate_change(
    a: ExposedCount,
    b: ExposedCount,
    dispersion: f64,
    level: Level,
) -> Estimated<RateChange> {
    let test = quasi_poisson::ratio(a, b, dispersion, level)?;
    Ok(RateChange {
        ratio: ratio_of(a, b),
        dispersion: dispersion.max(1.0),
        interval: test.interval,
        p_value: test.p_value,
    })
}

/// A change of the rate, in time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DatedChange {
    /// Position of the last period of the old regime.
    pub last_of_old: usize,
    /// The regime before.
    pub before: Segment,
    /// The regime after.
    pub after: Segment,
    /// The rate after by the rate before.
    pub rates: RateChange,
    /// When it may have been, given the other changes.
    pub when: ChangeWindow,
}

/// Successive periods, each of which may have been the last at the old rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChangeWindow {
    /// Position of the first.
    pub first: usize,
    /// Position of the last.
    pub last: usize,
    /// Posterior probability that it was one of them; at least the level.
    pub probability: f64,
    /// Natural logarithm of the Bayes factor, one change against none.
    pub log_bayes_factor: f64,
}

impl DatedChange {
    fn is_strong(&self) -> bool {
        self.rates.direction().is_some() && self.when.log_bayes_factor >= STRONG
    }
}

/// The changes of rate of a series; none by default.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct RateChanges {
    /// Changes that can be asserted, in order of time.
    pub changes: Vec<DatedChange>,
    /// Changes that fit the series but may be chance, in order of time.
    pub candidates: Vec<DatedChange>,
}

impl RateChanges {
    /// Positions of the last periods of the old regimes.
    #[must_use]
    pub fn change_points(&self) -> Vec<usize> {
        self.changes
            .iter()
            .map(|change| change.last_of_old)
            .collect()
    }
}

/// Searches a series for changes of its rate.
///
/// The cuts are those of [`pelt`]. Of them only such are asserted as have an
/// interval for the ratio of rates that leaves out 1, and a Bayes factor of 20
/// or more, both by the dispersion: the weakest of the others is taken out until
/// none is left, its regimes put together, and named as a candidate.
///
/// # Errors
/// With no incident, fewer periods than one regime needs, or a dispersion that
/// is not above zero.
pub fn changes(series: &Series, options: Options, level: Level) -> Estimated<RateChanges> {
    let mut cuts = pelt(series, options)?.change_points;
    let mut candidates: Vec<DatedChange> = Vec::new();
    loop {
        let segments = series.segments(&cuts);
        let changes = segments
            .windows(2)
            .map(|pair| dated(series, pair[0], pair[1], options.dispersion, level))
            .collect::<Estimated<Vec<DatedChange>>>()?;
        let weakest = changes
            .iter()
            .enumerate()
            .filter(|(_, change)| !change.is_strong())
            .min_by(|(_, a), (_, b)| a.when.log_bayes_factor.total_cmp(&b.when.log_bayes_factor));
        let Some((position, change)) = weakest else {
            candidates.sort_by_key(|change| change.last_of_old);
            return Ok(RateChanges {
                changes,
                candidates,
            });
        };
        candidates.push(*change);
        cuts.remove(position);
    }
}

fn dated(
    series: &Series,
    before: Segment,
    after: Segment,
    dispersion: f64,
    level: Level,
) -> Estimated<DatedChange> {
    let side = |segment: Segment| ExposedCount {
        count: segment.count,
        exposure: segment.exposure,
    };
    let both = series.part(before.start, after.end);
    let posterior = change_posterior_dispersed(&both, dispersion, level)?;
    let last_of_old = before.end.saturating_sub(1);
    Ok(DatedChange {
        last_of_old,
        before,
        after,
        rates: rate_change(side(after), side(before), dispersion, level)?,
        when: ChangeWindow {
            // A tie between neighbouring regimes may put the range beside the
            // change that was chosen: the window holds both.
            first: last_of_old.min(before.start + posterior.credible.first),
            last: last_of_old.max(before.start + posterior.credible.last),
            probability: posterior.credible.probability,
            log_bayes_factor: posterior.log_bayes_factor,
        },
    })
}

#[cfg(test)]
mod simulated;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::rate_ratio::rate_ratio;
    use crate::estimate::testing::COAL;

    fn side(count: u64, exposure: f64) -> ExposedCount {
        ExposedCount { count, exposure }
    }

    #[test]
    fn without_dispersion_the_exact_interval_decides() -> Estimated<()> {
        for (a, b, direction) in [
            (3, 30, Some(Direction::Fell)),
            (30, 3, Some(Direction::Rose)),
            (9, 0, Some(Direction::Rose)),
            (5, 9, None),
        ] {
            let (a, b) = (side(a, 1.0), side(b, 1.0));
            let found = rate_change(a, b, 0.4, Level::P95)?;
            let exact = rate_ratio(a, b, Level::P95)?;
            assert_eq!(found.interval, exact.exact.interval);
            assert_eq!(found.ratio, exact.ratio);
            assert_eq!((found.direction(), found.dispersion), (direction, 1.0));
        }
        assert!(rate_change(side(0, 1.0), side(0, 1.0), 2.0, Level::P95).is_err());
        Ok(())
    }

    #[test]
    fn clustering_takes_back_what_was_said() -> Estimated<()> {
        let (a, b) = (side(10, 1.0), side(30, 1.0));
        let said = |dispersion| Ok(rate_change(a, b, dispersion, Level::P95)?.direction());
        assert_eq!(said(1.0)?, Some(Direction::Fell));
        assert_eq!(said(5.0)?, None);
        Ok(())
    }

    #[test]
    fn the_coal_series_changed_once() -> Estimated<()> {
        let series = Series::equal(&COAL);
        let found = changes(&series, Options::default(), Level::P95)?;
        assert_eq!(found.change_points(), [1891 - 1851]);
        assert_eq!(found.candidates, []);
        let when = found.changes[0].when;
        assert_eq!((when.first + 1851, when.last + 1851), (1886, 1896));
        Ok(())
    }

    #[test]
    fn what_may_be_chance_is_a_candidate() -> Estimated<()> {
        let series = Series::equal(&COAL);
        let options = Options {
            penalty: crate::estimate::pelt::Penalty::Fixed(4.0),
            dispersion: 2.0,
            ..Options::default()
        };
        let found = changes(&series, options, Level::P95)?;
        assert_eq!(found.change_points(), [1891 - 1851]);
        assert!(!found.candidates.is_empty());
        assert!(found.candidates.iter().all(|change| !change.is_strong()));
        Ok(())
    }
}
