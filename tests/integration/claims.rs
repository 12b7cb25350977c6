//! `casualty claims new`: a claims file to begin with.

use crate::workdir::{Workdir, real, sample};

/// What is drafted from the records is borne out by them.
#[test]
fn a_draft_holds_what_the_records_say() {
    let dir = Workdir::with("x.csv", std::fs::read(sample()).unwrap());
    for id in [
        "BGD-2003-10-27-1",
        "BGD-2006-11-23-1",
        "BGD-2007-04-18-1",
        "BGD-2013-05-27-1",
        "BGD-2016-05-17-1",
        "BGD-2016-07-03-1",
        "BGD-2018-01-15-1",
        "BGD-2021-01-21-1",
    ] {
        let file = format!("claims/{id}.toml");
        dir.write("claims/.keep", "");
        dir.run(&["claims", "new", "x.csv", "--incident", id, "-o", &file])
            .exits(0);
        let text = dir.text(&file);
        assert!(text.contains("inputs = [\"../x.csv\"]"), "{text}");
        assert!(!text.contains("contradicted"), "{text}");
        dir.run(&["verify", &file])
            .exits(0)
            .prints(&["SUPPORTED", "0 contradicted"]);
    }
    let said = dir
        .run(&["verify", "claims/BGD-2021-01-21-1.toml"])
        .exits(0)
        .out;
    assert!(
        said.contains("6 claims: 3 supported, 3 supported by this list"),
        "{said}"
    );
}

#[test]
fn a_draft_can_be_checked_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let dir = Workdir::new();
    for id in ["225797", "258862", "120710"] {
        let text = dir
            .run(&["claims", "new", &ged, "--incident", id])
            .exits(0)
            .out;
        dir.write("c.toml", text);
        dir.run(&["verify", "c.toml", &ged])
            .exits(0)
            .prints(&["SUPPORTED", "0 contradicted"]);
    }
}

/// The other kinds stand at the foot as comments; freed from their "#" they are
/// claims that the program reads.
#[test]
fn the_comments_at_the_foot_are_claims() {
    let dir = Workdir::with("x.csv", std::fs::read(sample()).unwrap());
    let text = dir
        .run(&["claims", "new", "x.csv", "--incident", "BGD-2021-01-21-1"])
        .exits(0)
        .out;
    let (head, foot) = text.split_once("# Other kinds").unwrap();
    let freed: String = foot
        .lines()
        .skip(2)
        .filter_map(|line| line.strip_prefix("# ").or(line.strip_prefix('#')))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .replace("place = \"...\"", "place = \"Baghdad\"")
        .replace("incident = \"...\"", "incident = \"BGD-2021-01-21-1\"");
    dir.write("c.toml", format!("{head}{freed}"));
    let said = dir.run(&["verify", "c.toml", "--format", "json"]).json();
    let kinds: Vec<&str> = said["judgements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    for kind in ["change", "rare-since", "total", "first-since"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
}

#[test]
fn a_file_that_is_there_is_kept() {
    let dir = Workdir::with("x.csv", std::fs::read(sample()).unwrap());
    dir.write("c.toml", "mine");
    dir.run(&[
        "claims",
        "new",
        "x.csv",
        "--incident",
        "BGD-2021-01-21-1",
        "-o",
        "c.toml",
    ])
    .exits(2)
    .says(&["c.toml", "there already"]);
    assert_eq!(dir.text("c.toml"), "mine");
    dir.run(&["claims", "new", "x.csv", "--incident", "nothing"])
        .exits(2)
        .says(&["nothing"]);
}
