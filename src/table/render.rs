//! What a result has to offer, and what a format makes of it.

use std::borrow::Cow;

use super::json_object::JsonTable;
use super::{Beside, Table, json_beside, to_terminal};
use crate::error::Result;
use crate::outside::Outside;

/// A result that every format can write: sentences and a table for people, rows
/// for programs.
pub trait Answer {
    /// What is said in sentences, before the table.
    fn sentences(&self) -> Vec<String> {
        Vec::new()
    }

    /// The table that people read.
    ///
    /// # Errors
    /// When the result makes no table.
    fn reading(&self) -> Result<Cow<'_, Table>>;

    /// The rows for programs, with all figures.
    ///
    /// # Errors
    /// When the result makes no table.
    fn rows(&self) -> Result<Cow<'_, Table>> {
        self.reading()
    }

    /// The whole for a terminal of `width` columns: the sentences, a line each,
    /// then the table.
    ///
    /// # Errors
    /// When the result makes no table.
    fn text(&self, width: Option<u16>) -> Result<String> {
        let mut text = String::new();
        for sentence in self.sentences() {
            text += &Outside(&sentence).line();
        }
        if !text.is_empty() {
            text.push('\n');
        }
        Ok(text + &to_terminal(&*self.reading()?, width))
    }

    /// Everything as a JSON object, with what is known `beside` it; the rows with
    /// their title and notes, where there is nothing more to say.
    ///
    /// # Errors
    /// When the result makes no table.
    fn json(&self, beside: &Beside) -> Result<String> {
        json_beside(&JsonTable::of(&*self.rows()?), beside)
    }
}

impl Answer for Table {
    fn reading(&self) -> Result<Cow<'_, Table>> {
        Ok(Cow::Borrowed(self))
    }
}

/// An output format.
pub(super) trait Render: Sync {
    /// Endings of file names that mean it.
    fn endings(&self) -> &'static [&'static str];

    /// Whether it holds rows only, without the notes of the table.
    fn is_for_programs(&self) -> bool;

    /// The result in this format.
    fn render(&self, answer: &dyn Answer, width: Option<u16>) -> Result<Vec<u8>>;
}
