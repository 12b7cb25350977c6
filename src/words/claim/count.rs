//! How many incidents there were.

pub(super) use super::amount::explanation;
