//! The same input gives the same output, wherever and however it runs.

use crate::workdir::{Workdir, project, sample};

const COMMANDS: [&[&str]; 8] = [
    &["check", "FILE", "--format", "json"],
    &[
        "table",
        "FILE",
        "--by",
        "year,district",
        "--totals",
        "--format",
        "csv",
    ],
    &[
        "table",
        "FILE",
        "--by",
        "month",
        "--allocate",
        "spread",
        "--measure",
        "casualties",
        "--format",
        "json",
    ],
    &[
        "table", "FILE", "--by", "district", "--pivot", "year", "--format", "markdown",
    ],
    &[
        "table",
        "FILE",
        "--by",
        "attack_type",
        "--sort",
        "killed",
        "--format",
        "html",
    ],
    &[
        "compare",
        "FILE",
        "--baseline",
        "2013..2016",
        "--against",
        "2017..2020",
        "--by",
        "district",
        "--format",
        "csv",
    ],
    &["trend", "FILE", "--format", "json"],
    &[
        "severity",
        "FILE",
        "--replicates",
        "200",
        "--format",
        "json",
    ],
];

fn on<'a>(args: &[&'a str], file: &'a str) -> Vec<&'a str> {
    args.iter()
        .map(|arg| if *arg == "FILE" { file } else { arg })
        .collect()
}

#[test]
fn threads_and_surroundings_change_nothing() {
    let dir = Workdir::new();
    let sample = sample();
    for args in COMMANDS {
        let args = on(args, &sample);
        let first = dir.run(&args).exits(0);
        for variable in [
            ("RAYON_NUM_THREADS", "1"),
            ("POLARS_MAX_THREADS", "1"),
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("COLUMNS", "40"),
        ] {
            let again = dir.run_with(variable, &args).exits(0);
            assert_eq!(first.out, again.out, "{variable:?} {args:?}");
            assert_eq!(first.err, again.err, "{variable:?} {args:?}");
        }
    }
}

#[test]
fn a_parquet_file_is_the_same_each_time() {
    let dir = Workdir::new();
    let args = ["table", &sample(), "--by", "year,city", "-o"];
    dir.run(&[&args[..], &["one.parquet"]].concat()).exits(0);
    dir.run_with(
        ("POLARS_MAX_THREADS", "1"),
        &[&args[..], &["two.parquet"]].concat(),
    )
    .exits(0);
    assert_eq!(dir.read("one.parquet"), dir.read("two.parquet"));
}

/// Rows turned round, or in two files: the same figures and the same pictures.
#[test]
fn the_order_of_rows_and_their_split_into_files_do_not_matter() {
    let text = std::fs::read_to_string(project().join("data/baghdad-attacks.csv")).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.rotate_left(31);
    rows.reverse();
    let dir = Workdir::new();
    let file = |rows: &[&str]| format!("{head}\n{}\n", rows.join("\n"));
    dir.write("turned.csv", file(&rows));
    dir.write("a.csv", file(&rows[..40]));
    dir.write("b.csv", file(&rows[40..]));
    // Beside no dataset card, as the others are.
    dir.write("whole.csv", &text);
    for args in &COMMANDS[1..6] {
        let first = dir.run(&on(args, "whole.csv")).exits(0);
        let turned = dir.run(&on(args, "turned.csv")).exits(0);
        assert_eq!(first.out, turned.out, "{args:?}");
        let mut two = on(args, "a.csv");
        two.push("b.csv");
        assert_eq!(first.out, dir.run(&two).exits(0).out, "{args:?}");
    }
    let draw = |file: &str, to: &str| {
        let args = ["chart", "timeline", file, "--source", "S", "-o", to];
        dir.run(&args).exits(0);
        dir.read(to)
    };
    assert!(draw("whole.csv", "one.svg") == draw("turned.csv", "two.svg"));
}

/// Line ends, delimiters, marks and zips are no content.
#[test]
fn the_same_records_written_otherwise_give_the_same_figures() {
    let mut reader = csv::Reader::from_path(sample()).unwrap();
    let head = reader.byte_headers().unwrap().clone();
    let rows: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
    let dir = Workdir::new();
    let args = ["--by", "year,district", "--format", "csv"];
    let expected = dir
        .run(&[&["table", &sample()], &args[..]].concat())
        .exits(0)
        .out;
    for (delimiter, ends, quotes, mark) in [
        (b',', csv::Terminator::CRLF, csv::QuoteStyle::Always, ""),
        (
            b';',
            csv::Terminator::CRLF,
            csv::QuoteStyle::Necessary,
            "\u{feff}",
        ),
        (
            b'\t',
            csv::Terminator::Any(b'\n'),
            csv::QuoteStyle::NonNumeric,
            "",
        ),
        (
            b',',
            csv::Terminator::Any(b'\n'),
            csv::QuoteStyle::Always,
            "\u{feff}",
        ),
    ] {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(ends)
            .quote_style(quotes)
            .from_writer(mark.as_bytes().to_vec());
        writer.write_byte_record(&head).unwrap();
        for row in &rows {
            writer.write_byte_record(row).unwrap();
        }
        dir.write("x.csv", writer.into_inner().unwrap());
        let said = dir.run(&[&["table", "x.csv"], &args[..]].concat()).exits(0);
        assert_eq!(said.out, expected, "{delimiter} {quotes:?}");
    }
}
