//! What can be said of an incident, one by one with the evidence, for people.

use super::sentences;
use crate::analysis::context::Context;
use crate::outside::Outside;
use crate::words::{evidence_line, list_reach, long_day};

/// What it stands on: "As of 31 December 2018; the records cover 1 January 2003 to
/// 31 December 2018. All that follows is of attacks with 30 or more dead, in this
/// list."
pub(super) fn covered(context: &Context) -> String {
    format!(
        "As of {}; the records cover {} to {}. All that follows is of {}.",
        long_day(context.as_of),
        long_day(context.coverage.first),
        long_day(context.coverage.last),
        list_reach(&context.reach)
    )
}

/// The sentences that are most worth printing.
pub(super) fn opening(context: &Context) -> Vec<String> {
    let statements = context.opening.iter().map(|at| &context.statements[*at]);
    statements
        .map(|statement| sentences(statement).best)
        .collect()
}

/// The sentences most worth printing, then all statements with their evidence.
pub(super) fn text(context: &Context) -> String {
    let line = |text: String| Outside(&text).line();
    let mut text = line(evidence_line(&context.incident));
    text += &line(covered(context));
    text += "\nMost worth printing\n";
    for sentence in opening(context) {
        text += &line(format!("  - {sentence}"));
    }
    text += "\nAll that can be said, with the evidence\n";
    for statement in &context.statements {
        let also: Vec<&str> = statement.also.iter().map(|scope| scope.name()).collect();
        let also = if also.is_empty() {
            String::new()
        } else {
            format!(" [the same records: {}]", also.join(", "))
        };
        let words = sentences(statement);
        text.push('\n');
        text += &line(format!("{}{also}", words.best));
        for other in words.by_low.iter().chain(&words.by_high) {
            text += &line(format!("  {other}"));
        }
        for (label, list) in [("evidence", &statement.evidence), ("open", &statement.open)] {
            // The first statement is of the incident itself, which stands above.
            for evidence in list
                .iter()
                .filter(|evidence| **evidence != context.incident)
            {
                text += &line(format!("  {label}: {}", evidence_line(evidence)));
            }
        }
    }
    text
}
