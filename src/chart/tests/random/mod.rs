//! Random charts of every kind, as odd as data can be.

mod days;
mod over_time;
mod places;

pub(crate) use days::{calendar, gaps, season, severity};
pub(crate) use over_time::{multiples, range, timeline, trend};
pub(crate) use places::{compare, heatmap, map, rank, slope};

use proptest::option;
use proptest::prelude::*;

use crate::chart::*;

/// Places as data has them: short, long, without spaces, in several scripts.
pub(crate) fn place() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Şalāḩ ad Dīn province".to_owned()),
        Just("بغداد".to_owned()),
        Just("محافظة صلاح الدين".to_owned()),
        Just("Ομόνοια & <Κέντρο>".to_owned()),
        Just("バグダッド".to_owned()),
        Just(String::new()),
        "[A-Za-zÀ-ž' -]{1,90}",
        "[a-z]{60,90}",
    ]
}

pub(crate) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => Just(0.0),
        5 => (1u32..60).prop_map(f64::from),
        3 => (1u32..3_000_000).prop_map(f64::from),
        1 => 0.001f64..50.0,
    ]
}

pub(crate) fn figure() -> impl Strategy<Value = Estimate> {
    (
        option::weighted(0.85, number()),
        option::of((0.0f64..1.0, 1.0f64..2.0)),
    )
        .prop_map(|(value, spread)| Estimate {
            value,
            low: value.zip(spread).map(|(v, (low, _))| (v * low).floor()),
            high: value.zip(spread).map(|(v, (_, high))| (v * high).ceil()),
        })
}

pub(crate) fn partial() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.1, Just("to 21 Jan".to_owned()))
}

/// Periods of one sort from a random start.
pub(crate) fn periods() -> impl Strategy<Value = Vec<(AxisPeriod, String)>> {
    let small = |number: i32| u8::try_from(number).expect("below 60");
    (0usize..5, 1990i32..2020, 0i32..12, 0i32..320).prop_map(move |(sort, year, first, count)| {
        (first..first + count)
            .map(|i| match sort {
                0 => {
                    let year = year + i % 45;
                    (AxisPeriod::Year(year), year.to_string())
                }
                1 => {
                    let (year, month) = (year + i / 12, i % 12 + 1);
                    let period = AxisPeriod::Month(year, small(month));
                    (period, format!("{year}-{month:02}"))
                }
                2 => {
                    let (year, quarter) = (year + i / 4, i % 4 + 1);
                    let period = AxisPeriod::Quarter(year, small(quarter));
                    (period, format!("{year}-Q{quarter}"))
                }
                3 => {
                    let (year, week) = (year + i / 52, i % 52 + 1);
                    let period = AxisPeriod::Week(year, small(week));
                    (period, format!("{year}-W{week:02}"))
                }
                _ => {
                    let (month, day) = (1 + i / 28 % 12, i % 28 + 1);
                    let period = AxisPeriod::Day(year, small(month), small(day));
                    (period, format!("{year}-{month:02}-{day:02}"))
                }
            })
            .collect()
    })
}

pub(crate) fn chart(body: impl Strategy<Value = Body>) -> impl Strategy<Value = (Chart, Style)> {
    let titles = (place(), "[ -~]{0,300}", place());
    let size = (360u32..1400, option::of(420u32..1200));
    (titles, body, size).prop_map(|((title, subtitle, source_line), body, (width, height))| {
        let titles = Titles {
            title,
            subtitle,
            source_line,
        };
        let themes = [Theme::light(), Theme::dark(), Theme::print()];
        let languages = [
            Language::English,
            Language::French,
            Language::German,
            Language::Spanish,
            Language::Arabic,
        ];
        let at = width as usize;
        let style = Style {
            width,
            height,
            theme: themes[at % 3].clone(),
            language: languages[at % 5],
        };
        (Chart { titles, body }, style)
    })
}
