//! From bytes to a typed frame, with every row accounted for.
//!
//! ```text
//! source (file, stdin, gz) -> blocks (whole records) -> rows (typed, on all
//! cores) -> frame, and an account of every row
//! ```

mod account;
mod blocks;
mod columns;
mod duplicates;
mod finding;
mod frame_error;
mod lenient;
mod load;
mod named_profile;
mod place_names;
mod population;
mod prelude;
mod row;
mod rows;
mod source;
mod value;

pub use account::{Account, FileAccount, Reject};
pub use duplicates::DuplicateIds;
pub use finding::{Finding, Reason, Severity};
pub(crate) use frame_error::frame_error;
pub use load::{FILE, Incidents, LINE, ProfileChoice, ReadOptions, load};
pub use named_profile::named_profile;
pub use place_names::PlaceNames;
pub use population::Population;
pub use source::{read_all, sha256};
