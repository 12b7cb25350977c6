//! Claims one by one with their evidence, for people.

use super::{explanation, sense, summary, verdict};
use crate::analysis::claim::{Judgement, Verification};
use crate::evidence::Evidence;
use crate::outside::Outside;
use crate::words::{Noun, evidence_line, match_basis};

const RECORD: Noun = Noun::new("record", "records");
const MORE_TIES: Noun = Noun::new("more tie", "more ties");
const MORE_OPEN: Noun = Noun::new("more open record", "more open records");

/// All claims, then the verdicts in all.
pub(super) fn text(verification: &Verification) -> String {
    let mut text = String::new();
    if let Some(title) = &verification.title {
        text += &Outside(title).line();
        text.push('\n');
    }
    for judgement in &verification.judgements {
        text += &claim_text(judgement);
        text.push('\n');
    }
    text + &summary(verification) + "\n"
}

/// Places, ties and open records that are shown of each claim.
const SHOWN: usize = 5;

fn claim_text(judgement: &Judgement) -> String {
    let verdicts = judgement.verdicts;
    let found = verdict(verdicts.verdict).to_uppercase();
    let mut text = Outside(&format!("{found}  {}", judgement.id)).line();
    let mut line = |label: &str, words: &str| text += &Outside(&format!("  {label}{words}")).line();
    line("", &format!("\"{}\"", judgement.sentence));
    line("", &explanation(judgement));
    let by = [
        ("low", verdicts.low),
        ("best", verdicts.best),
        ("high", verdicts.high),
    ];
    if by.iter().any(|(_, of)| *of != verdicts.verdict) {
        let list = by.map(|(name, of)| format!("{} by {name}", verdict(of)));
        line("estimates:  ", &list.join(", "));
    }
    for part in judgement.readings.iter().chain(&judgement.parts) {
        let label = if judgement.readings.contains(part) {
            "read as:    "
        } else {
            "part:       "
        };
        let found = verdict(part.verdicts.verdict);
        line(label, &format!("{}: {found}", sense(&part.sense)));
    }
    for matched in judgement.place_matches.iter().take(SHOWN) {
        let by = match_basis(matched.by);
        line(
            "place:      ",
            &format!(
                "\"{}\" matched by {by} ({})",
                matched.name,
                RECORD.count(matched.records as f64)
            ),
        );
    }
    let one = |evidence: &Option<Evidence>| evidence.iter().cloned().collect::<Vec<_>>();
    for (label, list) in [
        ("incident:   ", one(&judgement.incident)),
        ("compared:   ", one(&judgement.comparator)),
        ("next:       ", one(&judgement.runner_up)),
        ("tie:        ", judgement.ties.clone()),
        ("open:       ", judgement.open.clone()),
    ] {
        for evidence in list.iter().take(SHOWN) {
            line(label, &evidence_line(evidence));
        }
    }
    let unseen = |all: usize| all.saturating_sub(SHOWN);
    for (what, more) in [
        (MORE_TIES, unseen(judgement.ties_in_all)),
        (MORE_OPEN, unseen(judgement.open_in_all)),
    ] {
        if more > 0 {
            line("            ", &what.count(more as f64));
        }
    }
    text
}
