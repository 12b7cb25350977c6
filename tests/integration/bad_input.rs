//! Bad input: a clear message, exit code 2, no panic, nothing half-written.

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
            format!("{head}2018-01-01,5,\"x\n").into_bytes(),
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
        .says(&["-:2: ", "longer than 16 MiB"]);
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
    use std::process::{Command, Stdio};
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
