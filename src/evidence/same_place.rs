//! Whether two records are of one place, when places are not all known.

use super::{Record, Records, Scope, Truth};
use crate::query::distance_km;

/// Positions in [`PLACES`](crate::query::PLACES).
const PROVINCE: usize = 1;
const CITY: usize = 3;
const DISTRICT: usize = 4;
const SITE: usize = 5;

/// Country, province, city: the levels that must agree above a scope. A second-
/// level division is left out, since few sources fill it.
const ABOVE: [usize; 4] = [0, 1, 3, 4];

/// By how much the coordinates of a site may be off.
const SITE_KM: f64 = 0.1;

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

    /// Whether `other` is in the same site, district, city ... as this record, by
    /// the names of their places.
    ///
    /// A name that is not given may be the same, unless a wider place that is
    /// given differs. Sites are the same only within one district: there are
    /// many markets. A record whose location is known to the city or worse may
    /// be of any site in it. A town of one name, known to lie at one point, may be
    /// one town though its province has two names: provinces are renamed.
    #[must_use]
    pub fn shares(&self, scope: Scope, other: &Self) -> Truth {
        let Some(level) = scope.level() else {
            return Truth::Yes;
        };
        let differs = |above: usize| {
            let names = self.words[above].zip(other.words[above]);
            names.is_some_and(|(own, others)| own != others)
        };
        let mut around = ABOVE.into_iter().filter(|above| *above < level);
        let renamed = level >= CITY && self.is_one_town(other);
        if around.any(|above| differs(above) && !(renamed && above == PROVINCE)) {
            return Truth::No;
        }
        let certain = if renamed && differs(PROVINCE) {
            Truth::Maybe
        } else {
            Truth::Yes
        };
        let vague = scope == Scope::Site && !(self.is_local() && other.is_local());
        certain.and(match (self.words[level], other.words[level]) {
            _ if vague => Truth::Maybe,
            (Some(own), Some(others)) if own != others => Truth::No,
            (Some(_), Some(_)) => {
                let district_known = self.words[4].is_some() == other.words[4].is_some();
                Truth::of(scope != Scope::Site || district_known).or(Truth::Maybe)
            }
            _ => Truth::Maybe,
        })
    }

    /// Whether both name one town, and their coordinates can be of one.
    fn is_one_town(&self, other: &Self) -> bool {
        let one_name = self.words[CITY].is_some() && self.words[CITY] == other.words[CITY];
        let near = self.point.zip(other.point).is_some_and(|(own, others)| {
            distance_km(own, others) <= self.may_be_off_km().max(other.may_be_off_km())
        });
        one_name && near
    }

    /// Whether `other` is within so many kilometres, and the distance between
    /// the published coordinates.
    ///
    /// Coordinates are off by up to a tenth of a kilometre, which is what three
    /// decimals tell and how large a square is. Those of records that are known to
    /// the district or worse are of a centre, and may be off by 3 km (district), 15
    /// km (city), 50 km (admin2), 200 km (admin1), or anything (country). Two
    /// records of one site are near each other whatever their coordinates.
    #[must_use]
    pub fn within_km(&self, other: &Self, radius_km: f64) -> (Truth, Option<f64>) {
        let (Some(own), Some(others)) = (self.point, other.point) else {
            return (Truth::Maybe.and(self.shares(Scope::Country, other)), None);
        };
        let distance = distance_km(own, others);
        // One site is as near to itself as coordinates tell.
        let (nearest, off) = match self.shares(Scope::Site, other) {
            Truth::Yes => (0.0, 2.0 * SITE_KM),
            _ => (distance, self.may_be_off_km() + other.may_be_off_km()),
        };
        let truth = if nearest + off <= radius_km {
            Truth::Yes
        } else if nearest <= radius_km + off {
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
            Some("district") => 3.0,
            _ => SITE_KM,
        }
    }
}

impl Records<'_> {
    /// As [`Record::shares`]; sites of different names may be one when a name has
    /// all words of the other, or both lie in one district.
    #[must_use]
    pub fn shares(&self, scope: Scope, own: &Record<'_>, other: &Record<'_>) -> Truth {
        let truth = own.shares(scope, other);
        if truth != Truth::No || scope != Scope::Site || own.shares(Scope::City, other) == Truth::No
        {
            return truth;
        }
        let one_district =
            own.words[DISTRICT].is_some() && own.words[DISTRICT] == other.words[DISTRICT];
        let names = own.words[SITE].zip(other.words[SITE]);
        let one_name = names.is_some_and(|(a, b)| {
            let (a, b) = (&self.words[a as usize], &self.words[b as usize]);
            let holds = |a: &[String], b: &[String]| b.iter().all(|word| a.contains(word));
            holds(a, b) || holds(b, a)
        });
        let districts = own.words[DISTRICT].zip(other.words[DISTRICT]);
        let two_districts = districts.is_some_and(|(own, others)| own != others);
        let may_be = one_district || (one_name && !two_districts);
        Truth::of(may_be).and(Truth::Maybe)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::evidence::{AsOf, Records, Scope, Truth};
    use crate::read::{PlaceNames, ReadOptions, load};

    #[test]
    fn overlapping_names_and_renamed_provinces_leave_it_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        let csv = "\
            event_id,date,country,admin1,city,district,site,latitude,longitude,location_precision\n\
            a,2006-11-23,Iraq,Baghdad,Baghdad,Sadr City,\"Jamila and Hay markets, Shahidain Square\",33.4,44.4,site\n\
            b,2015-08-13,Iraq,Baghdad,Baghdad,Sadr City,Jamila market,33.4,44.4,site\n\
            c,2015-08-14,Iraq,Baghdad,Baghdad,Karrada,Jamila market,33.3,44.4,site\n\
            d,1991-03-05,Iraq,At-Ta'mim,Kirkuk town,,,35.46,44.39,city\n\
            e,2014-07-29,Iraq,Kirkuk,Kirkuk town,,,35.46,44.38,city\n\
            f,2014-07-30,Iraq,Basra,Kirkuk town,,,30.50,47.80,city\n";
        std::fs::write(&path, csv).unwrap();
        let loaded = load(&[path], &ReadOptions::default()).unwrap();
        let places = PlaceNames::default();
        let records = Records::read(&loaded.frame, &places).unwrap();
        let view = AsOf::new(&records, &[], NaiveDate::MAX, None).unwrap();
        let row = |id: &str| {
            let of = |row: &&usize| view.record(**row).id == Some(id);
            view.record(*view.rows.iter().find(of).unwrap())
        };
        for (scope, a, b, truth) in [
            (Scope::Site, "a", "b", Truth::Maybe),
            (Scope::Site, "b", "c", Truth::No),
            (Scope::City, "d", "e", Truth::Maybe),
            (Scope::Admin1, "d", "e", Truth::No),
            (Scope::City, "e", "f", Truth::No),
        ] {
            assert_eq!(records.shares(scope, row(a), row(b)), truth, "{a} {b}");
            assert_eq!(records.shares(scope, row(b), row(a)), truth, "{b} {a}");
        }
    }
}
