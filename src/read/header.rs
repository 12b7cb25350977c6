//! Finds the header: its line, delimiter and profile, and what stands before it.

use std::collections::BTreeMap;
use std::path::Path;

use super::record_blocks::count_lines;
use super::row_values::decode;
use super::stray_quotes::{self, RecordShape, RecoveredRecord};
use crate::error::{Error, Result};
use crate::limits::RECORD_BYTES;
use crate::schema::{Encoding, Mapping, Profile, Registry, normalise_header};

/// Lines in which the header is looked for.
const MOST_LINES: usize = 50;

/// Bytes in which the header is looked for.
const HEADER_WITHIN: usize = 1 << 18;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What precedes the rows.
#[derive(Debug)]
pub(super) struct Header {
    /// The header resolved against its profile.
    pub mapping: Mapping,
    /// Byte between cells.
    pub delimiter: u8,
    /// Line of the header, from 1.
    pub line: u64,
    /// Lines that hold neither header nor rows.
    pub skipped_lines: Vec<u64>,
    /// Bytes up to the first row.
    pub length: usize,
}

impl Header {
    /// How the rows are written.
    pub(super) fn record_shape(&self) -> RecordShape {
        RecordShape {
            delimiter: self.delimiter,
            width: Some(self.mapping.header.len()),
            longest: RECORD_BYTES.size(),
        }
    }
}

/// Reads the begin of a file.
pub(super) fn read(
    bytes: &[u8],
    path: &Path,
    registry: &Registry,
    chosen: Option<&Profile>,
    encoding: Option<Encoding>,
) -> Result<Header> {
    let at = |error: Error| error.path(path);
    refuse_other_formats(bytes).map_err(at)?;
    let start = if bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    // A line that begins in it is looked at whole.
    let near = &bytes[..next_line(bytes, bytes.len().min(HEADER_WITHIN))];
    let skip_lines = chosen.map_or(0, |profile| profile.skip_lines);
    let text = encoding
        .or(chosen.map(|profile| profile.encoding))
        .unwrap_or_default();
    let candidates = candidates(near, start, skip_lines, text);
    let found = candidates.iter().find_map(|candidate| {
        let profile = match chosen {
            Some(profile) => Mapping::new(profile, &candidate.header)
                .is_ok()
                .then_some(profile),
            None => registry.recognise(&candidate.header),
        };
        profile.map(|profile| (candidate, profile))
    });
    let Some((candidate, profile)) = found else {
        return Err(at(no_header(&candidates, registry, chosen)));
    };
    let mut mapping = Mapping::new(profile, &candidate.header).map_err(at)?;
    if let Some(encoding) = encoding {
        mapping.encoding = encoding;
    }
    refuse_repeated_names(&mapping).map_err(|error| at(error).line(candidate.line))?;
    let mut skipped_lines: Vec<u64> = (1..candidate.line)
        .filter(|line| candidates.iter().any(|c| c.line == *line))
        .collect();
    let mut length = candidate.end;
    if let Some((tags, end)) = hxl_tags(bytes, length, candidate.delimiter) {
        skipped_lines.push(1 + count_lines(&bytes[..tags]));
        length = end;
    }
    Ok(Header {
        mapping,
        delimiter: candidate.delimiter,
        line: candidate.line,
        skipped_lines,
        length,
    })
}

struct HeaderCandidate {
    header: Vec<String>,
    delimiter: u8,
    line: u64,
    end: usize,
    comment: bool,
}

/// Every non-blank line near the begin, split at every delimiter; for each
/// line the delimiter that gives most cells comes first.
fn candidates(
    bytes: &[u8],
    start: usize,
    skip_lines: usize,
    encoding: Encoding,
) -> Vec<HeaderCandidate> {
    let mut position = start;
    for _ in 0..skip_lines {
        if position >= bytes.len() {
            break;
        }
        position = next_line(bytes, position);
    }
    let mut all = Vec::new();
    for _ in 0..MOST_LINES {
        while matches!(bytes.get(position), Some(b'\n' | b'\r')) {
            position += 1;
        }
        if position >= bytes.len() {
            break;
        }
        let line = 1 + count_lines(&bytes[..position]);
        let mut splits: Vec<HeaderCandidate> = DELIMITERS
            .iter()
            .map(|&delimiter| {
                let (record, end) = one_line_of(bytes, position, delimiter);
                HeaderCandidate {
                    header: record
                        .cells
                        .iter()
                        .map(|cell| decode(cell, encoding).0.trim().to_owned())
                        .collect(),
                    delimiter,
                    line,
                    end,
                    comment: bytes[position] == b'#',
                }
            })
            .collect();
        splits.sort_by_key(|split| std::cmp::Reverse(split.header.len()));
        all.extend(splits);
        position = next_line(bytes, position);
    }
    all
}

/// Bytes in which a quoted cell of a header ends. By a delimiter that is not the file's
/// a cell may seem to begin anywhere and never to end.
const QUOTED_WITHIN: usize = 1 << 16;

/// The record that begins at `position`, if this is the delimiter, and its end.
fn one_line_of(bytes: &[u8], position: usize, delimiter: u8) -> (RecoveredRecord, usize) {
    let shape = RecordShape::delimited(delimiter);
    let near = &bytes[..bytes.len().min(position + QUOTED_WITHIN)];
    let (record, end) = stray_quotes::one(near, position, shape);
    if record.unclosed || end < near.len() {
        return (record, end);
    }
    stray_quotes::one(bytes, position, shape)
}

fn next_line(bytes: &[u8], position: usize) -> usize {
    memchr::memchr(b'\n', &bytes[position..]).map_or(bytes.len(), |offset| position + offset + 1)
}

/// Tags of the Humanitarian Exchange Language: every cell of the line after
/// the header is blank or begins with `#`.
fn hxl_tags(bytes: &[u8], from: usize, delimiter: u8) -> Option<(usize, usize)> {
    let start = from
        + bytes[from..]
            .iter()
            .position(|byte| !matches!(byte, b'\n' | b'\r'))?;
    let (record, end) = stray_quotes::one(bytes, start, RecordShape::delimited(delimiter));
    let mut tags = 0;
    for cell in &record.cells {
        match cell.first() {
            None => {}
            Some(b'#') => tags += 1,
            Some(_) => return None,
        }
    }
    (tags > 0).then_some((start, end))
}

fn refuse_other_formats(bytes: &[u8]) -> Result<()> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Error::syntax("the file is UTF-16 text").hint("save it as CSV in UTF-8"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(
            Error::syntax("this is a zip file or an Excel workbook, not CSV")
                .hint("unzip it, or save the sheet as CSV in UTF-8"),
        );
    }
    if memchr::memchr(0, &bytes[..bytes.len().min(4096)]).is_some() {
        return Err(Error::syntax("the file holds zero bytes: it is not text")
            .hint("save it as CSV in UTF-8, or fetch it again"));
    }
    Ok(())
}

fn no_header(
    candidates: &[HeaderCandidate],
    registry: &Registry,
    chosen: Option<&Profile>,
) -> Error {
    let first = candidates
        .iter()
        .find(|candidate| !candidate.comment)
        .or(candidates.first());
    let Some(first) = first else {
        return Error::syntax("the file is empty").hint("it must hold a header and rows");
    };
    let error = match chosen {
        None => registry.unrecognised(&first.header),
        Some(profile) => {
            let error = match Mapping::new(profile, &first.header) {
                Err(error) => error,
                Ok(_) => Error::syntax("the header cannot be used"),
            };
            match candidates
                .iter()
                .find_map(|candidate| registry.recognise(&candidate.header))
            {
                Some(fitting) => error
                    .hint(format!(
                        "the header fits the profile \"{}\": leave ",
                        fitting.name
                    ))
                    .hint_field("profile", " out"),
                None => error.hint(format!(
                    "compare the header with `casualty profiles show {}`",
                    profile.name
                )),
            }
        }
    };
    error.line(first.line)
}

/// Two columns of the same name would leave open which one is read.
fn refuse_repeated_names(mapping: &Mapping) -> Result<()> {
    // Whether the name was read, by its first column.
    let mut seen: BTreeMap<String, bool> = BTreeMap::new();
    for (name, used) in mapping.header.iter().zip(mapping.used()) {
        let same = normalise_header(name);
        if same.is_empty() {
            continue;
        }
        let earlier = seen.insert(same, used);
        if earlier.is_some_and(|earlier| earlier || used) {
            return Err(Error::syntax("the header has this column twice")
                .value(name)
                .hint("rename or remove one of them"));
        }
    }
    Ok(())
}
