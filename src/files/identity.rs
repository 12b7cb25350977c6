//! Which file a name leads to, and which files this process has read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf, absolute};
use std::sync::{Mutex, PoisonError};

/// A file by whatever name: device and inode.
#[cfg(unix)]
type Identity = (u64, u64);

/// A file by its whole name.
#[cfg(not(unix))]
type Identity = Option<std::path::PathBuf>;

#[cfg(unix)]
fn identity(_: &Path, metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(path: &Path, _: &Metadata) -> Identity {
    path.canonicalize().ok()
}

/// Every file that was read, under the names by which it was; under none when it was
/// standard input.
static READ: Mutex<BTreeMap<Identity, BTreeSet<Option<PathBuf>>>> = Mutex::new(BTreeMap::new());

/// Notes that a file is read. Only plain files can be lost by writing over them.
pub(super) fn note_read(path: &Path, metadata: &Metadata) {
    note(identity(path, metadata), absolute(path).ok(), metadata);
}

fn note(identity: Identity, path: Option<PathBuf>, metadata: &Metadata) {
    if metadata.is_file() {
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(identity).or_default().insert(path);
    }
}

/// Notes that standard input is read, which may be a file.
#[cfg(unix)]
pub(super) fn note_stdin() {
    use std::os::fd::AsFd;
    let stdin = std::io::stdin();
    if let Ok(descriptor) = stdin.as_fd().try_clone_to_owned()
        && let Ok(metadata) = File::from(descriptor).metadata()
    {
        note(identity(Path::new("-"), &metadata), None, &metadata);
    }
}

#[cfg(not(unix))]
pub(super) fn note_stdin() {}

/// Whether a file was read by this process, by this name or another. When what was
/// read is gone, another file may be in its place on the disk.
pub(super) fn was_read(path: &Path, metadata: &Metadata) -> bool {
    let wanted = identity(path, metadata);
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let is_there = |name: &Option<PathBuf>| {
        name.as_ref().is_none_or(|name| {
            name.metadata()
                .is_ok_and(|there| identity(name, &there) == wanted)
        })
    };
    read.get(&wanted)
        .is_some_and(|names| names.iter().any(is_there))
}

/// Whether an open file is still the one that a name leads to.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    let of_file = file.metadata().ok();
    let of_path = path.symlink_metadata().ok();
    match (of_file, of_path) {
        (Some(file), Some(there)) => identity(path, &file) == identity(path, &there),
        _ => false,
    }
}
