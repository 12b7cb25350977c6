//! What a list says of itself.

use super::list::any_of;
use crate::read::ListCard;
use crate::schema::DatasetCard;

/// Where the card of records is and what it lacks, or that there is none and
/// what follows from it, in a line.
#[must_use]
pub fn card_line(list_card: &ListCard) -> String {
    const SEE: &str = "see `casualty explain dataset-card`";
    if list_card.differ {
        return format!("the files do not have the same one, so that none is of all: {SEE}");
    }
    if list_card.files.is_empty() && list_card.card.is_empty() {
        return format!(
            "no card of its own, so that \"none\", \"at most\", \"first\" or \"deadliest\" can be \
             supported by this list only: {SEE}"
        );
    }
    let files: Vec<String> = list_card
        .files
        .iter()
        .map(|file| file.path.display().to_string())
        .collect();
    let lacks = list_card.card.lacks();
    let from = if files.is_empty() {
        "that of the profile".to_owned()
    } else {
        files.join(", ")
    };
    if lacks.is_empty() {
        return from;
    }
    format!("{from}; nothing says {}: {SEE}", any_of(&lacks))
}

/// "Large attacks, version 3. From UCDP GED (<https://ucdp.uu.se>) and press
/// reports. Licence: CC-BY-4.0." Empty when the card says none of it.
#[must_use]
pub fn citation(card: &DatasetCard) -> String {
    let mut parts = Vec::new();
    let with_path = |name: &str, path: &Option<String>| match path {
        Some(path) => format!("{name} ({path})"),
        None => name.to_owned(),
    };
    match (&card.title, &card.version) {
        (Some(title), Some(version)) => parts.push(format!("{title}, version {version}")),
        (Some(title), None) => parts.push(title.clone()),
        (None, Some(version)) => parts.push(format!("Version {version}")),
        (None, None) => {}
    }
    if let Some(sources) = card.sources.as_ref().filter(|all| !all.is_empty()) {
        let names: Vec<String> = sources
            .iter()
            .map(|source| with_path(&source.title, &source.path))
            .collect();
        parts.push(format!("From {}", names.join("; ")));
    }
    if let Some(licenses) = card.licenses.as_ref().filter(|all| !all.is_empty()) {
        let names: Vec<String> = licenses
            .iter()
            .map(|license| {
                let name = license.title.as_ref().unwrap_or(&license.name);
                with_path(name, &license.path)
            })
            .collect();
        parts.push(format!("Licence: {}", names.join("; ")));
    }
    if parts.is_empty() {
        return String::new();
    }
    parts.join(". ") + "."
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::files::ReadFile;

    #[test]
    fn a_card_is_cited_as_far_as_it_says() {
        let card = |text: &str| DatasetCard::from_toml(text).unwrap();
        assert_eq!(citation(&card("")), "");
        assert_eq!(
            citation(&card("version = \"3\"\nsources = []")),
            "Version 3."
        );
        let whole = card(
            "title = \"Large attacks\"\nversion = \"3\"\nlicenses = [\"CC-BY-4.0\"]\n\
             sources = [{ title = \"GED\", path = \"https://ucdp.uu.se\" }, \"press reports\"]",
        );
        assert_eq!(
            citation(&whole),
            "Large attacks, version 3. From GED (https://ucdp.uu.se); press reports. Licence: CC-BY-4.0."
        );
    }

    #[test]
    fn what_a_card_lacks_is_said_in_a_line() {
        let none = card_line(&ListCard::default());
        assert!(
            none.starts_with("no card of its own") && none.contains("explain"),
            "{none}"
        );
        let mut list_card = ListCard {
            card: DatasetCard::from_toml("title = \"T\"\nversion = \"1\"\nsources = []").unwrap(),
            files: vec![ReadFile {
                path: PathBuf::from("dataset.toml"),
                sha256: String::new(),
            }],
            differ: false,
        };
        let some = card_line(&list_card);
        assert!(
            some.starts_with("dataset.toml; nothing says complete, includes, "),
            "{some}"
        );
        assert!(some.contains("vocabulary or licenses: see"), "{some}");
        list_card.card = DatasetCard::from_toml(include_str!("../../data/dataset.toml")).unwrap();
        assert_eq!(card_line(&list_card), "dataset.toml");
    }
}
