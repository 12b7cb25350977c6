//! Whether the power law could have given these tolls.

use rayon::prelude::*;
use serde::Serialize;

use super::fit::{TailFit, usable};
use super::scan::refit;
use super::synthetic::Synthetic;
use crate::estimate::not_estimable::{Estimated, NotEstimable};
use crate::estimate::random::stream;

/// Bootstrap test of the fitted law.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GoodnessOfFit {
    /// Share of samples at least as far from their own fit as the data from
    /// theirs, the data counted as one of them: never zero. Small values, by
    /// custom 0.1 or less, rule the law out.
    pub p_value: f64,
    /// Synthetic samples that could be fitted.
    pub usable: usize,
    /// Synthetic samples drawn.
    pub replicates: usize,
    /// Seed they were drawn with.
    pub seed: u64,
}

/// Semi-parametric bootstrap of Clauset, Shalizi & Newman (2009), section 4.1.
///
/// Each synthetic sample has as many tolls above zero as the data; each comes
/// from the law with the share of the tail, else from the tolls observed below
/// `xmin`. It is fitted just as the data were, `xmin` included unless it was
/// given. If k of n synthetic samples are at least as far from their fit as the
/// data from theirs, p is (k + 1) / (n + 1) (Davison & Hinkley 1997, section
/// 4.2; Phipson & Smyth 2010): k / n can be zero, which no test can show. It is
/// good to about 1 / (2 sqrt(replicates)).
///
/// # Errors
/// When the tolls cannot be fitted, as by [`fit`](super::fit()), or no synthetic
/// sample can (`TooFewResamples`).
pub fn goodness_of_fit(
    tolls: &[u64],
    fit: &TailFit,
    replicates: usize,
    seed: u64,
) -> Estimated<GoodnessOfFit> {
    let sample = usable(tolls)?;
    let synthetic = Synthetic::new(&sample, fit.law);
    let distances: Vec<f64> = (0..replicates)
        .into_par_iter()
        .filter_map(|replicate| {
            let drawn = synthetic.draw(&mut stream(seed, replicate as u64));
            Some(refit(&drawn, fit.given())?.distance)
        })
        .collect();
    let usable = distances.len();
    if usable == 0 {
        return Err(NotEstimable::TooFewResamples { usable });
    }
    let as_far = distances.iter().filter(|&&far| far >= fit.distance).count();
    Ok(GoodnessOfFit {
        p_value: (as_far + 1) as f64 / (usable + 1) as f64,
        usable,
        replicates,
        seed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tail::fit::{fit, fit_from};
    use crate::estimate::testing::{TAIL, repeated};

    #[test]
    fn a_power_law_is_not_ruled_out_and_an_even_spread_is() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let good = goodness_of_fit(&tolls, &fit(&tolls)?, 400, 1)?;
        assert!(good.p_value > 0.3, "{good:?}");
        let even: Vec<u64> = (1..=60).flat_map(|x| [x; 20]).collect();
        let bad = goodness_of_fit(&even, &fit_from(&even, 1)?, 200, 1)?;
        assert!(bad.p_value < 0.05, "{bad:?}");
        Ok(())
    }

    #[test]
    fn a_p_value_is_never_zero() -> Estimated<()> {
        let even: Vec<u64> = (1..=60).flat_map(|x| [x; 20]).collect();
        let found = goodness_of_fit(&even, &fit_from(&even, 1)?, 99, 1)?;
        assert_eq!(found.usable, 99);
        assert_eq!(found.p_value, 0.01);
        Ok(())
    }

    #[test]
    fn threads_make_no_difference() -> Result<(), Box<dyn std::error::Error>> {
        let tolls = repeated(&TAIL);
        let fit = fit(&tolls)?;
        let run = |threads| -> Result<GoodnessOfFit, Box<dyn std::error::Error>> {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()?;
            Ok(pool.install(|| goodness_of_fit(&tolls, &fit, 200, 9))?)
        };
        assert_eq!(run(1)?, run(2)?);
        Ok(())
    }

    #[test]
    fn without_replicates() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let none = goodness_of_fit(&tolls, &fit(&tolls)?, 0, 1);
        assert_eq!(none, Err(NotEstimable::TooFewResamples { usable: 0 }));
        Ok(())
    }
}
