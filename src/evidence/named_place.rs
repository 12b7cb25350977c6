//! Places that are named in words, found in records.

use std::collections::BTreeSet;

use super::{MatchBasis, Record, Records, Truth};
use crate::schema::nearest;

/// A place named in words, and which records are of it.
#[derive(Debug, Clone)]
pub struct NamedPlace {
    /// Whether each record is of the place, in the order of [`Records::all`].
    pub members: Vec<Truth>,
    /// On what it rests, for members that are sure, in the same order.
    pub basis: Vec<Option<MatchBasis>>,
    /// Whether any record names the place.
    pub found: bool,
    /// Position in [`PLACES`](crate::query::PLACES) of the widest name that it was
    /// found in.
    pub coarsest: Option<usize>,
}

impl Records<'_> {
    /// On what it rests that two names are of one place; `None` when they are
    /// not.
    #[must_use]
    pub fn same_name(&self, a: &str, b: &str) -> Option<MatchBasis> {
        if a == b {
            return Some(MatchBasis::Same);
        }
        let ((words_a, alias_a), (words_b, alias_b)) = (self.places.words(a), self.places.words(b));
        (words_a == words_b && !words_a.is_empty()).then_some(if alias_a || alias_b {
            MatchBasis::Alias
        } else {
            MatchBasis::Folding
        })
    }

    /// The records of a place named in words: one of their names is it, or all
    /// its words are among those of their names. A record without a name at the
    /// coarsest level where the place was found may be of it, unless the province
    /// or country that it names is another.
    #[must_use]
    pub fn named(&self, text: &str) -> NamedPlace {
        let (wanted, alias) = self.places.words(text);
        let has: Vec<bool> = self
            .words
            .iter()
            .map(|words| !wanted.is_empty() && wanted.iter().all(|word| words.contains(word)))
            .collect();
        let mut coarsest = None;
        let mut basis: Vec<Option<MatchBasis>> = Vec::with_capacity(self.all.len());
        for record in &self.all {
            let mut found = None;
            for (level, words) in record.words.iter().enumerate() {
                if let Some(words) = words
                    && has[*words as usize]
                {
                    coarsest = Some(coarsest.map_or(level, |coarsest: usize| coarsest.min(level)));
                    let same = record.names[level].and_then(|name| self.same_name(name, text));
                    let basis = same.unwrap_or(if alias {
                        MatchBasis::Alias
                    } else {
                        MatchBasis::Words
                    });
                    // "Baghdad" is the city rather than New Baghdad in it.
                    if found.is_none_or(|found: MatchBasis| basis.rank() < found.rank()) {
                        found = Some(basis);
                    }
                }
            }
            basis.push(found.or_else(|| self.across(record, &wanted)));
        }
        let around = self.around(&basis, coarsest);
        let members = self
            .all
            .iter()
            .zip(&basis)
            .map(|(record, basis)| match (basis, coarsest) {
                (Some(_), _) => Truth::Yes,
                (None, Some(level)) if record.words[level].is_none() => {
                    let elsewhere = around.iter().enumerate().any(|(above, known)| {
                        let own = record.words[above];
                        !known.is_empty() && own.is_some_and(|own| !known.contains(&own))
                    });
                    Truth::of(!elsewhere).and(Truth::Maybe)
                }
                _ => Truth::No,
            })
            .collect();
        NamedPlace {
            found: basis.iter().any(Option::is_some),
            coarsest,
            members,
            basis,
        }
    }

    /// The wider places that the records found lie in, level by level above the
    /// coarsest; empty where one of them names none.
    fn around(&self, basis: &[Option<MatchBasis>], coarsest: Option<usize>) -> Vec<BTreeSet<u32>> {
        let members = || {
            self.all
                .iter()
                .zip(basis)
                .filter(|(_, basis)| basis.is_some())
        };
        (0..coarsest.unwrap_or_default())
            .map(|above| {
                members()
                    .map(|(record, _)| record.words[above])
                    .collect::<Option<BTreeSet<u32>>>()
                    .unwrap_or_default()
            })
            .collect()
    }

    /// "Tayaran Square, Baghdad": words of several names of one record.
    fn across(&self, record: &Record<'_>, wanted: &[String]) -> Option<MatchBasis> {
        let in_record = |word: &String| {
            record
                .words
                .iter()
                .flatten()
                .any(|words| self.words[*words as usize].contains(word))
        };
        (wanted.len() > 1 && wanted.iter().all(in_record)).then_some(MatchBasis::Words)
    }

    /// Names in the records that stand for a place but are written otherwise,
    /// one a record, with what that rests on.
    pub fn names_of(&self, text: &str) -> impl Iterator<Item = (&str, MatchBasis)> {
        let named = self.named(text);
        let (wanted, _) = self.places.words(text);
        self.all
            .iter()
            .zip(named.basis)
            .filter_map(move |(record, basis)| {
                let basis = basis.filter(|basis| *basis != MatchBasis::Same)?;
                let name = record
                    .names
                    .iter()
                    .zip(record.words)
                    .rev()
                    .find_map(|(name, words)| {
                        let words = &self.words[words? as usize];
                        wanted
                            .iter()
                            .all(|word| words.contains(word))
                            .then_some(*name)?
                    });
                Some((name.or(record.place())?, basis))
            })
    }

    /// The name of a place in the records that is nearest to `text`, when one is
    /// near enough to be meant.
    #[must_use]
    pub fn nearest_place(&self, text: &str) -> Option<&str> {
        let names = self.all.iter().flat_map(|record| record.names);
        nearest(text, names.flatten())
    }
}
