//! What is removed when a person stops the program.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Files and folders that are being written and are not yet in their places.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Notes that something is being written.
pub(super) fn begun(path: &Path) {
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    unfinished.insert(path.to_path_buf());
}

/// Notes that it is in its place, or gone.
pub(super) fn ended(path: &Path) {
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    unfinished.remove(path);
}

/// Does a step that puts something in its place: whole before an interruption, or
/// not at all.
pub(super) fn unless_interrupted<T>(step: impl FnOnce() -> T) -> T {
    let _held = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    step()
}

/// Ends the program when a person or the system asks for it (`SIGINT`, `SIGTERM`,
/// `SIGHUP`): what is half written is removed, and the exit code is 128 and the
/// number of the signal.
#[cfg(all(unix, feature = "cli"))]
pub(crate) fn end_clean_on_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    // Without it a signal ends the program all the same, and the next run cleans up.
    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
        return;
    };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            for path in unfinished.iter() {
                let _ = std::fs::remove_file(path);
                let _ = std::fs::remove_dir_all(path);
            }
            std::process::exit(128 + signal);
        }
    });
}

#[cfg(all(not(unix), feature = "cli"))]
pub(crate) fn end_clean_on_signals() {}
