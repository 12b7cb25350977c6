//! Statistics on slices and counts, each with its formula, its assumptions and
//! its source.

// Counts become floats throughout: beyond 2^53 the rounding is below every
// uncertainty reported here.
#![allow(clippy::cast_precision_loss)]

mod alias;
mod bca;
pub mod bootstrap;
pub mod change_point;
pub mod dispersion;
pub mod interval;
pub mod multiple;
pub mod negative_binomial;
pub mod not_estimable;
pub mod pelt;
pub mod poisson;
mod poisson_weights;
pub mod prior;
pub mod quasi_poisson;
pub mod quiet_run;
pub mod random;
pub mod rate_ratio;
pub mod record_highs;
pub mod series;
mod special;

pub mod tail;
#[cfg(test)]
mod testing;
pub mod toll;
mod weighted_fit;

pub use interval::{Interval, Level};
pub use not_estimable::{Estimated, NotEstimable, serialize_estimated};
