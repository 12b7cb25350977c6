//! Files written whole or not at all.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use super::disk::{Disk, RealDisk};
use super::staged::{Staged, remove_leftovers};
use super::target::{PlainTarget, Target};
use crate::error::{Error, Result};

/// Writes `bytes` to a new file beside `path` and moves it into its place, so that a
/// reader never sees half a file and a failure leaves the last one.
///
/// A file that this process has read is refused, by whatever name. A symbolic link
/// stays, and what it leads to is replaced; the mode of a file is kept. What is no
/// plain file, such as a pipe or a device, is written as it stands.
///
/// # Errors
/// `Setting` when the file was read, may not be written, is a folder, or its folder
/// does not exist; `Io` when it cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    write_together(&[(path, bytes)])
}

/// Writes several files, each as [`write_whole`] does. None is put into its place
/// before all are written.
///
/// # Errors
/// As [`write_whole`]; also `Setting` when two of them are one file.
pub fn write_together(files: &[(&Path, &[u8])]) -> Result<()> {
    write_on(&RealDisk, files)
}

fn write_on(disk: &dyn Disk, files: &[(&Path, &[u8])]) -> Result<()> {
    let mut plain: Vec<(Box<PlainTarget>, &[u8])> = Vec::new();
    let mut through = Vec::new();
    for &(path, bytes) in files {
        match Target::of(path)? {
            Target::Through(path) => through.push((path, bytes)),
            Target::Plain(target) => {
                if plain.iter().any(|(other, _)| other.is_same(&target)) {
                    return Err(Error::setting("two outputs are one file")
                        .path(path)
                        .hint("name two files"));
                }
                plain.push((target, bytes));
            }
        }
    }
    let folders: BTreeSet<&Path> = plain
        .iter()
        .map(|(target, _)| target.folder.as_path())
        .collect();
    for folder in &folders {
        remove_leftovers(disk, folder);
    }
    let mut staged = Vec::new();
    for (target, bytes) in &plain {
        let file = Staged::write(disk, &target.folder, target.there.as_ref(), bytes)
            .map_err(|error| failed(&target.named, &error))?;
        staged.push((target, file));
    }
    for (target, file) in staged {
        file.finish(&target.path)
            .map_err(|error| failed(&target.named, &error))?;
    }
    for folder in folders {
        disk.sync_folder(folder)
            .map_err(|error| failed(folder, &error))?;
    }
    for (path, bytes) in through {
        write_through(&path, bytes).map_err(|error| Error::io(&path, "write the file", error))?;
    }
    Ok(())
}

/// The error's own text would name the unfinished file.
fn failed(path: &Path, error: &io::Error) -> Error {
    Error::io(path, "write the file", io::Error::from(error.kind()))
        .hint("may you write in its folder, and is there room?")
}

/// Writes to what stands there. Standard output is gone on with, not begun anew.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    const STDOUT: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    if STDOUT.iter().any(|name| path == Path::new(name)) {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        return out.flush();
    }
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

#[cfg(test)]
mod tests;
