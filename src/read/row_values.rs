//! One row: its cells to typed values, with a finding for all that is wrong.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::toll_and_degrees::{degrees, toll};
use super::{FindingLevel, Reason, RowFinding};
use crate::error::shorten;
use crate::limits::{FIRST_YEAR, LAST_YEAR};
use crate::schema::{
    Column, ColumnSource, DATE_PRECISIONS, DateSource, Encoding, LOCATION_PRECISIONS, Mapping,
    ParsedDate, RECORD_UNITS,
};

/// The columns of tolls: low, best, high of killed, then of injured.
pub(super) const TOLLS: [Column; 6] = [
    Column::KilledLow,
    Column::Killed,
    Column::KilledHigh,
    Column::InjuredLow,
    Column::Injured,
    Column::InjuredHigh,
];

/// Position of the best estimate of the killed among [`TOLLS`].
pub(super) const KILLED: usize = 1;

/// The typed values of a row whose text columns are not read yet.
pub(super) struct Values {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub precision: Option<&'static str>,
    pub location_precision: Option<&'static str>,
    /// What the row is.
    pub record_unit: Option<&'static str>,
    pub tolls: [Option<i64>; 6],
    pub degrees: [Option<f64>; 2],
}

/// One row while it is read.
pub(super) struct RowReading<'a> {
    pub mapping: &'a Mapping,
    pub file: &'a str,
    pub line: u64,
    pub findings: Vec<RowFinding>,
}

impl<'a> RowReading<'a> {
    pub(super) fn find(
        &mut self,
        reason: Reason,
        column: Option<Column>,
        value: Option<&str>,
        detail: Option<String>,
    ) {
        self.findings.push(RowFinding {
            file: self.file.to_owned(),
            line: self.line,
            column: column.map(|column| self.mapping.source_name(column)),
            value: value.map(shorten),
            reason,
            level: reason.level(),
            detail,
        });
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.level == FindingLevel::Rejected)
    }

    pub(super) fn check_width<'c>(
        &mut self,
        count: usize,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
    ) {
        let width = self.mapping.header.len();
        if count == width {
            return;
        }
        let extra_blank =
            count > width && (width..count).all(|index| cells(index).trim_ascii().is_empty());
        let reason = if extra_blank {
            Reason::TrailingCells
        } else {
            Reason::Ragged
        };
        let detail = format!("{count} cells, the header has {width}");
        self.find(reason, None, None, Some(detail));
    }

    /// A cell as text: decoded, trimmed, `None` when blank or a missing marker.
    fn cell<'c>(
        &mut self,
        column: Column,
        index: usize,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
    ) -> Option<Cow<'c, str>> {
        let (text, damaged) = match cells(index) {
            Cow::Borrowed(bytes) => decode(bytes, self.mapping.encoding),
            Cow::Owned(bytes) => {
                let (text, damaged) = decode(&bytes, self.mapping.encoding);
                (Cow::Owned(text.into_owned()), damaged)
            }
        };
        if damaged {
            self.find(Reason::Undecodable, Some(column), Some(&text), None);
        }
        let trimmed = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        let missing = trimmed.is_empty() || self.mapping.missing.iter().any(|m| *m == *trimmed);
        (!missing).then_some(trimmed)
    }

    /// A column's text after conditions and codes.
    pub(super) fn text<'c>(
        &mut self,
        column: Column,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
    ) -> Option<Cow<'c, str>>
    where
        'a: 'c,
    {
        let mapping = self.mapping;
        match mapping.input(column)? {
            ColumnSource::Constant(value) => Some(Cow::Borrowed(value.as_str())),
            ColumnSource::Cell { index, codes, when } => {
                if let Some(when) = when {
                    let other = self.cell(column, when.index, cells)?;
                    if !when.is.iter().any(|value| *value == *other) {
                        return None;
                    }
                }
                let text = self.cell(column, *index, cells)?;
                match codes.as_ref().and_then(|codes| codes.get(&*text)) {
                    Some(meaning) => Some(Cow::Borrowed(meaning.as_str())),
                    None => Some(text),
                }
            }
        }
    }

    /// Dates, tolls, degrees and precisions; `None` when there is no date.
    pub(super) fn values<'c>(&mut self, cells: &impl Fn(usize) -> Cow<'c, [u8]>) -> Option<Values>
    where
        'a: 'c,
    {
        let tolls = self.tolls(cells);
        let mut place = [None; 2];
        for (value, (column, limit)) in place
            .iter_mut()
            .zip([(Column::Latitude, 90.0), (Column::Longitude, 180.0)])
        {
            if let Some(cell) = self.text(column, cells) {
                match degrees(&cell, limit) {
                    Ok(number) => *value = Some(number),
                    Err(reason) => self.find(reason, Some(column), Some(&cell), None),
                }
            }
        }
        let date = self.date(cells)?;
        let last = self.date_end(&date, cells)?;
        let by_extent = if date.precision == "day" && last > date.first {
            "range"
        } else {
            date.precision
        };
        let precision = match self.text(Column::DatePrecision, cells) {
            Some(text) => self.code(Column::DatePrecision, &text, &DATE_PRECISIONS),
            None => Some(by_extent),
        };
        let location_precision = self
            .text(Column::LocationPrecision, cells)
            .and_then(|text| self.code(Column::LocationPrecision, &text, &LOCATION_PRECISIONS));
        let record_unit = self
            .text(Column::RecordUnit, cells)
            .and_then(|text| self.code(Column::RecordUnit, &text, &RECORD_UNITS));
        Some(Values {
            first: date.first,
            last,
            precision,
            location_precision,
            record_unit,
            tolls,
            degrees: place,
        })
    }

    fn tolls<'c>(&mut self, cells: &impl Fn(usize) -> Cow<'c, [u8]>) -> [Option<i64>; 6]
    where
        'a: 'c,
    {
        let mut tolls = [None; 6];
        for (value, column) in tolls.iter_mut().zip(TOLLS) {
            if let Some(cell) = self.text(column, cells) {
                match toll(&cell, self.mapping.thousands) {
                    Ok(number) => *value = Some(number),
                    Err(reason) => self.find(reason, Some(column), Some(&cell), None),
                }
            }
        }
        self.check_order(
            &tolls[..3],
            [Column::KilledLow, Column::Killed, Column::KilledHigh],
        );
        self.check_order(
            &tolls[3..],
            [Column::InjuredLow, Column::Injured, Column::InjuredHigh],
        );
        for part in tolls.chunks_exact_mut(3) {
            // Bounds that meet leave one figure.
            if part[1].is_none() && part[0].is_some() && part[0] == part[2] {
                part[1] = part[0];
            }
        }
        tolls
    }

    /// Killed in a row that is rejected, by the best estimate; unknown in one whose
    /// cells may stand under other names.
    pub(super) fn killed_if_rejected<'c>(
        &self,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
    ) -> Option<i64>
    where
        'a: 'c,
    {
        if self
            .findings
            .iter()
            .any(|finding| finding.reason == Reason::Ragged)
        {
            return None;
        }
        let mut again = RowReading {
            findings: Vec::new(),
            ..*self
        };
        again.tolls(cells)[KILLED]
    }

    fn check_order(&mut self, tolls: &[Option<i64>], columns: [Column; 3]) {
        let [low, best, high] = [tolls[0], tolls[1], tolls[2]];
        let above = |a: Option<i64>, b: Option<i64>| a.zip(b).is_some_and(|(a, b)| a > b);
        let words = || {
            let show =
                |value: Option<i64>| value.map_or_else(|| "unknown".to_owned(), |v| v.to_string());
            Some(format!(
                "low {}, best {}, high {}",
                show(low),
                show(best),
                show(high)
            ))
        };
        if above(low, best) {
            self.find(Reason::LowAboveBest, Some(columns[0]), None, words());
        }
        if above(best, high) {
            self.find(Reason::BestAboveHigh, Some(columns[1]), None, words());
        }
        if best.is_none() && above(low, high) {
            self.find(Reason::LowAboveHigh, Some(columns[0]), None, words());
        }
    }

    fn parse_date(&self, cell: &str) -> Option<ParsedDate> {
        self.mapping
            .formats
            .iter()
            .find_map(|format| format.parse(cell, self.mapping.first_year))
    }

    fn date<'c>(&mut self, cells: &impl Fn(usize) -> Cow<'c, [u8]>) -> Option<ParsedDate>
    where
        'a: 'c,
    {
        let mapping = self.mapping;
        match &mapping.date {
            DateSource::Cell(index) => {
                let Some(cell) = self.cell(Column::Date, *index, cells) else {
                    self.find(Reason::MissingDate, Some(Column::Date), None, None);
                    return None;
                };
                let date = self.parse_date(&cell);
                self.plausible(date, Column::Date, &cell)
            }
            DateSource::Parts(indices) => {
                let parts = indices.map(|index| {
                    self.cell(Column::Date, index, cells)
                        .filter(|cell| !cell.trim_start_matches('0').is_empty())
                });
                if parts[0].is_none() {
                    self.find(Reason::MissingDate, Some(Column::Date), None, None);
                    return None;
                }
                let number = |part: &Option<Cow<'_, str>>| {
                    part.as_ref().map(|cell| cell.parse::<u32>()).transpose()
                };
                let date = match (number(&parts[0]), number(&parts[1]), number(&parts[2])) {
                    (Ok(Some(year)), Ok(month), Ok(day)) => i32::try_from(year)
                        .ok()
                        .and_then(|year| ParsedDate::from_parts(year, month, day)),
                    _ => None,
                };
                let shown: Vec<&str> = parts
                    .iter()
                    .map(|part| part.as_deref().unwrap_or("0"))
                    .collect();
                self.plausible(date, Column::Date, &shown.join("/"))
            }
        }
    }

    /// The date of a cell, with a finding when there is none, or it is of a year that
    /// can hardly be meant.
    fn plausible(
        &mut self,
        date: Option<ParsedDate>,
        column: Column,
        cell: &str,
    ) -> Option<ParsedDate> {
        let Some(found) = date else {
            self.find(Reason::BadDate, Some(column), Some(cell), None);
            return None;
        };
        let years = FIRST_YEAR.get()..=LAST_YEAR.get();
        let is_plausible =
            |day: NaiveDate| u64::try_from(day.year()).is_ok_and(|year| years.contains(&year));
        if is_plausible(found.first) && is_plausible(found.last) {
            return date;
        }
        let detail = format!("taken are {} to {}", years.start(), years.end());
        self.find(
            Reason::ImplausibleYear,
            Some(column),
            Some(cell),
            Some(detail),
        );
        None
    }

    /// The last possible day; `None` when it is bad or before the first.
    fn date_end<'c>(
        &mut self,
        date: &ParsedDate,
        cells: &impl Fn(usize) -> Cow<'c, [u8]>,
    ) -> Option<NaiveDate>
    where
        'a: 'c,
    {
        let Some(cell) = self.text(Column::DateEnd, cells) else {
            return Some(date.last);
        };
        let end = self.parse_date(&cell);
        let end = self.plausible(end, Column::DateEnd, &cell)?;
        if end.last < date.first {
            let detail = format!("starts {}", date.first);
            self.find(
                Reason::EndBeforeStart,
                Some(Column::DateEnd),
                Some(&cell),
                Some(detail),
            );
            return None;
        }
        Some(end.last)
    }

    fn code(&mut self, column: Column, text: &str, known: &[&'static str]) -> Option<&'static str> {
        let code = known
            .iter()
            .copied()
            .find(|code| code.eq_ignore_ascii_case(text));
        if code.is_none() {
            self.find(Reason::UnknownCode, Some(column), Some(text), None);
        }
        code
    }
}

/// Text of a cell, and whether bytes were not of the encoding.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> (Cow<'_, str>, bool) {
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => (String::from_utf8_lossy(bytes), true),
        },
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes),
        Encoding::Macintosh => encoding_rs::MACINTOSH.decode_without_bom_handling(bytes),
    }
}
