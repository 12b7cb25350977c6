//! A file of incidents, as it comes.

use std::path::Path;

use casualty::read::{FileAccount, ReadOptions};

use super::{accounted, write};

pub(super) fn holds(folder: &Path, data: &[u8]) {
    let path = write(folder, "x.csv", data);
    let read = |block_bytes| {
        let options = ReadOptions {
            block_bytes,
            ..ReadOptions::default().keep_rejects()
        };
        accounted(&path, &options)
    };
    let whole = read(4 << 20);
    // What is read at once decides nothing.
    for block_bytes in [4, 100] {
        match (&whole, &read(block_bytes)) {
            (Ok(whole), Ok(parts)) => {
                assert!(whole.frame.equals_missing(&parts.frame));
                let accounts = [whole, parts].map(|one| format!("{:?}", one.account));
                assert_eq!(accounts[0], accounts[1]);
            }
            (Err(whole), Err(parts)) => assert_eq!(whole.to_string(), parts.to_string()),
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => panic!("only one is refused: {error}"),
        }
    }
    if let Ok(incidents) = whole {
        let file = &incidents.account.files[0];
        if let Some(rows) = lines_after(data, file) {
            assert_eq!(file.rows, rows);
        }
    }
}

/// Lines after the header that are not empty, where lines are rows: nothing is quoted
/// or packed, and all that was skipped comes before.
fn lines_after(data: &[u8], file: &FileAccount) -> Option<u64> {
    let plain = data
        .iter()
        .all(|byte| matches!(byte, b'\n' | b' '..=b'~') && *byte != b'"');
    let before = file
        .skipped_lines
        .iter()
        .all(|line| *line < file.header_line);
    let lines = data.split(|byte| *byte == b'\n');
    let rows = lines
        .skip(usize::try_from(file.header_line).ok()?)
        .filter(|line| !line.is_empty());
    (plain && before).then(|| rows.count() as u64)
}
