//! Printed sentences checked against records.
//!
//! A claim is judged in every world that the records allow: every toll between
//! its lowest and highest estimate, every day of a vague date, every place of a
//! record that does not name it; and with any number of incidents that are not in
//! the list, unless the list's card closes it for the sentence. It is supported
//! when it holds in all of them, supported by this list when only other incidents
//! could refute it, contradicted when it holds in none, and undecidable otherwise.
//! The same is done with every low, every best and every high estimate taken as
//! right. Of the parts of a sentence all must hold; of the readings of an ambiguous
//! phrase one.
//!
//! A kind of claim is a file here, with its fields and how it is judged, a file
//! among the words, with why, and a row of the table of kinds.

mod amount;
mod change;
mod claims_file;
mod count;
mod deadliest_since;
mod field_error;
mod field_node;
mod field_values;
mod first_since;
mod judge;
mod judgement;
mod kinds;
mod last_at_place;
mod misplaced;
mod none_between;
mod percent;
mod quantifier;
mod rank;
mod rare_since;
mod rate_falls;
mod sense;
mod since;
mod toll;
mod toml_table;
mod total;
mod verdict;
mod verify;

pub use crate::estimate::chance::Direction;
pub use amount::CountedIncidents;
pub use change::{ChangeClaim, ChangeGrounds, ChangeSide, ComparedPeriods};
pub use claims_file::{Claim, ClaimsFile};
pub use count::CountClaim;
pub use deadliest_since::DeadliestSinceClaim;
pub use first_since::FirstSinceClaim;
pub use judgement::{Judgement, ListReach, Part, PlaceMatch, UnsureWord, Verification};
pub(crate) use kinds::claim_kinds;
pub use kinds::{ClaimKind, Grounds};
pub use last_at_place::{LastAtPlaceClaim, LastAtPlaceGrounds, LastIncident};
pub use misplaced::Misplaced;
pub use none_between::{LookedFor, NoneBetweenClaim};
pub use percent::Percent;
pub use quantifier::{ClaimedNumber, Quantifier};
pub use rank::{RankClaim, RankGrounds};
pub use rare_since::{RareSinceClaim, RareSinceGrounds};
pub use rate_falls::{Rarer, RateFall};
pub use sense::{Sense, SinceName};
pub use since::{SinceGrounds, SinceWhen};
pub use toll::{TollClaim, TollGrounds};
pub use total::TotalClaim;
pub use verdict::{Verdict, Verdicts};
pub use verify::verify;
