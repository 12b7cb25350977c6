//! `casualty table`: counts and tolls by place and period.

use crate::workdir::{Said, Workdir, real, sample};

fn table(file: &str, args: &[&str]) -> Said {
    let mut all = vec!["table", file];
    all.extend(args);
    Workdir::new().run(&all).exits(0)
}

pub(crate) fn csv(file: &str, args: &[&str]) -> Vec<std::collections::BTreeMap<String, String>> {
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
        .prints(&["4 incidents whose number killed is unknown are left out."]);
    // Of the days that are asked for.
    table(
        &sample(),
        &["--min-killed", "1", "--from", "2016", "--to", "2016"],
    )
    .prints(&["1 incident whose number killed is unknown is left out."]);
    table(&sample(), &["--min-killed", "1", "--from", "2018"]).hides("is unknown");
    table(&sample(), &["--place", "Tayran"]).prints(&["No incident has the place \"Tayran\""]);
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
    assert_eq!(days[0], "Monday 1106");
    assert_eq!(days[4..7], ["Friday 851", "Saturday 873", "Sunday 946"]);
    assert!(days[7].contains("weekday unknown"), "{days:?}");
    let weeks = csv(&ged, &["--by", "isoweek", "--top", "2"]);
    assert_eq!(
        [&weeks[0], &weeks[1]].map(|row| (row["isoweek"].as_str(), row["incidents"].as_str())),
        [("2016-W42", "46"), ("2014-W25", "34")]
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
    assert!(json["rows"][0]["killed"].is_null() && json["rows"][1]["killed"] == 0);
    let shown = dir.run(&args).exits(0).out;
    let a = shown.lines().find(|line| line.contains(" A ")).unwrap();
    assert!(a.contains("unknown") && !a.contains(" 0 "), "{shown}");
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
