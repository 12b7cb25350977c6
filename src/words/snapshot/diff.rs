//! What changed between two vintages.

use std::collections::BTreeMap;

use super::Page;
use super::claim::a_judgement;
use super::samples::{NUMBERS, TOLLS, evidence};
use crate::analysis::claim::{Verdict, Verdicts};
use crate::analysis::diff::{
    CellChange, CellParts, ChangeClass, ChangeKind, ClaimChange, Doubtful, FigureAmount,
    FigureChanges, ListDiff, Part, PartKind, RecordChange, RepeatedId,
};
use crate::evidence::Evidence;
use crate::query::{Dimension, Key, KnownSum, Measure, TollSum, Unit};
use crate::schema::{Column, DatasetCard};
use crate::table::Answer;
use crate::words::diff::{
    ShownDiff, change_of_record, claim_change, class, correction, counts, doubtful, kind, repeated,
    uncompared,
};

const FILES: [&str; 2] = ["old.csv", "new.csv"];

pub(super) fn write(page: &mut Page) {
    page.file("diff/record.rs");
    page.plain(kinds().into_iter().map(kind));
    page.plain(classes().into_iter().map(class));
    page.plain(records().iter().map(change_of_record));
    page.file("diff/sentences.rs");
    page.plain(NUMBERS.map(|number| counts(FILES, &list(usize::from(number)))));
    page.plain([(0, 2), (1, 1), (2, 0), (2, 3)].map(|(old, new)| {
        repeated(&RepeatedId {
            id: "E1".to_owned(),
            old: lines("old.csv", old),
            new: lines("new.csv", new),
        })
    }));
    page.plain([1, 2, 3].map(|number| {
        doubtful(&Doubtful {
            old: lines("old.csv", 1).remove(0),
            new: lines("new.csv", number),
        })
    }));
    let columns = [vec![Column::Notes], vec![Column::Target, Column::Weapon]];
    page.plain(uncompared(FILES, &columns));
    let changed = list(1);
    page.plain(claims().iter().map(|claim| claim_change(&changed, claim)));
    page.file("diff/figures.rs");
    figures(page);
    page.file("diff/correction.rs");
    corrections(page);
}

fn kinds() -> Vec<ChangeKind> {
    every![
        ChangeKind::Added => [ChangeKind::Added],
        ChangeKind::Withdrawn => [ChangeKind::Withdrawn],
        ChangeKind::Revised => [ChangeKind::Revised],
        ChangeKind::Rekeyed => [ChangeKind::Rekeyed],
    ]
}

fn classes() -> Vec<ChangeClass> {
    every![
        ChangeClass::Toll => [ChangeClass::Toll],
        ChangeClass::Moved => [ChangeClass::Moved],
        ChangeClass::Coding => [ChangeClass::Coding],
        ChangeClass::Cosmetic => [ChangeClass::Cosmetic],
    ]
}

fn cell(column: Column, old: Option<&str>, new: Option<&str>) -> CellChange {
    CellChange {
        column,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        class: ChangeClass::of(column),
    }
}

fn record(kind: ChangeKind, killed: &str, injured: &str) -> RecordChange {
    let version = || Some(evidence("2018-01-15", killed, injured));
    RecordChange {
        kind,
        old: if kind == ChangeKind::Added {
            None
        } else {
            version()
        },
        new: if kind == ChangeKind::Withdrawn {
            None
        } else {
            version()
        },
        cells: if matches!(kind, ChangeKind::Added | ChangeKind::Withdrawn) {
            Vec::new()
        } else {
            vec![cell(Column::Killed, Some("38"), Some("35"))]
        },
        rows: (None, None),
    }
}

fn records() -> Vec<RecordChange> {
    let added = TOLLS.map(|killed| record(ChangeKind::Added, killed, "//"));
    let mut records = added.to_vec();
    records.push(record(ChangeKind::Withdrawn, "27/38/41", "62//105"));
    records.push(RecordChange {
        cells: vec![
            cell(Column::EventId, Some("A1"), Some("N1")),
            cell(Column::City, None, Some("Baghdad")),
            cell(Column::KilledHigh, Some("1000"), None),
        ],
        ..record(ChangeKind::Rekeyed, "/1/", "//")
    });
    records
}

fn list(number: usize) -> ListDiff {
    let of = |kind| vec![record(kind, "/35/", "//"); number];
    ListDiff {
        changes: ChangeKind::ALL.into_iter().flat_map(of).collect(),
        unchanged: number,
        records: [number * 4, number * 4],
        repeated: Vec::new(),
        doubtful: Vec::new(),
        uncompared: [Vec::new(), Vec::new()],
        paired: Vec::new(),
    }
}

fn lines(file: &str, number: u64) -> Vec<Evidence> {
    (0..number)
        .map(|line| Evidence {
            id: (line != 1).then(|| format!("E{}", line + 1)),
            file: file.to_owned(),
            line: line + 2,
            ..evidence("2018-01-15", "/1/", "//")
        })
        .collect()
}

fn claims() -> Vec<ClaimChange> {
    let change = |before: [Verdict; 2], after: [Verdict; 2], through: Vec<usize>| {
        let judged = |[verdict, best]: [Verdict; 2]| {
            let mut judgement = a_judgement(verdict);
            judgement.verdicts = Verdicts {
                best,
                ..judgement.verdicts
            };
            judgement
        };
        ClaimChange {
            id: "id".to_owned(),
            sentence: "35 lives".to_owned(),
            before: judged(before),
            after: judged(after),
            through,
        }
    };
    let all = [
        Verdict::Supported,
        Verdict::SupportedByThisList,
        Verdict::Undecidable,
        Verdict::Contradicted,
    ];
    let [yes, _, open, no] = all;
    let mut claims: Vec<ClaimChange> = all
        .into_iter()
        .map(|after| {
            let before = if after == no { yes } else { no };
            change([before, before], [after, after], vec![2])
        })
        .collect();
    claims.push(change([open, no], [open, yes], vec![0, 2]));
    claims.push(change([yes, yes], [open, yes], Vec::new()));
    claims
}

/// Low, best and high of so many incidents, of which some have no best estimate.
fn amount(low: f64, best: f64, high: f64, unknown: f64) -> FigureAmount {
    let known = |sum: f64, known: f64| KnownSum { sum, known };
    FigureAmount {
        value: best,
        toll: TollSum {
            incidents: 2.0,
            low: known(low, 2.0),
            best: known(best, 2.0 - unknown),
            high: known(high, 2.0),
        },
    }
}

fn changed_figures() -> FigureChanges {
    let none = FigureAmount::default();
    let count = |value: f64| FigureAmount { value, ..none };
    let cells = [
        (amount(0.0, 0.0, 0.0, 0.0), amount(1.0, 1.0, 1.0, 0.0)),
        (amount(27.0, 38.0, 38.0, 0.0), amount(27.0, 36.0, 38.0, 0.0)),
        (
            amount(539.0, 501.0, 631.0, 1.0),
            amount(1539.0, 1501.0, 1631.0, 0.0),
        ),
        (amount(1.0, 0.0, 2.0, 2.0), amount(1.0, 2.0, 2.0, 0.0)),
    ];
    let cells: Vec<CellParts> = cells
        .into_iter()
        .zip(2016..)
        .map(|((before, after), year)| CellParts {
            keys: vec![Key::Period(Unit::Year, year)],
            before: vec![count(2.0), before],
            after: vec![count(3.0), after],
            parts: every![
                PartKind::Added => [PartKind::Added],
                PartKind::Withdrawn => [PartKind::Withdrawn],
                PartKind::Revised => [PartKind::Revised],
                PartKind::MovedIn => [PartKind::MovedIn],
                PartKind::MovedOut => [PartKind::MovedOut],
            ]
            .into_iter()
            .zip([count(1.0), count(-1.0), none, count(1000.0), count(-1000.0)])
            .map(|(kind, incidents)| {
                let part = Part {
                    amounts: vec![incidents, after.minus(before)],
                    changes: (0..4).collect(),
                    same: usize::from(kind == PartKind::MovedIn),
                };
                (kind, part)
            })
            .collect::<BTreeMap<_, _>>(),
        })
        .collect();
    FigureChanges {
        dimensions: vec![Dimension::YEAR],
        measures: vec![Measure::Incidents, Measure::Killed],
        total: cells[0].clone(),
        cells,
        same: 1,
    }
}

fn figures(page: &mut Page) {
    let (diff, figures) = (list(1), changed_figures());
    for same in NUMBERS.map(usize::from) {
        let figures = FigureChanges {
            same,
            ..figures.clone()
        };
        let shown = ShownDiff {
            diff: &diff,
            files: FILES,
            classes: &[],
            figures: Some(&figures),
            claims: None,
        };
        let table = shown.reading().unwrap();
        page.plain(table.notes.iter());
        if same == 1 {
            page.plain([&table.title]);
            page.plain(table.rows().iter().map(|row| format!("{:?}", row.cells)));
        }
    }
}

fn corrections(page: &mut Page) {
    let (diff, figures, claims) = (list(1), changed_figures(), claims());
    let card = |version: &str| DatasetCard {
        version: Some(version.to_owned()),
        ..DatasetCard::default()
    };
    let (old, new) = (card("2021-01-22"), card("2021-07-31"));
    let mut draft = |figures, claims| {
        let shown = ShownDiff {
            diff: &diff,
            files: FILES,
            classes: &[],
            figures,
            claims,
        };
        page.plain(correction(&shown, [&old, &new]).paragraphs);
    };
    draft(Some(&figures), Some(&claims[..]));
    draft(None, Some(&[]));
    draft(None, None);
}
