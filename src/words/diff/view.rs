//! A comparison of two vintages for programs.

use serde_json::{Value, json};

use super::changes::{about, cells};
use super::figures::{estimates, part_name};
use super::{ShownDiff, kind};
use crate::analysis::claim::{Judgement, Verdicts};
use crate::analysis::diff::{FigureAmount, FigureChanges, PartKind};
use crate::query::Measure;
use crate::words::claim::verdict;

pub(super) fn of(shown: &ShownDiff<'_>) -> Value {
    let diff = shown.diff;
    let changes: Vec<Value> = shown
        .shown()
        .map(|(position, change)| {
            json!({
                "position": position,
                "change": kind(change.kind),
                "classes": about(change),
                "old": change.old,
                "new": change.new,
                "cells": change.cells,
                "words": cells(change),
            })
        })
        .collect();
    let claims = shown.claims.map(|claims| -> Vec<Value> {
        let claims = claims.iter();
        claims
            .map(|claim| {
                let verdicts = |judgement: &Judgement| {
                    let Verdicts {
                        verdict: all,
                        low,
                        best,
                        high,
                    } = judgement.verdicts;
                    json!({
                        "verdict": verdict(all),
                        "low": verdict(low),
                        "best": verdict(best),
                        "high": verdict(high),
                    })
                };
                json!({
                    "id": claim.id,
                    "sentence": claim.sentence,
                    "before": verdicts(&claim.before),
                    "after": verdicts(&claim.after),
                    "through": claim.through,
                })
            })
            .collect()
    });
    json!({
        "old": { "file": shown.files[0], "records": diff.records[0] },
        "new": { "file": shown.files[1], "records": diff.records[1] },
        "unchanged": diff.unchanged,
        "changes": changes,
        "repeated": diff.repeated.iter().map(|one| json!({
            "event_id": one.id, "old": one.old, "new": one.new,
        })).collect::<Vec<_>>(),
        "doubtful": diff.doubtful.iter().map(|one| json!({
            "old": one.old, "new": one.new,
        })).collect::<Vec<_>>(),
        "uncompared": { "old": diff.uncompared[0], "new": diff.uncompared[1] },
        "figures": shown.figures.map(figures),
        "claims": claims,
    })
}

fn figures(figures: &FigureChanges) -> Value {
    let by: Vec<&str> = figures.dimensions.iter().map(|by| by.name()).collect();
    let cells: Vec<Value> = figures
        .cells
        .iter()
        .flat_map(|cell| {
            let measures = figures.measures.iter().enumerate();
            measures.map(move |(at, measure)| {
                let parts: serde_json::Map<String, Value> = PartKind::ALL
                    .iter()
                    .filter_map(|kind| {
                        let part = cell.parts.get(kind)?;
                        let mut value = amount(*measure, part.amounts[at]);
                        value["changes"] = json!(part.changes);
                        value["same"] = json!(part.same);
                        Some((part_name(*kind).replace(' ', "_"), value))
                    })
                    .collect();
                json!({
                    "keys": cell.keys.iter().map(crate::query::Key::label).collect::<Vec<_>>(),
                    "measure": measure.name(),
                    "before": amount(*measure, cell.before[at]),
                    "after": amount(*measure, cell.after[at]),
                    "change": amount(*measure, cell.change(at)),
                    "parts": parts,
                })
            })
        })
        .collect();
    json!({ "by": by, "cells": cells, "same": figures.same })
}

fn amount(measure: Measure, amount: FigureAmount) -> Value {
    let [low, best, high, unknown] = estimates(measure, amount);
    json!({ "low": low, "best": best, "high": high, "unknown": unknown })
}
