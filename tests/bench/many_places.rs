//! Many places in one table: 60,000 incidents at 20,000 sites, from the CSV to the
//! printed table.
//!
//! `cargo bench --bench many_places`. Needs Python 3 to measure.

#![allow(clippy::disallowed_methods, reason = "it lays out files of its own")]
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod whole_process;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use whole_process::{Bench, measure, show, text};

const INCIDENTS: u64 = 60_000;
const SITES: u64 = 20_000;
const RUNS: usize = 5;

fn main() -> Bench<()> {
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("many_places.csv");
    write(&data)?;
    let cores = std::thread::available_parallelism()?;
    println!("{INCIDENTS} incidents at {SITES} sites; {cores} cores; {RUNS} runs in turn");
    let commands: [&[&str]; 3] = [
        &["table", "--by=site", "--pivot=year"],
        &[
            "compare",
            "--by=site",
            "--baseline=2018",
            "--against=present",
        ],
        &[
            "compare",
            "--by=site",
            "--baseline=2010..2015",
            "--against=2016..2021",
        ],
    ];
    let mut used = commands.map(|_| Vec::new());
    for _ in 0..RUNS {
        for (command, used) in commands.iter().zip(&mut used) {
            let words = [env!("CARGO_BIN_EXE_casualty"), command[0], text(&data)];
            let words = words.iter().chain(&command[1..]);
            used.push(measure(
                &words.map(|&word| word.to_owned()).collect::<Vec<_>>(),
            )?);
        }
    }
    for (command, used) in commands.iter().zip(&used) {
        show(&command.join(" "), used);
    }
    Ok(())
}

/// Invented incidents of twelve years, each at one of the sites.
fn write(path: &Path) -> Bench<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "id,date,site,city,province,country,killed,injured")?;
    let mut state = 1_u64;
    let mut below = |limit: u64| {
        // Knuth's linear congruential generator: the same file each time.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    for id in 0..INCIDENTS {
        let (year, month, day) = (2010 + below(12), 1 + below(12), 1 + below(28));
        let (site, killed, injured) = (below(SITES), below(10), below(21));
        let (city, province) = (site % 50, site % 18);
        writeln!(
            file,
            "{id},{year}-{month:02}-{day:02},site {site},city {city},province {province},\
             Iraq,{killed},{injured}"
        )?;
    }
    Ok(file.flush()?)
}
