//! The profile a command line or a report names.

use std::path::Path;

use crate::error::Result;
use crate::files::{ReadFile, read_text};
use crate::schema::{Profile, Registry};

/// A built-in profile by its name, or one from a TOML file, whose path is
/// taken from `folder`.
///
/// A name that ends in `.toml` is a path.
///
/// # Errors
/// `Setting` when no built-in profile has that name, `Io` when the file cannot be
/// read, `Syntax` when it is no profile.
pub fn named_profile(name: &str, folder: Option<&Path>) -> Result<Profile> {
    Ok(NamedProfile::find(name, folder)?.profile)
}

/// A profile that is named.
#[derive(Debug, Clone)]
pub struct NamedProfile {
    /// The profile.
    pub profile: Profile,
    /// Its file, when it is not built in.
    pub file: Option<ReadFile>,
}

impl NamedProfile {
    /// Finds it, as [`named_profile`].
    ///
    /// # Errors
    /// As [`named_profile`].
    pub fn find(name: &str, folder: Option<&Path>) -> Result<Self> {
        let is_file = Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "toml");
        if !is_file {
            return Ok(Self {
                profile: Registry::built_in()?.get(name)?.clone(),
                file: None,
            });
        }
        let path = folder.map_or_else(|| name.into(), |folder| folder.join(name));
        let (text, read) = read_text(&path, "profile")?;
        Ok(Self {
            profile: Profile::from_toml(&text).map_err(|error| error.path(&path))?,
            file: Some(read),
        })
    }
}
