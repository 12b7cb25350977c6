//! "The first bombing in the city since January 2018."

use super::judgement::Finding;
use super::since::Case;
use super::spec::SinceClaim;
use super::words::{group_noun, incident_words};
use crate::error::Result;
use crate::evidence::AsOf;
use crate::evidence::Truth;
use crate::query::Scenario;

pub(super) fn judge(view: &AsOf<'_>, claim: &SinceClaim) -> Result<Finding> {
    let case = Case::new(view, claim)?;
    let own = view.record(case.row);
    // Only what came before it can make it not the first.
    let before = |row: usize, _: Option<Scenario>| view.record(row).before(own);
    let rivals = case.rivals(&before);
    let words = |row: usize| incident_words(view, row, claim.measure);
    let (such, place) = (group_noun(case.group), case.place());
    let mut explanation = if let Some(rival) = rivals.decisive {
        format!(
            "There was an {such} {place} before it: that of {}.",
            words(rival.row)
        )
    } else if rivals.open.is_empty() {
        let last = rivals.last_before.map_or_else(
            || "There is no earlier one in the records.".to_owned(),
            |last| format!("The one before was that of {}.", words(last.row)),
        );
        format!(
            "There is no other {such} {place} {}. {last}",
            case.window_words()
        )
    } else {
        let list: Vec<String> = rivals.open.iter().take(3).map(|row| words(*row)).collect();
        format!(
            "Whether there was another {such} {place} {} before it is not certain: {} may have \
             been.",
            case.window_words(),
            list.join("; ")
        )
    };
    explanation += &case.uncovered();
    let comparator = rivals.decisive.or(rivals.last_before);
    let runner_up = case
        .members
        .iter()
        .filter(|member| Some(member.row) != comparator.map(|member| member.row))
        .filter(|member| view.record(member.row).before(own) == Truth::Yes)
        .max_by_key(|member| view.record(member.row).days.last)
        .map(|member| member.row);
    Ok(Finding {
        incident: Some(case.row),
        readings: case.readings(&before),
        comparator: comparator.map(|member| (member.row, member.basis)),
        runner_up,
        open: rivals.open,
        ..Finding::of(case.is_such(), explanation)
    })
}
