//! The folder that files are read from when a stranger's file names them.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

thread_local! {
    /// The folder, where one is set; with all its links followed.
    static ROOT: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
}

/// Does something while this thread reads plain files under `root` only, whatever
/// links lead there.
///
/// # Errors
/// `Io` when there is no such folder; else as `work`.
pub(crate) fn confined<T>(root: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    struct Restore(Option<PathBuf>);
    impl Drop for Restore {
        fn drop(&mut self) {
            ROOT.set(self.0.take());
        }
    }
    let root = root
        .canonicalize()
        .map_err(|error| Error::io(root, "find the folder", error).field("root"))?;
    let _restore = Restore(ROOT.replace(Some(root)));
    work()
}

/// Refuses a file outside the folder that is set. A name that leads to nothing is
/// left to who opens it, when it is under the folder.
pub(super) fn allow(path: &Path) -> Result<()> {
    ROOT.with_borrow(|root| {
        let Some(root) = root else { return Ok(()) };
        let outside = || {
            Err(
                Error::setting("this file is outside the folder that a report may read")
                    .path(path)
                    .hint_fields(
                        "move it there, or name a folder that holds all with {}",
                        ["root"],
                    ),
            )
        };
        match path.canonicalize() {
            Ok(real) if !real.starts_with(root) => outside(),
            Ok(real) if !real.is_file() && !real.is_dir() => Err(Error::setting(
                "this is no plain file, and a report reads no others",
            )
            .path(path)),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let around = path.parent().map(Path::canonicalize);
                match around {
                    Some(Ok(around)) if around.starts_with(root) => Ok(()),
                    _ => outside(),
                }
            }
            Err(_) => outside(),
        }
    })
}
