//! What must hold for any records.

use std::path::Path;

use casualty::error::Result;
use casualty::query::{Dimension, Measure, Plan, Unit};
use casualty::read::{Incidents, LINE, ReadOptions, load};
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

/// The records, which must be the same whatever is read at once.
fn read_by_blocks(path: &Path) -> Result<Incidents> {
    let read = |block_bytes| {
        let options = ReadOptions {
            block_bytes,
            keep_rejects: true,
            ..ReadOptions::default()
        };
        load(&[path.to_path_buf()], &options)
    };
    let whole = read(4 << 20);
    for block_bytes in [4, 40] {
        match (&whole, &read(block_bytes)) {
            (Ok(whole), Ok(parts)) => {
                assert!(whole.frame.equals_missing(&parts.frame));
                let accounts = [whole, parts].map(|one| format!("{:?}", one.account));
                assert_eq!(accounts[0], accounts[1]);
            }
            (Err(whole), Err(parts)) => assert_eq!(whole.to_string(), parts.to_string()),
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => panic!("only one is refused: {error}"),
        }
    }
    whole
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
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(
            prop_oneof![
                any::<u8>(),
                prop::sample::select(b",;\t\"\"\n\r\n-0128a".to_vec()),
            ],
            0..300,
        ),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let mut text = format!("date{delimiter}killed\n").into_bytes();
        text.extend(bytes);
        let dir = Workdir::with("x.csv", text);
        if let Ok(loaded) = read_by_blocks(&dir.path().join("x.csv")) {
            let account = &loaded.account;
            prop_assert_eq!(
                account.rows,
                account.accepted + account.rejected + account.duplicates + account.blank
            );
            prop_assert_eq!(account.accepted, loaded.frame.height() as u64);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in prop::collection::vec(row(), 1..40), seed in 0usize..40) {
        let plan = Plan {
            measures: Measure::ALL.to_vec(),
            ..Plan::new()
                .by(Dimension::Text(casualty::schema::Column::City))
                .by(Dimension::Time(Unit::Year))
        };
        let mut turned = rows.clone();
        turned.rotate_left(seed % rows.len());
        turned.reverse();
        let groups = |rows: &[String]| {
            let dir = file(rows);
            let loaded = load(&[dir.path().join("x.csv")], &ReadOptions::default()).unwrap();
            plan.run(&loaded.frame)
                .map(|summary| summary.groups)
                .map_err(|error| (error.kind(), Box::new(error.place().clone())))
        };
        prop_assert_eq!(groups(&rows), groups(&turned));
    }

    /// Whatever a spreadsheet writes is read back, cell by cell and with its line.
    #[test]
    fn written_records_are_read_back(
        rows in prop::collection::vec(("[a-zé,;\"\n\r\t']{0,12}", "[a\" ,\n]{0,6}", 0u32..99), 1..12),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        crlf in any::<bool>(),
        style in prop::sample::select(vec![csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]),
    ) {
        let ends = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(ends)
            .quote_style(style)
            .from_writer(Vec::new());
        writer.write_record(["event_id", "date", "site", "notes", "killed"]).unwrap();
        let mut lines = Vec::new();
        let mut line = 2;
        for (number, (site, notes, killed)) in rows.iter().enumerate() {
            lines.push(line);
            let breaks = format!("{site}{notes}").matches('\n').count();
            line += 1 + i64::try_from(breaks).unwrap();
            let id = format!("E{number}");
            let killed = killed.to_string();
            writer.write_record([&id, "2018-01-01", site, notes, &killed]).unwrap();
        }
        let dir = Workdir::with("x.csv", writer.into_inner().unwrap());
        let loaded = load(&[dir.path().join("x.csv")], &ReadOptions::default()).unwrap();
        prop_assert_eq!(loaded.account.accepted, rows.len() as u64);
        prop_assert_eq!(&loaded.account.findings, &[]);
        let texts = |name: &str| -> Vec<String> {
            let column = loaded.frame.column(name).unwrap().str().unwrap();
            column.iter().map(|text| text.unwrap_or_default().to_owned()).collect()
        };
        let (sites, notes) = (texts("site"), texts("notes"));
        let found = loaded.frame.column(LINE).unwrap().i64().unwrap();
        prop_assert_eq!(found.iter().flatten().collect::<Vec<_>>(), lines);
        for (row, (site, note, _)) in rows.iter().enumerate() {
            prop_assert_eq!(&sites[row], site.trim());
            prop_assert_eq!(&notes[row], note.trim());
        }
    }

    /// The total, and that of each city, is what plain addition gives.
    #[test]
    fn totals_are_plain_sums(tolls in prop::collection::vec(("[AB]", prop::option::of(0i64..1000)), 1..60)) {
        let rows: Vec<String> = tolls
            .iter()
            .enumerate()
            .map(|(number, (city, toll))| {
                let toll = toll.map(|toll| toll.to_string()).unwrap_or_default();
                format!("E{number},2018-01-{:02},{city},{toll}", number % 28 + 1)
            })
            .collect();
        let dir = Workdir::with("x.csv", format!("event_id,date,city,killed\n{}\n", rows.join("\n")));
        let args = ["table", "x.csv", "--by", "city", "--measure", "incidents,killed", "--totals"];
        let said = dir.run(&[&args[..], &["--format", "csv"]].concat()).exits(0);
        for row in said.csv() {
            let of = |city: &str| row["city"] == "total" || row["city"] == city;
            let mine: Vec<Option<i64>> = tolls
                .iter()
                .filter(|(city, _)| of(city))
                .map(|(_, toll)| *toll)
                .collect();
            let known: Vec<i64> = mine.iter().flatten().copied().collect();
            let sum = (!known.is_empty()).then(|| known.iter().sum::<i64>().to_string());
            prop_assert_eq!(&row["incidents"], &mine.len().to_string());
            prop_assert_eq!(&row["killed"], &sum.unwrap_or_default());
            prop_assert_eq!(&row["killed_unknown"], &(mine.len() - known.len()).to_string());
        }
    }
}
