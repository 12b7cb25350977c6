//! The profiles at hand, and which of them a header fits.

use super::{Profile, nearest};
use crate::error::{Error, Result};

const BUILT_IN: [&str; 6] = [
    include_str!("profiles/casualty.toml"),
    include_str!("profiles/ucdp-ged.toml"),
    include_str!("profiles/acled.toml"),
    include_str!("profiles/gtd.toml"),
    include_str!("profiles/ibc.toml"),
    include_str!("profiles/rand.toml"),
];

/// All built-in profiles.
#[derive(Debug)]
pub struct Registry {
    profiles: Vec<(Profile, &'static str)>,
}

/// A header name as it is compared: without case, surrounding space and byte
/// order mark; space, hyphen, dot and underscore are the same.
#[must_use]
pub fn normalise_header(name: &str) -> String {
    name.trim_start_matches('\u{feff}')
        .trim()
        .chars()
        .map(|c| match c {
            ' ' | '-' | '.' | '_' => '_',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

impl Registry {
    /// The built-in profiles.
    ///
    /// # Errors
    /// `Syntax` for a profile that is not valid: never in a release, since a test
    /// reads them all.
    pub fn built_in() -> Result<Self> {
        let profiles = BUILT_IN
            .iter()
            .map(|text| Ok((Profile::from_toml(text)?, *text)))
            .collect::<Result<_>>()?;
        Ok(Self { profiles })
    }

    /// The profiles, in order of presentation.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().map(|(profile, _)| profile)
    }

    fn entry(&self, name: &str) -> Result<&(Profile, &'static str)> {
        self.profiles
            .iter()
            .find(|(profile, _)| profile.name == name)
            .ok_or_else(|| {
                let names: Vec<&str> = self.profiles().map(|p| p.name.as_str()).collect();
                let hint = match nearest(name, names.iter().copied()) {
                    Some(near) => format!("did you mean \"{near}\"? "),
                    None => String::new(),
                };
                Error::setting("there is no profile of that name")
                    .value(name)
                    .hint(format!(
                        "{hint}built in are {}; or name a TOML file",
                        names.join(", ")
                    ))
            })
    }

    /// The profile of that name.
    ///
    /// # Errors
    /// `Setting` when there is none; the error names the nearest.
    pub fn get(&self, name: &str) -> Result<&Profile> {
        self.entry(name).map(|(profile, _)| profile)
    }

    /// The TOML text of the profile of that name.
    ///
    /// # Errors
    /// `Setting` when there is none; the error names the nearest.
    pub fn text(&self, name: &str) -> Result<&'static str> {
        self.entry(name).map(|(_, text)| *text)
    }

    /// The profile that `header` fits best: the one with the largest set of
    /// recognised names of which none is missing, the first of several.
    #[must_use]
    pub fn recognise(&self, header: &[String]) -> Option<&Profile> {
        let names: Vec<String> = header.iter().map(|name| normalise_header(name)).collect();
        self.profiles()
            .filter_map(|profile| Some((fit(profile, &names)?, profile)))
            // Not `max_by_key`, which takes the last of equals.
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, profile)| profile)
    }

    /// The error for a header that fits no profile: the nearest profile and
    /// what is missing for it.
    #[must_use]
    pub fn unrecognised(&self, header: &[String]) -> Error {
        let names: Vec<String> = header.iter().map(|name| normalise_header(name)).collect();
        let best = self
            .profiles()
            .flat_map(|profile| {
                profile
                    .recognise
                    .any_of
                    .iter()
                    .map(move |set| (profile, set))
            })
            .map(|(profile, set)| {
                let missing: Vec<&str> = set
                    .iter()
                    .filter(|name| !names.contains(&normalise_header(name)))
                    .map(String::as_str)
                    .collect();
                let found = set.len() - missing.len();
                (found * 1000 / set.len().max(1), found, profile, missing)
            })
            .reduce(|best, next| {
                if (next.0, next.1) > (best.0, best.1) {
                    next
                } else {
                    best
                }
            });
        let shown = header
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        let error = Error::syntax("the header fits no known source").value(shown);
        match best {
            Some((score, _, profile, missing)) if score > 0 => error
                .hint(format!(
                    "nearest is the profile \"{}\", for which these columns are missing: {}. \
                 Rename the columns, or print a profile with `casualty profiles show {}`, \
                 change it and pass it with ",
                    profile.name,
                    missing.join(", "),
                    profile.name
                ))
                .hint_field("profile", " FILE"),
            _ => error.hint_fields(
                "is the first line the header? Print a profile with \
                 `casualty profiles show casualty`, change it and pass it with {} FILE",
                ["profile"],
            ),
        }
    }
}

/// Size of the largest recognised set that the header has in full.
fn fit(profile: &Profile, names: &[String]) -> Option<usize> {
    profile
        .recognise
        .any_of
        .iter()
        .filter(|set| {
            !set.is_empty()
                && set
                    .iter()
                    .all(|name| names.contains(&normalise_header(name)))
        })
        .map(Vec::len)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn every_built_in_profile_is_valid_and_named_once() {
        let registry = Registry::built_in().unwrap();
        let names: Vec<&str> = registry.profiles().map(|p| p.name.as_str()).collect();
        assert_eq!(
            names,
            ["casualty", "ucdp-ged", "acled", "gtd", "ibc", "rand"]
        );
    }

    #[test]
    fn headers_are_recognised_without_case() {
        let registry = Registry::built_in().unwrap();
        let name = |text: &str| registry.recognise(&header(text)).map(|p| p.name.clone());
        assert_eq!(name("date,killed").as_deref(), Some("casualty"));
        assert_eq!(
            name("EVENT_ID_CNTY,EVENT_DATE,EVENT_TYPE,ACTOR1,FATALITIES").as_deref(),
            Some("acled")
        );
        assert_eq!(name("when,dead"), None);
    }

    #[test]
    fn an_unknown_header_names_the_nearest_profile() {
        let registry = Registry::built_in().unwrap();
        let error = registry
            .unrecognised(&header("eventid,iyear,imonth,country_txt"))
            .to_string();
        assert!(
            error.contains("\"gtd\"") && error.contains("iday"),
            "{error}"
        );
    }
}
