//! A folder of outputs, replaced as one.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::disk::{Disk, RealDisk};
use super::identity::was_read;
use super::interrupt::{begun, ended, unless_interrupted};
use crate::error::{Error, Result};

/// Files by path from their folder, with forward slashes.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// How often a lock is asked for, and how long is waited in between.
const TRIES: usize = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// A folder that only this program writes in, held against other runs: it is
/// replaced in one step, so that everybody sees the old outputs or the new, whenever
/// the program or the machine stops.
pub(crate) struct OutputFolder<'d> {
    disk: &'d dyn Disk,
    /// The folder.
    place: PathBuf,
    /// The folder that it is in, which has the unfinished new one too.
    parent: PathBuf,
    new: PathBuf,
    /// The last one, where the file system cannot exchange two.
    old: PathBuf,
    _lock: Option<File>,
}

impl OutputFolder<'static> {
    /// Holds the folder at `place`, which need not be there yet, and puts in order
    /// what an interrupted run has left. The folder around it must be there.
    ///
    /// # Errors
    /// `Setting` when another run holds it, or there is something else than a folder;
    /// `Io` when an interrupted run cannot be cleaned up.
    pub(crate) fn hold(place: &Path) -> Result<Self> {
        Self::hold_on(&RealDisk, place)
    }
}

impl<'d> OutputFolder<'d> {
    pub(super) fn hold_on(disk: &'d dyn Disk, place: &Path) -> Result<Self> {
        let place = place.canonicalize().unwrap_or_else(|_| place.to_path_buf());
        let parent = match place.parent() {
            Some(parent) if parent != Path::new("") => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let Some(name) = place.file_name().map(|name| name.to_string_lossy()) else {
            return Err(Error::setting("this folder cannot be replaced")
                .path(&place)
                .hint("name a folder of its own"));
        };
        let beside = |what: &str| parent.join(format!(".casualty-{what}-{name}"));
        let held = Self {
            disk,
            new: beside("new"),
            old: beside("old"),
            _lock: lock(&parent)?,
            place,
            parent,
        };
        held.recover().map_err(|error| held.failed(&error))?;
        Ok(held)
    }

    /// Undoes what an interrupted run has begun.
    fn recover(&self) -> io::Result<()> {
        if exists(&self.old) && !exists(&self.place) {
            self.disk.rename(&self.old, &self.place)?;
        }
        for left in [&self.new, &self.old] {
            if exists(left) {
                self.disk.remove_folder(left)?;
            }
        }
        Ok(())
    }

    /// The files in it, sorted, by path from it.
    ///
    /// # Errors
    /// `Io` when they cannot be listed; `Setting` when it is no folder.
    pub(crate) fn listed(&self) -> Result<Vec<String>> {
        listed(&self.place)
    }

    /// Puts a folder of these files in its place.
    ///
    /// # Errors
    /// `Setting` when a file in it is an input; `Io` when the new one cannot be
    /// written: the last one is then left as it was, unless all that failed was to
    /// wait for the disk.
    pub(crate) fn replace(&self, files: &Files) -> Result<()> {
        for path in self.listed()? {
            let path = self.place.join(path);
            if path.metadata().is_ok_and(|it| was_read(&path, &it)) {
                return Err(
                    Error::setting("this input is in the folder that is replaced")
                        .path(path)
                        .hint("move it elsewhere"),
                );
            }
        }
        begun(&self.new);
        let replaced = self.write(files).and_then(|()| self.switch());
        // What is there now is the last folder, or an unfinished one.
        let _ = self.disk.remove_folder(&self.new);
        ended(&self.new);
        replaced.map_err(|error| self.failed(&error))
    }

    /// Writes the new folder beside its place.
    fn write(&self, files: &Files) -> io::Result<()> {
        self.disk.make_folder(&self.new)?;
        if let Ok(there) = self.place.metadata() {
            fs::set_permissions(&self.new, there.permissions())?;
        }
        let mut folders = vec![self.new.clone()];
        for (path, bytes) in files {
            let path = self.new.join(path);
            if let Some(folder) = path.parent()
                && !folders.iter().any(|made| made == folder)
            {
                self.disk.make_folder(folder)?;
                folders.push(folder.to_path_buf());
            }
            let mut file = self.disk.create(&path)?;
            self.disk.write(&mut file, bytes)?;
            self.disk.sync(&file)?;
        }
        folders
            .iter()
            .try_for_each(|folder| self.disk.sync_folder(folder))
    }

    /// Puts the new folder in its place.
    fn switch(&self) -> io::Result<()> {
        unless_interrupted(|| {
            if !exists(&self.place) {
                return self.disk.rename(&self.new, &self.place);
            }
            match self.disk.exchange(&self.new, &self.place) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                    self.disk.rename(&self.place, &self.old)?;
                    let moved = self.disk.rename(&self.new, &self.place);
                    if moved.is_err() {
                        let _ = self.disk.rename(&self.old, &self.place);
                    }
                    moved
                }
                exchanged => exchanged,
            }
        })?;
        self.disk.sync_folder(&self.parent)?;
        if exists(&self.old) {
            let _ = self.disk.remove_folder(&self.old);
        }
        Ok(())
    }

    /// Makes symbolic links in the folder around it to entries of it, where there are
    /// none yet; before it is replaced, so that all come to life in one step.
    ///
    /// # Errors
    /// `Io` when one cannot be made, where the system has such links.
    pub(crate) fn link_beside(&self, around: &Path, names: &[&str]) -> Result<()> {
        for name in names {
            let link = around.join(name);
            if exists(&link) {
                continue;
            }
            match self.disk.link(&self.link_target(name), &link) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(()),
                made => made.map_err(|error| self.failed(&error))?,
            }
        }
        Ok(())
    }

    /// Removes those of these links that lead to nothing.
    pub(crate) fn unlink_beside(&self, around: &Path, names: &[&str]) {
        for name in names {
            let link = around.join(name);
            if leads_to(&link, &self.link_target(name)) && !link.exists() {
                let _ = self.disk.remove_file(&link);
            }
        }
    }

    fn link_target(&self, name: &str) -> PathBuf {
        Path::new(self.place.file_name().unwrap_or_default()).join(name)
    }

    fn failed(&self, error: &io::Error) -> Error {
        Error::io(
            &self.place,
            "replace the folder",
            io::Error::from(error.kind()),
        )
        .hint("may you write beside it, and is there room?")
    }
}

/// Whether this is a symbolic link of that target.
pub(crate) fn leads_to(link: &Path, target: &Path) -> bool {
    fs::read_link(link).is_ok_and(|there| there == target)
}

/// Whether anything stands there, also a link that leads to nothing.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Locks a folder for as long as the result lives; nothing where that cannot be done.
fn lock(folder: &Path) -> Result<Option<File>> {
    let Ok(file) = File::open(folder) else {
        return Ok(None);
    };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(Error::setting("another run is writing in this folder")
        .path(folder)
        .hint("wait until it has ended"))
}

/// The files in a folder, in its folders too, sorted; none when it is not there.
pub(crate) fn listed(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    if !exists(folder) {
        return Ok(files);
    }
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        let failed = |error| Error::io(&path, "list", error);
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = format!("{inner}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(name + "/");
            } else {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests;
