//! How the incidents of a file cluster, place by place.

use std::collections::HashMap;
use std::ops::Range;

use crate::error::Result;
use crate::estimate::clustering::{Clustering, CountSpread};
use crate::estimate::series::Series;
use crate::estimate::{Estimated, NotEstimable};
use crate::query::{Dimension, Key, Measure, PreparedPlan, Span, Unit};

/// Days of a file from which its months tell how incidents cluster: two years.
const BY_MONTH: u64 = 730;

/// Days of a file from which its weeks do: half a year.
const BY_WEEK: u64 = 183;

/// The parts into which the days that a file covers are cut, to see how the
/// counts of incidents vary: all of them, whatever days are looked at.
#[derive(Debug, Clone)]
pub(crate) struct FileParts {
    unit: Unit,
    first: i64,
    /// Days of each.
    days: Vec<f64>,
}

impl FileParts {
    /// Months, or weeks or days of a short file.
    pub(crate) fn of(coverage: Span) -> Self {
        let unit = match coverage.days() {
            BY_MONTH.. => Unit::Month,
            BY_WEEK.. => Unit::IsoWeek,
            _ => Unit::Day,
        };
        let first = unit.index(coverage.first);
        let covered = |index| {
            let (first, last) = unit.days(index)?;
            Span { first, last }.intersect(coverage)
        };
        Self {
            unit,
            first,
            days: (first..=unit.index(coverage.last))
                .map(|index| covered(index).map_or(1.0, |span| span.days() as f64))
                .collect(),
        }
    }

    /// How incidents cluster, `counts` being those of parts by their numbers.
    pub(crate) fn clustering(
        &self,
        counts: impl IntoIterator<Item = (i64, u64)>,
    ) -> Estimated<Clustering> {
        let mut by_part = vec![0; self.days.len()];
        for (index, count) in counts {
            let position = usize::try_from(index - self.first).ok();
            if let Some(sum) = position.and_then(|position| by_part.get_mut(position)) {
                *sum += count;
            }
        }
        Clustering::of(&Series::relative(&by_part, &self.days)?)
    }

    /// The number of the part that holds a day.
    pub(crate) fn index(&self, day: chrono::NaiveDate) -> i64 {
        self.unit.index(day)
    }

    /// The positions of the parts that hold these days.
    pub(crate) fn window(&self, days: Span) -> Range<usize> {
        let position = |day| usize::try_from(self.index(day) - self.first).unwrap_or(0);
        position(days.first)..position(days.last) + 1
    }

    /// So many days in parts, at least one.
    pub(crate) fn span(&self, days: f64) -> usize {
        let part = match self.unit {
            Unit::Month => 30.436_875,
            Unit::IsoWeek => 7.0,
            _ => 1.0,
        };
        ((days / part).round() as usize).max(1)
    }
}

/// How the incidents of a file cluster, as a whole and by place.
#[derive(Debug)]
pub(crate) struct FileClustering {
    parts: FileParts,
    /// Incidents by part of each place, where there are any.
    places: HashMap<Vec<Key>, Vec<(i64, u64)>>,
    total: Vec<(i64, u64)>,
}

impl FileClustering {
    /// Of the incidents that a plan picks, on all days that the data cover.
    pub(crate) fn read(prepared: &PreparedPlan<'_>, by: &[Dimension]) -> Result<Self> {
        let coverage = prepared.coverage();
        let parts = FileParts::of(coverage);
        let dimensions = [by, &[Dimension::Time(parts.unit)]].concat();
        let groups = prepared
            .over(Some(coverage))?
            .groups(&dimensions, &[Measure::Incidents])?;
        let mut places: HashMap<Vec<Key>, Vec<(i64, u64)>> = HashMap::new();
        let mut total = Vec::new();
        for mut group in groups {
            if let Some(Key::Period(_, index)) = group.keys.pop() {
                let count = (index, group.sums.incidents as u64);
                total.push(count);
                if !by.is_empty() {
                    places.entry(group.keys).or_default().push(count);
                }
            }
        }
        Ok(Self {
            parts,
            places,
            total,
        })
    }

    /// How the incidents of a place cluster; of no keys, all.
    pub(crate) fn place(&self, keys: &[Key]) -> Estimated<Clustering> {
        if keys.is_empty() {
            return self.parts.clustering(self.total.iter().copied());
        }
        let counts = self.places.get(keys).ok_or(NotEstimable::NoIncidents)?;
        self.parts.clustering(counts.iter().copied())
    }

    /// By how much counts over so many days vary beyond those of independent
    /// incidents that cluster so.
    pub(crate) fn over(&self, clustering: &Estimated<Clustering>, days: u64) -> Estimated<f64> {
        let span = self.parts.span(days as f64);
        or_independent(clustering, |clustering| clustering.dispersion(span))
    }

    /// How counts of a place over so many days vary; as those of independent
    /// incidents where there is none.
    pub(crate) fn spread(&self, keys: &[Key], days: u64) -> Estimated<CountSpread> {
        match self.place(keys) {
            Ok(clustering) => Ok(clustering.spread(self.parts.span(days as f64))),
            Err(NotEstimable::NoIncidents) => Ok(CountSpread::INDEPENDENT),
            Err(reason) => Err(reason),
        }
    }

    /// How counts of a place on these two spans of days vary; of no keys, all
    /// incidents.
    pub(crate) fn spread_between(&self, keys: &[Key], days: [Span; 2]) -> Estimated<CountSpread> {
        let [a, b] = days.map(|days| self.parts.window(days));
        Ok(self.place(keys)?.spread_between(&a, &b))
    }

    /// By how much counts of a place on these two spans of days vary beyond those
    /// of independent incidents; of no keys, all incidents.
    pub(crate) fn between(&self, keys: &[Key], days: [Span; 2]) -> Estimated<f64> {
        Ok(self.spread_between(keys, days)?.dispersion)
    }
}

/// A dispersion, or 1 where there is no incident: that says nothing of how
/// incidents cluster, and has no need of it.
pub(crate) fn or_independent(
    clustering: &Estimated<Clustering>,
    dispersion: impl Fn(&Clustering) -> f64,
) -> Estimated<f64> {
    match clustering {
        Ok(clustering) => Ok(dispersion(clustering)),
        Err(NotEstimable::NoIncidents) => Ok(1.0),
        Err(reason) => Err(*reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_range;

    #[test]
    fn parts_tile_the_coverage() {
        for (coverage, unit, count) in [
            ("2010..2012", Unit::Month, 36),
            ("2010-01-15..2012-03-02", Unit::Month, 27),
            ("2010-01-04..2010-12-26", Unit::IsoWeek, 51),
            ("2010-01-01..2010-01-31", Unit::Day, 31),
        ] {
            let coverage = parse_range(coverage).unwrap();
            let parts = FileParts::of(coverage);
            assert_eq!((parts.unit, parts.days.len()), (unit, count));
            let days: f64 = parts.days.iter().sum();
            assert_eq!(days, coverage.days() as f64);
        }
    }

    #[test]
    fn spans_are_whole_parts() {
        let months = FileParts::of(parse_range("2010..2012").unwrap());
        assert_eq!(
            [1.0, 31.0, 92.0, 365.0].map(|days| months.span(days)),
            [1, 1, 3, 12]
        );
        let weeks = FileParts::of(parse_range("2010-01-04..2010-12-26").unwrap());
        assert_eq!(weeks.span(30.0), 4);
    }
}
