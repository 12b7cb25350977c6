use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::error::ErrorKind;
use crate::files::read_text;
use crate::files::testing::{Fault, FaultyDisk};

/// More steps than a write has.
const STEPS: usize = 40;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_fault_at_any_step_leaves_the_old_file_or_the_new() {
    for fault in [Fault::Error, Fault::Stop] {
        let mut failures = 0;
        for at in 0..STEPS {
            let folder = folder();
            let path = folder.path().join("x.csv");
            fs::write(&path, "old").unwrap();
            let disk = FaultyDisk::new(at, fault);
            let written = write_on(&disk, &[(&path, b"new, and longer")]);
            failures += usize::from(disk.has_failed());
            let there = fs::read_to_string(&path).unwrap();
            assert!(
                there == "old" || there == "new, and longer",
                "{at}: {there}"
            );
            if written.is_ok() {
                assert_eq!(there, "new, and longer", "{at}");
            }
            if fault == Fault::Error {
                assert_eq!(names(folder.path()), ["x.csv"], "{at}");
            }
            // The next run leaves nothing behind.
            write_whole(&path, b"next").unwrap();
            assert_eq!(names(folder.path()), ["x.csv"], "{at}");
            assert_eq!(fs::read_to_string(&path).unwrap(), "next");
        }
        assert!((3..STEPS).contains(&failures), "{failures} steps");
    }
}

#[test]
fn none_of_several_files_is_put_in_its_place_before_all_are_written() {
    let folder = folder();
    let [a, b] = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
    // Create, write and sync of a and of b; then it fails at the sync of b.
    let disk = FaultyDisk::new(5, Fault::Error);
    write_on(&disk, &[(&a, b"a"), (&b, b"b")]).unwrap_err();
    assert!(disk.has_failed() && names(folder.path()).is_empty());
    write_together(&[(&a, b"a"), (&b, b"b")]).unwrap();
    assert_eq!(names(folder.path()), ["a.csv", "b.csv"]);
}

#[test]
fn one_place_takes_one_output() {
    let folder = folder();
    let a = folder.path().join("a.csv");
    let also_a = folder.path().join(".").join("a.csv");
    let error = write_together(&[(&a, b"1"), (&also_a, b"2")]).unwrap_err();
    assert!(
        error.to_string().contains("two outputs are one file"),
        "{error}"
    );
    assert!(names(folder.path()).is_empty());
}

#[test]
fn what_was_read_is_not_written_over() {
    let folder = folder();
    let path = folder.path().join("places.toml");
    fs::write(&path, "name = 1").unwrap();
    read_text(&path, "names of places").unwrap();
    let mut same: Vec<PathBuf> = vec![path.clone(), folder.path().join("./places.toml")];
    #[cfg(unix)]
    {
        let link = folder.path().join("link.toml");
        std::os::unix::fs::symlink("places.toml", &link).unwrap();
        let hard = folder.path().join("hard.toml");
        fs::hard_link(&path, &hard).unwrap();
        same.extend([link, hard]);
    }
    for name in same {
        let error = write_whole(&name, b"lost").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setting);
        assert!(error.to_string().contains("the output is an input"));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "name = 1");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("there")).unwrap();
        fs::write(at("there/x.csv"), "old").unwrap();
        symlink("there/x.csv", at("one.csv")).unwrap();
        symlink("one.csv", at("two.csv")).unwrap();
        write_whole(&at("two.csv"), b"new").unwrap();
        assert_eq!(fs::read(at("there/x.csv")).unwrap(), b"new");
        assert!(at("two.csv").is_symlink() && at("one.csv").is_symlink());
        assert!(!at("there/x.csv").is_symlink());
        // To nothing yet.
        symlink("there/y.csv", at("three.csv")).unwrap();
        write_whole(&at("three.csv"), b"y").unwrap();
        assert_eq!(fs::read(at("there/y.csv")).unwrap(), b"y");
        symlink("circle", at("circle")).unwrap();
        let error = write_whole(&at("circle"), b"z").unwrap_err();
        assert!(error.to_string().contains("in a circle"), "{error}");
    }

    #[test]
    fn the_mode_is_kept_and_a_file_that_may_not_be_written_is_not() {
        let folder = folder();
        let path = folder.path().join("x.csv");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
        fs::write(&path, "old").unwrap();
        for wanted in [0o640, 0o600, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            write_whole(&path, b"new").unwrap();
            assert_eq!(mode(), wanted);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = write_whole(&path, b"newer").unwrap_err();
        assert!(error.to_string().contains("may not be written"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn what_another_run_is_writing_is_no_leftover() {
        let folder = folder();
        let disk = RealDisk;
        let staged = Staged::write(&disk, folder.path(), None, b"unfinished").unwrap();
        write_whole(&folder.path().join("x.csv"), b"x").unwrap();
        assert_eq!(names(folder.path()).len(), 2);
        staged.finish(&folder.path().join("y.csv")).unwrap();
        assert_eq!(names(folder.path()), ["x.csv", "y.csv"]);
    }
}
