//! The places around an incident, those with the same records put together.

use crate::error::Result;
use crate::evidence::{Area, AreaName, AsOf, Evidence, Member, Scope, Such, Truth};

/// A place around an incident and its other incidents.
#[derive(Debug, Clone)]
pub struct ScopeView {
    /// The place.
    pub scope: Scope,
    /// Wider places with the same records.
    pub also: Vec<Scope>,
    /// Its name.
    pub area: AreaName,
    /// The other incidents.
    pub members: Vec<Member>,
}

impl ScopeView {
    /// One of the other incidents as evidence, with what its place was found by.
    pub(super) fn evidence(&self, view: &AsOf<'_>, row: usize) -> Evidence {
        let member = self.members.iter().find(|member| member.row == row);
        view.evidence(row)
            .matched(member.and_then(|member| member.basis))
    }
}

/// The scopes that the incident names, finest first.
pub(super) fn scopes(view: &AsOf<'_>, row: usize) -> Result<Vec<ScopeView>> {
    let mut scopes: Vec<ScopeView> = Vec::new();
    for scope in Scope::ALL {
        if !view.record(row).names_scope(scope) {
            continue;
        }
        let area = Area::Scope(scope);
        let members = view.members(&area, &Such::default(), Some(row))?;
        let same = |known: &ScopeView| {
            let key = |members: &[Member]| -> Vec<(usize, Truth)> {
                members
                    .iter()
                    .map(|member| (member.row, member.truth))
                    .collect()
            };
            key(&known.members) == key(&members)
        };
        match scopes.last_mut().filter(|known| same(known)) {
            Some(known) => known.also.push(scope),
            None => scopes.push(ScopeView {
                scope,
                also: Vec::new(),
                area: view.area_name(&area, Some(row)),
                members,
            }),
        }
    }
    Ok(scopes)
}

/// The city, else the province, the country, or everywhere.
pub(super) fn main(scopes: &[ScopeView]) -> Option<&ScopeView> {
    let is = |wanted: Scope| {
        scopes
            .iter()
            .find(|scope| scope.scope == wanted || scope.also.contains(&wanted))
    };
    is(Scope::City)
        .or_else(|| is(Scope::Admin1))
        .or_else(|| is(Scope::Country))
        .or_else(|| is(Scope::Everywhere))
}
