//! Date formats: a format on the first line, a cell on the second.

use std::path::Path;

use casualty::schema::DateFormat;

pub(super) fn holds(_: &Path, data: &[u8]) {
    let Some((format, cell)) = std::str::from_utf8(data)
        .ok()
        .and_then(|text| text.split_once('\n'))
    else {
        return;
    };
    let Ok(format) = DateFormat::new(format) else {
        return;
    };
    for first_year in [1900, 1968, 2000] {
        let Some(read) = format.parse(cell, first_year) else {
            continue;
        };
        assert!(read.first <= read.last, "{read:?}");
        let days = (read.last - read.first).num_days() + 1;
        let expected = match read.precision {
            "day" => 1..=1,
            "month" => 28..=31,
            "year" => 365..=366,
            other => panic!("no precision of a format: {other}"),
        };
        assert!(expected.contains(&days), "{read:?}");
        // The day as ISO has it is that day.
        let iso = DateFormat::new("%Y-%m-%d").expect("a format");
        let again = iso.parse(&read.first.to_string(), first_year);
        assert_eq!(again.map(|again| again.first), Some(read.first));
    }
}
