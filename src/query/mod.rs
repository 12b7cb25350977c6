//! Periods, places and filters; a [`Plan`] over a frame gives a [`Summary`].
//!
//! [`Filter`], [`Dimension`], [`Measure`] and [`Plan`] are plain data. The
//! engine runs them: see [`Plan::run`] and [`Plan::prepare`].

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
mod summary;

pub use crate::estimate::toll::Scenario;
pub use allocate::Allocate;
pub use calendar::Unit;
pub use condition::Condition;
pub use dimension::Dimension;
pub use engine::{
    Allotted, IncidentToll, Pivot, PivotRow, PointGroup, PreparedPlan, Selection, TollGroup,
};
pub use filter::{Filter, Near, PLACES};
pub use geo::distance_km;
pub use incident_origin::IncidentOrigins;
pub use key::Key;
pub use left_out::{Criterion, LeftOut};
pub use measure::{KnownSum, Measure, MeasureUnit, Sums, TollSum};
pub use period::{Offset, Period, Span, parse_range, parse_span};
pub use plan::Plan;
pub use summary::{Group, Summary};
