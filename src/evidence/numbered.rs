//! Distinct names by number, each looked at once.

use std::collections::HashMap;

use crate::read::PlaceNames;
use crate::schema::fold;

/// Folded names of kinds, each distinct one folded once; the map is looked up
/// only.
#[derive(Default)]
pub(super) struct FoldedNames<'a> {
    numbers: HashMap<&'a str, u32>,
    pub(super) all: Vec<String>,
}

impl<'a> FoldedNames<'a> {
    pub(super) fn number(&mut self, name: &'a str) -> Option<u32> {
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
pub(super) struct TellingWords<'a> {
    places: &'a PlaceNames,
    of_name: HashMap<&'a str, Option<u32>>,
    numbers: HashMap<Vec<String>, u32>,
    pub(super) all: Vec<Vec<String>>,
}

impl<'a> TellingWords<'a> {
    pub(super) fn new(places: &'a PlaceNames) -> Self {
        Self {
            places,
            of_name: HashMap::new(),
            numbers: HashMap::new(),
            all: Vec::new(),
        }
    }

    /// `None` for a name without letters.
    pub(super) fn number(&mut self, name: &'a str) -> Option<u32> {
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
