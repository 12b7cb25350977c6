//! How severe incidents can be: the tail of the toll distribution.
//!
//! The tail is described by a discrete power law above a least toll, fitted and
//! tested as by Clauset, Shalizi & Newman (2009), and compared with tails that
//! fall faster. All tolls of zero stand apart: a power law has no zero.
//!
//! [`fit()`] finds the law, [`resample`] how sure that is, [`goodness`] whether the
//! law can have made the tolls, [`vuong`] whether another describes them better,
//! [`exceedance`] the chance of a toll to come, and [`heaping`] which tolls were
//! rounded.
//!
//! Assumes that incidents are independent and that severity does not change
//! over the time covered.

pub mod alternative;
pub mod exceedance;
pub mod fit;
pub mod goodness;
pub mod heaping;
mod no_variance;
pub mod power_law;
pub mod resample;
mod sample;
mod scan;
mod synthetic;
pub mod vuong;

pub use fit::{TailFit, fit, fit_from};
pub use no_variance::no_variance;
pub use power_law::PowerLaw;

/// The exponent from which tolls have a variance: that of a power law with a smaller
/// one is infinite.
pub const LEAST_EXPONENT: f64 = 3.0;

/// Resamples of a tail by default: with 2,500 a p-value is good to about 0.01.
pub const REPLICATES: usize = 2_500;
