//! `casualty report`: a folder that anyone can rebuild to the same bytes.

use sha2::{Digest, Sha256};

use crate::workdir::{Workdir, project};

/// A copy of the example report and its data.
fn copy() -> Workdir {
    let dir = Workdir::new();
    for file in ["data/baghdad-attacks.csv", "reports/baghdad/report.toml"] {
        dir.write(file, std::fs::read(project().join(file)).unwrap());
    }
    dir
}

const FOLDER: &str = "reports/baghdad";

fn outputs(dir: &Workdir) -> Vec<(String, Vec<u8>)> {
    let manifest: serde_json::Value =
        serde_json::from_slice(&dir.read("reports/baghdad/manifest.json")).unwrap();
    manifest["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|output| {
            let path = output["path"].as_str().unwrap().to_owned();
            let bytes = dir.read(&format!("{FOLDER}/{path}"));
            let sha: String = Sha256::digest(&bytes)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            assert_eq!(output["sha256"], sha, "{path}");
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
