//! `casualty trend`, `severity`, `rate` and `explain`.

use crate::workdir::{Workdir, real, sample};

#[test]
fn the_fall_in_baghdad_is_found_where_the_news_saw_it() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let trend = Workdir::new()
        .run(&[
            "trend", &ged, "--place", "baghdad", "--period", "month", "--format", "json",
        ])
        .exits(0)
        .json();
    assert_eq!(trend["incidents"], 1408);
    assert_eq!(trend["periods"].as_array().unwrap().len(), 360);
    let last = trend["changes"].as_array().unwrap().last().unwrap();
    let range = &last["credible"];
    let (first, end) = (
        range["first"].as_str().unwrap(),
        range["last"].as_str().unwrap(),
    );
    assert!(
        "2016-09" <= first && end <= "2017-12" && first <= end,
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
fn the_tail_of_real_tolls_is_fitted_with_its_errors() {
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
    assert_eq!(severity["known"], 7473);
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
    let rows = said.exits(0).says(&["1 of 2 places have no rate"]).csv();
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
            .prints(&["Cannot be estimated"]);
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
