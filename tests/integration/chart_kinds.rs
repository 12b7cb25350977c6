//! Kinds of charts and how they can look.

use crate::workdir::{Workdir, real, sample};

const KINDS: [(&str, &[&str]); 13] = [
    ("timeline", &[]),
    ("range", &[]),
    ("season", &[]),
    ("calendar", &[]),
    ("trend", &["--per", "year"]),
    ("gaps", &[]),
    ("compare", &["--baseline", "2007..2012"]),
    ("slope", &["--baseline", "2013", "--against", "2014"]),
    ("rank", &[]),
    ("multiples", &[]),
    ("heatmap", &[]),
    ("map", &[]),
    ("severity", &[]),
];

/// The words of a picture's title.
fn title(svg: &str) -> &str {
    let start = svg.find("<title>").unwrap() + "<title>".len();
    let end = svg[start..].find("</title>").unwrap();
    &svg[start..start + end]
}

#[test]
fn every_kind_is_listed_with_one_line() {
    let said = Workdir::new().run(&["chart", "--list"]).exits(0).out;
    assert_eq!(said.lines().count(), KINDS.len(), "{said}");
    for (kind, _) in KINDS {
        let line = said.lines().find(|line| line.starts_with(kind));
        assert!(line.is_some_and(|line| line.len() > 25), "{kind}: {said}");
    }
    let file = sample();
    Workdir::new()
        .run(&["chart", "--list", "rank", &file, "--preview"])
        .exits(2)
        .says(&["--list"]);
    Workdir::new()
        .run(&["chart", "--list", "--preview"])
        .exits(2)
        .says(&["--preview"]);
    Workdir::new().run(&["chart"]).exits(2).says(&["KIND"]);
    Workdir::new()
        .run(&["chart", "pie", &file, "-o", "x.svg"])
        .exits(2)
        .says(&["pie"]);
}

#[test]
fn every_kind_is_drawn_in_every_size_theme_and_language() {
    let dir = Workdir::new();
    let looks: [&[&str]; 5] = [
        &["--size", "square", "--theme", "dark", "--lang", "de"],
        &["--size", "slide", "--lang", "es"],
        &["--size", "print", "--theme", "print", "--lang", "fr"],
        &["--size", "1400x700", "--lang", "ar"],
        &[],
    ];
    let file = sample();
    for (kind, args) in KINDS {
        for look in looks {
            let mut all = vec!["chart", kind, file.as_str(), "-o", "x.svg"];
            if ["rank", "multiples", "heatmap", "compare", "slope"].contains(&kind) {
                all.extend(["--by", "district"]);
            }
            all.extend(args);
            all.extend(look);
            dir.run(&all).exits(0);
            let svg = dir.text("x.svg");
            assert!(svg.contains("</svg>") && !svg.contains("NaN"), "{kind}");
            // Whoever wants a size gets it.
            if look.contains(&"slide") {
                assert!(svg.contains("width=\"1280\" height=\"720\""), "{kind}");
            }
        }
    }
}

#[test]
fn records_are_drawn_by_every_kind_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let dir = Workdir::new();
    for (kind, args) in KINDS {
        let mut all = vec!["chart", kind, ged.as_str(), "-o", "x.svg"];
        all.extend(args);
        dir.run(&all).exits(0);
        assert!(dir.text("x.svg").contains("</svg>"), "{kind}");
    }
}

/// The headline is the finding, unless the caller says another; and only where
/// the estimates bear it out.
#[test]
fn headlines_say_the_finding() {
    let dir = Workdir::new();
    let file = sample();
    let headline = |args: &[&str]| {
        let mut all = vec!["chart", args[0], file.as_str(), "-o", "x.svg"];
        all.extend(&args[1..]);
        dir.run(&all).exits(0);
        title(&dir.text("x.svg")).to_owned()
    };
    for (args, expected) in [
        (
            &[
                "timeline",
                "--measure",
                "incidents",
                "--place",
                "baghdad",
                "--as-of",
                "2021-01-22",
            ][..],
            "Incidents in Baghdad were highest in 2013: 20",
        ),
        (
            // By the high estimates of 2007 more were killed than in 2013.
            &["timeline", "--as-of", "2021-01-22"],
            "Killed per year",
        ),
        (
            &["timeline", "--from", "2011", "--to", "2015"],
            "The number killed was highest in 2013: 886 by the best estimates",
        ),
        (
            &[
                "timeline",
                "--measure",
                "incidents",
                "--from",
                "2013",
                "--to",
                "2020",
            ],
            "Incidents fell from 20 in 2013 to none in 2019 and 2020",
        ),
        (
            &[
                "slope",
                "--by",
                "district",
                "--measure",
                "incidents",
                "--baseline",
                "2009",
                "--against",
                "2010",
            ],
            "Incidents hardly differed: 7 in 2009, 8 in 2010",
        ),
        (
            // The attacks without a district may all have been in its nearest rival.
            &["rank", "--by", "district"],
            "Killed by district",
        ),
        (
            &["season", "--baseline", "2018", "--as-of", "2021-01-22"],
            "By the best estimates 32 were killed in 2021 up to 22 January, against 38 by then in 2018",
        ),
        (
            &["calendar"],
            "The worst day was 3 July 2016: 324 killed by the best estimates",
        ),
        (
            &["gaps"],
            "The longest time without an incident was 1,102 days, ending 21 January 2021",
        ),
        (
            &[
                "gaps",
                "--coverage",
                "2003-10..2025-12",
                "--as-of",
                "2025-12-31",
            ],
            "No incident for 1,805 days up to 31 December 2025, the longest time so far",
        ),
        (
            &[
                "slope",
                "--by",
                "district",
                "--baseline",
                "2007",
                "--against",
                "2013",
            ],
            // The estimates for 2007 begin at 708.
            "Killed by district",
        ),
        (
            &["range"],
            "Estimates for 2007 lie farthest apart: 708 to 901",
        ),
    ] {
        assert_eq!(headline(args), expected, "{args:?}");
    }
}

#[test]
fn the_numbers_that_are_drawn_can_be_had() {
    let dir = Workdir::new();
    let file = sample();
    let numbers = |args: &[&str]| {
        let mut all = vec![
            "chart",
            args[0],
            file.as_str(),
            "-o",
            "x.svg",
            "--data",
            "x.csv",
        ];
        all.extend(&args[1..]);
        dir.run(&all).exits(0);
        dir.text("x.csv")
    };
    let season = numbers(&["season", "--as-of", "2021-01-22"]);
    assert!(season.contains("2021,22,32"), "{season}");
    // 15 January 2018, and the end of the year.
    assert!(
        season.contains("2018,15,38") && season.contains("2018,366,38"),
        "{season}"
    );
    let map = numbers(&["map"]);
    let killed: f64 = csv::Reader::from_reader(map.as_bytes())
        .deserialize::<std::collections::BTreeMap<String, String>>()
        .filter_map(|row| row.unwrap()["killed"].parse::<f64>().ok())
        .sum();
    assert_eq!(killed, 5254.0);
    let gaps = numbers(&["gaps"]);
    assert!(gaps.contains("2021-01-21,1102,no"), "{gaps}");
    dir.run(&["chart", "map", &file, "-o", "x.svg", "--data", "x.svg"])
        .exits(2)
        .says(&["x.svg"]);
    dir.write("y.csv", std::fs::read(&file).unwrap());
    dir.run(&["chart", "map", "y.csv", "-o", "x.svg", "--data", "y.csv"])
        .exits(2)
        .says(&["y.csv", "input"]);
}

#[test]
fn months_and_numbers_follow_the_language() {
    let dir = Workdir::new();
    let file = sample();
    for (language, month, number) in [
        ("en", "Mar", "1,000"),
        ("fr", "mars", "1\u{202f}000"),
        ("de", "März", "1.000"),
        ("es", "mar", "1.000"),
        ("ar", "مارس", "1,000"),
    ] {
        let args = ["chart", "season", &file, "-o", "x.svg", "--lang", language];
        dir.run(&args).exits(0);
        let svg = dir.text("x.svg");
        for words in [month, number] {
            assert!(
                svg.contains(&format!(">{words}<")),
                "{language}: no {words}"
            );
        }
    }
}

#[test]
fn a_preview_draws_in_the_terminal() {
    let dir = Workdir::new();
    let file = sample();
    for (kind, args) in KINDS {
        let mut all = vec!["chart", kind, file.as_str(), "--preview"];
        if ["rank", "multiples", "heatmap", "compare", "slope"].contains(&kind) {
            all.extend(["--by", "district"]);
        }
        all.extend(args);
        let said = dir.run(&all).exits(0).out;
        let drawn = said.chars().any(|c| {
            ('\u{2580}'..='\u{259f}').contains(&c) || ('\u{2801}'..='\u{28ff}').contains(&c)
        });
        assert!(drawn, "{kind}: {said}");
        assert!(
            said.contains("Source: baghdad-attacks.csv"),
            "{kind}: {said}"
        );
    }
    let said = dir.run(&["chart", "rank", &file, "--preview", "--by", "district"]);
    let sadr = said
        .out
        .lines()
        .find(|line| line.starts_with("Sadr City ") && line.contains('█'))
        .unwrap();
    assert!(sadr.ends_with(" 930"), "{sadr}");
    assert!(dir.names().is_empty());
}

/// Where no toll is known, a preview says so.
#[test]
fn a_preview_of_unknown_tolls_is_not_blank() {
    let rows = [
        "a,2015-01-05,Iraq,Baghdad,Baghdad,33.3,44.4,,",
        "b,2015-03-05,Iraq,Baghdad,Baghdad,33.35,44.45,,",
        "c,2016-02-11,Iraq,Basra,Basra,30.5,47.8,,",
        "d,2017-08-19,Iraq,Ninawa,Mosul,36.3,43.1,,",
    ];
    let head = "event_id,date,country,admin1,city,latitude,longitude,killed,injured";
    let dir = Workdir::with("u.csv", format!("{head}\n{}\n", rows.join("\n")));
    for (kind, args) in KINDS {
        let mut all = vec!["chart", kind, "u.csv", "--preview"];
        all.extend(match kind {
            "compare" | "slope" => &["--baseline", "2015", "--against", "2016"],
            _ => args,
        });
        let said = dir.run(&all).exits(0).out;
        // Between the two lines of the title and that of the source.
        let (body, _) = said.split_once("\nSource: u.csv").unwrap();
        assert!(
            body.lines().skip(2).any(|line| !line.trim().is_empty()),
            "{kind}: {said}"
        );
        let of_tolls = !["trend", "gaps"].contains(&kind);
        assert!(
            !of_tolls || said.contains("unknown") || said.contains('?'),
            "{kind}: {said}"
        );
    }
}

#[test]
fn a_gallery_holds_every_kind() {
    let dir = Workdir::new();
    dir.run(&["gallery", "g", &sample(), "--as-of", "2021-01-22"])
        .exits(0)
        .prints(&["index.html"]);
    let page = dir.text("g/index.html");
    for (kind, _) in KINDS {
        assert!(page.contains(&format!("src=\"{kind}.svg\"")), "{kind}");
        assert!(
            dir.text(&format!("g/{kind}.svg")).contains("</svg>"),
            "{kind}"
        );
    }
    // One record is enough for a page.
    dir.write("x.csv", "date,killed\n2018-01-01,3\n");
    dir.run(&["gallery", "h", "x.csv"]).exits(0);
    assert_eq!(
        dir.text("h/index.html").matches("<figure>").count(),
        KINDS.len()
    );
    let again = dir.text("g/index.html");
    dir.run(&["gallery", "g", &sample(), "--as-of", "2021-01-22"])
        .exits(0);
    assert_eq!(dir.text("g/index.html"), again);
}

/// One bar, one place, a toll of 3,000 beside tolls of 1, forty years, two hundred
/// places, no incident.
#[test]
fn odd_records_are_still_good_pictures() {
    let row = |year: i32, place: &str, killed: u32| {
        format!(
            "{year}-03-04,{place},33.{},44.{},{killed}\n",
            killed % 90 + 10,
            year % 90 + 10
        )
    };
    let head = "date,city,latitude,longitude,killed\n";
    let dir = Workdir::new();
    let one = row(2018, "Şalāḩ ad Dīn", 1);
    let heavy: String = (1980..2021)
        .map(|year| row(year, "بغداد", if year == 2003 { 3000 } else { 1 }))
        .collect();
    let many: String = (0..200)
        .map(|n| {
            row(
                2018,
                &format!("A place with quite a long name: number {n}"),
                n,
            )
        })
        .collect();
    for (name, rows) in [("one", one), ("heavy", heavy), ("many", many)] {
        dir.write("x.csv", format!("{head}{rows}"));
        for (kind, args) in KINDS {
            if ["severity", "trend", "slope", "compare", "gaps", "season"].contains(&kind)
                && name != "heavy"
            {
                continue;
            }
            let mut all = vec!["chart", kind, "x.csv", "-o", "x.svg", "--size", "square"];
            if ["rank", "multiples", "heatmap", "compare", "slope"].contains(&kind) {
                all.extend(["--by", "city"]);
            }
            all.extend(args);
            let said = dir.run(&all);
            assert!(said.code == 0, "{name} {kind}: {said:?}");
        }
    }
    for (kind, _) in KINDS
        .iter()
        .filter(|(kind, _)| !["compare", "slope"].contains(kind))
    {
        let args = [
            "chart",
            kind,
            "x.csv",
            "-o",
            "x.svg",
            "--where",
            "killed >= 5000",
        ];
        let said = dir.run(&args);
        if said.code == 0 {
            let svg = dir.text("x.svg");
            let empty = ["No incidents", "No figure is known", "Zero in every period"];
            let quiet = empty.iter().any(|words| svg.contains(words));
            assert!(quiet || *kind == "calendar", "{kind}: {svg}");
        } else {
            // A kind that needs incidents says so.
            assert_eq!(said.code, 2, "{kind}: {said:?}");
        }
    }
}

#[test]
fn own_words_stand_where_the_caller_puts_them() {
    let dir = Workdir::new();
    let own = [
        "--title",
        "Mine",
        "--subtitle",
        "Ours",
        "--source",
        "Theirs",
    ];
    let chart = ["chart", "timeline", &sample(), "-o", "x.svg"];
    dir.run(&[&chart[..], &own].concat()).exits(0);
    let drawn = dir.text("x.svg");
    assert!(["Mine", "Ours"].iter().all(|words| drawn.contains(words)));
    // What is not in the picture is said all the same.
    assert!(drawn.contains("Theirs. 94 incidents"), "{drawn}");
}
