use proptest::prelude::*;

use super::*;
use crate::estimate::testing::assert_close;

fn tolls(values: &[u64]) -> Vec<Toll> {
    values.iter().copied().map(Toll::from).collect()
}

fn side(tolls: &[Toll], exposure: f64) -> TollSide<'_> {
    TollSide {
        tolls,
        spread: CountSpread::INDEPENDENT,
        exposure,
    }
}

fn total_of(values: &[u64]) -> Estimated<Resampled> {
    total(
        &tolls(values),
        CountSpread::INDEPENDENT,
        Resampling::default(),
    )?
    .scenarios
    .best
}

#[test]
fn total_has_the_compound_poisson_spread() -> Estimated<()> {
    let values: Vec<u64> = (0..400).map(|i| 1 + i * i % 37).collect();
    let found = total_of(&values)?;
    let expected: u64 = values.iter().sum();
    assert_close(found.estimate, expected as f64, 0.0);
    let spread = (values.iter().map(|v| v * v).sum::<u64>() as f64).sqrt();
    let error = found.standard_error.ok_or(NotEstimable::NoMaximum)?;
    assert!((error / spread - 1.0).abs() < 0.03, "{error} {spread}");
    assert_eq!(found.usable, 10_000);
    Ok(())
}

#[test]
fn clustered_deaths_give_a_wider_interval_than_poisson() -> Estimated<()> {
    let values = [1, 1, 1, 2, 2, 3, 4, 60, 1, 1];
    let found = total_of(&values)?;
    let poisson = crate::estimate::poisson::exact_interval(76, found.percentile.level);
    assert!(found.percentile.upper > poisson.upper && found.percentile.lower < poisson.lower);
    let bca = found.bca.ok_or(NotEstimable::NoMaximum)?;
    assert!(bca.upper > found.percentile.upper, "{found:?}");
    Ok(())
}

#[test]
fn threads_make_no_difference() -> Result<(), Box<dyn std::error::Error>> {
    let values: Vec<u64> = (0..500).map(|i| i * 7 % 23).collect();
    let (a, b) = (tolls(&values[..200]), tolls(&values[200..]));
    let run = |threads| -> Result<TollEstimate, Box<dyn std::error::Error>> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()?;
        Ok(pool.install(|| ratio_of_totals(side(&a, 1.0), side(&b, 2.0), Resampling::default()))?)
    };
    assert_eq!(run(1)?, run(2)?);
    let other = Resampling {
        seed: 1,
        ..Resampling::default()
    };
    let (one, two) = (
        total(&a, CountSpread::INDEPENDENT, Resampling::default())?,
        total(&a, CountSpread::INDEPENDENT, other)?,
    );
    assert_ne!(one.scenarios, two.scenarios);
    assert_eq!(two.resampling.seed, 1);
    Ok(())
}

#[test]
fn scenarios_are_kept_apart() -> Estimated<()> {
    let toll = |low, best, high| Toll { low, best, high };
    let found = total(
        &[toll(0, 2, 5), toll(0, 4, 4), toll(0, 9, 30)],
        CountSpread::INDEPENDENT,
        Resampling::default(),
    )?
    .scenarios;
    assert_eq!(found.low, Err(NotEstimable::AllZero));
    assert_close(found.best?.estimate, 15.0, 0.0);
    assert_close(found.high?.estimate, 39.0, 0.0);
    Ok(())
}

#[test]
fn not_estimable() -> Estimated<()> {
    let options = Resampling::default();
    assert_eq!(
        total(&[], CountSpread::INDEPENDENT, options),
        Err(NotEstimable::NoIncidents)
    );
    let few = NotEstimable::TooFewIncidents {
        found: 1,
        needed: 2,
    };
    assert_eq!(
        total(&tolls(&[4]), CountSpread::INDEPENDENT, options),
        Err(few)
    );
    let equal = mean(&tolls(&[4, 4, 4]), options)?.scenarios.best;
    assert_eq!(equal, Err(NotEstimable::AllEqual { value: 4 }));
    // A total of equal tolls still varies with the number of incidents.
    assert!(
        total(&tolls(&[4, 4, 4]), CountSpread::INDEPENDENT, options)?
            .scenarios
            .best
            .is_ok()
    );
    let zero = ratio_of_means(&tolls(&[1, 2]), &tolls(&[0, 0]), options)?;
    assert_eq!(zero.scenarios.best, Err(NotEstimable::AllZero));
    let (a, none) = (tolls(&[1, 2]), tolls(&[]));
    assert!(ratio_of_totals(side(&a, 1.0), side(&none, 1.0), options).is_err());
    assert_eq!(
        ratio_of_totals(side(&a, 0.0), side(&a, 1.0), options),
        Err(NotEstimable::NoExposure)
    );
    let none = Resampling {
        replicates: 0,
        ..options
    };
    let found = total(&a, CountSpread::INDEPENDENT, none)?.scenarios.best;
    assert_eq!(found, Err(NotEstimable::TooFewResamples { usable: 0 }));
    Ok(())
}

#[test]
fn resamples_without_incidents_are_left_out_of_a_mean() -> Estimated<()> {
    let found = mean(&tolls(&[1, 5]), Resampling::default())?
        .scenarios
        .best?;
    let share = 1.0 - found.usable as f64 / 10_000.0;
    assert!((share - (-2.0_f64).exp()).abs() < 0.015, "{share}");
    Ok(())
}

#[test]
fn intervals_of_the_mean_cover_as_often_as_they_say() -> Estimated<()> {
    // Tolls 0..=9 drawn evenly: the true mean is 4.5.
    let mut covered = 0;
    for run in 0..200 {
        let mut rng = stream(99, run);
        let values: Vec<u64> = (0..60)
            .map(|_| (crate::estimate::random::uniform(&mut rng) * 10.0).floor() as u64)
            .collect();
        let options = Resampling {
            replicates: 1_000,
            seed: run,
            ..Resampling::default()
        };
        let found = mean(&tolls(&values), options)?.scenarios.best?;
        covered += u32::from(found.percentile.contains(4.5));
    }
    assert!((178..=199).contains(&covered), "{covered} of 200");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn intervals_are_ordered_and_scale(values in prop::collection::vec(1_u64..100, 3..40)) {
        let options = Resampling { replicates: 500, ..Resampling::default() };
        let tripled: Vec<u64> = values.iter().map(|v| v * 3).collect();
        let best = |values: &[u64]| total(&tolls(values), CountSpread::INDEPENDENT, options).and_then(|t| t.scenarios.best);
        let (Ok(one), Ok(three)) = (best(&values), best(&tripled)) else {
            return Err(TestCaseError::fail("estimable"));
        };
        prop_assert!(one.percentile.lower <= one.percentile.upper);
        assert_close(three.percentile.lower, 3.0 * one.percentile.lower, 1e-12);
        assert_close(three.percentile.upper, 3.0 * one.percentile.upper, 1e-12);
        prop_assert!(one.percentile.contains(one.estimate));
    }

    #[test]
    fn unit_of_exposure_does_not_matter(values in prop::collection::vec(1_u64..50, 6..40)) {
        let options = Resampling { replicates: 300, ..Resampling::default() };
        let (a, b) = values.split_at(values.len() / 2);
        let (a, b) = (tolls(a), tolls(b));
        let ratio = |unit: f64| {
            ratio_of_totals(side(&a, 2.0 * unit), side(&b, unit), options)
                .and_then(|t| t.scenarios.best)
        };
        let (Ok(days), Ok(hours)) = (ratio(1.0), ratio(24.0)) else {
            return Err(TestCaseError::fail("estimable"));
        };
        assert_close(days.estimate, hours.estimate, 1e-12);
        assert_close(days.percentile.upper, hours.percentile.upper, 1e-12);
    }
}

/// Clusters enough.
fn spread(dispersion: f64) -> CountSpread {
    CountSpread {
        dispersion,
        clusters: 2.0,
    }
}

#[test]
fn too_few_clusters_give_no_total() {
    let tolls = tolls(&[1, 2, 3, 4]);
    let few = CountSpread {
        clusters: 1.49,
        ..spread(3.0)
    };
    assert_eq!(
        total(&tolls, few, Resampling::default()),
        Err(NotEstimable::TooFewClusters {
            expected: 1.49,
            needed: 1.5
        })
    );
    assert!(total(&tolls, spread(3.0), Resampling::default()).is_ok());
}

#[test]
fn clustering_widens_totals_and_leaves_means() -> Estimated<()> {
    let values: Vec<u64> = (0..100).map(|i| 1 + i % 7).collect();
    let tolls = tolls(&values);
    let errors = |dispersion| -> Estimated<f64> {
        let found = total(&tolls, spread(dispersion), Resampling::default())?
            .scenarios
            .best?;
        found.standard_error.ok_or(NotEstimable::NoMaximum)
    };
    let squares: u64 = values.iter().map(|v| v * v).sum();
    let sum: u64 = values.iter().sum();
    // Of a negative binomial number of incidents: each toll and the number vary.
    let expected = (squares as f64 + 5.0 / 100.0 * (sum * sum) as f64).sqrt();
    assert!(
        (errors(6.0)? / expected - 1.0).abs() < 0.05,
        "{} {expected}",
        errors(6.0)?
    );
    assert_eq!(errors(1.0)?, errors(0.5)?);
    let wide = TollSide {
        spread: spread(6.0),
        ..side(&tolls, 1.0)
    };
    let ratio = |a| ratio_of_totals(a, side(&tolls, 1.0), Resampling::default());
    let (one, other) = (ratio(side(&tolls, 1.0))?, ratio(wide)?);
    let width = |found: TollEstimate| -> Estimated<f64> {
        let interval = found.scenarios.best?.percentile;
        Ok((interval.upper / interval.lower).ln())
    };
    assert!(width(other)? > 1.5 * width(one)?);
    Ok(())
}
