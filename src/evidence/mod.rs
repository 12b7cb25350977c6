//! What may be said of records: possible days, places and tolls of each, what
//! was known as of a day, and truth when not all is known.

mod as_of;
mod cited;
mod place_match;
mod record;
mod scope;
mod toll_range;
mod truth;

pub use as_of::{AsOf, IncidentRef, Member, Place, Such, find};
pub use cited::Evidence;
pub(crate) use cited::{noun, toll_words};
pub use place_match::{MatchBasis, NamedPlace};
pub use record::{RECORD_COLUMNS, Record, Records, records};
pub use scope::Scope;
pub use toll_range::{Bounds, TollRange};
pub use truth::Truth;
