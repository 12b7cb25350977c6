//! Reads records whose quotation marks are out of order.
//!
//! The fast reader takes every quotation mark as the begin or end of a quoted
//! part. Here one counts only at the begin of a cell, as spreadsheets have it,
//! so `5" shell,3` is two cells and swallows nothing after it.

/// How the records of a file are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordShape {
    /// Byte between cells.
    pub delimiter: u8,
    /// Cells of a whole record; unknown while the header is looked for.
    pub width: Option<usize>,
    /// Bytes within which a quoted cell must end.
    pub longest: usize,
}

impl RecordShape {
    /// With this between cells, and nothing else known.
    pub(super) fn delimited(delimiter: u8) -> Self {
        Self {
            delimiter,
            width: None,
            longest: usize::MAX,
        }
    }

    /// Whether a cell or record may end before `next`.
    fn ends_at(self, next: u8) -> bool {
        next == self.delimiter || matches!(next, b'\n' | b'\r')
    }

    /// The first line from `start` on as a record of its own, when it is one: a mark
    /// that opens a cell in it was then never closed, for no cell of it goes on in the
    /// next line. That where the file ends may have been cut off, and is none.
    fn first_line(self, bytes: &[u8], start: usize) -> Option<(RecoveredRecord, usize)> {
        let width = self.width?;
        let next = start + memchr::memchr(b'\n', &bytes[start..])? + 1;
        let record = read(&bytes[..next], start, self, Lines::One).0;
        (record.cells.len() == width).then_some((record, next))
    }
}

/// A record and where it lies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RecoveredRecord {
    /// Bytes before it.
    pub offset: usize,
    /// Its cells, without their quotation marks.
    pub cells: Vec<Vec<u8>>,
    /// Whether the text ended inside a quoted cell.
    pub unclosed: bool,
    /// Whether a mark stands where none belongs.
    pub stray: bool,
}

/// The record that begins at `start`, and where the next may begin.
///
/// A mark that opens a cell and is closed on a later line in the middle of a text, or
/// nowhere, closes nothing when its line alone is a whole record: then it is text.
pub(super) fn one(bytes: &[u8], start: usize, shape: RecordShape) -> (RecoveredRecord, usize) {
    let (record, end, doubtful) = read(bytes, start, shape, Lines::Several);
    let line = doubtful.then(|| shape.first_line(bytes, start)).flatten();
    line.unwrap_or((record, end))
}

/// How many lines a record may take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// One: a mark that is not closed on it is text.
    One,
    /// As many as its quoted cells hold.
    Several,
}

/// The record that begins at `start`, where the next may begin, and whether a quoted
/// part of several lines ends where none should.
fn read(
    bytes: &[u8],
    start: usize,
    shape: RecordShape,
    lines: Lines,
) -> (RecoveredRecord, usize, bool) {
    let mut record = RecoveredRecord {
        offset: start,
        cells: Vec::new(),
        unclosed: false,
        stray: false,
    };
    let mut cell = Vec::new();
    let mut opened = None;
    let mut cell_begins = true;
    let mut doubtful = false;
    let mut position = start;
    while let Some(&byte) = bytes.get(position) {
        position += 1;
        if let Some(open) = opened {
            if byte == b'\n' && lines == Lines::One {
                (position, opened, record.stray) = (open + 1, None, true);
                cell = vec![b'"'];
            } else if byte != b'"' {
                cell.push(byte);
            } else if bytes.get(position) == Some(&b'"') {
                cell.push(b'"');
                position += 1;
            } else {
                opened = None;
                let next = bytes.get(position);
                let stray = next.is_some_and(|next| !shape.ends_at(*next));
                record.stray |= stray;
                doubtful |= (stray || position - start > shape.longest)
                    && memchr::memchr(b'\n', &bytes[open..position]).is_some();
            }
        } else if byte == b'"' && cell_begins {
            opened = Some(position - 1);
        } else if byte == shape.delimiter {
            record.cells.push(std::mem::take(&mut cell));
            cell_begins = true;
            continue;
        } else if byte == b'\n' {
            break;
        } else if byte != b'\r' || bytes.get(position) != Some(&b'\n') {
            record.stray |= byte == b'"';
            cell.push(byte);
        }
        cell_begins = false;
    }
    record.cells.push(cell);
    record.unclosed = opened.is_some();
    doubtful |= record.unclosed;
    (record, position, doubtful)
}

/// The end of the last record that is whole, given that one begins at `from`; `None`
/// when none is. Records end here as [`one`] ends them, wherever the bytes are cut.
pub(super) fn last_end(bytes: &[u8], from: usize, shape: RecordShape) -> Option<usize> {
    let mut end = None;
    let (mut outside, mut position) = (from, from);
    loop {
        let mark = memchr::memchr(b'"', &bytes[position..]).map(|offset| position + offset);
        let until = mark.unwrap_or(bytes.len());
        let begins_cell = begins_cell(&bytes[from..until], shape.delimiter);
        if mark.is_some() && !begins_cell {
            position = until + 1;
            continue;
        }
        let line_end = memchr::memrchr(b'\n', &bytes[outside..until]);
        end = line_end.map(|offset| outside + offset + 1).or(end);
        let Some(open) = mark else { return end };
        let blank = |byte: &&u8| matches!(byte, b'\n' | b'\r');
        let before = end.unwrap_or(from);
        let begin = before + bytes[before..open].iter().take_while(blank).count();
        let close = closing(bytes, open);
        let far = close.unwrap_or(bytes.len()) - begin >= shape.longest;
        // Without a closing mark, or the byte after it, nobody knows yet.
        let next = close.and_then(|close| bytes.get(close + 1));
        let doubtful = match (close, next) {
            (Some(close), Some(next)) => {
                (far || !shape.ends_at(*next))
                    && memchr::memchr(b'\n', &bytes[open..close]).is_some()
            }
            _ => far,
        };
        match (shape.first_line(bytes, begin).filter(|_| doubtful), close) {
            (Some((_, next)), _) => {
                end = Some(next);
                (outside, position) = (next, next);
            }
            (None, Some(close)) if next.is_some() => {
                (outside, position) = (close + 1, close + 1);
            }
            (None, _) => return end,
        }
    }
}

/// Whether a cell begins after these bytes; what precedes a record is no part of it.
fn begins_cell(before: &[u8], delimiter: u8) -> bool {
    let ends = before.iter().rev().find(|byte| **byte != b'\r');
    before.last() == Some(&delimiter) || matches!(ends, None | Some(b'\n'))
}

/// The mark that closes that at `open`; doubled ones are text.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let mut position = open + 1;
    loop {
        let close = position + memchr::memchr(b'"', &bytes[position..])?;
        if bytes.get(close + 1) != Some(&b'"') {
            return Some(close);
        }
        position = close + 2;
    }
}

/// Whether the fast reader and a spreadsheet would see the same cell: no
/// quotation mark at all, or one at each end and only doubled ones between.
pub(super) fn is_plain(cell: &[u8]) -> bool {
    let Some(first) = memchr::memchr(b'"', cell) else {
        return true;
    };
    if first != 0 || cell.len() < 2 || cell[cell.len() - 1] != b'"' {
        return false;
    }
    let mut inner = cell[1..cell.len() - 1].iter();
    while let Some(byte) = inner.next() {
        if *byte == b'"' && inner.next() != Some(&b'"') {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMAS: RecordShape = RecordShape {
        delimiter: b',',
        width: None,
        longest: usize::MAX,
    };

    /// Splits `bytes` into records and cells.
    fn split(bytes: &[u8], shape: RecordShape) -> Vec<RecoveredRecord> {
        let mut records = Vec::new();
        let mut position = 0;
        while position < bytes.len() {
            if matches!(bytes[position], b'\n' | b'\r') {
                position += 1;
                continue;
            }
            let (record, next) = one(bytes, position, shape);
            records.push(record);
            position = next;
        }
        records
    }

    /// As a file whose header has so many cells.
    fn of(width: usize) -> RecordShape {
        RecordShape {
            width: Some(width),
            ..COMMAS
        }
    }

    fn cells(text: &str, shape: RecordShape) -> Vec<Vec<String>> {
        let plain = |cell| String::from_utf8(cell).unwrap();
        split(text.as_bytes(), shape)
            .into_iter()
            .map(|record| record.cells.into_iter().map(plain).collect())
            .collect()
    }

    #[test]
    fn a_stray_quotation_mark_swallows_nothing() {
        assert_eq!(
            cells("1,5\" shell,3\r\n2,6\" gun,4\n", COMMAS),
            [["1", "5\" shell", "3"], ["2", "6\" gun", "4"]]
        );
        assert!(split(b"1,\"never closed\n2,3\n", COMMAS)[0].unclosed);
    }

    #[test]
    fn a_mark_that_is_never_closed_costs_its_own_record_only() {
        let first = ["1", "\"never closed", "3"];
        for (rest, second) in [
            ("2,b,4\n", ["2", "b", "4"]),
            ("2,\"b\",4\n", ["2", "b", "4"]),
            ("2,\"b\nc\",4\n", ["2", "b\nc", "4"]),
            ("2,\"\",4\n", ["2", "", "4"]),
            ("2,\"b,4\n", ["2", "\"b", "4"]),
        ] {
            let text = format!("1,\"never closed,3\n{rest}");
            assert_eq!(cells(&text, of(3)), [first, second], "{text}");
            let last = last_end(format!("{text}5,x\"y,6\n7").as_bytes(), 0, of(3));
            // What the bytes at hand leave open is left to the next block.
            assert!(last.is_none() || last == Some(text.len() + 8), "{text}");
        }
    }

    #[test]
    fn a_cell_of_several_lines_stays_one() {
        // Its first line is no record, whatever is wrong further down.
        assert_eq!(
            cells("1,\"a\nsays \"no\" to,3\n", of(3)),
            [["1", "a\nsays no\" to", "3"]]
        );
        // All is in order, though the first line could be a record.
        assert_eq!(cells("1,2,\"a\nb\"\n", of(3)), [["1", "2", "a\nb"]]);
    }

    #[test]
    fn what_was_cut_off_inside_a_cell_is_known() {
        for text in ["1,2,\"cut o", "1,\"cut\no", "1,\"cut\n"] {
            let records = split(text.as_bytes(), of(3));
            assert!(records.last().unwrap().unclosed, "{text}");
        }
    }

    #[test]
    fn plain_cells_are_told_from_others() {
        for (cell, plain) in [
            ("", true),
            ("abc", true),
            ("\"a\"\"b\"", true),
            ("\"\"", true),
            ("\"", false),
            ("5\" shell", false),
            ("\"a\"b\"", false),
            ("\"a\" ", false),
        ] {
            assert_eq!(is_plain(cell.as_bytes()), plain, "{cell}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// What was cut off and read on is what is read at once, also where cells are
        /// longer than allowed.
        #[test]
        fn a_cut_changes_nothing(
            text in "[ab,\"\n\r]{0,40}",
            at in 0_usize..40,
            width in proptest::option::of(1_usize..4),
            longest in prop_oneof![Just(usize::MAX), 4_usize..20],
        ) {
            let shape = RecordShape { delimiter: b',', width, longest };
            let bytes = text.as_bytes();
            let at = at.min(bytes.len());
            if let Some(end) = last_end(&bytes[..at], 0, shape) {
                let plain = |records: Vec<RecoveredRecord>| -> Vec<_> {
                    records.into_iter().map(|record| record.cells).collect()
                };
                let mut parts = plain(split(&bytes[..end], shape));
                parts.extend(plain(split(&bytes[end..], shape)));
                prop_assert_eq!(parts, plain(split(bytes, shape)));
            }
        }

        #[test]
        fn reads_as_the_csv_crate_does(text in "[ab,\"\n]{0,40}") {
            let mut theirs = Vec::new();
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            for record in reader.byte_records() {
                let record = record.unwrap();
                theirs.push(record.iter().map(<[u8]>::to_vec).collect::<Vec<_>>());
            }
            let ours: Vec<_> =
                split(text.as_bytes(), COMMAS).into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
