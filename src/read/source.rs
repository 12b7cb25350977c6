//! Opening what a user names: a file, a gzip file, or standard input as `-`.

use std::io::{self, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};
use crate::files::{Fingerprint, open_data};
use crate::limits::{TEXT_BYTES, UNZIPPED_RATIO};

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Opens `path` for reading; gzip is known by its first bytes, not its name. The
/// fingerprint takes in the bytes as they stand in the file.
pub(super) fn open(path: &Path, fingerprint: Option<&Fingerprint>) -> Result<Box<dyn Read + Send>> {
    let raw = open_data(path)?;
    let mut raw: Box<dyn Read + Send> = match fingerprint {
        Some(fingerprint) => Box::new(fingerprint.of(raw)),
        None => raw,
    };
    let start = first_bytes(&mut raw, GZIP.len())
        .map_err(|error| Error::io(path, "read the file", error))?;
    let zipped = start == GZIP;
    let whole: Chain<Cursor<Vec<u8>>, _> = Cursor::new(start).chain(raw);
    let mut text: Box<dyn Read + Send> = if zipped {
        let packed = Arc::new(AtomicU64::new(0));
        Box::new(Unpacked {
            packed: Arc::clone(&packed),
            source: MultiGzDecoder::new(Packed {
                source: whole,
                bytes: packed,
            }),
            bytes: 0,
        })
    } else {
        Box::new(whole)
    };
    let start = first_bytes(&mut text, LOOKED_AT)
        .map_err(|error| Error::io(path, "read the file", error))?;
    // Of the last byte nobody knows yet what follows.
    let looked_at = &start[..start.len().min(LOOKED_AT - 1)];
    let ends = |end| memchr::memchr(end, looked_at).is_some();
    let carriage_returns = ends(b'\r') && !ends(b'\n');
    let text = Cursor::new(start).chain(text);
    Ok(if carriage_returns {
        Box::new(LineFeeds(text))
    } else {
        Box::new(text)
    })
}

/// Bytes by which it is told how lines end.
const LOOKED_AT: usize = 1 << 16;

/// Text whose lines end as those of old Macintosh programs, with line feeds.
struct LineFeeds<R>(R);

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        for byte in &mut buffer[..count] {
            if *byte == b'\r' {
                *byte = b'\n';
            }
        }
        Ok(count)
    }
}

/// The bytes of a gzip file, counted.
struct Packed<R> {
    source: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// What is unpacked of them; an error when it is out of all proportion.
struct Unpacked<R> {
    packed: Arc<AtomicU64>,
    source: R,
    bytes: u64,
}

/// Bytes that are unpacked whatever came before: short files are of any proportion.
const ALWAYS_UNPACKED: u64 = 64 << 20;

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.bytes += count as u64;
        let packed = self.packed.load(Ordering::Relaxed);
        let most = packed.saturating_mul(UNZIPPED_RATIO.get());
        if self.bytes > most.max(ALWAYS_UNPACKED) {
            let wrong = "each byte of the gzip file unpacks to too many";
            let allowed = UNZIPPED_RATIO.allow(self.bytes / packed.max(1), wrong);
            return allowed.map(|()| count).map_err(io::Error::other);
        }
        Ok(count)
    }
}

fn first_bytes(raw: &mut impl Read, number: usize) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(number);
    raw.take(number as u64).read_to_end(&mut start)?;
    Ok(start)
}

/// The whole content of a small file, unzipped when it is gzip; `-` is standard input.
///
/// # Errors
/// `Io` when it cannot be opened or read, `Setting` when it is a folder,
/// `TooLarge` when it is too long.
pub(super) fn read_all(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, None)?
        .take(TEXT_BYTES.get().saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(path, "read the file", error))?;
    TEXT_BYTES
        .allow(bytes.len() as u64, "the file has too many bytes, at least")
        .map_err(|error| error.path(path))?;
    Ok(bytes)
}
