//! Every source's layouts are recognised and read right. The rows are invented;
//! the headers, encodings and quirks are the sources'.

use std::path::PathBuf;

use casualty::query::{Measure, Plan};
use casualty::read::{DuplicateIds, Incidents, ReadOptions, load};

use crate::workdir::Workdir;

fn read(name: &str, duplicate_ids: DuplicateIds) -> Incidents {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/sources")
        .join(name);
    let options = ReadOptions {
        duplicate_ids,
        ..ReadOptions::default()
    };
    load(&[path], &options).unwrap()
}

/// Profile, rows, and killed: low, best, high, unknown.
fn reading(name: &str) -> (String, u64, [Option<f64>; 3], f64) {
    let incidents = read(name, DuplicateIds::Keep);
    let plan = Plan {
        measures: vec![Measure::Killed],
        ..Plan::default()
    };
    let total = plan.run(&incidents.frame).unwrap().total;
    let killed = total.toll(Measure::Killed).unwrap();
    assert_eq!(incidents.account.rejected, 0, "{name}");
    (
        incidents.account.files[0].profile.clone(),
        incidents.account.accepted,
        [killed.low(), killed.best(), killed.high()],
        killed.unknown(),
    )
}

#[test]
fn every_layout_is_recognised_and_its_tolls_are_read() {
    let same = |toll: f64| [Some(toll); 3];
    let range = |low, best, high| [Some(low), Some(best), Some(high)];
    for (name, profile, rows, killed, unknown) in [
        ("acled-current.csv", "acled", 7, same(46.0), 0.0),
        ("acled-2022.csv", "acled", 7, same(46.0), 0.0),
        ("acled-gwno.csv", "acled", 5, same(44.0), 0.0),
        ("acled-old-upper.csv", "acled", 8, same(86.0), 0.0),
        ("acled-semicolon.csv", "acled", 5, same(44.0), 0.0),
        ("acled-no-actor2.csv", "acled", 12, same(90.0), 0.0),
        ("gtd.csv", "gtd", 8, [Some(1518.0), Some(1518.0), None], 2.0),
        (
            "gtd-excel.csv",
            "gtd",
            4,
            [Some(18.0), Some(18.0), None],
            1.0,
        ),
        // Bounds that meet are a figure.
        (
            "ibc.csv",
            "ibc",
            7,
            [Some(345.0), Some(3.0), Some(1382.0)],
            5.0,
        ),
        (
            "rand.csv",
            "rand",
            8,
            [Some(1217.0), Some(1217.0), None],
            1.0,
        ),
        (
            "ucdp-ged-hxl.csv",
            "ucdp-ged",
            8,
            range(50.0, 51.0, 1237.0),
            0.0,
        ),
        (
            "ucdp-ged-191.csv",
            "ucdp-ged",
            6,
            range(43.0, 42.0, 1229.0),
            0.0,
        ),
        (
            "ucdp-ged-candidate.csv",
            "ucdp-ged",
            6,
            range(13.0, 22.0, 50.0),
            0.0,
        ),
    ] {
        assert_eq!(
            reading(name),
            (profile.to_owned(), rows, killed, unknown),
            "{name}"
        );
    }
}

/// A row an actor: each event would count twice.
#[test]
fn events_given_once_an_actor_can_be_counted_once() {
    let incidents = read("acled-no-actor2.csv", DuplicateIds::First);
    assert_eq!(incidents.account.accepted, 7);
    assert_eq!(incidents.account.duplicates, 5);
}

#[test]
fn an_unknown_day_or_month_widens_the_date() {
    let incidents = read("gtd.csv", DuplicateIds::Keep);
    let column = |name: &str| {
        let column = incidents.frame.column(name).unwrap();
        let cast = column.cast(&polars::prelude::DataType::String).unwrap();
        let texts = cast.str().unwrap();
        texts
            .iter()
            .map(|text| text.unwrap_or("").to_owned())
            .collect::<Vec<_>>()
    };
    let (first, last) = (column("date"), column("date_end"));
    let precision = column("date_precision");
    let dates: Vec<(&str, &str, &str)> = (0..4)
        .map(|row| {
            (
                first[row].as_str(),
                last[row].as_str(),
                precision[row].as_str(),
            )
        })
        .collect();
    assert_eq!(
        dates,
        [
            ("2014-05-13", "2014-05-13", "day"),
            ("2014-05-13", "2014-05-13", "day"),
            ("2014-06-01", "2014-06-30", "month"),
            ("1970-01-01", "1970-12-31", "year"),
        ]
    );
}

#[test]
fn text_of_old_encodings_is_read() {
    let incidents = read("gtd.csv", DuplicateIds::Keep);
    let actors = incidents.frame.column("actor").unwrap();
    let actors: Vec<&str> = actors.str().unwrap().iter().flatten().collect();
    assert!(actors.contains(&"Ejército de Muestra (EDM)"), "{actors:?}");
}

#[test]
fn lines_may_end_with_carriage_returns_alone() {
    let rows = "date,killed\r2018-01-15,3\r2018-01-16,4\r2018-02-30,5\r";
    let dir = Workdir::with("mac.csv", rows);
    dir.run(&["check", "mac.csv"])
        .exits(1)
        .prints(&["mac.csv:4", "2018-02-30"]);
    dir.run(&["table", "mac.csv", "--format", "csv"])
        .exits(0)
        .prints(&["\n2,7,"]);
}

#[test]
fn a_header_may_be_long() {
    let names: Vec<String> = (0..8000)
        .map(|at| format!("x{at:06}{}", "y".repeat(40)))
        .collect();
    let cells = ",".repeat(names.len());
    let rows = format!("date,killed,{}\n2018-01-15,3{cells}\n", names.join(","));
    let dir = Workdir::with("wide.csv", rows);
    let said = dir.run(&["check", "wide.csv"]).exits(0);
    assert!(said.out.contains(" and 7,940 more"), "{}", said.out);
    assert_eq!(
        dir.run(&["check", "wide.csv", "--format", "json"]).json()["rows"],
        1
    );
}

#[test]
fn of_an_unknown_header_the_first_line_that_is_no_comment_is_shown() {
    let dir = Workdir::with("x.csv", "# made by hand\n# on a Monday\nfoo,bar\n1,2\n");
    let said = dir.run(&["check", "x.csv"]).exits(2).says(&["foo, bar"]);
    assert!(!said.err.contains("Monday"), "{}", said.err);
}

#[test]
fn an_error_names_its_option() {
    let dir = Workdir::with("x.csv", "date,killed\n2018-01-15,3\n");
    for (args, option) in [
        (
            &[
                "chart", "timeline", "x.csv", "-o", "x.svg", "--size", "99999x1",
            ][..],
            "--size: ",
        ),
        (
            &["table", "x.csv", "--min-date-precision", "decade"],
            "--min-date-precision: ",
        ),
        (
            &["table", "x.csv", "--min-location-precision", "planet"],
            "--min-location-precision: ",
        ),
    ] {
        dir.run(args).exits(2).says(&[option]);
    }
}
