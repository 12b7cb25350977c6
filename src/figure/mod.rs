//! Charts from records: each kind of chart is a file with its options, the
//! columns that it needs, its data and what it finds, and a row of the table of
//! kinds, which makes [`Figure`].
//!
//! A figure computes; [`chart`](crate::chart) draws, and
//! [`words`](crate::words) puts its finding into a headline. Make a [`Figure`] of
//! the options of a kind, and [draw](Figure::draw) it from [`FigureData`]: the
//! [`DrawnFigure`] has the chart, the numbers behind it as a table, and what was
//! left out. Doc comments of options are the program's help too.

mod calendar;
mod compare;
mod compared_places;
mod drawn_figure;
mod figure_data;
mod finding;
mod gallery;
mod gaps;
mod heatmap;
mod kind_options;
mod kinds;
mod map;
mod multiples;
mod notes;
mod own_titles;
mod period_bars;
mod periods;
mod range;
mod ranged;
mod rank;
mod season;
mod severity;
mod single_incidents;
mod slope;
mod source_name;
mod spots;
mod stack;
mod summed_incidents;
mod timeline;
mod trend;

pub use calendar::CalendarFigure;
pub use compare::CompareFigure;
pub use drawn_figure::DrawnFigure;
pub use figure_data::FigureData;
pub use gallery::GalleryChoice;
pub use gaps::GapsFigure;
pub use heatmap::HeatmapFigure;
pub use kinds::{Figure, FigureKind};
pub use map::MapFigure;
pub use multiples::MultiplesFigure;
pub use own_titles::OwnTitles;
pub use range::RangeFigure;
pub use rank::RankFigure;
pub use season::SeasonFigure;
pub use severity::SeverityFigure;
pub use slope::SlopeFigure;
pub use source_name::source_name;
pub use timeline::TimelineFigure;
pub use trend::TrendFigure;
