//! What must hold of verdicts and ranks for any records.

use std::path::Path;

use casualty::analysis::claim::{ClaimsFile, Verdict, verify};
use casualty::evidence::Records;
use casualty::read::{PlaceNames, ReadOptions, load};
use chrono::Datelike;
use proptest::prelude::*;

use crate::workdir::Workdir;

/// A record: day of 2018, its precision, city, district, low, best and high.
#[derive(Debug, Clone)]
struct Row {
    day: u32,
    month_only: bool,
    city: &'static str,
    district: &'static str,
    toll: [Option<u32>; 3],
}

fn row() -> impl Strategy<Value = Row> {
    let city = prop::sample::select(vec!["B", "B", "B", "C", ""]);
    let district = prop::sample::select(vec!["D", "E", ""]);
    let toll = (0u32..12, 0u32..12, 0u32..12, 0u8..4);
    (0u32..330, any::<bool>(), city, district, toll).prop_map(
        |(day, vague, city, district, (a, b, c, known))| {
            let mut order = [a, b, c];
            order.sort_unstable();
            let [low, best, high] = order.map(Some);
            Row {
                day,
                month_only: vague && day % 3 == 0,
                city,
                district,
                toll: match known {
                    0 => [None, best, None],
                    1 => [low, None, high],
                    2 => [None, None, None],
                    _ => [low, best, high],
                },
            }
        },
    )
}

fn line(id: usize, row: &Row) -> String {
    let date = chrono::NaiveDate::from_yo_opt(2018, row.day + 1).unwrap();
    let precision = if row.month_only { "month" } else { "day" };
    let [low, best, high] = row
        .toll
        .map(|toll| toll.map_or_else(String::new, |toll| toll.to_string()));
    let Row { city, district, .. } = row;
    format!("r{id},{date},{precision},{city},{district},{low},{best},{high}")
}

fn csv(lines: &[String]) -> String {
    let head = "event_id,date,date_precision,city,district,killed_low,killed,killed_high";
    format!("{head}\n{}\n", lines.join("\n"))
}

/// Sentences of all kinds on the first record, which is in the middle of the
/// year, in B and D.
const CLAIMS: &str = r#"
as-of = 2018-12-31
coverage = "2018"
[[claim]]
id = "toll"
sentence = "S"
kind = "toll"
incident = "r0"
comparison = "exactly"
value = 5
[[claim]]
id = "deadliest"
sentence = "S"
kind = "deadliest-since"
incident = "r0"
scope = "city"
since = "2018-03"
[[claim]]
id = "deadliest-in-district"
sentence = "S"
kind = "deadliest-since"
incident = "r0"
scope = "district"
since = "2018-02-10"
reading = "from-start"
[[claim]]
id = "rank"
sentence = "S"
kind = "rank"
incident = "r0"
scope = "city"
rank = 2
[[claim]]
id = "among"
sentence = "S"
kind = "rank"
incident = "r0"
rank = 3
among = true
[[claim]]
id = "last"
sentence = "S"
kind = "last-at-place"
incident = "r0"
scope = "district"
date = "2018-05"
comparison = "at-least"
value = 4
[[claim]]
id = "last-such"
sentence = "S"
kind = "last-at-place"
incident = "r0"
scope = "city"
min-killed = 6
date = "2018-05"
[[claim]]
id = "count"
sentence = "S"
kind = "count"
place = "B"
min-killed = 5
period = "2018-04..2018-06"
comparison = "at-least"
value = 2
[[claim]]
id = "total"
sentence = "S"
kind = "total"
place = "B"
period = "2018-04..2018-09"
comparison = "about"
tolerance = 30
value = 30
[[claim]]
id = "change"
sentence = "S"
kind = "change"
place = "B"
min-killed = 4
baseline = "2018-01..2018-06"
against = "2018-07..2018-12"
direction = "fell"
at-least-percent = 20
[[claim]]
id = "beyond"
sentence = "S"
kind = "change"
place = "B"
min-killed = 4
baseline = "2018-01..2018-06"
against = "2018-07..2018-12"
direction = "fell"
beyond-chance = true
[[claim]]
id = "first"
sentence = "S"
kind = "first-since"
incident = "r0"
scope = "city"
min-killed = 3
since = "2018-03"
[[claim]]
id = "by-day"
sentence = "S"
kind = "change"
place = "B"
min-killed = 4
baseline = "2018-02"
against = "2018-03"
direction = "rose"
[[claim]]
id = "first-half"
sentence = "S"
kind = "total"
place = "B"
period = "2018-01..2018-06"
comparison = "more-than"
value = 25
[[claim]]
id = "none"
sentence = "S"
kind = "none-between"
place = "B"
min-killed = 9
period = "2018-08..2018-09"
"#;

fn first() -> Row {
    Row {
        day: 190,
        month_only: false,
        city: "B",
        district: "D",
        toll: [Some(4), Some(6), Some(7)],
    }
}

/// Verdicts, explanations and evidence of all claims; lines and files aside,
/// since they depend on where a row stands.
fn judged(lines: &[String]) -> Vec<(String, Verdict, String)> {
    let dir = Workdir::with("x.csv", csv(lines));
    let loaded = load(&[dir.path().join("x.csv")], &ReadOptions::default()).unwrap();
    let places = PlaceNames::default();
    let all = Records::read(&loaded.frame, &places).unwrap();
    let file = ClaimsFile::parse(CLAIMS, Path::new("c.toml")).unwrap();
    let verification = verify(&file, &all, &["x.csv".to_owned()], None).unwrap();
    verification
        .judgements
        .iter()
        .map(|one| {
            let mut json = serde_json::to_value(one).unwrap();
            forget_lines(&mut json);
            (one.id.clone(), one.verdicts.verdict, json.to_string())
        })
        .collect()
}

fn forget_lines(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(map) => {
            map.remove("line");
            map.values_mut().for_each(forget_lines);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(forget_lines),
        _ => {}
    }
}

fn lines(rows: &[Row]) -> Vec<String> {
    let all = std::iter::once(first()).chain(rows.iter().cloned());
    all.enumerate().map(|(id, row)| line(id, &row)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in prop::collection::vec(row(), 1..25),
        seed in 1usize..25,
    ) {
        let lines = lines(&rows);
        let mut other = lines.clone();
        other.rotate_left(seed % lines.len());
        other.reverse();
        prop_assert_eq!(judged(&lines), judged(&other));
    }

    #[test]
    fn records_after_the_as_of_date_do_not_matter(
        rows in prop::collection::vec(row(), 1..15),
        later in prop::collection::vec(row(), 1..5),
    ) {
        let lines = lines(&rows);
        let mut more = lines.clone();
        more.extend(later.iter().enumerate().map(|(id, row)| {
            line(1000 + id, row).replacen("2018-", "2019-", 1)
        }));
        prop_assert_eq!(judged(&lines), judged(&more));
    }

    #[test]
    fn a_wider_range_decides_nothing(
        rows in prop::collection::vec(row(), 1..25),
        which in 0usize..26,
        by in (0u32..6, 0u32..6),
    ) {
        let mut all: Vec<Row> = std::iter::once(first()).chain(rows).collect();
        let before = judged(&numbered(&all));
        let at = which % all.len();
        let toll = &mut all[at].toll;
        // Blank limits are the best estimate, where there is one.
        let [low, best, high] = *toll;
        *toll = [
            low.or(best).map(|low| low.saturating_sub(by.0)),
            best,
            high.or(best).map(|high| high + by.1),
        ];
        for ((id, old, _), (_, new, why)) in before.into_iter().zip(judged(&numbered(&all))) {
            if old == Verdict::Undecidable {
                prop_assert_eq!(new, Verdict::Undecidable, "{} by {:?}: {}", id, by, why);
            }
        }
    }

    /// What is supported or contradicted is so whatever else happened: only what
    /// hangs on the list may change with a record that was not in it.
    #[test]
    fn another_incident_turns_no_verdict_but_those_by_the_list(
        rows in prop::collection::vec(row(), 1..25),
        another in row(),
    ) {
        let mut all: Vec<Row> = std::iter::once(first()).chain(rows).collect();
        let before = judged(&numbered(&all));
        all.push(another);
        for ((id, old, _), (_, new, why)) in before.into_iter().zip(judged(&numbered(&all))) {
            if matches!(old, Verdict::Supported | Verdict::Contradicted) {
                prop_assert_eq!(old, new, "{}: {}", id, why);
            }
        }
    }

    /// Records of which all is known, as the list allows them, give every sentence
    /// the verdict that it had, or decide one that was open. What is beyond chance is
    /// no matter of one world.
    #[test]
    fn no_world_refutes_a_verdict(
        rows in prop::collection::vec(row(), 1..25),
        draws in prop::collection::vec((0u32..1000, 0u32..1000, 0u32..1000, 0u32..1000), 26),
    ) {
        let all: Vec<Row> = std::iter::once(first()).chain(rows).collect();
        let world: Vec<Row> = all.iter().zip(&draws).map(|(row, draw)| known(row, *draw)).collect();
        let before = judged(&numbered(&all));
        for ((id, old, _), (_, new, why)) in before.into_iter().zip(judged(&numbered(&world))) {
            if old != Verdict::Undecidable && id != "beyond" {
                prop_assert_eq!(old, new, "{} of {:?}: {}", id, world, why);
            }
        }
    }

    #[test]
    fn a_vaguer_date_decides_nothing(
        rows in prop::collection::vec(row(), 1..25),
        which in 0usize..25,
    ) {
        let mut all: Vec<Row> = std::iter::once(first()).chain(rows).collect();
        let before = judged(&numbered(&all));
        // Not of the incident itself: its date says which days are meant.
        let at = 1 + which % (all.len() - 1);
        all[at].month_only = true;
        for ((id, old, _), (_, new, why)) in before.into_iter().zip(judged(&numbered(&all))) {
            if old == Verdict::Undecidable {
                prop_assert_eq!(new, Verdict::Undecidable, "{}: {}", id, why);
            }
        }
    }

    #[test]
    fn a_higher_toll_never_lowers_the_rank(
        rows in prop::collection::vec(row(), 1..25),
        by in 1u32..8,
    ) {
        let lower = lines(&rows);
        let mut raised = first();
        raised.toll = raised.toll.map(|toll| toll.map(|toll| toll + by));
        let mut higher = lower.clone();
        higher[0] = line(0, &raised);
        let ranks = |lines: &[String]| -> Vec<u64> {
            let dir = Workdir::with("x.csv", csv(lines));
            let args = [
                "context", "x.csv", "--incident", "r0", "--as-of", "2018-12-31", "--format", "json",
            ];
            let said = dir.run(&args).exits(0).json();
            said["statements"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|statement| statement["kind"] == "rank")
                .flat_map(|statement| {
                    ["low", "best", "high", "any"].map(|name| {
                        statement["facts"][name]["lower"].as_u64().unwrap()
                    })
                })
                .collect()
        };
        let (before, after) = (ranks(&lower), ranks(&higher));
        prop_assert!(!before.is_empty());
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(after <= before, "{before} became {after}");
        }
    }
}

/// The record in a world: its day, place and toll are known.
fn known(row: &Row, (day, city, district, toll): (u32, u32, u32, u32)) -> Row {
    let date = chrono::NaiveDate::from_yo_opt(2018, row.day + 1).unwrap();
    let month = date.with_day(1).unwrap();
    let days = (month + chrono::Months::new(1) - month).num_days() as u32;
    let pick = |names: [&'static str; 2], at: u32| names[at as usize % 2];
    let killed = match row.toll {
        [None, Some(best), None] => best,
        [Some(low), _, Some(high)] => low + toll % (high - low + 1),
        _ => toll % 20,
    };
    Row {
        day: if row.month_only {
            month.ordinal0() + day % days
        } else {
            row.day
        },
        month_only: false,
        // A district that is named is the one of that name.
        city: match row.city {
            "" if row.district.is_empty() => pick(["B", "C"], city),
            "" => "B",
            city => city,
        },
        district: if row.district.is_empty() {
            pick(["D", "E"], district)
        } else {
            row.district
        },
        toll: [None, Some(killed), None],
    }
}

fn numbered(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .enumerate()
        .map(|(id, row)| line(id, row))
        .collect()
}
