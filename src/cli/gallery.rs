//! `casualty gallery`: every kind of chart of a file, on one page.

use std::path::PathBuf;

use chrono::Datelike;
use clap::Args;

use super::args::{FilterArgs, Input, TimeArgs};
use super::picture_style::PictureStyle;
use super::{Outcome, output};
use crate::error::{Error, Result};
use crate::figure::{Figure, FigureData, GalleryChoice, OwnTitles, source_name};
use crate::query::{Dimension, Plan};
use crate::read::Incidents;
use crate::report::write_whole;
use crate::schema::Column;
use crate::table::escape_html;

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
        let incidents = self
            .input
            .load(Column::ALL.iter().copied().collect(), None)?;
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
        std::fs::create_dir_all(&self.folder)
            .map_err(|error| Error::io(&self.folder, "make the folder", error))?;
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
                    write_whole(&self.folder.join(&file), svg.as_bytes())?;
                    format!("<a href=\"{file}\"><img src=\"{file}\" alt=\"{name}\"></a>")
                }
                // A kind that these records are not enough for says so.
                Err(error) => format!("<p>{}</p>", escape_html(&error.to_string())),
            };
            page += &format!("<figure>{figure}<figcaption>{name}</figcaption></figure>\n");
        }
        let index = self.folder.join("index.html");
        write_whole(&index, html(&page, data.source).as_bytes())?;
        output::write(format!("{}\n", index.display()).as_bytes(), None)?;
        Ok(Outcome::Done)
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
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Charts of {0}</title>\n<style>\n\
         body {{ margin: 0 auto; max-width: 90rem; padding: 1rem; \
         font: 1rem/1.5 \"DejaVu Sans\", Arial, sans-serif; color: #1d1d1f; }}\n\
         main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); \
         gap: 1rem; align-items: start; }}\n\
         figure {{ margin: 0; border: 1px solid #ddd; padding: 0.5rem; }}\n\
         img {{ width: 100%; max-height: 26rem; object-fit: contain; object-position: top; }}\n\
         figcaption {{ color: #555; }}\n</style>\n</head>\n<body>\n<h1>Charts of {0}</h1>\n\
         <main>\n{figures}</main>\n</body>\n</html>\n",
        escape_html(source)
    )
}
