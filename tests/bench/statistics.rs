//! Resampling and drawing. `cargo bench --bench statistics`.

use casualty::chart::{Bar, Chart, Figure, Kind, Period, Style, Timeline, Titles, raster};
use casualty::estimate::bootstrap::total;
use casualty::estimate::random::Resampling;
use casualty::estimate::tail::{REPLICATES, fit, goodness::goodness_of_fit, resample::resample};
use casualty::estimate::toll::Toll;

fn main() {
    divan::main();
}

/// As many tolls as the Iraq file of UCDP GED has, with a tail like its own.
fn tolls() -> Vec<u64> {
    (1..=7_473u32)
        .map(|rank| {
            let share = f64::from(rank) / 7_474.0;
            (4.0 * share.powf(-0.7)) as u64
        })
        .collect()
}

/// 10,000 resamples of the total toll with its range.
#[divan::bench(sample_count = 5)]
fn total_toll() {
    let tolls: Vec<Toll> = tolls().into_iter().map(Toll::from).collect();
    divan::black_box(total(&tolls, Resampling::default()).is_ok());
}

/// 2,500 resamples of the power-law tail, each with its own scan.
#[divan::bench(sample_count = 3)]
fn tail_resamples() {
    let tolls = tolls();
    let fitted = fit(&tolls).expect("the tolls have a tail");
    let resampling = Resampling {
        replicates: REPLICATES,
        ..Resampling::default()
    };
    divan::black_box(resample(&tolls, &fitted, resampling).is_ok());
}

/// 2,500 synthetic samples for the goodness of fit.
#[divan::bench(sample_count = 3)]
fn tail_goodness() {
    let tolls = tolls();
    let fitted = fit(&tolls).expect("the tolls have a tail");
    divan::black_box(goodness_of_fit(&tolls, &fitted, REPLICATES, 1).is_ok());
}

fn timeline() -> Chart {
    let bars = (1989..2019)
        .map(|year| Bar {
            period: Period::Year(year),
            label: year.to_string(),
            figure: Figure::exact(f64::from(year % 17) * 100.0),
            partial: None,
            unknown: 0,
        })
        .collect();
    Chart {
        titles: Titles {
            title: "Killed per year".to_owned(),
            ..Titles::default()
        },
        kind: Kind::Timeline(Timeline {
            y_label: "Killed".to_owned(),
            bars,
            ..Timeline::default()
        }),
    }
}

/// A chart of thirty years as SVG.
#[divan::bench]
fn chart_svg() -> String {
    timeline()
        .to_svg(&Style::default())
        .expect("it can be drawn")
}

/// The same as PNG.
#[divan::bench]
fn chart_png() -> Vec<u8> {
    let svg = timeline()
        .to_svg(&Style::default())
        .expect("it can be drawn");
    raster::png(&svg).expect("it can be drawn")
}
