//! `casualty gallery`: every kind of chart of a file, on one page.

use std::path::PathBuf;

use chrono::Datelike;
use clap::Args;

use super::args::{FilterArgs, Input, TimeArgs};
use super::picture_style::PictureStyle;
use super::{Outcome, output};
use crate::error::{Error, Result};
use crate::figure::{Figure, FigureData, GalleryChoice, OwnTitles, source_name};
use crate::files::{Files, OutputFolder, read_own};
use crate::outside::Outside;
use crate::query::{Dimension, Plan};
use crate::read::Incidents;
use crate::schema::Column;
use crate::table::POLICY;

/// Draw every kind of chart from a file, as a page of thumbnails
#[derive(Debug, Args)]
pub(super) struct GalleryCommand {
    /// Folder to write: index.html and an SVG a kind
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    #[command(flatten)]
    input: Input,

    /// What lines, rows and panels are; district, else admin1, city, country, as the file has them
    #[arg(long, value_name = "DIMENSION")]
    by: Option<Dimension>,

    #[command(flatten)]
    style: PictureStyle,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,
}

impl GalleryCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let filter = self.filter.filter()?;
        let incidents = self.input.load(Column::ALL.iter().copied().collect())?;
        output::notes(&incidents.account, &[]);
        let by = match self.by {
            Some(by) => by,
            None => places(&incidents),
        };
        let data = FigureData {
            frame: &incidents.frame,
            filter: &filter,
            allocate: self.time.allocate,
            coverage: self.time.coverage(&incidents),
            source: &source_name(&incidents.account)?,
            account: Some(&incidents.account),
            card: Some(&incidents.list.card),
            language: self.style.lang,
        };
        let mut files = Files::new();
        let mut page = String::new();
        let choice = GalleryChoice {
            by,
            periods: halves(&data),
        };
        let own = OwnTitles::default();
        for kind in Figure::KINDS {
            let drawn = (kind.in_gallery)(&choice)
                .draw(&own, &data)
                .and_then(|figure| figure.chart.to_svg(&self.style.style()));
            let name = kind.name;
            let figure = match drawn {
                Ok(svg) => {
                    let file = format!("{name}.svg");
                    let shown =
                        format!("<a href=\"{file}\"><img src=\"{file}\" alt=\"{name}\"></a>");
                    files.push((file, svg.into_bytes()));
                    shown
                }
                // A kind that these records are not enough for says so.
                Err(error) => format!("<p>{}</p>", Outside(&error.to_string()).in_html()),
            };
            page += &format!("<figure>{figure}<figcaption>{name}</figcaption></figure>\n");
        }
        files.push((INDEX.to_owned(), html(&page, data.source).into_bytes()));
        self.replace(&files)?;
        let index = self.folder.join(INDEX);
        let line = format!("{}\n", index.display());
        output::write(Outside(&line).on_terminal().as_bytes(), None)?;
        Ok(Outcome::Done)
    }
}

/// Name of the page.
const INDEX: &str = "index.html";

/// What the page of a gallery has, and no other.
const MARK: &str = "<meta name=\"generator\" content=\"casualty gallery\">";

impl GalleryCommand {
    /// Puts the files into the folder in place of the last gallery.
    fn replace(&self, files: &Files) -> Result<()> {
        let folder = self.folder.as_path();
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        if let (Ok(folder), Ok(here)) = (folder.canonicalize(), here)
            && here.starts_with(folder)
        {
            return Err(Error::setting(
                "the folder of a gallery is replaced, and this run stands in it",
            )
            .path(&self.folder)
            .hint("run it from the folder above"));
        }
        if let Some(around) = folder.parent() {
            std::fs::create_dir_all(around)
                .map_err(|error| Error::io(around, "make the folder", error))?;
        }
        let held = OutputFolder::hold(folder)?;
        let there = held.listed()?;
        let is_gallery = read_own(&folder.join(INDEX))
            .is_ok_and(|page| String::from_utf8_lossy(&page).contains(MARK));
        let of_gallery = |name: &str| {
            let kind = name.strip_suffix(".svg");
            name == INDEX || Figure::KINDS.iter().any(|it| Some(it.name) == kind)
        };
        if let Some(stranger) = there.iter().find(|name| !is_gallery || !of_gallery(name)) {
            return Err(
                Error::setting("this file is not of a gallery, whose folder is replaced")
                    .path(folder.join(stranger))
                    .hint("name a new folder, or move the file elsewhere"),
            );
        }
        held.replace(files)
    }
}

/// The places that the files name, by which a chart is still readable.
fn places(incidents: &Incidents) -> Dimension {
    let column = [Column::District, Column::Admin1, Column::City, Column::Site]
        .into_iter()
        .find(|column| incidents.present.contains(column));
    Dimension::Text(column.unwrap_or(Column::Country))
}

/// The two halves of the years that are covered.
fn halves(data: &FigureData<'_>) -> Option<[String; 2]> {
    let plan = Plan {
        filter: data.filter.clone(),
        coverage: data.coverage,
        ..Plan::default()
    };
    let days = data.filter.days(plan.coverage_of(data.frame).ok()?)?;
    let (first, last) = (days.first.year(), days.last.year());
    let middle = first + (last - first) / 2;
    let second = (middle + 1).min(last);
    Some([format!("{first}..{middle}"), format!("{second}..{last}")])
}

fn html(figures: &str, source: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{POLICY}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {MARK}\n<title>Charts of {0}</title>\n<style>\n\
         body {{ margin: 0 auto; max-width: 90rem; padding: 1rem; \
         font: 1rem/1.5 \"DejaVu Sans\", Arial, sans-serif; color: #1d1d1f; }}\n\
         main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); \
         gap: 1rem; align-items: start; }}\n\
         figure {{ margin: 0; border: 1px solid #ddd; padding: 0.5rem; }}\n\
         img {{ width: 100%; max-height: 26rem; object-fit: contain; object-position: top; }}\n\
         figcaption {{ color: #555; }}\n</style>\n</head>\n<body>\n<h1>Charts of {0}</h1>\n\
         <main>\n{figures}</main>\n</body>\n</html>\n",
        Outside(source).in_html()
    )
}
