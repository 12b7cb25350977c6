//! From bytes to a typed frame, with every row accounted for. Nothing is summed here.
//!
//! [`Incidents::read`] is the short way, [`load()`] the one with options. Both give
//! [`Incidents`]: the frame, and an [`Account`] in which every row of the files is
//! accepted, rejected, a duplicate or blank. What is wrong with a row is a
//! [`RowFinding`], not an error. [`PlaceNames`] and [`Population`] are read from
//! files of their own.
//!
//! ```text
//! source (file, stdin, gz) -> blocks (whole records) -> rows (typed, on all
//! cores) -> frame, and an account of every row
//! ```

mod account;
mod block_rows;
mod card_file;
mod column_builders;
mod duplicates;
mod frame_error;
mod header;
mod killed_left_out;
mod load;
mod named_profile;
mod place_names;
mod population;
mod read_files;
mod record_blocks;
mod row_finding;
mod row_values;
mod source;
mod stray_quotes;
mod toll_and_degrees;

pub use account::{Account, FileAccount, Reject};
pub use card_file::ListCard;
pub use duplicates::{DuplicateIds, IdenticalRows};
pub(crate) use frame_error::frame_error;
pub use killed_left_out::KilledLeftOut;
pub use load::{ALWAYS, FILE, Incidents, LINE, ProfileChoice, ReadOptions, load};
pub use named_profile::{NamedProfile, named_profile};
pub use place_names::PlaceNames;
pub use population::Population;
pub use row_finding::{FindingLevel, Reason, RowFinding};
