//! The tags that a text of a report may hold.

use crate::error::{Error, Result};

/// The statements of a text.
const STATEMENTS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];

/// Bytes of a tag: what it computes with is no longer.
const LONGEST_TAG: usize = 1_000;

/// Refuses the tags that could take all time or memory in one step of computing: those
/// that keep values, multiply or join texts, or are very long.
///
/// # Errors
/// `Syntax`, with the tag.
pub(super) fn refuse_tags(text: &str) -> Result<()> {
    let mut rest = text;
    while let Some((opening, at)) = next_tag(rest) {
        let (tag, after) = tag_and_rest(opening, &rest[at + opening.len()..]);
        rest = after;
        let word = tag.trim_start_matches(['-', '+']).trim_start();
        let word: String = word.chars().take_while(char::is_ascii_alphabetic).collect();
        if opening == "{%" && !STATEMENTS.contains(&word.as_str()) {
            return Err(
                Error::syntax("this statement is not one of a report's text")
                    .value(word)
                    .hint(format!("there are {}", STATEMENTS.join(", "))),
            );
        }
        if opening != "{#" && (tag.contains(['~', '*']) || tag.len() > LONGEST_TAG) {
            return Err(
                Error::syntax("a tag of a text joins, multiplies, or is too long")
                    .value(tag.trim())
                    .hint("write texts one after the other; numbers are computed as [values]"),
            );
        }
    }
    Ok(())
}

/// How the next tag opens, and where.
fn next_tag(text: &str) -> Option<(&'static str, usize)> {
    let openings = ["{%", "{{", "{#"].map(|opening| Some((opening, text.find(opening)?)));
    openings.into_iter().flatten().min_by_key(|(_, at)| *at)
}

/// A tag up to where it closes, outside of texts in quotation marks, and what follows.
fn tag_and_rest<'t>(opening: &str, text: &'t str) -> (&'t str, &'t str) {
    let closing = match opening {
        "{%" => "%}",
        "{{" => "}}",
        _ => "#}",
    };
    let mut quoted: Option<char> = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match quoted {
            Some(_) if c == '\\' => {
                chars.next();
            }
            Some(mark) if c == mark => quoted = None,
            None if text[at..].starts_with(closing) => {
                return (&text[..at], &text[at + closing.len()..]);
            }
            None if opening != "{#" && matches!(c, '"' | '\'') => quoted = Some(c),
            Some(_) | None => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_take_everything_is_refused() {
        let long = format!("{{{{ '{}' }}}}", "x".repeat(LONGEST_TAG));
        for text in [
            "{{ 'x' * 9 }}",
            "{{ a ~ b }}",
            "{% set a = 1 %}",
            "{%- macro m() %}",
            "{% raw %}",
            "{{ '}}' ~ b }}",
            "{{ \"%} {{\" ~ b }}",
            "{{ '\\'}}' ~ b }}",
            "{# ' #}{{ a ~ b }}{# ' #}",
            "{{ 'a' }} {{ b * c",
            long.as_str(),
        ] {
            assert!(refuse_tags(text).is_err(), "{text}");
        }
        for text in [
            "",
            "**bold** ~ {{ a }} * b {",
            "{% if a %}{{ b | number }}{% elif c %}d{% else %}e{% endif %}",
            "{%- for a in b -%}{{ '~'[0] if false }}{% endfor %}"
                .replace("'~'[0]", "a")
                .as_str(),
            "{# a ~ b * c #}",
        ] {
            assert!(refuse_tags(text).is_ok(), "{text}");
        }
    }
}
