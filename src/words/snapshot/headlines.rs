//! Headlines of charts.

use super::Page;
use super::samples::{NUMBERS, day};
use crate::query::{Measure, Unit};
use crate::words::{
    Amount, ChartSubject, Course, Headline, HeadlinePeriod, Most, OverTime, QuietTime, SoFar,
    SoFarAgainst,
};

pub(super) fn write(page: &mut Page) {
    page.file("headline/change.rs");
    say(page, &courses());
    page.file("headline/most.rs");
    say(page, &most());
    page.file("headline/quiet.rs");
    say(page, &quiet());
    page.file("headline/so_far.rs");
    say(page, &so_far());
    page.group("headline/mod.rs");
    say(page, &others());
}

fn say(page: &mut Page, headlines: &[Headline]) {
    page.plain(headlines.iter().map(Headline::text));
}

fn mosul() -> String {
    "mosul".to_owned()
}

fn year(year: i64) -> HeadlinePeriod {
    HeadlinePeriod::Period(Unit::Year, year)
}

fn over(measure: Measure, course: Course) -> Headline {
    Headline::OverTime(OverTime {
        measure,
        place: None,
        course,
    })
}

fn exactly(number: f64) -> Amount {
    Amount::Exactly(number)
}

fn courses() -> Vec<Headline> {
    let fell = |most, end, years: &[i64]| Course::Fell {
        from: (year(2007), most),
        to: (years.iter().copied().map(year).collect(), end),
    };
    let rose = |start, end| Course::Rose {
        from: (year(2004), start),
        to: (HeadlinePeriod::Named("2021 to 22 Jan".to_owned()), end),
    };
    let courses = every![
        Course::Fell { .. } => [
            fell(1000.0, 0.0, &[2020]),
            fell(1000.0, 0.0, &[2019, 2020]),
            fell(2.0, 0.0, &[2018, 2019, 2020]),
            fell(2.0, 1.0, &[2020]),
            fell(2.5, 0.5, &[2020]),
        ],
        Course::Rose { .. } => [rose(0.0, 1.0), rose(1.0, 2.0), rose(2.0, 1000.0)],
        Course::Highest(..) => [
            Course::Highest(year(2007), exactly(0.0)),
            Course::Highest(year(2007), exactly(1.0)),
            Course::Highest(year(2007), exactly(2.0)),
            Course::Highest(HeadlinePeriod::Period(Unit::Month, 2007 * 12), exactly(1000.0)),
            Course::Highest(HeadlinePeriod::Period(Unit::Quarter, 2007 * 4), exactly(1000.0)),
        ],
        Course::Alike(..) => [
            Course::Alike((year(2007), exactly(0.0)), (year(2013), exactly(0.0))),
            Course::Alike((year(2007), exactly(1.0)), (year(2013), exactly(1.0))),
            Course::Alike((year(2007), exactly(1000.0)), (year(2013), exactly(1002.0))),
        ],
    ];
    let mut headlines: Vec<Headline> = courses
        .into_iter()
        .map(|course| over(Measure::Incidents, course))
        .collect();
    for amount in [Amount::ByBest(1000.0), Amount::AtLeast(1000.0)] {
        headlines.push(over(Measure::Killed, Course::Highest(year(2007), amount)));
        let alike = Course::Alike((year(2007), exactly(1000.0)), (year(2013), amount));
        headlines.push(over(Measure::Killed, alike));
    }
    for measure in Measure::ALL {
        headlines.push(over(measure, fell(9.0, 0.0, &[2020])));
        headlines.push(over(measure, Course::Highest(year(2007), exactly(9.0))));
    }
    headlines.push(Headline::OverTime(OverTime {
        measure: Measure::Killed,
        place: Some(mosul()),
        course: rose(1.0, 2.0),
    }));
    headlines
}

fn most() -> Vec<Headline> {
    let of = |measure, value, total: Option<f64>| {
        Headline::Most(Most {
            name: "Sadr City".to_owned(),
            measure,
            value: exactly(value),
            total: total.map(exactly),
        })
    };
    let mut headlines = Vec::new();
    for value in [Amount::ByBest(1000.0), Amount::AtLeast(1000.0)] {
        let by_best = matches!(value, Amount::ByBest(_));
        headlines.push(Headline::Most(Most {
            name: "Sadr City".to_owned(),
            measure: Measure::Killed,
            value,
            total: by_best.then_some(Amount::ByBest(2000.0)),
        }));
    }
    for measure in Measure::ALL {
        headlines.extend([of(measure, 1.0, None), of(measure, 2.0, None)]);
    }
    for (value, total) in [(1.0, 2.0), (1.0, 1000.0), (999.0, 1000.0)] {
        headlines.push(of(Measure::Incidents, value, Some(total)));
    }
    headlines.push(of(Measure::Killed, 1000.0, Some(2000.0)));
    headlines
}

fn quiet() -> Vec<Headline> {
    let mut headlines = Vec::new();
    for open in [false, true] {
        for days in NUMBERS.map(u32::from) {
            headlines.push(Headline::QuietTime(QuietTime {
                place: Some(mosul()),
                days,
                end: day("2021-01-21"),
                open,
            }));
        }
    }
    headlines
}

fn so_far() -> Vec<Headline> {
    let of = |measure, value, against| {
        Headline::SoFar(SoFar {
            measure,
            place: Some(mosul()),
            year: 2021,
            by: Some(day("2021-01-22")),
            value,
            against,
            by_best: false,
        })
    };
    let against = every![
        SoFarAgainst::Year(..) => [
            SoFarAgainst::Year(2018, 0.0),
            SoFarAgainst::Year(2018, 1.0),
            SoFarAgainst::Year(2018, 1000.0),
        ],
        SoFarAgainst::MeanBefore(_) => [
            SoFarAgainst::MeanBefore(0.0),
            SoFarAgainst::MeanBefore(1.0),
            SoFarAgainst::MeanBefore(3.25),
        ],
    ];
    let mut headlines: Vec<Headline> = against
        .into_iter()
        .map(|against| of(Measure::Killed, 38.0, Some(against)))
        .collect();
    for measure in Measure::ALL {
        for number in NUMBERS.map(f64::from) {
            headlines.push(of(measure, number, None));
        }
    }
    headlines.push(Headline::SoFar(SoFar {
        measure: Measure::Killed,
        place: Some(mosul()),
        year: 2021,
        by: None,
        value: 1.0,
        against: Some(SoFarAgainst::MeanBefore(2.0)),
        by_best: true,
    }));
    headlines
}

fn others() -> Vec<Headline> {
    let range = |low, high| Headline::WidestRange {
        when: year(2007),
        low,
        high,
    };
    let worst = |measure, value| Headline::WorstDay {
        day: day("2016-07-03"),
        measure,
        value: exactly(value),
    };
    let ten = |measure, toll, worst| Headline::OneInTen {
        measure,
        toll,
        worst,
        of_known: toll == 1,
        by_best: toll == 2,
    };
    let change = |place, before, after| Headline::RateChange {
        place,
        unit: Unit::Month,
        before,
        after,
        last_of_old: 2016 * 12 + 6,
    };
    let killed = Measure::Killed;
    every![
        Headline::Subject(_) => [Headline::Subject(ChartSubject::ByDay(killed))],
        Headline::OverTime(_) => [over(killed, Course::Highest(year(2007), exactly(9.0)))],
        Headline::WidestRange { .. } => [range(0.0, 1.0), range(1.0, 2.0), range(2.0, 1000.0)],
        Headline::Most(_) => [most().remove(0)],
        Headline::WorstDay { .. } => [
            worst(Measure::Incidents, 1.0),
            worst(Measure::Incidents, 2.0),
            worst(Measure::Incidents, 1000.0),
            worst(Measure::FatalIncidents, 1.0),
            worst(killed, 0.0),
            worst(killed, 1.0),
            worst(killed, 1000.0),
            worst(Measure::Casualties, 1.0),
            Headline::WorstDay {
                day: day("2016-07-03"),
                measure: killed,
                value: Amount::AtLeast(324.0),
            },
        ],
        Headline::SoFar(_) => [so_far().remove(0)],
        Headline::QuietTime(_) => [quiet().remove(0)],
        Headline::OneInTen { .. } => [
            ten(killed, 0, 0),
            ten(killed, 1, 2),
            ten(killed, 2, 1000),
            ten(Measure::Casualties, 70, 1324),
        ],
        Headline::RateChange { .. } => [
            change(None, 1.0, 0.0),
            change(None, 2.0, 1.0),
            change(Some(mosul()), 0.5, 1000.0),
            change(None, 0.0, 1.0),
        ],
        Headline::NoRateChange { .. } => [
            Headline::NoRateChange { place: None },
            Headline::NoRateChange { place: Some(mosul()) },
        ],
        Headline::NoIncidents { .. } => [
            Headline::NoIncidents { place: None },
            Headline::NoIncidents { place: Some(mosul()) },
        ],
    ]
}
