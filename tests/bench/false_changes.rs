//! How often a change is said of files that have none, and of files whose rate
//! halves: the table of `casualty::estimate::chance`.
//! `cargo bench --no-default-features --bench false_changes`.

use casualty::estimate::chance::{changes, rate_change};
use casualty::estimate::clustering::Clustering;
use casualty::estimate::drawn::{Process, counts};
use casualty::estimate::pelt::Options;
use casualty::estimate::random::DEFAULT_SEED;
use casualty::estimate::rate_ratio::ExposedCount;
use casualty::estimate::series::Series;
use casualty::estimate::{Estimated, Level};

/// Files a case.
const FILES: u64 = 500;

/// Months of a file, unless the first argument says otherwise.
const MONTHS: usize = 120;

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let months = asked.unwrap_or(MONTHS);
    let mut lines = vec![
        format!("Of {FILES} files of {months} months each, the share in % of which a change"),
        "is said: without one / with one, a halving in the middle.".to_owned(),
        String::new(),
        "| process | mean | months compared | quarters | years | trend by month | by quarter | by year |".to_owned(),
        "|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    for (name, process) in Process::TRIED {
        for mean in [1.0, 3.0, 10.0, 30.0] {
            let without = said(process, mean, mean, months);
            let halved = said(process, mean, mean / 2.0, months);
            let cells = without.iter().zip(halved).map(|(without, with)| {
                let per_cent = |files: u64| 100.0 * files as f64 / FILES as f64;
                format!("{:.1} / {:.0}", per_cent(*without), per_cent(with))
            });
            let cells: Vec<String> = cells.collect();
            lines.push(format!("| {name} | {mean} | {} |", cells.join(" | ")));
        }
    }
    print(&lines.join("\n"));
}

#[expect(clippy::print_stdout, reason = "a table for the person who runs it")]
fn print(text: &str) {
    println!("{text}");
}

/// Files of which a change is said: of two months, quarters and years compared,
/// and by the trend of months, quarters and years.
fn said(process: Process, before: f64, after: f64, months: usize) -> [u64; 6] {
    let means: Vec<f64> = (0..months)
        .map(|month| if month < months / 2 { before } else { after })
        .collect();
    let mut files = [0; 6];
    for number in 0..FILES {
        let counts = counts(process, &means, DEFAULT_SEED, number);
        let clustering = Clustering::of(&Series::equal(&counts));
        let halved = after < before;
        for (position, span) in [1, 3, 12].into_iter().enumerate() {
            let Ok(clustering) = &clustering else {
                continue;
            };
            let windows: Vec<u64> = counts.chunks_exact(span).map(|w| w.iter().sum()).collect();
            // The two on either side of the middle; without a change any two.
            let (old, new) = if halved {
                (windows.len() / 2 - 1, windows.len() / 2)
            } else {
                let apart = 1 + number as usize % (windows.len() - 1);
                let old = number as usize * 7 % windows.len();
                (old, (old + apart) % windows.len())
            };
            let window = |at: usize| at * span..(at + 1) * span;
            let dispersion = clustering.dispersion_between(&window(old), &window(new));
            let compared = compared(windows[old], windows[new], dispersion);
            let trend = found(&windows, clustering);
            files[position] += u64::from(compared.unwrap_or(false));
            files[position + 3] += u64::from(trend.unwrap_or(false));
        }
    }
    files
}

fn compared(old: u64, new: u64, dispersion: f64) -> Estimated<bool> {
    let side = |count: u64| ExposedCount {
        count,
        exposure: 1.0,
    };
    let change = rate_change(side(new), side(old), dispersion, Level::P95)?;
    Ok(change.direction().is_some())
}

fn found(windows: &[u64], clustering: &Clustering) -> Estimated<bool> {
    let options = Options {
        dispersion: clustering.of_changes(),
        ..Options::default()
    };
    let found = changes(&Series::equal(windows), options, Level::P95)?;
    Ok(!found.changes.is_empty())
}
