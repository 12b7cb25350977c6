//! The canonical columns: one name, unit and meaning for every source.

use serde::{Deserialize, Serialize};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Free text, trimmed; blank is unknown.
    Text,
    /// A calendar day of the proleptic Gregorian calendar.
    Date,
    /// A number of people, zero or more; blank is unknown, never zero.
    Toll,
    /// Decimal degrees, WGS 84.
    Degrees,
    /// One of [`DATE_PRECISIONS`].
    DatePrecision,
    /// One of [`LOCATION_PRECISIONS`].
    LocationPrecision,
    /// One of [`RECORD_UNITS`].
    RecordUnit,
}

/// Precisions of a date, in the order in which a least precision is held against
/// them: finest first, though a `range` may be of any length.
pub const DATE_PRECISIONS: [&str; 5] = ["day", "range", "week", "month", "year"];

/// Precisions of a location, finest first.
pub const LOCATION_PRECISIONS: [&str; 6] =
    ["site", "district", "city", "admin2", "admin1", "country"];

/// What one row can be.
pub const RECORD_UNITS: [&str; 2] = ["event", SUMMARY];

/// A row that is several events, of which the source knew only the sum.
pub const SUMMARY: &str = "summary";

macro_rules! columns {
    ($($variant:ident $name:literal $kind:ident $meaning:literal;)*) => {
        /// A canonical column of an incident record.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Column {
            $(#[doc = $meaning] $variant,)*
        }

        impl Column {
            /// All columns, in their order of presentation.
            pub const ALL: &'static [Column] = &[$(Column::$variant),*];

            /// The name in headers, frames and options.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)* }
            }

            /// What its cells hold.
            #[must_use]
            pub fn kind(self) -> ValueKind {
                match self { $(Column::$variant => ValueKind::$kind,)* }
            }

            /// One sentence on what it means.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Column::$variant => $meaning,)* }
            }
        }
    };
}

columns! {
    EventId "event_id" Text "The source's own name of the incident.";
    Date "date" Date "First day on which the incident may have happened.";
    DateEnd "date_end" Date "Last such day; the same as `date` when blank.";
    DatePrecision "date_precision" DatePrecision "How exactly the date is known: day, range, week, month or year.";
    Country "country" Text "Country.";
    Admin1 "admin1" Text "First-level division: province, governorate, state.";
    Admin2 "admin2" Text "Second-level division.";
    City "city" Text "City, town or village.";
    District "district" Text "District or neighbourhood of the city.";
    Site "site" Text "The place itself: a square, market, mosque.";
    Latitude "latitude" Degrees "Latitude, degrees north.";
    Longitude "longitude" Degrees "Longitude, degrees east.";
    LocationPrecision "location_precision" LocationPrecision "How exactly the location is known: site, district, city, admin2, admin1 or country.";
    RecordUnit "record_unit" RecordUnit "What the row is: an event, or a summary of several known only as a sum; blank is an event.";
    AttackType "attack_type" Text "How it was done.";
    Weapon "weapon" Text "With what.";
    Target "target" Text "Against whom.";
    Actor "actor" Text "By whom, as the source attributes it.";
    KilledLow "killed_low" Toll "Killed, low estimate.";
    Killed "killed" Toll "Killed, best estimate.";
    KilledHigh "killed_high" Toll "Killed, high estimate.";
    InjuredLow "injured_low" Toll "Injured, low estimate.";
    Injured "injured" Toll "Injured, best estimate.";
    InjuredHigh "injured_high" Toll "Injured, high estimate.";
    Source "source" Text "Who reported it.";
    SourceReference "source_reference" Text "Where the report can be found.";
    Notes "notes" Text "Anything else.";
}

impl Column {
    /// The column of that name, compared without case and surrounding space.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL
            .iter()
            .copied()
            .find(|column| column.name().eq_ignore_ascii_case(name))
    }
}
