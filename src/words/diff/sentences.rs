//! What changed between two vintages, in sentences.

use crate::analysis::diff::{
    ChangeKind, ClaimChange, Doubtful, ListDiff, RepeatedId, VerdictChange,
};
use crate::evidence::Evidence;
use crate::query::Scenario;
use crate::schema::Column;
use crate::table::grouped;
use crate::words::claim::verdict;
use crate::words::{Noun, all_of, any_of, record_name};

const RECORD: Noun = Noun::new("record", "records");

/// "b.csv has 95 records, a.csv 94: 1 added, none withdrawn, 2 revised, none re-keyed;
/// 92 the same in both."
#[must_use]
pub fn counts(files: [&str; 2], diff: &ListDiff) -> String {
    let of = |kind: ChangeKind| {
        let number = diff
            .changes
            .iter()
            .filter(|change| change.kind == kind)
            .count();
        let number = match number {
            0 => "none".to_owned(),
            number => grouped(number as f64),
        };
        format!("{number} {}", super::kind(kind))
    };
    let changes = ChangeKind::ALL.map(of).join(", ");
    let [old, new] = diff.records;
    format!(
        "{} has {}, {} {}: {changes}; {} the same in both.",
        files[1],
        RECORD.count(new as f64),
        files[0],
        grouped(old as f64),
        match diff.unchanged {
            0 => "none".to_owned(),
            number => grouped(number as f64),
        },
    )
}

/// "Several records have the id X and are counted as withdrawn and added: a.csv:3 and a.csv:9 before, b.csv:4
/// now."
#[must_use]
pub fn repeated(repeated: &RepeatedId) -> String {
    let lines = |records: &[Evidence], when: &str| {
        let lines: Vec<String> = records.iter().map(line).collect();
        (!lines.is_empty()).then(|| format!("{} {when}", all_of(&lines)))
    };
    let both = [lines(&repeated.old, "before"), lines(&repeated.new, "now")];
    let both: Vec<String> = both.into_iter().flatten().collect();
    format!(
        "Several records have the id {} and are counted as withdrawn and added: {}.",
        repeated.id,
        both.join(", ")
    )
}

fn line(evidence: &Evidence) -> String {
    format!("{}:{}", evidence.file, evidence.line)
}

/// "E1 (a.csv:3) may be N7 (b.csv:9) or N8 (b.csv:10) under another id: they are counted
/// apart."
#[must_use]
pub fn doubtful(doubtful: &Doubtful) -> String {
    let named = |evidence: &Evidence| match &evidence.id {
        Some(id) => format!("{id} ({})", line(evidence)),
        None => line(evidence),
    };
    let others: Vec<String> = doubtful.new.iter().map(named).collect();
    format!(
        "{} may be {} under another id: they are counted apart.",
        named(&doubtful.old),
        any_of(&others)
    )
}

/// "Not compared: notes and target, which only a.csv has."
#[must_use]
pub fn uncompared(files: [&str; 2], columns: &[Vec<Column>; 2]) -> Vec<String> {
    let of = |(file, columns): (&str, &Vec<Column>)| {
        let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        (!names.is_empty())
            .then(|| format!("Not compared: {}, which only {file} has.", all_of(&names)))
    };
    files.into_iter().zip(columns).filter_map(of).collect()
}

/// Each sentence whose verdict changed; that none did, when none did.
pub(super) fn claims(diff: &ListDiff, claims: &[ClaimChange]) -> Vec<String> {
    if claims.is_empty() {
        return vec!["No sentence changed its verdict.".to_owned()];
    }
    claims
        .iter()
        .map(|claim| claim_change(diff, claim))
        .collect()
}

/// "35_lives, \"... claiming 35 lives\": undecidable before, supported by this list now,
/// through BGD-2018-01-15-1."
#[must_use]
pub fn claim_change(diff: &ListDiff, change: &ClaimChange) -> String {
    let records: Vec<String> = change
        .through
        .iter()
        .filter_map(|position| diff.changes[*position].evidence().map(record_name))
        .collect();
    let through = if records.is_empty() {
        "through the days covered, or records that it does not name".to_owned()
    } else {
        format!("through {}", all_of(&records))
    };
    format!(
        "{}, \"{}\": {}, {through}.",
        change.id,
        change.sentence,
        verdicts(change)
    )
}

/// "contradicted before, supported now"; "undecidable before and now, but by the best
/// estimates contradicted before, supported by this list now".
pub(super) fn verdicts(change: &ClaimChange) -> String {
    let changes = change.verdicts();
    let mut words: Vec<String> = Vec::new();
    if changes.iter().all(|one| one.by.is_some()) {
        let stayed = verdict(change.after.verdicts.verdict);
        words.push(format!("{stayed} before and now, but"));
    }
    let overall = changes.iter().find(|one| one.by.is_none());
    // Where the verdict changed, it says all.
    let said: Vec<&VerdictChange> = match overall {
        Some(overall) => vec![overall],
        None => changes.iter().collect(),
    };
    let said: Vec<String> = said
        .into_iter()
        .map(|one| {
            let by = one
                .by
                .map_or_else(String::new, |by| format!("by the {} ", estimates(by)));
            format!(
                "{by}{} before, {} now",
                verdict(one.before),
                verdict(one.after)
            )
        })
        .collect();
    words.push(said.join("; "));
    words.join(" ")
}

/// "best estimates".
pub(super) fn estimates(by: Scenario) -> &'static str {
    match by {
        Scenario::Low => "low estimates",
        Scenario::Best => "best estimates",
        Scenario::High => "high estimates",
    }
}
