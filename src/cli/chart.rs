//! `casualty chart`: one picture, as SVG or PNG.

use std::path::PathBuf;

use clap::Args;

use super::args::{FilterArgs, Input, TimeArgs, unit};
use super::look::Look;
use super::{Outcome, output};
use crate::analysis::Align;
use crate::chart::raster;
use crate::error::{Error, Result};
use crate::query::{Dimension, Measure, Unit};
use crate::report::{FigureData, FigureKind, FigureSpec, source_name};

/// Draw a chart as SVG or PNG
#[derive(Debug, Args)]
pub(super) struct ChartCommand {
    /// Kind of chart
    #[arg(value_enum, value_name = "KIND")]
    kind: FigureKind,

    #[command(flatten)]
    input: Input,

    /// File to write; its ending, .svg or .png, says which
    #[arg(short, long, value_name = "FILE.svg|.png")]
    output: PathBuf,

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
        let ending = self.output.extension().and_then(|ending| ending.to_str());
        let raster = match ending {
            Some("svg") => false,
            Some("png") => true,
            _ => {
                return Err(Error::new("the file's ending names no kind of picture")
                    .path(&self.output)
                    .hint("end it with .svg or .png"));
            }
        };
        let spec = FigureSpec {
            kind: self.kind,
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
        let incidents = self.input.load(columns, Some(&self.output))?;
        let figure = spec.draw(&FigureData {
            frame: &incidents.frame,
            filter: &filter,
            allocate: self.time.allocate,
            coverage: self.time.coverage,
            source: &source_name(&incidents.account)?,
            language: self.look.lang,
        })?;
        output::notes(&incidents.account, &figure.notes);
        let svg = figure.chart.to_svg(&self.look.style())?;
        let bytes = if raster {
            raster::png(&svg)?
        } else {
            svg.into_bytes()
        };
        output::write(&bytes, Some(&self.output))?;
        Ok(Outcome::Done)
    }
}
