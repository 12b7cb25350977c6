//! Bad input: a clear message, exit code 2, no panic, nothing half-written.

use std::process::{Command, Stdio};

use crate::workdir::{Workdir, sample};

#[test]
fn files_that_are_no_records_are_refused() {
    let head = "date,killed,site\n";
    for (content, parts) in [
        (Vec::new(), ["x.csv: ", "empty"]),
        (head.as_bytes().to_vec(), ["x.csv: ", "no rows"]),
        (vec![0; 10_000], ["x.csv: ", "zero bytes"]),
        (
            format!("{head}2018-01-01,5,x\n2018-01-02,5").into_bytes(),
            ["x.csv:3: ", "cut off"],
        ),
        (
            format!("{head}2018-01-01,\"x\n").into_bytes(),
            ["x.csv:2: ", "quoted cell"],
        ),
        (
            b"when,dead\n2018,1\n".to_vec(),
            ["x.csv:1: ", "no known source"],
        ),
        (
            b"date,killed,killed\n2018,1,2\n".to_vec(),
            ["x.csv:1: ", "twice"],
        ),
        (b"\xff\xfed\0a\0t\0e\0".to_vec(), ["x.csv: ", "UTF-16"]),
        (b"PK\x03\x04xxxx".to_vec(), ["x.csv: ", "Excel"]),
    ] {
        let dir = Workdir::with("x.csv", content);
        for command in ["check", "table"] {
            dir.run(&[command, "x.csv"])
                .exits(2)
                .says(&parts)
                .says(&["hint: "][..usize::from(parts[1] != "no rows")]);
        }
    }
}

#[test]
fn a_record_without_end_is_refused_before_memory_runs_out() {
    let mut endless = b"date,killed\n".to_vec();
    endless.resize(40 << 20, b'x');
    Workdir::new()
        .pipe(&endless, &["check", "-"])
        .exits(2)
        .says(&["-:2: ", "more than 16777216 bytes"]);
}

#[test]
fn what_is_no_file_is_refused() {
    let dir = Workdir::new();
    dir.run(&["check", "."])
        .exits(2)
        .says(&["this is a folder"]);
    dir.run(&["check", "none.csv"])
        .exits(2)
        .says(&["none.csv: cannot open"]);
    let mut broken = vec![0x1f, 0x8b];
    broken.extend([8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
    dir.write("x.csv.gz", broken);
    dir.run(&["check", "x.csv.gz"])
        .exits(2)
        .says(&["x.csv.gz", "cannot read"]);
}

#[test]
fn wrong_options_are_refused_with_the_nearest_right_one() {
    let sample = sample();
    let dir = Workdir::new();
    for (args, parts) in [
        (
            &["table", "--where", "kiled > 3"][..],
            ["\"kiled\"", "\"killed\""],
        ),
        (&["table", "--by", "yeer"], ["\"yeer\"", "\"year\""]),
        (
            &["table", "--measure", "kiled"],
            ["\"kiled\"", "\"killed\""],
        ),
        (
            &["table", "--from", "2019", "--to", "2018"],
            ["2019-01-01", "2018-12-31"],
        ),
        (
            &["table", "--near", "99,44", "--radius", "5"],
            ["--near", "globe"],
        ),
        (
            &["table", "--profile", "acleed"],
            ["\"acleed\"", "\"acled\""],
        ),
        (
            &["check", "--profile", "acled"],
            ["event_date", "\"casualty\""],
        ),
        (
            &["compare", "--baseline", "1990"],
            ["--baseline", "\"1990\""],
        ),
        (
            &["compare", "--baseline", "2018", "--by", "month"],
            ["--by", "\"month\""],
        ),
        (&["trend", "--period", "weekday"], ["--period", "recur"]),
        (
            &["severity", "--measure", "incidents"],
            ["no toll", "\"incidents\""],
        ),
        (
            &["severity", "--at-least", "5", "--within", "soon"],
            ["--within", "5y"],
        ),
    ] {
        let mut all = vec![args[0], sample.as_str()];
        all.extend(&args[1..]);
        dir.run(&all).exits(2).says(&parts);
    }
    dir.run(&["chart", "compare", &sample, "-o", "x.svg"])
        .exits(2)
        .says(&["baseline"]);
    dir.run(&["chart", "timeline", &sample, "--by", "city", "-o", "x.svg"])
        .exits(2)
        .says(&["by"]);
    dir.run(&["chart", "timeline", &sample, "-o", "x.gif"])
        .exits(2)
        .says(&["x.gif", ".svg"]);
    dir.run(&["explain", "rate rato"]).exits(2).says(&["rate"]);
    assert!(dir.names().is_empty(), "{:?}", dir.names());
}

#[test]
fn nothing_is_written_where_it_cannot_be() {
    let dir = Workdir::new();
    let sample = sample();
    dir.run(&["table", &sample, "-o", "no/x.csv"])
        .exits(2)
        .says(&["no/x.csv", "does not exist"]);
    dir.run(&["chart", "timeline", &sample, "-o", "no/x.png"])
        .exits(2)
        .says(&["no/x.png"]);
    dir.run(&["check", &sample, "--rejects", "no/x.csv"])
        .exits(2)
        .says(&["no/x.csv"]);
    assert!(dir.names().is_empty(), "{:?}", dir.names());
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casualty"))
        .args(["table", &sample(), "--by", "day"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty() || !String::from_utf8_lossy(&output.stderr).contains("error"));
}

/// Wherever the last row is cut before its last cell, the file is refused.
#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = "date,city,notes,killed\n2018-01-01,A,x,5\n2018-01-02,\"B, C\",\"y\nz\",12";
    let row = whole.rfind("2018-01-02").unwrap();
    let last_cell = whole.rfind(',').unwrap() + 1;
    for end in row + 1..last_cell {
        let dir = Workdir::with("x.csv", &whole[..end]);
        dir.run(&["check", "x.csv"]).exits(2).says(&["x.csv:3: "]);
    }
    for end in last_cell..=whole.len() {
        let dir = Workdir::with("x.csv", &whole[..end]);
        dir.run(&["check", "x.csv"])
            .exits(0)
            .prints(&["2 rows: 2 accepted"]);
    }
}

#[test]
fn a_zip_cut_off_anywhere_is_refused() {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut zip, &std::fs::read(sample()).unwrap()).unwrap();
    let zip = zip.finish().unwrap();
    for end in [20, zip.len() / 2, zip.len() - 9, zip.len() - 1] {
        let dir = Workdir::with("x.csv.gz", &zip[..end]);
        dir.run(&["table", "x.csv.gz", "--by", "year", "-o", "out.csv"])
            .exits(2)
            .says(&["x.csv.gz", "cannot read the file"]);
        assert_eq!(dir.names(), ["x.csv.gz"], "{end}");
    }
}

#[test]
fn a_quotation_mark_never_closed_is_named_by_its_line_in_a_large_file() {
    let mut text = "event_id,date,killed,notes\n".to_owned();
    for id in 0..150_000 {
        text += &format!("E{id},2018-01-01,1,\"plain text\"\n");
    }
    let last = |text: &str, last: &str| Workdir::with("x.csv", format!("{text}{last}"));
    last(&text, "Z,2018-01-01,1,\"cut off")
        .run(&["check", "x.csv"])
        .exits(2)
        .says(&["x.csv:150002: ", "quoted cell"]);
    last(&text, "Z,2018-01-01,1,\"not cut off\n")
        .run(&["check", "x.csv"])
        .exits(0)
        .prints(&["150,001 accepted (1 with a warning)", "x.csv:150002\n"]);
}

/// A failed run leaves what it would have written over as it was.
#[test]
fn a_failed_run_leaves_the_last_output() {
    let dir = Workdir::with("bad.csv", "date,killed\n2018-01-01,\"5");
    dir.write("no_rows.csv", "date,killed\n");
    let sample = sample();
    for args in [
        &["table", "bad.csv", "-o", "out.csv"][..],
        &["table", "no_rows.csv", "-o", "out.csv"],
        &["table", &sample, "bad.csv", "-o", "out.csv"],
        &["table", &sample, "--where", "colour = red", "-o", "out.csv"],
        &["table", &sample, "-o", "out.csv", "--profile", "acled"],
        &["compare", "bad.csv", "--baseline", "2018", "-o", "out.csv"],
        &["check", "bad.csv", "--rejects", "out.csv"],
        &["chart", "timeline", "bad.csv", "-o", "out.svg"],
        &["chart", "timeline", "bad.csv", "-o", "out.png"],
        &["trend", "bad.csv", "-o", "out.csv"],
        &["severity", "bad.csv", "-o", "out.csv"],
    ] {
        let outputs = ["out.csv", "out.svg", "out.png"];
        for output in outputs {
            dir.write(output, "as it was");
        }
        let before = dir.names();
        dir.run(args).exits(2).says(&["error: "]);
        assert_eq!(dir.names(), before, "{args:?}");
        for output in outputs {
            assert_eq!(dir.text(output), "as it was", "{args:?}");
        }
    }
}

#[test]
fn an_output_that_is_a_folder_is_refused() {
    let dir = Workdir::new();
    let sample = sample();
    for name in ["out.csv", "out.svg", "out.png"] {
        std::fs::create_dir(dir.path().join(name)).unwrap();
    }
    for args in [
        &["table", &sample, "-o", "out.csv"][..],
        &["check", &sample, "--rejects", "out.csv"],
        &["chart", "timeline", &sample, "-o", "out.svg"],
        &["chart", "timeline", &sample, "-o", "out.png"],
    ] {
        dir.run(args)
            .exits(2)
            .says(&[args[args.len() - 1], "this is a folder"]);
    }
    assert_eq!(dir.names(), ["out.csv", "out.png", "out.svg"]);
}

/// An input is never written over: its records would be gone.
#[test]
fn an_output_that_is_an_input_is_refused() {
    let text = "date,killed\n2018-01-01,3\n2018-02-30,4\n";
    let dir = Workdir::with("x.csv", text);
    dir.run(&["check", "x.csv", "--rejects", "x.csv"])
        .exits(2)
        .says(&["x.csv", "input"]);
    dir.run(&["table", "x.csv", "-o", "./x.csv"])
        .exits(2)
        .says(&["x.csv", "input"]);
    assert_eq!(dir.text("x.csv"), text);
    let (population, profile) = (
        "place,year,population\nI,2018,1000\n",
        "name = \"m\"\ntitle = \"M\"\n[columns]\ndate = \"date\"\nkilled = \"killed\"\n",
    );
    dir.write("people.csv", population);
    dir.write("mine.toml", profile);
    dir.write("y.csv", "date,country,killed\n2018-01-01,I,1\n");
    dir.run(&[
        "rate",
        "y.csv",
        "--population",
        "people.csv",
        "-o",
        "people.csv",
    ])
    .exits(2)
    .says(&["people.csv", "input"]);
    dir.run(&[
        "check",
        "y.csv",
        "--profile",
        "mine.toml",
        "--rejects",
        "mine.toml",
    ])
    .exits(2)
    .says(&["mine.toml", "input"]);
    assert_eq!(dir.text("people.csv"), population);
    assert_eq!(dir.text("mine.toml"), profile);
}

/// Two columns of one name would be a broken JSON object or Parquet file.
#[test]
fn what_is_named_twice_is_refused_or_shown_once() {
    let sample = sample();
    for args in [
        &["table", &sample, "--by", "year", "--by", "year"][..],
        &["table", &sample, "--measure", "killed,killed"],
        &[
            "table",
            &sample,
            "--by",
            "year",
            "--measure",
            "killed,killed",
        ],
    ] {
        let said = Workdir::new().run(&[args, &["--format", "csv"]].concat());
        if said.code == 2 {
            said.says(&["error: ", "twice"]);
            continue;
        }
        let header = said.out.lines().next().unwrap().to_owned();
        let mut names: Vec<&str> = header.split(',').collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{header}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_casualty"))
        .args(["table", &sample(), "--by", "year"])
        .stdout(Stdio::from(full))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("standard output: cannot write"), "{err}");
}

#[test]
fn every_command_without_its_arguments_is_refused() {
    let dir = Workdir::new();
    for args in [
        &[][..],
        &["check"],
        &["table"],
        &["compare", "x.csv"],
        &["chart", "x.csv"],
        &["chart", "pie", "x.csv", "-o", "x.svg"],
        &["report"],
        &["report", "build"],
        &["profiles", "show", "nothing"],
        &["near", "x.csv"],
        &["table", "x.csv", "--near", "33.3,44.4"],
        &["table", "x.csv", "--radius", "5"],
        &["table", "x.csv", "--allocate", "middle"],
        &["table", "x.csv", "--format", "xlsx"],
        &["table", "x.csv", "--encoding", "utf-99"],
        &["table", "x.csv", "--coverage", "2018..2017"],
        &["table", "x.csv", "--from", "2018-02-30"],
        &["table", "x.csv", "--top", "0"],
        &["table", "x.csv", "--min-killed", "-1"],
        &["check", "x.csv", "--duplicate-ids", "some"],
        &["compare", "x.csv", "--baseline", "2018", "--level", "95"],
    ] {
        let said = dir.run(args).exits(2).says(&[]);
        assert!(said.out.is_empty() && !said.err.is_empty(), "{said:?}");
    }
}

/// Messages hold what is in the file; escapes of a terminal must not be among it.
#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let text = "date,killed,site\n2018-01-01,\u{1b}[31mred,x\n2018-01-02,1,\u{1b}]0;title\u{7}\n";
    let dir = Workdir::with("x.csv", text);
    for args in [
        &["check", "x.csv"][..],
        &["table", "x.csv", "--by", "site"],
        &[
            "compare",
            "x.csv",
            "--baseline",
            "2018-01-02",
            "--by",
            "site",
        ],
    ] {
        let said = dir.run(args);
        assert!(
            !format!("{}{}", said.out, said.err).contains('\u{1b}'),
            "{said:?}"
        );
    }
}

/// Without one good row there is nothing to count; the reason is not the dates
/// that were asked for.
#[test]
fn a_file_of_bad_rows_only_is_refused_with_the_reason() {
    let dir = Workdir::with("x.csv", "date,killed\n2018-02-30,1\n2018-01-01,many\n");
    dir.run(&["check", "x.csv"])
        .exits(1)
        .prints(&["2 rows: 0 accepted", "2 rejected"]);
    for args in [
        &["table", "x.csv", "--by", "year"][..],
        &["compare", "x.csv", "--baseline", "2018"],
        &["chart", "timeline", "x.csv", "-o", "x.svg"],
        &["trend", "x.csv"],
    ] {
        dir.run(args).exits(2).says(&["rejected"]);
    }
    assert_eq!(dir.names(), ["x.csv"]);
}

#[test]
fn a_century_that_no_calendar_has_is_an_error_of_the_profile() {
    let dir = Workdir::with("x.csv", "date,killed\n9-Feb-68,1\n10-Feb-75,3\n");
    for (year, code) in [
        ("-2147483648", 2),
        ("2147483647", 2),
        ("99990", 2),
        ("1968", 0),
    ] {
        let profile = format!(
            "name = \"x\"\ntitle = \"X\"\ndate_formats = [\"%d-%b-%y\"]\n\
             two_digit_years_from = {year}\n[columns]\ndate = \"date\"\nkilled = \"killed\"\n"
        );
        dir.write("p.toml", profile);
        let said = dir
            .run(&["check", "x.csv", "--profile", "p.toml"])
            .exits(code);
        if code == 2 {
            said.says(&["p.toml", "two_digit_years_from", year, "1000 to 9900"]);
        } else {
            said.prints(&["2 accepted"]);
        }
    }
}
