//! Values of one dimension side by side.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::query::{Group, Key, Sums, Unit};

/// Groups with the values of one dimension as columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Pivot {
    /// The values, in order: periods in time, texts as they are spelt, unknown
    /// last.
    pub headings: Vec<Key>,
    /// The rows, in the order in which the groups first have them.
    pub rows: Vec<PivotRow>,
}

/// The groups that agree in all other dimensions.
#[derive(Debug, Clone, PartialEq)]
pub struct PivotRow {
    /// A key for each dimension but the pivoted one.
    pub keys: Vec<Key>,
    /// Sums, one a heading; of no incident where there is no such group.
    pub sums: Vec<Sums>,
}

impl Pivot {
    /// Turns the dimension at `position` of the groups' keys into columns; there is
    /// no row when the keys have no such position.
    #[must_use]
    pub fn of(groups: &[Group], position: usize) -> Self {
        let headings = headings(groups, position);
        let columns: HashMap<&Key, usize> = headings.iter().zip(0..).collect();
        let mut rows: Vec<PivotRow> = Vec::new();
        let mut known: HashMap<Vec<Key>, usize> = HashMap::new();
        for group in groups {
            let mut keys = group.keys.clone();
            if position >= keys.len() {
                continue;
            }
            let value = keys.remove(position);
            let row = match rows.last() {
                // Neighbours mostly agree.
                Some(last) if last.keys == keys => rows.len() - 1,
                _ => *known.entry(keys).or_insert_with_key(|keys| {
                    rows.push(PivotRow {
                        keys: keys.clone(),
                        sums: vec![Sums::default(); headings.len()],
                    });
                    rows.len() - 1
                }),
            };
            if let Some(column) = columns.get(&value) {
                rows[row].sums[*column] = group.sums;
            }
        }
        Self { headings, rows }
    }
}

fn headings(groups: &[Group], position: usize) -> Vec<Key> {
    let mut seen: HashSet<&Key> = HashSet::new();
    let mut headings: Vec<&Key> = groups
        .iter()
        .filter_map(|group| group.keys.get(position))
        .filter(|key| seen.insert(key))
        .collect();
    headings.sort_by_key(|key| match key {
        Key::Period(_, index) => (0, *index, *index, ""),
        Key::Within(_, days) => (1, day_number(days.first), day_number(days.last), ""),
        Key::Text(text) => {
            let unknown = u8::from(text.is_none());
            (unknown, 0, 0, text.as_deref().unwrap_or_default())
        }
    });
    headings.into_iter().cloned().collect()
}

fn day_number(day: NaiveDate) -> i64 {
    Unit::Day.index(day)
}
