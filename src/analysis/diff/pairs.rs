//! Records that are the same by their id, or by all that they say.

use std::collections::{BTreeMap, HashMap};

use polars::prelude::{AnyValue, DataFrame};

use crate::error::Result;
use crate::query::frame::texts;
use crate::read::frame_error;
use crate::schema::Column;

/// Rows of an old and a new frame that are one record, and those that have no other.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Row of the old and of the new frame.
    pub paired: Vec<(usize, usize)>,
    /// Rows of the old frame, ascending.
    pub old: Vec<usize>,
    /// Rows of the new frame, ascending.
    pub new: Vec<usize>,
    /// Rows of each id that several records of a file have and that is in both files.
    pub repeated: Vec<(String, [Vec<usize>; 2])>,
}

/// Pairs the rows whose id is that of one row in both files. Where several rows share
/// an id, only those of the same content are one.
pub(super) fn by_id(old: &DataFrame, new: &DataFrame) -> Result<Pairs> {
    let mut pairs = Pairs::default();
    let (olds, news) = (texts(old, Column::EventId)?, texts(new, Column::EventId)?);
    // The first row of each id in either file; the others are few.
    let mut first: HashMap<&str, [Option<usize>; 2]> = HashMap::with_capacity(olds.len());
    let mut more: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (side, ids) in [&olds, &news].into_iter().enumerate() {
        for (row, id) in ids.iter().enumerate() {
            let Some(id) = id else {
                pairs.rest(side).push(row);
                continue;
            };
            match &mut first.entry(id).or_default()[side] {
                Some(_) => more.entry(id).or_default()[side].push(row),
                none => *none = Some(row),
            }
        }
    }
    for (id, rows) in &mut more {
        let firsts = first.remove(id).unwrap_or_default();
        for (rows, first) in rows.iter_mut().zip(firsts) {
            rows.splice(0..0, first);
        }
        if rows.iter().any(Vec::is_empty) {
            pairs.old.append(&mut rows[0]);
            pairs.new.append(&mut rows[1]);
            continue;
        }
        let same = same_content([old, new], [&rows[0], &rows[1]], &[])?;
        pairs.paired.extend(same.paired);
        if !same.old.is_empty() || !same.new.is_empty() {
            let id = (*id).to_owned();
            pairs.repeated.push((id, [same.old, same.new]));
        }
    }
    let mut one_each = |id: &str, row: usize, side: usize| match first.get(id) {
        Some([Some(old), Some(new)]) if side == 0 => pairs.paired.push((*old, *new)),
        Some([Some(_), None] | [None, Some(_)]) => pairs.rest(side).push(row),
        _ => {}
    };
    for (side, ids) in [&olds, &news].into_iter().enumerate() {
        let ids = ids.iter().enumerate();
        ids.for_each(|(row, id)| {
            if let Some(id) = id {
                one_each(id, row, side);
            }
        });
    }
    pairs.sort();
    Ok(pairs)
}

impl Pairs {
    fn rest(&mut self, side: usize) -> &mut Vec<usize> {
        if side == 0 {
            &mut self.old
        } else {
            &mut self.new
        }
    }

    /// Pairs those of the rest that say the same but for their id.
    pub(super) fn pair_same(&mut self, old: &DataFrame, new: &DataFrame) -> Result<()> {
        let rest = [&self.old[..], &self.new[..]];
        let same = same_content([old, new], rest, &[Column::EventId])?;
        self.paired.extend(same.paired);
        (self.old, self.new) = (same.old, same.new);
        self.sort();
        Ok(())
    }

    pub(super) fn sort(&mut self) {
        self.paired.sort_unstable();
        self.old.sort_unstable();
        self.new.sort_unstable();
    }
}

/// Pairs rows that are the same in every canonical column that both frames have, but
/// for some. Which of several equal rows are paired makes no difference.
fn same_content(frames: [&DataFrame; 2], rows: [&[usize]; 2], but: &[Column]) -> Result<Pairs> {
    let mut pairs = Pairs::default();
    if rows[0].is_empty() || rows[1].is_empty() {
        (pairs.old, pairs.new) = (rows[0].to_vec(), rows[1].to_vec());
        return Ok(pairs);
    }
    let columns: Vec<Column> = compared(frames)
        .into_iter()
        .filter(|column| !but.contains(column))
        .collect();
    let [olds, news] = [
        contents(frames[0], rows[0], &columns)?,
        contents(frames[1], rows[1], &columns)?,
    ];
    let mut waiting: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (content, row) in olds.iter().zip(rows[0]).rev() {
        waiting.entry(content).or_default().push(*row);
    }
    for (content, new) in news.iter().zip(rows[1]) {
        match waiting.get_mut(&content[..]).and_then(Vec::pop) {
            Some(old) => pairs.paired.push((old, *new)),
            None => pairs.new.push(*new),
        }
    }
    pairs.old.extend(waiting.into_values().flatten());
    pairs.sort();
    Ok(pairs)
}

/// The canonical columns that both frames have.
pub(super) fn compared(frames: [&DataFrame; 2]) -> Vec<Column> {
    let has = |frame: &DataFrame, column: &Column| frame.column(column.name()).is_ok();
    Column::ALL
        .iter()
        .copied()
        .filter(|column| frames.iter().all(|frame| has(frame, column)))
        .collect()
}

/// What these rows say in these columns.
fn contents(frame: &DataFrame, rows: &[usize], columns: &[Column]) -> Result<Vec<Vec<String>>> {
    let series: Vec<_> = columns
        .iter()
        .map(|column| frame.column(column.name()))
        .collect::<Result<_, _>>()
        .map_err(frame_error)?;
    rows.iter()
        .map(|row| {
            series
                .iter()
                .map(|column| {
                    let value = column.get(*row).map_err(frame_error)?;
                    Ok(cell(&value).unwrap_or_default())
                })
                .collect()
        })
        .collect()
}

/// A cell as text; `None` when it is unknown.
pub(super) fn cell(value: &AnyValue<'_>) -> Option<String> {
    match value {
        AnyValue::Null => None,
        AnyValue::String(text) => Some((*text).to_owned()),
        other => Some(other.to_string()),
    }
}
