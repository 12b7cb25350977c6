//! `casualty chart`: pictures, the same bytes every time.

use crate::workdir::{Workdir, project, sample};

/// Charts of the sample that are kept, byte for byte, in `tests/golden`.
/// `CASUALTY_BLESS=1 cargo test --release` writes them anew: look at them then.
const GOLDEN: [(&str, &[&str]); 5] = [
    ("timeline", &["timeline", "--as-of", "2021-01-22"]),
    (
        "compare",
        &[
            "compare",
            "--by",
            "district",
            "--baseline",
            "2013..2016",
            "--against",
            "2017..2020",
        ],
    ),
    (
        "heatmap",
        &["heatmap", "--by", "district", "--measure", "incidents"],
    ),
    (
        "trend",
        &["trend", "--per", "quarter", "--as-of", "2021-01-22"],
    ),
    ("severity", &["severity"]),
];

fn draw(dir: &Workdir, args: &[&str], file: &str, variable: (&str, &str)) -> Vec<u8> {
    let sample = sample();
    let mut all = vec!["chart", args[0], sample.as_str(), "-o", file];
    all.extend(&args[1..]);
    dir.run_with(variable, &all).exits(0);
    dir.read(file)
}

#[test]
fn charts_are_as_they_were() {
    let dir = Workdir::new();
    for (name, args) in GOLDEN {
        let drawn = draw(&dir, args, "x.svg", ("POLARS_MAX_THREADS", "2"));
        let path = project().join("tests/golden").join(format!("{name}.svg"));
        if std::env::var_os("CASUALTY_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        let golden = std::fs::read(&path).unwrap();
        assert!(
            drawn == golden,
            "{name} differs from tests/golden/{name}.svg; look at both, then bless with CASUALTY_BLESS=1"
        );
    }
}

#[test]
fn pictures_are_the_same_with_one_thread_or_two_and_describe_themselves() {
    let dir = Workdir::new();
    for (name, args) in GOLDEN {
        for ending in ["svg", "png"] {
            let file = format!("{name}.{ending}");
            let one = draw(&dir, args, &file, ("RAYON_NUM_THREADS", "1"));
            let two = draw(&dir, args, &file, ("POLARS_MAX_THREADS", "1"));
            assert_eq!(one, two, "{file}");
            if ending == "png" {
                assert!(one.starts_with(b"\x89PNG\r\n\x1a\n"));
            } else {
                let svg = String::from_utf8(one).unwrap();
                for part in ["role=\"img\"", "<title>", "<desc>", "DejaVu Sans"] {
                    assert!(svg.contains(part), "{file}: {part}");
                }
            }
        }
    }
}
