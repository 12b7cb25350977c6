//! What a command uses, as a process of its own: time and memory.

use std::path::Path;
use std::process::Command;

/// Runs a command and prints its wall time, CPU time (s) and peak memory (kB).
const MEASURE: &str = "
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
";

/// What one run used.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    wall: f64,
    cpu: f64,
    megabytes: f64,
}

/// What a benchmark comes to.
pub(crate) type Bench<T> = Result<T, Box<dyn std::error::Error>>;

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

pub(crate) fn measure(command: &[String]) -> Bench<Usage> {
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
pub(crate) fn show(name: &str, runs: &[Usage]) -> f64 {
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
