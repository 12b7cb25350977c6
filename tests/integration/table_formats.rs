//! Tables in every format.

use polars::prelude::SerReader;
use polars_io::parquet::read::ParquetReader;

use crate::table::csv;
use crate::workdir::{Workdir, sample};

#[test]
fn every_format_is_written() {
    let dir = Workdir::new();
    for name in ["t.csv", "t.json", "t.md", "t.html", "t.parquet", "t.txt"] {
        dir.run(&["table", &sample(), "--by", "year", "-o", name])
            .exits(0);
    }
    let parquet = dir.read("t.parquet");
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    let json: serde_json::Value = serde_json::from_slice(&dir.read("t.json")).unwrap();
    let year = &json["rows"][15];
    assert_eq!(year["year"], "2018");
    assert_eq!(year["killed"], 38);
    assert!(year["injured"].is_null());
    assert_eq!(json["account"]["rows"], 94);
    assert!(
        dir.text("t.md")
            .contains("| 2018 | 1 | 38 (27–38) | unknown (62–105) |")
    );
    assert!(dir.text("t.html").contains("<th scope=\"row\">2018</th>"));
    assert!(
        dir.text("t.csv")
            .starts_with("year,incidents,killed,killed_low,killed_high,killed_unknown,")
    );
    assert_eq!(dir.names().len(), 6, "{:?}", dir.names());
}

/// A name may hold what a format has for its own use.
#[test]
fn names_are_escaped_in_every_format() {
    let name = "<b>|B, \"q\" & \n*x*";
    let dir = Workdir::with(
        "x.csv",
        "date,city,killed\n2018-01-01,\"<b>|B, \"\"q\"\" & \n*x*\",3\n",
    );
    let run = |format: &str| {
        dir.run(&["table", "x.csv", "--by", "city", "--format", format])
            .exits(0)
    };
    assert_eq!(run("csv").csv()[0]["city"], name);
    assert_eq!(run("json").json()["rows"][0]["city"], name);
    let html = run("html").out;
    assert!(html.contains("&lt;b&gt;|B, &quot;q&quot; &amp;"), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    let markdown = run("markdown").out;
    let rows: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert_eq!(rows.len(), 3, "{markdown}");
    assert!(rows[2].contains("\\|B"), "{markdown}");
    let bars = rows[2].matches('|').count() - rows[2].matches("\\|").count();
    assert_eq!(bars, 4, "{markdown}");
    let table = run("table").out;
    assert_eq!(table.lines().filter(|line| line.contains("*x*")).count(), 1);
}

#[test]
fn a_parquet_file_holds_what_the_csv_file_does() {
    let dir = Workdir::new();
    let args = ["table", &sample(), "--by", "year,district", "--totals"];
    dir.run(&[&args[..], &["-o", "t.parquet"]].concat())
        .exits(0);
    let rows = dir.run(&[&args[..], &["--format", "csv"]].concat()).csv();
    let file = std::fs::File::open(dir.path().join("t.parquet")).unwrap();
    let frame = ParquetReader::new(file).finish().unwrap();
    assert_eq!(frame.height(), rows.len());
    for name in [
        "incidents",
        "killed",
        "killed_low",
        "injured",
        "injured_unknown",
    ] {
        let column = frame.column(name).unwrap().f64().unwrap();
        for (cell, row) in column.iter().zip(&rows) {
            let expected = (!row[name].is_empty()).then(|| row[name].parse::<f64>().unwrap());
            assert_eq!(cell, expected, "{name} {row:?}");
        }
    }
    let names = frame.column("district").unwrap().str().unwrap();
    let names: Vec<&str> = names.iter().map(Option::unwrap_or_default).collect();
    let expected: Vec<&str> = rows.iter().map(|row| row["district"].as_str()).collect();
    assert_eq!(names, expected);
}

#[test]
fn a_pivot_holds_the_same_numbers() {
    let long = csv(&sample(), &["--by", "district,year"]);
    let wide = csv(&sample(), &["--by", "district,year", "--pivot", "year"]);
    assert_eq!(long.len(), wide.len() * 19);
    for row in &long {
        let across = wide
            .iter()
            .find(|wide| wide["district"] == row["district"])
            .unwrap();
        for measure in ["incidents", "killed", "killed_high", "injured_unknown"] {
            assert_eq!(across[&format!("{}_{measure}", row["year"])], row[measure]);
        }
    }
}
