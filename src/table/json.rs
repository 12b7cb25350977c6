//! JSON: what an answer says of itself as an object.

use super::Beside;
use super::render::{Answer, Render};
use crate::error::Result;

/// The format JSON.
pub(super) struct Json;

impl Render for Json {
    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn is_for_programs(&self) -> bool {
        true
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        answer.json(&Beside::default()).map(String::into_bytes)
    }
}
