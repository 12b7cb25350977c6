//! How like two records are that have no id in common.

use std::collections::BTreeSet;

use crate::evidence::{Record, TollRange};
use crate::query::distance_km;
use crate::schema::fold;

/// Days between two records that may still be one.
pub(super) const MOST_DAYS: i64 = 2;

/// Kilometres between two records that may still be one.
const MOST_KM: f64 = 50.0;

/// What is compared of a record.
pub(super) struct Traits<'a> {
    record: &'a Record<'a>,
    /// Names of its place, folded, from country to site.
    names: Vec<Option<String>>,
    kinds: [Option<String>; 2],
    words: BTreeSet<String>,
}

impl<'a> Traits<'a> {
    pub(super) fn of(record: &'a Record<'a>, text: Option<&str>) -> Self {
        let folded = |name: Option<&str>| name.map(fold).filter(|name| !name.is_empty());
        Self {
            record,
            names: record.names.iter().map(|name| folded(*name)).collect(),
            kinds: [folded(record.attack_type), folded(record.actor)],
            words: fold(text.unwrap_or_default())
                .split(' ')
                .filter(|word| word.len() > 2)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// First and last day on which it may have happened.
    pub(super) fn days(&self) -> crate::query::Span {
        self.record.days
    }

    /// How unlike it is to another, in thousandths; `None` when they cannot be one.
    /// Day and place weigh most, then the toll, type, actor and text.
    pub(super) fn unlikeness(&self, other: &Self) -> Option<i64> {
        let parts = [
            self.days_apart(other)?,
            self.places_apart(other)?,
            tolls_apart(self.record.killed, other.record.killed),
            self.kinds_apart(other),
            self.words_apart(other),
        ];
        Some(parts.iter().sum())
    }

    fn days_apart(&self, other: &Self) -> Option<i64> {
        let (a, b) = (self.record.days, other.record.days);
        let apart = if a.intersect(b).is_some() {
            return Some(if a == b { 0 } else { 50 });
        } else if a.last < b.first {
            b.first - a.last
        } else {
            a.first - b.last
        };
        let days = apart.num_days();
        (days <= MOST_DAYS).then_some(100 * days)
    }

    fn places_apart(&self, other: &Self) -> Option<i64> {
        let finest = |names: &[Option<String>]| names.iter().rposition(Option::is_some);
        let both = |level: usize| {
            self.names[level]
                .as_deref()
                .zip(other.names[level].as_deref())
        };
        if both(0).is_some_and(|(a, b)| a != b) {
            return None;
        }
        let (own, others) = (finest(&self.names), finest(&other.names));
        if own.is_some() && own == others && self.names == other.names {
            return Some(0);
        }
        if let (Some(a), Some(b)) = (self.record.point, other.record.point) {
            let km = distance_km(a, b);
            return (km <= MOST_KM).then_some(40 + (km * 3.0).round() as i64);
        }
        let differ = (1..self.names.len()).any(|level| both(level).is_some_and(|(a, b)| a != b));
        if differ {
            return None;
        }
        let agree = (1..self.names.len()).any(|level| both(level).is_some());
        Some(if agree { 80 } else { 150 })
    }

    fn kinds_apart(&self, other: &Self) -> i64 {
        let apart = |own: &Option<String>, other: &Option<String>| match (own, other) {
            (Some(own), Some(other)) if own == other => 0,
            (Some(_), Some(_)) => 80,
            (None, None) => 0,
            _ => 30,
        };
        apart(&self.kinds[0], &other.kinds[0]) + apart(&self.kinds[1], &other.kinds[1])
    }

    fn words_apart(&self, other: &Self) -> i64 {
        if self.words.is_empty() || other.words.is_empty() {
            return 30;
        }
        let shared = self.words.intersection(&other.words).count() as f64;
        let all = self.words.union(&other.words).count() as f64;
        (150.0 * (1.0 - shared / all)).round() as i64
    }
}

fn tolls_apart(a: TollRange, b: TollRange) -> i64 {
    if a == b {
        return 0;
    }
    if let (Some(a), Some(b)) = (a.best, b.best) {
        let share = a.abs_diff(b) as f64 / a.max(b).max(1) as f64;
        return 20 + (180.0 * share).round() as i64;
    }
    let (a, b) = (a.bounds(), b.bounds());
    let above = |upper: Option<u64>, lower: u64| upper.is_none_or(|upper| upper >= lower);
    if above(a.upper, b.lower) && above(b.upper, a.lower) {
        60
    } else {
        200
    }
}
