//! What may be said of records: possible days, places and tolls of each, what
//! was known as of a day, and truth when not all is known.
//!
//! A record is a set of worlds: every toll between its limits, every day of a
//! vague date, every place that it may be of. Claims, contexts, headlines and
//! comparisons ask here what holds in all of them ([`Truth`]): which records are
//! of a place and kind ([`AsOf::members`]), how many there were and of what toll
//! ([`Counted`]), which rank one has ([`Ranking`]), which was the last before it
//! ([`LastBefore`], [`Latest`]), whether there was one as bad "since" then
//! ([`Since`]), and whether the list has all the incidents that a sentence speaks
//! of ([`AsOf::closed`]).
//!
//! A record is named by its position in [`Records::all`], a `row`; what takes a row
//! panics when there is no record at it, and rows that come from here have one. Of
//! the other rooms [`query`](crate::query) and what that uses are used; sums of
//! groups and words are no matter of this one.

mod area;
mod as_of;
mod bounds;
mod cited;
mod closed;
mod counted;
mod days_between;
mod incident_ref;
mod last_before;
mod latest;
mod match_basis;
mod members;
mod mention;
mod named_place;
mod numbered;
mod ranking;
mod record;
mod records;
mod same_place;
mod scope;
mod since;
#[cfg(test)]
mod testing;
mod toll_range;
mod truth;
mod vocabulary;

pub use area::{Area, AreaName, UnnamedPlace};
pub use as_of::AsOf;
pub use bounds::Bounds;
pub use cited::Evidence;
pub use closed::{Closed, Reach, SpokenOf, least_as_bad, least_that_counts};
pub use counted::Counted;
pub use days_between::DaysBetween;
pub use incident_ref::{IncidentRef, NotOneIncident, find};
pub use last_before::LastBefore;
pub use latest::Latest;
pub use match_basis::MatchBasis;
pub use members::{Member, Such};
pub use mention::Mention;
pub use named_place::NamedPlace;
pub use ranking::Ranking;
pub use record::Record;
pub use records::{RECORD_COLUMNS, Records};
pub use scope::Scope;
pub use since::{AsBad, Reading, Rivals, Since};
pub use toll_range::TollRange;
pub use truth::Truth;
