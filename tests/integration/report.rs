//! `casualty report`: a folder that anyone can rebuild to the same bytes.

use sha2::{Digest, Sha256};

use crate::workdir::{Workdir, project};

/// A copy of the example report and its data.
fn copy() -> Workdir {
    let dir = Workdir::new();
    for file in [
        "data/baghdad-attacks.csv",
        "data/dataset.toml",
        "data/places.toml",
        "data/claims/baghdad-2021.toml",
        "reports/baghdad/report.toml",
    ] {
        dir.write(file, std::fs::read(project().join(file)).unwrap());
    }
    dir
}

const FOLDER: &str = "reports/baghdad";

fn outputs(dir: &Workdir) -> Vec<(String, Vec<u8>)> {
    manifest(dir)["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|output| {
            let path = output["path"].as_str().unwrap().to_owned();
            let bytes = dir.read(&format!("{FOLDER}/{path}"));
            assert_eq!(output["sha256"], sha256(&bytes), "{path}");
            (path, bytes)
        })
        .collect()
}

#[test]
fn two_builds_give_the_same_bytes_and_those_committed() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER])
        .exits(0)
        .prints(&["index.html", "manifest.json"]);
    let first = outputs(&dir);
    dir.run_with(("POLARS_MAX_THREADS", "1"), &["report", "build", FOLDER])
        .exits(0);
    assert_eq!(first, outputs(&dir));
    for (path, bytes) in first {
        let committed = std::fs::read(project().join(FOLDER).join(&path)).unwrap();
        assert!(committed == bytes, "{path} is not as committed");
    }
    dir.run(&["report", "check", FOLDER])
        .exits(0)
        .prints(&["up to date"]);
}

#[test]
fn check_names_what_a_data_update_changes() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER]).exits(0);
    let data = dir
        .text("data/baghdad-attacks.csv")
        .replace(",27,38,38,62,,105,", ",27,35,38,62,,105,");
    dir.write("data/baghdad-attacks.csv", data);
    dir.run(&["report", "check", FOLDER]).exits(1).prints(&[
        "changed  index.html",
        "changed  tables/tayaran_square.csv",
        "changed  charts/killed_per_year.svg",
    ]);
    let said = dir.run(&["report", "check", FOLDER]);
    assert!(!said.out.contains("attacks_per_year.svg"), "{said:?}");
    std::fs::remove_file(dir.path().join("reports/baghdad/tables/by_year.csv")).unwrap();
    dir.run(&["report", "check", FOLDER])
        .exits(1)
        .prints(&["missing  tables/by_year.csv"]);
}

#[test]
fn a_failed_build_leaves_the_last_one() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER]).exits(0);
    let before = outputs(&dir);
    let spec = dir.text("reports/baghdad/report.toml");
    for (bad, parts) in [
        (
            spec.replace("{{ values.tayaran", "{{ values.tayran"),
            ["section 7 \"Tayaran Square\"", "\"values.tayran\""],
        ),
        (
            spec.replace("kind = \"heatmap\"", "kind = \"heetmap\""),
            ["report.toml", "heetmap"],
        ),
        (
            spec.replace("totals = true", "totals = maybe"),
            ["report.toml:", "quoted"],
        ),
        (
            spec.replace("baghdad-attacks.csv", "none.csv"),
            ["none.csv", "cannot open"],
        ),
        (
            spec.replace("id = \"districts\"", "id = \"attacks_per_year\""),
            ["share this id", "attacks_per_year"],
        ),
        (
            spec.replace("top = 15\ntitle", "topp = 15\ntitle"),
            ["topp", "report.toml"],
        ),
    ] {
        assert_ne!(bad, spec);
        dir.write("reports/baghdad/report.toml", bad);
        dir.run(&["report", "build", FOLDER]).exits(2).says(&parts);
        assert_eq!(before, outputs(&dir));
    }
    let names: Vec<String> = std::fs::read_dir(dir.path().join(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn a_file_of_the_users_own_is_not_swept_away() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER]).exits(0);
    dir.write("reports/baghdad/tables/mine.csv", "a\n");
    dir.run(&["report", "build", FOLDER])
        .exits(2)
        .says(&["mine.csv", "move it"]);
    assert_eq!(dir.text("reports/baghdad/tables/mine.csv"), "a\n");
    // Nor are those that a first build would hide.
    for own in [
        "index.html",
        "report.md",
        "manifest.json",
        "charts/mine.svg",
    ] {
        let dir = copy();
        let path = format!("reports/baghdad/{own}");
        dir.write(&path, "mine");
        dir.run(&["report", "build", FOLDER])
            .exits(2)
            .says(&["not of a build", "move it"]);
        assert_eq!(dir.text(&path), "mine");
        assert!(!dir.path().join("reports/baghdad/built").exists());
    }
}

#[test]
fn a_folder_without_a_specification_is_refused() {
    let dir = Workdir::new();
    dir.run(&["report", "build", "."])
        .exits(2)
        .says(&["report.toml"]);
    dir.run(&["report", "build", "nowhere"])
        .exits(2)
        .says(&["nowhere"]);
}

/// Every file under the report's folder, by path.
fn everything(dir: &Workdir) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &std::path::Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_symlink() {
                // What it leads to is there under its own name.
            } else if path.is_dir() {
                walk(&path, files);
            } else {
                files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    let folder = dir.path().join(FOLDER);
    walk(&folder, &mut files);
    let start = folder.display().to_string().len() + 1;
    for (path, _) in &mut files {
        path.drain(..start);
    }
    files.sort();
    files
}

fn manifest(dir: &Workdir) -> serde_json::Value {
    serde_json::from_slice(&dir.read("reports/baghdad/manifest.json")).unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn the_manifest_names_what_went_in() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER]).exits(0);
    let manifest = manifest(&dir);
    let input = &manifest["inputs"][0];
    assert_eq!(input["path"], "../../data/baghdad-attacks.csv");
    assert_eq!(input["rows"], 94);
    assert_eq!(
        input["sha256"],
        sha256(&dir.read("data/baghdad-attacks.csv"))
    );
    let specification = &manifest["specification"];
    assert_eq!(
        specification["sha256"],
        sha256(&dir.read("reports/baghdad/report.toml"))
    );
    assert_eq!(manifest["tool"]["version"], env!("CARGO_PKG_VERSION"));
    // What is in the folder is what the manifest lists, itself and the
    // specification aside.
    let listed = outputs(&dir).len();
    assert_eq!(everything(&dir).len(), listed + 2);
}

/// Neither the place, nor the folder one stands in, nor the surroundings show.
#[test]
fn a_report_built_elsewhere_has_the_same_bytes() {
    let (one, other) = (copy(), copy());
    one.run(&["report", "build", FOLDER]).exits(0);
    let inside = other.path().join(FOLDER);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_casualty"))
        .args(["report", "build", ".", "--root", "../.."])
        .current_dir(inside)
        .envs([
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "ar_IQ.UTF-8"),
            ("COLUMNS", "40"),
        ])
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    for (a, b) in everything(&one).iter().zip(&everything(&other)) {
        assert!(a == b, "{} {}", a.0, b.0);
    }
    let page = one.text("reports/baghdad/index.html");
    let place = one.path().display().to_string();
    assert!(!page.contains(&place));
}

#[test]
fn a_check_writes_nothing() {
    let dir = copy();
    dir.run(&["report", "check", FOLDER])
        .exits(1)
        .prints(&["missing  index.html", "missing  manifest.json"]);
    assert_eq!(everything(&dir).len(), 1);
    dir.run(&["report", "build", FOLDER]).exits(0);
    dir.write("reports/baghdad/report.md", "by hand");
    let before = everything(&dir);
    dir.run(&["report", "check", FOLDER])
        .exits(1)
        .prints(&["changed  report.md"]);
    assert!(before == everything(&dir));
    dir.run(&["report", "build", FOLDER]).exits(0);
    std::fs::remove_file(dir.path().join("reports/baghdad/charts")).unwrap();
    dir.run(&["report", "check", FOLDER])
        .exits(1)
        .prints(&["missing  charts\n"]);
    dir.run(&["report", "build", FOLDER]).exits(0);
    dir.run(&["report", "check", FOLDER]).exits(0);
}

#[test]
fn other_files_of_the_folder_stay() {
    let dir = copy();
    dir.write("reports/baghdad/notes.md", "mine");
    dir.run(&["report", "build", FOLDER]).exits(0);
    dir.run(&["report", "build", FOLDER]).exits(0);
    assert_eq!(dir.text("reports/baghdad/notes.md"), "mine");
    dir.run(&["report", "check", FOLDER]).exits(0);
    let mut names: Vec<_> = std::fs::read_dir(dir.path().join(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "built",
            "charts",
            "index.html",
            "manifest.json",
            "notes.md",
            "report.md",
            "report.toml",
            "tables"
        ]
    );
}

/// A small report on rows that are not all good, with names that are HTML.
fn small(text: &str) -> Workdir {
    let dir = Workdir::with(
        "x.csv",
        "date,city,killed\n2018-01-01,<script>alert(1)</script>,3\n2018-02-30,B,4\n\
         2019-01-01,C,5\n",
    );
    dir.write(
        "r/report.toml",
        format!(
            "title = \"T <i>\"\ninputs = [\"../x.csv\"]\n\
             [values.dead]\nmeasure = \"killed\"\n\
             [[section]]\nheading = \"H <script>\"\ntext = \"\"\"{text}\"\"\"\n\
             [section.table]\nid = \"t\"\nby = [\"city\"]\nmeasures = [\"killed\"]\n\
             [section.chart]\nid = \"c\"\nkind = \"heatmap\"\nby = \"city\"\n"
        ),
    );
    dir
}

#[test]
fn a_page_holds_names_as_text_and_says_what_was_left_out() {
    let dir = small("In all {{ values.dead.best | number }}.");
    dir.run(&["report", "build", "r"])
        .exits(0)
        .says(&["3 rows read, 1 rejected"]);
    let page = dir.text("r/index.html");
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("T &lt;i&gt;") && page.contains("In all 8."));
    // The rejected row is told to the reader, not only to who builds.
    assert!(page.contains("1 rejected"), "{page}");
    for part in [
        "<svg",
        "<title>",
        "<desc>",
        "name=\"viewport\"",
        "@media print",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for outside in ["src=\"http", "href=\"http", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    // Sorted as people sort: by letters, whatever stands around them.
    assert_eq!(
        dir.text("r/tables/t.csv").lines().nth(1),
        Some("C,5,5,5,0"),
        "{}",
        dir.text("r/tables/t.csv")
    );
}

#[test]
fn a_broken_text_names_its_section() {
    for (text, part) in [
        ("{{ values.none }}", "values.none"),
        ("{{ nothing }}", "nothing"),
        ("{{ values.dead", "line 1"),
        ("{{ values.dead | nothing }}", "nothing"),
        ("{% for x in y %}", "line 1"),
    ] {
        let dir = small(text);
        dir.run(&["report", "build", "r"]).exits(2).says(&[
            "r/report.toml",
            "section 1 \"H <script>\"",
            part,
        ]);
        let left = std::fs::read_dir(dir.path().join("r")).unwrap().count();
        assert_eq!(
            (left, dir.names()),
            (1, vec!["r".to_owned(), "x.csv".to_owned()])
        );
    }
}

#[test]
fn the_manifest_holds_every_setting_also_the_order_of_rows() {
    let dir = copy();
    dir.run(&["report", "build", FOLDER]).exits(0);
    let manifest = manifest(&dir);
    let sections = manifest["parameters"]["section"].as_array().unwrap();
    let orders: Vec<&serde_json::Value> = sections
        .iter()
        .map(|section| &section["table"]["sort"])
        .filter(|sort| !sort.is_null())
        .collect();
    assert_eq!(orders, ["incidents"]);
}

#[test]
fn a_wrong_setting_is_named_by_its_field_within_its_section() {
    for (spec, said) in [
        (
            "[[section]]\nheading = \"Two years\"\n[section.compare]\nid = \"two\"\n\
             baseline = \"some year\"\n",
            "report.toml: section 1 \"Two years\": baseline: not a date or period: \"some year\"",
        ),
        (
            "[filter]\nfrom = 2019\nto = 2018\n",
            "report.toml: from, to: 2019-01-01 is after 2018-12-31: no day is left",
        ),
    ] {
        let dir = Workdir::with("x.csv", "date,killed\n2018-01-01,3\n");
        dir.write(
            "r/report.toml",
            format!("title = \"T\"\ninputs = [\"../x.csv\"]\n{spec}"),
        );
        dir.run(&["report", "build", "r"]).exits(2).says(&[said]);
    }
}
