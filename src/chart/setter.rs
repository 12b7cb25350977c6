//! Setting text: measuring, wrapping, shortening. The one path by which words
//! get into a picture.

use unicode_width::UnicodeWidthChar;

use super::estimate::Estimate;
use super::font::{ASCENT, DESCENT, Faces, Type};
use super::geometry::Rect;
use super::language::Language;
use super::text::{Anchor, Text};
use super::theme::Theme;
use crate::error::Result;
use crate::outside::Outside;

/// Measures and sets text in the fonts, colours and language of one picture.
#[derive(Debug)]
pub(crate) struct Setter<'a> {
    faces: Faces,
    pub(crate) theme: &'a Theme,
    pub(crate) language: Language,
}

impl<'a> Setter<'a> {
    pub(crate) fn new(theme: &'a Theme, language: Language) -> Result<Self> {
        Ok(Self {
            faces: Faces::load()?,
            theme,
            language,
        })
    }

    pub(crate) fn label(&self) -> Type {
        Type::regular(self.theme.sizes.label)
    }

    pub(crate) fn small(&self) -> Type {
        Type::regular(self.theme.sizes.small)
    }

    pub(crate) fn width(&self, text: &str, face: Type) -> f64 {
        self.faces.width(text, face)
    }

    /// The widest of several lines.
    pub(crate) fn widest<S: AsRef<str>>(&self, lines: &[S], face: Type) -> f64 {
        lines
            .iter()
            .map(|line| self.width(line.as_ref(), face))
            .fold(0.0, f64::max)
    }

    /// A figure in words: "38 (35 to 41)", or "unknown".
    pub(crate) fn figure(&self, figure: &Estimate) -> String {
        let words = self.language.words();
        let Some(value) = figure.value else {
            return words.unknown.to_owned();
        };
        let number = |value| self.language.number(value);
        match figure.range() {
            None => number(value),
            Some((low, high)) => {
                let (low, high) = (number(low), number(high));
                format!("{} ({low} {} {high})", number(value), words.to)
            }
        }
    }

    /// A line in the ink colour, at a point of its baseline.
    pub(crate) fn text(&self, content: &str, at: (f64, f64), anchor: Anchor, face: Type) -> Text {
        let content = Outside(content).on_one_line();
        let width = self.width(&content, face);
        let (x, baseline) = at;
        let x0 = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let rect = Rect::new(
            x0,
            baseline - face.size * ASCENT,
            x0 + width,
            baseline + face.size * DESCENT,
        );
        Text {
            content,
            x,
            baseline,
            anchor,
            face,
            colour: self.theme.ink,
            rect,
        }
    }

    /// Lines no wider than `room`, broken between words where possible; what
    /// does not fit into `most` lines ends in an ellipsis.
    pub(crate) fn wrap(&self, text: &str, face: Type, room: f64, most: usize) -> Vec<String> {
        let text = Outside(text).on_one_line();
        let room = room.max(0.0);
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, face) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = word;
            while self.width(rest, face) > room {
                let (head, tail) = rest.split_at(self.fitting(rest, face, room));
                lines.push(head.to_owned());
                rest = tail;
            }
            rest.clone_into(&mut line);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = self.cut(last, face, room);
            }
        }
        lines
    }

    /// As [`wrap`](Self::wrap), with the last line about as long as the others.
    pub(crate) fn balance(&self, text: &str, face: Type, room: f64, most: usize) -> Vec<String> {
        let lines = self.wrap(text, face, room, most);
        let cut = lines.last().is_some_and(|line| line.ends_with('…'));
        if lines.len() < 2 || cut {
            return lines;
        }
        let mut best = lines;
        for percent in (50..100).rev() {
            let narrower = self.wrap(text, face, room * f64::from(percent) / 100.0, most + 1);
            if narrower.len() > best.len() {
                break;
            }
            best = narrower;
        }
        best
    }

    /// The text itself where it fits, else its beginning and an ellipsis.
    pub(crate) fn shorten(&self, text: &str, face: Type, room: f64) -> String {
        let text = Outside(text).on_one_line();
        if self.width(&text, face) <= room {
            text
        } else {
            self.cut(&text, face, room)
        }
    }

    fn cut(&self, text: &str, face: Type, room: f64) -> String {
        let room = room - self.width("…", face);
        let end = if self.width(text, face) <= room {
            text.len()
        } else {
            self.fitting(text, face, room)
        };
        format!("{}…", text[..end].trim_end())
    }

    /// Where the beginning that fits ends, at least one letter.
    fn fitting(&self, text: &str, face: Type, room: f64) -> usize {
        let mut used = 0.0;
        let mut end = 0;
        for (start, c) in text.char_indices() {
            used += self.width(c.encode_utf8(&mut [0; 4]), face);
            if used > room && start > 0 && c.width() != Some(0) {
                break;
            }
            end = start + c.len_utf8();
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_fit() {
        let theme = Theme::light();
        let setter = Setter::new(&theme, Language::English).expect("fonts");
        let face = Type::regular(12.0);
        let text =
            "Attacks in Baghdad fell from 20 in 2013 to none, Donaudampfschifffahrtsgesellschaft";
        let lines = setter.wrap(text, face, 90.0, 99);
        assert!(lines.iter().all(|line| setter.width(line, face) <= 90.0));
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let theme = Theme::light();
        let setter = Setter::new(&theme, Language::English).expect("fonts");
        let face = Type::regular(12.0);
        let lines = setter.wrap("one two three four five six", face, 50.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && setter.width(&lines[1], face) <= 50.0);
        assert_eq!(setter.shorten("short", face, 50.0), "short");
        assert!(setter.width(&setter.shorten("a long line", face, 50.0), face) <= 50.0);
    }
}
