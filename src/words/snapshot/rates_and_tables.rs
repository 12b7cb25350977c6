//! Rates, tabulations, and the headings of tables.

use super::Page;
use super::samples::span;
use crate::analysis::{
    NoPersonYears, PlaceRate, RateOptions, Rates, TabulateOptions, partial_periods, tabulate,
};
use crate::query::{Dimension, Measure, Plan, Sums, Unit};
use crate::read::{ReadOptions, load};
use crate::table::Table;
use crate::words::no_person_years;

/// The title, the headings of the columns and the notes.
pub(super) fn headings(page: &mut Page, table: &Table) {
    let labels: Vec<&str> = table
        .columns()
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    let title = if table.title.is_empty() {
        "(without a title)"
    } else {
        &table.title
    };
    page.plain([format!("{title}: {}", labels.join(" | "))]);
    page.plain(&table.notes);
}

pub(super) fn write(page: &mut Page) {
    page.file("rate.rs");
    page.plain(missing().into_iter().map(no_person_years));
    for (without, all) in [(0, 1), (1, 1), (1, 2), (2, 2), (1000, 1000)] {
        page.group(&format!("{without} of {all} places without a rate"));
        headings(page, &rates(without, all).table().unwrap());
    }
    page.file("tabulation.rs");
    for (case, table) in tabulations() {
        page.group(&case);
        headings(page, &table);
    }
}

fn missing() -> Vec<NoPersonYears> {
    let years = |years, first, last| NoPersonYears::NoPopulation { years, first, last };
    every![
        NoPersonYears::UnknownPlace => [NoPersonYears::UnknownPlace],
        NoPersonYears::NoSuchPlace => [NoPersonYears::NoSuchPlace],
        NoPersonYears::NoPopulation { .. } => [
            years(1, 2018, 2018),
            years(2, 2018, 2019),
            years(2, 2016, 2019),
            years(1000, 1000, 1999),
        ],
    ]
}

fn rates(without: usize, all: usize) -> Rates {
    let place = |at: usize| PlaceRate {
        place: Some("Iraq".into()),
        sums: Sums::of_incidents(1.0),
        person_years: if at < without {
            Err(NoPersonYears::NoSuchPlace)
        } else {
            Ok(1000.0)
        },
        incidents: None,
        interval: None,
        toll: None,
    };
    Rates {
        options: RateOptions::default(),
        days: span("2018..2019"),
        places: (0..all).map(place).collect(),
        no_variance: (all > 1).then_some(2.361),
        left_out: Vec::new(),
    }
}

fn tabulations() -> Vec<(String, Table)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.csv");
    let rows: String = (1..=1000)
        .map(|row| format!("2018-02-03,City {row},1\n"))
        .collect();
    std::fs::write(
        &path,
        format!("date,city,killed\n{rows}2018-03-04,City 1,\n"),
    )
    .unwrap();
    let frame = load(&[path], &ReadOptions::default()).unwrap().frame;
    let plan = |measures: &[Measure]| Plan {
        dimensions: vec![Dimension::Text(crate::schema::Column::City)],
        measures: measures.to_vec(),
        ..Plan::default()
    };
    let whole = |plan: Plan, options: TabulateOptions| tabulate(&plan, &frame, &options).unwrap();
    let mut tables = Vec::new();
    for top in [1, 2] {
        let options = TabulateOptions {
            top: Some(top),
            ..TabulateOptions::default()
        };
        let table = whole(plan(&[Measure::Killed]), options).table().unwrap();
        tables.push((format!("{top} of 1,000 rows"), table));
    }
    let options = TabulateOptions {
        top: Some(1),
        totals: true,
        ..TabulateOptions::default()
    };
    let mut all = whole(plan(&Measure::ALL), options);
    all.partial = partial_periods(Unit::Year, span("2003-10-27..2021-01-22"));
    tables.push((
        "all measures, with a total".to_owned(),
        all.table().unwrap(),
    ));
    all.summary.window = None;
    all.all_rows = 2;
    tables.push(("1 of 2 rows".to_owned(), all.table().unwrap()));
    let options = TabulateOptions::default().pivot(Dimension::YEAR);
    let mut by_year = plan(&[Measure::Incidents, Measure::FatalIncidents]);
    by_year.dimensions.push(Dimension::YEAR);
    tables.push((
        "years as columns".to_owned(),
        whole(by_year, options).table().unwrap(),
    ));
    tables
}
