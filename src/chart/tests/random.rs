//! Random charts of every kind, as odd as data can be.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::chart::*;

/// Places as data has them: short, long, without spaces, in several scripts.
pub(super) fn place() -> impl Strategy<Value = String> {
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

pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => Just(0.0),
        5 => (1u32..60).prop_map(f64::from),
        3 => (1u32..3_000_000).prop_map(f64::from),
        1 => 0.001f64..50.0,
    ]
}

pub(super) fn figure() -> impl Strategy<Value = Figure> {
    (
        option::weighted(0.85, number()),
        option::of((0.0f64..1.0, 1.0f64..2.0)),
    )
        .prop_map(|(value, spread)| Figure {
            value,
            low: value.zip(spread).map(|(v, (low, _))| (v * low).floor()),
            high: value.zip(spread).map(|(v, (_, high))| (v * high).ceil()),
        })
}

pub(super) fn partial() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.1, Just("to 21 Jan".to_owned()))
}

/// Periods of one sort from a random start.
pub(super) fn periods() -> impl Strategy<Value = Vec<(Period, String)>> {
    let whole = |text: String| (Period::from_label(&text), text);
    (0usize..5, 1990i32..2020, 0i32..12, 0i32..320).prop_map(move |(sort, year, first, count)| {
        (first..first + count)
            .map(|i| match sort {
                0 => whole((year + i % 45).to_string()),
                1 => whole(format!("{}-{:02}", year + i / 12, i % 12 + 1)),
                2 => whole(format!("{}-Q{}", year + i / 4, i % 4 + 1)),
                3 => whole(format!("{}-W{:02}", year + i / 52, i % 52 + 1)),
                _ => whole(format!("{year}-{:02}-{:02}", 1 + i / 28 % 12, i % 28 + 1)),
            })
            .collect()
    })
}

pub(super) fn timeline() -> impl Strategy<Value = Kind> {
    let categories = vec((Just(Period::Category), place()), 0..12);
    let stops = prop_oneof![4 => periods(), 1 => categories];
    let notes = vec((0.0f64..1.0, place()), 0..5);
    (place(), stops, notes).prop_flat_map(|(y_label, stops, notes)| {
        let length = scale::real(stops.len());
        let notes: Vec<Note> = notes
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(at, text)| Note {
                at: at * length,
                text,
            })
            .collect();
        let count = stops.len();
        vec(
            (
                figure(),
                partial(),
                prop_oneof![4 => Just(0u64), 1 => 1u64..2000],
            ),
            count,
        )
        .prop_map(move |figures| {
            let bars = stops.iter().cloned().zip(figures);
            let bars = bars.map(|((period, label), (figure, partial, unknown))| Bar {
                period,
                label,
                figure,
                partial,
                unknown,
            });
            Kind::Timeline(Timeline {
                y_label: y_label.clone(),
                bars: bars.collect(),
                notes: notes.clone(),
                stack: Vec::new(),
            })
        })
    })
}

pub(super) fn compare() -> impl Strategy<Value = Kind> {
    let pair = (place(), figure(), figure(), option::weighted(0.2, place())).prop_map(
        |(place, baseline, against, note)| Pair {
            place,
            baseline,
            against,
            note,
        },
    );
    (place(), place(), vec(pair, 0..60)).prop_map(|(x_label, against_label, rows)| {
        Kind::Compare(Compare {
            x_label,
            baseline_label: "2018".into(),
            against_label,
            rows,
        })
    })
}

pub(super) fn trend() -> impl Strategy<Value = Kind> {
    let index = any::<prop::sample::Index>;
    (periods(), place(), index(), index()).prop_flat_map(|(stops, y_label, cut, end)| {
        let count = stops.len();
        vec((0u32..3000, partial()), count).prop_map(move |counts| {
            let bars = stops.iter().cloned().zip(counts);
            let bars = bars.map(|((period, label), (count, partial))| Bar {
                period,
                label,
                figure: Figure::exact(f64::from(count)),
                partial,
                unknown: 0,
            });
            let mut trend = Trend {
                y_label: y_label.clone(),
                rate_label: "mean per month".into(),
                band_label: "where the change was".into(),
                bars: bars.collect(),
                ..Trend::default()
            };
            if count > 1 {
                let cut = cut.index(count - 1);
                let regime = |first, last, rate: f64| Regime {
                    first,
                    last,
                    rate,
                    label: format!("{rate}"),
                };
                trend.regimes = vec![regime(0, cut, 12.25), regime(cut + 1, count - 1, 1234.5)];
                trend.changes = vec![Change {
                    first: cut,
                    last: cut + end.index(count - cut),
                }];
            }
            Kind::Trend(trend)
        })
    })
}

pub(super) fn severity() -> impl Strategy<Value = Kind> {
    (vec(0u32..4000, 0..80), vec(place(), 0..6), place()).prop_map(|(mut tolls, names, y_label)| {
        tolls.sort_unstable();
        let all = tolls.len();
        let points: Vec<(f64, f64)> = tolls
            .iter()
            .enumerate()
            .map(|(index, toll)| {
                let share = scale::real(all - index) / scale::real(all);
                (f64::from(*toll), share)
            })
            .collect();
        let largest = points.iter().rev().filter(|(toll, _)| *toll >= 1.0);
        let labels = largest.zip(names).map(|((toll, share), text)| PointLabel {
            toll: *toll,
            share: *share,
            text,
        });
        Kind::Severity(Severity {
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

pub(super) fn heatmap() -> impl Strategy<Value = Kind> {
    (periods(), place(), 0usize..30).prop_flat_map(|(mut stops, value_label, rows)| {
        stops.truncate(60);
        let cells = vec(option::weighted(0.9, number()), stops.len());
        let partials = vec(partial(), stops.len());
        (vec((place(), cells), rows), partials).prop_map(move |(rows, partials)| {
            let columns = stops.iter().cloned().zip(partials);
            let columns = columns.map(|((period, label), partial)| Column {
                period,
                label,
                partial,
            });
            Kind::Heatmap(Heatmap {
                value_label: value_label.clone(),
                columns: columns.collect(),
                rows: rows
                    .into_iter()
                    .map(|(place, cells)| Row { place, cells })
                    .collect(),
            })
        })
    })
}

pub(super) fn rank() -> impl Strategy<Value = Kind> {
    let bar =
        (place(), figure(), 0u64..3, any::<bool>()).prop_map(|(place, figure, unknown, grey)| {
            RankBar {
                place,
                figure,
                unknown,
                grey,
            }
        });
    (place(), vec(bar, 0..200)).prop_map(|(x_label, bars)| Kind::Rank(Rank { x_label, bars }))
}

pub(super) fn slope() -> impl Strategy<Value = Kind> {
    compare().prop_map(|kind| match kind {
        Kind::Compare(mut compare) => {
            compare.rows.truncate(25);
            Kind::Slope(compare)
        }
        other => other,
    })
}

pub(super) fn range() -> impl Strategy<Value = Kind> {
    timeline().prop_map(|kind| match kind {
        Kind::Timeline(timeline) => Kind::Range(timeline),
        other => other,
    })
}

pub(super) fn season() -> impl Strategy<Value = Kind> {
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
    (place(), vec(year, 0..12)).prop_map(|(y_label, years)| Kind::Season(Season { y_label, years }))
}

pub(super) fn date() -> impl Strategy<Value = chrono::NaiveDate> {
    (0u64..16_000).prop_map(|day| {
        let start = chrono::NaiveDate::from_ymd_opt(1989, 1, 1).expect("a day");
        start + chrono::Days::new(day)
    })
}

pub(super) fn calendar_days() -> impl Strategy<Value = Kind> {
    let day = (date(), option::weighted(0.9, number()));
    (place(), vec(day, 0..60), 0i32..40).prop_map(|(value_label, days, count)| {
        let years = (1989..1989 + count).map(|year| {
            use chrono::Datelike;
            let day = |month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).expect("day");
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
        Kind::Calendar(Calendar {
            value_label,
            years: years.collect(),
        })
    })
}

pub(super) fn gaps() -> impl Strategy<Value = Kind> {
    let gap =
        (date(), 0u32..3000, any::<bool>(), place()).prop_map(|(end, days, open, label)| Gap {
            end,
            days,
            open,
            label,
        });
    (place(), vec(gap, 0..80)).prop_map(|(y_label, gaps)| Kind::Gaps(Gaps { y_label, gaps }))
}

pub(super) fn multiples() -> impl Strategy<Value = Kind> {
    (place(), vec(place(), 0..20), periods()).prop_flat_map(|(y_label, places, mut stops)| {
        stops.truncate(60);
        vec(vec(figure(), stops.len()), places.len()).prop_map(move |figures| {
            let panels = places.iter().zip(figures).map(|(place, figures)| Panel {
                place: place.clone(),
                bars: stops
                    .iter()
                    .cloned()
                    .zip(figures)
                    .map(|((period, label), figure)| Bar {
                        period,
                        label,
                        figure,
                        partial: None,
                        unknown: 0,
                    })
                    .collect(),
            });
            Kind::Multiples(Multiples {
                y_label: y_label.clone(),
                panels: panels.collect(),
            })
        })
    })
}

pub(super) fn map() -> impl Strategy<Value = Kind> {
    let spread = prop_oneof![Just((0.2, 0.2)), Just((8.0, 6.0)), Just((340.0, 160.0))];
    let spot = (
        0.0f64..1.0,
        0.0f64..1.0,
        option::weighted(0.9, number()),
        place(),
        any::<bool>(),
    );
    (place(), spread, vec(spot, 0..200)).prop_map(|(value_label, (wide, high), spots)| {
        let spots = spots.into_iter().map(|(x, y, value, place, vague)| Spot {
            latitude: 33.3f64.min(80.0 - high) + y * high,
            longitude: 44.4f64.min(170.0 - wide) + x * wide,
            value,
            place,
            incidents: 1,
            vague,
        });
        Kind::Map(Map {
            value_label,
            spots: spots.collect(),
            extent: None,
            vague_label: "vague".into(),
            remarks: vec![MAP_CREDIT.to_owned()],
        })
    })
}

pub(super) fn chart(kind: impl Strategy<Value = Kind>) -> impl Strategy<Value = (Chart, Style)> {
    let titles = (place(), "[ -~]{0,300}", place());
    let size = (360u32..1400, option::of(420u32..1200));
    (titles, kind, size).prop_map(|((title, subtitle, source_line), kind, (width, height))| {
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
        (Chart { titles, kind }, style)
    })
}
