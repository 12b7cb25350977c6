//! A claims file, judged by the sample.

use std::path::Path;

use casualty::analysis::claim::{ClaimsFile, Verdict, verify};
use casualty::evidence::Records;
use casualty::read::PlaceNames;
use casualty::table::Format;

use super::sample;

pub(super) fn holds(_: &Path, data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(file) = ClaimsFile::parse(text, Path::new("claims.toml")) else {
        return;
    };
    let places = PlaceNames::default();
    let records = Records::read(&sample().frame, &places).expect("the sample");
    let inputs = ["sample".to_owned()];
    let Ok(found) = verify(&file, &records, &inputs, None) else {
        return;
    };
    assert_eq!(found.judgements.len(), file.claims.len());
    let all = [
        Verdict::Supported,
        Verdict::SupportedByThisList,
        Verdict::Undecidable,
        Verdict::Contradicted,
    ];
    let counted: usize = all.iter().map(|verdict| found.count(*verdict)).sum();
    assert_eq!(counted, file.claims.len());
    for format in [Format::Table, Format::Json, Format::Csv, Format::Markdown] {
        let written = format.write(&found, Some(80)).expect("words of verdicts");
        assert!(!String::from_utf8(written).expect("text").contains("NaN"));
    }
}
