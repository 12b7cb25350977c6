//! `casualty profiles`: sources that are understood, and the user's own.

use crate::workdir::Workdir;

#[test]
fn a_printed_profile_can_be_changed_and_used() {
    let dir = Workdir::new();
    let listed = dir
        .run(&["profiles"])
        .exits(0)
        .prints(&["ucdp-ged", "acled", "gtd", "ibc", "rand"]);
    for line in listed.out.lines() {
        let name = line.split_whitespace().next().unwrap();
        dir.run(&["profiles", "show", name])
            .exits(0)
            .prints(&["[columns]"]);
    }
    let profile = dir.run(&["profiles", "show", "casualty"]).out;
    dir.write(
        "mine.toml",
        profile.replace("killed = \"killed\"", "killed = \"dead\""),
    );
    dir.write("x.csv", "date,dead\n2018-01-01,7\n");
    let args = [
        "table",
        "x.csv",
        "--profile",
        "mine.toml",
        "--measure",
        "killed",
        "--format",
        "csv",
    ];
    assert_eq!(dir.run(&args).exits(0).csv()[0]["killed"], "7");
}

#[test]
fn a_broken_profile_names_its_line() {
    let dir = Workdir::with("x.csv", "date,killed\n2018-01-01,7\n");
    dir.write(
        "mine.toml",
        "name = \"m\"\ntitle = \"M\"\n[columns]\ndatum = \"date\"\n",
    );
    dir.run(&["check", "x.csv", "--profile", "mine.toml"])
        .exits(2)
        .says(&["mine.toml:4: ", "datum"]);
}

#[test]
fn the_manual_and_completions_are_printed() {
    let dir = Workdir::new();
    dir.run(&["man"]).exits(0).prints(&[".TH casualty"]);
    dir.run(&["man", "table"]).exits(0).prints(&["allocate"]);
    dir.run(&["completions", "bash"])
        .exits(0)
        .prints(&["_casualty"]);
}
