//! What charts are of, their labels and their feet.

use super::Page;
use super::samples::{NUMBERS, day, span};
use crate::estimate::Level;
use crate::evidence::Reach;
use crate::query::{Criterion, Dimension, Filter, LeftOut, Measure, Unit};
use crate::schema::{Completeness, RuledBy};
use crate::words::*;

pub(super) fn write(page: &mut Page) {
    page.file("chart_subject.rs");
    let window = Some(span("2013-01-01..2021-01-22"));
    for subject in subjects() {
        page.plain([
            subject.title(),
            chart_subtitle(&Filter::default(), &subject, window),
        ]);
    }
    for measure in Measure::ALL {
        page.plain([ChartSubject::PerIncident(measure).title()]);
    }
    page.file("chart_foot.rs");
    feet(page);
    page.file("chart_labels.rs");
    labels(page);
}

fn subjects() -> Vec<ChartSubject> {
    let (killed, by) = (Measure::Killed, Dimension::ADMIN1);
    let mosul = || Some("mosul".to_owned());
    every![
        ChartSubject::PerPeriod(..) => [ChartSubject::PerPeriod(killed, Unit::IsoWeek)],
        ChartSubject::By(..) => [ChartSubject::By(Measure::MaxKilled, by)],
        ChartSubject::ByAndPeriod(..) => [ChartSubject::ByAndPeriod(killed, by, Unit::EpiWeek)],
        ChartSubject::TwoPeriods { .. } => [ChartSubject::TwoPeriods {
            measure: killed,
            by,
            days: [span("2013"), span("2014-01-01")],
        }],
        ChartSubject::ByDay(_) => [ChartSubject::ByDay(killed)],
        ChartSubject::ByPlace(..) => [
            ChartSubject::ByPlace(killed, None),
            ChartSubject::ByPlace(killed, mosul()),
        ],
        ChartSubject::SummedOverYear(_) => [ChartSubject::SummedOverYear(killed)],
        ChartSubject::DaysBetween(_) => [
            ChartSubject::DaysBetween(None),
            ChartSubject::DaysBetween(mosul()),
        ],
        ChartSubject::PerIncident(_) => [ChartSubject::PerIncident(killed)],
        ChartSubject::Rates(_) => [ChartSubject::Rates(Unit::IsoWeek)],
    ]
}

fn feet(page: &mut Page) {
    let foot = |incidents: f64, not_drawn: Vec<NotDrawn>| ChartFoot {
        source: "data.csv".to_owned(),
        own_source: None,
        as_of: Some(day("2021-01-22")),
        incidents,
        not_drawn,
        left_out: Vec::new(),
        rows: None,
        reach: None,
    };
    page.plain(NUMBERS.map(|number| foot(f64::from(number), Vec::new()).line()));
    page.plain([ChartFoot {
        as_of: None,
        ..foot(0.5, Vec::new())
    }
    .line()]);
    let loss = |number: u64| Loss::of_incidents(number).unwrap();
    let not_drawn = |number: u64| {
        every![
            NotDrawn::Rows { .. } => [
                NotDrawn::Rows { shown: 1, all: 2 },
                NotDrawn::Rows { shown: 20, all: 1000 },
            ],
            NotDrawn::WithoutCoordinates(_) => [NotDrawn::WithoutCoordinates(number)],
            NotDrawn::OutsideMap(_) => [NotDrawn::OutsideMap(number)],
            NotDrawn::UnknownInSums(_) => [NotDrawn::UnknownInSums(number)],
            NotDrawn::UnknownInDistribution(_) => [NotDrawn::UnknownInDistribution(number)],
            NotDrawn::Undated(_) => [NotDrawn::Undated(loss(number))],
            NotDrawn::OfPartYear(_) => [NotDrawn::OfPartYear(loss(number))],
            NotDrawn::AtEdge(_) => [NotDrawn::AtEdge(loss(number))],
            NotDrawn::Unplaced(_) => [NotDrawn::Unplaced(loss(number))],
            NotDrawn::OfSummaries(_) => [NotDrawn::OfSummaries(loss(number))],
            NotDrawn::PlacedByRule(_) => [NotDrawn::PlacedByRule(loss(number))],
        ]
    };
    for number in [1, 2, 1000] {
        for part in not_drawn(number) {
            page.plain([foot(1000.0, vec![part]).line()]);
        }
    }
    page.plain([foot(1000.0, not_drawn(1)).line()]);
    for own in ["Source: the ministry", "Data by the ministry."] {
        page.plain([ChartFoot {
            own_source: Some(own.to_owned()),
            left_out: vec![LeftOut::Unknown {
                criterion: Criterion::MinKilled,
                incidents: 2,
            }],
            rows: Some("3 rows read, 1 rejected; casualty check says which.".to_owned()),
            ..foot(1000.0, not_drawn(1)[..2].to_vec())
        }
        .line()]);
    }
    page.plain([ChartFoot {
        reach: Some(Reach {
            least_killed: Some((30, RuledBy::High)),
            complete: Some(Completeness::Undercount),
            ..Reach::default()
        }),
        ..foot(1000.0, Vec::new())
    }
    .line()]);
}

fn labels(page: &mut Page) {
    let (on, karrada) = (day("2016-07-03"), Some("Karrada"));
    page.plain(Unit::ALL.map(mean_rate));
    page.plain([change_band(Level::P95), days_since(), vague_place()]);
    page.plain([dated_place(on, karrada), dated_place(on, None)]);
    for toll in NUMBERS.map(u64::from) {
        page.plain([
            dated_toll(karrada, on, toll),
            power_law(toll, 2.5),
            format!("{toll} {OR_MORE}"),
        ]);
    }
    page.plain([dated_toll(None, on, 2)]);
    for measure in Measure::ALL {
        page.plain([toll_of_incident(measure), share_of_incidents(measure)]);
    }
}
