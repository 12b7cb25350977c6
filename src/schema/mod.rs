//! What a source means: the canonical columns, the profiles that map each source's
//! columns to them, and the card that says what a list holds. Plain data, without
//! bytes and frames; of the other rooms only [`error`](crate::error) is used.
//!
//! A [`Column`] has one name, one kind of content and one meaning for all sources.
//! A [`Profile`], a TOML file, says where a source has it; the [`Registry`] holds
//! the built-in ones and knows which of them a header fits. A [`Mapping`] is a
//! profile held against the header of one file. A [`DatasetCard`] says which days,
//! places and incidents a list has. Names are compared by [`fold()`] and
//! [`place_words`].

mod card;
mod column;
mod date_format;
mod fold;
mod mapping;
mod nearest;
mod place_name;
mod profile;
mod registry;
mod toml_error;

pub use card::{
    ActorRole, CardDays, CardLicense, CardPlaces, CardResource, CardSource, Completeness,
    DatasetCard, InclusionRule, ListUnit, PlaceLevel, RuledBy,
};
pub use column::{Column, DATE_PRECISIONS, LOCATION_PRECISIONS, RECORD_UNITS, SUMMARY, ValueKind};
pub use date_format::{DateFormat, ParsedDate};
pub use fold::{fold, has_folded, has_phrase};
pub use mapping::{CellCondition, CodeMap, ColumnSource, DateSource, Mapping};
pub use nearest::nearest;
pub use place_name::place_words;
pub use profile::{ColumnRule, DateParts, Encoding, Profile, Recognise, Rule, When};
pub use registry::{Registry, normalise_header};
