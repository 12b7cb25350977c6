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
//!         ..Timeline::default()
//!     }),
//! };
//! let svg = chart.to_svg(&Style::default())?;
//! assert!(svg.contains("1,430"));
//! # Ok::<(), casualty::error::Error>(())
//! ```

mod annotation;
mod axis;
mod bar;
mod base_map;
mod calendar;
mod calendar_grid;
mod classes;
mod clip;
mod compare;
mod dumbbell;
mod font;
mod gaps;
mod geometry;
mod heatmap;
mod key;
mod language;
mod map;
mod multiples;
mod page;
mod period;
mod projection;
mod range;
mod rank;
pub mod raster;
mod scale;
mod scene;
mod season;
mod severity;
mod slope;
mod spec;
mod spec_days;
mod spec_places;
mod spread;
mod style;
pub mod svg;
mod terminal;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod tick;
mod timeline;
mod trend;

pub use base_map::CREDIT as MAP_CREDIT;
pub use font::{Type, Weight};
pub use geometry::Rect;
pub use language::Language;
pub use period::Period;
pub use scene::{Mark, Scene, Shape};
pub use spec::{
    Bar, Change, Chart, Column, Compare, Curve, Figure, Heatmap, Kind, Note, Pair, Part,
    PointLabel, Regime, Row, Severity, Timeline, Titles, Trend,
};
pub use spec_days::{Calendar, CalendarYear, Gap, Gaps, Season, SeasonRole, SeasonYear};
pub use spec_places::{Extent, Map, Multiples, Panel, Rank, RankBar, Spot};
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
            Kind::Range(range) => timeline::remarks(range, &setter),
            Kind::Map(map) => map.remarks.clone(),
            Kind::Compare(_)
            | Kind::Severity(_)
            | Kind::Slope(_)
            | Kind::Rank(_)
            | Kind::Season(_)
            | Kind::Calendar(_)
            | Kind::Gaps(_)
            | Kind::Multiples(_) => Vec::new(),
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
            Kind::Range(range) => (
                range::draw(range, &mut page, &setter),
                timeline::describe(range, &setter),
            ),
            Kind::Slope(slope) => (
                slope::draw(slope, &mut page, &setter)?,
                compare::describe(slope, &setter),
            ),
            Kind::Rank(rank) => (
                rank::draw(rank, &mut page, &setter),
                rank::describe(rank, &setter),
            ),
            Kind::Season(season) => (
                season::draw(season, &mut page, &setter),
                season::describe(season, &setter),
            ),
            Kind::Calendar(calendar) => (
                calendar_grid::draw(calendar, &mut page, &setter),
                calendar_grid::describe(calendar, &setter),
            ),
            Kind::Gaps(gaps) => (
                gaps::draw(gaps, &mut page, &setter),
                gaps::describe(gaps, &setter),
            ),
            Kind::Multiples(multiples) => (
                multiples::draw(multiples, &mut page, &setter),
                multiples::describe(multiples, &setter),
            ),
            Kind::Map(map) => (
                map::draw(map, &mut page, &setter)?,
                map::describe(map, &setter),
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
