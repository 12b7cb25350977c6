//! Rows of one block: split into cells, read, and collected.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::DataFrame;
use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

use super::column_builders::Columns;
use super::duplicates::RowKey;
use super::header::Header;
use super::record_blocks::{RecordBlock, count_lines};
use super::row_values::{KILLED, RowReading, decode};
use super::{FindingLevel, KilledLeftOut, Reason, Reject, RowFinding, stray_quotes};
use crate::error::{Error, Result};
use crate::limits::{FINDINGS, RECORD_BYTES};
use crate::schema::Column;

/// What one block gave.
pub(super) struct BlockRows {
    /// Accepted rows, typed.
    pub frame: DataFrame,
    /// One key an accepted row.
    pub keys: Vec<RowKey>,
    /// In file order, so many as are kept.
    pub findings: Vec<RowFinding>,
    /// How many there are beside them.
    pub more_findings: BTreeMap<Reason, u64>,
    /// Rejected rows, when they are wanted.
    pub rejects: Vec<Reject>,
    /// Rows with content.
    pub rows: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// Killed in them.
    pub rejected_killed: KilledLeftOut,
    /// Rows without content.
    pub blank: u64,
}

impl BlockRows {
    /// Keeps no finding: those of the rows before are enough.
    pub(super) fn count_findings(&mut self) {
        for finding in std::mem::take(&mut self.findings) {
            *self.more_findings.entry(finding.reason).or_default() += 1;
        }
    }
}

/// Where a record stands in its file.
#[derive(Clone, Copy)]
struct At {
    /// It is the last.
    last: bool,
    /// A line end follows it.
    line_end: bool,
}

/// Where a block is read on.
#[derive(Clone, Copy)]
struct Position {
    byte: usize,
    line: u64,
}

/// Records that are read as they stand before the fast reader, which costs more to
/// begin than these to read, is tried again.
const RECOVERED_AT_ONCE: usize = 64;

/// Reads rows of one file.
pub(super) struct RowReader<'a> {
    pub file: &'a str,
    pub file_number: u32,
    pub header: &'a Header,
    /// Fingerprint of the header: the same cells mean something else under
    /// another.
    pub fingerprint: u64,
    pub wanted: &'a BTreeSet<Column>,
    pub keep_rejects: bool,
}

impl RowReader<'_> {
    /// Reads all rows of `block`.
    pub(super) fn read(&self, block: &RecordBlock, skip: usize) -> Result<BlockRows> {
        let mut rows = Rows::new(self);
        let mut at = Position {
            byte: skip,
            line: block.line + count_lines(&block.bytes[..skip]),
        };
        while at.byte < block.bytes.len() {
            at = self.read_plain(block, at, &mut rows)?;
            at = self.recover(block, at, &mut rows)?;
        }
        rows.finish()
    }

    /// Reads records up to one whose quotation marks are out of order: the fast reader
    /// has lost its way there.
    fn read_plain(
        &self,
        block: &RecordBlock,
        from: Position,
        rows: &mut Rows<'_>,
    ) -> Result<Position> {
        let bytes = &block.bytes[from.byte..];
        let mut reader = simd_csv::ZeroCopyReaderBuilder::with_capacity(1 << 16)
            .delimiter(self.header.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let (mut counted, mut line) = (0, from.line);
        loop {
            let searched = usize::try_from(reader.position()).unwrap_or(bytes.len());
            let record = reader.read_byte_record().map_err(|error| {
                Error::syntax(format!("cannot split the file into records: {error}"))
                    .path(self.file)
                    .line(line)
            })?;
            let Some(record) = record else { break };
            let start = bytes[searched..]
                .iter()
                .position(|byte| !matches!(byte, b'\n' | b'\r'))
                .map_or(bytes.len(), |blank| searched + blank);
            line += count_lines(&bytes[counted..start]);
            counted = start;
            let raw = record.as_slice();
            let after = &bytes[(start + raw.len()).min(bytes.len())..];
            let at_end = At {
                last: block.last && after.iter().all(|byte| matches!(byte, b'\n' | b'\r')),
                line_end: !after.is_empty(),
            };
            let quotes = memchr::memchr(b'"', raw).is_some();
            if quotes && (raw.len() > RECORD_BYTES.size() || !all_plain(&record)) {
                return Ok(Position {
                    byte: from.byte + start,
                    line,
                });
            }
            let cells = |index: usize| {
                if quotes {
                    record.unescape(index)
                } else {
                    record.get(index).map(Cow::Borrowed)
                }
                .unwrap_or_default()
            };
            if !is_blank(raw, self.header.delimiter) {
                self.refuse_cut_off(at_end, record.len(), line)?;
            }
            rows.push(&cells, record.len(), raw, line, false);
        }
        Ok(Position {
            byte: block.bytes.len(),
            line,
        })
    }

    /// Reads some records as they stand, of which the first has quotation marks out of
    /// order.
    fn recover(
        &self,
        block: &RecordBlock,
        from: Position,
        rows: &mut Rows<'_>,
    ) -> Result<Position> {
        let bytes = &block.bytes[..];
        let mut at = from;
        for _ in 0..RECOVERED_AT_ONCE {
            let blank = |byte: &u8| matches!(byte, b'\n' | b'\r');
            let before = bytes[at.byte..]
                .iter()
                .take_while(|byte| blank(byte))
                .count();
            let start = at.byte + before;
            if start >= bytes.len() {
                at.byte = bytes.len();
                break;
            }
            let line = at.line + count_lines(&bytes[at.byte..start]);
            let (record, next) = stray_quotes::one(bytes, start, self.header.record_shape());
            let last = block.last && bytes[next..].iter().all(blank);
            if record.unclosed && last {
                return Err(Error::syntax(
                    "the file ends inside a quoted cell of the record that begins here",
                )
                .path(self.file)
                .line(line)
                .hint(
                    "the file was cut off, or a quotation mark is missing: fetch or save it again",
                ));
            }
            let cells = |index: usize| {
                Cow::Borrowed(record.cells.get(index).map_or(&[][..], Vec::as_slice))
            };
            let raw = bytes[start..next].trim_ascii_end();
            let at_end = At {
                last,
                line_end: bytes[next - 1..].contains(&b'\n'),
            };
            if !is_blank(raw, self.header.delimiter) {
                self.refuse_cut_off(at_end, record.cells.len(), line)?;
            }
            rows.push(&cells, record.cells.len(), raw, line, record.stray);
            at = Position {
                byte: next,
                line: line + count_lines(&bytes[start..next]),
            };
        }
        Ok(at)
    }

    /// A last record that is short and has no line end was cut off.
    fn refuse_cut_off(&self, at_end: At, cells: usize, line: u64) -> Result<()> {
        if at_end.last && !at_end.line_end && cells < self.header.mapping.header.len() {
            return Err(Error::syntax(format!(
                "the file is cut off: its last line has {cells} of {} cells and no line end",
                self.header.mapping.header.len()
            ))
            .path(self.file)
            .line(line)
            .hint("fetch or save it again; if the line is right, end it with a line break"));
        }
        Ok(())
    }
}

/// Whether a record holds nothing but delimiters and space.
fn is_blank(raw: &[u8], delimiter: u8) -> bool {
    raw.iter()
        .all(|byte| *byte == delimiter || byte.is_ascii_whitespace())
}

/// Whether all cells are plain; those before the next quotation mark are.
fn all_plain(record: &simd_csv::ZeroCopyByteRecord<'_>) -> bool {
    let raw = record.as_slice();
    let mut next = memchr::memchr(b'"', raw);
    let mut start = 0;
    for cell in record.iter() {
        let Some(quote) = next else { return true };
        let end = start + cell.len();
        if quote < end {
            if !stray_quotes::is_plain(cell) {
                return false;
            }
            next = memchr::memchr(b'"', &raw[end..]).map(|offset| end + offset);
        }
        // One byte is the delimiter.
        start = end + 1;
    }
    true
}

/// The rows of a block as they are collected.
struct Rows<'a> {
    reader: &'a RowReader<'a>,
    columns: Columns,
    keys: Vec<RowKey>,
    findings: Vec<RowFinding>,
    most_findings: usize,
    more_findings: BTreeMap<Reason, u64>,
    rejects: Vec<Reject>,
    read: u64,
    rejected: u64,
    rejected_killed: KilledLeftOut,
    blank: u64,
}

impl<'a> Rows<'a> {
    fn new(reader: &'a RowReader<'a>) -> Self {
        Self {
            reader,
            columns: Columns::new(reader.wanted, &reader.header.mapping),
            keys: Vec::new(),
            findings: Vec::new(),
            most_findings: FINDINGS.size(),
            more_findings: BTreeMap::new(),
            rejects: Vec::new(),
            read: 0,
            rejected: 0,
            rejected_killed: KilledLeftOut::default(),
            blank: 0,
        }
    }

    fn push<'c>(
        &mut self,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
        count: usize,
        raw: &[u8],
        line: u64,
        recovered: bool,
    ) where
        'a: 'c,
    {
        let delimiter = self.reader.header.delimiter;
        if is_blank(raw, delimiter) {
            self.blank += 1;
            return;
        }
        self.read += 1;
        let mut row = RowReading {
            mapping: &self.reader.header.mapping,
            file: self.reader.file,
            line,
            findings: Vec::new(),
        };
        row.check_width(count, cells);
        if recovered {
            row.find(Reason::StrayQuote, None, None, None);
        }
        let values = row.values(cells);
        if let Some(values) = values.filter(|_| !row.is_rejected()) {
            let id = row
                .text(Column::EventId, cells)
                .map(|id| xxh3_128(id.as_bytes()));
            self.columns
                .push(&values, line, |column| row.text(column, cells));
            self.keys.push(RowKey {
                file: self.reader.file_number,
                line,
                content: xxh3_128_with_seed(raw, self.reader.fingerprint),
                id,
                warned: !row.findings.is_empty(),
                killed: values.tolls[KILLED],
            });
        } else {
            self.rejected += 1;
            self.rejected_killed.add(row.killed_if_rejected(cells));
            if self.reader.keep_rejects {
                let encoding = row.mapping.encoding;
                self.rejects.push(Reject {
                    file: self.reader.file.to_owned(),
                    line,
                    reason: row
                        .findings
                        .iter()
                        .find(|finding| finding.level == FindingLevel::Rejected)
                        .map_or(Reason::Ragged, |finding| finding.reason),
                    cells: (0..count)
                        .map(|index| decode(&cells(index), encoding).0.into_owned())
                        .collect(),
                });
            }
        }
        for finding in row.findings {
            if self.findings.len() < self.most_findings {
                self.findings.push(finding);
            } else {
                *self.more_findings.entry(finding.reason).or_default() += 1;
            }
        }
    }

    fn finish(self) -> Result<BlockRows> {
        let frame = self
            .columns
            .frame(self.reader.file_number, self.reader.wanted)
            .map_err(|error| {
                Error::engine(format!("cannot build the frame: {error}")).path(self.reader.file)
            })?;
        Ok(BlockRows {
            frame,
            keys: self.keys,
            findings: self.findings,
            more_findings: self.more_findings,
            rejects: self.rejects,
            rows: self.read,
            rejected: self.rejected,
            rejected_killed: self.rejected_killed,
            blank: self.blank,
        })
    }
}
