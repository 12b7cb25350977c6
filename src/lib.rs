//! Casualty and incident statistics: honest comparisons, charts and
//! reproducible reports from incident CSV.
//!
//! Data flow in one direction; each room imports only those after it:
//!
//! ```text
//! cli -> report -> figure -> words -> analysis -> evidence -> query -> {table, estimate} -> read -> schema -> error
//!                     \-> chart
//! ```
//!
//! - [`read`] turns CSV into a typed frame and an account of every row, with
//!   [`schema`] saying how each source's columns map to the canonical ones;
//! - [`query`] runs a [`Plan`](query::Plan) (filter, dimensions, measures) on it:
//!   every sum comes from its engine;
//! - [`evidence`] knows what may be said of single records: possible days, places
//!   and tolls, ranks, the last before, and truth when not all is known;
//! - [`estimate`] puts intervals on counts, knowing nothing of frames;
//! - [`explain`] says what each statistic means, on what it rests, and whose it is;
//! - [`analysis`] answers questions: a table, two periods compared, a trend, the
//!   context of an incident, claims. Its answers are numbers, enums and dates;
//! - [`words`] makes sentences and tables of them, alone;
//! - [`figure`] computes what a chart shows, [`chart`] draws it, [`report`] puts
//!   tables, charts and claims into a folder.
//!
//! [`prelude`] has what most programs need; the [`cookbook`] has ten examples.
//!
//! # Features
//!
//! - without any: [`estimate`], [`explain`] and [`error`], which need no frames;
//! - `frames`: records as polars frames, up to tables and sentences;
//! - `charts`: pictures and reports; takes in `frames`;
//! - `preview`: charts as text for a terminal; takes in `charts`;
//! - `cli` (the default): the program; takes in all.
//!
//! ```
//! # #[cfg(feature = "frames")] {
//! use std::path::PathBuf;
//!
//! use casualty::analysis::{TabulateOptions, tabulate};
//! use casualty::query::{Dimension, Measure, Plan, Unit};
//! use casualty::read::{ReadOptions, load};
//!
//! let incidents = load(&[PathBuf::from("data/baghdad-attacks.csv")], &ReadOptions::default())?;
//! let plan = Plan {
//!     dimensions: vec![Dimension::Time(Unit::Year)],
//!     measures: vec![Measure::Incidents, Measure::Killed],
//!     ..Plan::default()
//! };
//! let by_year = tabulate(&plan, &incidents.frame, &TabulateOptions::default())?;
//! assert_eq!(by_year.summary.total.incidents, 94.0);
//! # }
//! # Ok::<(), casualty::error::Error>(())
//! ```

pub mod error;
pub mod estimate;
pub mod explain;

#[cfg(feature = "frames")]
pub mod analysis;
#[cfg(feature = "charts")]
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "charts")]
pub mod cookbook;
#[cfg(feature = "frames")]
pub mod evidence;
#[cfg(feature = "charts")]
pub mod figure;
#[cfg(feature = "frames")]
pub mod prelude;
#[cfg(feature = "frames")]
pub mod query;
#[cfg(feature = "frames")]
pub mod read;
#[cfg(feature = "charts")]
pub mod report;
#[cfg(feature = "frames")]
pub mod schema;
#[cfg(feature = "frames")]
pub mod table;
#[cfg(feature = "frames")]
pub mod words;
