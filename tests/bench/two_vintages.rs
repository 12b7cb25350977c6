//! What changed between two files of 400,000 rows and 49 columns, cold.
//!
//! `cargo bench --bench two_vintages`. Needs Python 3.

#![allow(clippy::disallowed_methods, reason = "it lays out files of its own")]
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod ged;
#[allow(dead_code, reason = "of the shared module this needs some")]
mod whole_process;

use std::path::{Path, PathBuf};

use whole_process::{Bench, measure, show, text};

const ROWS: u64 = 400_000;
const RUNS: usize = 5;

fn main() -> Bench<()> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (old, new) = (folder.join("ged.csv"), folder.join("ged-new.csv"));
    ged::write(&old, ROWS)?;
    let changed = edit(&old, &new)?;
    let cores = std::thread::available_parallelism()?;
    println!(
        "{ROWS} rows x 49 columns, {changed} withdrawn or revised; {cores} cores; {RUNS} runs"
    );
    let command = |more: &[&str]| -> Vec<String> {
        let args = [
            env!("CARGO_BIN_EXE_casualty"),
            "diff",
            text(&old),
            text(&new),
        ];
        args.iter()
            .chain(more)
            .map(|arg| (*arg).to_owned())
            .collect()
    };
    for (name, more) in [
        ("records", &[][..]),
        ("and figures by year", &["--by", "year"]),
    ] {
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(measure(&command(more))?);
        }
        show(name, &runs);
    }
    Ok(())
}

/// Leaves out every thousandth row, and kills one more in every thousandth other.
fn edit(old: &Path, new: &Path) -> Bench<u64> {
    let mut reader = csv::Reader::from_path(old)?;
    let header = reader.headers()?.clone();
    let best = header
        .iter()
        .position(|name| name == "best")
        .ok_or("no column best")?;
    let mut writer = csv::Writer::from_path(new)?;
    writer.write_record(&header)?;
    let mut changed = 0;
    for (number, record) in reader.records().enumerate() {
        let record = record?;
        changed += u64::from(matches!(number % 1000, 3 | 7));
        match number % 1000 {
            3 => {}
            7 => {
                let killed: u64 = record[best].parse()?;
                let cells = record.iter().enumerate();
                let more = (killed + 1).to_string();
                let cells = cells.map(|(at, cell)| if at == best { more.as_str() } else { cell });
                writer.write_record(cells)?;
            }
            _ => writer.write_record(&record)?,
        }
    }
    writer.flush()?;
    Ok(changed)
}
