use std::fs;

use tempfile::TempDir;

use super::*;
use crate::files::testing::{Fault, FaultyDisk};

/// More steps than a replacement has.
const STEPS: usize = 60;

fn files(of: &str) -> Files {
    ["index.html", "charts/a.svg", "charts/b.svg", "tables/a.csv"]
        .map(|path| (path.to_owned(), format!("{of} {path}").into_bytes()))
        .to_vec()
}

/// Everything in a folder, unfinished folders and links aside.
fn seen(folder: &Path) -> Files {
    listed(folder)
        .unwrap()
        .into_iter()
        .map(|path| (path.clone(), fs::read(folder.join(&path)).unwrap()))
        .collect()
}

fn sorted(mut files: Files) -> Files {
    files.sort();
    files
}

/// As a report does it.
fn put(disk: &dyn Disk, around: &TempDir, of: &str) -> Result<()> {
    let held = OutputFolder::hold_on(disk, &around.path().join("built"))?;
    held.link_beside(around.path(), &["index.html", "charts"])?;
    held.replace(&files(of))
}

#[test]
fn a_fault_at_any_step_leaves_the_old_folder_or_the_new() {
    for exchanges in [true, false] {
        for fault in [Fault::Error, Fault::Stop] {
            for first in [true, false] {
                let mut failures = 0;
                for at in 0..STEPS {
                    let around = tempfile::tempdir().unwrap();
                    let built = around.path().join("built");
                    if !first {
                        put(&RealDisk, &around, "old").unwrap();
                    }
                    let disk = if exchanges {
                        FaultyDisk::new(at, fault)
                    } else {
                        FaultyDisk::without_exchange(at, fault)
                    };
                    let done = put(&disk, &around, "new");
                    failures += usize::from(disk.has_failed());
                    let there = seen(&built);
                    let case = format!("{exchanges} {fault:?} {first} {at}");
                    let old = if first {
                        Vec::new()
                    } else {
                        sorted(files("old"))
                    };
                    // Without an exchange there may be nothing for a moment.
                    let nothing = !exchanges && fault == Fault::Stop && there.is_empty();
                    assert!(
                        there == old || there == sorted(files("new")) || nothing,
                        "{case}: {there:?}"
                    );
                    if done.is_ok() {
                        assert_eq!(there, sorted(files("new")), "{case}");
                    }
                    // A run that does nothing more than hold it finds old or new.
                    drop(OutputFolder::hold(&built).unwrap());
                    let there = seen(&built);
                    assert!(there == old || there == sorted(files("new")), "{case}");
                    put(&RealDisk, &around, "next").unwrap();
                    assert_eq!(seen(&built), sorted(files("next")), "{case}");
                    let mut names: Vec<_> = fs::read_dir(around.path())
                        .unwrap()
                        .map(|entry| entry.unwrap().file_name())
                        .collect();
                    names.sort();
                    assert_eq!(names, ["built", "charts", "index.html"], "{case}");
                }
                assert!((8..STEPS).contains(&failures), "{failures} steps");
            }
        }
    }
}

#[test]
fn links_lead_into_the_folder_and_go_with_what_they_lead_to() {
    let around = tempfile::tempdir().unwrap();
    put(&RealDisk, &around, "old").unwrap();
    let at = |name: &str| around.path().join(name);
    assert_eq!(
        fs::read(at("charts/a.svg")).unwrap(),
        b"old charts/a.svg".to_vec()
    );
    let held = OutputFolder::hold(&at("built")).unwrap();
    assert!(leads_to(&at("charts"), Path::new("built/charts")));
    assert!(!leads_to(&at("charts"), Path::new("built/tables")));
    held.replace(&vec![("index.html".to_owned(), b"alone".to_vec())])
        .unwrap();
    held.unlink_beside(around.path(), &["index.html", "charts"]);
    assert!(exists(&at("index.html")) && !exists(&at("charts")));
}

#[cfg(unix)]
#[test]
fn one_run_at_a_time() {
    let around = tempfile::tempdir().unwrap();
    let built = around.path().join("built");
    let held = OutputFolder::hold(&built).unwrap();
    let file = File::open(around.path()).unwrap();
    assert!(matches!(file.try_lock(), Err(TryLockError::WouldBlock)));
    drop(held);
    file.try_lock().unwrap();
}

#[test]
fn an_input_in_the_folder_is_kept() {
    let around = tempfile::tempdir().unwrap();
    put(&RealDisk, &around, "old").unwrap();
    let input = around.path().join("built/tables/a.csv");
    crate::files::read_text(&input, "data").unwrap();
    let error = put(&RealDisk, &around, "new").unwrap_err();
    assert!(error.to_string().contains("this input is in the folder"));
    assert_eq!(seen(&around.path().join("built")), sorted(files("old")));
}
