//! What must hold of any input, however broken: a function a target, which panics where
//! it does not. The fuzzer calls them with bytes of its own, the tests with the corpus.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use casualty::error::Result;
use casualty::read::{Incidents, ReadOptions, load};

mod cards;
mod charts;
mod claims;
mod dates;
mod filters;
mod profiles;
mod reader;
mod reports;

/// What is asked of an input; the folder is for files.
pub(crate) type Oracle = fn(&Path, &[u8]);

/// Every target by its name, which is also that of its folder in the corpus.
pub(crate) const TARGETS: [(&str, Oracle); 8] = [
    ("cards", cards::holds),
    ("charts", charts::holds),
    ("claims", claims::holds),
    ("dates", dates::holds),
    ("filters", filters::holds),
    ("profiles", profiles::holds),
    ("reader", reader::holds),
    ("reports", reports::holds),
];

/// The line that parts an input of several files.
const PARTED: &str = "\n====\n";

/// The two files of an input; `None` when it is no text, or one only.
fn two_files(data: &[u8]) -> Option<(&str, &str)> {
    std::str::from_utf8(data).ok()?.split_once(PARTED)
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the folder can be written to");
    path
}

/// Loads a file whose rows must all be accounted for.
fn accounted(path: &Path, options: &ReadOptions) -> Result<Incidents> {
    let incidents = load(&[path.to_path_buf()], options)?;
    let account = &incidents.account;
    let sum = account.accepted + account.rejected + account.duplicates + account.blank;
    assert_eq!(account.rows, sum, "{account:?}");
    assert_eq!(account.accepted, incidents.frame.height() as u64);
    assert_eq!(account.rejected, account.rejects.len() as u64);
    assert!(account.accepted_with_warning <= account.accepted);
    Ok(incidents)
}

/// The bundled sample.
fn sample() -> &'static Incidents {
    static SAMPLE: OnceLock<Incidents> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = ["data", "../../data"]
            .map(|data| project.join(data).join("baghdad-attacks.csv"))
            .into_iter()
            .find(|path| path.exists());
        Incidents::read(path).expect("the sample")
    })
}

/// Asks what a target asks, in a folder that is gone afterwards.
pub(crate) fn ask(target: &str, data: &[u8]) {
    let (_, oracle) = TARGETS
        .iter()
        .find(|(name, _)| *name == target)
        .expect("a target");
    let folder = tempfile::tempdir().expect("a folder");
    oracle(folder.path(), data);
}
