//! A small version of the table in the documentation of this module.

use super::{changes, rate_change};
use crate::estimate::clustering::Clustering;
use crate::estimate::drawn::{Process, counts};
use crate::estimate::pelt::Options;
use crate::estimate::rate_ratio::ExposedCount;
use crate::estimate::series::Series;
use crate::estimate::{Estimated, Level};

const FILES: u64 = 100;

/// Files of ten years of which a change is said: of two years compared, and by
/// the trend of the months.
fn said(process: Process, means: &[f64]) -> Estimated<[u64; 2]> {
    let mut files = [0; 2];
    for number in 0..FILES {
        let counts = counts(process, means, 11, number);
        let series = Series::equal(&counts);
        let clustering = Clustering::of(&series)?;
        let year = |first: usize| ExposedCount {
            count: counts[first..first + 12].iter().sum(),
            exposure: 1.0,
        };
        let dispersion = clustering.dispersion_between(&(48..60), &(60..72));
        let compared = rate_change(year(60), year(48), dispersion, Level::P95)?;
        files[0] += u64::from(compared.direction().is_some());
        let options = Options {
            dispersion: clustering.of_changes(),
            ..Options::default()
        };
        let found = changes(&series, options, Level::P95)?;
        files[1] += u64::from(!found.changes.is_empty());
    }
    Ok(files)
}

#[test]
fn no_change_is_said_where_there_is_none() -> Estimated<()> {
    let correlated = Process::Autoregressive {
        correlation: 0.5,
        deviation: 0.5,
    };
    for (process, mean) in [
        (Process::Poisson, 10.0),
        (Process::NegativeBinomial(1.0), 3.0),
        (Process::Bursts(3), 10.0),
        (correlated, 10.0),
    ] {
        let [compared, trend] = said(process, &[mean; 120])?;
        // 7 % and what chance adds to it in so few files.
        assert!(
            compared <= 10 && trend <= 10,
            "{process:?} {compared} {trend}"
        );
    }
    Ok(())
}

#[test]
fn a_halving_is_seen() -> Estimated<()> {
    let means = [[10.0; 60], [5.0; 60]].concat();
    for (process, least) in [(Process::Poisson, 90), (Process::Bursts(3), 40)] {
        let [compared, trend] = said(process, &means)?;
        assert!(
            compared >= least && trend >= least,
            "{process:?} {compared} {trend}"
        );
    }
    Ok(())
}
