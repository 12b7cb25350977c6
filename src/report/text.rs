//! The text of a report: computed values put in.

use std::io::{self, Write};

use minijinja::value::{Serde, Value as Jinja, ValueKind};
use minijinja::{
    AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
    filters, tests as tests_of,
};
use serde_json::Value;

use super::harmless::harmless;
use super::template_tags::refuse_tags;
use crate::error::{Error, Result};
use crate::limits::{TEMPLATE_BYTES, TEMPLATE_STEPS};
use crate::outside::Outside;
use crate::schema::nearest;
use crate::table::grouped;

/// Puts values into texts.
pub(super) struct Texts {
    environment: Environment<'static>,
    variables: Value,
}

impl Texts {
    pub(super) fn new(mut variables: Value) -> Self {
        shorten_texts(&mut variables);
        // Nothing of the language but what is listed: a text may be a stranger's.
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(TEMPLATE_STEPS.get()));
        // What is put into Markdown is text, whatever it holds.
        environment.set_auto_escape_callback(|name| match name {
            "text.md" => AutoEscape::Custom(MARKDOWN.into()),
            _ => AutoEscape::None,
        });
        environment.set_formatter(in_medium);
        environment.add_filter("abs", filters::abs);
        environment.add_filter("capitalize", filters::capitalize);
        environment.add_filter("default", filters::default);
        environment.add_filter("first", filters::first);
        environment.add_filter("last", filters::last);
        environment.add_filter("length", filters::length);
        environment.add_filter("lower", filters::lower);
        environment.add_filter("round", filters::round);
        environment.add_filter("title", filters::title);
        environment.add_filter("trim", filters::trim);
        environment.add_filter("upper", filters::upper);
        environment.add_filter("number", number);
        environment.add_filter("words", words);
        environment.add_filter("toll", toll);
        environment.add_test("defined", tests_of::is_defined);
        environment.add_test("none", tests_of::is_none);
        Self {
            environment,
            variables,
        }
    }

    /// A Markdown text with its values; `place` names it in errors. Its own markup is
    /// made harmless too.
    pub(super) fn fill_markdown(&self, text: &str, place: &str) -> Result<String> {
        Ok(harmless(&self.fill_as("text.md", text, place)?))
    }

    /// A plain text with its values, such as a title.
    pub(super) fn fill(&self, text: &str, place: &str) -> Result<String> {
        self.fill_as("text.txt", text, place)
    }

    fn fill_as(&self, name: &str, text: &str, place: &str) -> Result<String> {
        let wrong = |error: &minijinja::Error| {
            let mut reason = error.to_string();
            if let Some(detail) = error.detail() {
                detail.clone_into(&mut reason);
            }
            let wrong = Error::syntax(reason).within(place);
            match error.line() {
                Some(line) => wrong.hint(format!("on line {line} of the text")),
                None => wrong,
            }
        };
        refuse_tags(text).map_err(|error| error.within(place))?;
        let template = self
            .environment
            .template_from_named_str(name, text)
            .map_err(|error| wrong(&error))?;
        let mut used: Vec<String> = template.undeclared_variables(true).into_iter().collect();
        used.sort();
        for name in &used {
            self.require(name, place)?;
        }
        let mut filled = Filled::default();
        let rendered = template.render_captured_to(Serde(&self.variables), &mut filled);
        TEMPLATE_BYTES
            .allow(
                filled.wanted,
                "the computed text has too many bytes, at least",
            )
            .map_err(|error| error.within(place))?;
        rendered.map_err(|error| match error.kind() {
            ErrorKind::OutOfFuel => Error::too_large("computing the text takes too many steps")
                .within(place)
                .hint("does a loop in it end?"),
            _ => wrong(&error),
        })?;
        String::from_utf8(filled.bytes).map_err(|_| Error::engine("a text is not UTF-8"))
    }

    /// Refuses a variable that is not there, with the nearest that is.
    fn require(&self, name: &str, place: &str) -> Result<()> {
        let mut here = &self.variables;
        for part in name.split('.') {
            let Value::Object(object) = here else {
                return Ok(());
            };
            if let Some(inner) = object.get(part) {
                here = inner;
            } else {
                let near = nearest(part, object.keys().map(String::as_str))
                    .map(|near| format!("did you mean \"{near}\"? "))
                    .unwrap_or_default();
                let known: Vec<&str> = object.keys().map(String::as_str).collect();
                return Err(Error::syntax("the text uses a value that is not there")
                    .within(place)
                    .value(name)
                    .hint(format!("{near}there are {}", known.join(", "))));
            }
        }
        Ok(())
    }
}

/// Characters of a value: a step of computing takes no longer than with that many.
const LONGEST_VALUE: usize = 10_000;

/// Cuts texts that are longer than any name or sentence, with a mark.
fn shorten_texts(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(LONGEST_VALUE) {
                text.truncate(end);
                text.push('…');
            }
        }
        Value::Array(values) => values.iter_mut().for_each(shorten_texts),
        Value::Object(values) => values.values_mut().for_each(shorten_texts),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text that is being computed, up to the limit.
#[derive(Default)]
struct Filled {
    bytes: Vec<u8>,
    /// Bytes that were to be written.
    wanted: u64,
}

impl Write for Filled {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.wanted += bytes.len() as u64;
        if self.wanted > TEMPLATE_BYTES.get() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `15,092`; a value that is not known is said to be.
fn number(value: &Jinja) -> Result<String, minijinja::Error> {
    if value.kind() == ValueKind::None {
        return Ok("an unknown number".to_owned());
    }
    f64::try_from(value.clone()).map(grouped)
}

/// `none`, `one` to `twelve` in words, larger numbers as `number` has them.
fn words(value: &Jinja) -> Result<String, minijinja::Error> {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let shown = number(value)?;
    Ok(shown
        .parse::<usize>()
        .ok()
        .and_then(|number| WORDS.get(number))
        .map_or(shown, |word| (*word).to_owned()))
}

/// `38 (27 to 38)`: a toll with its range.
fn toll(value: &Jinja) -> Result<String, minijinja::Error> {
    let part = |name: &str| -> Result<Option<f64>, minijinja::Error> {
        let part = value.get_attr(name)?;
        match part.kind() {
            ValueKind::None | ValueKind::Undefined => Ok(None),
            _ => f64::try_from(part).map(Some),
        }
    };
    let (low, best, high) = (part("low")?, part("best")?, part("high")?);
    let shown = best.map_or_else(|| "an unknown number".to_owned(), grouped);
    Ok(match (low, high) {
        (Some(low), Some(high)) if best != Some(low) || best != Some(high) => {
            format!("{shown} ({} to {})", grouped(low), grouped(high))
        }
        (Some(low), None) if best != Some(low) => format!("{shown} ({} or more)", grouped(low)),
        _ => shown,
    })
}

/// The medium of a text that is Markdown, for templates.
pub(super) const MARKDOWN: &str = "markdown";

/// Writes a value of a template as text in the template's medium.
pub(super) fn in_medium(
    out: &mut Output,
    state: &mut State,
    value: &Jinja,
) -> Result<(), minijinja::Error> {
    if *state.auto_escape() != AutoEscape::Custom(MARKDOWN.into()) {
        return escape_formatter(out, state, value);
    }
    let text = value.to_string();
    Ok(out.write_str(&if value.is_safe() {
        text
    } else {
        Outside(&text).in_markdown()
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn texts() -> Texts {
        Texts::new(json!({
            "values": {
                "attacks": 15092.0,
                "killed": { "low": 27.0, "best": 38.0, "high": 38.0, "unknown": 0.0 },
                "nobody": { "low": null, "best": null, "high": null, "unknown": 1.0 },
            }
        }))
    }

    #[test]
    fn values_are_put_in() {
        let fill = |text: &str| texts().fill(text, "section 1").unwrap();
        assert_eq!(fill("{{ values.attacks | number }}"), "15,092");
        assert_eq!(fill("{{ values.attacks | words }}"), "15,092");
        assert_eq!(fill("{{ values.killed.unknown | words }}"), "none");
        assert_eq!(fill("{{ values.killed | toll }}"), "38 (27 to 38)");
        assert_eq!(fill("{{ values.nobody | toll }}"), "an unknown number");
    }

    #[test]
    fn an_unknown_value_is_named_with_the_nearest() {
        let error = texts()
            .fill("So {{ values.atacks }}", "section 2 \"Years\"")
            .unwrap_err()
            .to_string();
        for part in ["section 2 \"Years\"", "values.atacks", "\"attacks\""] {
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn an_unknown_toll_can_be_asked_for() {
        let text = "{% if values.nobody.best is none %}unknown{% else %}known{% endif %}";
        assert_eq!(texts().fill(text, "section 1").unwrap(), "unknown");
    }

    #[test]
    fn a_value_without_end_is_cut() {
        let texts = Texts::new(json!({ "name": "é".repeat(LONGEST_VALUE + 1) }));
        let filled = texts.fill("{{ name }}", "title").unwrap();
        assert_eq!(filled.chars().count(), LONGEST_VALUE + 1);
        assert!(filled.ends_with("é…"));
    }

    #[test]
    fn values_are_text_in_markdown() {
        let texts = Texts::new(json!({ "name": "![x](http://e.example) <b> & | *y*" }));
        assert_eq!(
            texts.fill_markdown("**{{ name }}**", "text").unwrap(),
            "**!\\[x\\](http\\://e.example) \\<b\\> \\& \\| \\*y\\***"
        );
        assert_eq!(
            texts.fill("{{ name }}", "title").unwrap(),
            "![x](http://e.example) <b> & | *y*"
        );
    }
}
