//! How one incident is named, and the one record that is meant.

use chrono::NaiveDate;

use super::{AsOf, Evidence, Records, Truth};
use crate::error::{Error, Result};
use crate::query::Span;
use crate::schema::nearest;

/// How one incident is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncidentRef {
    /// By the source's id.
    Id(String),
    /// By its day and words of its place.
    At {
        /// A day, month, year or other span that the recorded days meet.
        on: Span,
        /// Words of its place, when there are several that day.
        place: Option<String>,
    },
}

/// Why a name does not mean one incident.
#[derive(Debug, Clone, PartialEq)]
pub enum NotOneIncident {
    /// No record has that id.
    NoSuchId {
        /// The id.
        id: String,
        /// The id in the records that is nearest to it.
        nearest: Option<String>,
    },
    /// The record of that id is later than the day up to which records are used.
    Later {
        /// The id.
        id: String,
        /// That day.
        as_of: NaiveDate,
    },
    /// No record is of that day and place.
    NoneThen {
        /// The day.
        on: Span,
        /// Words of the place.
        place: Option<String>,
        /// The first records of that day.
        that_day: Vec<Evidence>,
        /// The name of a place in the records that is nearest, when there is none
        /// that day.
        nearest: Option<String>,
    },
    /// The record is several events that the source knew only as a sum.
    Summary(Box<Evidence>),
    /// Several records are meant.
    Several {
        /// By which name.
        named: IncidentRef,
        /// The first of them.
        first: Vec<Evidence>,
        /// How many there are.
        count: usize,
    },
}

/// Records that are listed.
const MOST: usize = 5;

/// The position of the one record among `rows` that is meant; `files` are the
/// names of the inputs.
///
/// # Errors
/// When there is none, with what is nearest to it, or several, the first five of
/// which are named.
///
/// # Panics
/// When there is no record at one of `rows`.
pub fn find(
    records: &Records<'_>,
    rows: &[usize],
    files: &[String],
    incident: &IncidentRef,
) -> Result<usize, NotOneIncident> {
    let that_day = |on: Span| {
        let rows = rows.iter().copied();
        rows.filter(move |row| records.all[*row].recorded.intersect(on).is_some())
    };
    let found: Vec<usize> = match incident {
        IncidentRef::Id(id) => rows
            .iter()
            .copied()
            .filter(|row| records.all[*row].id == Some(id.as_str()))
            .collect(),
        IncidentRef::At { on, place } => {
            let named = place.as_deref().map(|place| records.named(place));
            that_day(*on)
                .filter(|row| {
                    let of = |members: &[Truth]| members[*row] == Truth::Yes;
                    named.as_ref().is_none_or(|named| of(&named.members))
                })
                .collect()
        }
    };
    let listed = |rows: &mut dyn Iterator<Item = usize>| -> Vec<Evidence> {
        rows.take(MOST)
            .map(|row| Evidence::of(&records.all[row], files))
            .collect()
    };
    match (&found[..], incident) {
        ([row], _) if records.all[*row].is_summary => Err(NotOneIncident::Summary(Box::new(
            Evidence::of(&records.all[*row], files),
        ))),
        ([row], _) => Ok(*row),
        ([], IncidentRef::Id(id)) => {
            let ids = rows.iter().filter_map(|row| records.all[*row].id);
            Err(NotOneIncident::NoSuchId {
                id: id.clone(),
                nearest: nearest(id, ids).map(str::to_owned),
            })
        }
        ([], IncidentRef::At { on, place }) => Err(NotOneIncident::NoneThen {
            on: *on,
            place: place.clone(),
            that_day: listed(&mut that_day(*on)),
            nearest: place
                .as_deref()
                .and_then(|place| records.nearest_place(place))
                .map(str::to_owned),
        }),
        (several, _) => Err(NotOneIncident::Several {
            named: incident.clone(),
            first: listed(&mut several.iter().copied()),
            count: several.len(),
        }),
    }
}

impl<'a> AsOf<'a> {
    /// The records as of a day, or of an incident's own last day when none is
    /// given, and the position of that incident; `files` are the names of the
    /// inputs, and `coverage` the days that the records cover, when that is told.
    ///
    /// # Errors
    /// `Records` when no incident is meant, or several, or it is later than the day
    /// or outside the days that are covered.
    pub fn of_incident(
        records: &'a Records<'a>,
        files: &'a [String],
        incident: &IncidentRef,
        as_of: Option<NaiveDate>,
        coverage: Option<Span>,
    ) -> Result<(Self, usize)> {
        let rows: Vec<usize> = (0..records.all.len()).collect();
        let row = find(records, &rows, files, incident)?;
        let own = records.all[row].days;
        let as_of = as_of.unwrap_or(own.last);
        if as_of < own.first {
            return Err(Error::records("the incident is later than the as-of date")
                .field("as-of")
                .value(as_of.to_string())
                .hint(format!("it was on {}", own.first)));
        }
        let view = Self::new(records, files, as_of, coverage)?;
        if coverage.is_some() && !view.coverage.contains(own.first) {
            return Err(
                Error::records("the incident is outside the days that the data cover")
                    .field("coverage")
                    .value(view.coverage.to_string())
                    .hint(format!("it was on {}", own.first)),
            );
        }
        Ok((view, row))
    }

    /// The position of the one record that is meant.
    ///
    /// # Errors
    /// When there is none up to the day, or several.
    pub fn find(&self, incident: &IncidentRef) -> Result<usize, NotOneIncident> {
        let found = find(self.records, &self.rows, self.files, incident);
        found.map_err(|why| match why {
            NotOneIncident::NoSuchId { id, .. } if self.is_later(&id) => NotOneIncident::Later {
                id,
                as_of: self.as_of,
            },
            why => why,
        })
    }

    fn is_later(&self, id: &str) -> bool {
        self.records
            .all
            .iter()
            .any(|record| record.id == Some(id) && record.recorded.first > self.as_of)
    }
}
