//! `casualty diff` and `casualty correction`.

use crate::workdir::{Workdir, project, real, sample};

fn update() -> String {
    let path = project().join("data/baghdad-attacks-update.csv");
    path.display().to_string()
}

fn claims() -> String {
    let path = project().join("data/claims/baghdad-2021.toml");
    path.display().to_string()
}

const HEAD: &str = "event_id,date,city,attack_type,killed_low,killed,killed_high,notes\n";

/// Two versions of a list.
fn two(old: &str, new: &str) -> Workdir {
    let dir = Workdir::with("old.csv", format!("{HEAD}{old}"));
    dir.write("new.csv", format!("{HEAD}{new}"));
    dir
}

#[test]
fn the_update_of_the_sample_is_told_with_its_rows() {
    let dir = Workdir::new();
    let (old, new, claims) = (sample(), update(), claims());
    let said = dir
        .run(&["diff", &old, &new, "--by", "year", "--claims", &claims])
        .exits(0)
        .prints(&[
            "has 95 records",
            "94: 1 added, none withdrawn, 2 revised, none re-keyed; 92 the same in both.",
            "claiming_35_lives, \"the last such attack hit the same location in January 2018, \
             claiming 35 lives\": undecidable before and now, but by the best estimates \
             undecidable before, supported by this list now, through BGD-2018-01-15-1.",
            "killed unknown → 101",
            "killed 38 → 35",
            "BGD-2021-07-19-1",
            "16 rows are as they were.",
        ]);
    for (year, through) in [
        (
            "2016",
            "revised +101 (low 0, high 0), 1 incident of unknown toll fewer",
        ),
        ("2018", "revised −3 (low 0, high 0) (BGD-2018-01-15-1)"),
        (
            "2021",
            "added 0 (low +30, high +36), 1 incident of unknown toll more",
        ),
    ] {
        let mut lines = said.out.lines();
        let line = lines.find(|line| line.starts_with(&format!(" {year}    Killed")));
        assert!(line.is_some_and(|line| line.contains(through)), "{said:#?}");
    }
}

#[test]
fn the_numbers_behind_are_written_for_programs() {
    let dir = Workdir::new();
    let (old, new) = (sample(), update());
    let args = ["diff", &old, &new, "--by", "year", "--format", "csv"];
    let said = dir.run(&args).exits(0);
    let rows = said.csv();
    let row = rows
        .iter()
        .find(|row| row["year"] == "2016" && row["measure"] == "killed")
        .unwrap();
    assert_eq!(row["before_best"], "501");
    assert_eq!(row["after_best"], "602");
    assert_eq!(row["change_best"], "101");
    assert_eq!(row["revised_best"], "101");
    assert_eq!(row["revised_unknown"], "-1");
    assert_eq!(row["added_best"], "0");
    assert_eq!(row["revised_records"], "BGD-2016-05-17-1");
    let json = dir.run(&["diff", &old, &new, "--format", "json"]).exits(0);
    let json = json.json();
    assert_eq!(json["unchanged"], 92);
    assert_eq!(json["changes"][1]["cells"][0]["old"], "38");
    let csv = dir.run(&["diff", &old, &new, "--format", "csv"]).exits(0);
    assert_eq!(csv.csv().len(), 3);
    for format in ["markdown", "html"] {
        dir.run(&["diff", &old, &new, "--format", format])
            .exits(0)
            .prints(&["BGD-2021-07-19-1"]);
    }
}

#[test]
fn a_correction_says_what_was_said_and_what_is_known() {
    let dir = Workdir::new();
    let (old, new, claims) = (sample(), update(), claims());
    dir.run(&["correction", &old, &new, "--claims", &claims])
        .exits(0)
        .prints(&[
            "Correction (draft)\n",
            "from version 2021-01-22 (",
            "to version 2021-07-31 (",
            "We wrote: \"the last such attack hit the same location in January 2018, claiming \
             35 lives\". The updated best estimates bear this out, as far as the list goes",
            "What changed: BGD-2018-01-15-1, revised: killed 38 → 35.",
            "- revised: BGD-2018-01-15-1, 2018-01-15, ",
        ])
        // Nothing that was said rests on it.
        .hides("BGD-2021-07-19-1");
    dir.run(&[
        "correction",
        &old,
        &new,
        "--by",
        "year",
        "--measure",
        "killed",
    ])
    .exits(0)
    .prints(&[
        "2016, killed: before 501 known, 539–631 with 1 incident of unknown toll; now 602 \
             (539–631).",
        "2018, killed: before 38 (27–38); now 35 (27–38).",
    ]);
}

#[test]
fn an_exit_code_is_asked_for_by_class() {
    let dir = two(
        "A,2020-01-01,Baghdad,shooting,,1,,x\n",
        "A,2020-01-01,Baghdād,bombing,,1,,x\n",
    );
    let diff = ["diff", "old.csv", "new.csv", "--exit-code"];
    dir.run(&diff[..3]).exits(0).prints(&["1 revised"]);
    dir.run(&diff).exits(1);
    for (classes, code) in [("toll,moved", 0), ("coding", 1), ("cosmetic", 1)] {
        dir.run(&[&diff[..], &["--class", classes]].concat())
            .exits(code)
            .prints(&["1 revised, none re-keyed; none the same in both."]);
    }
    dir.run(&["diff", "old.csv", "old.csv", "--exit-code"])
        .exits(0)
        .prints(&["none added, none withdrawn, none revised, none re-keyed; 1 the same in both."]);
}

#[test]
fn another_id_is_known_by_what_the_record_says() {
    let same = "2020-05-01,Baghdad,bombing,30,32,40,market in the morning";
    let alike = "2020-06-01,Mosul,bombing,,5,,near the bridge";
    let dir = two(
        &format!("A1,{same}\nA2,{alike}\nA3,2020-07-01,Basra,shooting,,2,,x\n"),
        &format!(
            "N1,{same}\nN2,{}\nA3,2020-07-01,Basra,shooting,,2,,x\n",
            alike.replace(",5,", ",6,")
        ),
    );
    let said = dir
        .run(&["diff", "old.csv", "new.csv", "--format", "json"])
        .exits(0);
    let json = said.json();
    let changes = json["changes"].as_array().unwrap();
    assert!(
        changes.iter().all(|change| change["change"] == "re-keyed"),
        "{json:#}"
    );
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[1]["words"][1], "killed 5 → 6");
}

#[test]
fn what_may_be_two_records_stays_apart_and_is_named() {
    let row = |id: &str, killed: u32| format!("{id},2020-05-01,Baghdad,bombing,,{killed},,\n");
    let keep = "K,2020-01-01,Basra,shooting,,2,,x\n";
    let dir = two(
        &format!("{keep}{}", row("A1", 5)),
        &format!("{keep}{}{}", row("N1", 6), row("N2", 6)),
    );
    dir.run(&["diff", "old.csv", "new.csv"]).exits(0).prints(&[
        "2 added, 1 withdrawn, none revised, none re-keyed; 1 the same in both.",
        "A1 (old.csv:3) may be N1 (new.csv:3) or N2 (new.csv:4) under another id: they are \
         counted apart.",
    ]);
}

#[test]
fn records_that_share_an_id_are_never_paired_at_random() {
    let row = |killed: u32| format!("A,2020-05-01,Baghdad,bombing,,{killed},,\n");
    let dir = two(
        &format!("{}{}{}", row(1), row(2), row(3)),
        &format!("{}{}", row(3), row(9)),
    );
    dir.run(&["diff", "old.csv", "new.csv"]).exits(0).prints(&[
        "1 added, 2 withdrawn, none revised",
        "Several records have the id A and are counted as withdrawn and added: old.csv:2 and \
         old.csv:3 before, new.csv:3 now.",
    ]);
}

#[test]
fn the_order_of_rows_and_columns_decides_nothing() {
    let dir = two(
        "A,2020-01-01,Baghdad,bombing,,1,,x\nB,2020-02-01,Mosul,bombing,,2,,x\n,2020-03-01,Basra,bombing,,3,,x\n",
        "A,2020-01-01,Baghdad,bombing,,4,,x\nC,2020-02-02,Mosul,bombing,,2,,x\n,2020-03-01,Basra,bombing,,3,,x\n",
    );
    dir.write(
        "turned.csv",
        "killed,notes,event_id,city,attack_type,date,killed_low,killed_high\n\
         3,x,,Basra,bombing,2020-03-01,,\n2,x,C,Mosul,bombing,2020-02-02,,\n4,x,A,Baghdad,bombing,2020-01-01,,\n",
    );
    let changes = |new: &str| {
        let said = dir.run(&[
            "diff",
            "old.csv",
            new,
            "--by",
            "year,city",
            "--format",
            "csv",
        ]);
        said.exits(0).out
    };
    assert_eq!(changes("new.csv"), changes("turned.csv"));
}

#[test]
fn what_are_not_two_versions_of_a_list_is_refused() {
    let dir = two(
        "A,2020-01-01,Baghdad,bombing,,1,,x\n",
        "Z,2010-01-01,Oslo,shooting,,9,,y\n",
    );
    dir.run(&["diff", "old.csv", "new.csv"]).exits(2).says(&[
        "new.csv: none of the 1 records of the old file is in the new one",
        "hint: ",
    ]);
    let acled = project().join("tests/fixtures/sources/acled-current.csv");
    let acled = acled.display().to_string();
    dir.run(&["diff", "old.csv", &acled]).exits(2).says(&[
        "the old file is read as casualty, the new one as acled",
        "--profile",
    ]);
    dir.write("empty.csv", HEAD);
    dir.run(&["diff", "old.csv", "empty.csv"])
        .exits(2)
        .says(&["empty.csv: the file has a header but no rows"]);
    dir.run(&[
        "diff",
        "old.csv",
        "old.csv",
        "--by",
        "year",
        "--measure",
        "max_killed",
    ])
    .exits(2)
    .says(&["--measure", "does not add up"]);
    // A column less is said, and no change of its cells.
    dir.write(
        "less.csv",
        "event_id,date,city,killed\nA,2020-01-01,Baghdad,1\n",
    );
    dir.run(&["diff", "old.csv", "less.csv"])
        .exits(0)
        .prints(&["1 the same in both.", "which only old.csv has."]);
}

#[test]
fn edits_of_known_number_are_counted_on_real_data() {
    let Some(path) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (id, best, high) = (at("id"), at("best"), at("high"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    let (mut withdrawn, mut revised, mut rekeyed) = (0, 0, 0);
    for (number, record) in reader.records().enumerate() {
        let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        match number % 500 {
            3 => {
                withdrawn += 1;
                continue;
            }
            7 => {
                revised += 1;
                let killed: u64 = cells[best].parse().unwrap();
                cells[best] = (killed + 1).to_string();
                cells[high] = (killed + 100_000).to_string();
            }
            11 => {
                rekeyed += 1;
                cells[id] = format!("9{}", cells[id]);
            }
            _ => {}
        }
        writer.write_record(&cells).unwrap();
    }
    let dir = Workdir::with("new.csv", writer.into_inner().unwrap());
    dir.run(&["diff", &path, "new.csv", "--by", "year"])
        .exits(0)
        .prints(&[&format!(
            ": none added, {withdrawn} withdrawn, {revised} revised, {rekeyed} re-keyed;"
        )]);
}
