//! A filter as a report has it, on the sample.

use std::path::Path;

use casualty::query::{Dimension, Filter, Measure, Plan};

use super::sample;

pub(super) fn holds(_: &Path, data: &[u8]) {
    let Some(filter) = std::str::from_utf8(data)
        .ok()
        .and_then(|text| toml::from_str::<Filter>(text).ok())
    else {
        return;
    };
    let incidents = |filter: &Filter, by: Option<Dimension>| {
        let plan = Plan::new()
            .filter(filter.clone())
            .measure(Measure::Incidents);
        let plan = by.into_iter().fold(plan, Plan::by);
        plan.run(&sample().frame)
            .map(|summary| summary.total.incidents)
            .map_err(|error| error.to_string())
    };
    let found = incidents(&filter, None);
    if filter.validate().is_err() {
        assert!(found.is_err(), "{filter:?}");
        return;
    }
    // Put over itself it leaves the same, and never more than there are.
    assert_eq!(found, incidents(&filter.with(&filter), None));
    assert_eq!(found, incidents(&filter, Some(Dimension::YEAR)));
    if let Ok(found) = found {
        assert!(found <= sample().frame.height() as f64);
    }
}
