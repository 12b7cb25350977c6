//! The place that incidents are compared or counted in.

use super::{AsOf, Scope, Truth};

/// The place that incidents are compared or counted in.
#[derive(Debug, Clone, PartialEq)]
pub enum Area {
    /// The same site, district, city and so on as an incident; or all records.
    Scope(Scope),
    /// A place named in words.
    Named(String),
    /// A circle around an incident, kilometres.
    Radius(f64),
}

impl Default for Area {
    fn default() -> Self {
        Self::Scope(Scope::Everywhere)
    }
}

impl Area {
    /// Whether it is a place around an incident, which must be named then.
    #[must_use]
    pub fn is_around(&self) -> bool {
        match self {
            Self::Scope(scope) => *scope != Scope::Everywhere,
            Self::Radius(_) => true,
            Self::Named(_) => false,
        }
    }
}

/// The name of an area.
#[derive(Debug, Clone, PartialEq)]
pub enum AreaName {
    /// All records.
    Everywhere,
    /// A site.
    Site(String),
    /// A district, city, province or country, or a place as it was named.
    In(String),
    /// A circle, kilometres.
    Within(f64),
}

/// A place that no record names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnnamedPlace {
    /// As it was named.
    pub place: String,
    /// The name in the records that is nearest to it.
    pub nearest: Option<String>,
}

impl AsOf<'_> {
    /// The name of an area; `incident` is the one that a scope is around. Without
    /// it, or when it names no such place, a scope is everywhere.
    #[must_use]
    pub fn area_name(&self, area: &Area, incident: Option<usize>) -> AreaName {
        match area {
            Area::Named(text) => AreaName::In(text.clone()),
            Area::Radius(km) => AreaName::Within(*km),
            Area::Scope(scope) => scope
                .level()
                .and_then(|level| self.record(incident?).names[level])
                .map_or(AreaName::Everywhere, |name| match scope {
                    Scope::Site => AreaName::Site(name.to_owned()),
                    _ => AreaName::In(name.to_owned()),
                }),
        }
    }

    /// Whether a record is of an area; of the place around itself it is.
    #[must_use]
    pub fn is_in(&self, row: usize, area: &Area) -> Truth {
        match area {
            Area::Named(text) => self.records.named(text).members[row],
            Area::Scope(_) | Area::Radius(_) => Truth::Yes,
        }
    }

    /// The place of an area that is named in words, when no record names it: of
    /// such a place the records can tell nothing.
    #[must_use]
    pub fn unnamed(&self, area: &Area) -> Option<UnnamedPlace> {
        let Area::Named(text) = area else {
            return None;
        };
        (!self.records.named(text).found).then(|| UnnamedPlace {
            place: text.clone(),
            nearest: self.records.nearest_place(text).map(str::to_owned),
        })
    }
}
