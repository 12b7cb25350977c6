//! A report of a stranger reads nothing but what lies under its root.

use crate::workdir::{Said, Workdir};

const SECRET: &str = "root:x:0:0:secret";

/// A report in `home/work/r`, run from `home/work`; a secret in `home`.
struct Home(Workdir);

impl Home {
    fn new() -> Self {
        let dir = Workdir::with("secret", format!("{SECRET}\n"));
        dir.write("secret.csv", format!("date,killed\n2018-01-15,{SECRET}\n"));
        dir.write("work/x.csv", "date,killed\n2018-01-15,3\n");
        Self(dir)
    }

    fn build(&self, spec: &str, more: &[&str]) -> Said {
        self.0
            .write("work/r/report.toml", format!("title = \"T\"\n{spec}"));
        let program = env!("CARGO_BIN_EXE_casualty");
        let output = std::process::Command::new(program)
            .args(["report", "build", "r"])
            .args(more)
            .current_dir(self.0.path().join("work"))
            .output()
            .unwrap();
        let said = Said::of(&["report", "build", "r"], &output);
        for text in [&said.out, &said.err] {
            assert!(
                !text.contains("secret\"") && !text.contains("root:x"),
                "{said:?}"
            );
        }
        said
    }

    fn refuses(&self, spec: &str, parts: &[&str]) {
        self.build(spec, &[]).exits(2).says(parts);
        assert!(!self.0.path().join("work/r/built").exists());
    }
}

#[test]
fn files_outside_the_root_are_refused() {
    let home = Home::new();
    let outside = "outside the folder that a report may read";
    for spec in [
        "inputs = [\"../../secret.csv\"]",
        "inputs = [\"../../nothing.csv\"]",
        "inputs = [\"../../../../../../../../etc/passwd\"]",
        "inputs = [\"../x.csv\"]\ncard = \"../../secret\"",
        "inputs = [\"../x.csv\"]\nprofile = \"../../secret.toml\"",
        "inputs = [\"../x.csv\"]\n[[section]]\nheading = \"H\"\n[section.claims]\nid = \"c\"\n\
         file = \"../../secret\"",
    ] {
        home.refuses(spec, &[outside, "--root"]);
    }
    for spec in [
        "inputs = [\"/etc/passwd\"]",
        "inputs = [\"../x.csv\"]\ncard = \"/etc/passwd\"",
        "inputs = [\"../x.csv\"]\nprofile = \"/etc/passwd.toml\"",
    ] {
        home.refuses(spec, &["a report names its files from its own folder"]);
    }
    // Named by the user, it may be read.
    home.build("inputs = [\"../x.csv\"]", &[]).exits(0);
    home.0.write("y.csv", "date,killed\n2018-01-15,3\n");
    home.build("inputs = [\"../../y.csv\"]", &["--root", ".."])
        .exits(0);
    home.build("inputs = [\"../x.csv\"]", &["--root", "r"])
        .exits(2)
        .says(&[outside]);
}

#[test]
fn version_control_marks_the_root() {
    let home = Home::new();
    home.0.write("y.csv", "date,killed\n2018-01-15,3\n");
    home.refuses("inputs = [\"../../y.csv\"]", &["outside the folder"]);
    std::fs::create_dir(home.0.path().join(".git")).unwrap();
    home.build("inputs = [\"../../y.csv\"]", &[]).exits(0);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    let at = |name: &str| home.0.path().join("work").join(name);
    symlink("../secret.csv", at("link.csv")).unwrap();
    symlink("../secret", at("x.dataset.toml")).unwrap();
    home.refuses("inputs = [\"../link.csv\"]", &["outside the folder"]);
    home.refuses("inputs = [\"../x.csv\"]", &["outside the folder"]);
    std::fs::remove_file(at("x.dataset.toml")).unwrap();
    let pipe = at("pipe.csv");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    home.refuses("inputs = [\"../pipe.csv\"]", &["no plain file"]);
    let spec = "inputs = [\"../x.csv\"]\ncard = \"../pipe.csv\"";
    home.refuses(spec, &["no plain file"]);
    // Nor are outputs written elsewhere.
    std::fs::create_dir(home.0.path().join("elsewhere")).unwrap();
    symlink("../../elsewhere", at("r/built")).unwrap();
    home.build("inputs = [\"../x.csv\"]", &[])
        .exits(2)
        .says(&["this leads elsewhere"]);
    assert!(
        home.0
            .path()
            .join("elsewhere")
            .read_dir()
            .unwrap()
            .next()
            .is_none()
    );
}
