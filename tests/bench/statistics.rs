//! Resampling and drawing. `cargo bench --bench statistics`.

use casualty::chart::{
    AxisPeriod, Bar, Chart, Estimate, MapChart, SeasonChart, SeasonRole, SeasonYear, Spot, Style,
    TimelineChart, Titles, raster,
};
use casualty::estimate::bootstrap::total;
use casualty::estimate::clustering::CountSpread;
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
    divan::black_box(total(&tolls, CountSpread::INDEPENDENT, Resampling::default()).is_ok());
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
            period: AxisPeriod::Year(year),
            label: year.to_string(),
            figure: Estimate::exact(f64::from(year % 17) * 100.0),
            partial: None,
            unknown: 0,
        })
        .collect();
    Chart {
        titles: Titles {
            title: "Killed per year".to_owned(),
            ..Titles::default()
        },
        body: TimelineChart {
            y_label: "Killed".to_owned(),
            bars,
            ..TimelineChart::default()
        }
        .into(),
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

/// Five hundred circles on a map of Iraq and its neighbours.
fn map() -> Chart {
    let spots = (0..500u32)
        .map(|number| Spot {
            latitude: 30.0 + f64::from(number * 37 % 71) / 10.0,
            longitude: 40.0 + f64::from(number * 53 % 83) / 10.0,
            value: Some(f64::from(number % 97 * (number % 13))),
            place: format!("Place {number}"),
            incidents: 1,
            vague: number % 9 == 0,
        })
        .collect();
    Chart {
        titles: Titles::default(),
        body: MapChart {
            value_label: "Killed".to_owned(),
            spots,
            ..MapChart::default()
        }
        .into(),
    }
}

/// A map as SVG.
#[divan::bench]
fn map_svg() -> String {
    map().to_svg(&Style::default()).expect("it can be drawn")
}

/// The same as PNG.
#[divan::bench]
fn map_png() -> Vec<u8> {
    let svg = map().to_svg(&Style::default()).expect("it can be drawn");
    raster::png(&svg).expect("it can be drawn")
}

/// Thirty years of daily sums: the picture with most strokes.
fn season() -> Chart {
    let years = (1989..2019)
        .map(|year| SeasonYear {
            label: year.to_string(),
            role: match year {
                2018 => SeasonRole::Present,
                2014 => SeasonRole::Baseline,
                _ => SeasonRole::Other,
            },
            points: (1..=366u16)
                .map(|day| (day, f64::from(day) * f64::from(year % 17 + 1)))
                .collect(),
        })
        .collect();
    Chart {
        titles: Titles::default(),
        body: SeasonChart {
            y_label: "Killed".to_owned(),
            years,
        }
        .into(),
    }
}

/// A season chart as SVG.
#[divan::bench]
fn season_svg() -> String {
    season().to_svg(&Style::default()).expect("it can be drawn")
}

/// The same as PNG.
#[divan::bench]
fn season_png() -> Vec<u8> {
    let svg = season().to_svg(&Style::default()).expect("it can be drawn");
    raster::png(&svg).expect("it can be drawn")
}
