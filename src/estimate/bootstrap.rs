//! Intervals for tolls, by resampling incidents.
//!
//! Deaths come in clusters, one cluster an incident, so that an interval which
//! treats each death as an event of its own is far too short. Here the incident
//! is what is independent: a resample has a Poisson number of incidents, with
//! the number observed as mean, and each takes the toll of an incident drawn
//! from those observed (the compound Poisson bootstrap). That is the same as
//! drawing, for each different toll, how often it occurs from a Poisson
//! distribution with its own number of incidents as mean (Hanley & MacGibbon,
//! 2006), which is how it is done: exact, and in a few draws.
//!
//! Incidents themselves cluster in time: one brings others. Then the number of
//! incidents varies by more than a Poisson number, by the dispersion phi that
//! [`Clustering`](super::clustering::Clustering) finds in the months of the whole
//! file, and a total with it. Each resample of n incidents is multiplied by a
//! gamma number of mean 1 and variance (phi - 1) / n, which makes the number of
//! incidents a negative binomial one of variance phi n. Of means it cancels out.
//!
//! Assumes that those observed show what tolls can be. A toll larger than any
//! observed never occurs in a resample: where the tail of the tolls falls so
//! slowly that they have no variance, an exponent below
//! [`LEAST_EXPONENT`](super::tail::LEAST_EXPONENT), intervals are too short.
//!
//! # How often an interval holds
//!
//! Of 500 files of 120 months each, the share in % of intervals of the total of a
//! window that hold its mean, where one is given (a dash: hardly ever). Tolls are
//! geometric with mean 4 / of a power law with exponent 3.5 / with exponent 2.5,
//! which has no variance. AR(1) are Poisson counts whose log rates are correlated
//! by so much from month to month, with a standard deviation of 0.5. From
//! `cargo bench --bench toll_intervals`.
//!
//! | process | mean | months | quarters | years |
//! |---|---|---|---|---|
//! | Poisson | 1 | - / - / - | 92 / 98 / 91 | 93 / 94 / 81 |
//! | Poisson | 3 | 94 / 99 / 94 | 93 / 94 / 83 | 96 / 95 / 83 |
//! | Poisson | 10 | 92 / 93 / 81 | 94 / 94 / 82 | 97 / 97 / 86 |
//! | Poisson | 30 | 95 / 94 / 82 | 95 / 94 / 82 | 96 / 93 / 85 |
//! | negative binomial, size 1 | 1 | - / - / - | 95 / 96 / 98 | 94 / 95 / 91 |
//! | negative binomial, size 1 | 3 | - / - / - | 92 / 94 / 96 | 95 / 95 / 94 |
//! | negative binomial, size 1 | 10 | - / - / - | 93 / 93 / 94 | 96 / 95 / 98 |
//! | negative binomial, size 1 | 30 | - / - / - | 92 / 92 / 92 | 96 / 96 / 97 |
//! | bursts of three | 1 | - / - / - | - / - / - | 95 / 96 / 94 |
//! | bursts of three | 3 | - / - / - | 95 / 96 / 97 | 97 / 95 / 92 |
//! | bursts of three | 10 | 93 / 95 / 98 | 97 / 96 / 92 | 97 / 96 / 92 |
//! | bursts of three | 30 | 96 / 95 / 90 | 97 / 95 / 91 | 95 / 95 / 89 |
//! | AR(1), 0.5 | 1 | - / - / - | 96 / 96 / 97 | 94 / 96 / 88 |
//! | AR(1), 0.5 | 3 | 94 / 95 / 96 | 94 / 96 / 95 | 97 / 96 / 92 |
//! | AR(1), 0.5 | 10 | 94 / 96 / 96 | 94 / 94 / 96 | 95 / 96 / 96 |
//! | AR(1), 0.5 | 30 | 94 / 93 / 93 | 96 / 95 / 96 | 96 / 96 / 95 |
//! | AR(1), 0.8 | 1 | - / - / - | 97 / 97 / 99 | 93 / 94 / 90 |
//! | AR(1), 0.8 | 3 | 96 / 97 / 98 | 91 / 94 / 95 | 95 / 94 / 95 |
//! | AR(1), 0.8 | 10 | 92 / 95 / 96 | 94 / 94 / 94 | 94 / 92 / 95 |
//! | AR(1), 0.8 | 30 | 93 / 92 / 94 | 95 / 94 / 95 | 95 / 94 / 94 |

use rand::Rng;
use rayon::prelude::*;
use serde::Serialize;

pub use super::bca::Resampled;
use super::bca::resampled;
use super::clustering::CountSpread;
use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::is_exposure;
use super::poisson_weights::PoissonWeights;
use super::random::{Resampling, gamma, stream};
use super::toll::{Distinct, Scenario, Scenarios, Toll};

/// Mean number of clusters of incidents below which no total is estimated: where it
/// is one, there are processes whose intervals hold the mean in 76 of 100 cases.
const LEAST_CLUSTERS: f64 = 1.5;

/// A resampled estimate in its three scenarios.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TollEstimate {
    /// One estimate with its intervals for each figure of the tolls.
    pub scenarios: Scenarios<Resampled>,
    /// How it was resampled, seed included.
    pub resampling: Resampling,
}

/// One side of a comparison of tolls.
#[derive(Debug, Clone, Copy)]
pub struct TollSide<'a> {
    /// Known tolls, one an incident.
    pub tolls: &'a [Toll],
    /// How the number of incidents varies.
    pub spread: CountSpread,
    /// Time, people or both over which they were counted; both sides in one unit.
    pub exposure: f64,
}

/// Total toll, in people; `spread` says how the number of incidents varies.
///
/// # Errors
/// With fewer than two known tolls (`NoIncidents`, `TooFewIncidents`), or where
/// incidents cluster so strongly that the time looked at holds fewer clusters than
/// one and a half on average (`TooFewClusters`). A scenario by itself is not
/// estimable when all its tolls are zero (`AllZero`), or when too few resamples were
/// asked for (`TooFewResamples`).
pub fn total(
    tolls: &[Toll],
    spread: CountSpread,
    resampling: Resampling,
) -> Estimated<TollEstimate> {
    estimate(&[(tolls, spread)], Statistic::Total, resampling)
}

/// Mean toll, in people an incident.
///
/// # Errors
/// As [`total`]. A scenario by itself is not estimable either when all its tolls
/// are equal (`AllEqual`), which would give an interval of no width.
pub fn mean(tolls: &[Toll], resampling: Resampling) -> Estimated<TollEstimate> {
    estimate(
        &[(tolls, CountSpread::INDEPENDENT)],
        Statistic::Mean,
        resampling,
    )
}

/// Toll of A per exposure over toll of B per exposure, resampling both sides.
///
/// # Errors
/// With fewer than two known tolls on a side (`NoIncidents` when there are none at
/// all, else `TooFewIncidents`) or too few clusters (`TooFewClusters`), or an
/// exposure that is not above zero (`NoExposure`). A scenario by itself is not
/// estimable when all tolls of a side are zero (`AllZero`), or when too few resamples
/// were asked for (`TooFewResamples`).
pub fn ratio_of_totals(
    a: TollSide<'_>,
    b: TollSide<'_>,
    resampling: Resampling,
) -> Estimated<TollEstimate> {
    if !is_exposure(a.exposure) || !is_exposure(b.exposure) {
        return Err(NotEstimable::NoExposure);
    }
    let factor = b.exposure / a.exposure;
    estimate(
        &[(a.tolls, a.spread), (b.tolls, b.spread)],
        Statistic::RatioOfTotals { factor },
        resampling,
    )
}

/// Mean toll of an incident of A over that of B, resampling both sides.
///
/// # Errors
/// As [`ratio_of_totals`], exposures aside. A scenario by itself is not estimable
/// either when the tolls of a side are all equal, and so are those of the other
/// (`AllEqual`).
pub fn ratio_of_means(a: &[Toll], b: &[Toll], resampling: Resampling) -> Estimated<TollEstimate> {
    estimate(
        &[(a, CountSpread::INDEPENDENT), (b, CountSpread::INDEPENDENT)],
        Statistic::RatioOfMeans,
        resampling,
    )
}

/// What is computed from the sums of a resample.
#[derive(Clone, Copy)]
enum Statistic {
    Total,
    Mean,
    RatioOfTotals { factor: f64 },
    RatioOfMeans,
}

/// Sums over the incidents of one side in one resample.
#[derive(Debug, Clone, Copy, Default)]
struct TollSums {
    incidents: f64,
    low: f64,
    best: f64,
    high: f64,
}

impl TollSums {
    fn add(&mut self, toll: Toll, times: u64) {
        let times = times as f64;
        self.incidents += times;
        self.low += times * toll.low as f64;
        self.best += times * toll.best as f64;
        self.high += times * toll.high as f64;
    }

    fn times(self, factor: f64) -> Self {
        Self {
            incidents: self.incidents * factor,
            low: self.low * factor,
            best: self.best * factor,
            high: self.high * factor,
        }
    }

    fn toll(&self, scenario: Scenario) -> f64 {
        match scenario {
            Scenario::Low => self.low,
            Scenario::Best => self.best,
            Scenario::High => self.high,
        }
    }

    fn mean(&self, scenario: Scenario) -> Option<f64> {
        (self.incidents > 0.0).then(|| self.toll(scenario) / self.incidents)
    }
}

/// A quotient, infinite over zero, and none for zero over zero.
fn quotient(above: f64, below: f64) -> Option<f64> {
    (above > 0.0 || below > 0.0).then(|| above / below)
}

impl Statistic {
    fn of(self, sides: &[TollSums], scenario: Scenario) -> Option<f64> {
        let (first, last) = (sides.first()?, sides.last()?);
        match self {
            Self::Total => Some(first.toll(scenario)),
            Self::Mean => first.mean(scenario),
            Self::RatioOfTotals { factor } => {
                Some(factor * quotient(first.toll(scenario), last.toll(scenario))?)
            }
            Self::RatioOfMeans => quotient(first.mean(scenario)?, last.mean(scenario)?),
        }
    }

    /// Whether the number of incidents cancels out.
    fn is_of_means(self) -> bool {
        matches!(self, Self::Mean | Self::RatioOfMeans)
    }

    fn is_ratio(self) -> bool {
        matches!(self, Self::RatioOfTotals { .. } | Self::RatioOfMeans)
    }
}

fn estimate(
    sides: &[(&[Toll], CountSpread)],
    statistic: Statistic,
    resampling: Resampling,
) -> Estimated<TollEstimate> {
    if sides.iter().all(|(tolls, _)| tolls.is_empty()) {
        return Err(NotEstimable::NoIncidents);
    }
    if let Some((few, _)) = sides.iter().find(|(tolls, _)| tolls.len() < 2) {
        return Err(NotEstimable::TooFewIncidents {
            found: few.len(),
            needed: 2,
        });
    }
    if !statistic.is_of_means()
        && let Some((_, spread)) = sides
            .iter()
            .find(|(_, spread)| spread.clusters < LEAST_CLUSTERS)
    {
        return Err(NotEstimable::TooFewClusters {
            expected: spread.clusters,
            needed: LEAST_CLUSTERS,
        });
    }
    let sides: Vec<Side> = sides
        .iter()
        .map(|(tolls, spread)| Side::new(tolls, spread.dispersion))
        .collect();
    let observed: Vec<TollSums> = sides.iter().map(observed).collect();
    let resamples = resamples(&sides, resampling);
    let of = |scenario| {
        if observed.iter().any(|side| side.toll(scenario) == 0.0) {
            return Err(NotEstimable::AllZero);
        }
        let estimate = statistic.of(&observed, scenario);
        let estimate = estimate.ok_or(NotEstimable::ZeroDenominator)?;
        let acceleration = acceleration(&sides, &observed, statistic, scenario)?;
        let values = resamples
            .chunks_exact(sides.len())
            .map(|sums| statistic.of(sums, scenario));
        resampled(estimate, values, acceleration, resampling.level)
    };
    let exact = sides.iter().all(|side| side.tolls.are_exact());
    Ok(TollEstimate {
        scenarios: if exact {
            Scenarios::alike(&of(Scenario::Best))
        } else {
            Scenarios::each(of)
        },
        resampling,
    })
}

/// The incidents of one side.
struct Side {
    tolls: Distinct,
    weights: PoissonWeights,
    /// Variance of the factor, of mean 1, by which clustering multiplies a
    /// resample.
    clustering: f64,
}

impl Side {
    fn new(tolls: &[Toll], dispersion: f64) -> Self {
        let distinct = Distinct::new(tolls);
        Self {
            weights: distinct.weights(),
            tolls: distinct,
            clustering: (dispersion - 1.0).max(0.0) / tolls.len() as f64,
        }
    }

    fn draw(&self, rng: &mut impl Rng) -> TollSums {
        let mut sums = TollSums::default();
        for (group, times) in self.tolls.groups.iter().zip(self.weights.draw(rng)) {
            sums.add(group.toll, times);
        }
        if self.clustering > 0.0 {
            sums = sums.times(gamma(rng, 1.0 / self.clustering) * self.clustering);
        }
        sums
    }
}

fn observed(side: &Side) -> TollSums {
    let mut sums = TollSums::default();
    for group in &side.tolls.groups {
        sums.add(group.toll, group.incidents);
    }
    sums
}

/// The sums of every side in every resample, in order of the resamples.
fn resamples(sides: &[Side], resampling: Resampling) -> Vec<TollSums> {
    let mut sums = vec![TollSums::default(); resampling.replicates * sides.len()];
    sums.par_chunks_exact_mut(sides.len())
        .with_min_len(32)
        .enumerate()
        .for_each(|(replicate, sums)| {
            let mut rng = stream(resampling.seed, replicate as u64);
            for (sum, side) in sums.iter_mut().zip(sides) {
                *sum = side.draw(&mut rng);
            }
        });
    sums
}

/// Acceleration: a sixth of the skewness of the influence of single incidents.
///
/// Influences are derivatives by the weight of an incident (infinitesimal
/// jackknife; DiCiccio & Efron, 1996): the toll itself for a total, its
/// difference from the mean for a mean, in both cases over the total of the
/// side for a ratio, where those of B count negative. As the number of incidents
/// is random the influences on a total are not centred. Clustering adds the
/// second and third moments of its factor, a gamma number's.
fn acceleration(
    sides: &[Side],
    observed: &[TollSums],
    statistic: Statistic,
    scenario: Scenario,
) -> Estimated<f64> {
    let (mut squares, mut cubes) = (0.0, 0.0);
    let mut sign = 1.0;
    for (side, sums) in sides.iter().zip(observed) {
        let centre = if statistic.is_of_means() {
            sums.toll(scenario) / sums.incidents
        } else {
            0.0
        };
        let unit = if statistic.is_ratio() {
            sign * sums.toll(scenario)
        } else {
            1.0
        };
        for group in &side.tolls.groups {
            let influence = (group.toll.of(scenario) as f64 - centre) / unit;
            squares += group.incidents as f64 * influence.powi(2);
            cubes += group.incidents as f64 * influence.powi(3);
        }
        if !statistic.is_of_means() {
            let influence = sums.toll(scenario) / unit;
            squares += side.clustering * influence.powi(2);
            cubes += 2.0 * side.clustering.powi(2) * influence.powi(3);
        }
        sign = -sign;
    }
    // Of equal tolls nothing remains but the rounding of their mean.
    if statistic.is_of_means() && sides.iter().all(|side| same(&side.tolls, scenario)) {
        let value = sides.first().and_then(|side| side.tolls.groups.first());
        return Err(NotEstimable::AllEqual {
            value: value.map_or(0, |group| group.toll.of(scenario)),
        });
    }
    Ok(cubes / (6.0 * squares.powf(1.5)))
}

/// Whether all tolls of a side are equal.
fn same(side: &Distinct, scenario: Scenario) -> bool {
    let mut tolls = side.groups.iter().map(|group| group.toll.of(scenario));
    let first = tolls.next();
    tolls.all(|toll| Some(toll) == first)
}

#[cfg(test)]
mod tests;
