//! What a user names is opened here, and noted as read.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::boundary::allow;
use super::identity::{note_read, note_stdin};
use crate::error::{Error, Result};
use crate::limits::TEXT_BYTES;

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// Where it was.
    pub path: PathBuf,
    /// SHA-256 of the bytes that were read, in hexadecimal, as `sha256sum` prints it.
    pub sha256: String,
}

/// The text of a plain file, and the file as it was read; `what` completes "read the ..." in errors.
///
/// # Errors
/// `Io` when it cannot be opened or read or is not UTF-8, `Setting` when it is no
/// plain file, `TooLarge` when it is too long.
pub(crate) fn read_text(path: &Path, what: &str) -> Result<(String, ReadFile)> {
    let failed = |error| Error::io(path, &format!("read the {what}"), error);
    allow(path)?;
    // Looked at before it is opened: to open a pipe is to wait for its writer.
    let metadata = path.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(Error::setting(format!("the {what} must be a plain file")).path(path));
    }
    let file = File::open(path).map_err(failed)?;
    note_read(path, &file.metadata().map_err(failed)?);
    let mut bytes = Vec::new();
    let size = metadata.len();
    TEXT_BYTES
        .allow(size, &format!("the {what} has too many bytes"))
        .map_err(|error| error.path(path))?;
    // It may grow while it is read.
    file.take(size).read_to_end(&mut bytes).map_err(failed)?;
    let read = ReadFile {
        path: path.to_path_buf(),
        sha256: sha256(&bytes),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = memchr::memchr_iter(b'\n', valid).count() as u64 + 1;
        Error::syntax(format!("the {what} is not UTF-8"))
            .path(path)
            .line(line)
            .hint("save it as UTF-8")
    })?;
    Ok((text, read))
}

/// The bytes of a file that this program wrote, and may write over.
///
/// # Errors
/// As those of the system.
pub(crate) fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens data for reading; `-` is standard input.
pub(crate) fn open_data(path: &Path) -> Result<Box<dyn Read + Send>> {
    if path == Path::new("-") {
        note_stdin();
        return Ok(Box::new(io::stdin()));
    }
    allow(path)?;
    let file = File::open(path).map_err(|error| {
        let missing = error.kind() == io::ErrorKind::NotFound;
        let wrong = Error::io(path, "open the file", error);
        if missing {
            wrong.hint("check the name, or pass - to read standard input")
        } else {
            wrong
        }
    })?;
    let metadata = file
        .metadata()
        .map_err(|error| Error::io(path, "read the file", error))?;
    if metadata.is_dir() {
        return Err(Error::setting("this is a folder, not a file")
            .path(path)
            .hint("name the CSV files in it"));
    }
    note_read(path, &metadata);
    Ok(Box::new(file))
}

/// The fingerprint of bytes that are on their way.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fingerprint(Arc<Mutex<Sha256>>);

impl Fingerprint {
    /// Passes bytes on, and takes them in.
    pub(crate) fn of<R: Read>(&self, source: R) -> impl Read + use<R> {
        Passing {
            source,
            fingerprint: self.clone(),
        }
    }

    /// SHA-256 of what was read up to now, in hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        let hasher = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hexadecimal(&hasher.clone().finalize())
    }
}

struct Passing<R> {
    source: R,
    fingerprint: Fingerprint,
}

impl<R: Read> Read for Passing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        let mut hasher = self
            .fingerprint
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        hasher.update(&buffer[..count]);
        Ok(count)
    }
}
