//! Charts: from plain data to pictures a newspaper would print.
//!
//! A [`Chart`] says what to draw. A [`Style`] says how: width, theme, language.
//! Laying it out gives a [`Scene`], in which every mark and every line of text
//! has its place; [`svg`] draws the scene and [`raster`] makes a PNG of that.
//! Equal charts and styles give equal bytes.
//!
//! Records are not known here, only plain data: [`figure`](crate::figure) makes
//! charts of records. Of the other rooms [`table`](crate::table) lends its numbers,
//! and [`error`](crate::error) is used.
//!
//! Each kind of chart is a file with its data and how it is checked, drawn,
//! described and previewed, and a row of the table of kinds, which makes
//! [`Body`].
//!
//! ```
//! use casualty::chart::{Bar, AxisPeriod, Chart, Estimate, Style, TimelineChart, Titles};
//!
//! let bar = |year, killed: f64| Bar {
//!     period: AxisPeriod::Year(year),
//!     label: year.to_string(),
//!     figure: Estimate::exact(killed),
//!     partial: None,
//!     unknown: 0,
//! };
//! let chart = Chart {
//!     titles: Titles {
//!         title: "Deaths fell in 2018".into(),
//!         ..Titles::default()
//!     },
//!     body: TimelineChart {
//!         y_label: "Killed".into(),
//!         bars: vec![bar(2017, 11_400.0), bar(2018, 1_430.0)],
//!         ..TimelineChart::default()
//!     }
//!     .into(),
//! };
//! let svg = chart.to_svg(&Style::default())?;
//! assert!(svg.contains("1,430"));
//! # Ok::<(), casualty::error::Error>(())
//! ```

mod annotation;
mod axis;
mod bar_frame;
mod bar_marks;
mod bars;
mod base_map;
mod calendar;
mod classes;
mod clip;
mod colour;
mod compare;
mod decades;
mod drawing;
mod dumbbell;
mod estimate;
mod extent;
mod font;
mod gaps;
mod geometry;
mod heatmap;
mod keep_apart;
mod key;
mod kinds;
mod language;
mod language_words;
mod map;
mod map_ground;
mod map_names;
mod map_scale;
mod map_sheet;
mod multiples;
mod page;
mod pairs;
mod palettes;
mod period;
mod period_labels;
mod picture;
mod preview;
mod projection;
mod range;
mod rank;
pub mod raster;
mod row_names;
mod scale;
mod scene;
mod season;
mod setter;
mod severity;
mod slope;
mod spot;
mod style;
pub mod svg;
#[cfg(feature = "preview")]
mod terminal;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod tick;
mod timeline;
mod titles;
mod trend;

pub use annotation::Note;
pub use bar_marks::BarPart;
pub use bars::Bar;
pub use base_map::CREDIT as MAP_CREDIT;
pub use calendar::{CalendarChart, CalendarYear};
pub use colour::Colour;
pub use compare::CompareChart;
pub use estimate::Estimate;
pub use extent::Extent;
pub use font::{Type, Weight};
pub use gaps::{Gap, GapsChart};
pub use geometry::Rect;
pub use heatmap::{HeatmapChart, HeatmapColumn, HeatmapRow};
pub use kinds::Body;
pub use language::Language;
pub use map::MapChart;
pub use multiples::{MultiplesChart, Panel};
pub use pairs::{Pair, Pairs};
pub use period::AxisPeriod;
pub use picture::Chart;
pub use preview::{Preview, PreviewBar, PreviewGraph, PreviewMarks, PreviewRow};
pub use range::RangeChart;
pub use rank::{RankBar, RankChart};
pub use scene::{Mark, Scene, Shape};
pub use season::{SeasonChart, SeasonRole, SeasonYear};
pub use severity::{Curve, PointLabel, SeverityChart};
pub use slope::SlopeChart;
pub use spot::Spot;
pub use style::Style;
pub use text::{Anchor, Text};
pub use theme::{Sizes, Theme};
pub use timeline::TimelineChart;
pub use titles::Titles;
pub use trend::{ChangeBand, RateStep, TrendChart};
