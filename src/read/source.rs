//! Opening what a user names: a file, a gzip file, or standard input as `-`.

use std::io::{self, Chain, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};
use crate::files::{Fingerprint, open_data};

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Opens `path` for reading; gzip is known by its first bytes, not its name. The
/// fingerprint takes in the bytes as they stand in the file.
pub(super) fn open(path: &Path, fingerprint: Option<&Fingerprint>) -> Result<Box<dyn Read + Send>> {
    let raw = open_data(path)?;
    let mut raw: Box<dyn Read + Send> = match fingerprint {
        Some(fingerprint) => Box::new(fingerprint.of(raw)),
        None => raw,
    };
    let start = first_bytes(&mut raw).map_err(|error| Error::io(path, "read the file", error))?;
    let zipped = start == GZIP;
    let whole: Chain<Cursor<Vec<u8>>, _> = Cursor::new(start).chain(raw);
    Ok(if zipped {
        Box::new(MultiGzDecoder::new(whole))
    } else {
        Box::new(whole)
    })
}

fn first_bytes(raw: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(GZIP.len());
    raw.take(GZIP.len() as u64).read_to_end(&mut start)?;
    Ok(start)
}

/// The whole content of a file, unzipped when it is gzip; `-` is standard input.
///
/// # Errors
/// `Io` when it cannot be opened or read, `Setting` when it is a folder.
pub(super) fn read_all(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, None)?
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(path, "read the file", error))?;
    Ok(bytes)
}
