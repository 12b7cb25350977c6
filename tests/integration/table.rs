//! `casualty table`: counts and tolls by place and period.

use polars::prelude::SerReader;
use polars_io::parquet::read::ParquetReader;

use crate::workdir::{Said, Workdir, real, sample};

fn table(file: &str, args: &[&str]) -> Said {
    let mut all = vec!["table", file];
    all.extend(args);
    Workdir::new().run(&all).exits(0)
}

fn csv(file: &str, args: &[&str]) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut all = args.to_vec();
    all.extend(["--format", "csv"]);
    table(file, &all).csv()
}

#[test]
fn the_known_truths_hold_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let rows = csv(&ged, &["--by", "year", "--totals"]);
    let row = |year: &str| rows.iter().find(|row| row["year"] == year).unwrap();
    assert_eq!(
        (
            row("2014")["incidents"].as_str(),
            row("2014")["killed"].as_str()
        ),
        ("796", "15092")
    );
    for (year, killed) in [
        ("2013", "4009"),
        ("2015", "11251"),
        ("2016", "12023"),
        ("2017", "11400"),
        ("2018", "1430"),
    ] {
        assert_eq!(row(year)["killed"], killed, "{year}");
    }
    let total = row("total");
    let figures =
        ["killed", "killed_low", "killed_high", "killed_unknown"].map(|name| total[name].as_str());
    assert_eq!(figures, ["120631", "117227", "150786", "0"]);
    let baghdad = csv(
        &ged,
        &[
            "--place", "baghdad", "--by", "admin1", "--from", "2014", "--to", "2014",
        ],
    );
    let province = &baghdad[0];
    assert_eq!(province["admin1"], "Baghdād province");
    assert_eq!(
        (province["incidents"].as_str(), province["killed"].as_str()),
        ("148", "2078")
    );
}

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
fn years_without_attacks_are_true_zeros_and_unknown_is_not() {
    let rows = csv(&sample(), &["--by", "year"]);
    assert_eq!(rows.len(), 19);
    let row = |year: &str| rows.iter().find(|row| row["year"] == year).unwrap();
    for year in ["2019", "2020"] {
        assert_eq!(row(year)["incidents"], "0");
        assert_eq!(row(year)["killed"], "0");
        assert_eq!(row(year)["injured_unknown"], "0");
    }
    assert_eq!(row("2018")["injured"], "");
    assert_eq!(row("2018")["injured_unknown"], "1");
    assert_eq!(row("2018")["injured_low"], "62");
    // One of five attacks has no best estimate: 69 to 101.
    let tolls =
        ["killed", "killed_low", "killed_high", "killed_unknown"].map(|n| row("2016")[n].as_str());
    assert_eq!(tolls, ["501", "539", "631", "1"]);
}

#[test]
fn rows_are_pivoted_sorted_and_cut() {
    let rows = csv(
        &sample(),
        &[
            "--by",
            "district",
            "--measure",
            "incidents",
            "--top",
            "2",
            "--totals",
        ],
    );
    let names: Vec<&str> = rows.iter().map(|row| row["district"].as_str()).collect();
    assert_eq!(names, ["(unknown)", "Sadr City", "total"]);
    assert_eq!(rows[2]["incidents"], "94");
    let pivot = csv(
        &sample(),
        &[
            "--by",
            "district",
            "--pivot",
            "year",
            "--measure",
            "incidents",
            "--sort",
            "district",
        ],
    );
    let sadr = pivot
        .iter()
        .find(|row| row["district"] == "Sadr City")
        .unwrap();
    assert_eq!(
        (
            sadr["2006_incidents"].as_str(),
            sadr["2007_incidents"].as_str()
        ),
        ("5", "1")
    );
    let first: Vec<&str> = pivot
        .iter()
        .take(2)
        .map(|row| row["district"].as_str())
        .collect();
    assert_eq!(first, ["Abu Nuwas", "Adhamiya"]);
}

#[test]
fn filters_choose_incidents() {
    for (args, incidents) in [
        (&["--from", "2018"][..], "2"),
        (&["--to", "2003"], "1"),
        (&["--as-of", "2020-12-31", "--from", "2018"], "1"),
        (&["--place", "tayaran square"], "3"),
        (&["--place", "TAYARÁN"], "3"),
        (&["--country", "iraq"], "94"),
        (&["--min-killed", "200"], "2"),
        (&["--where", "killed >= 200"], "2"),
        (&["--where", "killed is unknown"], "4"),
        (&["--where", "site ~ market", "--where", "date < 2007"], "3"),
        (&["--near", "33.328,44.416", "--radius", "0.5"], "6"),
        (&["--attack-type", "vehicle bombing", "--from", "2016"], "4"),
    ] {
        let rows = csv(&sample(), &[args, &["--measure", "incidents"]].concat());
        assert_eq!(rows[0]["incidents"], incidents, "{args:?}");
    }
    table(&sample(), &["--min-killed", "1"])
        .says(&["4 incidents whose number killed is unknown are left out"]);
    table(&sample(), &["--place", "Tayran"]).says(&["no incident has the place \"Tayran\""]);
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
fn every_format_is_written() {
    let dir = Workdir::new();
    for name in ["t.csv", "t.json", "t.md", "t.html", "t.parquet", "t.txt"] {
        dir.run(&["table", &sample(), "--by", "year", "-o", name])
            .exits(0);
    }
    let parquet = dir.read("t.parquet");
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    let json: serde_json::Value = serde_json::from_slice(&dir.read("t.json")).unwrap();
    assert_eq!(json[15]["year"], "2018");
    assert_eq!(json[15]["killed"], 38);
    assert!(json[15]["injured"].is_null());
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

/// Each figure was computed apart, with Python's csv module.
#[test]
fn figures_are_those_computed_apart_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let june = ["--from", "2014-06", "--to", "2014-06", "--allocate"];
    for (args, incidents, killed) in [
        (&["--min-killed", "100"][..], "115", "52384"),
        (&["--near", "33.34,44.40", "--radius", "5"], "1164", "12967"),
        (&["--where", "admin1 is unknown"], "413", ""),
        (&["--where", "event_id = 258862"], "1", "38"),
        (&["--attack-type", "one-sided", "--to", "2018"], "1553", ""),
        (&["--min-date-precision", "day"], "6846", ""),
        (&["--min-date-precision", "range"], "7287", ""),
        (&["--min-date-precision", "week"], "7325", ""),
        (&["--min-date-precision", "month"], "7440", ""),
        (&["--min-location-precision", "city"], "5345", ""),
        (&["--min-location-precision", "admin2"], "6536", ""),
        (&["--min-location-precision", "admin1"], "7034", ""),
        (&[&june[..], &["start"]].concat(), "100", "3219"),
        (&[&june[..], &["end"]].concat(), "99", "3216"),
        (
            &[&june[..], &["spread"]].concat(),
            "99.313725",
            "3216.941176",
        ),
    ] {
        let row = &csv(&ged, args)[0];
        assert_eq!(row["incidents"], incidents, "{args:?}");
        if !killed.is_empty() {
            assert_eq!(row["killed"], killed, "{args:?}");
        }
    }
    let days: Vec<String> = csv(&ged, &["--by", "weekday"])
        .iter()
        .map(|row| format!("{} {}", row["weekday"], row["incidents"]))
        .collect();
    assert_eq!(days[0], "Monday 1217");
    assert_eq!(days[4..], ["Friday 930", "Saturday 946", "Sunday 1033"]);
    let weeks = csv(&ged, &["--by", "isoweek", "--top", "2"]);
    assert_eq!(
        [&weeks[0], &weeks[1]].map(|row| (row["isoweek"].as_str(), row["incidents"].as_str())),
        [("2016-W42", "53"), ("2017-W01", "35")]
    );
}

/// All figures of all years of the sample, computed apart.
#[test]
fn every_year_of_the_sample_is_as_computed_apart() {
    let rows = csv(&sample(), &["--by", "year", "--nonzero"]);
    let figures: Vec<String> = rows
        .iter()
        .map(|row| {
            [
                "year",
                "incidents",
                "killed",
                "killed_low",
                "killed_high",
                "killed_unknown",
            ]
            .map(|name| row[name].as_str())
            .join(" ")
        })
        .collect();
    assert_eq!(
        figures,
        [
            "2003 1 35 34 35 0",
            "2004 6 259 242 265 0",
            "2005 4 192 173 225 1",
            "2006 7 470 459 557 2",
            "2007 12 871 708 901 0",
            "2008 5 267 202 269 0",
            "2009 7 566 496 610 0",
            "2010 8 399 381 507 0",
            "2011 2 117 98 125 0",
            "2012 2 64 57 65 0",
            "2013 20 886 837 934 0",
            "2014 9 353 323 353 0",
            "2015 2 106 82 113 0",
            "2016 5 501 539 631 1",
            "2017 2 98 81 98 0",
            "2018 1 38 27 38 0",
            "2021 1 32 32 32 0",
        ]
    );
}

#[test]
fn unknown_is_never_zero() {
    let text = "date,city,killed_low,killed,killed_high,injured\n\
                2018-01-01,A,,,,\n2018-01-02,A,,,,\n\
                2018-01-03,B,,0,,\n2018-01-04,C,2,,9,5\n2018-01-05,C,1,3,,\n";
    let dir = Workdir::with("x.csv", text);
    let measures = "killed,injured,casualties,max_killed,killed_per_incident";
    let args = [
        "table",
        "x.csv",
        "--by",
        "city",
        "--measure",
        measures,
        "--totals",
    ];
    let rows = dir
        .run(&[&args[..], &["--format", "csv"]].concat())
        .exits(0)
        .csv();
    let cells = |row: usize, names: &[&str]| {
        names
            .iter()
            .map(|name| rows[row][*name].clone())
            .collect::<Vec<_>>()
            .join("|")
    };
    let killed = ["killed", "killed_low", "killed_high", "killed_unknown"];
    assert_eq!(cells(0, &killed), "|||2");
    assert_eq!(cells(1, &killed), "0|0|0|0");
    assert_eq!(cells(2, &killed[..2]), "3|3");
    assert_eq!(rows[2]["killed_unknown"], "1");
    assert_eq!(cells(3, &["killed", "killed_unknown"]), "3|3");
    assert_eq!(rows[0]["injured"], "");
    assert_eq!(rows[0]["injured_unknown"], "2");
    assert_eq!(rows[1]["injured"], "");
    assert_eq!(rows[1]["casualties"], "");
    assert_eq!(rows[1]["casualties_unknown"], "1");
    assert_eq!(rows[0]["max_killed"], "");
    assert_eq!(rows[1]["max_killed"], "0");
    assert_eq!(rows[0]["killed_per_incident"], "");
    // Of C only the incident whose toll is known counts.
    assert_eq!(rows[2]["killed_per_incident"], "3");
    let json = dir.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert!(json[0]["killed"].is_null() && json[1]["killed"] == 0);
    let shown = dir.run(&args).exits(0).out;
    let a = shown.lines().find(|line| line.contains(" A ")).unwrap();
    assert!(a.contains("unknown") && !a.contains(" 0 "), "{shown}");
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

/// ACCEPTANCE: (33.34, 44.40) to (33.315, 44.366) is 4.207881202 km.
#[test]
fn a_circle_ends_at_its_radius() {
    let dir = Workdir::with(
        "x.csv",
        "date,latitude,longitude,killed\n2018-01-01,33.315,44.366,1\n2018-01-01,,,2\n",
    );
    for (radius, incidents) in [("4.2078812", "0"), ("4.2078813", "1")] {
        let args = [
            "table",
            "x.csv",
            "--near",
            "33.34,44.40",
            "--radius",
            radius,
        ];
        let said = dir
            .run(&[&args[..], &["--format", "csv"]].concat())
            .exits(0);
        assert_eq!(said.csv()[0]["incidents"], incidents, "{radius}");
        said.says(&["1 incident whose position is unknown is left out"]);
    }
}

#[test]
fn conditions_are_read_as_written() {
    let text = "date,city,killed,notes\n2018-01-01,A,0,\n2018-01-31,B,5,a market\n\
                2018-02-01,C,,Market-place\n2018-02-03,Ć,10,supermarket\n";
    let dir = Workdir::with("x.csv", text);
    for (condition, incidents) in [
        ("killed = 5", "1"),
        ("killed == 5", "1"),
        ("killed != 5", "2"),
        ("killed < 5", "1"),
        ("killed<=5", "2"),
        ("killed > 5", "1"),
        ("killed >= 5", "2"),
        ("killed is unknown", "1"),
        ("killed is known", "3"),
        ("date = 2018-01", "2"),
        ("date != 2018-01", "2"),
        ("date > 2018-01", "2"),
        ("date >= 2018-01", "4"),
        ("date <= 2018-01", "2"),
        ("date < 2018-02-01", "2"),
        ("notes ~ market", "2"),
        ("notes !~ market", "1"),
        ("city = \"A\"", "1"),
        ("city ~ c", "2"),
        ("city != A", "3"),
    ] {
        let args = ["table", "x.csv", "--format", "csv", "--where", condition];
        let rows = dir.run(&args).exits(0).csv();
        assert_eq!(rows[0]["incidents"], incidents, "{condition}");
    }
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
    assert_eq!(run("json").json()[0]["city"], name);
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

/// A file of many sites: site `n` has `n % 4 + 1` incidents in 2017 and one in
/// 2018, each with `n` killed.
pub(crate) fn many_sites(sites: usize) -> Workdir {
    let mut text = "event_id,date,site,killed\n".to_owned();
    for site in 0..sites {
        for incident in 0..=site % 4 {
            text += &format!(
                "A{site}-{incident},2017-0{}-15,Site {site},{site}\n",
                incident + 1
            );
        }
        text += &format!("B{site},2018-11-01,Site {site},{site}\n");
    }
    Workdir::with("sites.csv", text)
}

#[test]
fn many_sites_are_each_summed_by_year() {
    let args = ["--by", "site", "--pivot", "year", "--totals"];
    let rows = many_sites(3000)
        .run(&[&["table", "sites.csv", "--format", "csv"], &args[..]].concat())
        .exits(0)
        .csv();
    assert_eq!(rows.len(), 3001);
    for row in &rows {
        let figures = [
            "2017_incidents",
            "2017_killed",
            "2018_incidents",
            "2018_killed",
        ]
        .map(|name| row[name].parse::<usize>().unwrap());
        let Some(site) = row["site"].strip_prefix("Site ") else {
            assert_eq!(figures, [7500, 11_250_000, 3000, 4_498_500]);
            continue;
        };
        let site: usize = site.parse().unwrap();
        assert_eq!(figures, [site % 4 + 1, site * (site % 4 + 1), 1, site]);
    }
}
