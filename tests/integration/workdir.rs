//! A folder to run the program in, and what it said.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, OnceLock};

use tempfile::TempDir;

/// The project's folder.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The bundled sample.
pub(crate) fn sample() -> String {
    project()
        .join("data/baghdad-attacks.csv")
        .display()
        .to_string()
}

/// A made-up file of `tests/fixtures`.
pub(crate) fn fixture(name: &str) -> String {
    project()
        .join("tests/fixtures")
        .join(name)
        .display()
        .to_string()
}

/// A file of real data that is not in the project; `None`, counted as skipped,
/// when it is not at hand. Only tests named `..._on_real_data` may ask for one.
#[track_caller]
pub(crate) fn real(name: &str) -> Option<String> {
    let test = this_test();
    // With a single thread for all tests it is named after none of them.
    assert!(
        test == "main" || test.ends_with("_on_real_data"),
        "{test} needs {name}: its name must say so"
    );
    let shared = Path::new("../shared/data").join(name);
    let path = project().join(&shared);
    if path.exists() {
        return Some(path.display().to_string());
    }
    skipped(&format!("{} is not at hand", shared.display()));
    None
}

/// Name of the test that runs: of its thread, since libtest gives each one.
fn this_test() -> String {
    let thread = std::thread::current();
    thread.name().unwrap_or("a test without a name").to_owned()
}

/// Says that this test does nothing, and why; the test target `skipped` counts
/// them when all others are done.
pub(crate) fn skipped(why: &str) {
    static LIST: OnceLock<Mutex<File>> = OnceLock::new();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("skipped.txt");
    let list = LIST.get_or_init(|| Mutex::new(File::create(path).unwrap()));
    eprintln!("skipped: {why}");
    writeln!(list.lock().unwrap(), "{}\t{why}", this_test()).unwrap();
}

/// A temporary folder with files.
pub(crate) struct Workdir(TempDir);

impl Workdir {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with one file.
    pub(crate) fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let dir = Self::new();
        dir.write(name, content);
        dir
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).unwrap()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// Names in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casualty"));
        command.args(args).current_dir(self.path());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, args: &[&str]) -> Said {
        Said::of(args, &self.command(args).output().unwrap())
    }

    /// Runs the program with an environment variable.
    pub(crate) fn run_with(&self, variable: (&str, &str), args: &[&str]) -> Said {
        let mut command = self.command(args);
        command.env(variable.0, variable.1);
        Said::of(args, &command.output().unwrap())
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn pipe(&self, input: &[u8], args: &[&str]) -> Said {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // The program may stop reading early: a closed pipe is no failure here.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Said::of(args, &output)
    }
}

/// What a run said.
#[derive(Debug)]
pub(crate) struct Said {
    /// For messages of failed assertions.
    #[expect(dead_code, reason = "shown by `Debug`")]
    args: Vec<String>,
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(args: &[&str], output: &Output) -> Self {
        Self {
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Asserts that standard output has each part.
    #[track_caller]
    pub(crate) fn prints(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }

    /// Asserts that standard output has not this part.
    #[track_caller]
    pub(crate) fn hides(self, part: &str) -> Self {
        assert!(!self.out.contains(part), "{part:?} in {self:#?}");
        self
    }

    /// Asserts that standard error has each part, and no panic.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in {self:#?}");
        }
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }

    /// Standard output as CSV: rows of header name to cell.
    pub(crate) fn csv(&self) -> Vec<std::collections::BTreeMap<String, String>> {
        csv::Reader::from_reader(self.out.as_bytes())
            .deserialize()
            .map(|row| row.unwrap())
            .collect()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}
