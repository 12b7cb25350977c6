//! Casualty and incident statistics: honest comparisons, charts and
//! reproducible reports from incident CSV.
//!
//! Data flow in one direction:
//!
//! ```text
//! cli -> report -> {analysis, chart} -> {query, estimate, table} -> {read, schema} -> error
//! ```
//!
//! - [`read`] turns CSV into a typed frame and an account of every row, with
//!   [`schema`] saying how each source's columns map to the canonical ones;
//! - [`query`] runs a [`Plan`](query::Plan) (filter, dimensions, measures) on it;
//! - [`estimate`] puts intervals on counts, knowing nothing of frames;
//! - [`explain`] says what each statistic means, on what it rests, and whose it is;
//! - [`analysis`] answers questions: a table, two periods compared, a trend, the
//!   context of an incident, claims;
//! - [`table`] and [`chart`] show the answers, [`report`] puts them into a folder.
//!
//! ```
//! use std::path::PathBuf;
//!
//! use crate::analysis::{TabulateOptions, tabulate};
//! use crate::query::{Dimension, Measure, Plan, Unit};
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
//! # Ok::<(), casualty::error::Error>(())
//! ```

pub mod analysis;
pub mod chart;
pub mod cli;
pub mod error;
pub mod estimate;
pub mod evidence;
pub mod explain;
pub mod figure;
pub mod query;
pub mod read;
pub mod report;
pub mod schema;
pub mod table;
pub mod words;
