//! Random charts over time.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{figure, partial, periods, place};
use crate::chart::scale::real;
use crate::chart::*;

/// What a timeline and a chart of ranges draw.
fn bars_and_notes() -> impl Strategy<Value = (String, Vec<Bar>, Vec<Note>)> {
    let categories = vec((Just(AxisPeriod::Category), place()), 0..12);
    let stops = prop_oneof![4 => periods(), 1 => categories];
    let notes = vec((0.0f64..1.0, place()), 0..5);
    (place(), stops, notes).prop_flat_map(|(y_label, stops, notes)| {
        let length = real(stops.len());
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
            (y_label.clone(), bars.collect(), notes.clone())
        })
    })
}

pub(crate) fn timeline() -> impl Strategy<Value = Body> {
    bars_and_notes().prop_map(|(y_label, bars, notes)| {
        Body::Timeline(TimelineChart {
            y_label,
            bars,
            notes,
            stack: Vec::new(),
        })
    })
}

pub(crate) fn range() -> impl Strategy<Value = Body> {
    bars_and_notes().prop_map(|(y_label, bars, notes)| {
        Body::Range(RangeChart {
            y_label,
            bars,
            notes,
        })
    })
}

pub(crate) fn trend() -> impl Strategy<Value = Body> {
    let index = any::<prop::sample::Index>;
    (periods(), place(), index(), index()).prop_flat_map(|(stops, y_label, cut, end)| {
        let count = stops.len();
        vec((0u32..3000, partial()), count).prop_map(move |counts| {
            let bars = stops.iter().cloned().zip(counts);
            let bars = bars.map(|((period, label), (count, partial))| Bar {
                period,
                label,
                figure: Estimate::exact(f64::from(count)),
                partial,
                unknown: 0,
            });
            let mut trend = TrendChart {
                y_label: y_label.clone(),
                rate_label: "mean per month".into(),
                band_label: "where the change was".into(),
                bars: bars.collect(),
                ..TrendChart::default()
            };
            if count > 1 {
                let cut = cut.index(count - 1);
                let regime = |first, last, rate: f64| RateStep {
                    first,
                    last,
                    rate,
                    label: format!("{rate}"),
                };
                trend.regimes = vec![regime(0, cut, 12.25), regime(cut + 1, count - 1, 1234.5)];
                trend.changes = vec![ChangeBand {
                    first: cut,
                    last: cut + end.index(count - cut),
                }];
            }
            Body::Trend(trend)
        })
    })
}

pub(crate) fn multiples() -> impl Strategy<Value = Body> {
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
            Body::Multiples(MultiplesChart {
                y_label: y_label.clone(),
                panels: panels.collect(),
            })
        })
    })
}
