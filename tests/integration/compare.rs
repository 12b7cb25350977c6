//! `casualty compare`: two periods, like for like.

use std::collections::BTreeMap;

use crate::workdir::{Workdir, real, sample};

fn total(file: &str, args: &[&str]) -> BTreeMap<String, String> {
    let mut all = vec!["compare", file, "--format", "csv"];
    all.extend(args);
    let said = Workdir::new().run(&all).exits(0);
    said.csv().pop().unwrap()
}

#[test]
fn the_present_is_compared_with_the_same_days() {
    let row = total(&sample(), &["--baseline", "2018", "--as-of", "2021-01-14"]);
    assert_eq!(row["incidents_baseline"], "0");
    assert_eq!(row["incidents_against"], "0");
    assert_eq!(row["incidents_full_baseline"], "1");
    assert_eq!(row["rate_ratio"], "");
    assert_eq!(row["conclusion"], "no incident in either period");
    let row = total(
        &sample(),
        &[
            "--baseline",
            "2018",
            "--as-of",
            "2021-01-14",
            "--align",
            "full",
        ],
    );
    assert_eq!(row["incidents_baseline"], "1");
    assert!(!row.contains_key("incidents_full_baseline"));
}

/// 2 incidents in 17,877 days against 9 in 16,660: ACCEPTANCE's first row, with
/// days for its exposure.
#[test]
fn the_ratio_and_its_interval_are_the_reference_ones() {
    let day = |number: i64| {
        chrono::DateTime::from_timestamp(number * 86_400, 0)
            .unwrap()
            .date_naive()
    };
    let mut text = "date,killed\n".to_owned();
    for number in (0..9).map(|n| n * 1500).chain([20_000, 30_000]) {
        text += &format!("{},1\n", day(number));
    }
    let baseline = format!("{}..{}", day(0), day(16_659));
    let against = format!("{}..{}", day(16_660), day(16_660 + 17_876));
    let coverage = format!("{}..{}", day(0), day(16_660 + 17_876));
    let dir = Workdir::with("x.csv", text);
    let said = dir.run(&[
        "compare",
        "x.csv",
        "--baseline",
        &baseline,
        "--against",
        &against,
        "--coverage",
        &coverage,
        "--format",
        "csv",
    ]);
    let row = said.exits(0).csv().pop().unwrap();
    for (column, value) in [
        ("rate_ratio", 0.207_094_155_743),
        ("rate_ratio_lower", 0.021_774_062_759_1),
        ("rate_ratio_upper", 1.000_549_104_49),
        ("p_value", 0.050_106_495_614_1),
    ] {
        let found: f64 = row[column].parse().unwrap();
        assert!((found / value - 1.0).abs() < 1e-5, "{column} {found}");
    }
    assert!(
        row["conclusion"].starts_with("2 against 9: the data do not show a change"),
        "{row:?}"
    );
}

#[test]
fn ranges_of_months_are_periods_too() {
    let row = total(
        &sample(),
        &[
            "--baseline",
            "2013-01..2013-06",
            "--against",
            "2013-07..2013-12",
        ],
    );
    let sum: u32 = ["incidents_baseline", "incidents_against"]
        .map(|name| row[name].parse::<u32>().unwrap())
        .iter()
        .sum();
    assert_eq!(sum, 20);
}

#[test]
fn provinces_of_real_records_are_compared() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let said = Workdir::new().run(&[
        "compare",
        &ged,
        "--baseline",
        "2017",
        "--against",
        "2018",
        "--by",
        "admin1",
        "--format",
        "csv",
    ]);
    let rows = said.exits(0).csv();
    let total = rows.last().unwrap();
    // The data end on 25 December 2018: 2017 is cut to the same day.
    assert_eq!(total["incidents_against"], "254");
    assert_eq!(total["incidents_baseline"], "597");
    assert_eq!(total["incidents_full_baseline"], "600");
    assert_eq!(total["killed_full_baseline"], "11400");
    let baghdad = rows
        .iter()
        .find(|row| row["admin1"] == "Baghdād province")
        .unwrap();
    assert_eq!(
        (
            baghdad["incidents_baseline"].as_str(),
            baghdad["incidents_against"].as_str()
        ),
        ("23", "11")
    );
    for row in &rows[..rows.len() - 1] {
        let p = |name: &str| row[name].parse::<f64>().ok();
        if let (Some(holm), Some(bh)) = (p("p_holm"), p("p_bh")) {
            assert!(holm >= bh, "{row:?}");
        }
    }
}

#[test]
fn a_sentence_says_what_can_be_concluded() {
    Workdir::new()
        .run(&[
            "compare",
            &sample(),
            "--baseline",
            "2013..2016",
            "--against",
            "2017..2020",
        ])
        .exits(0)
        .prints(&[
            "3 against 36: the rate fell to 0.083 times",
            "seed 20240701",
        ]);
}
