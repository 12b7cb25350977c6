//! From a large CSV to a country x year table, cold: this program against
//! DuckDB reading the same file in the same run.
//!
//! `cargo bench --bench country_year`. Needs Python 3; DuckDB comes from the
//! Python in `CASUALTY_DUCKDB_PYTHON`, else from a virtual environment that is
//! made once under the target folder. Without it only this program is measured.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod ged;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROWS: u64 = 400_000;
const RUNS: usize = 5;

/// Runs a command and prints its wall time, CPU time (s) and peak memory (kB).
const MEASURE: &str = "
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
";

const DUCKDB: &str = "
import duckdb, sys
duckdb.sql(f'''copy (select country, year(date_start) as year, count(*) as incidents,
  sum(best) as killed, sum(low) as killed_low, sum(high) as killed_high
  from read_csv('{sys.argv[1]}', header = true) group by all order by all) to '{sys.argv[2]}' ''')
";

#[derive(Clone, Copy)]
struct Usage {
    wall: f64,
    cpu: f64,
    megabytes: f64,
}

type Bench<T> = Result<T, Box<dyn std::error::Error>>;

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

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

fn measure(command: &[String]) -> Bench<Usage> {
    let output = Command::new("python3")
        .args(["-c", MEASURE])
        .args(command)
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    let numbers: Vec<f64> = printed
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [wall, cpu, kilobytes] = numbers[..] else {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    };
    Ok(Usage {
        wall,
        cpu,
        megabytes: kilobytes / 1000.0,
    })
}

/// Prints what was used and gives the median wall time.
fn show(name: &str, runs: &[Usage]) -> f64 {
    let sorted = |get: fn(&Usage) -> f64| {
        let mut values: Vec<f64> = runs.iter().map(get).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (wall, cpu, memory) = (
        sorted(|u| u.wall),
        sorted(|u| u.cpu),
        sorted(|u| u.megabytes),
    );
    let middle = runs.len() / 2;
    println!(
        "{name:<16} wall {:.2} s (best {:.2}), CPU {:.2} s, peak memory {:.0} MB",
        wall[middle],
        wall[0],
        cpu[middle],
        memory[runs.len() - 1]
    );
    wall[middle]
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
