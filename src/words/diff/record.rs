//! One changed record.

use crate::analysis::diff::{CellChange, ChangeClass, ChangeKind, RecordChange};
use crate::evidence::TollRange;
use crate::query::Measure;
use crate::words::{all_of, toll_of};

/// What became of a record: "revised".
#[must_use]
pub fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Withdrawn => "withdrawn",
        ChangeKind::Revised => "revised",
        ChangeKind::Rekeyed => "re-keyed",
    }
}

/// What a change is about: "toll".
#[must_use]
pub fn class(class: ChangeClass) -> &'static str {
    match class {
        ChangeClass::Toll => "toll",
        ChangeClass::Moved => "moved",
        ChangeClass::Coding => "coding",
        ChangeClass::Cosmetic => "cosmetic",
    }
}

/// A cell that differs: "killed 38 → 35", "city unknown → Baghdad".
pub(super) fn cell(change: &CellChange) -> String {
    let name = change.column.name().replace('_', " ");
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".to_owned());
    format!("{name} {} → {}", text(&change.old), text(&change.new))
}

/// What changed of a record: "killed 38 → 35, city unknown → Baghdad"; of one that is in
/// one file only its toll, "32 killed, 110 injured".
#[must_use]
pub fn change_of_record(change: &RecordChange) -> String {
    if !change.is_alone() {
        let cells: Vec<String> = change.cells.iter().map(cell).collect();
        return cells.join(", ");
    }
    let Some(evidence) = change.evidence() else {
        return String::new();
    };
    let mut tolls = vec![toll_of(Measure::Killed, evidence.killed)];
    if evidence.injured != TollRange::default() {
        tolls.push(toll_of(Measure::Injured, evidence.injured));
    }
    all_of(&tolls)
}
