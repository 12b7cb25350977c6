//! The parts of a change add up to it, whatever the records, the table and the days.

use std::collections::BTreeMap;

use casualty::analysis::diff::{FigureAmount, PartKind, diff, figure_changes};
use casualty::query::{Allocate, Dimension, Filter, Measure, Plan, Unit, parse_range};
use casualty::read::{Incidents, ReadOptions, load};
use casualty::schema::Column;
use proptest::prelude::*;

use crate::workdir::Workdir;

#[derive(Debug, Clone)]
struct Row {
    id: Option<u32>,
    year: u32,
    month: u32,
    precision: &'static str,
    city: &'static str,
    tolls: [Option<u32>; 3],
}

fn row() -> impl Strategy<Value = Row> {
    let toll = || proptest::option::of(0_u32..40);
    (
        proptest::option::weighted(0.8, 0_u32..30),
        2018_u32..2021,
        1_u32..13,
        prop::sample::select(vec!["day", "day", "month", "year"]),
        prop::sample::select(vec!["A", "B", ""]),
        [toll(), toll(), toll()],
    )
        .prop_map(|(id, year, month, precision, city, tolls)| Row {
            id,
            year,
            month,
            precision,
            city,
            tolls,
        })
}

fn text(rows: &[Row]) -> String {
    let mut text = "event_id,date,date_precision,city,killed_low,killed,killed_high\n".to_owned();
    for row in rows {
        let id = row.id.map(|id| format!("E{id}")).unwrap_or_default();
        let [low, best, high] = row
            .tolls
            .map(|toll| toll.map(|toll| toll.to_string()).unwrap_or_default());
        let Row {
            year,
            month,
            precision,
            city,
            ..
        } = row;
        text += &format!("{id},{year}-{month:02}-15,{precision},{city},{low},{best},{high}\n");
    }
    // One record that both have.
    text + "KEPT,2019-06-15,day,A,1,1,1\n"
}

fn read(dir: &Workdir, name: &str) -> Incidents {
    load(&[dir.path().join(name)], &ReadOptions::default()).unwrap()
}

/// All that must add up.
fn numbers(amount: FigureAmount) -> [f64; 8] {
    let toll = amount.toll;
    [
        amount.value,
        toll.incidents,
        toll.low.sum,
        toll.low.known,
        toll.best.sum,
        toll.best.known,
        toll.high.sum,
        toll.high.known,
    ]
}

fn close(a: [f64; 8], b: [f64; 8]) -> bool {
    a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn parts_add_up_to_the_change(
        old in prop::collection::vec(row(), 0..25),
        edits in prop::collection::vec((0_usize..25, row()), 0..8),
        dropped in prop::collection::btree_set(0_usize..25, 0..5),
        added in prop::collection::vec(row(), 0..5),
        allocate in prop::sample::select(vec![
            Allocate::Apart, Allocate::Start, Allocate::End, Allocate::Spread,
        ]),
        unit in prop::sample::select(vec![Unit::Year, Unit::Month]),
        by_city in any::<bool>(),
        in_a in any::<bool>(),
        days in prop::sample::select(vec![None, Some("2018..2019-06"), Some("2019..2020")]),
    ) {
        let mut new = old.clone();
        for (at, edited) in &edits {
            if let Some(row) = new.get_mut(*at) {
                *row = Row { id: row.id, ..edited.clone() };
            }
        }
        let mut position = 0;
        new.retain(|_| {
            position += 1;
            !dropped.contains(&(position - 1))
        });
        new.extend(added);
        let dir = Workdir::with("old.csv", text(&old));
        dir.write("new.csv", text(&new));
        let lists = [read(&dir, "old.csv"), read(&dir, "new.csv")];
        let found = diff(&lists[0], &lists[1]).unwrap();

        // Every record is one of the pairs, or alone, or one of several of its id.
        let mut plan = Plan::new()
            .by(Dimension::Time(unit))
            .measure(Measure::Incidents)
            .measure(Measure::Killed)
            .allocate(allocate);
        if by_city {
            plan = plan.by(Dimension::Text(Column::City));
        }
        if in_a {
            plan = plan.filter(Filter { place: vec!["A".to_owned()], ..Filter::default() });
        }
        let plans = [
            plan.clone(),
            Plan { coverage: days.map(|days| parse_range(days).unwrap()), ..plan },
        ];
        let changes = figure_changes(&found, [&lists[0], &lists[1]], [&plans[0], &plans[1]]);
        let changes = changes.unwrap();
        for cell in changes.cells.iter().chain([&changes.total]) {
            for measure in 0..2 {
                let parts = PartKind::ALL
                    .iter()
                    .fold(FigureAmount::default(), |sum, kind| sum.plus(cell.part(*kind, measure)));
                prop_assert!(
                    close(numbers(parts), numbers(cell.change(measure))),
                    "{:?} {:?}", cell, found.repeated
                );
            }
        }
        // The cells are those of the two tables.
        let totals = [0, 1].map(|side| {
            let total = plans[side].run(&lists[side].frame).unwrap().total;
            (total.incidents, total.value(Measure::Killed))
        });
        prop_assert!((changes.total.before[0].value - totals[0].0).abs() < 1e-6);
        prop_assert!((changes.total.after[0].value - totals[1].0).abs() < 1e-6);
        let kinds: BTreeMap<_, usize> = changes.cells.iter().flat_map(|cell| cell.parts.keys())
            .fold(BTreeMap::new(), |mut counts, kind| {
                *counts.entry(*kind).or_default() += 1;
                counts
            });
        if old.len() == new.len() && edits.is_empty() && dropped.is_empty() && days.is_none() {
            prop_assert!(kinds.is_empty(), "{kinds:?}");
        }
    }
}
