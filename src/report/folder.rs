//! The folder of a report: what is in it, and what of it a build replaces.
//!
//! All outputs lie in the folder `built`, which is replaced in one step; links beside
//! `report.toml` lead to them, where the system has links.

use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::{BUILT, MANIFEST};
use crate::error::{Error, Result};
use crate::files::{Files, OutputFolder, leads_to};

/// Everything that a build makes, at its top level.
const ENTRIES: [&str; 5] = ["index.html", "report.md", MANIFEST, "tables", "charts"];

/// Puts `files` into `folder` in place of the last build's. When anything
/// fails, the last build is left as it was.
pub(super) fn replace(folder: &Path, files: &Files) -> Result<()> {
    let held = OutputFolder::hold(&outputs_of(folder)?)?;
    refuse_strangers(folder, &held)?;
    held.link_beside(folder, &entries(files))?;
    held.replace(files)?;
    held.unlink_beside(folder, &ENTRIES);
    Ok(())
}

/// The folder of outputs of the report in `folder`: its own, not one that a link leads
/// to.
pub(super) fn outputs_of(folder: &Path) -> Result<PathBuf> {
    let built = folder.join(BUILT);
    if built.is_symlink() {
        return Err(Error::setting(
            "the outputs of a report are in its own folder, and this leads elsewhere",
        )
        .path(built)
        .hint("remove the link"));
    }
    Ok(built)
}

/// The entries that these files make.
fn entries(files: &Files) -> Vec<&'static str> {
    let made = |entry: &&str| {
        let is_in = |path: &str| path == *entry || path.starts_with(&format!("{entry}/"));
        files.iter().any(|(path, _)| is_in(path))
    };
    ENTRIES.into_iter().filter(made).collect()
}

/// The links that a build of these files makes and that are not there; none where
/// the system has no such links.
pub(super) fn missing_links(folder: &Path, files: &Files) -> Vec<&'static str> {
    let mut entries = entries(files);
    entries.retain(|entry| cfg!(unix) && !is_link(folder, entry));
    entries
}

/// Whether an entry is the link that a build makes of it.
fn is_link(folder: &Path, entry: &str) -> bool {
    leads_to(&folder.join(entry), &Path::new(BUILT).join(entry))
}

/// Refuses to replace what no build has put there.
fn refuse_strangers(folder: &Path, held: &OutputFolder<'_>) -> Result<()> {
    let stranger = |path: &Path, what: &str| {
        Err(Error::setting(what)
            .path(path)
            .hint("move it elsewhere, or remove it"))
    };
    for entry in ENTRIES {
        let path = folder.join(entry);
        if path.symlink_metadata().is_ok() && !is_link(folder, entry) {
            return stranger(
                &path,
                "this is not of a build, and a build puts a link here",
            );
        }
    }
    let built = folder.join(BUILT);
    let of_build: Vec<String> = Manifest::of_build(&built).map_or_else(Vec::new, |manifest| {
        let outputs = manifest.outputs.into_iter().map(|file| file.path);
        outputs.chain([MANIFEST.to_owned()]).collect()
    });
    for path in held.listed()? {
        if !of_build.contains(&path) {
            return stranger(
                &built.join(path),
                "this file is not of the last build, and a build replaces the folder it is in",
            );
        }
    }
    Ok(())
}
