//! Canonical columns, and the profiles that map each source's columns to them.

mod column;
mod date_format;
mod fold;
mod mapping;
mod nearest;
mod place_name;
mod profile;
mod registry;

pub use column::{Column, DATE_PRECISIONS, Kind, LOCATION_PRECISIONS};
pub use date_format::{DateFormat, ParsedDate};
pub use fold::{fold, has_folded, has_phrase};
pub use mapping::{CellCondition, CodeMap, ColumnSource, DateSource, Mapping};
pub use nearest::nearest;
pub use place_name::place_words;
pub use profile::{ColumnRule, DateParts, Encoding, Profile, Recognise, Rule, When};
pub use registry::{Registry, normalise_header};
