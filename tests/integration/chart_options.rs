//! The options of each kind of chart.

use crate::workdir::{Workdir, sample};

/// Each kind has a page of help with its own options, and no others.
#[test]
fn every_kind_has_help_of_its_own() {
    for (kind, own, others) in [
        (
            "timeline",
            &["--per", "--stack", "--annotate"][..],
            &["--by", "--bbox", "--baseline"][..],
        ),
        ("range", &["--per", "--annotate"], &["--stack", "--by"]),
        ("season", &["--baseline"], &["--against", "--per"]),
        ("calendar", &["--measure"], &["--per", "--by"]),
        ("trend", &["--per", "--annotate"], &["--measure", "--by"]),
        ("gaps", &["--min-killed"], &["--measure", "--per"]),
        (
            "compare",
            &["--by", "--baseline", "--against", "--align", "--top"],
            &["--per"],
        ),
        (
            "slope",
            &["--by", "--baseline", "--against", "--align", "--top"],
            &["--per"],
        ),
        ("rank", &["--by", "--top"], &["--per", "--baseline"]),
        ("multiples", &["--by", "--per", "--top"], &["--baseline"]),
        ("heatmap", &["--by", "--per", "--top"], &["--baseline"]),
        ("map", &["--bbox"], &["--by", "--per"]),
        ("severity", &["--measure"], &["--by", "--per"]),
    ] {
        let help = Workdir::new().run(&["chart", kind, "--help"]).exits(0).out;
        let has = |option: &str| {
            let mut words = help.split_whitespace();
            words.any(|word| word == option)
        };
        for option in own
            .iter()
            .chain(&["--output", "--preview", "--title", "--place"])
        {
            assert!(has(option), "{kind}: no {option} in {help}");
        }
        for option in others {
            assert!(!has(option), "{kind}: {option} in {help}");
        }
    }
}

/// In a report, an option that a kind has no use for is an error that names the
/// kind and its options.
#[test]
fn a_report_refuses_options_of_other_kinds() {
    for (chart, parts) in [
        (
            "kind = \"rank\"\nbaseline = \"2018\"",
            &["rank", "baseline", "measure", "by", "top"][..],
        ),
        (
            "kind = \"timeline\"\nbbox = \"1,2,3,4\"",
            &["timeline", "bbox", "stack"],
        ),
        ("kind = \"heatmp\"", &["heatmp", "did you mean", "heatmap"]),
        ("kind = \"slope\"", &["baseline"]),
        (
            "kind = \"season\"\nbaseline = \"2018-03\"",
            &["baseline", "2018-03"],
        ),
        ("kind = \"rank\"\nby = \"year\"", &["by", "year", "admin1"]),
        ("by = \"year\"", &["kind"]),
    ] {
        let dir = Workdir::with("x.csv", "date,killed\n2018-01-01,3\n");
        dir.write(
            "r/report.toml",
            format!(
                "title = \"T\"\ninputs = [\"../x.csv\"]\n[[section]]\nheading = \"H\"\n\
                 [section.chart]\nid = \"c\"\n{chart}\n"
            ),
        );
        dir.run(&["report", "build", "r"])
            .exits(2)
            .says(&[&["r/report.toml"], parts].concat());
    }
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let file = sample();
    let refuse = |args: &[&str], parts: &[&str]| {
        let dir = Workdir::new();
        let mut all = vec!["chart", args[0], file.as_str(), "-o", "x.svg"];
        all.extend(&args[1..]);
        dir.run(&all).exits(2).says(parts);
        assert!(dir.names().is_empty());
    };
    refuse(&["rank", "--annotate", "2018=x"], &["--annotate", "rank"]);
    refuse(
        &["timeline", "--annotate", "2018"],
        &["annotate", "DATE=TEXT"],
    );
    refuse(
        &["timeline", "--annotate", "1999-01-01=x"],
        &["annotate", "outside"],
    );
    refuse(&["timeline", "--annotate", "20l8=x"], &["20l8"]);
    refuse(&["timeline", "--bbox", "1,2,3,4"], &["--bbox", "timeline"]);
    refuse(
        &["map", "--bbox", "50,2,3,4"],
        &["bbox", "WEST,SOUTH,EAST,NORTH"],
    );
    refuse(&["map", "--bbox", "1,2,3"], &["bbox", "four numbers"]);
    refuse(&["rank", "--stack", "attack_type"], &["--stack", "rank"]);
    refuse(
        &["timeline", "--stack", "year"],
        &["stack", "not of periods"],
    );
    refuse(
        &["timeline", "--stack", "actor", "--measure", "max_killed"],
        &["no sum"],
    );
    refuse(
        &["season", "--baseline", "2018-03"],
        &["baseline", "2018-03"],
    );
    refuse(&["season", "--baseline", "1950"], &["baseline", "1950"]);
    refuse(
        &["season", "--measure", "max_killed"],
        &["measure", "max_killed"],
    );
    refuse(
        &["gaps", "--measure", "killed"],
        &["measure", "--min-killed"],
    );
    refuse(&["timeline", "--size", "huge"], &["huge", "square"]);
    refuse(&["timeline", "--size", "100x100"], &["100"]);
    refuse(&["timeline", "--theme", "drak"], &["dark"]);
    refuse(&["timeline", "--lang", "xx"], &["en"]);
}

/// Unknown is no line along zero.
#[test]
fn a_year_of_unknown_tolls_has_no_line() {
    let rows = "date,killed\n2017-02-01,4\n2017-09-01,12\n2018-01-01,\n2018-02-01,\n";
    let dir = Workdir::with("x.csv", rows);
    let season = ["chart", "season", "x.csv", "-o", "x.svg", "--coverage"];
    dir.run(&[&season[..], &["2017..2018"]].concat()).exits(0);
    let svg = dir.text("x.svg");
    assert!(
        svg.contains("2018: unknown") && !svg.contains("2018: 0"),
        "{svg}"
    );
    let none = Workdir::with("x.csv", "date,killed\n2018-01-01,\n2018-02-01,\n");
    none.run(&[&season[..], &["2018"]].concat()).exits(0);
    assert!(none.text("x.svg").contains("No figure is known"));
}
