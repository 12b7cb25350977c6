//! Tables over time: periods, zeros and incidents of several days.

use crate::table::csv;
use crate::workdir::{Workdir, real};

#[test]
fn spreading_incidents_over_their_days_keeps_the_totals_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    for rule in ["start", "end", "spread"] {
        let rows = csv(&ged, &["--by", "month", "--totals", "--allocate", rule]);
        let total = rows.last().unwrap();
        let number = |name: &str| total[name].parse::<f64>().unwrap();
        assert!(
            (number("incidents") - 7473.0).abs() < 1e-3,
            "{rule} {total:?}"
        );
        assert!(
            (number("killed") - 120_631.0).abs() < 1e-3,
            "{rule} {total:?}"
        );
    }
}

#[test]
fn weeks_and_weekdays_are_named() {
    let dir = Workdir::with("x.csv", "date,killed\n2003-12-28,1\n2004-01-05,2\n");
    for (unit, names) in [
        ("isoweek", &["2003-W52", "2004-W01", "2004-W02"][..]),
        ("epiweek", &["2003-W53", "2004-W01"]),
        ("quarter", &["2003-Q4", "2004-Q1"]),
        ("day", &["2003-12-28", "2003-12-29", "2004-01-05"]),
    ] {
        let said = dir
            .run(&["table", "x.csv", "--by", unit, "--format", "csv"])
            .exits(0);
        said.prints(names);
    }
    let rows = dir
        .run(&["table", "x.csv", "--by", "weekday", "--format", "csv"])
        .csv();
    let counts: Vec<&str> = rows.iter().map(|row| row["incidents"].as_str()).collect();
    assert_eq!(counts, ["1", "0", "0", "0", "0", "0", "1"]);
}

#[test]
fn zeros_stand_inside_the_coverage_and_for_places_that_occur() {
    let text = "date,country,city,killed\n2018-03-05,I,A,1\n2018-05-01,I,B,2\n2018-05-09,S,C,\n";
    let dir = Workdir::with("x.csv", text);
    let rows = |args: &[&str]| {
        let all = [
            "table",
            "x.csv",
            "--measure",
            "incidents",
            "--format",
            "csv",
        ];
        let rows = dir.run(&[&all[..], args].concat()).exits(0).csv();
        rows.iter()
            .map(|row| {
                let mut cells: Vec<&str> = row
                    .iter()
                    .filter(|(name, _)| *name != "incidents")
                    .map(|(_, cell)| cell.as_str())
                    .collect();
                cells.push(&row["incidents"]);
                cells.join(" ")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&["--by", "month"]),
        ["2018-03 1", "2018-04 0", "2018-05 2"]
    );
    assert_eq!(
        rows(&["--by", "month", "--coverage", "2018-02-01..2018-06-30"]),
        [
            "2018-02 0",
            "2018-03 1",
            "2018-04 0",
            "2018-05 2",
            "2018-06 0"
        ]
    );
    assert_eq!(
        rows(&["--by", "month", "--as-of", "2018-06-01"]),
        ["2018-03 1", "2018-04 0", "2018-05 2", "2018-06 0"]
    );
    assert_eq!(
        rows(&["--by", "month", "--as-of", "2018-04-30"]),
        ["2018-03 1", "2018-04 0"]
    );
    assert_eq!(
        rows(&["--by", "month", "--from", "2018-04", "--to", "2018-04"]),
        ["2018-04 0"]
    );
    assert_eq!(
        rows(&["--by", "month", "--nonzero"]),
        ["2018-03 1", "2018-05 2"]
    );
    // A is in I only: there is no row of A in S.
    assert_eq!(
        rows(&["--by", "country,city,quarter"]),
        [
            "A I 2018-Q1 1",
            "A I 2018-Q2 0",
            "B I 2018-Q1 0",
            "B I 2018-Q2 1",
            "C S 2018-Q1 0",
            "C S 2018-Q2 1"
        ]
    );
}

#[test]
fn incidents_of_several_days_belong_where_told() {
    let text = "date,date_end,killed_low,killed,killed_high\n\
                2017-12-31,2018-01-02,3,6,9\n2018-06-01,,1,1,1\n";
    let dir = Workdir::with("x.csv", text);
    for (rule, figures) in [
        ("start", ["2017 1 6 3 9", "2018 1 1 1 1"]),
        ("end", ["2017 0 0 0 0", "2018 2 7 4 10"]),
        ("spread", ["2017 0.333333 2 1 3", "2018 1.666667 5 3 7"]),
    ] {
        let args = ["table", "x.csv", "--by", "year", "--allocate", rule];
        let rows = dir
            .run(&[&args[..], &["--coverage", "2017..2018", "--format", "csv"]].concat())
            .exits(0)
            .csv();
        let found = rows.iter().map(|row| {
            ["year", "incidents", "killed", "killed_low", "killed_high"]
                .map(|name| row[name].as_str())
                .join(" ")
        });
        assert_eq!(found.collect::<Vec<_>>(), figures, "{rule}");
    }
}

/// ACCEPTANCE: 1 January of 2001 to 2019.
#[test]
fn first_days_of_years_are_in_the_weeks_of_the_tables() {
    let text: String = (2001..=2019)
        .map(|year| format!("{year}-01-01,1\n"))
        .collect();
    let dir = Workdir::with("x.csv", format!("date,killed\n{text}"));
    let iso = "2001-W01 2002-W01 2003-W01 2004-W01 2004-W53 2005-W52 2007-W01 2008-W01 2009-W01 \
               2009-W53 2010-W52 2011-W52 2013-W01 2014-W01 2015-W01 2015-W53 2016-W52 2018-W01 \
               2019-W01";
    let epi = "2001-W01 2002-W01 2003-W01 2003-W53 2004-W52 2006-W01 2007-W01 2008-W01 2008-W53 \
               2009-W52 2010-W52 2012-W01 2013-W01 2014-W01 2014-W53 2015-W52 2017-W01 2018-W01 \
               2019-W01";
    for (unit, weeks) in [("isoweek", iso), ("epiweek", epi)] {
        let said = dir.run(&[
            "table",
            "x.csv",
            "--by",
            unit,
            "--nonzero",
            "--format",
            "csv",
        ]);
        let rows = said.exits(0).csv();
        let found: Vec<&str> = rows.iter().map(|row| row[unit].as_str()).collect();
        assert_eq!(found, weeks.split_whitespace().collect::<Vec<_>>());
    }
}
