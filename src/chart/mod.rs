//! Charts: from plain data to pictures a newspaper would print.
//!
//! A [`Chart`] says what to draw. A [`Style`] says how: width, theme, language.
//! Laying it out gives a [`Scene`], in which every mark and every line of text
//! has its place; [`svg`] draws the scene and [`raster`] makes a PNG of that.
//! Equal charts and styles give equal bytes.
//!
//! ```
//! use casualty::chart::{Bar, Chart, Figure, Kind, Period, Style, Timeline, Titles};
//!
//! let bar = |year, killed: f64| Bar {
//!     period: Period::Year(year),
//!     label: year.to_string(),
//!     figure: Figure::exact(killed),
//!     partial: None,
//!     unknown: 0,
//! };
//! let chart = Chart {
//!     titles: Titles {
//!         title: "Deaths fell in 2018".into(),
//!         ..Titles::default()
//!     },
//!     kind: Kind::Timeline(Timeline {
//!         y_label: "Killed".into(),
//!         bars: vec![bar(2017, 11_400.0), bar(2018, 1_430.0)],
//!     }),
//! };
//! let svg = chart.to_svg(&Style::default())?;
//! assert!(svg.contains("1,430"));
//! # Ok::<(), casualty::error::Error>(())
//! ```

mod axis;
mod bar;
mod calendar;
mod classes;
mod compare;
mod dumbbell;
mod font;
mod geometry;
mod heatmap;
mod key;
mod language;
mod page;
mod period;
pub mod raster;
mod scale;
mod scene;
mod severity;
mod spec;
mod style;
pub mod svg;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod tick;
mod timeline;
mod trend;

pub use font::{Type, Weight};
pub use geometry::Rect;
pub use language::Language;
pub use period::Period;
pub use scene::{Mark, Scene, Shape};
pub use spec::{
    Bar, Change, Chart, Column, Compare, Curve, Figure, Heatmap, Kind, Pair, PointLabel, Regime,
    Row, Severity, Timeline, Titles, Trend,
};
pub use style::Style;
pub use text::{Anchor, Text};
pub use theme::{Colour, Sizes, Theme};

use crate::error::Result;
use page::Page;
use text::Setter;

impl Chart {
    /// Lays the chart out: every mark and word gets its place.
    ///
    /// # Errors
    /// When a figure is negative or not finite, when rows and columns do not
    /// match, or when the picture is too small for its words.
    pub fn scene(&self, style: &Style) -> Result<Scene> {
        style.check()?;
        self.check()?;
        let setter = Setter::new(&style.theme, style.language)?;
        let remarks = match &self.kind {
            Kind::Timeline(timeline) => timeline::remarks(timeline, &setter),
            Kind::Compare(_) | Kind::Severity(_) => Vec::new(),
            Kind::Trend(trend) => trend.remarks.clone(),
            Kind::Heatmap(heatmap) => heatmap::remarks(heatmap),
        };
        let size = (style.width, style.height);
        let mut page = Page::open(&setter, size, &self.titles, &remarks)?;
        let (bottom, description) = match &self.kind {
            Kind::Timeline(timeline) => (
                timeline::draw(timeline, &mut page, &setter),
                timeline::describe(timeline, &setter),
            ),
            Kind::Compare(compare) => (
                compare::draw(compare, &mut page, &setter)?,
                compare::describe(compare, &setter),
            ),
            Kind::Trend(trend) => (
                trend::draw(trend, &mut page, &setter),
                trend::describe(trend, &setter),
            ),
            Kind::Severity(severity) => (
                severity::draw(severity, &mut page, &setter),
                severity::describe(severity, &setter),
            ),
            Kind::Heatmap(heatmap) => (
                heatmap::draw(heatmap, &mut page, &setter),
                heatmap::describe(heatmap, &setter),
            ),
        };
        Ok(page.close(&setter, bottom, &description))
    }

    /// Draws the chart as an SVG document.
    ///
    /// # Errors
    /// As [`Chart::scene`].
    pub fn to_svg(&self, style: &Style) -> Result<String> {
        svg::draw(&self.scene(style)?)
    }
}
