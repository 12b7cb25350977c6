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

/// `against` incidents in the days after those of `baseline`, with all days of
/// both covered: the total row.
fn rates(baseline: (i64, i64), against: (i64, i64), more: &[&str]) -> BTreeMap<String, String> {
    let day = |number: i64| {
        chrono::DateTime::from_timestamp(number * 86_400, 0)
            .unwrap()
            .date_naive()
    };
    let mut text = "date,killed\n".to_owned();
    for (start, (events, days)) in [(0, baseline), (baseline.1, against)] {
        for event in 0..events {
            text += &format!("{},1\n", day(start + event * days / events));
        }
    }
    let all = baseline.1 + against.1;
    let span = |first, last| format!("{}..{}", day(first), day(last));
    let (first, second) = (span(0, baseline.1 - 1), span(baseline.1, all - 1));
    let mut args = vec![
        "compare",
        "x.csv",
        "--baseline",
        &first,
        "--against",
        &second,
    ];
    let coverage = span(0, all - 1);
    args.extend(["--coverage", &coverage, "--format", "csv"]);
    args.extend(more);
    let said = Workdir::with("x.csv", text).run(&args).exits(0);
    said.csv().pop().unwrap()
}

/// ACCEPTANCE's table, with days for its exposures.
#[test]
fn the_ratio_and_its_interval_are_the_reference_ones() {
    for (against, baseline, ratio, lower, upper, p) in [
        (
            (2, 17_877),
            (9, 16_660),
            "0.207094155743",
            "0.0217740627591",
            "1.00054910449",
            0.050_106_495_614_1,
        ),
        (
            (11, 800),
            (21, 3011),
            "1.97148809524",
            "0.858426403392",
            "4.27726594365",
            0.112_017_319_575,
        ),
        ((0, 100), (7, 100), "0", "0", "0.693813980096", 0.015_625),
        // Without an upper end, and with an infinite ratio: blank.
        ((1, 100), (0, 400), "", "0.102564102564", "", 0.4),
        (
            (3, 240),
            (30, 360),
            "0.15",
            "0.0292935303855",
            "0.482334363251",
            0.000_178_999_131_319,
        ),
    ] {
        let row = rates(baseline, against, &[]);
        for (column, value) in [
            ("rate_ratio", ratio),
            ("rate_ratio_lower", lower),
            ("rate_ratio_upper", upper),
        ] {
            close(&row[column], value, column);
        }
        close(&row["p_value"], &p.to_string(), "p_value");
    }
    let row = rates((9, 16_660), (2, 17_877), &[]);
    assert!(
        row["conclusion"].starts_with("2 against 9: the data do not show a change"),
        "{row:?}"
    );
}

/// Programs get six decimals, estimates at least six digits.
#[track_caller]
fn close(found: &str, value: &str, what: &str) {
    let number = |text: &str| text.parse::<f64>().ok();
    let (Some(found), Some(value)) = (number(found), number(value)) else {
        assert_eq!(found, value, "{what}");
        return;
    };
    assert!(
        (found - value).abs() <= 1e-5 * value.abs().max(1e-30),
        "{what}: {found}, not {value}"
    );
}

/// The interval holds 1 exactly when p is above one minus the level.
#[test]
fn interval_and_p_value_agree_at_every_level() {
    for (baseline, against) in [(9, 2), (3, 10), (1, 1), (20, 34), (6, 0), (40, 24)] {
        for level in ["0.5", "0.8", "0.9", "0.95", "0.99", "0.999"] {
            let row = rates((baseline, 1000), (against, 900), &["--level", level]);
            let number = |name: &str| row[name].parse::<f64>().unwrap_or(f64::INFINITY);
            let holds = number("rate_ratio_lower") <= 1.0 && 1.0 <= number("rate_ratio_upper");
            let alpha = 1.0 - level.parse::<f64>().unwrap();
            assert_eq!(holds, number("p_value") > alpha, "{level} {row:?}");
        }
    }
}

#[test]
fn periods_swapped_turn_the_ratio_over() {
    let (one, other) = (
        rates((9, 400), (4, 300), &[]),
        rates((4, 300), (9, 400), &[]),
    );
    let number = |row: &BTreeMap<String, String>, name: &str| row[name].parse::<f64>().unwrap();
    for (a, b) in [
        ("rate_ratio", "rate_ratio"),
        ("rate_ratio_lower", "rate_ratio_upper"),
        ("rate_ratio_upper", "rate_ratio_lower"),
    ] {
        let product = number(&one, a) * number(&other, b);
        assert!((product - 1.0).abs() < 1e-4, "{a} {product}");
    }
    assert_eq!(one["p_value"], other["p_value"]);
    close(
        &one["incidents_per_30_days_baseline"],
        "0.675",
        "9 in 400 days",
    );
    close(
        &one["incidents_per_30_days_against"],
        "0.4",
        "4 in 300 days",
    );
}

/// 29 February counts only where there is one.
#[test]
fn leap_years_are_compared_by_the_calendar() {
    let days = [
        "2019-02-28",
        "2019-03-01",
        "2020-02-28",
        "2020-02-29",
        "2020-03-01",
    ];
    let text: String = days.map(|day| format!("{day},1\n")).concat();
    let dir = Workdir::with("x.csv", format!("date,killed\n{text}"));
    for (baseline, against, coverage, incidents, spans) in [
        (
            "2019",
            "2020",
            "2019..2020-02-29",
            ["1", "2", "2", ""],
            "2019-01-01 to 2019-02-28 (59 days) and 2020-01-01 to 2020-02-29 (60 days)",
        ),
        (
            "2019",
            "2020",
            "2019..2020-03-01",
            ["2", "3", "2", ""],
            "2019-01-01 to 2019-03-01 (60 days) and 2020-01-01 to 2020-03-01 (61 days)",
        ),
        (
            "2020",
            "2019",
            "2019..2020-02-29",
            ["2", "1", "", "2"],
            "2020-01-01 to 2020-02-29 (60 days) and 2019-01-01 to 2019-02-28 (59 days)",
        ),
        (
            "2019-02",
            "2020-02",
            "2019..2020",
            ["1", "2", "", ""],
            "2019-02-01 to 2019-02-28 (28 days) and 2020-02-01 to 2020-02-29 (29 days)",
        ),
    ] {
        let said = dir.run(&[
            "compare",
            "x.csv",
            "--baseline",
            baseline,
            "--against",
            against,
            "--coverage",
            coverage,
            "--format",
            "csv",
        ]);
        let row = said.exits(0).says(&[spans]).csv().pop().unwrap();
        let found = [
            "incidents_baseline",
            "incidents_against",
            "incidents_full_baseline",
            "incidents_full_against",
        ]
        .map(|name| row.get(name).map_or("", String::as_str));
        assert_eq!(found, incidents, "{baseline} {against} {coverage}");
    }
}

#[test]
fn the_total_is_the_sum_of_the_places() {
    let said = Workdir::new().run(&[
        "compare",
        &sample(),
        "--baseline",
        "2013..2016",
        "--against",
        "2017..2020",
        "--by",
        "district",
        "--measure",
        "killed,casualties",
        "--format",
        "csv",
    ]);
    let mut rows = said.exits(0).csv();
    let total = rows.pop().unwrap();
    for name in [
        "incidents_baseline",
        "incidents_against",
        "incidents_difference",
        "killed_baseline",
        "killed_against_low",
        "killed_baseline_high",
        "killed_baseline_unknown",
        "casualties_baseline_unknown",
    ] {
        let sum: i64 = rows
            .iter()
            .filter_map(|row| row[name].parse::<i64>().ok())
            .sum();
        assert_eq!(sum.to_string(), total[name], "{name}");
    }
    assert_eq!(
        [&total["incidents_baseline"], &total["incidents_against"]],
        ["36", "3"]
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
    let found = [
        "incidents_baseline",
        "incidents_against",
        "killed_baseline",
        "killed_against",
    ];
    assert_eq!(
        found.map(|name| row[name].as_str()),
        ["5", "15", "201", "685"]
    );
}

#[test]
fn provinces_are_compared_on_real_data() {
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
    // One more was on some day around that of the cut.
    assert_eq!(total["incidents_baseline"], "596");
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

#[test]
fn many_sites_are_each_compared() {
    let args = ["--baseline", "2017", "--against", "2018", "--by", "site"];
    let rows = crate::table::many_sites(1000)
        .run(
            &[
                &[
                    "compare",
                    "sites.csv",
                    "--format",
                    "csv",
                    "--coverage",
                    "2017..2018",
                ],
                &args[..],
            ]
            .concat(),
        )
        .exits(0)
        .csv();
    assert_eq!(rows.len(), 1001);
    for row in &rows {
        let figures = [
            "incidents_baseline",
            "killed_baseline",
            "incidents_against",
            "killed_against",
        ]
        .map(|name| row[name].parse::<usize>().unwrap());
        let Some(site) = row["site"].strip_prefix("Site ") else {
            assert_eq!(figures, [2500, 1_250_000, 1000, 499_500]);
            continue;
        };
        let site: usize = site.parse().unwrap();
        assert_eq!(figures, [site % 4 + 1, site * (site % 4 + 1), 1, site]);
        let ratio: f64 = row["rate_ratio"].parse().unwrap();
        assert!(
            (ratio * (site % 4 + 1) as f64 - 1.0).abs() < 1e-5,
            "{row:?}"
        );
    }
}

/// Incidents that are spread are no whole numbers: nothing is concluded, and no
/// sentence stands without its words.
#[test]
fn spread_incidents_are_compared_without_a_conclusion() {
    let said = Workdir::new()
        .run(&[
            "compare",
            &sample(),
            "--baseline",
            "2013",
            "--against",
            "2016",
            "--allocate",
            "spread",
        ])
        .exits(0)
        .prints(&["No rate ratio"]);
    assert!(!said.out.contains("Incidents, ."), "{}", said.out);
}
