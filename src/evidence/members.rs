//! Which records are of a place and kind.

use super::{Area, AsOf, Bounds, MatchBasis, Record, Scope, Truth};
use crate::error::{Error, Result};
use crate::estimate::toll::Scenario;
use crate::schema::fold;

/// Which incidents count as such ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Such {
    /// Words in the attack type, any of them; no words let all through.
    pub attack_type: Vec<String>,
    /// Words in the actor, any of them; no words let all through.
    pub actor: Vec<String>,
    /// Least number of killed.
    pub min_killed: Option<u64>,
}

/// A record that is, or may be, of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Its position in the records.
    pub row: usize,
    /// Whether it is of the place and kind asked for, its toll aside.
    pub truth: Truth,
    /// Whether it is several events that the source knew only as a sum.
    pub is_summary: bool,
    /// On what it rests that it is of the place.
    pub basis: Option<MatchBasis>,
}

impl Member {
    /// Whether it is one incident of the place and kind: a summary row may hold
    /// one, and is none.
    #[must_use]
    pub fn incident(&self) -> Truth {
        self.truth.and(Truth::of(!self.is_summary).or(Truth::Maybe))
    }
}

impl AsOf<'_> {
    /// The records of a place and kind, except `incident`, which a scope or
    /// circle is around.
    ///
    /// # Errors
    /// `Setting` when the place is one around an incident and none is given;
    /// `Records` when the incident does not name a place of that scope, or has no
    /// coordinates.
    ///
    /// # Panics
    /// When there is no record at the row `incident`.
    pub fn members(
        &self,
        area: &Area,
        such: &Such,
        incident: Option<usize>,
    ) -> Result<Vec<Member>> {
        let named = match area {
            Area::Named(text) => Some(self.records.named(text)),
            Area::Scope(_) | Area::Radius(_) => None,
        };
        let center = self.center(area, incident)?;
        let kind = FoldedKind::of(such);
        let mut members = Vec::new();
        for &row in &self.rows {
            if Some(row) == incident {
                continue;
            }
            let record = self.record(row);
            let (within, basis) = match (area, center, &named) {
                (_, _, Some(named)) => (named.members[row], named.basis[row]),
                (Area::Scope(scope), Some(center), _) => {
                    let truth = self.records.shares(*scope, center, record);
                    (truth, self.basis(*scope, center, record, truth))
                }
                (Area::Radius(km), Some(center), _) => {
                    let (truth, distance) = center.within_km(record, *km);
                    (truth, distance.map(MatchBasis::Distance))
                }
                _ => (Truth::Yes, None),
            };
            let truth = within.and(self.is_kind(record, &kind));
            if truth.and(deadly(record, such.min_killed, None)).possible() {
                members.push(Member {
                    row,
                    truth,
                    is_summary: record.is_summary,
                    basis,
                });
            }
        }
        Ok(members)
    }

    /// The incident that an area is around.
    fn center(&self, area: &Area, incident: Option<usize>) -> Result<Option<&Record<'_>>> {
        if !area.is_around() {
            return Ok(None);
        }
        let record = incident.map(|row| self.record(row)).ok_or_else(|| {
            Error::setting("a scope is a place around an incident, and none is named")
                .field("scope")
                .hint("name the incident, or the place itself with `place`")
        })?;
        match area {
            Area::Scope(scope) if !record.names_scope(*scope) => Err(Error::records(format!(
                "the incident's {} is not known",
                scope.name()
            ))
            .field("scope")
            .value(scope.name())
            .hint("choose a wider scope")),
            Area::Radius(_) if record.point.is_none() => {
                Err(Error::records("the incident has no coordinates").field("radius-km"))
            }
            _ => Ok(Some(record)),
        }
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

    fn is_kind(&self, record: &Record<'_>, kind: &FoldedKind) -> Truth {
        self.records
            .is_type(record, &kind.types)
            .and(self.records.is_actor(record, &kind.actors))
    }

    /// Whether a record is of the kind under a scenario, its place aside.
    ///
    /// # Panics
    /// When there is no record at `row`.
    #[must_use]
    pub fn is_such(&self, row: usize, such: &Such, scenario: Option<Scenario>) -> Truth {
        let record = self.record(row);
        self.is_kind(record, &FoldedKind::of(such))
            .and(deadly(record, such.min_killed, scenario))
    }

    /// Whether a member is one incident of the group under a scenario, its toll
    /// included.
    ///
    /// # Panics
    /// When there is no record at the member's row.
    #[must_use]
    pub fn belongs(&self, member: &Member, such: &Such, scenario: Option<Scenario>) -> Truth {
        member.incident().and(self.counts(member, such, scenario))
    }

    /// Whether a member counts in sums of the group under a scenario, as summary
    /// rows do.
    ///
    /// # Panics
    /// When there is no record at the member's row.
    #[must_use]
    pub fn counts(&self, member: &Member, such: &Such, scenario: Option<Scenario>) -> Truth {
        member
            .truth
            .and(deadly(self.record(member.row), such.min_killed, scenario))
    }
}

/// Words of types and actors, folded once.
struct FoldedKind {
    types: Vec<String>,
    actors: Vec<String>,
}

impl FoldedKind {
    fn of(such: &Such) -> Self {
        let folded = |phrases: &[String]| phrases.iter().map(|phrase| fold(phrase)).collect();
        Self {
            types: folded(&such.attack_type),
            actors: folded(&such.actor),
        }
    }
}

/// Whether a record has at least so many killed, under a scenario.
fn deadly(record: &Record<'_>, least: Option<u64>, scenario: Option<Scenario>) -> Truth {
    least.map_or(Truth::Yes, |least| {
        let toll = record.killed.under(scenario);
        toll.at_least(Bounds::exactly(least))
    })
}
