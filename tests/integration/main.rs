//! Tests of the whole: what users type, and what they get.

mod bad_input;
mod chart;
mod check;
mod compare;
mod profiles;
mod properties;
mod report;
mod sources;
mod statistics;
mod table;
mod workdir;
