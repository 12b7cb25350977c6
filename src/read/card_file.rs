//! The card of a list: beside its file, or where it is told to be, and what the
//! file's profile says.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files::{ReadFile, read_text};
use crate::schema::DatasetCard;

/// The card of a folder.
const OF_FOLDER: &str = "dataset.toml";

/// What records say of themselves as a list, and where it was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListCard {
    /// What is said; nothing when there is no card.
    pub card: DatasetCard,
    /// The files that say it, beside the profile.
    pub files: Vec<ReadFile>,
    /// Whether the inputs have cards that differ, so that none is of all records.
    pub differ: bool,
}

impl ListCard {
    /// The card of records: that of `told`, or else those beside the `inputs`, when
    /// all have the same, put over what the profiles say when these are the same.
    ///
    /// Beside `x.csv` these are `x.dataset.toml`, and `dataset.toml` where that
    /// one says nothing, unless the latter is about other files.
    ///
    /// # Errors
    /// When a card cannot be read, or is none.
    pub(super) fn find(
        told: Option<&Path>,
        inputs: &[PathBuf],
        profiles: &[DatasetCard],
    ) -> Result<Self> {
        let mut found = match told {
            Some(path) => {
                let mut found = Self::default();
                found.take(path, |_| true)?;
                found
            }
            None => Self::of_all(inputs)?,
        };
        if let [first, others @ ..] = profiles
            && others.iter().all(|other| other == first)
        {
            found.card = found.card.or(first.clone());
        }
        Ok(found)
    }

    fn of_all(inputs: &[PathBuf]) -> Result<Self> {
        let mut all = Self::default();
        for (number, input) in inputs.iter().enumerate() {
            let one = Self::beside(input)?;
            all.differ |= number > 0 && one.card != all.card;
            all.card = one.card;
            for file in one.files {
                if !all.files.contains(&file) {
                    all.files.push(file);
                }
            }
        }
        if all.differ {
            all.card = DatasetCard::default();
        }
        Ok(all)
    }

    fn beside(input: &Path) -> Result<Self> {
        let mut found = Self::default();
        if input.as_os_str() == "-" {
            return Ok(found);
        }
        let name = input.file_name().unwrap_or_default().to_string_lossy();
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        let stem = Path::new(plain).file_stem().unwrap_or_default();
        let own = format!("{}.{OF_FOLDER}", stem.to_string_lossy());
        for beside in [own.as_str(), OF_FOLDER] {
            let path = input.with_file_name(beside);
            if path.is_file() {
                found.take(&path, |card| card.is_of(&name))?;
            }
        }
        Ok(found)
    }

    fn take(&mut self, path: &Path, is_meant: impl Fn(&DatasetCard) -> bool) -> Result<()> {
        let (text, read) = read_text(path, "dataset card")?;
        let card = DatasetCard::from_toml(&text).map_err(|error| error.path(path))?;
        if is_meant(&card) {
            let before = std::mem::take(&mut self.card);
            self.card = before.or(card);
            self.files.push(read);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(list: &ListCard) -> Vec<PathBuf> {
        list.files.iter().map(|file| file.path.clone()).collect()
    }

    #[test]
    fn the_card_of_a_file_goes_over_that_of_its_folder_and_of_its_profile() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let find = |name: &str, told: Option<&Path>| {
            let profile = DatasetCard::from_toml("title = \"P\"\ncomplete = \"sample\"").unwrap();
            ListCard::find(told, &[at(name)], &[profile.clone(), profile]).unwrap()
        };
        let title = |found: &ListCard| found.card.title.clone().unwrap_or_default();
        assert_eq!(find("x.csv", None).card.title.as_deref(), Some("P"));

        let card = "title = \"F\"\nversion = \"1\"\nresources = [\"x.csv\", \"y.csv.gz\"]\n";
        std::fs::write(at("dataset.toml"), card).unwrap();
        std::fs::write(at("y.dataset.toml"), "title = \"Y\"\n").unwrap();
        let of_folder = find("x.csv", None);
        assert_eq!(title(&of_folder), "F");
        assert_eq!(paths(&of_folder), [at("dataset.toml")]);
        let own = find("y.csv.gz", None);
        assert_eq!(
            (title(&own), own.card.version.as_deref()),
            ("Y".to_owned(), Some("1"))
        );
        assert_eq!(paths(&own), [at("y.dataset.toml"), at("dataset.toml")]);
        // The card of the folder is not about this one.
        assert_eq!(title(&find("z.csv", None)), "P");
        assert_eq!(title(&find("z.csv", Some(&at("dataset.toml")))), "F");
        // Profiles that differ say nothing in common.
        let other = DatasetCard::default();
        let profiles = [DatasetCard::from_toml("title = \"P\"").unwrap(), other];
        assert!(
            ListCard::find(None, &[at("z.csv"), at("z.csv")], &profiles)
                .unwrap()
                .card
                .is_empty()
        );

        // So do files of which only one has a card, or each another.
        let of_two = |other: &str| {
            let inputs = [at("x.csv"), at(other)];
            ListCard::find(None, &inputs, &profiles).unwrap()
        };
        for other in ["y.csv.gz", "z.csv"] {
            let found = of_two(other);
            assert!(found.differ && found.card.is_empty(), "{other}");
        }
        assert!(!of_two("x.csv").differ);

        std::fs::write(at("dataset.toml"), "title = \"F\"\ncomplete = \"all\"\n").unwrap();
        let error = ListCard::find(None, &[at("x.csv")], &[])
            .unwrap_err()
            .to_string();
        assert!(error.contains("dataset.toml:2: complete: "), "{error}");
    }
}
