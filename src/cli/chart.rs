//! `casualty chart`: one picture, as SVG or PNG.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::{FilterArgs, Input, TimeArgs, refuse_same, unit};
use super::look::Look;
use super::{Outcome, output};
use crate::analysis::Align;
use crate::chart::raster;
use crate::error::{Error, Result};
use crate::figure::{FigureData, FigureKind, FigureSpec, source_name};
use crate::query::{Dimension, Measure, Unit};
use crate::table::to_csv;

/// Draw a chart as SVG or PNG
#[derive(Debug, Args)]
pub(super) struct ChartCommand {
    /// Kind of chart
    #[arg(
        value_enum,
        value_name = "KIND",
        required_unless_present = "list",
        hide_possible_values = true
    )]
    kind: Option<FigureKind>,

    /// Show every kind of chart with one line, and nothing else
    #[arg(long, exclusive = true)]
    list: bool,

    #[command(flatten)]
    input: Input,

    /// File to write; its ending, .svg or .png, says which
    #[arg(short, long, value_name = "FILE.svg|.png", required_unless_present_any = ["list", "preview"])]
    output: Option<PathBuf>,

    /// Draw in the terminal
    #[arg(long)]
    preview: bool,

    /// File for the numbers that are drawn
    #[arg(long, value_name = "FILE.csv")]
    data: Option<PathBuf>,

    /// What is drawn; killed when left out
    #[arg(long, value_name = "MEASURE")]
    measure: Option<Measure>,

    /// Length of the periods (timeline, heatmap): year, quarter, month, isoweek, epiweek, day
    #[arg(long, value_name = "UNIT", value_parser = unit)]
    per: Option<Unit>,

    /// What the lines or rows are (compare, heatmap); admin1 when left out
    #[arg(long, value_name = "DIMENSION")]
    by: Option<Dimension>,

    /// Earlier period (compare): 2018, 2018-03 or 2017-01..2017-06
    #[arg(long, value_name = "PERIOD")]
    baseline: Option<String>,

    /// Other period (compare); the present when left out
    #[arg(long, value_name = "PERIOD")]
    against: Option<String>,

    /// When the data cover a period only in part (compare): the same calendar
    /// days of both, or all covered days of each
    #[arg(long, value_enum, value_name = "RULE")]
    align: Option<Align>,

    /// Most lines or rows (compare, heatmap); 20 when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,

    /// Stretch that a map shows, in degrees; that of the incidents when left out
    #[arg(long, value_name = "WEST,SOUTH,EAST,NORTH", allow_hyphen_values = true)]
    bbox: Option<String>,

    /// What the bars are made of (timeline): attack_type, admin1 ...
    #[arg(long, value_name = "DIMENSION")]
    stack: Option<Dimension>,

    /// Words at a day (timeline, range, trend); repeat for several
    #[arg(long, value_name = "DATE=TEXT")]
    annotate: Vec<String>,

    /// Headline; the finding when left out
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Line under the headline
    #[arg(long, value_name = "TEXT")]
    subtitle: Option<String>,

    /// Line at the foot
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    #[command(flatten)]
    look: Look,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,
}

impl ChartCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let Some(kind) = self.kind else {
            output::write(list().as_bytes(), None)?;
            return Ok(Outcome::Done);
        };
        let picture = self.output.as_deref().map(picture).transpose()?;
        if let (Some(data), Some(target)) = (&self.data, &self.output)
            && data == target
        {
            return Err(Error::setting("the picture and its numbers are one file")
                .path(data)
                .hint("name two files"));
        }
        let spec = FigureSpec {
            kind,
            measure: self.measure,
            per: self.per,
            by: self.by,
            baseline: self.baseline.clone(),
            against: self.against.clone(),
            align: self.align,
            top: self.top.map(|top| top as usize),
            bbox: self.bbox.clone(),
            stack: self.stack,
            annotate: self.annotate.clone(),
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            source: self.source.clone(),
        };
        spec.validate()?;
        let filter = self.filter.filter()?;
        let mut columns = filter.columns();
        columns.extend(spec.columns());
        for file in &self.input.files {
            refuse_same(file, self.data.as_deref())?;
        }
        let incidents = self.input.load(columns, self.output.as_deref())?;
        let figure = spec.draw(&FigureData {
            frame: &incidents.frame,
            filter: &filter,
            allocate: self.time.allocate,
            coverage: self.time.coverage,
            source: &source_name(&incidents.account)?,
            language: self.look.lang,
        })?;
        output::notes(
            &incidents.account,
            &crate::words::all_left_out(&figure.notes),
        );
        if let (Some(target), Some(picture)) = (&self.output, picture) {
            let svg = figure.chart.to_svg(&self.look.style())?;
            let bytes = match picture {
                Picture::Png => raster::png(&svg)?,
                Picture::Svg => svg.into_bytes(),
            };
            output::write(&bytes, Some(target))?;
        }
        if let Some(data) = &self.data {
            output::write(to_csv(&figure.table)?.as_bytes(), Some(data))?;
        }
        if self.preview {
            let width = output::width().unwrap_or(PREVIEW);
            let text = figure.chart.to_terminal(width, self.look.lang);
            output::write(text.as_bytes(), None)?;
        }
        Ok(Outcome::Done)
    }
}

/// Columns of a preview that does not go to a terminal.
const PREVIEW: u16 = 100;

#[derive(Clone, Copy)]
enum Picture {
    Svg,
    Png,
}

/// The kind of picture that a file's ending names.
fn picture(path: &Path) -> Result<Picture> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Picture::Svg),
        Some("png") => Ok(Picture::Png),
        _ => Err(Error::setting("the file's ending names no kind of picture")
            .path(path)
            .hint("end it with .svg or .png")),
    }
}

/// Every kind with what it shows.
fn list() -> String {
    FigureKind::ALL
        .iter()
        .filter_map(ValueEnum::to_possible_value)
        .map(|kind| {
            let help = kind.get_help().map(ToString::to_string).unwrap_or_default();
            format!("{:<10} {help}\n", kind.get_name())
        })
        .collect()
}
