//! How many were killed or injured in incidents.

pub(super) use super::amount::explanation;
