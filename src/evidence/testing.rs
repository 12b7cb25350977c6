//! Records for tests.

use chrono::NaiveDate;

use super::{AsOf, Records};
use crate::query::{Span, parse_range};
use crate::read::{PlaceNames, ReadOptions, load};

/// A span as people write it.
pub(super) fn span(text: &str) -> Span {
    parse_range(text).unwrap()
}

/// Records of lines `id,days,precision,city,killed,low,high`.
pub(super) fn with_records(rows: &str, test: impl FnOnce(&Records<'_>)) {
    let mut csv =
        "event_id,date,date_end,date_precision,city,killed,killed_low,killed_high\n".to_owned();
    for row in rows.lines() {
        let fields: Vec<&str> = row.trim().split(',').collect();
        let days = span(fields[1]);
        csv += &format!(
            "{},{},{},{}\n",
            fields[0],
            days.first,
            days.last,
            fields[2..].join(",")
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    std::fs::write(&path, csv).unwrap();
    let loaded = load(&[path], &ReadOptions::default()).unwrap();
    let places = PlaceNames::default();
    test(&Records::read(&loaded.frame, &places).unwrap());
}

/// The records, whenever they were.
pub(super) fn all_days<'a>(records: &'a Records<'a>) -> AsOf<'a> {
    AsOf::new(records, &[], NaiveDate::MAX, None).unwrap()
}
