//! Of what a list speaks, and words that say nothing of its records.

use super::{Grounds, judgement, toll};
use crate::analysis::claim::{
    ClaimedNumber, Judgement, ListReach, Quantifier, UnsureWord, Verdict,
};
use crate::evidence::Reach;
use crate::query::Measure;
use crate::schema::{Completeness, ListUnit, RuledBy};
use crate::words::claim::explanation;
use crate::words::list_reach;
use crate::words::snapshot::Page;
use crate::words::snapshot::samples::span;

pub(super) fn one(verdict: Verdict) -> Judgement {
    let number = ClaimedNumber::new(Quantifier::Exactly, 1);
    let grounds = Grounds::Toll(toll::of(Measure::Killed, "/1/", number));
    judgement(grounds, verdict)
}

fn reaches() -> Vec<Reach> {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    let closed = || Reach {
        complete: Some(Completeness::ByRule),
        ..Reach::default()
    };
    let mut reaches = vec![
        Reach::default(),
        closed(),
        Reach {
            days_unsaid: true,
            ..closed()
        },
        Reach {
            days: Some(span("2003-10-27..2018-06-30")),
            days_unsaid: true,
            places_unsaid: true,
            ..Reach::default()
        },
        Reach {
            places: texts(&["Baghdad"]),
            days: Some(span("2018")),
            ..closed()
        },
        Reach {
            types: texts(&["bombing", "shooting"]),
            actors: texts(&["IS"]),
            places: texts(&["Iraq", "Syria"]),
            ..closed()
        },
    ];
    let rules = every![
        RuledBy::Low => [RuledBy::Low],
        RuledBy::Best => [RuledBy::Best],
        RuledBy::High => [RuledBy::High],
    ];
    for by in rules {
        for least in [1, 2, 1000] {
            reaches.push(Reach {
                least_killed: Some((least, by)),
                ..closed()
            });
        }
    }
    let complete = every![
        Completeness::ByRule => [Completeness::ByRule],
        Completeness::Undercount => [Completeness::Undercount],
        Completeness::Sample => [Completeness::Sample],
    ];
    reaches.extend(complete.into_iter().map(|complete| Reach {
        least_killed: Some((30, RuledBy::High)),
        places_unsaid: true,
        complete: Some(complete),
        ..Reach::default()
    }));
    reaches
}

pub(super) fn write(page: &mut Page) {
    page.file("reach.rs");
    page.plain(reaches().iter().map(list_reach));
    page.file("claim/reach.rs");
    let cases = every![
        ListReach::Of(_) => [ListReach::Of(Reach::default())],
        ListReach::Sample => [ListReach::Sample],
    ];
    page.plain(cases.into_iter().map(|reach| {
        explanation(&Judgement {
            reach: Some(reach),
            ..one(Verdict::SupportedByThisList)
        })
    }));
    let units = every![
        ListUnit::Event => [ListUnit::Event],
        ListUnit::ActorRow => [ListUnit::ActorRow],
        ListUnit::Person => [ListUnit::Person],
    ];
    page.plain(units.into_iter().map(|unit| {
        explanation(&Judgement {
            unit: Some(unit),
            ..one(Verdict::SupportedByThisList)
        })
    }));
    let words = every![
        UnsureWord::Type(_) => [UnsureWord::Type("bombing".to_owned())],
        UnsureWord::Actor(_) => [UnsureWord::Actor("IS".to_owned())],
    ];
    page.plain([explanation(&Judgement {
        words,
        ..one(Verdict::SupportedByThisList)
    })]);
}
