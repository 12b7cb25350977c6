//! From a large CSV to a country x year table, cold: this program against
//! DuckDB reading the same file in the same run.
//!
//! `cargo bench --bench country_year`. Needs Python 3; DuckDB comes from the
//! Python in `CASUALTY_DUCKDB_PYTHON`, else from a virtual environment that is
//! made once under the target folder. Without it only this program is measured.

#![allow(clippy::disallowed_methods, reason = "it lays out files of its own")]
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod ged;
mod whole_process;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use whole_process::{Bench, measure, show, text};

const ROWS: u64 = 400_000;
const RUNS: usize = 5;

const DUCKDB: &str = "
import duckdb, sys
duckdb.sql(f'''copy (select country, year(date_start) as year, count(*) as incidents,
  sum(best) as killed, sum(low) as killed_low, sum(high) as killed_high
  from read_csv('{sys.argv[1]}', header = true) group by all order by all) to '{sys.argv[2]}' ''')
";

fn main() -> Bench<()> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let data = folder.join("ged.csv");
    ged::write(&data, ROWS)?;
    let size = std::fs::metadata(&data)?.len() as f64 / 1e6;
    let cores = std::thread::available_parallelism()?;
    println!("{ROWS} rows x 49 columns, {size:.0} MB; {cores} cores; {RUNS} runs in turn");

    let ours_out = folder.join("ours.csv");
    let ours: Vec<String> = [
        env!("CARGO_BIN_EXE_casualty"),
        "table",
        text(&data),
        "--by=country,year",
        "--measure=incidents,killed",
        "--nonzero",
        "--format=csv",
        "-o",
        text(&ours_out),
    ]
    .map(str::to_owned)
    .to_vec();
    let duck_out = folder.join("duckdb.csv");
    let duck = duckdb_python(&folder).map(|python| {
        [&python, "-c", DUCKDB, text(&data), text(&duck_out)]
            .map(str::to_owned)
            .to_vec()
    });
    let (mut of_ours, mut of_duck) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        of_ours.push(measure(&ours)?);
        if let Some(duck) = &duck {
            of_duck.push(measure(duck)?);
        }
    }
    let name = concat!("casualty ", env!("CARGO_PKG_VERSION"));
    let best_of_ours = show(name, &of_ours);
    let Some(duck) = &duck else {
        println!("DuckDB could not be had: nothing to compare with");
        return Ok(());
    };
    let version = Command::new(&duck[0])
        .args(["-c", "import duckdb; print(duckdb.__version__)"])
        .output()?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let best_of_duck = show(&format!("DuckDB {version}"), &of_duck);
    println!(
        "ratio of medians, casualty / DuckDB: {:.2}",
        best_of_ours / best_of_duck
    );
    assert_eq!(rows(&ours_out)?, rows(&duck_out)?, "the two tables differ");
    println!("both tables are the same");
    Ok(())
}

fn duckdb_python(folder: &Path) -> Option<String> {
    if let Ok(python) = std::env::var("CASUALTY_DUCKDB_PYTHON") {
        return Some(python);
    }
    let environment = folder.join("duckdb");
    let python = environment.join("bin/python");
    if !python.exists() {
        let made = Command::new("python3")
            .args(["-m", "venv"])
            .arg(&environment)
            .status();
        made.ok().filter(std::process::ExitStatus::success)?;
    }
    let has = |args: &[&str]| {
        Command::new(&python)
            .args(args)
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let ready = has(&["-c", "import duckdb"]) || has(&["-m", "pip", "install", "-q", "duckdb"]);
    ready.then(|| text(&python).to_owned())
}

/// Whole numbers by country and year.
fn rows(path: &Path) -> Bench<BTreeMap<(String, String), Vec<i64>>> {
    let mut found = BTreeMap::new();
    for record in csv::Reader::from_path(path)?.records() {
        let record = record?;
        let numbers = (2..6)
            .map(|cell| record[cell].parse::<f64>().map(|number| number as i64))
            .collect::<Result<_, _>>()?;
        found.insert((record[0].to_owned(), record[1].to_owned()), numbers);
    }
    Ok(found)
}
