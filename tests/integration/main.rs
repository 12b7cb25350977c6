//! Tests of the whole: what users type, and what they get.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests lay out files of their own"
)]
#![allow(clippy::print_stderr, reason = "skipped tests say so")]

mod bad_input;
mod browser;
mod cards;
mod chart;
mod chart_allocate;
mod chart_kinds;
mod chart_options;
mod check;
mod claims;
mod compare;
mod context;
mod determinism;
mod diff;
mod diff_adds_up;
mod engine;
mod fuzz;
mod hostile;
mod killed;
mod limits;
mod outputs;
mod picture_difference;
mod profiles;
mod properties;
mod readme;
mod refuted;
mod repeated_rows;
mod report;
mod report_root;
mod sources;
mod statistics;
mod stray_marks;
mod table;
mod table_formats;
mod table_periods;
mod vague;
mod verify;
mod verify_changes;
mod verify_files;
mod verify_lists;
mod verify_places;
mod workdir;
mod worlds;
