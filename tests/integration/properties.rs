//! What must hold for any records.

use casualty::query::{Dimension, Measure, Plan, Unit};
use casualty::read::{ReadOptions, load};
use proptest::prelude::*;

use crate::workdir::Workdir;

fn row() -> impl Strategy<Value = String> {
    let toll = prop_oneof![
        Just(String::new()),
        (0u32..500).prop_map(|toll| toll.to_string())
    ];
    (
        2000u32..2004,
        1u32..13,
        1u32..32,
        "[AB]",
        toll.clone(),
        toll.clone(),
        toll,
    )
        .prop_map(|(year, month, day, city, low, best, high)| {
            format!("{year}-{month:02}-{day:02},{city},{low},{best},{high}")
        })
}

fn file(rows: &[String]) -> Workdir {
    let head = "date,city,killed_low,killed,killed_high";
    Workdir::with("x.csv", format!("{head}\n{}\n", rows.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_row_is_accounted_for(rows in prop::collection::vec(row(), 1..40)) {
        let dir = file(&rows);
        let loaded = load(&[dir.path().join("x.csv")], &ReadOptions::default()).unwrap();
        let account = &loaded.account;
        prop_assert_eq!(account.rows, rows.len() as u64);
        prop_assert_eq!(
            account.rows,
            account.accepted + account.rejected + account.duplicates + account.blank
        );
        prop_assert_eq!(account.accepted, loaded.frame.height() as u64);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a,;\"\n2018\\-é]{0,200}") {
        let dir = Workdir::with("x.csv", format!("date,killed\n{text}"));
        if let Ok(loaded) = load(&[dir.path().join("x.csv")], &ReadOptions::default()) {
            let account = &loaded.account;
            prop_assert_eq!(
                account.rows,
                account.accepted + account.rejected + account.duplicates + account.blank
            );
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in prop::collection::vec(row(), 1..40), seed in 0usize..40) {
        let plan = Plan {
            dimensions: vec![Dimension::Text(casualty::schema::Column::City), Dimension::Time(Unit::Year)],
            measures: Measure::ALL.to_vec(),
            ..Plan::default()
        };
        let mut turned = rows.clone();
        turned.rotate_left(seed % rows.len());
        turned.reverse();
        let groups = |rows: &[String]| {
            let dir = file(rows);
            let loaded = load(&[dir.path().join("x.csv")], &ReadOptions::default()).unwrap();
            plan.run(&loaded.frame).ok().map(|summary| summary.groups)
        };
        prop_assert_eq!(groups(&rows), groups(&turned));
    }
}
