//! The name of the data, for source lines.

use std::path::Path;

use crate::error::Result;
use crate::read::Account;
use crate::schema::Registry;

/// File names, and the source's title when a profile other than our own was
/// recognised: "ged.csv (UCDP Georeferenced Event Dataset)". No folders: they
/// differ from machine to machine.
///
/// # Errors
/// Never in a release, whose built-in profiles are valid.
pub fn source_name(account: &Account) -> Result<String> {
    let registry = Registry::built_in()?;
    let names: Vec<String> = account
        .files
        .iter()
        .map(|file| {
            let name = match file.file.as_str() {
                "-" => "standard input".to_owned(),
                path => Path::new(path).file_name().map_or_else(
                    || path.to_owned(),
                    |name| name.to_string_lossy().into_owned(),
                ),
            };
            match registry.get(&file.profile) {
                Ok(profile) if profile.name != "casualty" => {
                    let title = profile.title.split(',').next().unwrap_or_default();
                    format!("{name} ({title})")
                }
                _ => name,
            }
        })
        .collect();
    Ok(names.join(", "))
}
