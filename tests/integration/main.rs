//! Tests of the whole: what users type, and what they get.

mod sources;
