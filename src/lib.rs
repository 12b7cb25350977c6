//! Casualty and incident statistics: honest comparisons, charts and
//! reproducible reports from incident CSV.
//!
//! ```
//! # #[cfg(feature = "frames")] {
//! use casualty::prelude::*;
//! use casualty::table::Format;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let plan = Plan::new()
//!     .by(Dimension::YEAR)
//!     .measure(Measure::Incidents)
//!     .measure(Measure::Killed);
//! let by_year = tabulate(&plan, &incidents.frame, &TabulateOptions::default())?;
//! assert_eq!(by_year.summary.total.incidents, 94.0);
//! let markdown = Format::Markdown.write(&by_year, None)?;
//! # assert!(markdown.starts_with(b"| Year |"));
//! # }
//! # Ok::<(), casualty::error::Error>(())
//! ```
//!
//! The account of the load, `incidents.account`, says what became of every row. The
//! table has a row for every year that the records cover, years without an attack
//! included, and each sum of tolls comes with its range and with the number of
//! incidents whose toll is unknown. The [`cookbook`] goes on from here with ten
//! examples, from a downloaded file to a drawn comparison and a checked sentence.
//!
//! # What holds throughout
//!
//! - A toll that is missing is unknown, never zero; what a figure leaves out is
//!   given beside it.
//! - Rates, ratios and estimated totals come with intervals: exact ones, wider
//!   where incidents cluster, and with a reason where nothing can be estimated.
//! - What is said of single incidents is asked of every world that the records
//!   allow: every toll in its range, every day of a vague date ([`evidence`]).
//! - Results are numbers, enums and dates; words come last.
//! - Equal input gives equal bytes: no clock, no locale, no unseeded chance. "The
//!   present" is the last day that the data cover.
//! - A method has its author and year, in its docs and in [`explain`].
//!
//! # The rooms
//!
//! Data flow in one direction; each room imports only those after it:
//!
//! ```text
//! cli -> report -> figure -> words -> analysis -> evidence -> query -> {table, estimate} -> read -> {schema, files} -> limits -> error -> outside
//!                     \-> chart
//! ```
//!
//! In the order in which data pass through them:
//!
//! - [`read`] turns CSV into a typed frame and an account of every row, with
//!   [`schema`] saying how each source's columns map to the canonical ones;
//! - [`query`] runs a [`Plan`](query::Plan) (filter, dimensions, measures) on it:
//!   every sum comes from its engine;
//! - [`evidence`] knows what may be said of single records: possible days, places
//!   and tolls, ranks, the last before, and truth when not all is known;
//! - [`estimate`] puts intervals on counts, rates and tolls, knowing nothing of
//!   frames;
//! - [`analysis`] answers questions: a table, two periods compared, a trend, the
//!   context of an incident, claims;
//! - [`words`] makes sentences and tables of the answers, alone;
//! - [`figure`] computes what a chart shows, [`chart`] draws it, [`report`] puts
//!   tables, charts and claims into a folder;
//! - [`table`] writes any answer in any format;
//! - [`files`] alone opens and writes files, [`limits`] says how much a run takes on, and
//!   [`outside`] writes text from strangers as text, in every medium.
//!
//! Beside them stand [`error`], the one error type; [`explain`], a text on each
//! statistic: what it means, on what it rests, and whose it is; [`prelude`], what
//! most programs need; and [`cli`], the program itself.
//!
//! # Features
//!
//! - without any: [`estimate`], [`explain`] and [`error`], which need no frames;
//! - `frames`: records as polars frames, up to tables and sentences;
//! - `charts`: pictures and reports; takes in `frames`;
//! - `preview`: charts as text for a terminal; takes in `charts`;
//! - `cli` (the default): the program; takes in all.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests lay out files of their own"
    )
)]

pub mod error;
pub mod estimate;
pub mod explain;
pub mod outside;

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
pub mod files;
#[cfg(feature = "frames")]
pub mod limits;
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
