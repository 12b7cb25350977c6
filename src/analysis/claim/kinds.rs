//! The kinds of claims, a row each.

use serde::de::DeserializeOwned;

use super::amount::CountedIncidents;
use super::change::{ChangeClaim, ChangeGrounds};
use super::count::CountClaim;
use super::deadliest_since::DeadliestSinceClaim;
use super::field_values::{AREA, SUCH};
use super::first_since::FirstSinceClaim;
use super::judge::{Judge, Judged};
use super::last_at_place::{LastAtPlaceClaim, LastAtPlaceGrounds};
use super::none_between::{LookedFor, NoneBetweenClaim};
use super::quantifier::NUMBER;
use super::rank::{RankClaim, RankGrounds};
use super::rare_since::{RareSinceClaim, RareSinceGrounds};
use super::rate_falls::RareMemo;
use super::since::{SINCE_WHEN, SinceGrounds};
use super::toll::{TollClaim, TollGrounds};
use super::toml_table::TomlTable;
use super::total::TotalClaim;
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Such};
use crate::schema::ListUnit;

/// Every kind of claim: what it says, its name in claims files, its module here
/// and among the words, its variant, its fields, and on what a verdict rests.
macro_rules! claim_kinds {
    ($then:ident) => {
        $then! {
            /// The toll of an incident.
            "toll" toll Toll TollClaim TollGrounds,
            /// No other since then was as deadly.
            "deadliest-since" deadliest_since DeadliestSince DeadliestSinceClaim SinceGrounds,
            /// No other since then at all.
            "first-since" first_since FirstSince FirstSinceClaim SinceGrounds,
            /// The n-th deadliest, or among the n deadliest.
            "rank" rank Rank RankClaim RankGrounds,
            /// When the last one at a place was, and its toll.
            "last-at-place" last_at_place LastAtPlace LastAtPlaceClaim LastAtPlaceGrounds,
            /// How many incidents.
            "count" count Count CountClaim CountedIncidents,
            /// How many killed or injured in them.
            "total" total Total TotalClaim CountedIncidents,
            /// More or fewer than in another period.
            "change" change Change ChangeClaim ChangeGrounds,
            /// They have become rare.
            "rare-since" rare_since RareSince RareSinceClaim RareSinceGrounds,
            /// There was none.
            "none-between" none_between NoneBetween NoneBetweenClaim LookedFor,
        }
    };
}
pub(crate) use claim_kinds;

/// Fields of a claim that are read into one.
const PARTS: &[(&str, &[&str])] = &[
    ("area", AREA),
    ("such", SUCH),
    ("number", NUMBER),
    ("since-when", SINCE_WHEN),
];

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:literal $module:ident $Kind:ident $Claim:ident $Grounds:ident,)+) => {
        /// What a claim says, by its kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum ClaimKind {
            $($(#[$doc])* $Kind($Claim),)+
        }

        /// On what the verdict on a claim rests, by its kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Grounds {
            $($(#[$doc])* $Kind($Grounds),)+
        }

        impl ClaimKind {
            /// The names of all kinds in claims files.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// Its name in claims files.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$Kind(_) => $name,)+
                }
            }

            /// The incident that the sentence is about, when it is about one.
            #[must_use]
            pub fn incident(&self) -> Option<&IncidentRef> {
                match self {
                    $(Self::$Kind(claim) => claim.incident(),)+
                }
            }

            /// The place in which incidents are compared or counted.
            #[must_use]
            pub fn area(&self) -> Option<&Area> {
                match self {
                    $(Self::$Kind(claim) => claim.area(),)+
                }
            }

            /// The kind of incidents that are compared or counted.
            #[must_use]
            pub fn such(&self) -> Option<&Such> {
                match self {
                    $(Self::$Kind(claim) => claim.such(),)+
                }
            }

            /// Reads the fields of the kind of that name, but for `heading`, which
            /// all kinds have; `None` when there is no such kind.
            pub(super) fn read(
                name: &str,
                table: &TomlTable<'_>,
                heading: &'static [&'static str],
            ) -> Option<Result<Self>> {
                match name {
                    $($name => Some(read::<$Claim>(table, heading).map(Self::$Kind)),)+
                    _ => None,
                }
            }

            /// Whether it speaks of incidents, and the rows of the list are none.
            pub(super) fn is_of_other_rows(&self, view: &AsOf<'_>) -> bool {
                let unit = view.records.card().unit.unwrap_or(ListUnit::Event);
                let holds = match self {
                    $(Self::$Kind(claim) => claim.holds_of(unit),)+
                };
                !holds
            }

            pub(super) fn judge(&self, view: &AsOf<'_>, memo: &RareMemo) -> Result<Judged<Grounds>> {
                let judged = match self {
                    $(Self::$Kind(claim) => claim.judge(view, memo)?.map(Grounds::$Kind),)+
                };
                // Of a place that no record names the records can tell nothing.
                if self.area().is_some_and(|area| view.unnamed(area).is_some()) {
                    return Ok(Judged {
                        incident: judged.incident,
                        ..Judged::untold(judged.grounds)
                    });
                }
                Ok(if self.is_of_other_rows(view) { judged.left_open() } else { judged })
            }
        }
    };
}
claim_kinds!(kinds);

fn read<C: Judge + DeserializeOwned>(
    table: &TomlTable<'_>,
    heading: &'static [&'static str],
) -> Result<C> {
    let claim: C = table.read_rest(heading, PARTS)?;
    claim.check().map_err(|error| table.place(error))?;
    Ok(claim)
}
