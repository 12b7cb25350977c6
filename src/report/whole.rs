//! Files written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// Writes `bytes` to a new file beside `path` and moves it into its place, so
/// that a reader never sees half a file.
///
/// # Errors
/// `Setting` when the folder does not exist, `Io` when it cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    // The error's own text would name the temporary file.
    let failed = |error: io::Error| {
        Error::io(path, "write the file", io::Error::from(error.kind()))
            .hint("may you write in its folder, and is there room?")
    };
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(
            Error::setting("cannot write the file: its folder does not exist")
                .path(path)
                .hint("make the folder first"),
        );
    }
    let mut options = tempfile::Builder::new();
    options.prefix(".casualty-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What a plain new file gets; the user's umask still applies.
        options.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = options.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
