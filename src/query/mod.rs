//! Periods, places and filters; a [`Plan`] over a frame gives a [`Summary`].

mod allocate;
mod calendar;
mod condition;
mod date_field;
mod details;
mod dimension;
mod filter;
pub(crate) mod frame;
mod geo;
mod measure;
mod period;
mod plan;
mod summary;
mod tolls;

pub use crate::estimate::toll::Scenario;
pub use allocate::Allocate;
pub use calendar::Unit;
pub use condition::Condition;
pub use details::Details;
pub use dimension::Dimension;
pub use filter::{Filter, Near, PLACES, Selection};
pub use geo::distance_km;
pub use measure::{KnownSum, Measure, Sums, TollSum};
pub use period::{Offset, Period, Span, parse_range, parse_span};
pub use plan::Plan;
pub use summary::{Group, Key, Summary};
pub use tolls::{IncidentToll, TollGroup};
