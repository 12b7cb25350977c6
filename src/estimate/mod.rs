//! Statistics on slices and counts, each with its formula, its assumptions and
//! its source. Nothing here knows of frames, records or words; of the other rooms
//! only [`error`](crate::error) is used.
//!
//! - Counts: [`poisson`] puts an interval on a count or rate, [`rate_ratio`] sets
//!   two rates against each other, [`quasi_poisson`] does both where incidents
//!   cluster, [`multiple`] adjusts p-values of many places, [`quiet_run`] says how
//!   likely a time without incidents is.
//! - Counts over time, as a [`Series`](series::Series): [`dispersion`] and
//!   [`negative_binomial`] say how strongly they cluster, [`change_point`] finds
//!   one change of rate, [`pelt`] several.
//! - Tolls, one [`Toll`](toll::Toll) an incident: [`bootstrap`] puts intervals on
//!   totals, means and their ratios, [`tail`] says how severe incidents can be,
//!   [`record_highs`] how often the largest so far should fall.
//!
//! Units are the caller's: a rate is incidents per unit of the exposure that was
//! given, be that days, years, people times years, or typical periods. What
//! cannot be estimated is an answer, not a failure: functions give [`Estimated`],
//! whose [`NotEstimable`] says why in a sentence. Where chance is drawn
//! ([`bootstrap`], [`tail`]), the seed is an argument, and equal seeds give equal
//! figures on any number of cores.

// Counts become floats throughout: beyond 2^53 the rounding is below every
// uncertainty reported here.

mod alias;
mod bca;
pub mod bootstrap;
pub mod chance;
pub mod change_point;
pub mod clustering;
pub mod dispersion;
pub mod drawn;
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
