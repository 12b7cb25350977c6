//! The parts of which sentences are made.

use super::Page;
use super::samples::{
    NUMBERS, TOLLS, areas, day, evidence, incident, karrada, kinds, span, toll as range,
};
use crate::analysis::{PartialPeriod, partial_periods};
use crate::estimate::NotEstimable;
use crate::evidence::MatchBasis;
use crate::query::{Dimension, Measure, Unit};
use crate::words::duration::duration;
use crate::words::first_rows::first_rows;
use crate::words::measure::{counted, happened, number_of};
use crate::words::ratio::{from_rate_to, times_the};
use crate::words::*;

pub(super) fn write(page: &mut Page) {
    counts(page);
    days(page);
    measures(page);
    tolls(page);
    groups(page);
    losses(page);
    page.file("evidence.rs");
    evidence_lines(page);
    page.group("why a figure is not estimated: estimate/not_estimable.rs");
    page.plain(not_estimable().iter().map(ToString::to_string));
}

fn counts(page: &mut Page) {
    page.file("count.rs");
    for noun in [INCIDENT, CLAIM, ROW, DAY, YEAR, PLACE] {
        let counted = NUMBERS.map(|number| noun.count(f64::from(number)));
        page.plain([counted.join("; ")]);
    }
    page.plain([INCIDENT.count(0.5)]);
    page.file("unit.rs");
    for one in Unit::ALL {
        page.plain([format!(
            "{}: {}, {}",
            one.name(),
            unit(one).one,
            unit(one).many
        )]);
    }
    page.file("list.rs");
    for list in [&["a"][..], &["a", "b"], &["a", "b", "c"]] {
        page.plain([format!("{}; {}", all_of(list), any_of(list))]);
    }
    page.file("ratio.rs");
    for ratio in [0.0, 0.5, 1.0, 2.0, 1000.0] {
        page.plain([format!("{} earlier", times_the(ratio))]);
        page.plain([
            from_rate_to(ratio, 0.0, "month"),
            from_rate_to(0.0, ratio, "month"),
        ]);
    }
    page.file("duration.rs");
    for days in [1.0, 2.0, 182.625, 365.25, 730.5, 365_250.0] {
        page.line(&days.to_string(), &duration(days));
    }
    page.file("first_rows.rs");
    for (shown, all) in [(0, 1), (1, 2), (2, 1000), (1000, 1001)] {
        page.plain([first_rows(shown, all, false), first_rows(shown, all, true)]);
    }
    page.file("capital.rs");
    page.plain([capital("éalain"), capital("1 incident")]);
    page.file("chance.rs");
    for p in [0.0, 0.0009, 0.001, 0.01, 0.123, 0.5, 0.999, 1.0] {
        page.line(&p.to_string(), &format!("{}; p {}", chance(p), p_is(p)));
    }
}

fn losses(page: &mut Page) {
    page.file("loss.rs");
    for number in [1, 2, 1000] {
        let loss = Loss::of_incidents(number).unwrap();
        page.plain([
            loss.in_own_rows(),
            loss.of_day_unknown(),
            loss.at_edge(),
            loss.of_summaries(),
            loss.placed_by_rule(),
        ]);
    }
}

fn days(page: &mut Page) {
    page.file("day.rs");
    let first = day("2018-01-01");
    page.plain([short_day(first), day_and_month(first), long_day(first)]);
    let units = every![
        Unit::Year => [Unit::Year],
        Unit::Quarter => [Unit::Quarter],
        Unit::Month => [Unit::Month],
        Unit::IsoWeek => [Unit::IsoWeek],
        Unit::EpiWeek => [Unit::EpiWeek],
        Unit::Weekday => [Unit::Weekday],
        Unit::Day => [Unit::Day],
    ];
    page.lines(
        units
            .iter()
            .map(|unit| (unit.name(), period(*unit, unit.index(first)))),
    );
    for days in [
        "2018",
        "2018-Q2",
        "2018-01",
        "2018-01-15",
        "2013..2016",
        "2016-07-03..2016-07-05",
        "2016-07-30..2016-08-02",
        "2016-07..2016-08",
        "2018-12-30..2019-01-02",
    ] {
        let span = span(days);
        page.line(
            days,
            &format!("{}; {}; {}", span_words(span), during(span), from_to(span)),
        );
    }
    page.file("partial_period.rs");
    for (unit, window) in [
        (Unit::Year, "2003-10-27..2021-01-22"),
        (Unit::Month, "2018-02-02..2018-02-27"),
        (Unit::IsoWeek, "2018-01-02..2018-01-20"),
    ] {
        let partial: Vec<PartialPeriod> = partial_periods(unit, span(window));
        page.plain(partial.iter().map(partial_period));
    }
}

fn measures(page: &mut Page) {
    page.file("measure.rs");
    for measure in Measure::ALL {
        page.line(
            measure.name(),
            &format!(
                "{}; {}; {}",
                noun(measure),
                subject(measure),
                measure.label()
            ),
        );
    }
    for measure in Measure::ALL {
        page.plain([number_of(measure)]);
        for number in NUMBERS.map(f64::from) {
            page.plain([format!(
                "{}; {}",
                counted(measure, number),
                capital(&happened(measure, number))
            )]);
        }
    }
    page.file("dimension.rs");
    page.lines(Dimension::all().map(|one| (one.name(), dimension(one))));
}

fn tolls(page: &mut Page) {
    page.file("toll.rs");
    for text in TOLLS {
        let given = range(text);
        page.line(
            text,
            &format!(
                "{}; {}; {}",
                toll(given),
                toll_of(Measure::Killed, given),
                toll_in_sentence(Measure::Casualties, given)
            ),
        );
    }
}

fn groups(page: &mut Page) {
    page.file("group.rs");
    page.plain(areas().iter().map(in_area));
    for such in kinds() {
        page.plain([such_incident(&such), such_incidents(&such)]);
        let counted = NUMBERS.map(|number| count_of_such(&such, usize::from(number)));
        page.plain([counted.join("; ")]);
    }
    page.plain([mention(&karrada())]);
    for text in TOLLS {
        page.line(text, &mention(&incident("2018-01-15", text, None)));
    }
    for days in ["2016-07", "2016", "2016-07-03..2016-07-05"] {
        page.line(days, &mention(&incident(days, "/38/", Some("Karrada"))));
    }
}

/// Sentences that stand where a figure would have stood.
fn not_estimable() -> Vec<NotEstimable> {
    let tolls = |found| NotEstimable::TooFewIncidents { found, needed: 2 };
    let periods = |found, needed| NotEstimable::TooFewPeriods { found, needed };
    let resamples = |usable| NotEstimable::TooFewResamples { usable };
    every![
        NotEstimable::NoIncidents => [NotEstimable::NoIncidents],
        NotEstimable::NoIncidentsOnEitherSide => [NotEstimable::NoIncidentsOnEitherSide],
        NotEstimable::TooFewIncidents { .. } => [tolls(0), tolls(1)],
        NotEstimable::TooFewClusters { .. } => [NotEstimable::TooFewClusters {
            expected: 0.97,
            needed: 1.5,
        }],
        NotEstimable::TooFewPeriods { .. } => [periods(0, 1), periods(1, 2), periods(2, 1000)],
        NotEstimable::NoExposure => [NotEstimable::NoExposure],
        NotEstimable::UnequalLengths { .. } => [
            NotEstimable::UnequalLengths { counts: 1, exposures: 2 },
            NotEstimable::UnequalLengths { counts: 1000, exposures: 1 },
        ],
        NotEstimable::AllZero => [NotEstimable::AllZero],
        NotEstimable::AllEqual { .. } => [
            NotEstimable::AllEqual { value: 1 },
            NotEstimable::AllEqual { value: 1000 },
        ],
        NotEstimable::NotOverdispersed { .. } => [
            NotEstimable::NotOverdispersed { variance: 1.0, mean: 2.0 },
        ],
        NotEstimable::NoQuietRun => [NotEstimable::NoQuietRun],
        NotEstimable::ListEnded => [NotEstimable::ListEnded],
        NotEstimable::ZeroDenominator => [NotEstimable::ZeroDenominator],
        NotEstimable::NoDispersion => [NotEstimable::NoDispersion],
        NotEstimable::NoHorizon => [NotEstimable::NoHorizon],
        NotEstimable::TooFewResamples { .. } => [resamples(0), resamples(1), resamples(2)],
        NotEstimable::NoMaximum => [NotEstimable::NoMaximum],
    ]
}

fn evidence_lines(page: &mut Page) {
    for killed in TOLLS {
        page.line(
            killed,
            &evidence_line(&evidence("2018-01-15", killed, "//")),
        );
    }
    for injured in ["/0/", "/1/", "/1000/", "1//"] {
        page.line(
            injured,
            &evidence_line(&evidence("2018-01-15", "/38/", injured)),
        );
    }
    page.plain([evidence_line(&evidence("2018-01", "/38/", "62//105"))]);
    let bases = every![
        MatchBasis::Same => [MatchBasis::Same],
        MatchBasis::Folding => [MatchBasis::Folding],
        MatchBasis::Alias => [MatchBasis::Alias],
        MatchBasis::Words => [MatchBasis::Words],
        MatchBasis::Distance(_) => [
            MatchBasis::Distance(0.0),
            MatchBasis::Distance(0.4),
            MatchBasis::Distance(1.0),
            MatchBasis::Distance(1000.0),
        ],
    ];
    for basis in bases {
        let matched = evidence("2018-01-15", "/38/", "//").matched(Some(basis));
        page.line(&match_basis(basis), &evidence_line(&matched));
    }
}
