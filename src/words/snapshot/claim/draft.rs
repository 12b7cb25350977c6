//! A claims file to begin with.

use crate::evidence::{AsOf, Records};
use crate::read::{PlaceNames, ReadOptions, load};
use crate::words::claim::{DraftHead, draft};
use crate::words::snapshot::Page;
use crate::words::snapshot::samples::day;

const RECORDS: &str = "\
event_id,date,date_end,city,site,killed,injured
a,2018-01-15,,Baghdad,Tayaran Square,1,
b,2019-02-01,2019-02-03,Baghdad,Tayaran Square,1000,2
c,2021-01-21,,Baghdad,Tayaran Square,2,1000
d,2021-01-22,,,,,
";

pub(super) fn write(page: &mut Page) {
    page.file("claim/draft.rs");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.csv");
    std::fs::write(&path, RECORDS).unwrap();
    let loaded = load(&[path], &ReadOptions::default()).unwrap();
    let names = PlaceNames::default();
    let records = Records::read(&loaded.frame, &names).unwrap();
    let files = ["data.csv".to_owned()];
    let view = AsOf::new(&records, &files, day("2021-01-22"), None).unwrap();
    for row in 0..4 {
        let head = DraftHead {
            inputs: files.to_vec(),
            ..DraftHead::default()
        };
        page.group(&format!("incident {row}"));
        let text = draft(&view, row, &head).unwrap();
        // The rest is the same for all.
        page.plain(
            text.lines()
                .take_while(|line| !line.starts_with("# Other kinds")),
        );
    }
}
