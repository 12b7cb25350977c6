//! A quotation mark where none belongs costs no other row, wherever the file is cut.

use crate::workdir::Workdir;

#[test]
fn rows_after_a_stray_mark_keep_their_lines_and_cells() {
    let dir = Workdir::with(
        "x.csv",
        "date,killed,notes\n2020-01-01,1,5\" shell\n2020-01-02,2,plain\n\
         2020-01-03,300,\"first line\nsecond line\"\n2020-01-04,4,plain\n",
    );
    let said = dir.run(&["check", "x.csv", "--format", "json"]).exits(0);
    let account = said.json();
    assert_eq!(account["accepted"], 4, "{account:#}");
    assert_eq!(account["accepted_with_warning"], 1, "{account:#}");
    dir.run(&["table", "x.csv", "--format", "csv"])
        .exits(0)
        .prints(&["\n4,307,"]);
}

#[test]
fn a_mark_that_opens_a_cell_and_is_never_closed_costs_no_other_row() {
    let rows = "2020-01-02,2,plain\n2020-01-03,300,\"first line\nsecond line\"\n";
    let dir = Workdir::with(
        "x.csv",
        format!("date,killed,notes\n2020-01-01,1,\"said nothing\n{rows}"),
    );
    let account = dir.run(&["check", "x.csv", "--format", "json"]).exits(0);
    let account = account.json();
    assert_eq!(account["accepted"], 3, "{account:#}");
    assert_eq!(account["counts"]["stray_quote"], 1, "{account:#}");
    dir.run(&["table", "x.csv", "--format", "csv"])
        .exits(0)
        .prints(&["\n3,303,"]);
    // A file that was cut off inside a cell is told as before.
    let whole = format!("date,killed,notes\n{rows}");
    for cut in [8, 20] {
        let dir = Workdir::with("x.csv", &whole[..whole.len() - cut]);
        dir.run(&["check", "x.csv"]).exits(2).says(&["cut off"]);
    }
}

/// The size of the file and of what is read at once decide nothing: a long file is as
/// its parts are.
#[test]
fn what_becomes_of_a_row_does_not_hang_on_the_size_of_its_file() {
    let row = |number: u64| {
        let notes = match number {
            n if n % 10_007 == 5 => "a 5\" shell".to_owned(),
            n if n % 10_007 == 900 => "\"never closed".to_owned(),
            n if n % 7 == 0 => format!("\"{}\nsecond, line\"", "word ".repeat(8)),
            n if n % 11 == 0 => "\"he said \"\"no\"\"\"".to_owned(),
            _ => "plain".to_owned(),
        };
        format!("2020-01-{:02},{},{notes}\n", 1 + number % 28, number % 40)
    };
    for (rows, stray) in [(60_000, 12), (400_000, 80)] {
        let text: String = (0..rows).map(row).collect();
        assert!(rows < 100_000 || text.len() > 9_000_000, "{}", text.len());
        let dir = Workdir::with("x.csv", format!("date,killed,notes\n{text}"));
        let args = [
            "check",
            "x.csv",
            "--identical-rows",
            "keep",
            "--format",
            "json",
        ];
        let account = dir.run(&args).exits(0).json();
        assert_eq!(account["rows"], rows, "{:#}", account["counts"]);
        assert_eq!(account["rejected"], 0, "{:#}", account["counts"]);
        assert_eq!(account["counts"]["stray_quote"], stray);
        let killed: u64 = (0..rows).map(|number| number % 40).sum();
        dir.run(&["table", "x.csv", "--format", "csv"])
            .exits(0)
            .prints(&[&format!("\n{rows},{killed},")]);
    }
}
