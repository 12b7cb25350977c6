//! Other names of places: a TOML file of places and their aliases.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::files::{ReadFile, read_text};
use crate::schema::place_words;

/// Aliases of places. Without a file there are none, and names are only folded.
#[derive(Debug, Clone, Default)]
pub struct PlaceNames {
    /// Words of an alias to those of the place's name.
    aliases: BTreeMap<Vec<String>, Vec<String>>,
    file: Option<ReadFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceFile {
    #[serde(default, rename = "place")]
    places: Vec<toml::Spanned<ListedPlace>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedPlace {
    name: String,
    #[serde(default)]
    aliases: Vec<toml::Spanned<String>>,
}

impl PlaceNames {
    /// Reads a file of `[[place]]` tables with `name` and `aliases`.
    ///
    /// # Errors
    /// `Io` when the file cannot be read; `Syntax`, with the line, when it is not
    /// such TOML, a name has no letters, or one name stands for two places.
    pub fn read(path: &Path) -> Result<Self> {
        let (text, read) = read_text(path, "names of places")?;
        let line = |start: usize| text[..start].matches('\n').count() as u64 + 1;
        let file: PlaceFile = toml::from_str(&text).map_err(|error| {
            let wrong = Error::syntax(error.message().trim().to_owned())
                .path(path)
                .hint("write [[place]] tables, each with name = \"...\" and aliases = [\"...\"]");
            match error.span() {
                Some(span) => wrong.line(line(span.start)),
                None => wrong,
            }
        })?;
        let mut aliases: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for place in &file.places {
            let own = place_words(&place.get_ref().name);
            let mut add = |words: Vec<String>, at: usize, name: &str| {
                if words.is_empty() {
                    return Err(Error::syntax("this name of a place has no letters")
                        .path(path)
                        .line(line(at))
                        .value(name));
                }
                match aliases.insert(words, own.clone()) {
                    Some(other) if other != own => {
                        Err(Error::syntax("this name stands for two places")
                            .path(path)
                            .line(line(at))
                            .value(name)
                            .hint("leave it out of one of them"))
                    }
                    _ => Ok(()),
                }
            };
            add(own.clone(), place.span().start, &place.get_ref().name)?;
            for alias in &place.get_ref().aliases {
                add(
                    place_words(alias.get_ref()),
                    alias.span().start,
                    alias.get_ref(),
                )?;
            }
        }
        Ok(Self {
            aliases,
            file: Some(read),
        })
    }

    /// The file that they came from; none when there was none.
    #[must_use]
    pub fn file(&self) -> Option<&ReadFile> {
        self.file.as_ref()
    }

    /// The telling words of the place that `name` stands for, and whether that
    /// took an alias.
    #[must_use]
    pub fn words(&self, name: &str) -> (Vec<String>, bool) {
        let words = place_words(name);
        match self.aliases.get(&words) {
            Some(own) if *own != words => (own.clone(), true),
            _ => (words, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<PlaceNames> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
        PlaceNames::read(file.path())
    }

    #[test]
    fn aliases_stand_for_their_place() {
        let names =
            names("[[place]]\nname = \"Tayaran Square\"\naliases = [\"Aviation Square\"]\n")
                .unwrap();
        let own = place_words("Tayaran Square");
        assert_eq!(names.words("aviation sq."), (own.clone(), true));
        assert_eq!(names.words("al-Tayaran Square"), (own, false));
        assert_eq!(
            names.words("Tahrir Square"),
            (place_words("Tahrir Square"), false)
        );
    }

    #[test]
    fn a_broken_file_names_the_line() {
        for (text, line, part) in [
            ("[[place]]\nnam = \"A\"\n", ":2: ", "nam"),
            ("[[place]]\nname = \"–\"\n", ":1: ", "no letters"),
            (
                "[[place]]\nname = \"A\"\naliases = [\"C\"]\n[[place]]\nname = \"B\"\naliases = [\n\"C\"]\n",
                ":7: ",
                "two places",
            ),
        ] {
            let error = names(text).unwrap_err().to_string();
            assert!(error.contains(line) && error.contains(part), "{error}");
        }
    }
}
