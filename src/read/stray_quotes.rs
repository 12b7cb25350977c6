//! Reads records whose quotation marks are out of order.
//!
//! The fast reader takes every quotation mark as the begin or end of a quoted
//! part. Here one counts only at the begin of a cell, as spreadsheets have it,
//! so `5" shell,3` is two cells and swallows nothing after it.

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

/// Splits `bytes` into records and cells.
pub(super) fn split(bytes: &[u8], delimiter: u8) -> Vec<RecoveredRecord> {
    let mut records = Vec::new();
    let mut position = 0;
    while position < bytes.len() {
        if matches!(bytes[position], b'\n' | b'\r') {
            position += 1;
            continue;
        }
        let (record, next) = one(bytes, position, delimiter);
        records.push(record);
        position = next;
    }
    records
}

/// The record that begins at `start`, and where the next may begin.
pub(super) fn one(bytes: &[u8], start: usize, delimiter: u8) -> (RecoveredRecord, usize) {
    let mut record = RecoveredRecord {
        offset: start,
        cells: Vec::new(),
        unclosed: false,
        stray: false,
    };
    let mut cell = Vec::new();
    let mut quoted = false;
    let mut cell_begins = true;
    let mut position = start;
    while let Some(&byte) = bytes.get(position) {
        position += 1;
        if quoted {
            if byte != b'"' {
                cell.push(byte);
            } else if bytes.get(position) == Some(&b'"') {
                cell.push(b'"');
                position += 1;
            } else {
                quoted = false;
                let next = bytes.get(position);
                record.stray |=
                    next.is_some_and(|next| *next != delimiter && !matches!(next, b'\n' | b'\r'));
            }
        } else if byte == b'"' && cell_begins {
            quoted = true;
        } else if byte == delimiter {
            record.cells.push(std::mem::take(&mut cell));
            cell_begins = true;
            continue;
        } else if byte == b'\n' {
            break;
        } else if byte != b'\r' || !matches!(bytes.get(position), Some(b'\n') | None) {
            record.stray |= byte == b'"';
            cell.push(byte);
        }
        cell_begins = false;
    }
    record.cells.push(cell);
    record.unclosed = quoted;
    (record, position)
}

/// The end of the last record that is whole, given that one begins at `from`; `None`
/// when none is. Records end here as [`one`] ends them, wherever the bytes are cut.
pub(super) fn last_end(bytes: &[u8], from: usize, delimiter: u8) -> Option<usize> {
    let mut end = None;
    let (mut outside, mut position) = (from, from);
    loop {
        let mark = memchr::memchr(b'"', &bytes[position..]).map(|offset| position + offset);
        let until = mark.unwrap_or(bytes.len());
        let begins_cell = until == from
            || matches!(bytes[until - 1], b'\n' | b'\r')
            || bytes[until - 1] == delimiter;
        if mark.is_some() && !begins_cell {
            position = until + 1;
            continue;
        }
        let line_end = memchr::memrchr(b'\n', &bytes[outside..until]);
        end = line_end.map(|offset| outside + offset + 1).or(end);
        if mark.is_none() {
            return end;
        }
        position = until + 1;
        loop {
            // Nothing after it, or a mark of which the next byte tells what it is.
            let Some(offset) = memchr::memchr(b'"', &bytes[position..]) else {
                return end;
            };
            let close = position + offset;
            match bytes.get(close + 1) {
                None => return end,
                Some(b'"') => position = close + 2,
                Some(_) => {
                    (outside, position) = (close + 1, close + 1);
                    break;
                }
            }
        }
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

    fn cells(text: &str) -> Vec<Vec<String>> {
        split(text.as_bytes(), b',')
            .into_iter()
            .map(|record| {
                record
                    .cells
                    .into_iter()
                    .map(|cell| String::from_utf8(cell).unwrap())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_stray_quotation_mark_swallows_nothing() {
        assert_eq!(
            cells("1,5\" shell,3\r\n2,6\" gun,4\n"),
            [["1", "5\" shell", "3"], ["2", "6\" gun", "4"]]
        );
        assert!(split(b"1,\"never closed\n2,3\n", b',')[0].unclosed);
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
        /// What was cut off and read on is what is read at once.
        #[test]
        fn a_cut_changes_nothing(text in "[ab,\"\n]{0,40}", at in 0_usize..40) {
            let bytes = text.as_bytes();
            let at = at.min(bytes.len());
            if let Some(end) = last_end(&bytes[..at], 0, b',') {
                let plain = |records: Vec<RecoveredRecord>| -> Vec<_> {
                    records.into_iter().map(|record| record.cells).collect()
                };
                let mut parts = plain(split(&bytes[..end], b','));
                parts.extend(plain(split(&bytes[end..], b',')));
                prop_assert_eq!(parts, plain(split(bytes, b',')));
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
            let ours: Vec<_> = split(text.as_bytes(), b',').into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
