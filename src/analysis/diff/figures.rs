//! What changed records do to the cells of a table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::figure_amount::FigureAmount;
use super::lists::ListDiff;
use crate::error::{Error, Result};
use crate::query::{Allotted, Dimension, Key, Measure, Plan, RowGroup, Span, Sums};
use crate::read::Incidents;

/// Why a cell of a table changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// Records that are new.
    Added,
    /// Records that are no longer there.
    Withdrawn,
    /// Records that stayed in the cell and say something else.
    Revised,
    /// Records that came from another cell, or into the days and incidents looked at.
    MovedIn,
    /// Records that went to another cell, or out of the days and incidents looked at.
    MovedOut,
}

impl PartKind {
    /// All, in order of presentation.
    pub const ALL: [Self; 5] = [
        Self::Added,
        Self::Withdrawn,
        Self::Revised,
        Self::MovedIn,
        Self::MovedOut,
    ];
}

/// A part of the change of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// By how much it changed each measure, in the order of the measures; what went is
    /// below zero.
    pub amounts: Vec<FigureAmount>,
    /// The changes behind it, by their position in [`ListDiff::changes`].
    pub changes: BTreeSet<usize>,
    /// Records behind it that say the same: only the days looked at changed.
    pub same: usize,
}

impl Part {
    fn add(&mut self, by: &[FigureAmount]) {
        self.amounts.resize(by.len(), FigureAmount::default());
        for (sum, amount) in self.amounts.iter_mut().zip(by) {
            *sum = sum.plus(*amount);
        }
    }
}

/// A cell of a table that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct CellParts {
    /// A key a dimension.
    pub keys: Vec<Key>,
    /// Each measure in the old file.
    pub before: Vec<FigureAmount>,
    /// Each measure in the new file.
    pub after: Vec<FigureAmount>,
    /// Why; they add up to the change.
    pub parts: BTreeMap<PartKind, Part>,
}

impl CellParts {
    /// By how much a measure changed.
    #[must_use]
    pub fn change(&self, measure: usize) -> FigureAmount {
        self.after[measure].minus(self.before[measure])
    }

    /// A part of the change of a measure; nothing when there is none.
    #[must_use]
    pub fn part(&self, kind: PartKind, measure: usize) -> FigureAmount {
        let part = self.parts.get(&kind);
        part.map(|part| part.amounts[measure]).unwrap_or_default()
    }
}

/// What changed records do to a table.
#[derive(Debug, Clone)]
pub struct FigureChanges {
    /// The dimensions of the table.
    pub dimensions: Vec<Dimension>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// The cells that changed, in the order of the table.
    pub cells: Vec<CellParts>,
    /// All cells together, those that stayed among them.
    pub total: CellParts,
    /// Cells that stayed as they were.
    pub same: usize,
}

/// Splits the change of each cell of a table into what was added, withdrawn, revised
/// and moved. `plans` are of the old and of the new file: they differ in their coverage
/// only.
///
/// # Errors
/// As [`Plan::run`]; also `Setting` for a measure that does not add up.
pub fn figure_changes(
    diff: &ListDiff,
    lists: [&Incidents; 2],
    plans: [&Plan; 2],
) -> Result<FigureChanges> {
    let measures = &plans[0].measures;
    refuse_means(measures)?;
    let sides = [Side::of(lists[0], plans[0])?, Side::of(lists[1], plans[1])?];
    let order = in_order(&sides[0].keys, &sides[1].keys);
    let mut cells = Cells::of(&order, &sides, measures);
    let change_of: HashMap<Rows, usize> = diff
        .changes
        .iter()
        .zip(0..)
        .map(|(change, position)| (change.rows, position))
        .collect();
    let looked_at = looked_at(diff, &change_of, &sides);
    let of = |side: usize| {
        let rows = looked_at.iter().filter_map(|rows| [rows.0, rows.1][side]);
        sides[side].given(&rows.collect(), plans[side])
    };
    let given = [of(0)?, of(1)?];
    for rows in looked_at {
        let of = |side: usize, row: Option<usize>| {
            row.and_then(|row| given[side].get(&row))
                .map_or(&[][..], Vec::as_slice)
        };
        let change = change_of.get(&rows).copied();
        cells.add(rows, change, of(0, rows.0), of(1, rows.1));
    }
    let all: Vec<CellParts> = order
        .iter()
        .filter_map(|keys| cells.by_keys.remove(keys))
        .collect();
    let total = total(&all, measures.len());
    let differs = |cell: &CellParts| !cell.parts.is_empty();
    let same = all.iter().filter(|cell| !differs(cell)).count();
    Ok(FigureChanges {
        dimensions: plans[0].dimensions.clone(),
        measures: measures.clone(),
        cells: all.into_iter().filter(differs).collect(),
        total,
        same,
    })
}

/// The rows of a record in the old and in the new frame.
type Rows = (Option<usize>, Option<usize>);

/// The records that may give the cells something else: those that changed, and those
/// of which other days are looked at.
fn looked_at(diff: &ListDiff, change_of: &HashMap<Rows, usize>, sides: &[Side; 2]) -> Vec<Rows> {
    let alone = diff.changes.iter().filter(|change| change.is_alone());
    let paired = diff
        .paired
        .iter()
        .map(|(old, new)| (Some(*old), Some(*new)));
    let shares = |side: usize, row: Option<usize>| row.and_then(|row| sides[side].shares.get(&row));
    let differ =
        |rows: &Rows| change_of.contains_key(rows) || shares(0, rows.0) != shares(1, rows.1);
    alone
        .map(|change| change.rows)
        .chain(paired.filter(differ))
        .collect()
}

/// All cells of a table, and what they are changed by.
struct Cells<'a> {
    measures: &'a [Measure],
    by_keys: HashMap<Vec<Key>, CellParts>,
}

impl<'a> Cells<'a> {
    fn of(order: &[Vec<Key>], sides: &[Side; 2], measures: &'a [Measure]) -> Self {
        let of = |keys: &Vec<Key>| CellParts {
            keys: keys.clone(),
            before: amounts(sides[0].groups.get(keys), measures),
            after: amounts(sides[1].groups.get(keys), measures),
            parts: BTreeMap::new(),
        };
        Self {
            measures,
            by_keys: order.iter().map(|keys| (keys.clone(), of(keys))).collect(),
        }
    }

    /// Takes in what a record gave to groups, and gives now.
    fn add(&mut self, rows: Rows, change: Option<usize>, before: &[RowGroup], after: &[RowGroup]) {
        let find = |groups: &'_ [RowGroup], keys: &[Key]| {
            groups.iter().position(|group| group.keys == keys)
        };
        for group in before {
            let now = find(after, &group.keys).map(|at| &after[at].sums);
            let kind = match (now, rows.1) {
                (Some(_), _) => PartKind::Revised,
                (None, Some(_)) => PartKind::MovedOut,
                (None, None) => PartKind::Withdrawn,
            };
            self.part(kind, &group.keys, change, [Some(&group.sums), now]);
        }
        for group in after
            .iter()
            .filter(|group| find(before, &group.keys).is_none())
        {
            let kind = match rows.0 {
                Some(_) => PartKind::MovedIn,
                None => PartKind::Added,
            };
            self.part(kind, &group.keys, change, [None, Some(&group.sums)]);
        }
    }

    fn part(
        &mut self,
        kind: PartKind,
        keys: &[Key],
        change: Option<usize>,
        [before, after]: [Option<&Sums>; 2],
    ) {
        let (before, after) = (
            amounts(before, self.measures),
            amounts(after, self.measures),
        );
        let by: Vec<FigureAmount> = after.iter().zip(before).map(|(a, b)| a.minus(b)).collect();
        if by.iter().all(|amount| amount.is_zero()) {
            return;
        }
        if let Some(cell) = self.by_keys.get_mut(keys) {
            let part = cell.parts.entry(kind).or_default();
            part.add(&by);
            part.changes.extend(change);
            part.same += usize::from(change.is_none());
        }
    }
}

/// The amounts of all measures; nothing where there is no incident.
fn amounts(sums: Option<&Sums>, measures: &[Measure]) -> Vec<FigureAmount> {
    let sums = sums.copied().unwrap_or_default();
    let measures = measures.iter();
    measures
        .map(|measure| FigureAmount::of(&sums, *measure))
        .collect()
}

fn refuse_means(measures: &[Measure]) -> Result<()> {
    let adds_up =
        |measure: &Measure| !matches!(measure, Measure::MaxKilled | Measure::KilledPerIncident);
    match measures.iter().find(|measure| !adds_up(measure)) {
        None => Ok(()),
        Some(measure) => Err(Error::setting("this measure does not add up over records")
            .field("measure")
            .value(measure.name())
            .hint("name measures that are counts or sums, such as incidents and killed")),
    }
}

/// One file under its plan.
struct Side {
    allotted: Allotted,
    groups: HashMap<Vec<Key>, Sums>,
    keys: Vec<Vec<Key>>,
    shares: BTreeMap<usize, Vec<(Span, f64)>>,
}

impl Side {
    fn of(list: &Incidents, plan: &Plan) -> Result<Self> {
        let prepared = plan.prepare(&list.frame)?;
        let summary = prepared.summary()?;
        let allotted = prepared.all()?;
        Ok(Self {
            shares: allotted.shares(),
            allotted,
            keys: summary
                .groups
                .iter()
                .map(|group| group.keys.clone())
                .collect(),
            groups: summary
                .groups
                .into_iter()
                .map(|group| (group.keys, group.sums))
                .collect(),
        })
    }

    /// What these rows give to the groups.
    fn given(&self, rows: &BTreeSet<usize>, plan: &Plan) -> Result<BTreeMap<usize, Vec<RowGroup>>> {
        let mut given: BTreeMap<usize, Vec<RowGroup>> = BTreeMap::new();
        for group in self
            .allotted
            .by_row(rows, &plan.dimensions, &plan.measures)?
        {
            given.entry(group.row).or_default().push(group);
        }
        Ok(given)
    }
}

/// The keys of both, each once: those that only the old file has stand after what
/// precedes them there.
fn in_order(old: &[Vec<Key>], new: &[Vec<Key>]) -> Vec<Vec<Key>> {
    let of_new: HashMap<&Vec<Key>, usize> = new.iter().zip(0..).collect();
    // For each place in the new order, what comes before it.
    let mut before: Vec<Vec<&Vec<Key>>> = vec![Vec::new(); new.len() + 1];
    let mut next = 0;
    for keys in old {
        match of_new.get(keys) {
            Some(position) => next = position + 1,
            None => before[next].push(keys),
        }
    }
    let mut order = Vec::with_capacity(old.len().max(new.len()));
    for (position, earlier) in before.into_iter().enumerate() {
        order.extend(earlier.into_iter().cloned());
        order.extend(new.get(position).cloned());
    }
    order
}

fn total(cells: &[CellParts], measures: usize) -> CellParts {
    let nothing = vec![FigureAmount::default(); measures];
    let mut total = CellParts {
        keys: Vec::new(),
        before: nothing.clone(),
        after: nothing.clone(),
        parts: BTreeMap::new(),
    };
    let add = |sums: &mut Vec<FigureAmount>, more: &[FigureAmount]| {
        for (sum, more) in sums.iter_mut().zip(more) {
            *sum = sum.plus(*more);
        }
    };
    for cell in cells {
        add(&mut total.before, &cell.before);
        add(&mut total.after, &cell.after);
        for (kind, part) in &cell.parts {
            let sum = total.parts.entry(*kind).or_default();
            sum.add(&part.amounts);
            sum.changes.extend(&part.changes);
            sum.same += part.same;
        }
    }
    total
}
