//! The previous incident at the same site, in the same district, and near by.

use super::found::Found;
use super::subject::{Earlier, Subject};
use crate::error::Result;
use crate::evidence::{Area, AreaName, LastBefore, MatchBasis, Member, Scope, Such, Truth};

/// The previous incident at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Previous {
    /// At which place.
    pub at: PreviousWhere,
    /// It, and on what it rests that it was there; `None` when the records have
    /// none that surely was.
    pub last: Option<(Earlier, Option<MatchBasis>)>,
    /// Others that may have been there, and may have been later.
    pub open: usize,
}

/// Where the previous incident was.
#[derive(Debug, Clone, PartialEq)]
pub enum PreviousWhere {
    /// At the same site.
    Site(AreaName),
    /// In the same district.
    District(AreaName),
    /// Near by, by the published coordinates.
    Within {
        /// Kilometres.
        radius_km: f64,
        /// Whether the coordinates may be those of the centre of a city, or
        /// worse.
        vague: bool,
    },
}

impl PreviousWhere {
    /// The place around the incident, when it is one.
    pub(super) fn scope(&self) -> Option<Scope> {
        match self {
            Self::Site(_) => Some(Scope::Site),
            Self::District(_) => Some(Scope::District),
            Self::Within { .. } => None,
        }
    }
}

/// Open records that are shown.
const MOST: usize = 3;

pub(super) fn previous(subject: &Subject<'_, '_>) -> Result<Vec<Found<Previous>>> {
    let own = subject.view.record(subject.row);
    let mut found = Vec::new();
    if own.names_scope(Scope::Site) {
        found.push(at(subject, Scope::Site, PreviousWhere::Site)?);
    }
    if own.names_scope(Scope::District) {
        found.push(at(subject, Scope::District, PreviousWhere::District)?);
    }
    if own.point.is_some() {
        found.push(near(subject)?);
    }
    Ok(found)
}

fn at(
    subject: &Subject<'_, '_>,
    scope: Scope,
    place: fn(AreaName) -> PreviousWhere,
) -> Result<Found<Previous>> {
    let view = subject.view;
    let (area, such) = (Area::Scope(scope), Such::default());
    let members = view.members(&area, &such, Some(subject.row))?;
    let last = LastBefore::of(view, subject.row, &members, &such, None);
    let mut open = last.open();
    // The latest few.
    open.sort_by_key(|row| std::cmp::Reverse(view.record(*row).days.last));
    open.truncate(MOST);
    let place = place(view.area_name(&area, Some(subject.row)));
    Ok(Found {
        open: open.into_iter().map(|row| view.evidence(row)).collect(),
        ..previous_one(subject, place, last.sure, last.open().len())
    })
}

/// By the published coordinates, which may be those of a centre.
fn near(subject: &Subject<'_, '_>) -> Result<Found<Previous>> {
    let view = subject.view;
    let own = view.record(subject.row);
    let radius_km = subject.options.radius_km;
    let area = Area::Radius(radius_km);
    let members = view.members(&area, &Such::default(), Some(subject.row))?;
    let found = members
        .iter()
        .filter(|member| !member.is_summary)
        .filter(|member| view.record(member.row).before(own) == Truth::Yes)
        .filter(|member| matches!(member.basis, Some(MatchBasis::Distance(km)) if km <= radius_km))
        .max_by_key(|member| view.record(member.row).days.last)
        .copied();
    let vague = |row: usize| !view.record(row).is_local();
    let place = PreviousWhere::Within {
        radius_km,
        vague: vague(subject.row) || found.is_some_and(|member| vague(member.row)),
    };
    let floor = found.map(|member| view.record(member.row).days.first);
    let open = members
        .iter()
        .filter(|member| Some(member.row) != found.map(|found| found.row))
        .filter(|member| view.record(member.row).before(own).possible())
        .filter(|member| floor.is_none_or(|floor| view.record(member.row).days.last > floor))
        .filter(|member| matches!(member.basis, Some(MatchBasis::Distance(km)) if km <= radius_km))
        .count();
    Ok(previous_one(subject, place, found, open))
}

fn previous_one(
    subject: &Subject<'_, '_>,
    at: PreviousWhere,
    last: Option<Member>,
    open: usize,
) -> Found<Previous> {
    let evidence = last.iter().map(|member| {
        let evidence = subject.view.evidence(member.row);
        evidence.matched(member.basis)
    });
    Found {
        evidence: evidence.collect(),
        ..Found::plain(Previous {
            at,
            last: last.map(|member| (subject.earlier(member.row), member.basis)),
            open,
        })
    }
}
