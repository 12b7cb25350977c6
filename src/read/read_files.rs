//! The short way to read files.

use std::path::{Path, PathBuf};

use super::{Incidents, ReadOptions, load};
use crate::error::Result;

impl Incidents {
    /// Reads all columns of incident CSV files as one data set: the source is
    /// recognised from each header, UTF-8 unless its profile says otherwise.
    /// [`load`] has options for all of that.
    ///
    /// # Errors
    /// As [`load`]; also `Records` when no row of all of them can be used.
    pub fn read<P: AsRef<Path>>(files: impl IntoIterator<Item = P>) -> Result<Self> {
        let files: Vec<PathBuf> = files
            .into_iter()
            .map(|file| file.as_ref().to_path_buf())
            .collect();
        load(&files, &ReadOptions::default())?.require_rows()
    }
}
