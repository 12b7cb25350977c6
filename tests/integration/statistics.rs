//! `casualty trend`, `severity`, `rate` and `explain`.

use crate::workdir::{Workdir, real, sample};

#[test]
fn the_fall_in_baghdad_is_found_where_the_news_saw_it_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let trend = Workdir::new()
        .run(&[
            "trend", &ged, "--place", "baghdad", "--period", "month", "--format", "json",
        ])
        .exits(0)
        .json();
    // Of 1,408 rows; the others are sums of events, or of no one month.
    assert_eq!(trend["incidents"], 1379);
    assert!(trend["undated"].as_u64().unwrap() > 0);
    // From January 1990: a record of some day of 1989 covers no month.
    assert_eq!(trend["periods"].as_array().unwrap().len(), 348);
    let last = trend["changes"].as_array().unwrap().last().unwrap();
    let range = &last["credible"];
    let (first, end) = (
        range["first"].as_str().unwrap(),
        range["last"].as_str().unwrap(),
    );
    assert!(
        ("2016-06"..="2017-02").contains(&first) && ("2017-02"..="2017-12").contains(&end),
        "{last}"
    );
    assert!(last["after"].as_f64().unwrap() < last["before"].as_f64().unwrap() / 3.0);
}

#[test]
fn a_series_has_true_zeros() {
    let said = Workdir::new().run(&[
        "trend",
        &sample(),
        "--period",
        "year",
        "--as-of",
        "2021-01-22",
        "--format",
        "csv",
    ]);
    let rows = said.exits(0).csv();
    let counts: Vec<&str> = rows.iter().map(|row| row["incidents"].as_str()).collect();
    assert_eq!(counts[10..], ["20", "9", "2", "5", "2", "1", "0", "0", "1"]);
    assert_eq!(rows.last().unwrap()["complete"], "no");
}

#[test]
fn the_tail_of_tolls_is_fitted_with_its_errors_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let args = [
        "severity",
        &ged,
        "--at-least",
        "300",
        "--within",
        "5y",
        "--format",
        "json",
    ];
    let one = Workdir::new()
        .run_with(("RAYON_NUM_THREADS", "1"), &args)
        .exits(0);
    let two = Workdir::new()
        .run_with(("RAYON_NUM_THREADS", "2"), &args)
        .exits(0);
    assert_eq!(one.out, two.out);
    let severity = one.json();
    // Without the 355 rows that are sums of several events.
    assert_eq!(severity["known"], 7473 - 355);
    let alpha = severity["fit"]["law"]["alpha"].as_f64().unwrap();
    let error = severity["uncertainty"]["alpha"]["standard_error"]
        .as_f64()
        .unwrap();
    assert!(
        (2.0..3.0).contains(&alpha) && (0.01..0.5).contains(&error),
        "{alpha} {error}"
    );
    let best = &severity["exceedance"]["best"];
    let interval = &best["chance_interval"];
    let chance = best["chance"].as_f64().unwrap();
    assert!(
        interval["lower"].as_f64().unwrap() < chance
            && chance < interval["upper"].as_f64().unwrap()
    );
    assert_eq!(severity["resampling"]["seed"], 20_240_701);
}

#[test]
fn no_p_value_is_printed_larger_than_it_is() {
    // Tolls of 1 to 60, 40 times each: nothing like a power law.
    let rows: String = (0..2400)
        .map(|row| format!("2018-01-01,place {row},{}\n", row % 60 + 1))
        .collect();
    let dir = Workdir::with("x.csv", format!("date,city,killed\n{rows}"));
    let p = dir.run(&["severity", "x.csv", "--format", "json"]).json()["goodness"]["p_value"]
        .as_f64()
        .unwrap();
    assert!(0.0 < p && p < 0.001, "{p}");
    dir.run(&["severity", "x.csv"])
        .exits(0)
        .prints(&["(p <0.001, 2,500 synthetic samples"]);
}

#[test]
fn the_order_of_rows_makes_no_record() {
    let rows = [
        "2018-01-01,A,3",
        "2018-01-02,B,5",
        "2018-01-02,C,9",
        "2018-01-02,D,7",
        "2018-01-03,E,9",
        "2018-01-04,F,12",
    ];
    let severity = |rows: &[&str]| {
        let text = format!("date,city,killed\n{}\n", rows.join("\n"));
        let dir = Workdir::with("x.csv", text);
        dir.run(&["severity", "x.csv", "--format", "json"])
            .exits(0)
            .json()
    };
    let forward = severity(&rows);
    let mut turned = rows;
    turned.reverse();
    let backward = severity(&turned);
    // A day breaks the record once, by its worst incident.
    assert_eq!(forward["records"]["positions"].as_array().unwrap().len(), 3);
    assert_eq!(forward["records"], backward["records"]);
    for severity in [&forward, &backward] {
        let places: Vec<&str> = (0..5)
            .map(|at| severity["largest"][at]["place"].as_str().unwrap())
            .collect();
        assert_eq!(places, ["F", "C", "E", "D", "B"]);
    }
}

#[test]
fn every_format_is_one_of_every_result() {
    let dir = Workdir::new();
    for args in [
        &["check"][..],
        &["table", "--by", "year"],
        &["compare", "--baseline", "2013"],
        &["trend", "--period", "year"],
        &["severity", "--replicates", "100"],
    ] {
        let sample = sample();
        for (format, begin) in [
            ("json", &["{", "["][..]),
            ("csv", &[""]),
            ("markdown", &[""]),
            ("html", &["<!DOCTYPE html>"]),
            ("table", &[""]),
        ] {
            let args = [&args[..1], &[&sample], &args[1..], &["--format", format]].concat();
            let said = dir.run(&args).exits(0);
            assert!(
                begin.iter().any(|begin| said.out.starts_with(begin)),
                "{said:#?}"
            );
            assert!(!said.out.trim().is_empty(), "{said:#?}");
        }
        let to_file = [&args[..1], &[&sample], &args[1..], &["-o", "x.parquet"]].concat();
        dir.run(&to_file).exits(0);
        assert_eq!(dir.read("x.parquet")[..4], *b"PAR1");
    }
    // What was called text is the table for people.
    let text = dir.run(&["trend", &sample(), "--format", "text"]).exits(0);
    assert_eq!(text.out, dir.run(&["trend", &sample()]).out);
}

#[test]
fn one_is_no_plural() {
    let dir = Workdir::with("x.csv", "date,city,killed\n2018-01-01,A,3\n");
    dir.run(&["severity", "x.csv"])
        .exits(0)
        .prints(&["1 incident whose toll is known"]);
    dir.run(&["severity", &sample(), "--at-least", "100", "--within", "1y"])
        .exits(0)
        .prints(&["within 1 year: "]);
}

#[test]
fn rates_are_per_head_and_places_without_people_are_listed() {
    let dir = Workdir::with(
        "x.csv",
        "date,country,killed\n2018-01-01,Iran,4\n2018-05-01,Iran,6\n2018-12-31,Atlantis,1\n",
    );
    dir.write(
        "people.csv",
        "Country Name,Year,Value\n\"Iran, Islamic Rep.\",2018,1000000\n",
    );
    let said = dir.run(&[
        "rate",
        "x.csv",
        "--population",
        "people.csv",
        "--coverage",
        "2018..2018",
        "--format",
        "csv",
    ]);
    let rows = said.exits(0).says(&["1 of 2 places has no rate"]).csv();
    let row = |country: &str| rows.iter().find(|row| row["country"] == country).unwrap();
    assert_eq!(row("Iran")["person_years"], "1000000");
    let rate: f64 = row("Iran")["incident_rate"].parse().unwrap();
    assert!((rate - 0.2).abs() < 1e-9);
    // Garwood's interval of 2 is 0.242209278544 to 7.22468766772.
    let lower: f64 = row("Iran")["incident_rate_lower"].parse().unwrap();
    assert!((lower - 0.024_220_9).abs() < 1e-6, "{lower}");
    assert_eq!(row("Atlantis")["incident_rate"], "");
    assert_eq!(row("Atlantis")["missing"], "not in the population table");
}

#[test]
fn what_cannot_be_estimated_is_said() {
    for (rows, place) in [
        ("2018-01-01,A,3", "A"),
        ("2018-01-01,A,\n2018-02-01,A,", "A"),
        ("2018-01-01,A,7\n2018-02-01,A,7\n2018-03-01,A,7", "A"),
        ("2018-01-01,A,3", "B"),
    ] {
        let dir = Workdir::with("x.csv", format!("date,city,killed\n{rows}\n"));
        for args in [
            &["trend", "x.csv", "--period", "year"][..],
            &["trend", "x.csv", "--period", "day"],
            &["severity", "x.csv", "--at-least", "5"],
            &[
                "compare",
                "x.csv",
                "--baseline",
                "2018-01",
                "--against",
                "2018-01",
            ],
        ] {
            for format in [&[][..], &["--format", "json"]] {
                let said = dir
                    .run(&[args, &["--place", place], format].concat())
                    .exits(0);
                let all = format!("{}{}", said.out, said.err);
                for bare in ["NaN", "inf", "∞"] {
                    assert!(!all.contains(bare), "{bare} in {said:#?}");
                }
            }
        }
        dir.run(&["severity", "x.csv", "--place", place])
            .exits(0)
            .prints(&["No tail can be fitted"]);
    }
}

#[test]
fn every_term_can_be_explained_by_its_name_and_by_columns() {
    let dir = Workdir::new();
    let list = dir.run(&["explain"]).exits(0).out;
    for line in list.lines() {
        let name = line.split_whitespace().next().unwrap();
        dir.run(&["explain", name])
            .exits(0)
            .prints(&["**Formula", "**Assumptions", "**Source"]);
    }
    dir.run(&["explain", "killed_low"])
        .exits(0)
        .prints(&["# Toll range"]);
}

/// An as-of date alone does not say that a list goes on to it.
#[test]
fn a_list_that_ended_has_no_quiet_run() {
    let rows: String = (1..=24)
        .map(|month| {
            format!(
                "{}-{:02}-05,2\n",
                2014 + (month - 1) / 12,
                (month - 1) % 12 + 1
            )
        })
        .collect();
    let dir = Workdir::with("x.csv", format!("date,killed\n{rows}"));
    let trend = |args: &[&str]| dir.run(&[&["trend", "x.csv"], args].concat()).exits(0);
    let ended = "the last record is of 5 December 2015, and nothing says that the list goes on to \
                 31 December 2016";
    trend(&["--as-of", "2016-12-31"])
        .prints(&[ended])
        .hides("The last 12 whole months");
    trend(&["--coverage", "2014..2016"]).prints(&["The last 12 whole months, up to December 2016"]);
    // The rest of the month of the last record makes no run.
    trend(&["--as-of", "2015-12-31"])
        .prints(&["There is no quiet run"])
        .hides("goes on to");
}
