//! Whether two records are of one place, when places are not all known.

use super::{Record, Scope, Truth};
use crate::query::distance_km;

/// Country, province, city: the levels that must agree above a scope. A second-
/// level division is left out, since few sources fill it.
const ABOVE: [usize; 4] = [0, 1, 3, 4];

impl Record<'_> {
    /// Whether the place is known to the district or better, as far as the
    /// record says.
    #[must_use]
    pub fn is_local(&self) -> bool {
        matches!(self.location_precision, None | Some("site" | "district"))
    }

    /// Whether the record names the place of that scope.
    #[must_use]
    pub fn names_scope(&self, scope: Scope) -> bool {
        scope.level().is_none_or(|level| {
            self.words[level].is_some() && (scope != Scope::Site || self.is_local())
        })
    }

    /// Whether `other` is in the same site, district, city ... as this record.
    ///
    /// A name that is not given may be the same, unless a wider place that is
    /// given differs. Sites are the same only within one district: there are
    /// many markets. A record whose location is known to the city or worse may
    /// be of any site in it.
    #[must_use]
    pub fn shares(&self, scope: Scope, other: &Self) -> Truth {
        let Some(level) = scope.level() else {
            return Truth::Yes;
        };
        for above in ABOVE.into_iter().filter(|above| *above < level) {
            if let (Some(own), Some(others)) = (self.words[above], other.words[above])
                && own != others
            {
                return Truth::No;
            }
        }
        let vague = scope == Scope::Site && !(self.is_local() && other.is_local());
        match (self.words[level], other.words[level]) {
            _ if vague => Truth::Maybe,
            (Some(own), Some(others)) if own != others => Truth::No,
            (Some(_), Some(_)) => {
                let district_known = self.words[4].is_some() == other.words[4].is_some();
                Truth::of(scope != Scope::Site || district_known).or(Truth::Maybe)
            }
            _ => Truth::Maybe,
        }
    }

    /// Whether `other` is within so many kilometres, and the distance between
    /// the published coordinates.
    ///
    /// Coordinates of records that are known to the city or worse are those of
    /// a centre: such a record may be within the radius when it is off by no
    /// more than 15 km (city), 50 km (admin2), 200 km (admin1), or anything
    /// (country).
    #[must_use]
    pub fn within_km(&self, other: &Self, radius_km: f64) -> (Truth, Option<f64>) {
        let (Some(own), Some(others)) = (self.point, other.point) else {
            return (Truth::Maybe.and(self.shares(Scope::Country, other)), None);
        };
        let distance = distance_km(own, others);
        let off = self.may_be_off_km().max(other.may_be_off_km());
        let truth = if off == 0.0 {
            Truth::of(distance <= radius_km)
        } else if distance <= radius_km + off {
            Truth::Maybe
        } else {
            Truth::No
        };
        (truth, Some(distance))
    }

    fn may_be_off_km(&self) -> f64 {
        match self.location_precision {
            Some("city") => 15.0,
            Some("admin2") => 50.0,
            Some("admin1") => 200.0,
            Some("country") => f64::INFINITY,
            _ => 0.0,
        }
    }
}
