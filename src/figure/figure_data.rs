//! What a chart is drawn from, beside its options.

use polars::prelude::DataFrame;

use crate::chart::Language;
use crate::evidence::Reach;
use crate::query::{Allocate, Dimension, Filter, Measure, Plan, Span};
use crate::read::Account;
use crate::schema::DatasetCard;

/// What a chart is drawn from, beside its [`Figure`](super::Figure).
#[derive(Debug, Clone)]
pub struct FigureData<'a> {
    /// The records.
    pub frame: &'a DataFrame,
    /// Which of them.
    pub filter: &'a Filter,
    /// Where incidents of several days belong.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record:
    /// see [`Plan::coverage_of`](crate::query::Plan::coverage_of).
    pub coverage: Option<Span>,
    /// Name of the data for the source line.
    pub source: &'a str,
    /// What became of the rows that they were read from.
    pub account: Option<&'a Account>,
    /// What they say of themselves as a list.
    pub card: Option<&'a DatasetCard>,
    /// Language of numbers and months.
    pub language: Language,
}

impl<'a> FigureData<'a> {
    /// These records under a filter: incidents on their first day, days covered
    /// from first to last record, in English. `source` names the data in the
    /// foot; [`source_name`](super::source_name) makes it of an account.
    #[must_use]
    pub fn new(frame: &'a DataFrame, filter: &'a Filter, source: &'a str) -> Self {
        Self {
            frame,
            filter,
            allocate: Allocate::default(),
            coverage: None,
            source,
            account: None,
            card: None,
            language: Language::default(),
        }
    }

    /// Of what the records are, where their card says which are among them.
    pub(super) fn reach(&self) -> Option<Reach> {
        let card = self.card?;
        let says = card.complete.is_some() || card.spatial.is_some() || !card.includes.is_empty();
        says.then(|| Reach::of_card(card))
    }

    /// A plan of one measure over these records.
    pub(super) fn plan(&self, measure: Measure, dimensions: Vec<Dimension>) -> Plan {
        Plan {
            filter: self.filter.clone(),
            dimensions,
            measures: vec![measure],
            allocate: self.allocate,
            coverage: self.coverage,
        }
    }

    /// The place that the caller chose, when it is one.
    pub(super) fn place(&self) -> Option<String> {
        match (&self.filter.place[..], &self.filter.country[..]) {
            ([place], _) | ([], [place]) => Some(place.clone()),
            _ => None,
        }
    }
}
