//! A `report.toml`, and the file of incidents beside it.

use std::fs;
use std::path::Path;

use casualty::report::{build, check};

use super::{two_files, write};

pub(super) fn holds(folder: &Path, data: &[u8]) {
    let Some((spec, rows)) = two_files(data) else {
        return;
    };
    let report = folder.join("report");
    fs::create_dir_all(&report).expect("a folder");
    write(folder, "secret.txt", "of nobody's business");
    write(&report, "x.csv", rows);
    write(&report, "report.toml", spec);
    let built = build(&report, Some(&report));
    match &built {
        // What was built is up to date, and lies in its folder.
        Ok(_) => assert!(check(&report, Some(&report)).is_ok_and(|found| found.is_empty())),
        Err(error) => assert!(!error.to_string().contains("nobody's business"), "{error}"),
    }
    let outside: Vec<_> = fs::read_dir(folder).expect("the folder").collect();
    assert!(outside.len() <= 3, "{outside:?}");
    let page = fs::read_to_string(report.join("index.html")).unwrap_or_default();
    for live in ["<script", "<iframe", "href=\"javascript:", "src=\"http"] {
        assert!(!page.contains(live), "{live}");
    }
    fs::remove_dir_all(&report).expect("the report");
}
