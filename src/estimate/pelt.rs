//! Several changes of rate in a series of counts.
//!
//! The segmentation with the least sum of Poisson costs and penalties, found
//! exactly in little time by PELT (Killick, Fearnhead & Eckley, 2012), and nearly so
//! in series of more than 12,000 periods ([`pelt`]). A change point is the last period of the old regime. With Poisson costs clustered
//! counts would give too many: costs are divided by a dispersion, which makes
//! them those of a quasi-likelihood (Wedderburn, 1974).

use serde::Serialize;

use super::not_estimable::{Estimated, NotEstimable};
use super::series::{Running, Segment, Series};

/// What each further change point costs, in units of twice the log likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Penalty {
    /// 3 ln n for a change, wherever it is: the leading term of [`Self::Mbic`],
    /// without the term that lets short regimes come cheaper. The default,
    /// since bursts look like short regimes.
    #[default]
    Strict,
    /// Modified Bayesian criterion (Zhang & Siegmund, 2007): 3 ln n for a
    /// change, and for each regime ln of its share of the n periods. That share
    /// is below 1, so that a change costs less than 3 ln n: by 2 ln 2 in the
    /// middle of a series, by up to ln n near an end.
    Mbic,
    /// Bayesian criterion (Schwarz, 1978): 2 ln n, for the rate and the place.
    Bic,
    /// A given cost for a change, whatever the length of the series.
    Fixed(f64),
}

impl Penalty {
    fn of_change(self, periods: usize) -> f64 {
        match self {
            Self::Strict | Self::Mbic => 3.0 * (periods as f64).ln(),
            Self::Bic => 2.0 * (periods as f64).ln(),
            Self::Fixed(value) => value,
        }
    }

    /// Cost of a regime of `periods` out of `all`.
    fn of_regime(self, periods: usize, all: usize) -> f64 {
        match self {
            Self::Mbic => (periods as f64 / all as f64).ln(),
            Self::Strict | Self::Bic | Self::Fixed(_) => 0.0,
        }
    }

    /// K such that cutting a regime lowers its cost by at least K; a candidate
    /// that is worse by more can never be best again.
    fn least_gain(self) -> f64 {
        match self {
            // ln(i + j) + ln n - ln i - ln j is least at i = j = n / 2.
            Self::Mbic => std::f64::consts::LN_2 * 2.0,
            Self::Strict | Self::Bic | Self::Fixed(_) => 0.0,
        }
    }
}

/// How to cut a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Options {
    /// Cost of a change.
    pub penalty: Penalty,
    /// Fewest periods of a regime; 2 by default, as in the R package
    /// `changepoint`, so that one odd period is not a regime.
    pub least_periods: usize,
    /// By how much counts of one rate vary more than Poisson counts; 1 by
    /// default, which makes the costs those of the Poisson likelihood.
    pub dispersion: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            penalty: Penalty::default(),
            least_periods: 2,
            dispersion: 1.0,
        }
    }
}

/// A series cut into regimes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segmentation {
    /// Indices of the last periods of an old regime, ascending; empty when
    /// nothing changed.
    pub change_points: Vec<usize>,
    /// The regimes in order of time, one more than the change points.
    pub regimes: Vec<Segment>,
    /// How it was cut.
    pub options: Options,
}

/// The best start of the last regime, for a series that ends here.
#[derive(Clone, Copy)]
struct Best {
    cost: f64,
    start: usize,
}

/// Periods up to which a series is cut exactly: 33 years of days. Where nothing
/// changes no start can be ruled out, and the time goes with their square.
const EXACT: usize = 12_000;

/// Cuts a series into regimes of one rate each.
///
/// A series of more than 12,000 periods is first cut between groups of so many
/// periods that 12,000 groups are left, and each change is then put where it costs
/// least among the periods of the two groups that it parts: a regime shorter than
/// two groups may be missed.
///
/// The cost of a regime with s incidents in exposure T is 2 s ln(T / s), twice
/// the negative log likelihood less what is common to all ways to cut, divided
/// by the dispersion.
///
/// # Errors
/// With no incident (`NoIncidents`), fewer periods than one regime needs
/// (`TooFewPeriods`), or a dispersion that is not a number above zero
/// (`NoDispersion`).
pub fn pelt(series: &Series, options: Options) -> Estimated<Segmentation> {
    let least = options.least_periods.max(1);
    series.require(least)?;
    if !(options.dispersion.is_finite() && options.dispersion > 0.0) {
        return Err(NotEstimable::NoDispersion);
    }
    let sums = series.running();
    let periods = sums.len() - 1;
    let change_points = if periods <= EXACT {
        search(&sums, periods, options, least)
    } else {
        coarse_to_fine(&sums, options, least)
    };
    Ok(Segmentation {
        regimes: series.segments(&change_points),
        change_points,
        options,
    })
}

/// Cuts between groups of periods, then puts each change to the best of the periods
/// around it.
fn coarse_to_fine(sums: &[Running], options: Options, least: usize) -> Vec<usize> {
    let periods = sums.len() - 1;
    let group = periods.div_ceil(EXACT);
    let ends: Vec<usize> = (0..periods).step_by(group).chain([periods]).collect();
    let coarse: Vec<Running> = ends.iter().map(|&end| sums[end]).collect();
    let mut found = search(&coarse, periods, options, least.div_ceil(group));
    for change in &mut found {
        // From the last group of a regime to its last period.
        *change = ends[*change + 1];
    }
    for position in 0..found.len() {
        let before = position.checked_sub(1).map_or(0, |before| found[before]);
        let after = found.get(position + 1).copied().unwrap_or(periods);
        let here = found[position];
        let from = here.saturating_sub(group - 1).max(before + least);
        let to = (here + group - 1).min(after.saturating_sub(least));
        let cost = |end: usize| {
            twice_negative(sums[end].since(sums[before]))
                + twice_negative(sums[after].since(sums[end]))
        };
        let best = (from..=to).min_by(|a, b| cost(*a).total_cmp(&cost(*b)));
        found[position] = best.unwrap_or(here);
    }
    found.iter().map(|end| end - 1).collect()
}

/// The change points of least cost; `periods` are those of the series, which may be
/// more than the sums have parts.
fn search(sums: &[Running], periods: usize, options: Options, least: usize) -> Vec<usize> {
    let Options {
        penalty,
        dispersion,
        ..
    } = options;
    let n = sums.len() - 1;
    let of_change = penalty.of_change(periods);
    let gain = penalty.least_gain();
    let cost = |start: usize, end: usize| {
        twice_negative(sums[end].since(sums[start])) / dispersion
            + penalty.of_regime(end - start, n)
    };
    let mut best: Vec<Option<Best>> = vec![None; n + 1];
    best[0] = Some(Best {
        cost: -of_change,
        start: 0,
    });
    // Between two regimes of which one may be longer by a quiet period, the cost is
    // concave in where the cut is (unless each regime has a cost of its own), so that
    // a cut inside a long quiet time is never better than one near an end of it.
    let quiet = |start: usize| {
        let (before, after) = (start.checked_sub(least + 1), start + least + 1);
        penalty != Penalty::Mbic
            && before.is_some_and(|before| after <= n && sums[before].count == sums[after].count)
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut costs: Vec<f64> = Vec::new();
    for end in least..=n {
        if let Some(Best { cost: before, .. }) = best[end - least]
            && !quiet(end - least)
        {
            candidates.push(Candidate {
                start: end - least,
                before,
                expires: usize::MAX,
            });
        }
        candidates.retain(|candidate| end < candidate.expires);
        costs.clear();
        costs.extend(
            candidates
                .iter()
                .map(|one| one.before + cost(one.start, end)),
        );
        let found = candidates
            .iter()
            .zip(&costs)
            .map(|(candidate, cost)| Best {
                cost: cost + of_change,
                start: candidate.start,
            })
            .min_by(|a, b| a.cost.total_cmp(&b.cost));
        if let Some(found) = found {
            for (candidate, cost) in candidates.iter_mut().zip(&costs) {
                let worse = cost + gain > found.cost;
                if worse && candidate.expires == usize::MAX {
                    // A regime that starts here must first be long enough.
                    candidate.expires = end + least;
                }
            }
        }
        best[end] = found;
    }
    trace(&best, n)
}

/// A period at which the last regime may start.
struct Candidate {
    start: usize,
    /// Cost of all before it.
    before: f64,
    /// The end from which it cannot be best.
    expires: usize,
}

/// Change points from the last back to the first, put in order.
fn trace(best: &[Option<Best>], n: usize) -> Vec<usize> {
    let mut change_points = Vec::new();
    let mut end = n;
    while let Some(Best { start, .. }) = best[end] {
        if start == 0 {
            break;
        }
        change_points.push(start - 1);
        end = start;
    }
    change_points.reverse();
    change_points
}

fn twice_negative(part: Running) -> f64 {
    if part.count == 0.0 {
        return 0.0;
    }
    2.0 * part.count * (part.exposure / part.count).ln()
}

#[cfg(test)]
mod tests;
