//! The closing count: which tests did nothing, for want of data or of a browser
//! that is not in the project. Runs after the tests, since test targets run in
//! the order of their names.

#![allow(clippy::disallowed_methods, reason = "it lays out files of its own")]
#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::collections::BTreeMap;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("skipped.txt");
    let Ok(text) = std::fs::read_to_string(&list) else {
        println!("no test was skipped");
        return Ok(());
    };
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (test, why) in text.lines().filter_map(|line| line.split_once('\t')) {
        reasons.entry(why).or_default().push(test);
    }
    println!("{} tests were skipped:", text.lines().count());
    for (why, tests) in reasons {
        println!("  {} because {why}: {}", tests.len(), tests.join(", "));
    }
    // The next run counts anew.
    std::fs::remove_file(&list)
}
