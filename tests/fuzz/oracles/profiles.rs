//! A profile, and a file that is read by it.

use std::path::Path;

use casualty::read::ReadOptions;
use casualty::schema::Profile;

use super::{accounted, two_files, write};

pub(super) fn holds(folder: &Path, data: &[u8]) {
    let Some((profile, rows)) = two_files(data) else {
        return;
    };
    let Ok(profile) = Profile::from_toml(profile) else {
        return;
    };
    let path = write(folder, "x.csv", rows);
    let options = ReadOptions::default().profile(profile).keep_rejects();
    if let Ok(incidents) = accounted(&path, &options) {
        let days = |name| incidents.frame.column(name).expect("days").null_count();
        assert_eq!((days("date"), days("date_end")), (0, 0));
    }
}
