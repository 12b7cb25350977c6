//! Runs that are killed at any moment leave the old outputs or the new.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::workdir::{Workdir, sample};

/// How often a run is killed; more of them with `CASUALTY_KILLS=1000`.
fn kills() -> u32 {
    let number = std::env::var("CASUALTY_KILLS").ok();
    number.and_then(|text| text.parse().ok()).unwrap_or(30)
}

fn command(dir: &Workdir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casualty"));
    command
        .args(args)
        .current_dir(dir.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Every plain file below a folder with its bytes, what is unfinished aside.
fn seen(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(".casualty-")
            {
                continue;
            }
            if path.is_symlink() {
                // A reader follows it: to a file, or to nothing.
                if let Ok(bytes) = std::fs::read(&path) {
                    files.insert(path.display().to_string(), bytes);
                }
            } else if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.display().to_string(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Runs `args` with `change` made and unmade, killed at moments spread over how long
/// it takes: what is in `folder` is as one or the other run leaves it.
fn holds_whenever_killed(dir: &Workdir, folder: &str, args: &[&str], change: &dyn Fn(bool)) {
    let folder = dir.path().join(folder);
    let mut whole = |changed: bool| {
        change(changed);
        let begin = Instant::now();
        command(dir, args).status().unwrap();
        (seen(&folder), begin.elapsed())
    };
    let [(new, _), (old, long)] = [true, false].map(&mut whole);
    assert!(!old.is_empty() && old.len() >= new.len().min(1) && old != new);
    let kills = kills();
    let mut killed = 0;
    for number in 0..kills {
        let changed = number % 2 == 0;
        change(changed);
        let mut child = command(dir, args).spawn().unwrap();
        // Most of all near the end, where files are put in their places.
        let part = f64::from(number) / f64::from(kills);
        std::thread::sleep(long.mul_f64(1.1 * part.sqrt()));
        let _ = child.kill();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let there = seen(&folder);
        assert!(
            there == old || there == new,
            "killed after {part} of {long:?}"
        );
    }
    // On a busy machine many have ended before.
    assert!(killed > 0, "none of {kills} runs was killed");
    // The next run leaves nothing behind.
    let (last, _) = whole(false);
    assert!(last == old);
    let left = std::fs::read_dir(dir.path())
        .unwrap()
        .chain(std::fs::read_dir(&folder).unwrap());
    for entry in left {
        let name = entry.unwrap().file_name();
        assert!(
            !name.to_string_lossy().starts_with(".casualty-"),
            "{} is left",
            name.display()
        );
    }
}

/// The sample, as it is or with another toll.
fn write_sample(dir: &Workdir, changed: bool) {
    let rows = std::fs::read_to_string(sample()).unwrap();
    let new = if changed { 35 } else { 38 };
    let new = format!(",27,{new},38,62,,105,");
    dir.write("x.csv", rows.replace(",27,38,38,62,,105,", &new));
}

#[test]
fn a_build_is_old_or_new_whenever_it_is_killed() {
    let dir = Workdir::new();
    dir.write(
        "r/report.toml",
        "title = \"T\"\ninputs = [\"../x.csv\"]\n\
         [[section]]\nheading = \"Years\"\n[section.table]\nid = \"t\"\nby = [\"year\"]\n\
         measures = [\"killed\"]\n[section.chart]\nid = \"c\"\nkind = \"timeline\"\n\
         [[section]]\nheading = \"Days\"\n[section.chart]\nid = \"d\"\nkind = \"season\"\n",
    );
    holds_whenever_killed(&dir, "r", &["report", "build", "r"], &|changed| {
        write_sample(&dir, changed);
    });
}

#[test]
fn a_gallery_is_old_or_new_whenever_it_is_killed() {
    let dir = Workdir::new();
    holds_whenever_killed(&dir, "g", &["gallery", "g", "x.csv"], &|changed| {
        write_sample(&dir, changed);
    });
}

#[test]
fn rejected_rows_are_old_or_new_whenever_it_is_killed() {
    let dir = Workdir::new();
    std::fs::create_dir(dir.path().join("out")).unwrap();
    let args = ["check", "x.csv", "--rejects", "out/rejects.csv"];
    holds_whenever_killed(&dir, "out", &args, &|changed| {
        let bad = if changed { "none" } else { "many" };
        let rows: String = (0..20_000)
            .map(|row| format!("{row},2018-02-30,{bad}\n"))
            .collect();
        dir.write("x.csv", format!("id,date,killed\n{rows}"));
    });
}
