//! Every command that the README shows works as it is written.

use crate::workdir::{Workdir, project};

/// Lines of the README's shell blocks that run the program.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let mut shell = false;
    let mut commands = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            shell = line == "```sh";
        } else if shell && line.starts_with("casualty ") {
            commands.push(line.to_owned());
        }
    }
    commands
}

#[test]
fn the_commands_of_the_readme_work() {
    let dir = Workdir::new();
    for file in [
        "data/baghdad-attacks.csv",
        "data/dataset.toml",
        "data/baghdad-attacks-update.csv",
        "data/places.toml",
        "data/claims/baghdad-2021.toml",
        "reports/baghdad/report.toml",
    ] {
        dir.write(file, std::fs::read(project().join(file)).unwrap());
    }
    let commands = commands();
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        // None of them quotes a word with a space in it.
        let args: Vec<&str> = command.split_whitespace().skip(1).collect();
        let said = dir.run(&args).exits(0);
        assert!(!said.err.contains("error"), "{command}: {said:?}");
    }
}
