//! Claims files as they are read, and verdicts as they are written.

use crate::verify::{bundled, check, claim};
use crate::workdir::{Workdir, sample};

#[test]
fn all_formats_hold_every_claim() {
    let dir = Workdir::new();
    for format in ["table", "markdown", "html", "json"] {
        let said = dir
            .run(&["verify", &bundled(), "--format", format])
            .exits(0)
            .out;
        for part in ["claiming", "35 lies within", "BGD-2018-01-15-1"] {
            assert!(said.contains(part), "{format}: no {part}");
        }
    }
    dir.run(&["verify", &bundled(), "-o", "v.html", "--format", "html"])
        .exits(0);
    assert!(dir.text("v.html").contains("<table"));
}

#[test]
fn a_broken_file_is_refused_with_line_and_field() {
    let toll =
        "kind = \"toll\"\nincident = \"BGD-2021-01-21-1\"\ncomparison = \"at-least\"\nvalue = 32";
    for (fields, parts) in [
        (
            toll.replace("\nvalue = 32", ""),
            &["c.toml:3: value", "a claim of kind toll needs the field `value`"][..],
        ),
        (
            toll.replace("value", "vale"),
            &["c.toml:9: vale", "no such field", "did you mean `value`"],
        ),
        (format!("{toll}\nscop = \"city\""), &["c.toml:10: scop", "no such field"]),
        (
            toll.replace("BGD-2021-01-21-1", "BGD-2021-01-21-9"),
            &["c.toml:3: incident", "no incident matches", "\"BGD-2021-01-21-1\""],
        ),
        (
            toll.replace("\"BGD-2021-01-21-1\"", "{ on = 2007-04-18 }"),
            &["2 incidents match", "BGD-2007-04-18-2"],
        ),
        (toll.replace("at-least", "atleast"), &["c.toml:8: comparison", "\"at-least\""]),
        (toll.replace("\"toll\"", "\"tolls\""), &["c.toml:6: kind", "\"toll\""]),
        (
            toll.replace("\"BGD-2021-01-21-1\"", "{ onn = 2021 }"),
            &["c.toml:7: onn", "`incident` has no such field", "`on`"],
        ),
        (
            "kind = \"count\"\nscope = \"city\"\nplace = \"B\"\nperiod = 2018\ncomparison = \"exactly\"\nvalue = 1"
                .to_owned(),
            &["c.toml:8: place", "one place", "scope, place and radius-km"],
        ),
        (
            "kind = \"rank\"\nincident = \"X\"\nrank = 0".to_owned(),
            &["c.toml:8: rank", "ranks begin with 1"],
        ),
        (
            "kind = \"change\"\nplace = \"B\"\nbaseline = 2015\nagainst = 2016\ndirection = \"roze\""
                .to_owned(),
            &["c.toml:10: direction", "no direction of that name", "\"rose\"", "fell"],
        ),
        (
            "kind = \"count\"\nscope = \"city\"\nperiod = 2018\ncomparison = \"exactly\"\nvalue = 1"
                .to_owned(),
            &["c.toml:3: incident", "around an incident"],
        ),
        (
            "kind = \"count\"\nplace = \"B\"\nperiod = \"20l8\"\ncomparison = \"exactly\"\nvalue = 1"
                .to_owned(),
            &["c.toml:8: period", "20l8"],
        ),
        (
            "kind = \"deadliest-since\"\nincident = \"BGD-2016-05-17-1\"\nscope = \"district\"\nsince = 2015"
                .to_owned(),
            &["c.toml:3: scope", "district is not known"],
        ),
        (
            "kind = \"deadliest-since\"\nincident = \"BGD-2018-01-15-1\"\nscope = \"city\"\nsince = 2020"
                .to_owned(),
            &["c.toml:3: since", "after its incident"],
        ),
    ] {
        check(&fields).exits(2).says(parts);
    }
    let dir = Workdir::with("c.toml", "[[claim]\n");
    dir.run(&["verify", "c.toml", &sample()])
        .exits(2)
        .says(&["c.toml:1"]);
    dir.write("c.toml", claim(toll));
    dir.run(&["verify", "c.toml"])
        .exits(2)
        .says(&["c.toml", "inputs"]);
    dir.run(&["verify", "none.toml", &sample()])
        .exits(2)
        .says(&["none.toml"]);
    dir.run(&["verify", "c.toml", &sample(), "-o", "c.toml"])
        .exits(2)
        .says(&["c.toml"]);
    assert_eq!(dir.text("c.toml"), claim(toll));
    // The incident is later than the sentence.
    dir.write(
        "c.toml",
        claim(toll).replace("as-of = 2021-01-22", "as-of = 2020-01-01"),
    );
    dir.run(&["verify", "c.toml", &sample()])
        .exits(2)
        .says(&["later than the as-of date 2020-01-01"]);
}

#[test]
fn a_report_fails_on_a_contradicted_claim_unless_told_otherwise() {
    let dir = Workdir::with("data.csv", std::fs::read(sample()).unwrap());
    let contradicted = claim("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = 2018");
    dir.write("c.toml", &contradicted);
    let report = |more: &str| {
        dir.write(
            "r/report.toml",
            format!(
                "title = \"T\"\ninputs = [\"../data.csv\"]\n[[section]]\nheading = \"H\"\n\
                 [section.claims]\nid = \"claims\"\nfile = \"../c.toml\"\n{more}\n"
            ),
        );
        dir.run(&["report", "build", "r"])
    };
    report("")
        .exits(2)
        .says(&["c.toml:3: c", "contradicted", "15 January 2018", "fail-on"]);
    assert!(!dir.path().join("r/index.html").exists());
    report("fail-on = \"never\"").exits(0);
    assert!(dir.text("r/index.html").contains("contradicted"));
    assert!(dir.text("r/tables/claims.csv").contains("contradicted"));
    let manifest = dir.text("r/manifest.json");
    assert!(manifest.contains("../c.toml"), "{manifest}");
    dir.run(&["report", "check", "r"]).exits(0);
    // Another wording of the sentence makes the folder out of date.
    dir.write(
        "c.toml",
        contradicted.replace("\"S\"", "\"Nothing happened\""),
    );
    dir.run(&["report", "check", "r"])
        .exits(1)
        .prints(&["changed  index.html"]);
    dir.write(
        "c.toml",
        claim("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = 2022"),
    );
    report("").exits(0);
    report("fail-on = \"undecidable\"")
        .exits(2)
        .says(&["undecidable"]);
}

#[test]
fn verdicts_are_written_in_every_format() {
    let dir = Workdir::new();
    let run = |more: &[&str]| dir.run(&[&["verify", &bundled()], more].concat()).exits(0);
    let text = run(&[]).out;
    assert_eq!(run(&["--format", "table"]).out, text);
    run(&["-o", "x.txt"]);
    assert_eq!(dir.text("x.txt"), text);
    let judgements = run(&["--format", "json"]).json()["judgements"].clone();
    run(&["-o", "x.csv"]).says(&["supported"]);
    assert!(dir.text("x.csv").starts_with("claim,sentence,verdict,"));
    let rows = run(&["--format", "csv"]).csv();
    let judgements = judgements.as_array().unwrap();
    assert_eq!(rows.len(), judgements.len());
    for (row, judgement) in rows.iter().zip(judgements) {
        assert_eq!(row["claim"], judgement["id"].as_str().unwrap());
        assert_eq!(row["verdict"], judgement["verdict"].as_str().unwrap());
    }
    run(&["--format", "markdown"]).prints(&["| Claim | Sentence | Verdict |"]);
    run(&["--format", "html"]).prints(&["<th scope=\"col\">Verdict</th>"]);
    run(&["-o", "x.parquet"]);
    assert!(dir.read("x.parquet").starts_with(b"PAR1"));
}
