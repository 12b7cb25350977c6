//! A file that is written beside its place, before it is moved there.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use super::disk::Disk;
use super::identity::is_at;
use super::interrupt::{begun, ended, unless_interrupted};

/// How the names of unfinished files and folders begin.
const PREFIX: &str = ".casualty-";

/// How the names of unfinished files end.
const SUFFIX: &str = ".part";

/// An unfinished file; removed when it is dropped before it is in its place.
pub(super) struct Staged<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    /// Open and locked as long as it is unfinished, so that no other run takes it
    /// for what an interrupted one has left.
    file: File,
    finished: bool,
}

impl<'d> Staged<'d> {
    /// Writes `bytes` into a new file in `folder`, with the rights of the one that it
    /// takes the place of.
    pub(super) fn write(
        disk: &'d dyn Disk,
        folder: &Path,
        like: Option<&Metadata>,
        bytes: &[u8],
    ) -> io::Result<Self> {
        let mut staged = Self::create(disk, folder)?;
        if let Some(like) = like {
            take_rights(&staged.file, like)?;
        }
        disk.write(&mut staged.file, bytes)?;
        disk.sync(&staged.file)?;
        Ok(staged)
    }

    fn create(disk: &'d dyn Disk, folder: &Path) -> io::Result<Self> {
        for number in 0_u32.. {
            let name = format!("{PREFIX}{}-{number}{SUFFIX}", process::id());
            let path = folder.join(name);
            begun(&path);
            let file = match disk.create(&path) {
                Ok(file) => file,
                Err(error) => {
                    ended(&path);
                    if error.kind() == io::ErrorKind::AlreadyExists {
                        continue;
                    }
                    return Err(error);
                }
            };
            let staged = Self {
                disk,
                path,
                file,
                finished: false,
            };
            // Where there are no locks, nothing is taken for a leftover either.
            let _ = staged.file.try_lock();
            if is_at(&staged.file, &staged.path) {
                return Ok(staged);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Moves it into its place.
    pub(super) fn finish(mut self, place: &Path) -> io::Result<()> {
        unless_interrupted(|| self.disk.rename(&self.path, place))?;
        self.finished = true;
        ended(&self.path);
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.finished {
            // The failure that led here is the one to report.
            let _ = self.disk.remove_file(&self.path);
            ended(&self.path);
        }
    }
}

/// Removes the unfinished files that interrupted runs have left in a folder: nobody
/// holds their locks. What cannot be removed stays.
pub(super) fn remove_leftovers(disk: &dyn Disk, folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
            continue;
        }
        let path = entry.path();
        let is_left = |file: File| file.try_lock().is_ok() && is_at(&file, &path);
        if path.symlink_metadata().is_ok_and(|it| it.is_file())
            && File::open(&path).is_ok_and(is_left)
        {
            let _ = disk.remove_file(&path);
        }
    }
}

/// The mode and, where that is allowed, the owner of the file that was there.
#[cfg(unix)]
fn take_rights(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
        let _ = std::os::unix::fs::fchown(file, Some(like.uid()), Some(like.gid()));
    }
    file.set_permissions(like.permissions())
}

#[cfg(not(unix))]
fn take_rights(file: &File, like: &Metadata) -> io::Result<()> {
    file.set_permissions(like.permissions())
}
