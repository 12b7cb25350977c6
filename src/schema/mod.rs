//! What a source means: the canonical columns, and the profiles that map each
//! source's columns to them. Plain data, without bytes and frames; of the other
//! rooms only [`error`](crate::error) is used.
//!
//! A [`Column`] has one name, one kind of content and one meaning for all sources.
//! A [`Profile`], a TOML file, says where a source has it; the [`Registry`] holds
//! the built-in ones and knows which of them a header fits. A [`Mapping`] is a
//! profile held against the header of one file. Names are compared by [`fold()`] and
//! [`place_words`].

mod column;
mod date_format;
mod fold;
mod mapping;
mod nearest;
mod place_name;
mod profile;
mod registry;

pub use column::{Column, DATE_PRECISIONS, LOCATION_PRECISIONS, RECORD_UNITS, SUMMARY, ValueKind};
pub use date_format::{DateFormat, ParsedDate};
pub use fold::{fold, has_folded, has_phrase};
pub use mapping::{CellCondition, CodeMap, ColumnSource, DateSource, Mapping};
pub use nearest::nearest;
pub use place_name::place_words;
pub use profile::{ColumnRule, DateParts, Encoding, Profile, Recognise, Rule, When};
pub use registry::{Registry, normalise_header};
