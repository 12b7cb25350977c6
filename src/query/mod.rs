//! Every sum: a [`Plan`] (which incidents, broken down by what, measured how) over
//! a frame gives a [`Summary`].
//!
//! [`Filter`], [`Dimension`], [`Measure`] and [`Plan`] are plain data, to be kept in
//! files. The engine runs them as expressions on the frame: [`Plan::run`] gives
//! groups with true zeros, [`Plan::prepare`] a plan to be summed over several
//! periods, [`Pivot`] the values of one dimension side by side. [`Sums`] merge;
//! means, shares and ranges are computed from them at the end.
//!
//! Of the other rooms [`estimate`](crate::estimate), [`read`](crate::read),
//! [`schema`](crate::schema) and [`error`](crate::error) are used. What may be said
//! of a single record is no matter of this room but of
//! [`evidence`](crate::evidence). A frame that lacks a column is an error of the
//! kind `Engine` throughout.

mod allocate;
mod calendar;
mod condition;
mod coverage;
mod date_field;
mod dimension;
mod engine;
mod filter;
pub(crate) mod frame;
mod geo;
mod incident_origin;
mod key;
mod left_out;
mod measure;
mod period;
mod plan;
mod possible_days;
mod summary;

pub use crate::estimate::toll::Scenario;
pub use allocate::Allocate;
pub use calendar::Unit;
pub use condition::Condition;
pub use dimension::Dimension;
pub use engine::{
    Allotted, IncidentToll, Pivot, PivotRow, PointGroup, PreparedPlan, RowGroup, Selection,
    TollGroup,
};
pub use filter::{Filter, Near, PLACES};
pub use geo::distance_km;
pub use incident_origin::IncidentOrigins;
pub use key::Key;
pub use left_out::{Criterion, LeftOut};
pub use measure::{KnownSum, Measure, MeasureUnit, Sums, TollSum};
pub use period::{Offset, Period, Span, parse_range, parse_span};
pub use plan::Plan;
pub use possible_days::PossibleDays;
pub use summary::{Group, Summary};
