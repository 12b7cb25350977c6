//! Records as of a day: nothing later is used.

use chrono::NaiveDate;

use super::Evidence;
use crate::error::{Error, Result};
use crate::evidence::{Bounds, MatchBasis, Record, Records, Scope, Truth};
use crate::query::{Scenario, Span};
use crate::schema::{fold, nearest};

/// Records up to a day, and the days that they cover.
#[derive(Debug)]
pub struct AsOf<'a> {
    /// All records.
    pub records: &'a Records<'a>,
    /// Names of the inputs.
    pub files: &'a [String],
    /// The last day; nothing later is used.
    pub as_of: NaiveDate,
    /// Days that the records cover: what was told, else from the first to the
    /// last record up to the day.
    pub coverage: Span,
    /// Positions of the records up to the day, in order of time.
    pub rows: Vec<usize>,
}

/// How one incident is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncidentRef {
    /// By the source's id.
    Id(String),
    /// By its day and words of its place.
    At {
        /// Day, month or year.
        on: Span,
        /// Words of its place, when there are several that day.
        place: Option<String>,
    },
}

/// The place that incidents are compared in.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The same site, district, city ... as the incident; or all records.
    Scope(Scope),
    /// A place named in words.
    Named(String),
    /// A circle around the incident, kilometres.
    Radius(f64),
}

/// Which incidents count as such ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Such {
    /// Words in the attack type, any of them.
    pub attack_type: Vec<String>,
    /// Words in the actor, any of them.
    pub actor: Vec<String>,
    /// Least number of killed.
    pub min_killed: Option<u64>,
}

/// A record that is, or may be, of a group.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its position in the records.
    pub row: usize,
    /// Whether it is of the place and kind asked for, its toll aside.
    pub truth: Truth,
    /// On what it rests that it is of the place.
    pub basis: Option<MatchBasis>,
}

impl<'a> AsOf<'a> {
    /// The records up to `as_of`, which cover `told` when that is given.
    ///
    /// # Errors
    /// When there is no record up to that day.
    pub fn new(
        records: &'a Records<'a>,
        files: &'a [String],
        as_of: NaiveDate,
        told: Option<Span>,
    ) -> Result<Self> {
        let rows: Vec<usize> = (0..records.all.len())
            .filter(|row| records.all[*row].recorded.first <= as_of)
            .collect();
        let recorded = rows
            .iter()
            .map(|row| records.all[*row].recorded)
            .reduce(|a, b| Span {
                first: a.first.min(b.first),
                last: a.last.max(b.last),
            });
        let coverage = match told {
            Some(told) => Span::new(told.first, told.last.min(as_of)),
            None => recorded.and_then(|span| Span::new(span.first, span.last.min(as_of))),
        };
        let coverage = coverage.ok_or_else(|| {
            Error::records("the records cover no day up to the as-of date")
                .field("as-of")
                .value(as_of.to_string())
                .hint("choose a later as-of date, or an earlier coverage")
        })?;
        Ok(Self {
            records,
            files,
            as_of,
            coverage,
            rows,
        })
    }

    /// A record.
    #[must_use]
    pub fn record(&self, row: usize) -> &Record<'a> {
        &self.records.all[row]
    }

    /// A record as evidence.
    #[must_use]
    pub fn evidence(&self, row: usize) -> Evidence {
        Evidence::of(self.record(row), self.files)
    }

    /// Whether the records cover all days of a span: what they do not cover may
    /// have been any way.
    #[must_use]
    pub fn covers(&self, span: Span) -> Truth {
        let all = self.coverage.first <= span.first && span.last <= self.coverage.last;
        Truth::of(all).or(Truth::Maybe)
    }

    /// The one record that is meant.
    ///
    /// # Errors
    /// When there is none up to the day, or several.
    pub fn find(&self, incident: &IncidentRef) -> Result<usize> {
        let found = find(self.records, &self.rows, self.files, incident);
        found.map_err(|error| match incident {
            // It may be there, but later.
            IncidentRef::Id(id)
                if self
                    .records
                    .all
                    .iter()
                    .any(|record| record.id == Some(id.as_str())) =>
            {
                if self
                    .rows
                    .iter()
                    .any(|row| self.record(*row).id == Some(id.as_str()))
                {
                    return error;
                }
                Error::records(format!(
                    "the incident is later than the as-of date {}",
                    self.as_of
                ))
                .value(id)
                .hint("choose a later as-of date")
            }
            _ => error,
        })
    }

    /// The records of a place and kind, except `incident`.
    ///
    /// # Errors
    /// When the place is one around an incident and there is none, or the
    /// incident does not name a place of that scope.
    pub fn members(
        &self,
        place: &Place,
        such: &Such,
        incident: Option<usize>,
    ) -> Result<Vec<Member>> {
        let around = || {
            incident.map(|row| self.record(row)).ok_or_else(|| {
                Error::setting("a scope is a place around an incident, and none is named")
                    .field("scope")
                    .hint("name the incident, or the place itself with `place`")
            })
        };
        let named = match place {
            Place::Named(text) => Some(self.records.named(text)),
            _ => None,
        };
        let center = match place {
            Place::Scope(Scope::Everywhere) | Place::Named(_) => None,
            Place::Scope(scope) => Some(around().and_then(|record| {
                if record.names_scope(*scope) {
                    return Ok(record);
                }
                Err(
                    Error::records(format!("the incident's {} is not known", scope.name()))
                        .field("scope")
                        .value(scope.name())
                        .hint("choose a wider scope"),
                )
            })?),
            Place::Radius(_) => Some(around().and_then(|record| {
                if record.point.is_some() {
                    return Ok(record);
                }
                Err(Error::records("the incident has no coordinates").field("radius-km"))
            })?),
        };
        let types = folded(&such.attack_type);
        let actors = folded(&such.actor);
        let mut members = Vec::new();
        for &row in &self.rows {
            if Some(row) == incident {
                continue;
            }
            let record = self.record(row);
            let (within, basis) = match (place, center, &named) {
                (_, _, Some(named)) => (named.members[row], named.basis[row]),
                (Place::Scope(scope), Some(center), _) => {
                    let truth = center.shares(*scope, record);
                    (truth, self.basis(*scope, center, record, truth))
                }
                (Place::Radius(km), Some(center), _) => {
                    let (truth, distance) = center.within_km(record, *km);
                    (truth, distance.map(MatchBasis::Distance))
                }
                _ => (Truth::Yes, None),
            };
            let truth = within
                .and(self.records.is_type(record, &types))
                .and(self.records.is_actor(record, &actors));
            if truth.and(deadly(record, such.min_killed, None)).possible() {
                members.push(Member { row, truth, basis });
            }
        }
        Ok(members)
    }

    fn basis(
        &self,
        scope: Scope,
        center: &Record<'_>,
        record: &Record<'_>,
        truth: Truth,
    ) -> Option<MatchBasis> {
        let level = scope.level().filter(|_| truth == Truth::Yes)?;
        let (own, other) = center.names[level].zip(record.names[level])?;
        self.records.same_name(own, other)
    }

    /// Whether a record is of the kind under a scenario, its place aside.
    #[must_use]
    pub fn is_such(&self, row: usize, such: &Such, scenario: Option<Scenario>) -> Truth {
        let record = self.record(row);
        self.records
            .is_type(record, &folded(&such.attack_type))
            .and(self.records.is_actor(record, &folded(&such.actor)))
            .and(deadly(record, such.min_killed, scenario))
    }

    /// Whether a member is of the group under a scenario, its toll included.
    #[must_use]
    pub fn belongs(&self, member: &Member, such: &Such, scenario: Option<Scenario>) -> Truth {
        member
            .truth
            .and(deadly(self.record(member.row), such.min_killed, scenario))
    }
}

/// Whether a record has at least so many killed, under a scenario.
fn deadly(record: &Record<'_>, least: Option<u64>, scenario: Option<Scenario>) -> Truth {
    least.map_or(Truth::Yes, |least| {
        let toll = record.killed.under(scenario);
        toll.at_least(Bounds::exactly(least))
    })
}

fn folded(phrases: &[String]) -> Vec<String> {
    phrases.iter().map(|phrase| fold(phrase)).collect()
}

/// The one record among `rows` that is meant.
///
/// # Errors
/// When there is none, with what is nearest to it, or several, which are listed.
pub fn find(
    records: &Records<'_>,
    rows: &[usize],
    files: &[String],
    incident: &IncidentRef,
) -> Result<usize> {
    let (found, shown): (Vec<usize>, String) = match incident {
        IncidentRef::Id(id) => (
            rows.iter()
                .copied()
                .filter(|row| records.all[*row].id == Some(id.as_str()))
                .collect(),
            id.clone(),
        ),
        IncidentRef::At { on, place } => {
            let named = place.as_deref().map(|place| records.named(place));
            let here = |row: usize| {
                named
                    .as_ref()
                    .is_none_or(|named| named.members[row] == Truth::Yes)
            };
            let day = |row: &usize| records.all[*row].recorded.intersect(*on).is_some();
            let shown = match place {
                Some(place) => format!("{on}, {place}"),
                None => on.to_string(),
            };
            let found = rows
                .iter()
                .copied()
                .filter(day)
                .filter(|row| here(*row))
                .collect();
            (found, shown)
        }
    };
    match found[..] {
        [row] => Ok(row),
        [] => Err(none_found(records, rows, files, incident, &shown)),
        _ => {
            let list: Vec<String> = found
                .iter()
                .take(5)
                .map(|row| format!("    {}", Evidence::of(&records.all[*row], files).line()))
                .collect();
            let more = if found.len() > 5 { "\n    ..." } else { "" };
            Err(Error::records(format!(
                "{} incidents match, and one must be meant",
                found.len()
            ))
            .field("incident")
            .value(shown)
            .hint(format!(
                "name one by its id, or add words of its place; they are\n{}{more}",
                list.join("\n")
            )))
        }
    }
}

fn none_found(
    records: &Records<'_>,
    rows: &[usize],
    files: &[String],
    incident: &IncidentRef,
    shown: &str,
) -> Error {
    let error = Error::records("no incident matches")
        .field("incident")
        .value(shown);
    match incident {
        IncidentRef::Id(id) => {
            let ids = rows.iter().filter_map(|row| records.all[*row].id);
            match nearest(id, ids) {
                Some(near) => error.hint(format!("did you mean \"{near}\"?")),
                None => error.hint_fields(
                    "name an id of the data, or a day with {} and {}",
                    ["on", "place"],
                ),
            }
        }
        IncidentRef::At { on, place } => {
            let same_day: Vec<String> = rows
                .iter()
                .filter(|row| records.all[**row].recorded.intersect(*on).is_some())
                .take(5)
                .map(|row| format!("    {}", Evidence::of(&records.all[*row], files).line()))
                .collect();
            if !same_day.is_empty() {
                return error.hint(format!("on that day there are\n{}", same_day.join("\n")));
            }
            let near = place
                .as_deref()
                .and_then(|place| records.nearest_place(place));
            match near {
                Some(near) => error.hint(format!(
                    "no incident is of that day; the nearest name of a place is \"{near}\""
                )),
                None => error.hint("no incident is of that day"),
            }
        }
    }
}
