//! Two files of a list, record by record.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use polars::prelude::{BooleanChunked, ChunkCompareEq, DataFrame, IdxCa, IdxSize, Series};

use super::change::{CellChange, ChangeKind, RecordChange};
use super::likeness::Traits;
use super::pairs::{Pairs, by_id, cell, compared};
use super::rekeyed::matched;
use crate::error::{Error, Result};
use crate::evidence::{Evidence, Record, Records};
use crate::query::frame::texts;
use crate::read::{FILE, Incidents, LINE, PlaceNames, frame_error};
use crate::schema::Column;

/// What became of the records of a list.
#[derive(Debug, Clone)]
pub struct ListDiff {
    /// The records that differ: those of the new file in its order of time, then those
    /// that it no longer has.
    pub changes: Vec<RecordChange>,
    /// Records that are the same in both.
    pub unchanged: usize,
    /// Records of the old and of the new file.
    pub records: [usize; 2],
    /// Ids that several records of a file have: those that are not the same in all are
    /// not paired, but withdrawn and added.
    pub repeated: Vec<RepeatedId>,
    /// Withdrawn records that may be one of the added ones.
    pub doubtful: Vec<Doubtful>,
    /// Columns that one file has only, and that are not compared: of the old, and of
    /// the new.
    pub uncompared: [Vec<Column>; 2],
    /// Rows of the old and new frame that are one record, the unchanged among them.
    pub(crate) paired: Vec<(usize, usize)>,
}

/// An id that several records of a file have.
#[derive(Debug, Clone, PartialEq)]
pub struct RepeatedId {
    /// The id.
    pub id: String,
    /// Its records in the old file that have no equal in the new one.
    pub old: Vec<Evidence>,
    /// Its records in the new file that have no equal in the old one.
    pub new: Vec<Evidence>,
}

/// A withdrawn record, and the added ones of which it may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubtful {
    /// As the old file has it.
    pub old: Evidence,
    /// The most alike first.
    pub new: Vec<Evidence>,
}

/// Most records that one withdrawn record may be that are named.
const MOST_NAMED: usize = 3;

/// Compares an old and a new file of a list, of which all canonical columns must be
/// loaded.
///
/// Records of one id are one; those whose id is not in the other file are one when they
/// say the same, or are surely meant by what they say of day, place, toll, type, actor
/// and text. The order of rows and columns decides nothing.
///
/// # Errors
/// `Setting` when the two are of different profiles; `Records` when no record of the old
/// file is in the new one; `Engine` when a column is lacking.
pub fn diff(old: &Incidents, new: &Incidents) -> Result<ListDiff> {
    refuse_other_profile(old, new)?;
    let frames = [&old.frame, &new.frame];
    let mut pairs = by_id(frames[0], frames[1])?;
    pairs.pair_same(frames[0], frames[1])?;
    let places = PlaceNames::default();
    let doubtful = pair_alike(&mut pairs, frames, &places)?;
    if pairs.paired.is_empty() {
        return Err(Error::records(format!(
            "none of the {} records of the old file is in the new one",
            frames[0].height()
        ))
        .path(&new.account.files[0].file)
        .hint("are they two versions of one list, and in this order?"));
    }
    // Which of several is which is not known: they are counted as gone and new.
    for (_, [olds, news]) in &pairs.repeated {
        pairs.old.extend(olds);
        pairs.new.extend(news);
    }
    let columns: Vec<Column> = compared(frames)
        .into_iter()
        .filter(|column| old.present.contains(column) == new.present.contains(column))
        .collect();
    let mut changes = revised(frames, &pairs.paired, &columns)?;
    changes.retain(|change| !change.cells.is_empty());
    let differing = changes.len();
    let alone = |kind, rows| RecordChange {
        kind,
        old: None,
        new: None,
        cells: Vec::new(),
        rows,
    };
    let added = pairs.new.iter();
    changes.extend(added.map(|row| alone(ChangeKind::Added, (None, Some(*row)))));
    let withdrawn = pairs.old.iter();
    changes.extend(withdrawn.map(|row| alone(ChangeKind::Withdrawn, (Some(*row), None))));
    let rows = |side: fn(&RecordChange) -> Option<usize>| -> BTreeSet<usize> {
        changes.iter().filter_map(side).collect()
    };
    let olds = evidence(old, &rows(|change| change.rows.0), &places)?;
    let news = evidence(new, &rows(|change| change.rows.1), &places)?;
    for change in &mut changes {
        change.old = change.rows.0.and_then(|row| olds.get(&row).cloned());
        change.new = change.rows.1.and_then(|row| news.get(&row).cloned());
    }
    let order = |change: &RecordChange| {
        let evidence = change.evidence();
        let day = evidence.map(|evidence| (evidence.date, evidence.date_end));
        let line = evidence.map(|evidence| evidence.line);
        (change.new.is_none(), day, line)
    };
    changes.sort_by_key(order);
    let only = |own: &Incidents, other: &Incidents| -> Vec<Column> {
        own.present.difference(&other.present).copied().collect()
    };
    Ok(ListDiff {
        unchanged: pairs.paired.len() - differing,
        changes,
        records: frames.map(DataFrame::height),
        repeated: pairs
            .repeated
            .iter()
            .map(|(id, rows)| RepeatedId {
                id: id.clone(),
                old: rows[0]
                    .iter()
                    .filter_map(|row| olds.get(row).cloned())
                    .collect(),
                new: rows[1]
                    .iter()
                    .filter_map(|row| news.get(row).cloned())
                    .collect(),
            })
            .collect(),
        doubtful: doubtful
            .iter()
            .filter_map(|(row, others)| {
                let others = others.iter().take(MOST_NAMED);
                Some(Doubtful {
                    old: olds.get(row)?.clone(),
                    new: others.filter_map(|row| news.get(row).cloned()).collect(),
                })
            })
            .collect(),
        uncompared: [only(old, new), only(new, old)],
        paired: pairs.paired,
    })
}

fn refuse_other_profile(old: &Incidents, new: &Incidents) -> Result<()> {
    let profile = |list: &Incidents| list.account.files.first().map(|file| file.profile.clone());
    let (before, after) = (profile(old), profile(new));
    if before == after {
        return Ok(());
    }
    let name = |profile: Option<String>| profile.unwrap_or_default();
    Err(Error::setting(format!(
        "the old file is read as {}, the new one as {}: they are not two versions of one list",
        name(before),
        name(after)
    ))
    .hint_fields("if they are, name one profile for both: {}", ["profile"]))
}

/// Pairs the rest by what the records say; gives the rows that may be one.
fn pair_alike(
    pairs: &mut Pairs,
    frames: [&DataFrame; 2],
    places: &PlaceNames,
) -> Result<BTreeMap<usize, Vec<usize>>> {
    if pairs.old.is_empty() || pairs.new.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rest = [taken(frames[0], &pairs.old)?, taken(frames[1], &pairs.new)?];
    let records = [
        Records::read(&rest[0], places)?,
        Records::read(&rest[1], places)?,
    ];
    let notes = [
        texts(&rest[0], Column::Notes)?,
        texts(&rest[1], Column::Notes)?,
    ];
    let [olds, news] = [0, 1].map(|side| {
        let positions = positions(&rest[side]);
        let mut ordered: Vec<(usize, &Record<'_>)> = records[side]
            .all
            .iter()
            .filter_map(|record| Some((*positions.as_ref().ok()?.get(&place_of(record))?, record)))
            .collect();
        ordered.sort_by_key(|(row, _)| *row);
        ordered
            .into_iter()
            .map(|(row, record)| Traits::of(record, notes[side][row]))
            .collect::<Vec<_>>()
    });
    let found = matched(&olds, &news);
    let sure: Vec<(usize, usize)> = found
        .sure
        .iter()
        .map(|(old, new)| (pairs.old[*old], pairs.new[*new]))
        .collect();
    let doubtful = found
        .doubtful
        .iter()
        .map(|(old, others)| {
            let others = others.iter().map(|new| pairs.new[*new]);
            (pairs.old[*old], others.collect())
        })
        .collect();
    pairs
        .old
        .retain(|row| !sure.iter().any(|(old, _)| old == row));
    pairs
        .new
        .retain(|row| !sure.iter().any(|(_, new)| new == row));
    pairs.paired.extend(sure);
    pairs.sort();
    Ok(doubtful)
}

/// What differs of each pair.
fn revised(
    frames: [&DataFrame; 2],
    paired: &[(usize, usize)],
    columns: &[Column],
) -> Result<Vec<RecordChange>> {
    let indices = |side: fn(&(usize, usize)) -> usize| {
        let rows = paired.iter().map(|pair| side(pair) as IdxSize).collect();
        IdxCa::from_vec("row".into(), rows)
    };
    let (olds, news) = (indices(|pair| pair.0), indices(|pair| pair.1));
    let mut cells: BTreeMap<usize, Vec<CellChange>> = BTreeMap::new();
    for column in columns {
        // A column at a time, so that no whole frame is held twice.
        let taken = |frame: &DataFrame, rows: &IdxCa| -> Result<Series> {
            let column = frame.column(column.name()).map_err(frame_error)?;
            let column = column.as_materialized_series().take(rows);
            column.map_err(frame_error)
        };
        let (old, new) = (taken(frames[0], &olds)?, taken(frames[1], &news)?);
        let differ: BooleanChunked = old.not_equal_missing(&new).map_err(frame_error)?;
        for (at, _) in differ
            .iter()
            .enumerate()
            .filter(|(_, differ)| *differ == Some(true))
        {
            let old = cell(&old.get(at).map_err(frame_error)?);
            let new = cell(&new.get(at).map_err(frame_error)?);
            let of = cells.entry(at).or_default();
            of.push(CellChange::new(*column, old, new));
        }
    }
    Ok(cells
        .into_iter()
        .map(|(at, cells)| RecordChange {
            kind: if cells.iter().any(|cell| cell.column == Column::EventId) {
                ChangeKind::Rekeyed
            } else {
                ChangeKind::Revised
            },
            old: None,
            new: None,
            cells,
            rows: (Some(paired[at].0), Some(paired[at].1)),
        })
        .collect())
}

/// These rows of a frame.
fn taken(frame: &DataFrame, rows: &[usize]) -> Result<DataFrame> {
    let rows = rows.iter().map(|row| *row as IdxSize).collect();
    frame
        .take(&IdxCa::from_vec("row".into(), rows))
        .map_err(frame_error)
}

/// Number of its file, and its line there.
fn place_of(record: &Record<'_>) -> (usize, u64) {
    (record.file, record.line)
}

/// The rows of a frame by file and line.
fn positions(frame: &DataFrame) -> Result<HashMap<(usize, u64), usize>> {
    let files = frame.column(FILE).map_err(frame_error)?;
    let files = files.u32().map_err(frame_error)?.clone();
    let lines = frame.column(LINE).map_err(frame_error)?;
    let lines = lines.i64().map_err(frame_error)?.clone();
    let places = files.iter().zip(lines.iter()).enumerate();
    Ok(places
        .filter_map(|(row, (file, line))| {
            let line = u64::try_from(line?).ok()?;
            Some(((file? as usize, line), row))
        })
        .collect())
}

/// These rows as evidence.
fn evidence(
    list: &Incidents,
    rows: &BTreeSet<usize>,
    places: &PlaceNames,
) -> Result<BTreeMap<usize, Evidence>> {
    let rows: Vec<usize> = rows.iter().copied().collect();
    let frame = taken(&list.frame, &rows)?;
    let positions = positions(&frame)?;
    let files: Vec<String> = list
        .account
        .files
        .iter()
        .map(|file| file.file.clone())
        .collect();
    let records = Records::read(&frame, places)?;
    Ok(records
        .all
        .iter()
        .filter_map(|record| {
            let at = positions.get(&place_of(record))?;
            Some((rows[*at], Evidence::of(record, &files)))
        })
        .collect())
}
