//! A record as evidence: what it says and where it stands.

use chrono::NaiveDate;
use serde::Serialize;

use crate::evidence::{MatchBasis, Record, TollRange};
use crate::query::Measure;

/// A record that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The source's name of the incident.
    pub id: Option<String>,
    /// First day on which it may have happened.
    pub date: NaiveDate,
    /// Last such day.
    pub date_end: NaiveDate,
    /// The two finest places known.
    pub place: Option<String>,
    /// Killed.
    pub killed: TollRange,
    /// Injured.
    pub injured: TollRange,
    /// Who reported it.
    pub source: Option<String>,
    /// Where the report can be found.
    pub source_reference: Option<String>,
    /// Its file, as it was named.
    pub file: String,
    /// Its line in the file, from 1.
    pub line: u64,
    /// On what it rests that the place is the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched_by: Option<MatchBasis>,
}

impl Evidence {
    /// A record as evidence; `files` are the names of the inputs.
    #[must_use]
    pub fn of(record: &Record<'_>, files: &[String]) -> Self {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Self {
            id: own(record.id),
            date: record.days.first,
            date_end: record.days.last,
            place: record.full_place(),
            killed: record.killed,
            injured: record.injured,
            source: own(record.source),
            source_reference: own(record.source_reference),
            file: files.get(record.file).cloned().unwrap_or_default(),
            line: record.line,
            matched_by: None,
        }
    }

    /// With what its place was found by.
    #[must_use]
    pub fn matched(mut self, basis: Option<MatchBasis>) -> Self {
        self.matched_by = basis;
        self
    }

    /// One line: "BGD-2018-01-15-1, 2018-01-15, Tayaran Square, Bab al-Sharqi:
    /// 38 (27–38) killed, 62–105 injured; data.csv:94".
    #[must_use]
    pub fn line(&self) -> String {
        let mut parts: Vec<String> = self.id.iter().cloned().collect();
        parts.push(if self.date == self.date_end {
            self.date.to_string()
        } else {
            format!("{} to {}", self.date, self.date_end)
        });
        parts.extend(self.place.clone());
        let mut text = format!("{}: {} killed", parts.join(", "), self.killed.words());
        if self.injured != TollRange::default() {
            text += &format!(", {} injured", self.injured.words());
        }
        if let Some(basis) = self.matched_by.filter(|basis| *basis != MatchBasis::Same) {
            text += &format!("; place matched by {}", basis.words());
        }
        text + &format!("; {}:{}", self.file, self.line)
    }
}

/// A toll with its noun: "38 (27–38) killed".
#[must_use]
pub(crate) fn toll_words(toll: TollRange, measure: Measure) -> String {
    format!("{} {}", toll.words(), noun(measure))
}

/// The noun of a toll: "killed", "injured", "killed or injured".
pub(crate) fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Injured => "injured",
        Measure::Casualties => "killed or injured",
        _ => "killed",
    }
}
