//! The engine against plain addition, record by record, on made-up records: with
//! gaps, over several days, allocated each way, in every measure.

use std::collections::{BTreeMap, BTreeSet};

use casualty::analysis::{TabulateOptions, tabulate};
use casualty::query::{Allocate, Dimension, Group, Key, Measure, Plan, Span, Sums, Unit};
use casualty::read::{ReadOptions, load};
use casualty::schema::Column;
use chrono::{Datelike, Days, NaiveDate};
use polars::prelude::{DataFrame, DataType};
use proptest::prelude::*;

use crate::workdir::Workdir;

/// A record as its row of the file says, and as the frame holds it.
#[derive(Debug, Clone)]
struct Record {
    first: NaiveDate,
    last: NaiveDate,
    city: Option<String>,
    kind: Option<String>,
    killed: [Option<i64>; 3],
    injured: [Option<i64>; 3],
}

fn row() -> impl Strategy<Value = String> {
    let toll = || {
        prop_oneof![
            Just([String::new(), String::new(), String::new()]),
            (0u32..4).prop_map(|best| [String::new(), best.to_string(), String::new()]),
            (0u32..3, 0u32..3, 0u32..3).prop_map(|(low, more, most)| {
                [low, low + more, low + more + most].map(|toll| toll.to_string())
            }),
            (0u32..3, 0u32..3).prop_map(|(low, more)| [
                low.to_string(),
                String::new(),
                (low + more).to_string()
            ]),
        ]
    };
    let name = |names: [&'static str; 3]| prop::sample::select(names.to_vec());
    (
        0u64..800,
        prop_oneof![Just(0u64), 0u64..60],
        name(["", "A", "Ä b"]),
        name(["", "bomb", "gun"]),
        toll(),
        toll(),
    )
        .prop_map(|(first, days, city, kind, killed, injured)| {
            let first = NaiveDate::from_ymd_opt(2018, 11, 20).unwrap() + Days::new(first);
            let last = first + Days::new(days);
            format!(
                "{first},{last},{city},{kind},{},{}",
                killed.join(","),
                injured.join(",")
            )
        })
}

const HEAD: &str = "event_id,date,date_end,city,attack_type,killed_low,killed,killed_high,\
                    injured_low,injured,injured_high";

fn frame(rows: &[String]) -> DataFrame {
    let lines: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(number, row)| format!("E{number},{row}\n"))
        .collect();
    let dir = Workdir::with("x.csv", format!("{HEAD}\n{}", lines.concat()));
    load(&[dir.path().join("x.csv")], &ReadOptions::default())
        .unwrap()
        .frame
}

/// What the frame holds.
fn records(frame: &DataFrame) -> Vec<Record> {
    let days = |name: &str| -> Vec<NaiveDate> {
        let column = frame.column(name).unwrap().cast(&DataType::Int32).unwrap();
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let days = column.i32().unwrap();
        days.iter()
            .map(|day| epoch + chrono::Duration::days(i64::from(day.unwrap())))
            .collect()
    };
    let texts = |name: &str| -> Vec<Option<String>> {
        let column = frame.column(name).unwrap().str().unwrap();
        column.iter().map(|text| text.map(str::to_owned)).collect()
    };
    let tolls = |name: &str| -> [Vec<Option<i64>>; 3] {
        ["_low", "", "_high"].map(|bound| {
            let column = frame.column(&format!("{name}{bound}")).unwrap();
            column.i64().unwrap().iter().collect()
        })
    };
    let (first, last) = (days("date"), days("date_end"));
    let (city, kind) = (texts("city"), texts("attack_type"));
    let (killed, injured) = (tolls("killed"), tolls("injured"));
    (0..frame.height())
        .map(|row| Record {
            first: first[row],
            last: last[row],
            city: city[row].clone(),
            kind: kind[row].clone(),
            killed: [0, 1, 2].map(|bound: usize| killed[bound][row]),
            injured: [0, 1, 2].map(|bound: usize| injured[bound][row]),
        })
        .collect()
}

/// The days of a record, as far as they are known, and its share on each.
fn shares(record: &Record, allocate: Allocate) -> Vec<(Span, f64)> {
    let one = |day: NaiveDate| Span {
        first: day,
        last: day,
    };
    let Record { first, last, .. } = *record;
    match allocate {
        // Without a precision a range is some day of it.
        Allocate::Apart => vec![(Span { first, last }, 1.0)],
        Allocate::Start => vec![(one(first), 1.0)],
        Allocate::End => vec![(one(last), 1.0)],
        Allocate::Spread => {
            let days = (last - first).num_days().unsigned_abs() + 1;
            (0..days)
                .map(|day| (one(first + Days::new(day)), 1.0 / days as f64))
                .collect()
        }
    }
}

/// The period of some day of `days`, or what holds it.
fn period(unit: Unit, days: Span) -> Key {
    let every = (0..days.days()).map(|day| unit.index(days.first + Days::new(day)));
    let every: BTreeSet<i64> = every.collect();
    if every.len() == 1 {
        return Key::Period(unit, unit.index(days.first));
    }
    let (first, last) = (days.first, days.last);
    let month = (first.year(), first.month()) == (last.year(), last.month());
    let fine = !matches!(unit, Unit::Year | Unit::Quarter | Unit::Month);
    let text = if month && fine {
        first.format("%Y-%m").to_string()
    } else {
        format!("{}..{}", first.year(), last.year())
    };
    Key::Within(unit, casualty::query::parse_range(&text).unwrap())
}

fn keys(record: &Record, days: Span, dimensions: &[Dimension]) -> Vec<Key> {
    let text = |text: &Option<String>| text.as_deref().map_or(Key::Text(None), Key::text);
    dimensions
        .iter()
        .map(|dimension| match dimension {
            Dimension::Time(unit) => period(*unit, days),
            Dimension::Text(Column::City) => text(&record.city),
            Dimension::Text(_) => text(&record.kind),
        })
        .collect()
}

/// Low, best and high of a record: a bound that is lacking is the best.
fn toll(record: &Record, measure: Measure) -> [Option<f64>; 3] {
    let filled = |[low, best, high]: [Option<i64>; 3]| {
        [low.or(best), best, high.or(best)].map(|toll| toll.map(|toll| toll as f64))
    };
    let (killed, injured) = (filled(record.killed), filled(record.injured));
    match measure {
        Measure::Killed => killed,
        Measure::Injured => injured,
        _ => {
            let both = |bound: usize| Some(killed[bound]? + injured[bound]?);
            let low = match (killed[0], injured[0]) {
                (None, None) => None,
                (a, b) => Some(a.unwrap_or(0.0) + b.unwrap_or(0.0)),
            };
            [low, both(1), both(2)]
        }
    }
}

/// Shares of records, each with its weight.
type Shares<'a> = Vec<(&'a Record, f64)>;

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-4,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Holds sums against plain addition.
fn check(sums: &Sums, shares: &Shares<'_>) -> Result<(), TestCaseError> {
    let incidents: f64 = shares.iter().map(|(_, weight)| weight).sum();
    prop_assert!((sums.incidents - incidents).abs() < 1e-4);
    for measure in [Measure::Killed, Measure::Injured, Measure::Casualties] {
        let added = |bound: usize| {
            let known = shares
                .iter()
                .filter_map(|(record, weight)| Some((toll(record, measure)[bound]?, weight)));
            let (sum, weight) = known.fold((0.0, 0.0), |(sum, known), (toll, weight)| {
                (sum + toll * weight, known + weight)
            });
            (sum, weight, shares.is_empty() || weight > 0.0)
        };
        let found = sums.toll(measure).unwrap();
        let [low, best, high] = [0, 1, 2].map(added);
        prop_assert!(
            near(found.low(), low.2.then_some(low.0)),
            "{measure:?} {found:?}"
        );
        prop_assert!(
            near(found.best(), best.2.then_some(best.0)),
            "{measure:?} {found:?}"
        );
        let all = (high.1 - incidents).abs() < 1e-4;
        prop_assert!(
            near(found.high(), all.then_some(high.0)),
            "{measure:?} {found:?}"
        );
        prop_assert!((found.unknown() - (incidents - best.1)).abs() < 1e-4);
        prop_assert_eq!(sums.value(measure), found.best());
    }
    let sum_if = |test: &dyn Fn(&Record) -> bool| {
        let passing = shares.iter().filter(|(record, _)| test(record));
        passing.map(|(_, weight)| weight).sum::<f64>()
    };
    let surely = |record: &Record| record.killed[1].or(record.killed[0]);
    let fatal = sum_if(&|record| surely(record) >= Some(1));
    let open = sum_if(&|record| record.killed[1].is_none() && surely(record) < Some(1));
    prop_assert!(near(sums.value(Measure::FatalIncidents), Some(fatal)));
    prop_assert!(near(sums.unjudged(Measure::FatalIncidents), Some(open)));
    let killed = shares.iter().filter_map(|(record, _)| record.killed[1]);
    let most = killed.max().map(|most| most as f64);
    prop_assert_eq!(sums.value(Measure::MaxKilled), most);
    let known = sum_if(&|record| record.killed[1].is_some());
    let sum: f64 = shares
        .iter()
        .filter_map(|(record, weight)| Some(record.killed[1]? as f64 * weight))
        .sum();
    // Of very small shares the mean is as exact as their rounded number is.
    if known == 0.0 || known > 0.1 {
        let mean = (known > 0.0).then(|| sum / known);
        prop_assert!(near(sums.value(Measure::KilledPerIncident), mean));
    }
    Ok(())
}

/// Every group, and no other.
fn check_groups(
    groups: &[Group],
    expected: &BTreeMap<Vec<String>, Shares<'_>>,
) -> Result<(), TestCaseError> {
    let label = |group: &Group| group.keys.iter().map(Key::label).collect::<Vec<_>>();
    let mut found: Vec<Vec<String>> = groups.iter().map(label).collect();
    for group in groups {
        let shares = expected.get(&label(group));
        prop_assert!(shares.is_some(), "{:?}", group.keys);
        check(&group.sums, shares.unwrap())?;
    }
    found.sort();
    prop_assert!(found.iter().eq(expected.keys()), "{found:?}");
    Ok(())
}

fn expected<'a>(
    records: &'a [Record],
    dimensions: &[Dimension],
    allocate: Allocate,
    window: Option<Span>,
    reach: Span,
) -> BTreeMap<Vec<String>, Shares<'a>> {
    let labels = |keys: &[Key]| keys.iter().map(Key::label).collect::<Vec<_>>();
    let mut groups: BTreeMap<Vec<String>, Shares<'a>> = BTreeMap::new();
    let mut dated: Vec<&Record> = Vec::new();
    for record in records {
        for (days, weight) in shares(record, allocate) {
            if reach.contains(days.first) && reach.contains(days.last) {
                dated.push(record);
                let keys = keys(record, days, dimensions);
                groups
                    .entry(labels(&keys))
                    .or_default()
                    .push((record, weight));
            }
        }
    }
    // Every period of the window, for every combination of texts that occurs.
    let in_time = |dimension: &Dimension| matches!(dimension, Dimension::Time(_));
    let any_time = dimensions.iter().any(in_time);
    let only_time = dimensions.iter().all(in_time);
    let mut places = dated;
    if only_time && places.is_empty() {
        places.extend(records.first());
    }
    let zeros = window.into_iter().filter(|_| any_time);
    for date in
        zeros.flat_map(|window| (0..window.days()).map(move |day| window.first + Days::new(day)))
    {
        for place in &places {
            let day = Span {
                first: date,
                last: date,
            };
            let keys = keys(place, day, dimensions);
            groups.entry(labels(&keys)).or_default();
        }
    }
    if dimensions.is_empty() {
        groups.entry(Vec::new()).or_default();
    }
    groups
}

fn dimensions() -> impl Strategy<Value = Vec<Dimension>> {
    let unit = prop::sample::select(vec![Unit::Year, Unit::Month, Unit::IsoWeek, Unit::Weekday]);
    unit.prop_flat_map(|unit| {
        let all = vec![
            Dimension::Time(unit),
            Dimension::Text(Column::City),
            Dimension::Text(Column::AttackType),
        ];
        prop::sample::subsequence(all, 0..=3).prop_shuffle()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn groups_are_plain_sums_with_true_zeros(
        rows in prop::collection::vec(row(), 1..25),
        dimensions in dimensions(),
        allocate in prop::sample::select(vec![
            Allocate::Apart,
            Allocate::Start,
            Allocate::End,
            Allocate::Spread,
        ]),
        cut in prop::option::of(0u64..500),
    ) {
        let frame = frame(&rows);
        let records = records(&frame);
        let mut plan = Plan {
            dimensions: dimensions.clone(),
            measures: Measure::ALL.to_vec(),
            allocate,
            ..Plan::default()
        };
        plan.filter.to = cut.map(|days| {
            let first = records.iter().map(|record| record.first).min().unwrap();
            first + Days::new(days)
        });
        let summary = plan.run(&frame).unwrap();
        let first = records.iter().map(|record| record.first).min().unwrap();
        let last = records.iter().map(|record| record.last).max().unwrap();
        let last = plan.filter.to.map_or(last, |to| last.min(to));
        let reach = Span { first, last };
        let expected = expected(&records, &dimensions, allocate, summary.window, reach);
        check_groups(&summary.groups, &expected)?;
        let all: Shares<'_> = expected.into_values().flatten().collect();
        check(&summary.total, &all)?;
    }

    #[test]
    fn a_pivot_turns_one_dimension_and_changes_no_sum(
        rows in prop::collection::vec(row(), 1..25),
        dimensions in dimensions(),
        at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!dimensions.is_empty());
        let frame = frame(&rows);
        let plan = Plan {
            dimensions: dimensions.clone(),
            measures: Measure::ALL.to_vec(),
            ..Plan::default()
        };
        let at = at.index(dimensions.len());
        let options = TabulateOptions::default().pivot(dimensions[at]).totals();
        let tabulation = tabulate(&plan, &frame, &options).unwrap();
        let groups = plan.run(&frame).unwrap().groups;
        let mut placed = 0;
        for row in &tabulation.rows {
            for (heading, sums) in tabulation.headings.iter().zip(&row.sums) {
                let mut keys = row.keys.clone();
                keys.insert(at, heading.clone());
                let group = groups.iter().find(|group| group.keys == keys);
                placed += usize::from(group.is_some());
                prop_assert_eq!(*sums, group.map_or_else(Sums::default, |group| group.sums));
            }
        }
        prop_assert_eq!(placed, groups.len());
        let totals = tabulation.totals.unwrap();
        let total = totals.into_iter().fold(Sums::default(), Sums::plus);
        prop_assert_eq!(total, tabulation.summary.total);
    }
}
