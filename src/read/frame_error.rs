//! Errors of polars as ours.

use polars::prelude::PolarsError;

use crate::error::Error;

/// A polars error as ours.
#[expect(clippy::needless_pass_by_value, reason = "it is passed to `map_err`")]
pub(crate) fn frame_error(error: PolarsError) -> Error {
    Error::engine(format!("cannot compute on the records: {error}"))
}
