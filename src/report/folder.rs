//! The folder of a report: outputs moved in whole, or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::manifest::Manifest;
use crate::error::{Error, Result};

/// Everything that a build puts into the folder, at its top level.
const ENTRIES: [&str; 5] = [
    "index.html",
    "report.md",
    "manifest.json",
    "tables",
    "charts",
];

/// The folders among them.
const FOLDERS: [&str; 2] = ["tables", "charts"];

/// Files of one build, by path from the report's folder.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// Puts `files` into `folder` in place of the last build's. When anything
/// fails, the last build is left as it was.
pub(super) fn replace(folder: &Path, files: &Files) -> Result<()> {
    refuse_strangers(folder)?;
    let temporary = |what: &str| -> Result<TempDir> {
        tempfile::Builder::new()
            .prefix(&format!(".casualty-{what}-"))
            .tempdir_in(folder)
            .map_err(|error| {
                Error::io(folder, "write in the report's folder", error)
                    .hint("may you write in it?")
            })
    };
    let (new, old) = (temporary("new")?, temporary("old")?);
    for (path, bytes) in files {
        let target = new.path().join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)
                .map_err(|error| Error::io(parent, "make the folder", error))?;
        }
        fs::write(&target, bytes).map_err(|error| Error::io(&target, "write the file", error))?;
    }
    swap(folder, new.path(), old.path())
}

/// Moves the old entries out and the new ones in; undoes it on failure.
fn swap(folder: &Path, new: &Path, old: &Path) -> Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in ENTRIES {
        for (from, to) in [(folder, old), (new, folder)] {
            let (from, to) = (from.join(entry), to.join(entry));
            if !from.exists() {
                continue;
            }
            if let Err(error) = fs::rename(&from, &to) {
                for (from, to) in moved.iter().rev() {
                    // The failure that led here is the one to report.
                    let _ = fs::rename(to, from);
                }
                return Err(Error::io(&to, "move the new report into its place", error));
            }
            moved.push((from, to));
        }
    }
    Ok(())
}

/// Refuses to replace a folder that holds files no build has put there.
fn refuse_strangers(folder: &Path) -> Result<()> {
    let built: Vec<String> = Manifest::of_last_build(folder).map_or_else(Vec::new, |manifest| {
        manifest.outputs.into_iter().map(|file| file.path).collect()
    });
    for path in found(folder)? {
        let in_folder = FOLDERS.iter().any(|name| path.starts_with(name));
        if in_folder && !built.contains(&path) {
            return Err(Error::setting(
                "this file is not of the last build, and a build replaces the folder it is in",
            )
            .path(folder.join(&path))
            .hint("move it elsewhere, or remove it"));
        }
    }
    Ok(())
}

/// What of a build is in `folder`, by path from it, sorted.
pub(super) fn found(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in ENTRIES {
        let path = folder.join(entry);
        if path.is_file() {
            paths.push(entry.to_owned());
        }
        if path.is_dir() {
            let listed = fs::read_dir(&path).map_err(|error| Error::io(&path, "list", error))?;
            for file in listed {
                let file = file.map_err(|error| Error::io(&path, "list", error))?;
                paths.push(format!("{entry}/{}", file.file_name().to_string_lossy()));
            }
        }
    }
    paths.sort();
    Ok(paths)
}
