//! What most programs need: `use casualty::prelude::*;`
//!
//! Reading ([`Incidents`], [`ReadOptions`]), sums ([`Plan`], [`Filter`],
//! [`Dimension`], [`Measure`]), the questions of [`analysis`](crate::analysis) with
//! their options, claims ([`ClaimsFile`]), figures with the feature `charts`, and
//! the [`Error`]. The [`cookbook`](crate::cookbook) uses it throughout.

pub use crate::analysis::claim::{ClaimsFile, verify};
pub use crate::analysis::{
    CompareOptions, RateOptions, SeverityOptions, TabulateOptions, TrendOptions, compare, rates,
    severity, tabulate, trend,
};
#[cfg(feature = "charts")]
pub use crate::chart::Style;
pub use crate::error::{Error, ErrorKind, Result};
#[cfg(feature = "charts")]
pub use crate::figure::{
    CompareFigure, Figure, FigureData, OwnTitles, TimelineFigure, source_name,
};
pub use crate::query::{Dimension, Filter, Measure, Plan, Unit, parse_range};
pub use crate::read::{Incidents, PlaceNames, Population, ReadOptions, load};
