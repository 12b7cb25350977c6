//! Random charts of places.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{figure, number, partial, periods, place};
use crate::chart::*;

fn pairs(most: usize) -> impl Strategy<Value = Pairs> {
    let pair = (place(), figure(), figure(), option::weighted(0.2, place())).prop_map(
        |(place, baseline, against, note)| Pair {
            place,
            baseline,
            against,
            note,
        },
    );
    (place(), place(), vec(pair, 0..most)).prop_map(|(x_label, against_label, rows)| Pairs {
        x_label,
        baseline_label: "2018".into(),
        against_label,
        rows,
    })
}

pub(crate) fn compare() -> impl Strategy<Value = Body> {
    pairs(60).prop_map(|pairs| CompareChart(pairs).into())
}

pub(crate) fn slope() -> impl Strategy<Value = Body> {
    pairs(26).prop_map(|pairs| SlopeChart(pairs).into())
}

pub(crate) fn rank() -> impl Strategy<Value = Body> {
    let bar =
        (place(), figure(), 0u64..3, any::<bool>()).prop_map(|(place, figure, unknown, grey)| {
            RankBar {
                place,
                figure,
                unknown,
                grey,
            }
        });
    (place(), vec(bar, 0..200)).prop_map(|(x_label, bars)| Body::Rank(RankChart { x_label, bars }))
}

pub(crate) fn heatmap() -> impl Strategy<Value = Body> {
    (periods(), place(), 0usize..30).prop_flat_map(|(mut stops, value_label, rows)| {
        stops.truncate(60);
        let cells = vec(option::weighted(0.9, number()), stops.len());
        let partials = vec(partial(), stops.len());
        (vec((place(), cells), rows), partials).prop_map(move |(rows, partials)| {
            let columns = stops.iter().cloned().zip(partials);
            let columns = columns.map(|((period, label), partial)| HeatmapColumn {
                period,
                label,
                partial,
            });
            Body::Heatmap(HeatmapChart {
                value_label: value_label.clone(),
                columns: columns.collect(),
                rows: rows
                    .into_iter()
                    .map(|(place, cells)| HeatmapRow { place, cells })
                    .collect(),
            })
        })
    })
}

pub(crate) fn map() -> impl Strategy<Value = Body> {
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
        Body::Map(MapChart {
            value_label,
            spots: spots.collect(),
            extent: None,
            vague_label: "vague".into(),
            remarks: vec![MAP_CREDIT.to_owned()],
        })
    })
}
