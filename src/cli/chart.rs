//! `casualty chart`: one picture, as SVG or PNG. Every kind of chart is a
//! subcommand with its own options beside those that all kinds share.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};

use super::args::{FilterArgs, Input, TimeArgs, csv_reader};
use super::picture_style::PictureStyle;
use super::{Outcome, output};
use crate::chart::raster;
use crate::error::{Error, Result};
use crate::figure::{Figure, FigureData, OwnTitles, source_name};
use crate::table::csv_for;
use crate::words::all_left_out;

/// Draw a chart as SVG or PNG
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "KIND",
    subcommand_help_heading = "Kinds",
    disable_help_subcommand = true
)]
pub(super) struct ChartCommand {
    /// Show every kind of chart with one line, and nothing else
    #[arg(long)]
    list: bool,

    #[command(subcommand)]
    chart: Option<KindCommand>,
}

/// A kind of chart with its own options, and what all kinds share.
#[derive(Debug)]
struct KindCommand {
    figure: Figure,
    shared: SharedArgs,
}

impl FromArgMatches for KindCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let figure = Figure::from_arg_matches(matches)?;
        let kind = matches.subcommand().map(|(_, kind)| kind);
        let shared = SharedArgs::from_arg_matches(kind.unwrap_or(matches))?;
        Ok(Self { figure, shared })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for KindCommand {
    fn augment_subcommands(command: Command) -> Command {
        Figure::augment_subcommands(command).mut_subcommands(SharedArgs::augment_args)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        Figure::has_subcommand(name)
    }
}

/// What all kinds of chart share.
#[derive(Debug, Args)]
struct SharedArgs {
    #[command(flatten)]
    input: Input,

    /// File to write; its ending, .svg or .png, says which
    #[arg(
        short,
        long,
        value_name = "FILE.svg|.png",
        required_unless_present = "preview",
        help_heading = "Output"
    )]
    output: Option<PathBuf>,

    /// Draw in the terminal
    #[arg(long, help_heading = "Output")]
    preview: bool,

    /// File for the numbers that are drawn
    #[arg(long, value_name = "FILE.csv", help_heading = "Output")]
    data: Option<PathBuf>,

    /// For a spreadsheet: text in --data that begins with = + - @ gets an apostrophe before it
    #[arg(long, requires = "data", help_heading = "Output")]
    excel: bool,

    #[command(flatten, next_help_heading = "Titles")]
    titles: OwnTitles,

    #[command(flatten)]
    style: PictureStyle,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,
}

impl ChartCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let Some(chart) = &self.chart else {
            output::write(list().as_bytes(), None)?;
            return Ok(Outcome::Done);
        };
        chart.shared.draw(&chart.figure)
    }
}

impl SharedArgs {
    fn draw(&self, figure: &Figure) -> Result<Outcome> {
        let format = self.output.as_deref().map(format_of).transpose()?;
        figure.validate()?;
        let filter = self.filter.filter()?;
        let mut columns = filter.columns();
        columns.extend(figure.columns());
        let incidents = self.input.load(columns)?;
        let drawn = figure.draw(
            &self.titles,
            &FigureData {
                frame: &incidents.frame,
                filter: &filter,
                allocate: self.time.allocate,
                coverage: self.time.coverage(&incidents),
                source: &source_name(&incidents.account)?,
                account: Some(&incidents.account),
                card: Some(&incidents.list.card),
                language: self.style.lang,
            },
        )?;
        output::notes(&incidents.account, &all_left_out(&drawn.left_out));
        let mut files: Vec<(&Path, Vec<u8>)> = Vec::new();
        if let (Some(target), Some(format)) = (&self.output, format) {
            let svg = drawn.chart.to_svg(&self.style.style())?;
            let bytes = match format {
                PictureFormat::Png => raster::png(&svg)?,
                PictureFormat::Svg => svg.into_bytes(),
            };
            files.push((target, bytes));
        }
        if let Some(data) = &self.data {
            let csv = csv_for(csv_reader(self.excel), &drawn.table)?;
            files.push((data, csv.into_bytes()));
        }
        let files: Vec<_> = files
            .iter()
            .map(|(path, bytes)| (Some(*path), bytes.as_slice()))
            .collect();
        output::write_all(&files)?;
        if self.preview {
            let width = output::width().unwrap_or(PREVIEW);
            let text = drawn.chart.to_terminal(width, self.style.lang);
            output::write(text.as_bytes(), None)?;
        }
        Ok(Outcome::Done)
    }
}

/// Columns of a preview that does not go to a terminal.
const PREVIEW: u16 = 100;

#[derive(Clone, Copy)]
enum PictureFormat {
    Svg,
    Png,
}

/// The kind of picture that a file's ending names.
fn format_of(path: &Path) -> Result<PictureFormat> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(PictureFormat::Svg),
        Some("png") => Ok(PictureFormat::Png),
        _ => Err(Error::setting("the file's ending names no kind of picture")
            .path(path)
            .hint("end it with .svg or .png")),
    }
}

/// Every kind with what it shows.
fn list() -> String {
    Figure::KINDS
        .iter()
        .map(|kind| format!("{:<10} {}\n", kind.name, kind.about))
        .collect()
}
