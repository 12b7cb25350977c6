//! Records one by one, for questions about single incidents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use polars::prelude::{DataFrame, DataType};

use super::numbered::{FoldedNames, TellingWords};
use super::vocabulary::Vocabulary;
use super::{Record, TollRange, Truth};
use crate::error::Result;
use crate::query::frame::{integers, numbers, texts};
use crate::query::{PLACES, PossibleDays};
use crate::read::{FILE, LINE, PlaceNames, frame_error};
use crate::schema::{ActorRole, Column, DatasetCard, SUMMARY, fold, has_folded};

/// The columns that [`Records::read`] needs, beside the dates.
pub const RECORD_COLUMNS: [Column; 22] = [
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
    Column::RecordUnit,
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

/// Records in order of time.
#[derive(Debug, Clone)]
pub struct Records<'a> {
    /// The records by their first recorded day, then the last; the order does not
    /// depend on that of the frame's rows.
    pub all: Vec<Record<'a>>,
    /// Names of places: what else they are called.
    pub(super) places: &'a PlaceNames,
    /// Telling words by number; each differs from the others.
    pub(super) words: Vec<Vec<String>>,
    /// Folded attack types and actors by number.
    folded: Vec<String>,
    /// The numbers of actors among these.
    actors: BTreeSet<u32>,
    /// What their list says of itself.
    card: Cow<'a, DatasetCard>,
    /// Its words for attack types.
    vocabulary: Vocabulary,
}

impl<'a> Records<'a> {
    /// The records of `frame`, which needs [`RECORD_COLUMNS`].
    ///
    /// # Errors
    /// `Engine` when a column is lacking, `Records` when a record ends before it
    /// begins.
    pub fn read(frame: &'a DataFrame, places: &'a PlaceNames) -> Result<Self> {
        let mut words = TellingWords::new(places);
        let mut kinds = FoldedNames::default();
        let days = PossibleDays::of(frame)?;
        let units = texts(frame, Column::RecordUnit)?;
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
            let names = [0, 1, 2, 3, 4, 5].map(|level| names[level][row]);
            all.push(Record {
                id: ids[row],
                recorded: days[row].recorded,
                days: days[row].possible,
                vague: days[row].vague,
                is_summary: units[row] == Some(SUMMARY),
                date_precision: date_precisions[row],
                words: names.map(|name| name.and_then(|name| words.number(name))),
                names,
                point: latitudes[row].zip(longitudes[row]),
                location_precision: location_precisions[row],
                attack_type: types[row],
                actor: actors[row],
                folded: [types[row], actors[row]]
                    .map(|name| name.and_then(|name| kinds.number(name))),
                killed: killed[row],
                injured: injured[row],
                source: sources[row],
                source_reference: references[row],
                file: usize::try_from(files[row]).unwrap_or_default(),
                line: lines[row],
            });
        }
        all.sort_by(Record::order);
        Ok(Self {
            actors: all.iter().filter_map(|record| record.folded[1]).collect(),
            all,
            places,
            words: words.all,
            folded: kinds.all,
            card: Cow::default(),
            vocabulary: Vocabulary::default(),
        })
    }

    /// The records of a list that says this of itself.
    #[must_use]
    pub fn of_list(self, card: &'a DatasetCard) -> Self {
        Self {
            card: Cow::Borrowed(card),
            vocabulary: Vocabulary::of(card),
            ..self
        }
    }

    /// What their list says of itself.
    #[must_use]
    pub fn card(&self) -> &DatasetCard {
        &self.card
    }

    /// Whether the attack type is any of the folded phrases, as far as the list's
    /// vocabulary knows; yes for none, open when it is not known.
    #[must_use]
    pub fn is_type(&self, record: &Record<'_>, phrases: &[String]) -> Truth {
        self.any_of(record.folded[0], phrases, |kind, phrase| {
            self.vocabulary.is(kind, phrase)
        })
    }

    /// Whether it was done by any of the actors, folded; yes for none. Only where
    /// the list names who did it, not who took part in the fight, can it be sure;
    /// and an actor that no record names may go by another name there.
    #[must_use]
    pub fn is_actor(&self, record: &Record<'_>, phrases: &[String]) -> Truth {
        let did_it = self.card.actor_role == Some(ActorRole::Perpetrator);
        self.any_of(record.folded[1], phrases, |actor, phrase| {
            if has_folded(actor, phrase) {
                Truth::of(did_it).or(Truth::Maybe)
            } else {
                Truth::of(!self.names_actor(phrase)).and(Truth::Maybe)
            }
        })
    }

    fn any_of(
        &self,
        value: Option<u32>,
        phrases: &[String],
        is: impl Fn(&str, &str) -> Truth,
    ) -> Truth {
        if phrases.is_empty() {
            return Truth::Yes;
        }
        value.map_or(Truth::Maybe, |value| {
            let value = &self.folded[value as usize];
            Truth::any(phrases.iter().map(|phrase| is(value, phrase)))
        })
    }

    /// Whether the list's vocabulary has a word for attack types.
    #[must_use]
    pub fn knows_type(&self, word: &str) -> bool {
        self.vocabulary.knows(&fold(word))
    }

    /// Whether any record names the actor, folded.
    fn names_actor(&self, phrase: &str) -> bool {
        self.actors.iter().any(|actor| {
            let actor = &self.folded[*actor as usize];
            has_folded(actor, phrase)
        })
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
