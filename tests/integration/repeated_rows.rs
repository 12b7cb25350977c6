//! Rows that repeat others: the same id, or the same in every cell.

use crate::check::check;
use crate::workdir::{Workdir, real, sample};

#[test]
fn the_same_row_is_kept_once_and_the_same_id_as_told() {
    let text =
        "event_id,date,killed\na,2018-01-01,1\na,2018-01-01,1\na,2018-01-02,5\nb,2018-01-03,7\n";
    check(text, &[]).exits(0).prints(&[
        "4 rows: 3 accepted",
        "1 left out as a duplicate",
        "x.csv:3 (x.csv:2)",
        "x.csv:4 (x.csv:2)",
    ]);
    for (rule, killed) in [
        ("keep", "13"),
        ("first", "8"),
        ("last", "12"),
        ("reject", "7"),
    ] {
        let dir = Workdir::with("x.csv", text);
        let said = dir.run(&[
            "table",
            "x.csv",
            "--measure",
            "killed",
            "--duplicate-ids",
            rule,
            "--format",
            "csv",
        ]);
        assert_eq!(said.exits(0).csv()[0]["killed"], killed, "{rule}");
    }
}

/// Two rows of a list without ids may be two victims of one day.
#[test]
fn identical_rows_without_an_id_are_kept_and_said() {
    let rows = "date,killed\n2018-01-01,1\n2018-01-01,1\n2018-01-02,2\n2018-01-01,1\n";
    // An id column that is blank in a row is no id.
    let blank_ids = "event_id,date,killed\n,2018-01-01,1\n,2018-01-01,1\na,2018-01-02,2\n\
                     ,2018-01-01,1\na,2018-01-02,2\n";
    check(rows, &[]).exits(0).prints(&[
        "4 rows: 4 accepted (2 with a warning), 0 rejected, 0 left out as duplicates",
        "       2  the same as an earlier row in every cell, without an id to tell them apart",
        "x.csv:3 (x.csv:2)",
        "x.csv:5 (x.csv:2)",
        "--identical-rows keep or drop",
    ]);
    check(rows, &["--identical-rows", "drop"])
        .exits(0)
        .prints(&["4 rows: 2 accepted (0 with a warning), 0 rejected, 2 left out as duplicates"]);
    let found = check(rows, &["--format", "csv"]).exits(0).csv();
    let lines: Vec<&str> = found.iter().map(|row| row["line"].as_str()).collect();
    assert_eq!(lines, ["3", "5"]);
    for (text, rule, killed, counts) in [
        (rows, "keep", "5", [2, 0]),
        (rows, "drop", "3", [0, 2]),
        (blank_ids, "keep", "5", [2, 1]),
        (blank_ids, "drop", "3", [0, 3]),
    ] {
        let account = check(text, &["--identical-rows", rule, "--format", "json"]);
        let account = account.exits(0).json();
        assert_eq!(account["counts"]["identical_row"], 2, "{rule}: {text}");
        let number = |name: &str| account[name].as_u64().unwrap();
        assert_eq!(
            ["identical_kept", "duplicates"].map(number),
            counts,
            "{rule}: {text}"
        );
        let dir = Workdir::with("x.csv", text);
        let table = ["table", "x.csv", "--measure", "killed", "--format", "csv"];
        let said = dir
            .run(&[&table[..], &["--identical-rows", rule]].concat())
            .exits(0);
        assert_eq!(said.csv()[0]["killed"], killed, "{rule}: {text}");
        said.says(&[match counts {
            [2, 0] => "note: 4 rows read, 2 kept though the same as an earlier one in every cell;",
            [0, 2] => "note: 4 rows read, 2 left out as duplicates (2 killed);",
            [2, 1] => "2 kept though the same as an earlier one in every cell, 1 left out as",
            _ => "note: 5 rows read, 3 left out as duplicates (4 killed);",
        }]);
    }
}

/// A list has each of its records once: a later file that has them too, be it an
/// update or the same file again, does not count them twice.
#[test]
fn rows_of_an_earlier_file_do_not_count_twice() {
    let dir = Workdir::with(
        "a.csv",
        "date,killed\n2018-01-01,1\n2018-01-01,1\n2018-01-02,2\n",
    );
    let update = "date,killed\n2018-01-01,1\n2018-01-01,1\n2018-01-01,1\n2018-01-03,4\n";
    dir.write("b.csv", update);
    for (files, rule, killed, accepted, of_earlier) in [
        (["a.csv", "a.csv"], "keep", "4", 3, 3),
        (["a.csv", "a.csv"], "drop", "3", 2, 3),
        (["a.csv", "b.csv"], "keep", "9", 5, 2),
        (["a.csv", "b.csv"], "drop", "7", 3, 2),
        (["b.csv", "a.csv"], "keep", "9", 5, 2),
    ] {
        let how = [files[0], files[1], "--identical-rows", rule];
        let account = dir.run(&[&["check"], &how[..], &["--format", "json"]].concat());
        let account = account.exits(0).json();
        assert_eq!(account["accepted"], accepted, "{how:?}");
        assert_eq!(
            account["counts"]["row_of_earlier_file"], of_earlier,
            "{how:?}"
        );
        let table = ["table", "--measure", "killed", "--format", "csv"];
        let said = dir.run(&[&table[..], &how].concat()).exits(0);
        assert_eq!(said.csv()[0]["killed"], killed, "{how:?}");
    }
    dir.run(&["check", "a.csv", "a.csv"]).exits(0).prints(&[
        "the same in every cell as a row of an earlier file: left out",
        "a.csv:4 (a.csv:4)",
        "is a file given twice",
    ]);
}

/// Every command that reads records has the rules for repeated rows.
#[test]
fn every_command_takes_the_rules_for_repeated_rows() {
    for command in [
        &["check"][..],
        &["table"],
        &["compare"],
        &["trend"],
        &["rate"],
        &["severity"],
        &["context"],
        &["verify"],
        &["claims", "new"],
        &["chart", "rank"],
        &["gallery"],
    ] {
        Workdir::new()
            .run(&[command, &["--help"]].concat())
            .exits(0)
            .prints(&["--duplicate-ids", "--identical-rows"]);
    }
    check("date,killed\n", &["--identical-rows", "some"])
        .exits(2)
        .says(&["keep, drop"]);
}

#[test]
fn a_later_vintage_repeats_most_rows_on_real_data() {
    let Some(update) = real("baghdad-attacks-update.csv") else {
        return;
    };
    for (rule, parts) in [
        ("keep", "189 rows: 97 accepted (2 with a warning)"),
        ("first", "189 rows: 95 accepted"),
        ("last", "189 rows: 95 accepted (2 with a warning)"),
        ("reject", "189 rows: 93 accepted (0 with a warning)"),
    ] {
        Workdir::new()
            .run(&["check", &sample(), &update, "--duplicate-ids", rule])
            .exits(0)
            .prints(&[parts]);
    }
}

#[test]
fn a_report_says_which_rows_are_kept() {
    let dir = Workdir::with("x.csv", "date,killed\n2018-01-01,1\n2018-01-01,1\n");
    let build = |rule: &str| {
        let spec = format!(
            "title = \"T\"\ninputs = [\"../x.csv\"]\n{rule}\n[[section]]\nheading = \"H\"\n\
             [section.table]\nid = \"all\"\nby = [\"year\"]\nmeasures = [\"killed\"]\n"
        );
        dir.write("r/report.toml", spec);
        dir.run(&["report", "build", "r"]).exits(0);
        (dir.text("r/index.html"), dir.text("r/manifest.json"))
    };
    let (page, manifest) = build("");
    assert!(page.contains("2 used. 2 rows read, 1 kept though the same as an earlier one"));
    // So says the foot of the table itself.
    assert_eq!(page.matches("1 kept though the same").count(), 2, "{page}");
    assert!(
        manifest.contains("\"identical-rows\": \"keep\""),
        "{manifest}"
    );
    assert!(dir.text("r/tables/all.csv").contains("2018,2,"));
    let (page, manifest) = build("identical-rows = \"drop\"");
    assert!(
        page.contains("1 used. 2 rows read, 1 left out as a duplicate (1 killed); casualty check"),
        "{page}"
    );
    assert!(
        manifest.contains("\"identical-rows\": \"drop\""),
        "{manifest}"
    );
    assert!(dir.text("r/tables/all.csv").contains("2018,1,"));
}
