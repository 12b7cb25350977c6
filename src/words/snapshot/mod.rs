//! Every sentence template at 0, 1, 2 and 1,000, in one file to be read at once:
//! `tests/golden/sentences.txt`.
//!
//! A file of `words/` without a heading there fails the test, and an enum whose
//! new variant has no line in [`every`] does not compile.

/// Cases of an enum: some for each of its patterns, which must be all there are.
macro_rules! every {
    ($($pattern:pat_param => [$($case:expr),+ $(,)?]),+ $(,)?) => {{
        let cases = vec![$($($case),+),+];
        for case in &cases {
            // No wildcard: a new variant needs a line.
            match case {
                $($pattern)|+ => (),
            }
        }
        $(assert!(
            cases.iter().any(|case| matches!(case, $pattern)),
            "no case of {}",
            stringify!($pattern)
        );)+
        cases
    }};
}

mod charts;
mod claim;
mod comparison;
mod context;
mod diff;
mod headlines;
mod parts;
mod rates_and_tables;
mod records;
mod samples;
mod severity;
mod trend;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Files of `words/` that have no sentence of their own.
const NONE_OF_THEIR_OWN: [(&str, &str); 13] = [
    ("accounted.rs", "the sentence of account.rs"),
    (
        "claim/number.rs",
        "within the sentences on tolls and amounts",
    ),
    (
        "claim/since.rs",
        "within those on the deadliest and the first",
    ),
    (
        "claim/uncovered.rs",
        "at the end of those on amounts and ranks",
    ),
    ("claim/view.rs", "for programs"),
    ("context/basis.rs", "within those on the previous incident"),
    (
        "context/earlier.rs",
        "within those on the previous and the last",
    ),
    ("context/view.rs", "for programs"),
    (
        "diff/changes.rs",
        "names of columns, and the words of record.rs",
    ),
    ("diff/view.rs", "for programs"),
    ("headline/amount.rs", "within the headlines"),
    ("measure_cell.rs", "cells of tables"),
    ("no_variance.rs", "among the notes of comparisons and rates"),
];

/// The columns of the names of cases.
const LABEL: usize = 30;

/// The text of the golden file.
#[derive(Default)]
struct Page {
    text: String,
    files: Vec<&'static str>,
}

impl Page {
    /// Begins the templates of a file of `words/`.
    fn file(&mut self, name: &'static str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        let _ = writeln!(self.text, "{gap}== {name}");
        self.files.push(name);
    }

    /// Begins a group within a file.
    fn group(&mut self, name: &str) {
        let _ = writeln!(self.text, "-- {name}");
    }

    /// What is said in a case.
    fn line(&mut self, case: &str, said: &str) {
        let mut lines = said.lines();
        let first = lines.next().unwrap_or_default();
        let line = if case.is_empty() {
            first.to_owned()
        } else {
            format!("{:LABEL$}{first}", format!("{case} "))
        };
        let _ = writeln!(self.text, "{}", line.trim_end());
        for more in lines {
            let line = format!("{:LABEL$}{more}", "");
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }

    /// A case a line.
    fn lines<C: AsRef<str>, S: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = (C, S)>) {
        for (case, said) in lines {
            self.line(case.as_ref(), said.as_ref());
        }
    }

    /// Sentences that name their numbers themselves.
    fn plain<S: AsRef<str>>(&mut self, sentences: impl IntoIterator<Item = S>) {
        for said in sentences {
            let _ = writeln!(self.text, "{}", said.as_ref());
        }
    }
}

fn page() -> Page {
    let mut page = Page::default();
    parts::write(&mut page);
    records::write(&mut page);
    claim::write(&mut page);
    context::write(&mut page);
    comparison::write(&mut page);
    diff::write(&mut page);
    trend::write(&mut page);
    severity::write(&mut page);
    rates_and_tables::write(&mut page);
    headlines::write(&mut page);
    charts::write(&mut page);
    page
}

/// The lines in which two texts differ, the first of them.
fn difference(golden: &str, now: &str) -> String {
    let (golden, now): (Vec<&str>, Vec<&str>) = (golden.lines().collect(), now.lines().collect());
    let gone = golden.iter().filter(|line| !now.contains(line));
    let new = now.iter().filter(|line| !golden.contains(line));
    let signed = gone
        .map(|line| format!("- {line}"))
        .chain(new.map(|line| format!("+ {line}")));
    signed.take(60).collect::<Vec<String>>().join("\n")
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn sentences_are_as_they_were() {
    let now = page().text;
    let path = project().join("tests/golden/sentences.txt");
    if std::env::var_os("CASUALTY_BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == now,
        "read each, then bless with CASUALTY_BLESS=1:\n{}",
        difference(&golden, &now)
    );
}

/// All files under `folder`, from `words/`, but for lists of modules and tests.
fn files_of(folder: &Path, words: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("snapshot") {
                files_of(&path, words, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("mod.rs")
        {
            let name = path.strip_prefix(words).unwrap().to_string_lossy();
            found.push(name.replace('\\', "/"));
        }
    }
}

#[test]
fn no_file_of_words_is_forgotten() {
    let words = project().join("src/words");
    let mut files = Vec::new();
    files_of(&words, &words, &mut files);
    let page = page();
    for file in &files {
        let own = page.files.contains(&file.as_str());
        let without = NONE_OF_THEIR_OWN.iter().any(|(name, _)| name == file);
        assert!(
            own != without,
            "{file}: its sentences belong into src/words/snapshot, under a heading"
        );
    }
    for name in NONE_OF_THEIR_OWN.iter().map(|(name, _)| name) {
        assert!(files.iter().any(|file| file == name), "{name}");
    }
}
