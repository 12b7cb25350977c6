//! Two vintages of a list compared, in words and as tables.

mod changes;
mod correction;
mod figures;
mod record;
mod sentences;
mod view;

pub use correction::{Correction, correction};
pub use record::{change_of_record, class, kind};
pub use sentences::{claim_change, counts, doubtful, repeated, uncompared};

use std::borrow::Cow;

use crate::analysis::diff::{ChangeClass, ClaimChange, FigureChanges, ListDiff, RecordChange};
use crate::error::Result;
use crate::outside::Outside;
use crate::table::{Answer, Beside, Table, json_beside, to_terminal};

/// A comparison of two vintages as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownDiff<'a> {
    /// The records.
    pub diff: &'a ListDiff,
    /// Names of the old and the new file.
    pub files: [&'a str; 2],
    /// Changes of which classes are shown; all when there is none.
    pub classes: &'a [ChangeClass],
    /// What they do to a table.
    pub figures: Option<&'a FigureChanges>,
    /// What they do to sentences, when there are some.
    pub claims: Option<&'a [ClaimChange]>,
}

impl ShownDiff<'_> {
    /// The changes that are shown, with their positions in [`ListDiff::changes`].
    pub fn shown(&self) -> impl Iterator<Item = (usize, &RecordChange)> {
        let is_shown =
            |change: &RecordChange| self.classes.is_empty() || change.is_of(self.classes);
        let changes = self.diff.changes.iter().enumerate();
        changes.filter(move |(_, change)| is_shown(change))
    }
}

impl Answer for ShownDiff<'_> {
    fn sentences(&self) -> Vec<String> {
        let diff = self.diff;
        let mut sentences = vec![counts(self.files, diff)];
        sentences.extend(diff.repeated.iter().map(repeated));
        sentences.extend(diff.doubtful.iter().map(doubtful));
        sentences.extend(uncompared(self.files, &diff.uncompared));
        if let Some(claims) = self.claims {
            sentences.extend(sentences::claims(diff, claims));
        }
        sentences
    }

    fn reading(&self) -> Result<Cow<'_, Table>> {
        match self.figures {
            Some(figures) => figures::table(self.diff, figures).map(Cow::Owned),
            None => changes::table(self).map(Cow::Owned),
        }
    }

    fn rows(&self) -> Result<Cow<'_, Table>> {
        match self.figures {
            Some(figures) => figures::rows(self.diff, figures).map(Cow::Owned),
            None => changes::rows(self).map(Cow::Owned),
        }
    }

    /// The changed records too, where a table is asked for.
    fn text(&self, width: Option<u16>) -> Result<String> {
        let sentences = self.sentences();
        let mut text: String = sentences.iter().map(|one| Outside(one).line()).collect();
        if self.shown().next().is_some() {
            text += &format!("\n{}", to_terminal(&changes::table(self)?, width));
        }
        if let Some(figures) = self.figures {
            text += &format!(
                "\n{}",
                to_terminal(&figures::table(self.diff, figures)?, width)
            );
        }
        Ok(text)
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        json_beside(&view::of(self), beside)
    }
}
