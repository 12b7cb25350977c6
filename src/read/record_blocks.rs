//! Cuts a stream into blocks of whole records, so that cores can share them.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::stray_quotes::last_end;
use crate::error::{Error, Result};
use crate::limits::RECORD_BYTES;

/// Size of a block in bytes, records of any length aside.
const BLOCK: usize = 4 << 20;

/// Whole records of one file.
#[derive(Debug)]
pub(super) struct RecordBlock {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Line of the file on which they begin, from 1.
    pub line: u64,
    /// Whether the file ends with them.
    pub last: bool,
}

/// Buffers to fill again: fresh memory costs more than reading into it.
#[derive(Debug, Default)]
pub(super) struct Buffers(Mutex<Vec<Vec<u8>>>);

impl Buffers {
    fn take(&self) -> Vec<u8> {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        free.pop().unwrap_or_default()
    }

    /// Gives a buffer back.
    pub(super) fn give(&self, mut buffer: Vec<u8>) {
        buffer.clear();
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(buffer);
    }
}

/// Reads blocks from a stream.
pub(super) struct RecordBlocks<'a, R> {
    source: R,
    buffers: &'a Buffers,
    path: PathBuf,
    rest: Vec<u8>,
    line: u64,
    done: bool,
    /// Byte between cells.
    delimiter: u8,
    /// Bytes before the first row.
    head: usize,
}

impl<'a, R: Read> RecordBlocks<'a, R> {
    pub(super) fn new(source: R, path: &Path, buffers: &'a Buffers) -> Self {
        Self {
            source,
            buffers,
            path: path.to_path_buf(),
            rest: Vec::new(),
            line: 1,
            done: false,
            delimiter: b',',
            head: 0,
        }
    }

    /// The begin of the stream, as much as a block: it is read again by
    /// [`Self::next`].
    pub(super) fn begin(&mut self) -> Result<&[u8]> {
        let wanted = BLOCK - self.rest.len().min(BLOCK);
        (&mut self.source)
            .take(wanted as u64)
            .read_to_end(&mut self.rest)
            .map_err(|error| Error::io(&self.path, "read the file", error).line(self.line))?;
        Ok(&self.rest)
    }

    /// Rows begin after so many bytes, and have this between their cells.
    pub(super) fn rows_begin(&mut self, head: usize, delimiter: u8) {
        self.head = head;
        self.delimiter = delimiter;
    }

    /// The next block, or `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<RecordBlock>> {
        if self.done {
            return Ok(None);
        }
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let wanted = BLOCK.max(bytes.len() + BLOCK / 4) - bytes.len();
            bytes.reserve(wanted);
            let read = (&mut self.source)
                .take(wanted as u64)
                .read_to_end(&mut bytes)
                .map_err(|error| Error::io(&self.path, "read the file", error).line(self.line))?;
            if read < wanted {
                self.done = true;
                return Ok((!bytes.is_empty()).then(|| self.block(bytes, true)));
            }
            let head = std::mem::take(&mut self.head);
            if let Some(end) = last_end(&bytes, head.min(bytes.len()), self.delimiter) {
                let mut rest = self.buffers.take();
                rest.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                self.rest = rest;
                return Ok(Some(self.block(bytes, false)));
            }
            if bytes.len() as u64 > RECORD_BYTES.get() {
                return Err(Error::too_large(format!(
                    "the record that begins here has more than {} bytes",
                    RECORD_BYTES.get()
                ))
                .path(&self.path)
                .line(self.line)
                .hint_fields(
                    "is it CSV? Look for a quotation mark that is never closed, or raise the {} \
                     record-bytes",
                    ["limit"],
                ));
            }
        }
    }

    fn block(&mut self, bytes: Vec<u8>, last: bool) -> RecordBlock {
        let line = self.line;
        self.line += count_lines(&bytes);
        RecordBlock { bytes, line, last }
    }
}

/// Number of line feeds.
pub(super) fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_outside_quotes() {
        let end = |text: &[u8]| last_end(text, 0, b',');
        assert_eq!(end(b"a,b\n1,\"x\ny\"\n2,\"z\n"), Some(12));
        assert_eq!(end(b"a,\"b\n"), None);
        assert_eq!(end(b""), None);
        // A mark inside a cell opens nothing.
        assert_eq!(end(b"1,5\" shell\n2,\"x\ny\"\n3,"), Some(19));
    }

    #[test]
    fn blocks_give_back_the_stream_and_count_its_lines() {
        let text = "a,\"b\nc\"\n".repeat(1_000_000);
        let buffers = Buffers::default();
        let mut blocks = RecordBlocks::new(text.as_bytes(), Path::new("x"), &buffers);
        let mut whole = Vec::new();
        let mut line = 1;
        while let Some(block) = blocks.next().unwrap() {
            assert_eq!(block.line, line);
            line += count_lines(&block.bytes);
            whole.extend_from_slice(&block.bytes);
            buffers.give(block.bytes);
        }
        assert_eq!(whole, text.as_bytes());
        assert_eq!(line, 2_000_001);
    }

    #[test]
    fn an_endless_record_is_an_error() {
        let buffers = Buffers::default();
        let mut blocks = RecordBlocks::new(std::io::repeat(b'x'), Path::new("x.csv"), &buffers);
        let error = blocks.next().unwrap_err().to_string();
        assert!(
            error.contains("x.csv:1: ") && error.contains("16777216 bytes"),
            "{error}"
        );
    }
}
