//! A chart's options (`kind` among them) and the records it is drawn of.

use std::path::Path;

use casualty::chart::{Language, Style};
use casualty::figure::{Figure, FigureData, OwnTitles};
use casualty::query::Filter;
use casualty::read::ReadOptions;

use super::{accounted, two_files, write};

pub(super) fn holds(folder: &Path, data: &[u8]) {
    let Some((options, rows)) = two_files(data) else {
        return;
    };
    let Ok(mut options) = toml::from_str::<toml::Table>(options) else {
        return;
    };
    let Some(toml::Value::String(kind)) = options.remove("kind") else {
        return;
    };
    let Ok(figure) = Figure::from_toml(&kind, options) else {
        return;
    };
    let path = write(folder, "x.csv", rows);
    let Ok(incidents) = accounted(&path, &ReadOptions::default().keep_rejects()) else {
        return;
    };
    let filter = Filter::default();
    let data = FigureData {
        account: Some(&incidents.account),
        card: Some(&incidents.list.card),
        ..FigureData::new(&incidents.frame, &filter, "x.csv")
    };
    let Ok(drawn) = figure.draw(&OwnTitles::default(), &data) else {
        return;
    };
    let _ = drawn.chart.to_terminal(80, Language::default());
    if let Ok(svg) = drawn.chart.to_svg(&Style::default()) {
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
        for broken in ["NaN", "inf", "<script"] {
            assert!(!attributes(&svg).contains(broken), "{broken}");
        }
    }
}

/// A picture without its texts: only its marks.
fn attributes(svg: &str) -> String {
    svg.split('<')
        .map(|part| part.split('>').next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("<")
}
