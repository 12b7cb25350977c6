use proptest::prelude::*;

use super::*;
use crate::estimate::testing::COAL;

fn cut(counts: &[u64], penalty: Penalty) -> Estimated<Vec<usize>> {
    let options = Options {
        penalty,
        ..Options::default()
    };
    Ok(pelt(&Series::equal(counts), options)?.change_points)
}

fn years(change_points: &[usize]) -> Vec<usize> {
    change_points.iter().map(|last| last + 1851).collect()
}

#[test]
fn coal_mining() -> Estimated<()> {
    assert_eq!(years(&cut(&COAL, Penalty::Mbic)?), [1891]);
    assert_eq!(years(&cut(&COAL, Penalty::Strict)?), [1891]);
    assert_eq!(years(&cut(&COAL, Penalty::Bic)?), [1891, 1947]);
    // Akaike's criterion, 2 for each of rate and place.
    assert_eq!(cut(&COAL, Penalty::Fixed(4.0))?.len(), 10);
    Ok(())
}

/// Two ways to cut that cost the same: that whose last regime begins first.
#[test]
fn of_a_tie_the_earliest_cut_is_taken() -> Estimated<()> {
    let options = Options {
        penalty: Penalty::Fixed(4.0),
        least_periods: 2,
        ..Options::default()
    };
    let counts = [40, 40, 2, 40, 40];
    let series = Series::equal(&counts);
    let costs = [1, 2].map(|last| total_cost(&series, &[last], options.penalty));
    assert_eq!(costs[0], costs[1]);
    assert_eq!(pelt(&series, options)?.change_points, [1]);
    Ok(())
}

#[test]
fn criterion_as_zhang_and_siegmund_publish_it() {
    let series = Series::equal(&COAL);
    // Twice the negative log likelihood without the factorials has 2 s more.
    let rest = 2.0 * series.total() as f64;
    let cut = total_cost(&series, &[1891 - 1851], Penalty::Mbic) + rest;
    assert!((cut - 120.8045).abs() < 5e-5, "{cut}");
}

#[test]
fn dispersion_divides_what_a_cut_gains() -> Estimated<()> {
    // The one change of the coal series gains 69.99, and costs 14.16.
    for (dispersion, cuts) in [(1.0, 1), (4.9, 1), (5.0, 0), (40.0, 0)] {
        let options = Options {
            dispersion,
            ..Options::default()
        };
        let found = pelt(&Series::equal(&COAL), options)?;
        assert_eq!(found.change_points.len(), cuts, "{dispersion}");
    }
    for dispersion in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let options = Options {
            dispersion,
            ..Options::default()
        };
        let found = pelt(&Series::equal(&COAL), options);
        assert_eq!(found, Err(NotEstimable::NoDispersion));
    }
    Ok(())
}

/// Quickly even where no start can be ruled out; the change is where it is.
#[test]
fn a_long_series_is_cut_too() -> Estimated<()> {
    let counts: Vec<u64> = (0..100_000_u64)
        .map(|day| {
            let busy = (40_003..70_010).contains(&day);
            u64::from(day % if busy { 3 } else { 11 } == 0)
        })
        .collect();
    let found = pelt(&Series::equal(&counts), Options::default())?.change_points;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].abs_diff(40_003) <= 3 && found[1].abs_diff(70_009) <= 11,
        "{found:?}"
    );
    // Long and quiet at the end.
    let mut quiet = vec![2; 300];
    quiet.resize(96_000, 0);
    let found = pelt(&Series::equal(&quiet), Options::default())?.change_points;
    assert_eq!(found, [299]);
    Ok(())
}

#[test]
fn nothing_to_cut() -> Estimated<()> {
    assert!(cut(&[5; 30], Penalty::Mbic)?.is_empty());
    assert!(cut(&[3, 4], Penalty::Mbic)?.is_empty());
    assert!(cut(&[3], Penalty::Mbic).is_err());
    assert!(cut(&[0; 9], Penalty::Mbic).is_err());
    assert!(cut(&[], Penalty::Mbic).is_err());
    Ok(())
}

#[test]
fn plain_steps_are_found() -> Estimated<()> {
    let counts: Vec<u64> = [[2; 12], [20; 12], [0; 12]].concat();
    let found = pelt(&Series::equal(&counts), Options::default())?;
    assert_eq!(found.change_points, [11, 23]);
    let rates: Vec<f64> = found.regimes.iter().map(|regime| regime.rate).collect();
    assert_eq!(rates, [2.0, 20.0, 0.0]);
    Ok(())
}

/// Cost of a way to cut, by its definition.
fn total_cost(series: &Series, change_points: &[usize], penalty: Penalty) -> f64 {
    let sums = series.running();
    let regimes = series.segments(change_points);
    let costs = regimes.iter().map(|regime| {
        let part = sums[regime.end].since(sums[regime.start]);
        twice_negative(part) + penalty.of_regime(regime.end - regime.start, series.len())
    });
    costs.sum::<f64>() + penalty.of_change(series.len()) * change_points.len() as f64
}

/// The least cost of all ways to cut, without any start ruled out.
fn least_cost(series: &Series, penalty: Penalty, least: usize) -> f64 {
    let sums = series.running();
    let n = series.len();
    let mut best = vec![f64::INFINITY; n + 1];
    best[0] = -penalty.of_change(n);
    for end in least..=n {
        for start in 0..=end - least {
            let cost =
                best[start] + twice_negative(sums[end].since(sums[start])) + penalty.of_change(n);
            best[end] = best[end].min(cost);
        }
    }
    best[n]
}

proptest! {
    #[test]
    fn quiet_times_hide_no_cut(
        counts in prop::collection::vec(
            prop_oneof![12 => Just(0_u64), 1 => 1_u64..4, 1 => 4_u64..20], 8..90,
        ),
        months in any::<bool>(),
        cost in 1.0_f64..12.0,
    ) {
        prop_assume!(counts.iter().any(|&n| n > 0));
        let lengths: Vec<f64> = (0..counts.len())
            .map(|at| if months { [31.0, 28.0, 30.0][at % 3] } else { 1.0 })
            .collect();
        let series = Series::with_exposures(&counts, &lengths);
        let Ok(series) = series else { return Err(TestCaseError::fail("valid")) };
        let penalty = Penalty::Fixed(cost);
        let found = pelt(&series, Options { penalty, ..Options::default() });
        let Ok(found) = found else { return Err(TestCaseError::fail("estimable")) };
        let found = total_cost(&series, &found.change_points, penalty);
        let least = least_cost(&series, penalty, 2);
        prop_assert!((found - least).abs() < 1e-6, "{found} and not {least}");
    }

    #[test]
    fn no_cut_is_better(
        rows in prop::collection::vec((0_u64..12, 0.5_f64..2.0), 4..13), fixed in any::<bool>(),
    ) {
        let (counts, exposures): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        prop_assume!(counts.iter().any(|&n| n > 0));
        let penalty = if fixed { Penalty::Fixed(1.5) } else { Penalty::Mbic };
        let Ok(series) = Series::with_exposures(&counts, &exposures) else {
            return Err(TestCaseError::fail("valid"));
        };
        let Ok(found) = pelt(&series, Options { penalty, ..Options::default() }) else {
            return Err(TestCaseError::fail("estimable"));
        };
        let found = total_cost(&series, &found.change_points, penalty);
        // Every way to cut, as the bits of a number.
        for bits in 0_u32..1 << (counts.len() - 1) {
            let cuts: Vec<usize> =
                (0..counts.len() - 1).filter(|i| bits >> i & 1 == 1).collect();
            let long = series.segments(&cuts).iter().all(|s| s.end - s.start >= 2);
            if long {
                prop_assert!(found <= total_cost(&series, &cuts, penalty) + 1e-9);
            }
        }
    }
}
