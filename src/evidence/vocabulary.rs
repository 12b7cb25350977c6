//! What words for attack types have to do with each other.

use super::Truth;
use crate::schema::{DatasetCard, fold, has_folded};

/// Words for attack types, folded: groups of a word and those whose incidents are
/// all of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary(Vec<Vec<String>>);

impl Vocabulary {
    pub(super) fn of(card: &DatasetCard) -> Self {
        let words = card.vocabulary.iter().flatten();
        Self(
            words
                .map(|(word, held)| std::iter::once(word).chain(held).map(|word| fold(word)))
                .map(Iterator::collect)
                .collect(),
        )
    }

    /// Whether an incident of the folded type `kind` is one of `word`, folded: yes
    /// when its type has the words of it or of one that it holds. It is open when
    /// either is not in the vocabulary, and when both are of a wider word: a
    /// coordinated bombing may be a suicide bombing.
    pub(super) fn is(&self, kind: &str, word: &str) -> Truth {
        let own = self.0.iter().find(|group| group[0] == word);
        let held = own.map_or(&[][..], |group| &group[1..]);
        let is_of = |group: &[String]| group.iter().any(|word| has_folded(kind, word));
        if has_folded(kind, word) || is_of(held) {
            return Truth::Yes;
        }
        let mut of_kind = self.0.iter().filter(|group| is_of(group)).peekable();
        if !self.knows(word) || of_kind.peek().is_none() {
            return Truth::Maybe;
        }
        let related = |group: &Vec<String>| {
            let mut words = group.iter();
            words.any(|other| other == word || held.contains(other))
        };
        Truth::of(of_kind.any(related)).and(Truth::Maybe)
    }

    /// Whether the word, folded, is in it.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.0.iter().flatten().any(|known| known == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_decided_where_the_vocabulary_knows_it() {
        use Truth::{Maybe, No, Yes};
        let card = "[vocabulary]\n\
                    Bombing = [\"bombings\", \"coordinated bombings\", \"vehicle bombing\"]\n\
                    \"car bomb\" = [\"vehicle bombing\"]\n\
                    shooting = [\"small arms\"]\n";
        let known = Vocabulary::of(&DatasetCard::from_toml(card).unwrap());
        for (kind, word, truth) in [
            ("coordinated bombings", "bombing", Yes),
            ("suicide bombing", "bombing", Yes),
            ("vehicle bombing", "car bomb", Yes),
            ("small arms", "bombing", No),
            ("shooting", "bombing", No),
            // One of several bombs may have been a car bomb.
            ("coordinated bombings", "car bomb", Maybe),
            ("bombing", "car bomb", Maybe),
            ("shooting", "car bomb", No),
            ("poison", "bombing", Maybe),
            ("shooting", "siege", Maybe),
            ("siege", "siege", Yes),
        ] {
            assert_eq!(known.is(kind, word), truth, "{kind}: {word}");
        }
        assert!(known.knows("small arms") && !known.knows("arms"));
        // Without a card nothing but its own words decides what a type is.
        let none = Vocabulary::default();
        assert_eq!(none.is("coordinated bombings", "bombing"), Maybe);
        assert_eq!(none.is("suicide bombing", "bombing"), Yes);
    }
}
