//! `casualty check`: every row accounted for.

use std::io::Write;

use crate::workdir::{Workdir, fixture, real, sample};

/// Runs `check` on a file of that content.
pub(crate) fn check(content: impl AsRef<[u8]>, args: &[&str]) -> crate::workdir::Said {
    let dir = Workdir::with("x.csv", content);
    let mut all = vec!["check", "x.csv"];
    all.extend(args);
    dir.run(&all)
}

#[test]
fn the_sample_is_clean() {
    Workdir::new()
        .run(&["check", &sample()])
        .exits(0)
        .prints(&["94 rows: 94 accepted (0 with a warning), 0 rejected"]);
}

#[test]
fn records_are_all_accepted_with_the_known_warnings_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let account = Workdir::new()
        .run(&["check", &ged, "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(account["rows"], 7473);
    assert_eq!(account["accepted"], 7473);
    assert_eq!(account["rejected"], 0);
    assert_eq!(account["counts"]["low_above_best"], 21);
    assert_eq!(account["counts"]["best_above_high"], 48);
    assert_eq!(account["files"][0]["profile"], "ucdp-ged");
    assert_eq!(account["files"][0]["skipped_lines"], serde_json::json!([2]));
}

#[test]
fn each_kind_of_bad_row_is_rejected_with_line_column_and_value() {
    let head = "event_id,date,date_end,latitude,longitude,killed\n";
    for (row, parts) in [
        ("a,2018-02-30,,,,1", ["x.csv:2: date", "\"2018-02-30\""]),
        ("a,,,,,1", ["x.csv:2: date", "no date"]),
        (
            "a,2018-03-05,2018-03-01,,,1",
            ["x.csv:2: date_end", "starts 2018-03-05"],
        ),
        ("a,2018-03-05,,91,44,1", ["x.csv:2: latitude", "\"91\""]),
        ("a,2018-03-05,,33,181,1", ["x.csv:2: longitude", "\"181\""]),
        ("a,2018-03-05,,,,-3", ["x.csv:2: killed", "below zero"]),
        (
            "a,2018-03-05,,,,about 30",
            ["x.csv:2: killed", "\"about 30\""],
        ),
        ("a,2018-03-05,,,", ["x.csv:2", "5 cells, the header has 6"]),
        (
            "a,2018-03-05,,,,1,9",
            ["x.csv:2", "7 cells, the header has 6"],
        ),
    ] {
        check(format!("{head}{row}\nb,2018-01-01,,,,2\n"), &[])
            .exits(1)
            .prints(&parts)
            .prints(&[
                "2 rows: 1 accepted (0 with a warning), 1 rejected",
                "hint: ",
            ]);
    }
}

#[test]
fn rejected_rows_are_written_as_they_stood() {
    let dir = Workdir::with(
        "x.csv",
        "date,killed,site\n2018-02-30,5,\"a, b\"\n2018-01-01,3,c\n",
    );
    dir.run(&["check", "x.csv", "--rejects", "bad.csv"])
        .exits(1);
    assert_eq!(
        dir.text("bad.csv"),
        "file,line,reason,date,killed,site\n\
         x.csv,2,\"not a date of the profile's formats, or no such day\",2018-02-30,5,\"a, b\"\n"
    );
}

#[test]
fn lines_are_counted_through_quoted_line_breaks() {
    let text = "date,killed,notes\r\n2018-01-01,1,\"one\ntwo\nthree\"\r\n\r\n2018-13-01,2,x\r\n";
    check(text, &[])
        .exits(1)
        .prints(&["x.csv:6: date \"2018-13-01\""]);
}

#[test]
fn a_stray_quotation_mark_loses_no_row() {
    let text = "date,killed,weapon\n2018-01-01,1,5\" shell\n2018-01-02,2,6\" gun\n2018-01-03,3,x\n";
    check(text, &[]).exits(0).prints(&[
        "3 rows: 3 accepted (2 with a warning)",
        "a quotation mark inside a cell",
    ]);
}

#[test]
fn bytes_of_another_encoding_are_findings_until_it_is_named() {
    let text = b"date,killed,site\n2018-01-01,1,Caf\xe9\n";
    check(text, &[])
        .exits(0)
        .prints(&["bytes that are not of the file's encoding", "Caf\u{fffd}"]);
    check(text, &["--encoding", "windows-1252"])
        .exits(0)
        .prints(&["(0 with a warning)"]);
    let mac = b"date,killed,site\n2018-01-01,1,Caf\x8e\n";
    let dir = Workdir::with("x.csv", mac);
    let table = ["table", "x.csv", "--encoding", "macintosh", "--by", "site"];
    dir.run(&table).exits(0).prints(&["Café"]);
}

#[test]
fn delimiters_marks_zips_and_pipes_are_understood() {
    let rows = "date,killed\n2018-01-01,3\n2018-01-02,4\n";
    let accepted = "2 rows: 2 accepted";
    for text in [format!("{rows}  "), format!("{rows},")] {
        check(&text, &[])
            .exits(0)
            .prints(&["3 rows: 2 accepted", "1 blank"]);
    }
    for text in [
        rows.to_owned(),
        rows.replace('\n', "\r\n"),
        rows.replace(',', ";"),
        rows.replace(',', "\t"),
        format!("\u{feff}{rows}"),
        format!("# made by hand\n\n{rows}\n\n"),
        rows.trim_end().to_owned(),
        format!("{rows},\n").replace(",\n", "\n"),
    ] {
        check(&text, &[]).exits(0).prints(&[accepted]);
    }
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(rows.as_bytes()).unwrap();
    check(zip.finish().unwrap(), &[])
        .exits(0)
        .prints(&[accepted]);
    Workdir::new()
        .pipe(rows.as_bytes(), &["check", "-"])
        .exits(0)
        .prints(&[accepted]);
}

#[test]
fn several_files_are_one_data_set() {
    let dir = Workdir::with("a.csv", "date,killed\n2018-01-01,3\n");
    dir.write("b.csv", "killed;date\n4;2018-01-02\n");
    dir.run(&["check", "a.csv", "b.csv"])
        .exits(0)
        .prints(&["2 rows: 2 accepted"]);
}

/// One row of each kind: the fixture's last column says which.
#[test]
fn every_row_of_a_dirty_file_is_accounted_for() {
    let account = Workdir::new()
        .run(&["check", &fixture("dirty.csv"), "--format", "json"])
        .exits(1)
        .json();
    let number = |name: &str| account[name].as_u64().unwrap();
    let parts = ["accepted", "rejected", "duplicates", "blank"].map(number);
    assert_eq!((number("rows"), parts), (16, [7, 7, 1, 1]));
    assert_eq!(number("accepted_with_warning"), 5);
    let mut found: Vec<(u64, &str, &str)> = account["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            (
                finding["line"].as_u64().unwrap(),
                finding["reason"].as_str().unwrap(),
                finding["severity"].as_str().unwrap(),
            )
        })
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            (3, "low_above_best", "warning"),
            (4, "best_above_high", "warning"),
            (5, "low_above_high", "warning"),
            (6, "bad_date", "rejected"),
            (7, "end_before_start", "rejected"),
            (8, "bad_coordinate", "rejected"),
            (9, "negative_toll", "rejected"),
            (10, "bad_toll", "rejected"),
            (11, "ragged", "rejected"),
            (12, "duplicate_row", "warning"),
            (13, "duplicate_id", "warning"),
            (18, "stray_quote", "warning"),
            (19, "missing_date", "rejected"),
        ]
    );
}

#[test]
fn other_commands_say_how_many_rows_were_rejected() {
    let said = Workdir::new().run(&["table", &fixture("dirty.csv"), "--format", "csv"]);
    let said = said.exits(0).says(&["16 rows read", "7 rejected"]);
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    // a, b, c, d (best unknown), b again, k, l
    let row = &said.csv()[0];
    assert_eq!(
        ["incidents", "killed", "killed_unknown"].map(|name| row[name].as_str()),
        ["7", "20", "1"]
    );
}

#[test]
fn rejected_rows_of_all_widths_and_files_are_written() {
    let dir = Workdir::with("a.csv", "date,killed\n2018-01-01,3\n2018-01-02,4,more\n");
    dir.write("b.csv", "date;killed\n2018-01-01;\"5;6\"\n2018-01-03;1\n");
    let args = ["check", "a.csv", "b.csv", "--rejects", "bad.csv"];
    dir.run(&args).exits(1);
    assert_eq!(
        dir.text("bad.csv"),
        "file,line,reason,date,killed,cell_3\n\
         a.csv,3,the row has another number of cells than the header,2018-01-02,4,more\n\
         b.csv,2,not a whole number of people,2018-01-01,5;6,\n"
    );
    dir.write("c.csv", "killed,date\nx,2018-01-01\n1,2018-01-02\n");
    dir.run(&["check", "a.csv", "c.csv", "--rejects", "bad.csv"])
        .exits(1);
    assert!(
        dir.text("bad.csv")
            .starts_with("file,line,reason,cell_1,cell_2,cell_3\n")
    );
}

#[test]
fn lines_are_right_in_a_file_of_many_blocks() {
    let mut text = "event_id,date,killed,notes\n".to_owned();
    for id in 0..120_000 {
        text += &format!("E{id},2018-01-01,1,\"the first line\nthe \"\"second\"\" line\"\n");
    }
    text += "bad,2018-02-30,1,x\n";
    assert!(text.len() > 6 << 20);
    check(&text, &[]).exits(1).prints(&[
        "120,001 rows: 120,000 accepted (0 with a warning), 1 rejected",
        "x.csv:240002: date \"2018-02-30\"",
    ]);
}

#[test]
fn one_stray_quotation_mark_is_one_warning() {
    let text = "date,killed,weapon\n2018-01-01,1,5\" shell\n2018-01-02,2,x\n2018-01-03,3,y\n";
    let account = check(text, &["--format", "json"]).exits(0).json();
    assert_eq!(account["accepted"], 3);
    assert_eq!(account["accepted_with_warning"], 1, "{account:#}");
    assert_eq!(account["findings"][0]["line"], 2);
}

/// All of the rest is one record to the fast reader.
#[test]
fn a_stray_quotation_mark_swallows_no_row_of_a_large_file() {
    let mut text = "event_id,date,killed,weapon\nA,2018-01-01,1,5\" shell\n".to_owned();
    for id in 0..120_000 {
        text += &format!("E{id},2018-01-01,1,plain text here\n");
    }
    check(&text, &[])
        .exits(0)
        .prints(&["120,001 rows: 120,001 accepted (1 with a warning)"]);
}

#[test]
fn the_same_cells_under_another_header_are_another_row() {
    let dir = Workdir::with("a.csv", "date,killed,injured\n2018-01-01,3,4\n");
    dir.write("b.csv", "date,injured,killed\n2018-01-01,3,4\n");
    dir.run(&["check", "a.csv", "b.csv"])
        .exits(0)
        .prints(&["2 rows: 2 accepted (0 with a warning)"]);
    let row = &dir
        .run(&["table", "a.csv", "b.csv", "--format", "csv"])
        .csv()[0];
    assert_eq!(
        (row["killed"].as_str(), row["injured"].as_str()),
        ("7", "7")
    );
}

#[test]
fn a_header_of_another_encoding_is_understood() {
    let dir = Workdir::with(
        "x.csv",
        b"Date,R\xe9gion,Tu\xe9s\n2018-01-01,Alg\xe9rie,4\n",
    );
    dir.write(
        "mine.toml",
        "name = \"mine\"\ntitle = \"Mine\"\nencoding = \"windows-1252\"\n\
         [columns]\ndate = \"Date\"\nadmin1 = \"Région\"\nkilled = \"Tués\"\n",
    );
    let args = ["table", "x.csv", "--profile", "mine.toml", "--by", "admin1"];
    let said = dir
        .run(&[&args[..], &["--format", "csv"]].concat())
        .exits(0);
    let row = &said.csv()[0];
    assert_eq!(
        (row["admin1"].as_str(), row["killed"].as_str()),
        ("Algérie", "4")
    );
}

#[test]
fn a_line_of_tags_is_no_row() {
    let text = "date,killed,site\r\n#date,,#loc\r\n2018-01-01,3,#1 gate\r\n";
    let account = check(text, &["--format", "json"]).exits(0).json();
    assert_eq!(account["accepted"], 1);
    assert_eq!(account["files"][0]["skipped_lines"], serde_json::json!([2]));
}

#[test]
fn files_of_different_sources_are_one_data_set_on_real_data() {
    let Some(ged) = real("ucdp-ged-231-sample.csv") else {
        return;
    };
    let dir = Workdir::new();
    let account = dir
        .run(&["check", &ged, &sample(), "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(account["files"][0]["profile"], "ucdp-ged");
    assert_eq!(account["files"][1]["profile"], "casualty");
    assert_eq!(account["accepted"], 1094);
    let args = [
        "table",
        &ged,
        &sample(),
        "--measure",
        "killed",
        "--format",
        "csv",
    ];
    let row = &dir.run(&args).exits(0).csv()[0];
    // 9,561 and 5,254.
    assert_eq!(row["killed"], "14815");
    assert_eq!(row["killed_unknown"], "4");
}
