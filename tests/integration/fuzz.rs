//! The corpus of the fuzz targets, each input by the oracle of its target.

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;

use crate::workdir::project;

#[path = "../fuzz/oracles/mod.rs"]
mod oracles;

#[test]
fn every_input_of_the_corpus_holds() {
    let corpus = project().join("tests/fuzz/corpus");
    let folders: BTreeSet<_> = fs::read_dir(&corpus)
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    let targets: BTreeSet<_> = oracles::TARGETS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(folders, targets);
    let mut broken = Vec::new();
    for target in &targets {
        let inputs: BTreeSet<_> = fs::read_dir(corpus.join(target))
            .unwrap()
            .map(|input| input.unwrap().path())
            .collect();
        assert!(!inputs.is_empty(), "{target} has no input");
        for input in inputs {
            let bytes = fs::read(&input).unwrap();
            if catch_unwind(|| oracles::ask(target, &bytes)).is_err() {
                broken.push(input);
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Each target has its program for the fuzzer.
#[test]
fn every_target_is_a_fuzz_target() {
    let manifest = fs::read_to_string(project().join("tests/fuzz/Cargo.toml")).unwrap();
    for (target, _) in oracles::TARGETS {
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target}"
        );
        let program = project().join(format!("tests/fuzz/fuzz_targets/{target}.rs"));
        let program = fs::read_to_string(program).unwrap();
        assert!(program.contains(&format!("ask(\"{target}\"")), "{target}");
    }
}
