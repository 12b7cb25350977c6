//! Cuts a stream into blocks of whole records, so that cores can share them.

use std::io::{Chain, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::stray_quotes::{RecordShape, last_end};
use crate::error::{Error, Result};
use crate::limits::RECORD_BYTES;

/// Bytes in which the header is looked for.
const BEGIN: u64 = 4 << 20;

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
    source: Chain<Cursor<Vec<u8>>, R>,
    /// Bytes of a block, records of any length aside.
    size: usize,
    buffers: &'a Buffers,
    path: PathBuf,
    rest: Vec<u8>,
    line: u64,
    done: bool,
    shape: RecordShape,
    /// Bytes before the first row.
    head: usize,
}

impl<'a, R: Read> RecordBlocks<'a, R> {
    pub(super) fn new(source: R, path: &Path, buffers: &'a Buffers, size: usize) -> Self {
        Self {
            source: Cursor::new(Vec::new()).chain(source),
            size: size.max(4),
            buffers,
            path: path.to_path_buf(),
            rest: Vec::new(),
            line: 1,
            done: false,
            shape: RecordShape::delimited(b','),
            head: 0,
        }
    }

    /// The begin of the stream, which [`Self::next`] gives again.
    pub(super) fn begin(&mut self) -> Result<&[u8]> {
        let (begin, source) = self.source.get_mut();
        source
            .take(BEGIN)
            .read_to_end(begin.get_mut())
            .map_err(|error| Error::io(&self.path, "read the file", error).line(self.line))?;
        Ok(begin.get_ref())
    }

    /// Rows begin after so many bytes, and are written like this.
    pub(super) fn rows_begin(&mut self, head: usize, shape: RecordShape) {
        self.head = head;
        self.shape = shape;
    }

    /// The next block, or `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<RecordBlock>> {
        if self.done {
            return Ok(None);
        }
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let wanted = self.size.max(bytes.len() + self.size / 4) - bytes.len();
            bytes.reserve(wanted);
            let read = (&mut self.source)
                .take(wanted as u64)
                .read_to_end(&mut bytes)
                .map_err(|error| Error::io(&self.path, "read the file", error).line(self.line))?;
            if read < wanted {
                self.done = true;
                return Ok((!bytes.is_empty()).then(|| self.block(bytes, true)));
            }
            let end = (bytes.len() > self.head)
                .then(|| last_end(&bytes, self.head, self.shape))
                .flatten();
            if let Some(end) = end {
                self.head = 0;
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
                .line(self.line + count_lines(&bytes[..self.head.min(bytes.len())]))
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
        let end = |text: &[u8]| last_end(text, 0, RecordShape::delimited(b','));
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
        let mut blocks = RecordBlocks::new(text.as_bytes(), Path::new("x"), &buffers, 1 << 20);
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
        let mut blocks =
            RecordBlocks::new(std::io::repeat(b'x'), Path::new("x.csv"), &buffers, 1 << 20);
        let error = blocks.next().unwrap_err().to_string();
        assert!(
            error.contains("x.csv:1: ") && error.contains("16777216 bytes"),
            "{error}"
        );
    }
}
