//! Titles of charts.

use std::collections::BTreeSet;

use casualty::figure::{Figure, FigureData, OwnTitles};
use casualty::query::{Filter, parse_range};
use casualty::read::{ReadOptions, load};

use super::list::{Known, csv, list, sure_days};
use super::true_titles::title_holds;
use super::{LISTS, WORLDS};
use crate::workdir::Workdir;

const FIGURES: [(&str, &str); 22] = [
    ("timeline", "per = \"month\""),
    ("timeline", "per = \"quarter\""),
    ("timeline", "per = \"year\""),
    ("timeline", "measure = \"incidents\"\nper = \"year\""),
    ("timeline", "measure = \"incidents\"\nper = \"month\""),
    ("rank", "by = \"city\""),
    ("rank", "by = \"city\"\nmeasure = \"incidents\""),
    ("rank", "by = \"city\"\nmeasure = \"max_killed\""),
    ("heatmap", "by = \"city\"\nper = \"month\""),
    ("multiples", "by = \"city\"\nper = \"quarter\""),
    ("calendar", ""),
    ("calendar", "measure = \"incidents\""),
    ("gaps", ""),
    ("season", ""),
    ("season", "baseline = \"2017\""),
    (
        "compare",
        "by = \"city\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "compare",
        "by = \"city\"\nmeasure = \"incidents\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "slope",
        "by = \"city\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "slope",
        "by = \"city\"\nmeasure = \"incidents\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    ("range", "per = \"quarter\""),
    ("severity", ""),
    ("trend", "per = \"quarter\""),
];

#[test]
fn no_world_refutes_a_title() {
    let dir = Workdir::new();
    let mut seen = BTreeSet::new();
    let mut refuted = Vec::new();
    for seed in 0..LISTS {
        let (records, mut draw) = list(seed);
        dir.write("x.csv", csv(&records));
        let frame = load(&[dir.path().join("x.csv")], &ReadOptions::default())
            .unwrap()
            .frame;
        let filter = Filter::default();
        let data = FigureData {
            coverage: Some(parse_range("2017..2018").unwrap()),
            ..FigureData::new(&frame, &filter, "x.csv")
        };
        let days = sure_days(&records);
        let worlds: Vec<Vec<Known>> = (0..WORLDS)
            .map(|_| {
                records
                    .iter()
                    .map(|record| record.known(&mut draw, false, &days))
                    .collect()
            })
            .collect();
        for (kind, options) in FIGURES {
            let options = options.parse().unwrap();
            let figure = Figure::from_toml(kind, options).unwrap();
            if kind == "severity" && seed % 6 > 0 {
                continue;
            }
            // Some lists are too small for some kinds.
            let Ok(drawn) = figure.draw(&OwnTitles::default(), &data) else {
                continue;
            };
            let title = drawn.chart.titles.title;
            for world in &worlds {
                let (template, holds) = title_holds(&title, world);
                if !holds {
                    refuted.push(format!(
                        "list {seed}, {kind} {template}: {title}\n{}",
                        csv(&records)
                    ));
                    break;
                }
                seen.insert(template);
            }
        }
    }
    assert!(
        refuted.is_empty(),
        "{}:\n{}",
        refuted.len(),
        refuted.join("\n")
    );
    for template in [
        "highest",
        "the same",
        "hardly differed",
        "fell or rose",
        "most",
        "worst day",
        "longest gap",
        "no incident since",
        "so far",
        "one in ten",
        "one in ten of known toll",
        "widest range",
        "no change of the rate",
        "deadliest by the best estimates",
        "neutral",
    ] {
        assert!(
            seen.contains(template),
            "no list has the title {template}: {seen:?}"
        );
    }
}
