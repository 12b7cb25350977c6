//! Two periods compared.

use super::Page;
use super::samples::{NUMBERS, interval, span};
use crate::analysis::{ComparedPeriod, Comparison, ComparisonRow, Conclusion, RowEstimates};
use crate::estimate::Level;
use crate::query::{Allocate, Dimension, Measure, Period, Span, Sums};
use crate::words::{conclusion, period_label, period_name};

pub(super) fn write(page: &mut Page) {
    page.file("comparison/conclusion.rs");
    for what in conclusions() {
        for (against, baseline) in [(1.0, 2.0), (0.0, 1000.0), (1000.0, 0.0), (0.0, 0.0)] {
            let said = conclusion(&row(against, baseline, what));
            page.line(
                &format!("{against} against {baseline}"),
                said.as_deref().unwrap_or("nothing"),
            );
        }
    }
    page.file("comparison/period_name.rs");
    for period in periods() {
        page.plain([format!(
            "{}; {}",
            period_name(&period),
            period_label(&period)
        )]);
    }
    page.file("comparison/notes.rs");
    for (case, comparison) in comparisons() {
        page.group(case);
        let table = comparison.reading_table().unwrap();
        page.plain([&table.title]);
        page.plain(&table.notes);
    }
    page.file("comparison/figures.rs");
    for (case, comparison) in comparisons() {
        page.group(case);
        super::rates_and_tables::headings(page, &comparison.table().unwrap());
    }
    page.file("comparison/table.rs");
    for (case, comparison) in comparisons() {
        page.group(case);
        super::rates_and_tables::headings(page, &comparison.reading_table().unwrap());
    }
}

fn conclusions() -> Vec<Conclusion> {
    let change = |ratio, lower, upper| Conclusion::Change {
        ratio,
        interval: interval(lower, upper),
    };
    every![
        Conclusion::NotEstimated => [Conclusion::NotEstimated],
        Conclusion::NoIncident => [Conclusion::NoIncident],
        Conclusion::NoChange { .. } => [
            Conclusion::NoChange { ratio: interval(0.013, 78.5) },
            Conclusion::NoChange { ratio: interval(0.0, 39.0) },
            Conclusion::NoChange { ratio: interval(0.1, f64::INFINITY) },
        ],
        Conclusion::Change { .. } => [
            change(0.083, 0.017, 0.26),
            change(0.5, 0.4, 0.6),
            change(2.0, 1.5, 3.0),
            change(1000.0, 130.0, f64::INFINITY),
        ],
    ]
}

fn row(against: f64, baseline: f64, conclusion: Conclusion) -> ComparisonRow {
    ComparisonRow {
        keys: Vec::new(),
        baseline: Sums::of_incidents(baseline),
        against: Sums::of_incidents(against),
        full_baseline: None,
        full_against: None,
        rate_ratio: None,
        estimates: RowEstimates {
            conclusion,
            ..RowEstimates::default()
        },
    }
}

fn period(name: &str, days: &str, full: Option<Span>) -> ComparedPeriod {
    ComparedPeriod {
        period: Period {
            name: name.to_owned(),
            span: span(name),
        },
        days: span(days),
        full,
    }
}

fn periods() -> Vec<ComparedPeriod> {
    vec![
        period("2018", "2018", None),
        period("2021", "2021-01-01..2021-01-22", None),
        period("2003", "2003-03-20..2003-12-31", None),
        period("2003", "2003-03-20..2003-04-09", None),
        period("2017-01..2017-06", "2017-01..2017-06", None),
        period("2017-01..2018-06", "2017-02-01..2018-05-31", None),
        period("2018-01-15", "2018-01-15", None),
    ]
}

fn comparisons() -> Vec<(&'static str, Comparison)> {
    let plain = || Comparison {
        dimensions: Vec::new(),
        measures: vec![Measure::Killed],
        allocate: Allocate::default(),
        baseline: period("2018", "2018", None),
        against: period("2020", "2020", None),
        rows: Vec::new(),
        all_rows: 0,
        total: row(1.0, 2.0, Conclusion::NoIncident),
        level: Level::P95,
        no_variance: vec![(Measure::Killed, 2.361)],
        left_out: Vec::new(),
        at_edge: [Sums::default(); 2],
        of_summaries: [Sums::default(); 2],
    };
    let by_place = |shown: usize, all_rows| Comparison {
        dimensions: vec![Dimension::ADMIN1],
        rows: vec![row(0.0, 0.0, Conclusion::NoIncident); shown],
        all_rows,
        ..plain()
    };
    // Rows need a key a dimension.
    let by_place = |shown, all| {
        let mut comparison = by_place(shown, all);
        for row in &mut comparison.rows {
            row.keys = vec![crate::query::Key::Text(Some("Baghdad".into()))];
        }
        comparison
    };
    vec![
        ("the whole", plain()),
        (
            "one day each",
            Comparison {
                baseline: period("2018-01-15", "2018-01-15", None),
                against: period("2018-01-16", "2018-01-16", None),
                ..plain()
            },
        ),
        (
            "in part",
            Comparison {
                baseline: period("2018", "2018-01-01..2018-01-22", Some(span("2018"))),
                against: period("2021", "2021-01-01..2021-01-22", None),
                ..plain()
            },
        ),
        (
            "losses",
            Comparison {
                at_edge: [Sums::of_incidents(1.0), Sums::of_incidents(2.0)],
                of_summaries: [Sums::of_incidents(0.0), Sums::of_incidents(1000.0)],
                ..plain()
            },
        ),
        (
            "spread over days",
            Comparison {
                allocate: Allocate::Spread,
                ..plain()
            },
        ),
        ("by place, 0 of 1", by_place(0, 1)),
        ("by place, 1 of 2", by_place(1, 2)),
        ("by place, 2 of 1,000", by_place(2, usize::from(NUMBERS[3]))),
        ("by place, all", by_place(1, 1)),
    ]
}
