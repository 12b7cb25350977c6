//! Statements on an incident.

mod unusual;

use super::Page;
use super::samples::{
    TOLLS, baghdad, bounds, day, evidence, incident, karrada, some_areas, span, toll,
};
use crate::analysis::context::{
    About, Context, DeadliestSince, Earlier, LastAsBad, LastOf, LastOfWhat, Previous,
    PreviousWhere, RankAmong, StatedToll, Statement, YearCount, YearSoFar,
};
use crate::evidence::{AreaName, DaysBetween, MatchBasis, Mention, Reach, Scope};
use crate::query::Measure;
use crate::table::Answer;
use crate::words::context::sentences;

use unusual::unusual;

pub(super) fn write(page: &mut Page) {
    let statements = every![
        About::Toll(_) => [About::Toll(tolls().remove(0))],
        About::DeadliestSince(_) => [About::DeadliestSince(since().remove(0))],
        About::Rank(_) => [About::Rank(ranks().remove(0))],
        About::Previous(_) => [About::Previous(previous().remove(0))],
        About::LastOf(_) => [About::LastOf(last_of().remove(0))],
        About::YearSoFar(_) => [About::YearSoFar(years().remove(0))],
        About::Unusual(_) => [About::Unusual(Box::new(unusual().remove(0)))],
    ];
    for about in statements {
        match about {
            About::Toll(_) => all(
                page,
                "context/toll.rs",
                tolls().into_iter().map(About::Toll),
            ),
            About::DeadliestSince(_) => {
                let all_of = since().into_iter().map(About::DeadliestSince);
                all(page, "context/deadliest_since.rs", all_of);
            }
            About::Rank(_) => all(
                page,
                "context/rank.rs",
                ranks().into_iter().map(About::Rank),
            ),
            About::Previous(_) => {
                let all_of = previous().into_iter().map(About::Previous);
                all(page, "context/previous.rs", all_of);
            }
            About::LastOf(_) => {
                let all_of = last_of().into_iter().map(About::LastOf);
                all(page, "context/last_of.rs", all_of);
            }
            About::YearSoFar(_) => {
                let all_of = years().into_iter().map(About::YearSoFar);
                all(page, "context/year_so_far.rs", all_of);
            }
            About::Unusual(_) => {
                let all_of = unusual()
                    .into_iter()
                    .map(|one| About::Unusual(Box::new(one)));
                all(page, "context/unusual.rs", all_of);
            }
        }
    }
    printed(page);
}

/// All of them as they are printed.
fn printed(page: &mut Page) {
    let incident = evidence("2018-01-15", "/38/", "62//105");
    let other = evidence("2016-07-03", "/324/", "//");
    let context = Context {
        opening: vec![0],
        incident: incident.clone(),
        as_of: day("2021-01-22"),
        coverage: span("2003-10-27..2021-01-22"),
        reach: Reach {
            days_unsaid: true,
            ..Reach::default()
        },
        measure: Measure::Killed,
        statements: vec![Statement {
            about: About::Rank(ranks().remove(0)),
            scope: Some(Scope::City),
            also: vec![Scope::Admin1, Scope::Country],
            evidence: vec![incident, other.clone()],
            open: vec![other],
        }],
    };
    page.file("context/text.rs");
    page.plain([context.text(None).unwrap()]);
    page.file("context/table.rs");
    super::rates_and_tables::headings(page, &context.reading().unwrap());
}

fn all(page: &mut Page, file: &'static str, abouts: impl Iterator<Item = About>) {
    page.file(file);
    for about in abouts {
        let said = sentences(&Statement {
            about,
            scope: None,
            also: Vec::new(),
            evidence: Vec::new(),
            open: Vec::new(),
        });
        page.plain([said.best]);
        page.plain(said.by_low.into_iter().chain(said.by_high));
    }
}

fn earlier(days: i64) -> Earlier {
    between(days, days)
}

fn between(least: i64, most: i64) -> Earlier {
    Earlier {
        mention: karrada(),
        days: DaysBetween { least, most },
    }
}

fn tolls() -> Vec<StatedToll> {
    let at = |days, place: Option<&str>, killed, injured| StatedToll {
        days: span(days),
        vague: false,
        place: place.map(str::to_owned),
        killed: toll(killed),
        injured: toll(injured),
    };
    let mut tolls = vec![
        at("2016-07", Some("Karrada, Baghdad"), "/324/", "/200/"),
        at("2016-07-03..2016-07-05", None, "/324/", "/200/"),
        at("2016", None, "/324/", "/200/"),
        at("2016-07-03..2016-08-02", None, "/324/", "/200/"),
    ];
    for index in 0..tolls.len() {
        tolls.push(StatedToll {
            vague: true,
            ..tolls[index].clone()
        });
    }
    tolls.extend(TOLLS.map(|text| at("2016-07-03", Some("Karrada"), text, text)));
    tolls
}

fn since() -> Vec<DeadliestSince> {
    let of = |measure, found| DeadliestSince {
        measure,
        area: baghdad(),
        records_begin: day("2003-03-20"),
        found,
    };
    let found = |last: Option<Earlier>, open| {
        Some(Box::new(LastAsBad {
            last,
            by_low: None,
            by_high: None,
            open,
            rival: (open > 0).then(karrada),
        }))
    };
    let mut cases = vec![of(Measure::Killed, None), of(Measure::Casualties, None)];
    for measure in [Measure::Killed, Measure::Injured] {
        cases.extend([0, 1, 2, 1000].map(|days| of(measure, found(Some(earlier(days)), 0))));
        cases.push(of(measure, found(None, 0)));
    }
    cases.extend([1, 2, 1000].map(|open| of(Measure::Killed, found(Some(earlier(366)), open))));
    cases.push(of(Measure::Killed, found(Some(between(90, 120)), 1)));
    cases.push(of(Measure::Killed, found(None, 1)));
    for open in [1, 2] {
        let mut several = found(Some(earlier(366)), open);
        if let Some(found) = &mut several {
            found.rival = Some(Mention {
                is_summary: true,
                ..incident("1991-01-17..1991-03-01", "/18555/", Some("Iraq"))
            });
        }
        cases.push(of(Measure::Killed, several));
    }
    cases.push(of(
        Measure::Killed,
        Some(Box::new(LastAsBad {
            last: Some(earlier(366)),
            by_low: Some(None),
            by_high: Some(Some(earlier(1))),
            open: 0,
            rival: None,
        })),
    ));
    for area in some_areas() {
        cases.push(DeadliestSince {
            area,
            ..of(Measure::Killed, found(None, 0))
        });
    }
    cases
}

fn ranks() -> Vec<RankAmong> {
    let rank = |best: (u64, Option<u64>), of| {
        let best = bounds(best.0, best.1);
        RankAmong {
            measure: Measure::Killed,
            area: baghdad(),
            year: None,
            best,
            low: best,
            high: best,
            any: best,
            of,
            perhaps: 0,
            ties: 0,
        }
    };
    let first = || rank((1, Some(1)), 1000);
    let mut cases = vec![
        rank((1, Some(1)), 1),
        rank((1, Some(1)), 2),
        rank((2, Some(2)), 2),
        first(),
        rank((1000, Some(1000)), 1000),
        rank((1, Some(2)), 2),
        rank((68, Some(71)), 1000),
        rank((68, None), 1000),
        RankAmong {
            year: Some((2016, true)),
            ..first()
        },
        RankAmong {
            year: Some((2021, false)),
            ..first()
        },
        RankAmong {
            year: Some((2021, false)),
            ..rank((1, Some(1)), 1)
        },
        RankAmong {
            measure: Measure::Casualties,
            ..first()
        },
        RankAmong {
            any: bounds(1, Some(3)),
            ..first()
        },
        RankAmong {
            any: bounds(1, None),
            ..first()
        },
        RankAmong {
            low: bounds(2, Some(2)),
            high: bounds(1, Some(3)),
            ..first()
        },
    ];
    cases.extend([1, 2, 1000].map(|ties| RankAmong { ties, ..first() }));
    cases.extend([1, 2, 1000].map(|perhaps| RankAmong { perhaps, ..first() }));
    cases.extend([1, 2, 1000].map(|perhaps| RankAmong {
        perhaps,
        any: bounds(1, Some(3)),
        ..first()
    }));
    cases
}

fn previous() -> Vec<Previous> {
    let site = || PreviousWhere::Site(AreaName::Site("Tayaran Square".to_owned()));
    let within = |radius_km, vague| PreviousWhere::Within { radius_km, vague };
    let places = every![
        PreviousWhere::Site(_) => [site()],
        PreviousWhere::District(_) => [PreviousWhere::District(AreaName::In("Karrada".to_owned()))],
        PreviousWhere::Within { .. } => [within(1.0, false), within(0.5, false), within(1.0, true)],
    ];
    let mut cases = Vec::new();
    for at in places {
        for open in [0, 1, 2] {
            cases.push(Previous {
                at: at.clone(),
                last: None,
                open,
            });
            cases.push(Previous {
                at: at.clone(),
                last: Some((earlier(366), None)),
                open,
            });
        }
    }
    cases.extend([0, 1, 2, 1000].map(|days| Previous {
        at: site(),
        last: Some((earlier(days), None)),
        open: 0,
    }));
    cases.extend(
        [
            MatchBasis::Same,
            MatchBasis::Folding,
            MatchBasis::Alias,
            MatchBasis::Words,
            MatchBasis::Distance(0.0),
            MatchBasis::Distance(0.4),
            MatchBasis::Distance(1.0),
        ]
        .map(|basis| Previous {
            at: site(),
            last: Some((earlier(2), Some(basis))),
            open: 0,
        }),
    );
    let vague = Earlier {
        mention: incident("2016-07", "1//", None),
        days: DaysBetween { least: 1, most: 31 },
    };
    cases.push(Previous {
        at: site(),
        last: Some((vague, None)),
        open: 0,
    });
    cases
}

fn last_of() -> Vec<LastOf> {
    let whats = every![
        LastOfWhat::Any => [LastOfWhat::Any],
        LastOfWhat::AtLeast(..) => [
            LastOfWhat::AtLeast(0, Measure::Killed),
            LastOfWhat::AtLeast(1, Measure::Killed),
            LastOfWhat::AtLeast(2, Measure::Casualties),
            LastOfWhat::AtLeast(1000, Measure::Injured),
        ],
        LastOfWhat::Type(_) => [LastOfWhat::Type("suicide bombing".to_owned())],
    ];
    let of = |what, last| LastOf {
        what,
        area: baghdad(),
        last,
        open: 0,
    };
    let mut cases = Vec::new();
    for what in whats {
        cases.extend([of(what.clone(), None), of(what, Some(earlier(366)))]);
    }
    cases.extend([0, 1, 2, 1000].map(|days| of(LastOfWhat::Any, Some(earlier(days)))));
    for open in [1, 2, 1000] {
        for last in [None, Some(between(-8, 20))] {
            cases.push(LastOf {
                open,
                ..of(LastOfWhat::Any, last)
            });
        }
    }
    cases
}

fn years() -> Vec<YearSoFar> {
    let year = |year, incidents, toll, unknown| YearCount {
        year,
        incidents,
        summaries: usize::from(year == 2019 && incidents == 1000),
        toll,
        differ: toll == 5,
        unknown,
        perhaps: 0,
    };
    let of = |this: YearCount, former: &[YearCount]| YearSoFar {
        measure: Measure::Killed,
        area: baghdad(),
        up_to: day("2021-01-22"),
        former: former.to_vec(),
        this,
    };
    let (none, one) = (year(2019, 0, 0, 0), year(2020, 1, 1, 0));
    let mut cases = vec![
        of(year(2021, 1, 1, 0), &[none]),
        of(year(2021, 1, 1, 0), &[none, year(2020, 0, 0, 0)]),
        of(year(2021, 1, 1, 0), &[one]),
        of(year(2021, 2, 2, 0), &[none, one]),
        of(
            year(2021, 1000, 1000, 0),
            &[year(2019, 1000, 1000, 1000), year(2020, 1000, 2, 0)],
        ),
        of(year(2021, 2, 0, 0), &[one]),
        of(year(2021, 1, 0, 1), &[one]),
        of(year(2021, 2, 5, 1), &[one]),
        of(year(2021, 3, 5, 2), &[one]),
        of(year(2021, 431, 0, 431), &[one]),
        of(year(2021, 2000, 1000, 1000), &[one]),
    ];
    let open = |year: YearCount, perhaps| YearCount { perhaps, ..year };
    cases.push(of(open(year(2021, 2, 5, 1), 1), &[one]));
    cases.push(of(year(2021, 2, 5, 1), &[none, open(one, 2)]));
    cases.push(YearSoFar {
        up_to: day("2021-12-31"),
        ..of(year(2021, 2, 5, 0), &[one])
    });
    cases.push(YearSoFar {
        measure: Measure::Casualties,
        ..of(year(2021, 2, 5, 1), &[one])
    });
    cases
}
