//! Random charts of single days and incidents.

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{number, place};
use crate::chart::scale::real;
use crate::chart::*;

pub(crate) fn date() -> impl Strategy<Value = NaiveDate> {
    (0u64..16_000).prop_map(|day| {
        let start = NaiveDate::from_ymd_opt(1989, 1, 1).expect("a day");
        start + Days::new(day)
    })
}

pub(crate) fn season() -> impl Strategy<Value = Body> {
    let role = prop_oneof![
        Just(SeasonRole::Other),
        Just(SeasonRole::Baseline),
        Just(SeasonRole::Present)
    ];
    let year =
        (place(), role, vec((1u16..367, number()), 0..40)).prop_map(|(label, role, mut points)| {
            points.sort_by_key(|(day, _)| *day);
            let mut sum = 0.0;
            for (_, value) in &mut points {
                sum += *value;
                *value = sum;
            }
            SeasonYear {
                label,
                role,
                points,
            }
        });
    (place(), vec(year, 0..12))
        .prop_map(|(y_label, years)| Body::Season(SeasonChart { y_label, years }))
}

pub(crate) fn calendar() -> impl Strategy<Value = Body> {
    let day = (date(), option::weighted(0.9, number()));
    (place(), vec(day, 0..60), 0i32..40).prop_map(|(value_label, days, count)| {
        let years = (1989..1989 + count).map(|year| {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("day");
            CalendarYear {
                year,
                first: day(1, 1),
                last: day(12, 31),
                days: days
                    .iter()
                    .copied()
                    .filter(|(day, _)| day.year() == year)
                    .collect(),
            }
        });
        Body::Calendar(CalendarChart {
            value_label,
            years: years.collect(),
        })
    })
}

pub(crate) fn gaps() -> impl Strategy<Value = Body> {
    let gap =
        (date(), 0u32..3000, any::<bool>(), place()).prop_map(|(end, days, open, label)| Gap {
            end,
            days,
            open,
            label,
        });
    (place(), vec(gap, 0..80)).prop_map(|(y_label, gaps)| Body::Gaps(GapsChart { y_label, gaps }))
}

pub(crate) fn severity() -> impl Strategy<Value = Body> {
    (vec(0u32..4000, 0..80), vec(place(), 0..6), place()).prop_map(|(mut tolls, names, y_label)| {
        tolls.sort_unstable();
        let all = tolls.len();
        let points: Vec<(f64, f64)> = tolls
            .iter()
            .enumerate()
            .map(|(index, toll)| {
                let share = real(all - index) / real(all);
                (f64::from(*toll), share)
            })
            .collect();
        let largest = points.iter().rev().filter(|(toll, _)| *toll >= 1.0);
        let labels = largest.zip(names).map(|((toll, share), text)| PointLabel {
            toll: *toll,
            share: *share,
            text,
        });
        Body::Severity(SeverityChart {
            x_label: "killed in an incident".into(),
            y_label,
            or_more: "or more".into(),
            labels: labels.collect(),
            tail_from: points.get(all / 2).map(|(toll, _)| *toll),
            lines: vec![Curve {
                label: "power law from 12 on".into(),
                points: points.clone(),
            }],
            points,
        })
    })
}
