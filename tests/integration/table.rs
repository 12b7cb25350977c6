//! `casualty table`: counts and tolls by place and period.

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
fn the_known_truths_of_real_records_hold() {
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
fn spreading_incidents_over_their_days_keeps_the_totals() {
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
