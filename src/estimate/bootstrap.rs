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
//! Assumes that incidents come independently and that those observed show what
//! tolls can be. A toll larger than any observed never occurs in a resample:
//! see [`tail`](super::tail) for that.

use rayon::prelude::*;
use serde::Serialize;

pub use super::bca::Resampled;
use super::bca::resampled;
use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::is_exposure;
use super::poisson_weights::PoissonWeights;
use super::random::{Resampling, stream};
use super::toll::{Distinct, Scenario, Scenarios, Toll};

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
    /// Time, people or both over which they were counted; both sides in one unit.
    pub exposure: f64,
}

/// Total toll, in people.
///
/// # Errors
/// With fewer than two known tolls (`NoIncidents`, `TooFewIncidents`). A scenario
/// by itself is not estimable when all its tolls are zero (`AllZero`), or when
/// too few resamples were asked for (`TooFewResamples`).
pub fn total(tolls: &[Toll], resampling: Resampling) -> Estimated<TollEstimate> {
    estimate(&[tolls], Statistic::Total, resampling)
}

/// Mean toll, in people an incident.
///
/// # Errors
/// As [`total`]. A scenario by itself is not estimable either when all its tolls
/// are equal (`AllEqual`), which would give an interval of no width.
pub fn mean(tolls: &[Toll], resampling: Resampling) -> Estimated<TollEstimate> {
    estimate(&[tolls], Statistic::Mean, resampling)
}

/// Toll of A per exposure over toll of B per exposure, resampling both sides.
///
/// # Errors
/// With fewer than two known tolls on a side (`NoIncidents` when there are none at
/// all, else `TooFewIncidents`), or an exposure that is not above zero
/// (`NoExposure`). A scenario by itself is not estimable when all tolls of a side
/// are zero (`AllZero`), or when too few resamples were asked for
/// (`TooFewResamples`).
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
        &[a.tolls, b.tolls],
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
    estimate(&[a, b], Statistic::RatioOfMeans, resampling)
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
    sides: &[&[Toll]],
    statistic: Statistic,
    resampling: Resampling,
) -> Estimated<TollEstimate> {
    if sides.iter().all(|tolls| tolls.is_empty()) {
        return Err(NotEstimable::NoIncidents);
    }
    if let Some(few) = sides.iter().find(|tolls| tolls.len() < 2) {
        return Err(NotEstimable::TooFewIncidents {
            found: few.len(),
            needed: 2,
        });
    }
    let sides: Vec<Distinct> = sides.iter().map(|tolls| Distinct::new(tolls)).collect();
    let observed: Vec<TollSums> = sides.iter().map(observed).collect();
    let resamples = resamples(&sides, resampling);
    let scenarios = Scenarios::each(|scenario| {
        if observed.iter().any(|side| side.toll(scenario) == 0.0) {
            return Err(NotEstimable::AllZero);
        }
        let estimate = statistic.of(&observed, scenario);
        let estimate = estimate.ok_or(NotEstimable::ZeroDenominator)?;
        let acceleration = acceleration(&sides, &observed, statistic, scenario)?;
        let values = resamples.iter().map(|sums| statistic.of(sums, scenario));
        resampled(estimate, values, acceleration, resampling.level)
    });
    Ok(TollEstimate {
        scenarios,
        resampling,
    })
}

fn observed(side: &Distinct) -> TollSums {
    let mut sums = TollSums::default();
    for group in &side.groups {
        sums.add(group.toll, group.incidents);
    }
    sums
}

/// The sums of every side in every resample, in order of the resamples.
fn resamples(sides: &[Distinct], resampling: Resampling) -> Vec<Vec<TollSums>> {
    let weights: Vec<PoissonWeights> = sides.iter().map(Distinct::weights).collect();
    (0..resampling.replicates)
        .into_par_iter()
        .with_min_len(32)
        .map(|replicate| {
            let mut rng = stream(resampling.seed, replicate as u64);
            let mut draw = |(side, weights): (&Distinct, &PoissonWeights)| {
                let mut sums = TollSums::default();
                for (group, times) in side.groups.iter().zip(weights.draw(&mut rng)) {
                    sums.add(group.toll, times);
                }
                sums
            };
            sides.iter().zip(&weights).map(&mut draw).collect()
        })
        .collect()
}

/// Acceleration: a sixth of the skewness of the influence of single incidents.
///
/// Influences are derivatives by the weight of an incident (infinitesimal
/// jackknife; DiCiccio & Efron, 1996): the toll itself for a total, its
/// difference from the mean for a mean, in both cases over the total of the
/// side for a ratio, where those of B count negative. As the number of incidents
/// is random the influences on a total are not centred.
fn acceleration(
    sides: &[Distinct],
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
        for group in &side.groups {
            let influence = (group.toll.of(scenario) as f64 - centre) / unit;
            squares += group.incidents as f64 * influence.powi(2);
            cubes += group.incidents as f64 * influence.powi(3);
        }
        sign = -sign;
    }
    // Of equal tolls nothing remains but the rounding of their mean.
    if statistic.is_of_means() && sides.iter().all(|side| same(side, scenario)) {
        let value = sides.first().and_then(|side| side.groups.first());
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
