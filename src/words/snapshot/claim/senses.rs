//! Readings and parts of sentences, and verdicts in all.

use super::toll::quantifiers;
use super::{judgement, toll};
use crate::analysis::claim::{
    ClaimedNumber, Grounds, Judgement, Part, PlaceMatch, Quantifier, Sense, SinceName, Verdict,
    Verdicts, Verification,
};
use crate::evidence::{MatchBasis, Reading};
use crate::query::Measure;
use crate::table::Answer;
use crate::words::claim::{claims_table, readings, sense, summary};
use crate::words::snapshot::Page;
use crate::words::snapshot::rates_and_tables::headings;
use crate::words::snapshot::samples::{areas, baghdad, day, evidence, kinds, span};

fn senses() -> Vec<Sense> {
    let days = |days| SinceName::Days(span(days));
    let incident =
        |id: Option<&str>| SinceName::Incident(span("2018-01-15"), id.map(str::to_owned));
    let readings = every![
        Reading::After => [Reading::After],
        Reading::Within => [Reading::Within],
        Reading::FromStart => [Reading::FromStart],
    ];
    let mut senses = every![
        Sense::NoneSince(..) => [Sense::NoneSince(Reading::After, days("2018-01"))],
        Sense::RarerFrom(..) => [Sense::RarerFrom(Reading::After, day("2018-01-01"))],
        Sense::LastWas(_) => [Sense::LastWas(span("2018")), Sense::LastWas(span("2018-01-15"))],
        Sense::LastToll(..) => [
            Sense::LastToll(Measure::Killed, ClaimedNumber::new(Quantifier::Exactly, 0)),
            Sense::LastToll(Measure::Killed, ClaimedNumber::new(Quantifier::Exactly, 1)),
            Sense::LastToll(Measure::Casualties, ClaimedNumber::new(Quantifier::Exactly, 1000)),
        ],
        Sense::LastOf(..) => [Sense::LastOf(kinds().remove(0), baghdad())],
        Sense::OneBefore => [Sense::OneBefore],
        Sense::AsCounted => [Sense::AsCounted],
        Sense::ByDay => [Sense::ByDay],
    ];
    for reading in readings {
        let names = [
            days("2018"),
            days("2018-01-15"),
            days("2013..2016"),
            incident(None),
            incident(Some("BGD-1")),
        ];
        senses.extend(names.map(|name| Sense::NoneSince(reading, name)));
    }
    senses.extend(
        quantifiers()
            .into_iter()
            .map(|quantifier| Sense::LastToll(Measure::Killed, ClaimedNumber::new(quantifier, 2))),
    );
    senses.extend(
        kinds()
            .into_iter()
            .map(|such| Sense::LastOf(such, baghdad())),
    );
    senses.extend(
        areas()
            .into_iter()
            .map(|area| Sense::LastOf(kinds().remove(0), area)),
    );
    senses
}

fn verdicts() -> Vec<Verdict> {
    every![
        Verdict::Supported => [Verdict::Supported],
        Verdict::SupportedByThisList => [Verdict::SupportedByThisList],
        Verdict::Contradicted => [Verdict::Contradicted],
        Verdict::Undecidable => [Verdict::Undecidable],
    ]
}

fn one(verdict: Verdict) -> Judgement {
    let number = ClaimedNumber::new(Quantifier::Exactly, 1);
    judgement(
        Grounds::Toll(toll::of(Measure::Killed, "/1/", number)),
        verdict,
    )
}

/// With so many records of everything.
fn with_evidence(number: usize) -> Judgement {
    let record = || evidence("2018-01-15", "/38/", "62//105");
    let list = || vec![record(); number.min(10)];
    Judgement {
        verdicts: Verdicts {
            verdict: Verdict::Undecidable,
            low: Verdict::Contradicted,
            best: Verdict::Supported,
            high: Verdict::Undecidable,
        },
        place_matches: vec![PlaceMatch {
            name: "Baghdād".to_owned(),
            by: MatchBasis::Folding,
            records: number,
        }],
        incident: list().pop(),
        comparator: list().pop(),
        runner_up: list().pop(),
        ties: list(),
        open: list(),
        ties_in_all: number,
        open_in_all: number.max(6),
        ..one(Verdict::Supported)
    }
}

pub(super) fn write(page: &mut Page) {
    page.file("claim/sense.rs");
    page.plain(senses().iter().map(sense));
    let parts = |number: usize| Judgement {
        readings: (senses().into_iter().take(number))
            .zip(verdicts())
            .map(|(sense, verdict)| Part {
                sense,
                verdicts: Verdicts {
                    verdict,
                    low: verdict,
                    best: verdict,
                    high: verdict,
                },
            })
            .collect(),
        ..one(Verdict::Supported)
    };
    for number in [0, 1, 2, 3] {
        page.line(&format!("{number} readings"), &readings(&parts(number)));
    }
    page.file("claim/summary.rs");
    for number in [0, 1, 2, 1000] {
        for verdict in verdicts() {
            let judgements = vec![one(verdict); number];
            page.plain([summary(&Verification {
                title: None,
                judgements,
            })]);
        }
    }
    page.file("claim/text.rs");
    for number in [0, 1, 2, 1000] {
        let judgements = vec![with_evidence(number)];
        let verification = Verification {
            title: Some("Sentences".to_owned()),
            judgements,
        };
        page.line(&number.to_string(), &verification.text(None).unwrap());
    }
    page.file("claim/table.rs");
    let judgements = vec![parts(2)];
    let table = claims_table(&Verification {
        title: None,
        judgements,
    })
    .unwrap();
    headings(page, &table);
}
