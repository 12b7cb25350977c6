//! A trend in sentences and tables.

use super::Page;
use super::samples::{interval, span};
use crate::analysis::{CalendarPeriod, Change, ChangeRange, Trend, TrendPeriod};
use crate::estimate::chance::RateChange;
use crate::estimate::dispersion::Dispersion;
use crate::estimate::prior::GammaPrior;
use crate::estimate::quiet_run::QuietRun;
use crate::estimate::rate_ratio::ExposedCount;
use crate::estimate::{Level, NotEstimable};
use crate::query::{Span, Unit};
use crate::table::Answer;
use crate::words::trend::{last_change, sentences};

pub(super) fn write(page: &mut Page) {
    page.file("trend.rs");
    for (case, trend) in trends() {
        page.group(&case);
        page.plain(sentences(&trend));
        page.plain(last_change(&trend).map(|last| format!("last change: {last}")));
    }
    page.file("trend_table.rs");
    let trend = of(&[1, 0]);
    for table in [trend.reading().unwrap(), trend.rows().unwrap()] {
        super::rates_and_tables::headings(page, &table);
    }
}

fn month(at: usize) -> CalendarPeriod {
    CalendarPeriod {
        unit: Unit::Month,
        index: 2016 * 12 + i64::try_from(at).unwrap(),
    }
}

fn varied(index: f64, p_over: f64) -> Dispersion {
    Dispersion {
        periods: 24,
        mean: 2.0,
        variance: 2.0 * index,
        index,
        statistic: 23.0 * index,
        degrees: 23,
        p_over,
        p_under: 1.0 - p_over,
    }
}

/// Months with so many incidents each; nothing is said of them but that.
fn of(counts: &[u64]) -> Trend {
    let periods = counts.iter().enumerate().map(|(at, &incidents)| {
        let (first, last) = month(at).unit.days(month(at).index).unwrap();
        TrendPeriod {
            period: month(at),
            days: Span { first, last },
            complete: true,
            incidents,
            regime_rate: 1.0,
        }
    });
    Trend {
        undated: 0,
        unit: Unit::Month,
        periods: periods.collect(),
        incidents: counts.iter().sum(),
        dispersion: Ok(varied(1.2, 0.2)),
        dispersion_within: Ok(varied(1.0, 0.5)),
        negative_binomial: Err(NotEstimable::NoIncidents),
        long_run_dispersion: Ok(1.0),
        regimes: Vec::new(),
        changes: Vec::new(),
        candidates: Vec::new(),
        quiet: Err(NotEstimable::NoQuietRun),
        after_last: None,
        level: Level::P95,
        left_out: Vec::new(),
    }
}

fn change(before: f64, after: f64, first: usize, last: usize) -> Change {
    Change {
        last_of_old: month(first),
        position: first,
        credible: ChangeRange {
            first: month(first),
            last: month(last),
            first_position: first,
            last_position: last,
            probability: 0.95,
            log_bayes_factor: 5.0,
        },
        before,
        after,
        rates: RateChange {
            ratio: after / before,
            dispersion: 1.0,
            interval: interval(0.1, 0.9),
            p_value: 0.01,
        },
    }
}

fn quiet(rate: f64, chance: f64) -> QuietRun {
    QuietRun {
        earlier: ExposedCount {
            count: 10,
            exposure: 10.0,
        },
        quiet: 1.0,
        rate,
        chance,
        plug_in: chance,
        interval: interval(0.1, 0.9),
        dispersion: 1.0,
        prior: GammaPrior::default(),
    }
}

#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn trends() -> Vec<(String, Trend)> {
    let no_incident = Err(NotEstimable::NoIncidents);
    let mut trends = vec![
        (
            "no incident".to_owned(),
            Trend {
                dispersion: no_incident,
                dispersion_within: no_incident,
                quiet: Err(NotEstimable::NoIncidents),
                ..of(&[0, 0])
            },
        ),
        (
            "one month".to_owned(),
            Trend {
                dispersion: Err(NotEstimable::TooFewPeriods {
                    found: 1,
                    needed: 2,
                }),
                ..of(&[1])
            },
        ),
        ("two months".to_owned(), of(&[1, 1])),
        ("many incidents".to_owned(), of(&[999, 1])),
        (
            "no variation".to_owned(),
            Trend {
                dispersion: Ok(varied(0.0, 1.0)),
                ..of(&[1, 1])
            },
        ),
        (
            "as chance has it".to_owned(),
            Trend {
                dispersion: Ok(varied(1.0, 0.5)),
                ..of(&[1, 1])
            },
        ),
    ];
    for run in [1, 2, 1000] {
        let counts: Vec<u64> = std::iter::once(5)
            .chain(std::iter::repeat_n(0, run))
            .collect();
        let trend = Trend {
            quiet: Ok(quiet(1.0, 0.5)),
            ..of(&counts)
        };
        trends.push((format!("quiet for {run}"), trend));
    }
    let cut_short = |counts: &[u64]| {
        let mut trend = of(counts);
        if let Some(last) = trend.periods.last_mut() {
            last.complete = false;
        }
        trend
    };
    trends.push((
        "quiet for 2, the last in part".to_owned(),
        Trend {
            quiet: Ok(quiet(1.0, 0.5)),
            ..cut_short(&[5, 0, 0, 0])
        },
    ));
    trends.push(("quiet in part".to_owned(), cut_short(&[5, 0])));
    trends.push((
        "after the last record".to_owned(),
        Trend {
            quiet: Err(NotEstimable::ListEnded),
            after_last: Some(span("2018-03-02..2021-01-22")),
            ..of(&[5, 0, 0])
        },
    ));
    trends.push((
        "too short to tell chance".to_owned(),
        Trend {
            long_run_dispersion: Err(NotEstimable::TooFewPeriods {
                found: 2,
                needed: 8,
            }),
            ..of(&[1, 1])
        },
    ));
    for (case, changes, candidates, within) in [
        (
            "fell to none",
            vec![change(1.0, 0.0, 3, 3)],
            vec![],
            Ok(varied(1.0, 0.5)),
        ),
        (
            "fell, perhaps",
            vec![],
            vec![change(2.0, 1.0, 3, 9)],
            Ok(varied(2.5, 0.001)),
        ),
        (
            "rose and rose, then perhaps again",
            vec![change(0.0, 1.0, 3, 4), change(1.0, 1000.0, 8, 9)],
            vec![change(1000.0, 1001.0, 12, 12)],
            no_incident,
        ),
    ] {
        let trend = Trend {
            dispersion: Ok(varied(12.0, 0.0001)),
            dispersion_within: within,
            long_run_dispersion: Ok(2.5),
            changes,
            candidates,
            ..of(&[2, 1])
        };
        trends.push((case.to_owned(), trend));
    }
    trends.extend([1, 2, 1000].map(|undated| {
        let trend = Trend {
            undated,
            quiet: Ok(quiet(1.0, 0.5)),
            ..of(&[2, 0])
        };
        (format!("{undated} undated"), trend)
    }));
    trends
}
