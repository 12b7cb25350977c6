//! Records one by one, for questions about single incidents.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use polars::prelude::{DataFrame, DataType};

use super::{TollRange, Truth};
use crate::error::{Error, Result};
use crate::query::frame::{dates, integers, numbers, texts};
use crate::query::{Measure, PLACES, Span, Unit};
use crate::read::{FILE, LINE, PlaceNames, frame_error};
use crate::schema::{Column, fold, has_folded};

/// The columns that [`records`] needs, beside the dates.
pub const RECORD_COLUMNS: [Column; 21] = [
    Column::EventId,
    Column::DatePrecision,
    Column::Country,
    Column::Admin1,
    Column::Admin2,
    Column::City,
    Column::District,
    Column::Site,
    Column::Latitude,
    Column::Longitude,
    Column::LocationPrecision,
    Column::AttackType,
    Column::Actor,
    Column::KilledLow,
    Column::Killed,
    Column::KilledHigh,
    Column::InjuredLow,
    Column::Injured,
    Column::InjuredHigh,
    Column::Source,
    Column::SourceReference,
];

/// One record.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The source's name of the incident.
    pub id: Option<&'a str>,
    /// Its days as recorded.
    pub recorded: Span,
    /// All days on which it may have happened: those recorded, or those of the
    /// week, month or year when that is all that is known of the date.
    pub days: Span,
    /// How exactly the date is known.
    pub date_precision: Option<&'a str>,
    /// Names of its place, in the order of [`PLACES`]: country to site.
    pub names: [Option<&'a str>; 6],
    /// Telling words of each name, by number.
    pub(super) words: [Option<u32>; 6],
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
    /// How exactly the place is known.
    pub location_precision: Option<&'a str>,
    /// How it was done.
    pub attack_type: Option<&'a str>,
    /// By whom.
    pub actor: Option<&'a str>,
    /// Attack type and actor folded, by number.
    folded: [Option<u32>; 2],
    /// Killed.
    pub killed: TollRange,
    /// Injured.
    pub injured: TollRange,
    /// Who reported it.
    pub source: Option<&'a str>,
    /// Where the report can be found.
    pub source_reference: Option<&'a str>,
    /// Number of its file, from 0.
    pub file: usize,
    /// Its line in the file, from 1.
    pub line: u64,
}

impl<'a> Record<'a> {
    /// The toll that a measure counts; `None` when it counts none.
    #[must_use]
    pub fn toll(&self, measure: Measure) -> Option<TollRange> {
        match measure {
            Measure::Killed => Some(self.killed),
            Measure::Injured => Some(self.injured),
            Measure::Casualties => Some(self.killed.plus(self.injured)),
            _ => None,
        }
    }

    /// The finest place known.
    #[must_use]
    pub fn place(&self) -> Option<&'a str> {
        self.names.iter().rev().find_map(|name| *name)
    }

    /// The two finest places known: "Tayaran Square, Bab al-Sharqi".
    #[must_use]
    pub fn full_place(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.names.iter().rev().flatten() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names.truncate(2);
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Whether it happened within `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> Truth {
        if span.first <= self.days.first && self.days.last <= span.last {
            Truth::Yes
        } else if self.days.intersect(span).is_none() {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// Whether it happened before `other`; on the same day it may have.
    #[must_use]
    pub fn before(&self, other: &Self) -> Truth {
        if self.days.last < other.days.first {
            Truth::Yes
        } else if self.days.first > other.days.last {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// An order that depends on what is recorded, not on where it stands.
    fn order(&self, other: &Self) -> Ordering {
        let key = |record: &Self| {
            (
                (record.recorded.first, record.recorded.last),
                record.id.map(str::to_owned),
                record.names.map(|name| name.map(str::to_owned)),
                (record.killed, record.injured),
                record.attack_type.map(str::to_owned),
                record.actor.map(str::to_owned),
                record.source_reference.map(str::to_owned),
            )
        };
        let quick = (self.recorded.first, self.recorded.last, self.id);
        quick
            .cmp(&(other.recorded.first, other.recorded.last, other.id))
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| (self.file, self.line).cmp(&(other.file, other.line)))
    }
}

/// Records in order of time.
#[derive(Debug)]
pub struct Records<'a> {
    /// The records; the order does not depend on that of the rows.
    pub all: Vec<Record<'a>>,
    /// Names of places: what else they are called.
    pub(super) places: &'a PlaceNames,
    /// Telling words by number; each differs from the others.
    pub(super) words: Vec<Vec<String>>,
    /// Folded attack types and actors by number.
    folded: Vec<String>,
}

impl Records<'_> {
    /// Whether the attack type has the words of any of the folded phrases; yes
    /// for none, open when it is not known.
    #[must_use]
    pub fn is_type(&self, record: &Record<'_>, phrases: &[String]) -> Truth {
        self.has_any(record.folded[0], phrases)
    }

    /// The same of the actor.
    #[must_use]
    pub fn is_actor(&self, record: &Record<'_>, phrases: &[String]) -> Truth {
        self.has_any(record.folded[1], phrases)
    }

    fn has_any(&self, value: Option<u32>, phrases: &[String]) -> Truth {
        if phrases.is_empty() {
            return Truth::Yes;
        }
        value.map_or(Truth::Maybe, |value| {
            let folded = &self.folded[value as usize];
            Truth::of(phrases.iter().any(|phrase| has_folded(folded, phrase)))
        })
    }
}

/// The records of `frame`, which needs [`RECORD_COLUMNS`].
///
/// # Errors
/// When a column is lacking.
pub fn records<'a>(frame: &'a DataFrame, places: &'a PlaceNames) -> Result<Records<'a>> {
    let mut words = Words {
        places,
        of_name: HashMap::new(),
        numbers: HashMap::new(),
        all: Vec::new(),
    };
    let mut kinds = Kinds::default();
    let (first, last) = (dates(frame, Column::Date)?, dates(frame, Column::DateEnd)?);
    let text = |column| texts(frame, column);
    let names: Vec<_> = PLACES
        .iter()
        .map(|column| text(*column))
        .collect::<Result<_>>()?;
    let ids = text(Column::EventId)?;
    let date_precisions = text(Column::DatePrecision)?;
    let location_precisions = text(Column::LocationPrecision)?;
    let (types, actors) = (text(Column::AttackType)?, text(Column::Actor)?);
    let (sources, references) = (text(Column::Source)?, text(Column::SourceReference)?);
    let latitudes = numbers(frame, Column::Latitude)?;
    let longitudes = numbers(frame, Column::Longitude)?;
    let killed = tolls(
        frame,
        [Column::KilledLow, Column::Killed, Column::KilledHigh],
    )?;
    let injured = tolls(
        frame,
        [Column::InjuredLow, Column::Injured, Column::InjuredHigh],
    )?;
    let (files, lines) = (origin(frame, FILE)?, origin(frame, LINE)?);
    let mut all = Vec::with_capacity(frame.height());
    for row in 0..frame.height() {
        let recorded = Span::new(first[row], last[row])
            .ok_or_else(|| Error::records("a record ends before it begins"))?;
        let names = [0, 1, 2, 3, 4, 5].map(|level| names[level][row]);
        all.push(Record {
            id: ids[row],
            recorded,
            days: possible_days(recorded, date_precisions[row]),
            date_precision: date_precisions[row],
            words: names.map(|name| name.and_then(|name| words.number(name))),
            names,
            point: latitudes[row].zip(longitudes[row]),
            location_precision: location_precisions[row],
            attack_type: types[row],
            actor: actors[row],
            folded: [types[row], actors[row]].map(|name| name.and_then(|name| kinds.number(name))),
            killed: killed[row],
            injured: injured[row],
            source: sources[row],
            source_reference: references[row],
            file: usize::try_from(files[row]).unwrap_or_default(),
            line: lines[row],
        });
    }
    all.sort_by(Record::order);
    Ok(Records {
        all,
        places,
        words: words.all,
        folded: kinds.all,
    })
}

/// Folded names of kinds, each distinct one folded once; the map is looked up
/// only.
#[derive(Default)]
struct Kinds<'a> {
    numbers: HashMap<&'a str, u32>,
    all: Vec<String>,
}

impl<'a> Kinds<'a> {
    fn number(&mut self, name: &'a str) -> Option<u32> {
        if let Some(number) = self.numbers.get(name) {
            return Some(*number);
        }
        let number = u32::try_from(self.all.len()).ok()?;
        self.numbers.insert(name, number);
        self.all.push(fold(name));
        Some(number)
    }
}

/// Telling words of names, each distinct name looked at once. The maps are
/// looked up only, never iterated.
struct Words<'a> {
    places: &'a PlaceNames,
    of_name: HashMap<&'a str, Option<u32>>,
    numbers: HashMap<Vec<String>, u32>,
    all: Vec<Vec<String>>,
}

impl<'a> Words<'a> {
    /// `None` for a name without letters.
    fn number(&mut self, name: &'a str) -> Option<u32> {
        if let Some(number) = self.of_name.get(name) {
            return *number;
        }
        let (words, _) = self.places.words(name);
        let number = if words.is_empty() {
            None
        } else {
            let next = u32::try_from(self.all.len()).ok();
            let known = self.numbers.get(&words).copied();
            if known.is_none()
                && let Some(next) = next
            {
                self.numbers.insert(words.clone(), next);
                self.all.push(words);
            }
            known.or(next)
        };
        self.of_name.insert(name, number);
        number
    }
}

fn tolls(frame: &DataFrame, [low, best, high]: [Column; 3]) -> Result<Vec<TollRange>> {
    let figure = |value: Option<i64>| value.and_then(|value| u64::try_from(value).ok());
    let (low, best, high) = (
        integers(frame, low)?,
        integers(frame, best)?,
        integers(frame, high)?,
    );
    Ok((0..low.len())
        .map(|row| TollRange {
            low: figure(low[row]),
            best: figure(best[row]),
            high: figure(high[row]),
        })
        .collect())
}

fn origin(frame: &DataFrame, name: &str) -> Result<Vec<u64>> {
    let column = frame
        .column(name)
        .and_then(|column| column.cast(&DataType::UInt64))
        .map_err(frame_error)?;
    let values = column.u64().map_err(frame_error)?;
    Ok(values.iter().map(Option::unwrap_or_default).collect())
}

/// Days on which an incident may have happened. A date known to the week may be
/// six days off either way; one known to the month or year is anywhere in it.
fn possible_days(recorded: Span, precision: Option<&str>) -> Span {
    let calendar = |unit: Unit| {
        let bounds = |day: NaiveDate| unit.days(unit.index(day)).unwrap_or((day, day));
        Span {
            first: bounds(recorded.first).0,
            last: bounds(recorded.last).1,
        }
    };
    match precision {
        Some("week") if recorded.days() < 7 => Span {
            first: recorded.first - Days::new(7 - recorded.days()),
            last: recorded.last + Days::new(7 - recorded.days()),
        },
        Some("month") if recorded.days() < 28 => calendar(Unit::Month),
        Some("year") if recorded.days() < 365 => calendar(Unit::Year),
        _ => recorded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vague_date_may_be_any_day_of_its_period() {
        for (recorded, precision, days) in [
            ("2018-01-15", "day", "2018-01-15"),
            ("2018-01-15", "week", "2018-01-09..2018-01-21"),
            ("2018-01-15..2018-01-21", "week", "2018-01-15..2018-01-21"),
            ("2018-02-03", "month", "2018-02-01..2018-02-28"),
            ("2018-02-03", "year", "2018-01-01..2018-12-31"),
            ("2018-02-03..2018-02-05", "range", "2018-02-03..2018-02-05"),
        ] {
            let recorded = crate::query::parse_range(recorded).unwrap();
            assert_eq!(possible_days(recorded, Some(precision)).to_string(), days);
        }
    }
}
