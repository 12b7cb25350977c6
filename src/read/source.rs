//! Opening what a user names: a file, a gzip file, or standard input as `-`.

use std::fs::File;
use std::io::{self, Chain, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Opens `path` for reading; gzip is known by its first bytes, not its name.
pub(super) fn open(path: &Path) -> Result<Box<dyn Read + Send>> {
    let mut raw: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        let file = File::open(path).map_err(|error| cannot_open(path, error))?;
        let is_folder = file
            .metadata()
            .map_err(|error| Error::io(path, "read the file", error))?
            .is_dir();
        if is_folder {
            return Err(Error::setting("this is a folder, not a file")
                .path(path)
                .hint("name the CSV files in it"));
        }
        Box::new(file)
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

fn cannot_open(path: &Path, error: io::Error) -> Error {
    let missing = error.kind() == io::ErrorKind::NotFound;
    let wrong = Error::io(path, "open the file", error);
    if missing {
        wrong.hint("check the name, or pass - to read standard input")
    } else {
        wrong
    }
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
pub fn read_all(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(path, "read the file", error))?;
    Ok(bytes)
}

/// SHA-256 of a file's bytes as they stand, in hexadecimal, as `sha256sum`
/// prints it: those of a gzip file, not of what is in it.
///
/// # Errors
/// `Io` when the file cannot be opened or read; standard input cannot.
pub fn sha256(path: &Path) -> Result<String> {
    let mut file = File::open(path).map_err(|error| cannot_open(path, error))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file
            .read(&mut buffer)
            .map_err(|error| Error::io(path, "read the file", error))?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
