//! How often the interval of a total toll holds the mean of the process: the table
//! of `casualty::estimate::bootstrap`.
//! `cargo bench --no-default-features --bench toll_intervals`.

use casualty::estimate::bootstrap::total;
use casualty::estimate::clustering::Clustering;
use casualty::estimate::drawn::{Process, TollLaw, counts, tolls};
use casualty::estimate::random::{DEFAULT_SEED, Resampling};
use casualty::estimate::series::Series;

/// Files a case.
const FILES: u64 = 500;

/// Months of a file.
const MONTHS: usize = 120;

/// Resamples a total.
const REPLICATES: usize = 1_000;

const LAWS: [TollLaw; 3] = [
    TollLaw::Geometric(4.0),
    TollLaw::PowerLaw(3.5),
    TollLaw::PowerLaw(2.5),
];

fn main() {
    let mut lines = vec![
        "| process | mean | months | quarters | years |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    for (name, process) in Process::TRIED {
        for mean in [1.0, 3.0, 10.0, 30.0] {
            let cells = [1, 3, 12].map(|span| {
                LAWS.map(|law| covered(process, mean, span, law))
                    .join(" / ")
            });
            lines.push(format!("| {name} | {mean} | {} |", cells.join(" | ")));
        }
    }
    print(&lines.join("\n"));
}

#[expect(clippy::print_stdout, reason = "a table for the person who runs it")]
fn print(text: &str) {
    println!("{text}");
}

/// The share in % of intervals that hold the mean total of a window, of the windows
/// that have one; a dash when fewer than a tenth of the files give one.
fn covered(process: Process, mean: f64, span: usize, law: TollLaw) -> String {
    let truth = mean * span as f64 * law.mean();
    let (mut given, mut held) = (0_u64, 0_u64);
    for number in 0..FILES {
        let counts = counts(process, &[mean; MONTHS], DEFAULT_SEED, number);
        let Ok(clustering) = Clustering::of(&Series::equal(&counts)) else {
            continue;
        };
        let first = number as usize % (MONTHS / span) * span;
        let incidents: u64 = counts[first..first + span].iter().sum();
        let tolls = tolls(law, incidents, DEFAULT_SEED ^ 1, number);
        let resampling = Resampling {
            replicates: REPLICATES,
            ..Resampling::default()
        };
        let estimate = total(&tolls, clustering.spread(span), resampling);
        let Ok(Ok(best)) = estimate.map(|estimate| estimate.scenarios.best) else {
            continue;
        };
        let interval = best.bca.unwrap_or(best.percentile);
        given += 1;
        held += u64::from((interval.lower..=interval.upper).contains(&truth));
    }
    if given < FILES / 10 {
        return "-".to_owned();
    }
    format!("{:.0}", 100.0 * held as f64 / given as f64)
}
