//! No world that the records allow refutes a title of a chart or what is said of an
//! incident: random lists with vague days, unnamed places and ranges of tolls are
//! held against worlds drawn from them, in which all is known.

mod list;
mod statements;
mod titles;
mod true_titles;

/// Random lists.
const LISTS: u64 = 160;

/// Worlds of each.
const WORLDS: usize = 12;
