//! What differs between two versions of a record.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::evidence::Evidence;
use crate::schema::{Column, ValueKind, fold};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is in the new file only.
    Added,
    /// It is in the old file only.
    Withdrawn,
    /// It has the same id in both, and something else differs.
    Revised,
    /// It has another id, or none, and is surely the same.
    Rekeyed,
}

impl ChangeKind {
    /// All, in order of presentation.
    pub const ALL: [Self; 4] = [Self::Added, Self::Withdrawn, Self::Revised, Self::Rekeyed];
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
pub enum ChangeClass {
    /// Killed or injured.
    Toll,
    /// Its day or its place.
    Moved,
    /// Its type, actor, target or weapon, what a row is, or how exactly day and place
    /// are known.
    Coding,
    /// Case, accents and punctuation of a name, or text on sources.
    Cosmetic,
}

impl ChangeClass {
    /// All, in order of presentation.
    pub const ALL: [Self; 4] = [Self::Toll, Self::Moved, Self::Coding, Self::Cosmetic];

    /// What a change of this column is about, when it says something else.
    #[must_use]
    pub fn of(column: Column) -> Self {
        match column {
            Column::KilledLow
            | Column::Killed
            | Column::KilledHigh
            | Column::InjuredLow
            | Column::Injured
            | Column::InjuredHigh => Self::Toll,
            Column::Date
            | Column::DateEnd
            | Column::Country
            | Column::Admin1
            | Column::Admin2
            | Column::City
            | Column::District
            | Column::Site
            | Column::Latitude
            | Column::Longitude => Self::Moved,
            Column::EventId
            | Column::DatePrecision
            | Column::LocationPrecision
            | Column::RecordUnit
            | Column::AttackType
            | Column::Weapon
            | Column::Target
            | Column::Actor => Self::Coding,
            Column::Source | Column::SourceReference | Column::Notes => Self::Cosmetic,
        }
    }
}

/// One cell of a record that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellChange {
    /// The column.
    pub column: Column,
    /// What stood there; `None` is unknown.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
    /// What the change is about.
    pub class: ChangeClass,
}

impl CellChange {
    /// A cell that differs. Names that differ in case, accents and punctuation only say
    /// the same.
    pub(super) fn new(column: Column, old: Option<String>, new: Option<String>) -> Self {
        let same_words = column.kind() == ValueKind::Text
            && matches!((&old, &new), (Some(old), Some(new)) if {
                let folded = fold(old);
                !folded.is_empty() && folded == fold(new)
            });
        let class = if same_words {
            ChangeClass::Cosmetic
        } else {
            ChangeClass::of(column)
        };
        Self {
            column,
            old,
            new,
            class,
        }
    }
}

/// A record that differs between the two files.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordChange {
    /// What became of it.
    pub kind: ChangeKind,
    /// As the old file has it.
    pub old: Option<Evidence>,
    /// As the new file has it.
    pub new: Option<Evidence>,
    /// Its cells that differ, in the order of the columns; none when it is in one file
    /// only.
    pub cells: Vec<CellChange>,
    /// Its rows in the frames of the old and the new file.
    pub(crate) rows: (Option<usize>, Option<usize>),
}

impl RecordChange {
    /// What the change is about; nothing of a record that is in one file only, or has
    /// another id only.
    #[must_use]
    pub fn classes(&self) -> BTreeSet<ChangeClass> {
        self.cells.iter().map(|cell| cell.class).collect()
    }

    /// Whether it is in one of the files only.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        matches!(self.kind, ChangeKind::Added | ChangeKind::Withdrawn)
    }

    /// Whether it is of one of these classes. One that is in one file only, and so
    /// changes tolls, days and places, is of all but cosmetic ones.
    #[must_use]
    pub fn is_of(&self, classes: &[ChangeClass]) -> bool {
        if self.is_alone() {
            return classes.iter().any(|class| *class != ChangeClass::Cosmetic);
        }
        self.cells.iter().any(|cell| classes.contains(&cell.class))
    }

    /// The newest version of the record.
    #[must_use]
    pub fn evidence(&self) -> Option<&Evidence> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_cosmetic_and_another_name_is_not() {
        let class = |column, old: &str, new: &str| {
            CellChange::new(column, Some(old.to_owned()), Some(new.to_owned())).class
        };
        assert_eq!(
            class(Column::City, "Al-Fallujah", "al fallūjah"),
            ChangeClass::Cosmetic
        );
        assert_eq!(class(Column::City, "Baghdad", "Mosul"), ChangeClass::Moved);
        assert_eq!(class(Column::Actor, "!", "?"), ChangeClass::Coding);
        assert_eq!(class(Column::Killed, "1", "2"), ChangeClass::Toll);
        assert_eq!(class(Column::Notes, "a", "b"), ChangeClass::Cosmetic);
        let unknown = CellChange::new(Column::Killed, Some("1".to_owned()), None);
        assert_eq!(unknown.class, ChangeClass::Toll);
    }
}
