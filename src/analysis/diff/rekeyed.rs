//! Records that have no id in common and are surely one.

use std::collections::BTreeMap;

use super::assignment::{Candidates, assign};
use super::likeness::{MOST_DAYS, Traits};
use crate::query::Span;

/// Two records that are more unlike are never one.
const MOST_UNLIKE: i64 = 350;

/// Two records that are one for sure are at most so unlike.
const SURE: i64 = 250;

/// And so much less than any other that either may be.
const LEAD: i64 = 100;

/// Records that are one, and those that may be.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Matched {
    /// Positions of the old and the new record.
    pub sure: Vec<(usize, usize)>,
    /// For an old record, the new ones that it may be.
    pub doubtful: BTreeMap<usize, Vec<usize>>,
}

/// Matches records by what they say. A pair of the optimal assignment is sure when it
/// is alike enough and clearly more alike than any other of either record; else all
/// stay apart.
pub(super) fn matched(old: &[Traits<'_>], new: &[Traits<'_>]) -> Matched {
    let candidates = candidates(old, new);
    let mut of_old: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
    let mut of_new: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
    for ((old, new), cost) in &candidates {
        of_old.entry(*old).or_default().push((*cost, *new));
        of_new.entry(*new).or_default().push((*cost, *old));
    }
    let leads = |others: &[(i64, usize)], pair: usize, cost: i64| {
        let mut others = others.iter().filter(|(_, other)| *other != pair);
        others.all(|(other, _)| *other >= cost + LEAD)
    };
    let mut matched = Matched::default();
    for (old, new) in assign(&candidates) {
        let cost = candidates[&(old, new)];
        if cost <= SURE && leads(&of_old[&old], new, cost) && leads(&of_new[&new], old, cost) {
            matched.sure.push((old, new));
        }
    }
    let taken = |side: fn(&(usize, usize)) -> usize| {
        matched
            .sure
            .iter()
            .map(side)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let (olds, news) = (taken(|pair| pair.0), taken(|pair| pair.1));
    for (old, mut others) in of_old {
        others.sort_unstable();
        let left: Vec<usize> = others
            .into_iter()
            .map(|(_, new)| new)
            .filter(|new| !news.contains(new))
            .collect();
        if !olds.contains(&old) && !left.is_empty() {
            matched.doubtful.insert(old, left);
        }
    }
    matched
}

/// Records longer than this are looked up by all their days no more.
const MOST_SPAN: i64 = 31;

/// How unlike records are that may be one. Records of an equal first day, give or take
/// the days that both may be apart, are compared.
fn candidates(old: &[Traits<'_>], new: &[Traits<'_>]) -> Candidates {
    let mut by_day: BTreeMap<chrono::NaiveDate, Vec<usize>> = BTreeMap::new();
    for (position, traits) in new.iter().enumerate() {
        by_day
            .entry(traits.days().first)
            .or_default()
            .push(position);
    }
    let reach = |days: Span| {
        let long = (days.last - days.first).num_days().min(MOST_SPAN);
        chrono::TimeDelta::days(long + MOST_DAYS)
    };
    let longest = new.iter().map(|traits| reach(traits.days())).max();
    let mut found = Candidates::new();
    for (position, traits) in old.iter().enumerate() {
        let days = traits.days();
        let Some(longest) = longest else { break };
        let from = days.first - longest;
        let to = days.first + reach(days);
        for other in by_day.range(from..=to).flat_map(|(_, rows)| rows) {
            if let Some(cost) = traits
                .unlikeness(&new[*other])
                .filter(|cost| *cost <= MOST_UNLIKE)
            {
                found.insert((position, *other), cost);
            }
        }
    }
    found
}
