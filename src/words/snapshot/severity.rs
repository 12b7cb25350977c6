//! A severity in sentences and tables.

use super::Page;
use super::samples::{day, interval, span};
use crate::analysis::{LargestIncident, Severity, Threshold};
use crate::estimate::random::Resampling;
use crate::estimate::record_highs::RecordHighs;
use crate::estimate::tail::alternative::{ExponentialTail, LogNormalTail};
use crate::estimate::tail::exceedance::{ChanceByBeginning, Exceedance};
use crate::estimate::tail::fit::TailFit;
use crate::estimate::tail::goodness::GoodnessOfFit;
use crate::estimate::tail::heaping::{Heaped, Heaping};
use crate::estimate::tail::power_law::PowerLaw;
use crate::estimate::tail::resample::{Spread, TailUncertainty};
use crate::estimate::tail::vuong::{Alternatives, Favours, Vuong};
use crate::estimate::toll::Scenarios;
use crate::estimate::{Interval, NotEstimable};
use crate::query::Measure;
use crate::table::Answer;
use crate::words::severity::sentences;

pub(super) fn write(page: &mut Page) {
    page.file("severity.rs");
    for (case, severity) in severities() {
        page.group(case);
        page.plain(sentences(&severity));
    }
    page.group("other tails");
    for verdict in favours() {
        page.plain(sentences(&favouring(verdict)).into_iter().rev().take(2));
    }
    page.group("chance of an incident");
    for (threshold, exceedance) in exceedances() {
        let severity = Severity {
            threshold: Some(threshold),
            exceedance: Some(exceedance),
            ..usual()
        };
        let all = sentences(&severity);
        let before = sentences(&usual()).len();
        page.plain(all.into_iter().skip(before));
    }
    page.file("severity_table.rs");
    for table in [usual().reading().unwrap(), usual().rows().unwrap()] {
        super::rates_and_tables::headings(page, &table);
    }
}

fn heaped(p_value: f64, ratio: Option<f64>) -> Heaped {
    Heaped {
        observed: 10,
        expected: 5.0,
        ratio,
        p_value,
    }
}

fn spread(standard_error: f64, interval: Interval) -> Spread {
    Spread {
        standard_error,
        interval,
    }
}

fn vuong<T>(alternative: T, favours: Favours, p_value: f64) -> Vuong<T> {
    Vuong {
        alternative,
        log_likelihood: -100.0,
        log_ratio: 1.0,
        statistic: 1.0,
        p_value,
        favours,
    }
}

fn lognormal() -> LogNormalTail {
    LogNormalTail {
        mu: 1.0,
        sigma: 1.0,
        slope: 1.0,
        curvature: 1.0,
        xmin: 1,
        at_power_law_limit: false,
    }
}

fn exponential() -> ExponentialTail {
    ExponentialTail {
        lambda: 0.1,
        xmin: 1,
    }
}

fn favours() -> Vec<Favours> {
    every![
        Favours::PowerLaw => [Favours::PowerLaw],
        Favours::Alternative => [Favours::Alternative],
        Favours::Neither => [Favours::Neither],
    ]
}

fn favouring(verdict: Favours) -> Severity {
    Severity {
        alternatives: Ok(Alternatives {
            lognormal: Ok(vuong(lognormal(), verdict, 0.05)),
            exponential: Ok(vuong(exponential(), verdict, 0.0001)),
        }),
        ..usual()
    }
}

fn usual() -> Severity {
    let none = heaped(1.0, None);
    Severity {
        measure: Measure::Killed,
        days: span("2003-03-20..2021-01-22"),
        tolls: vec![1, 2, 1000],
        known: 1000,
        unknown: 0,
        estimates_differ: false,
        largest: vec![LargestIncident {
            date: day("2016-07-03"),
            place: Some("Karrada".to_owned()),
            toll: 324,
            file: 0,
            line: 94,
        }],
        records: Ok(RecordHighs {
            positions: vec![0, 1],
            expected: 5.2,
            chance_of_last: 0.01,
        }),
        heaping: Heaping {
            tens: none,
            dozens: none,
            hundreds: none,
            tolls: Vec::new(),
        },
        fit: Ok(TailFit {
            law: PowerLaw {
                alpha: 2.5,
                xmin: 12,
            },
            xmin_given: false,
            alpha_error: None,
            tail_incidents: 120,
            below: 880,
            zeros: 0,
            log_likelihood: -100.0,
            distance: 0.01,
        }),
        uncertainty: Ok(TailUncertainty {
            alpha: spread(0.15, interval(2.2, 2.8)),
            xmin: spread(3.0, interval(8.0, 20.0)),
            tail_incidents: spread(10.0, interval(100.0, 150.0)),
            usable: 1000,
            resampling: Resampling::default(),
        }),
        goodness: Ok(GoodnessOfFit {
            p_value: 0.35,
            usable: 1000,
            replicates: 1000,
            seed: 1,
        }),
        alternatives: Err(NotEstimable::NoMaximum),
        threshold: None,
        exceedance: None,
        resampling: Resampling::default(),
        left_out: Vec::new(),
    }
}

fn severities() -> Vec<(&'static str, Severity)> {
    unfitted_ones().into_iter().chain(fitted_ones()).collect()
}

fn too_few(found: usize) -> NotEstimable {
    NotEstimable::TooFewIncidents { found, needed: 2 }
}

fn unfitted_ones() -> Vec<(&'static str, Severity)> {
    let records = |number: usize, expected| {
        Ok(RecordHighs {
            positions: (0..number).collect(),
            expected,
            chance_of_last: 0.5,
        })
    };
    let one = |place: Option<&str>, toll| {
        vec![LargestIncident {
            date: day("2016-07-03"),
            place: place.map(str::to_owned),
            toll,
            file: 0,
            line: 94,
        }]
    };
    let unfitted = |known: usize, unknown| Severity {
        known,
        unknown,
        largest: Vec::new(),
        fit: Err(too_few(known)),
        records: Err(NotEstimable::NoIncidents),
        ..usual()
    };
    vec![
        ("none", unfitted(0, 0)),
        ("none, one unknown", unfitted(0, 1)),
        (
            "one, two unknown",
            Severity {
                largest: one(None, 1),
                records: records(1, 1.0),
                ..unfitted(1, 2)
            },
        ),
        (
            "two, many unknown",
            Severity {
                largest: one(Some("Karrada"), 2),
                records: records(2, 1.5),
                estimates_differ: true,
                ..unfitted(2, 1000)
            },
        ),
    ]
}

fn fitted_ones() -> Vec<(&'static str, Severity)> {
    let small = |tail_incidents, xmin| TailFit {
        law: PowerLaw { alpha: 2.0, xmin },
        tail_incidents,
        ..usual().fit.unwrap()
    };
    vec![
        ("many", usual()),
        (
            "injured",
            Severity {
                measure: Measure::Casualties,
                ..usual()
            },
        ),
        (
            "rounded tolls",
            Severity {
                heaping: Heaping {
                    tens: heaped(0.001, Some(2.0)),
                    dozens: heaped(0.001, Some(1.5)),
                    hundreds: heaped(0.0001, Some(10.0)),
                    tolls: Vec::new(),
                },
                ..usual()
            },
        ),
        (
            "a tail of two from 1",
            Severity {
                fit: Ok(small(2, 1)),
                ..usual()
            },
        ),
        (
            "a tail of one from 1,000",
            Severity {
                fit: Ok(small(1, 1000)),
                ..usual()
            },
        ),
        (
            "nothing known of the fit",
            Severity {
                uncertainty: Err(NotEstimable::TooFewResamples { usable: 1 }),
                goodness: Err(NotEstimable::NoMaximum),
                ..usual()
            },
        ),
        (
            "no power law",
            Severity {
                goodness: Ok(GoodnessOfFit {
                    p_value: 0.0009,
                    usable: 1000,
                    replicates: 1000,
                    seed: 1,
                }),
                alternatives: Ok(Alternatives {
                    lognormal: Err(NotEstimable::NoMaximum),
                    exponential: Err(too_few(1)),
                }),
                ..usual()
            },
        ),
    ]
}

fn exceedances() -> Vec<(Threshold, Scenarios<Exceedance>)> {
    let years = 365.25;
    let of = |chance, observed, returns: f64, upper: f64| Exceedance {
        threshold: 300,
        horizon: 5.0 * years,
        observed,
        rate: 1.0 / returns,
        chance,
        chance_interval: interval(chance / 2.0, (chance * 2.0).min(1.0)),
        mean_chance: chance,
        return_period: returns * years,
        return_period_interval: interval(returns * years / 2.0, upper * years),
        by_beginning: ChanceByBeginning {
            first_xmin: 5,
            last_xmin: 20,
            least: 0.1,
            most: 0.3,
        },
        usable: 1000,
        resampling: Resampling::default(),
    };
    let same = |one: Exceedance| Scenarios {
        low: Ok(one),
        best: Ok(one),
        high: Ok(one),
    };
    let within = |at_least, years_ahead: f64| Threshold {
        at_least,
        within_days: years_ahead * years,
    };
    let failed = NotEstimable::TooFewIncidents {
        found: 1,
        needed: 2,
    };
    vec![
        (within(1, 1.0), same(of(1.0, 1000, 0.01, 0.02))),
        (within(2, 2.0), same(of(0.5, 2, 1.0, 2.0))),
        (within(300, 5.0), same(of(0.2, 1, 2.0, 1000.0))),
        (
            within(1000, 0.5),
            same(of(0.0001, 0, 1000.0, f64::INFINITY)),
        ),
        (
            within(300, 5.0),
            Scenarios {
                low: Err(failed),
                high: Err(failed),
                ..same(of(0.2, 1, 2.0, 4.0))
            },
        ),
        (
            within(1000, 5.0),
            Scenarios {
                best: Err(failed),
                ..same(of(0.2, 1, 2.0, 4.0))
            },
        ),
    ]
}
