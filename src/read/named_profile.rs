//! The profile a command line or a report names.

use std::path::Path;

use crate::error::{Error, Result};
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
    let is_file = Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "toml");
    if !is_file {
        return Registry::built_in()?.get(name).cloned();
    }
    let path = folder.map_or_else(|| name.into(), |folder| folder.join(name));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Error::io(&path, "read the profile", error))?;
    Profile::from_toml(&text).map_err(|error| error.path(&path))
}
