//! What stands at the place that is to be written.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::identity::was_read;
use crate::error::{Error, Result};

/// Links that lead from one to the next before it is a circle, as on Linux.
const MOST_LINKS: usize = 40;

/// Where bytes go.
#[derive(Debug)]
pub(super) enum Target {
    /// Into the place of a plain file, or of none.
    Plain(Box<PlainTarget>),
    /// Into what stands there, which is no plain file: a device, a pipe, a socket.
    Through(PathBuf),
}

/// The place of a plain file.
#[derive(Debug)]
pub(super) struct PlainTarget {
    /// As it was named: stands in errors.
    pub(super) named: PathBuf,
    /// The file itself, where the name is that of a symbolic link.
    pub(super) path: PathBuf,
    /// Its folder.
    pub(super) folder: PathBuf,
    /// What stands there.
    pub(super) there: Option<Metadata>,
}

impl Target {
    /// Looks at the place, and refuses what must not be written over.
    pub(super) fn of(named: &Path) -> Result<Self> {
        let path = end_of_links(named)?;
        let there = match fs::metadata(&path) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::io(named, "look at the file", error)),
        };
        if let Some(metadata) = &there {
            if metadata.is_dir() {
                return Err(Error::setting("this is a folder")
                    .path(named)
                    .hint("name a file in it"));
            }
            if was_read(&path, metadata) {
                return Err(
                    Error::setting("the output is an input, which would be lost")
                        .path(named)
                        .hint("write to another file"),
                );
            }
            if !metadata.is_file() || is_of_system(&path) {
                return Ok(Self::Through(path));
            }
            if is_read_only(&path, metadata) {
                return Err(Error::setting("the file may not be written")
                    .path(named)
                    .hint("give the right to write it, or name another"));
            }
        }
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_path_buf(),
            _ => PathBuf::from("."),
        };
        if !folder.is_dir() {
            return Err(
                Error::setting("cannot write the file: its folder does not exist")
                    .path(named)
                    .hint("make the folder first"),
            );
        }
        Ok(Self::Plain(Box::new(PlainTarget {
            named: named.to_path_buf(),
            path,
            folder,
            there,
        })))
    }
}

impl PlainTarget {
    /// Whether both are one file.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let place = |target: &Self| {
            let folder = target.folder.canonicalize().ok()?;
            Some((folder, target.path.file_name()?.to_owned()))
        };
        match (place(self), place(other)) {
            (Some(one), Some(other)) => one == other,
            _ => self.path == other.path,
        }
    }
}

/// Names that the system gives to what a program has open: they are written as they
/// stand, whatever they lead to.
fn is_of_system(path: &Path) -> bool {
    const NAMES: [&str; 4] = ["/dev/fd", "/dev/stderr", "/dev/stdout", "/proc"];
    cfg!(unix) && NAMES.iter().any(|name| path.starts_with(name))
}

/// The name at the end of a chain of symbolic links, whether anything stands there
/// or not.
fn end_of_links(named: &Path) -> Result<PathBuf> {
    let mut path = named.to_path_buf();
    for _ in 0..MOST_LINKS {
        if is_of_system(&path) {
            return Ok(path);
        }
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(Error::setting("this symbolic link leads in a circle").path(named))
}

#[cfg(unix)]
fn is_read_only(path: &Path, metadata: &Metadata) -> bool {
    use rustix::fs::{Access, access};
    // To the system administrator everything may be written; the owner said no.
    metadata.permissions().readonly() || access(path, Access::WRITE_OK).is_err()
}

#[cfg(not(unix))]
fn is_read_only(_: &Path, metadata: &Metadata) -> bool {
    metadata.permissions().readonly()
}
