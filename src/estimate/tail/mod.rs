//! Tail.
