//! The only room that opens and writes files.
//!
//! Every file that a process reads is noted here by what it is, not by its name, and
//! never written over. Files come into being whole or not at all ([`write_whole`]),
//! and a folder of outputs is replaced in one step. What an interrupted run has left
//! is removed by the next.

#![allow(
    clippy::disallowed_methods,
    reason = "this is where files are opened and written"
)]
#![cfg_attr(not(feature = "charts"), allow(dead_code, reason = "reports need it"))]

mod boundary;
mod disk;
mod folder;
mod identity;
mod interrupt;
mod read;
mod staged;
mod target;
#[cfg(test)]
mod testing;
mod write;

#[cfg(feature = "charts")]
pub(crate) use boundary::confined;
#[cfg(feature = "charts")]
pub(crate) use folder::{Files, OutputFolder, leads_to, listed};
#[cfg(feature = "cli")]
pub(crate) use interrupt::end_clean_on_signals;
pub use read::ReadFile;
pub(crate) use read::{Fingerprint, open_data, read_text};
#[cfg(feature = "charts")]
pub(crate) use read::{read_own, sha256};
pub use write::{write_together, write_whole};
