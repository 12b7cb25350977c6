//! Files that are written: never over what was read, whole, and as they were meant.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::workdir::{Workdir, sample};

const ROWS: &str = "event_id,date,city,killed\na,2018-01-15,Baghdad,38\nb,2018-02-30,Basra,4\n";
const CLAIMS: &str = "inputs = [\"x.csv\"]\nas-of = 2018-02-01\nplaces = \"places.toml\"\n\
    [[claim]]\nid = \"c\"\nsentence = \"Killing 50.\"\nkind = \"toll\"\nincident = \"a\"\n\
    comparison = \"exactly\"\nvalue = 50\n";

fn folder() -> Workdir {
    let dir = Workdir::with("x.csv", ROWS);
    dir.write(
        "places.toml",
        "[[place]]\nname = \"Baghdad\"\naliases = [\"Bagdad\"]\n",
    );
    dir.write("claims.toml", CLAIMS);
    dir.write("dataset.toml", "title = \"T\"\n");
    dir.write(
        "p.toml",
        dir.run(&["profiles", "show", "casualty"]).exits(0).out,
    );
    dir.write(
        "people.csv",
        "place,year,population\nBaghdad,2018,7000000\n",
    );
    dir
}

fn is_kept(dir: &Workdir, args: &[&str], file: &str) {
    let before = dir.read(file);
    let names = dir.names();
    dir.run(args)
        .exits(2)
        .says(&["the output is an input", "write to another file"]);
    assert!(dir.read(file) == before, "{args:?} lost {file}");
    assert_eq!(dir.names(), names);
}

#[test]
fn an_input_of_any_kind_is_never_written_over() {
    let dir = folder();
    let csv = "--format=csv";
    for (args, file) in [
        (&["table", "x.csv", csv, "-o", "x.csv"][..], "x.csv"),
        (
            &["table", "x.csv", csv, "-o", "./dataset.toml"],
            "dataset.toml",
        ),
        (
            &["table", "x.csv", csv, "--profile", "p.toml", "-o", "p.toml"],
            "p.toml",
        ),
        (&["check", "x.csv", "--rejects", "x.csv"], "x.csv"),
        (
            &["verify", "claims.toml", csv, "-o", "claims.toml"],
            "claims.toml",
        ),
        (
            &["verify", "claims.toml", csv, "-o", "places.toml"],
            "places.toml",
        ),
        (&["verify", "claims.toml", csv, "-o", "x.csv"], "x.csv"),
        (
            &[
                "context",
                "x.csv",
                "--incident",
                "a",
                csv,
                "-o",
                "places.toml",
            ],
            "places.toml",
        ),
        (
            &[
                "rate",
                "x.csv",
                "--by",
                "city",
                "--population",
                "people.csv",
                "-o",
                "people.csv",
            ],
            "people.csv",
        ),
        (
            &[
                "chart", "timeline", "x.csv", "-o", "y.svg", "--data", "x.csv",
            ],
            "x.csv",
        ),
    ] {
        is_kept(&dir, args, file);
    }
    dir.run(&[
        "chart", "timeline", "x.csv", "-o", "y.svg", "--data", "./y.svg",
    ])
    .exits(2)
    .says(&["two outputs are one file"]);
    assert!(!dir.names().contains(&"y.svg".to_owned()));
    dir.run(&["check", "x.csv", "-o", "y.csv", "--rejects", "y.csv"])
        .exits(2)
        .says(&["two outputs are one file"]);
}

#[test]
fn a_gallery_replaces_a_gallery_alone() {
    let dir = folder();
    let file = sample();
    let draw = |folder: &str| dir.run(&["gallery", folder, &file, "--as-of", "2021-01-22"]);
    draw("g").exits(0);
    draw("g").exits(0);
    dir.write("g/notes.txt", "mine");
    draw("g").exits(2).says(&["notes.txt", "not of a gallery"]);
    assert_eq!(dir.text("g/notes.txt"), "mine");
    dir.write("h/index.html", "my page");
    draw("h").exits(2).says(&["index.html", "not of a gallery"]);
    assert_eq!(dir.text("h/index.html"), "my page");
    draw(".").exits(2).says(&["this run stands in it"]);
    // The data inside.
    dir.write("i/data.csv", ROWS);
    dir.run(&["gallery", "i", "i/data.csv"]).exits(2);
    assert_eq!(dir.text("i/data.csv"), ROWS);
}

/// What a run did with its standard output closed at once.
fn into_a_closed_pipe(dir: &Workdir, args: &[&str]) -> i32 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casualty"))
        .args(args)
        .current_dir(dir.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.wait().unwrap().code().unwrap()
}

#[test]
fn a_closed_pipe_hides_nothing_that_was_found() {
    let dir = folder();
    assert_eq!(into_a_closed_pipe(&dir, &["verify", "claims.toml"]), 1);
    assert_eq!(into_a_closed_pipe(&dir, &["check", "x.csv"]), 1);
    assert_eq!(into_a_closed_pipe(&dir, &["table", "x.csv"]), 0);
}

#[cfg(unix)]
mod unix {
    use std::io::Read;
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    use std::time::Duration;

    use super::*;

    fn make_pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn another_name_of_an_input_is_the_input() {
        let dir = folder();
        symlink("x.csv", dir.path().join("link.csv")).unwrap();
        std::fs::hard_link(dir.path().join("x.csv"), dir.path().join("hard.csv")).unwrap();
        is_kept(&dir, &["table", "x.csv", "-o", "link.csv"], "x.csv");
        is_kept(&dir, &["table", "link.csv", "-o", "x.csv"], "x.csv");
        is_kept(&dir, &["table", "x.csv", "-o", "hard.csv"], "x.csv");
        // Standard input is a file too.
        let file = std::fs::File::open(dir.path().join("x.csv")).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_casualty"))
            .args(["table", "-", "-o", "x.csv"])
            .current_dir(dir.path())
            .stdin(file)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(dir.text("x.csv"), ROWS);
    }

    #[test]
    fn what_is_no_plain_file_is_written_through() {
        let dir = folder();
        let pipe = dir.path().join("pipe.csv");
        make_pipe(&pipe);
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || {
                let mut text = String::new();
                std::fs::File::open(pipe)
                    .unwrap()
                    .read_to_string(&mut text)
                    .unwrap();
                text
            }
        });
        dir.run(&["table", "x.csv", "-o", "pipe.csv"]).exits(0);
        assert!(reader.join().unwrap().starts_with("incidents,"));
        assert!(pipe.metadata().unwrap().file_type().is_fifo());
        dir.run(&["table", "x.csv", "--format", "csv", "-o", "/dev/stdout"])
            .exits(0)
            .prints(&["incidents,"]);
        // Standard output goes on in a file where it stands.
        let script =
            "(echo first; \"$0\" table x.csv --format csv -o /dev/stdout; echo last) > out.txt";
        let status = Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_casualty")])
            .current_dir(dir.path())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        let text = dir.text("out.txt");
        assert!(
            text.starts_with("first\nincidents,") && text.ends_with("last\n"),
            "{text}"
        );
    }

    #[test]
    fn a_link_stays_the_mode_is_kept_and_a_file_that_is_closed_to_writing_is_refused() {
        let dir = folder();
        dir.write("there/out.csv", "old");
        let out = dir.path().join("there/out.csv");
        std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("there/out.csv", dir.path().join("out.csv")).unwrap();
        dir.run(&["table", "x.csv", "-o", "out.csv"]).exits(0);
        assert!(dir.path().join("out.csv").is_symlink());
        assert!(dir.text("there/out.csv").starts_with("incidents,"));
        assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o440)).unwrap();
        dir.run(&["table", "x.csv", "--by", "year", "-o", "out.csv"])
            .exits(2)
            .says(&["out.csv", "may not be written"]);
        assert!(dir.text("there/out.csv").starts_with("incidents,"));
    }

    #[test]
    fn the_fingerprint_is_of_the_bytes_that_were_read() {
        let dir = folder();
        let pipe = dir.path().join("pipe.csv");
        make_pipe(&pipe);
        // A pipe can be read once only.
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::write(pipe, ROWS).unwrap()
        });
        let options = casualty::read::ReadOptions::default().fingerprints();
        let incidents = casualty::read::load(&[pipe], &options).unwrap();
        writer.join().unwrap();
        let file = casualty::read::load(&[dir.path().join("x.csv")], &options).unwrap();
        let of = |incidents: &casualty::read::Incidents| incidents.account.files[0].sha256.clone();
        assert!(of(&file).is_some());
        assert_eq!(of(&incidents), of(&file));
    }

    #[test]
    fn an_interrupted_run_says_so_by_its_exit_code() {
        let dir = folder();
        let mut child = Command::new(env!("CARGO_BIN_EXE_casualty"))
            .args(["table", "-", "-o", "out.csv"])
            .current_dir(dir.path())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        // To wait for it would close it, and the run would end by itself.
        let _stdin = child.stdin.take();
        std::thread::sleep(Duration::from_millis(1500));
        let pid = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &pid])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(!dir.names().contains(&"out.csv".to_owned()));
    }
}
