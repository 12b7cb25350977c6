//! Charts of incidents of several days and of unknown tolls, in every kind.

use std::collections::BTreeMap;

use crate::workdir::{Said, Workdir};

const RECORDS: &str = "event_id,date,date_end,city,admin1,latitude,longitude,killed\n\
    A,2017-01-01,2017-03-10,X,P,33,44,5\n\
    B,2017-02-01,2017-02-02,X,P,33,44,\n\
    C,2017-12-30,2018-01-03,Y,Q,34,45,\n\
    D,2018-02-10,2018-02-10,X,P,33,44,3\n";

/// Draws a chart of the records; leaves `x.svg` and `x.csv`.
fn draw(dir: &Workdir, kind: &str, allocate: &str, more: &[&str]) -> Said {
    let args = ["chart", kind, "records.csv", "--allocate", allocate];
    let days = ["--coverage", "2017-01-01..2018-02-15"];
    let output = ["-o", "x.svg", "--data", "x.csv"];
    dir.run(&[&args[..], &days, &output, more].concat())
}

/// Rows of the numbers behind a chart, and its picture.
fn drawn(kind: &str, allocate: &str, more: &[&str]) -> (Vec<BTreeMap<String, String>>, String) {
    let dir = Workdir::with("records.csv", RECORDS);
    draw(&dir, kind, allocate, more).exits(0);
    let numbers = dir.read("x.csv");
    let mut reader = csv::Reader::from_reader(&numbers[..]);
    let rows = reader.deserialize().collect::<Result<_, _>>();
    (rows.unwrap(), dir.text("x.svg"))
}

fn columns(rows: &[BTreeMap<String, String>], names: &[&str]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| names.iter().map(|name| row[*name].clone()).collect())
        .collect()
}

#[test]
fn a_season_adds_up_in_order_of_the_days_that_count() {
    let (rows, svg) = drawn("season", "end", &[]);
    assert_eq!(
        columns(&rows, &["year", "day_of_leap_year", "killed_so_far"]),
        [
            ["2017", "33", "0"],
            ["2017", "70", "5"],
            ["2017", "366", "5"],
            ["2018", "3", "0"],
            ["2018", "41", "3"],
            ["2018", "46", "3"],
        ]
    );
    assert!(svg.contains("2 of unknown toll are not summed"), "{svg}");
    let (_, svg) = drawn("season", "end", &["--measure", "incidents"]);
    let title = "There were 2 incidents in 2018 up to 15 February, against 1 by then in 2017";
    assert!(svg.contains(title), "{svg}");
}

#[test]
fn gaps_lie_between_the_days_that_count() {
    let (rows, _) = drawn("gaps", "end", &[]);
    assert_eq!(
        columns(&rows, &["end", "days", "open"]),
        [
            ["2017-03-10", "36", "no"],
            ["2018-01-03", "299", "no"],
            ["2018-02-10", "38", "no"],
            ["2018-02-15", "5", "yes"],
        ]
    );
}

/// A day or a place with unknown tolls only is unknown, never zero; and what no
/// sum holds is said.
#[test]
fn unknown_tolls_of_days_and_places_are_said() {
    let said = "2 of unknown toll are not summed";
    let (rows, svg) = drawn("calendar", "end", &[]);
    assert_eq!(
        columns(&rows, &["day", "killed"]),
        [
            ["2017-02-02", ""],
            ["2017-03-10", "5"],
            ["2018-01-03", ""],
            ["2018-02-10", "3"],
        ]
    );
    assert!(svg.contains(said) && svg.contains("unknown"), "{svg}");
    let (rows, svg) = drawn("map", "start", &[]);
    assert_eq!(
        columns(&rows, &["place", "incidents_here", "killed"]),
        [["X", "3", "8"], ["Y", "1", ""]]
    );
    assert!(svg.contains(said), "{svg}");
    let (_, svg) = drawn("map", "start", &["--measure", "incidents"]);
    assert!(!svg.contains("not summed"), "{svg}");
}

/// Incidents that are summed by period go where the rule says; charts of single
/// incidents refuse to spread them, and say which option to change.
#[test]
fn every_kind_allocates_or_refuses() {
    let periods = ["--baseline", "2017", "--against", "2018"];
    for (kind, more) in [
        ("timeline", &[][..]),
        ("range", &[]),
        ("multiples", &[]),
        ("heatmap", &[]),
        ("rank", &[]),
        ("compare", &periods),
        ("slope", &periods),
        ("severity", &[]),
    ] {
        for allocate in ["start", "end", "spread"] {
            drawn(kind, allocate, more);
        }
    }
    for kind in ["season", "calendar", "gaps", "map", "trend"] {
        for allocate in ["start", "end"] {
            drawn(kind, allocate, &[]);
        }
        let dir = Workdir::with("records.csv", RECORDS);
        draw(&dir, kind, "spread", &[])
            .exits(2)
            .says(&["--allocate", "start or end"]);
    }
    // The third incident begins in 2017 and ends in 2018: two of its five days
    // are of 2017.
    for (allocate, counts) in [
        ("start", ["3", "1"]),
        ("end", ["2", "2"]),
        ("spread", ["2.4", "1.6"]),
    ] {
        let (rows, _) = drawn("timeline", allocate, &["--measure", "incidents"]);
        assert_eq!(
            columns(&rows, &["year", "incidents"]),
            [["2017", counts[0]], ["2018", counts[1]]]
        );
    }
}
