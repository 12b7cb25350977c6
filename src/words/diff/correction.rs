//! The note to print when data that a text rests on have changed: a draft.

use super::sentences::{estimates, verdicts};
use super::{ShownDiff, change_of_record, figures};
use crate::analysis::claim::Verdict;
use crate::analysis::diff::{ClaimChange, FigureChanges, ListDiff, RecordChange, VerdictChange};
use crate::query::Scenario;
use crate::schema::DatasetCard;
use crate::words::claim::explanation;
use crate::words::{evidence_line, record_name};

/// A draft of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its paragraphs, the first of which is a heading.
    pub paragraphs: Vec<String>,
}

/// Drafts a correction from what changed. `cards` are those of the old and the new file.
#[must_use]
pub fn correction(shown: &ShownDiff<'_>, cards: [&DatasetCard; 2]) -> Correction {
    let mut paragraphs = vec!["Correction (draft)".to_owned()];
    let [old, new] = [0, 1].map(|side| version(shown.files[side], cards[side]));
    paragraphs.push(format!(
        "Since this was published, the data were updated from {old} to {new}."
    ));
    let claims = shown.claims.unwrap_or_default();
    for claim in claims {
        paragraphs.push(sentence(shown.diff, claim));
    }
    if shown.claims.is_some_and(<[ClaimChange]>::is_empty) {
        paragraphs.push("No sentence that was checked changed its verdict.".to_owned());
    }
    if let Some(figures) = shown.figures {
        paragraphs.extend(figures_changed(figures));
    }
    let behind = records(shown);
    if !behind.is_empty() {
        let asked = shown.claims.is_some() || shown.figures.is_some();
        let heading = if asked {
            "The records behind it:"
        } else {
            "The records that changed:"
        };
        paragraphs.push(heading.to_owned());
        paragraphs.extend(behind);
    }
    Correction { paragraphs }
}

/// "version 2021-07-31 (b.csv)", "b.csv".
fn version(file: &str, card: &DatasetCard) -> String {
    match &card.version {
        Some(version) => format!("version {version} ({file})"),
        None => file.to_owned(),
    }
}

/// What was said, what is known now, and why.
fn sentence(diff: &ListDiff, claim: &ClaimChange) -> String {
    let changes = claim.verdicts();
    let now = match changes.first() {
        Some(VerdictChange { by, after, .. }) => known_now(*by, *after),
        None => String::new(),
    };
    let behind: Vec<String> = claim
        .through
        .iter()
        .filter_map(|position| {
            let change = &diff.changes[*position];
            Some(format!(
                "{}, {}: {}.",
                record_name(change.evidence()?),
                super::kind(change.kind),
                change_of_record(change)
            ))
        })
        .collect();
    let mut text = format!(
        "We wrote: \"{}\". {now} ({}). {}",
        claim.sentence,
        verdicts(claim),
        explanation(&claim.after),
    );
    if !behind.is_empty() {
        text += &format!(" What changed: {}", behind.join(" "));
    }
    text
}

/// What is known of a sentence now: "By the updated best estimates this is wrong".
fn known_now(by: Option<Scenario>, after: Verdict) -> String {
    let data = match by {
        None => "data".to_owned(),
        Some(by) => estimates(by).to_owned(),
    };
    match after {
        Verdict::Contradicted => format!("By the updated {data} this is wrong"),
        Verdict::Undecidable => format!("The updated {data} leave this open"),
        Verdict::Supported => format!("The updated {data} bear this out"),
        Verdict::SupportedByThisList => {
            format!("The updated {data} bear this out, as far as the list goes")
        }
    }
}

/// "2018, killed: before 38; now 35." for every cell that changed.
fn figures_changed(changes: &FigureChanges) -> Vec<String> {
    let mut lines = Vec::new();
    for cell in &changes.cells {
        let keys: Vec<String> = cell.keys.iter().map(crate::query::Key::label).collect();
        for (at, measure) in changes.measures.iter().enumerate() {
            if cell.parts.values().all(|part| part.amounts[at].is_zero()) {
                continue;
            }
            let place = match &keys[..] {
                [] => measure.label().to_owned(),
                keys => format!("{}, {}", keys.join(", "), measure.label().to_lowercase()),
            };
            lines.push(format!(
                "{place}: before {}; now {}.",
                figures::amount_words(*measure, cell.before[at]),
                figures::amount_words(*measure, cell.after[at]),
            ));
        }
    }
    lines
}

/// The changed records that sentences or figures rest on; all, where none were asked.
fn records(shown: &ShownDiff<'_>) -> Vec<String> {
    let claims = shown.claims.unwrap_or_default();
    let asked = shown.claims.is_some() || shown.figures.is_some();
    let behind = |position: usize| {
        let of_claims = claims.iter().any(|claim| claim.through.contains(&position));
        let cells = shown.figures.map(|figures| &figures.cells);
        let of_figures = cells.into_iter().flatten().any(|cell| {
            let parts = cell.parts.values();
            parts
                .into_iter()
                .any(|part| part.changes.contains(&position))
        });
        !asked || of_claims || of_figures
    };
    shown
        .shown()
        .filter(|(position, _)| behind(*position))
        .filter_map(|(_, change)| record(change))
        .collect()
}

/// "- revised: BGD-…, 2018-01-15, …; b.csv:94 (killed 38 → 35)".
fn record(change: &RecordChange) -> Option<String> {
    let line = evidence_line(change.evidence()?);
    let what = if change.is_alone() {
        String::new()
    } else {
        format!(" ({})", change_of_record(change))
    };
    Some(format!("- {}: {line}{what}", super::kind(change.kind)))
}
