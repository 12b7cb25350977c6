//! Text from outside, and how it is written in each medium.
//!
//! Cells, headers, names of files, profiles and places, claims and specifications
//! come from strangers. Whatever they hold is text: never markup, a link, a formula's
//! start or a control sequence. This crate's own words have no markup either, so that
//! a whole sentence is written like the names in it.

use std::fmt::Write;

/// Text that may hold anything.
#[derive(Debug, Clone, Copy)]
pub struct Outside<'a>(pub &'a str);

impl Outside<'_> {
    /// On a terminal, or in plain text: what cannot be seen is shown by marks, line
    /// feeds aside.
    #[must_use]
    pub fn on_terminal(self) -> String {
        marked(self.0, |c| c == '\n')
    }

    /// As [`Self::on_terminal`], on one line.
    #[must_use]
    pub fn on_one_line(self) -> String {
        const BREAKS: [char; 8] = [
            '\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ];
        let line = self.0.trim_matches(BREAKS).replace("\r\n", " ");
        marked(&line.replace(BREAKS, " "), |_| false)
    }

    /// As [`Self::on_one_line`], with its end: one line whatever names are in it.
    #[must_use]
    pub fn line(self) -> String {
        self.on_one_line() + "\n"
    }

    /// In HTML, as an element's text or an attribute's value.
    #[cfg(feature = "frames")]
    #[must_use]
    pub fn in_html(self) -> String {
        minijinja::HtmlEscape(&marked(self.0, |c| c == '\n')).to_string()
    }

    /// In XML, as an element's text, on one line.
    #[must_use]
    pub fn in_xml(self) -> String {
        self.on_one_line()
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }

    /// In Markdown with tables and bare links (GitHub's), on one line.
    #[must_use]
    pub fn in_markdown(self) -> String {
        let text = self.on_one_line();
        let mut written = String::with_capacity(text.len());
        let mut rest = text.trim();
        // What is markup at the begin of a line only.
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(rest.len() - digits);
        let ends = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
        if !number.is_empty() && after.starts_with(['.', ')']) && ends(&after[1..]) {
            written += number;
            written.push('\\');
            rest = after;
        } else if rest.starts_with('#')
            || rest.starts_with(['-', '+', '='])
                && (ends(&rest[1..]) || rest[1..].starts_with(&rest[..1]))
        {
            written.push('\\');
        }
        let mut last = ' ';
        for (at, c) in rest.char_indices() {
            let follows = |text: &str| rest[at..].starts_with(text);
            let inside_word = last.is_alphanumeric()
                && rest[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            let is_markup = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '@' => true,
                // Between letters it stresses nothing.
                '_' => !inside_word,
                // Addresses become links by themselves.
                ':' => follows("://"),
                '.' => {
                    last.eq_ignore_ascii_case(&'w') && written.to_ascii_lowercase().ends_with("www")
                }
                _ => false,
            };
            if is_markup {
                written.push('\\');
            }
            written.push(c);
            last = c;
        }
        written
    }

    /// As a string of TOML, quotation marks included: read again it is the text, and
    /// nothing in it is unseen.
    #[must_use]
    pub fn in_toml(self) -> String {
        let mut written = String::from("\"");
        for c in self.0.chars() {
            match c {
                '"' | '\\' => written.extend(['\\', c]),
                c if c.is_control() || is_unseen(c) => {
                    // A write to a String cannot fail.
                    let _ = write!(written, "\\U{:08X}", u32::from(c));
                }
                c => written.push(c),
            }
        }
        written + "\""
    }

    /// In a cell of CSV that a spreadsheet opens: what it would take for a formula
    /// begins with an apostrophe.
    #[must_use]
    pub fn in_spreadsheet(self) -> String {
        if self.0.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            format!("'{}", self.0)
        } else {
            self.0.to_owned()
        }
    }
}

/// The text with marks for what cannot be seen, or changes what else is seen, unless
/// it is kept.
fn marked(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars() {
        match c {
            c if is_kept(c) => shown.push(c),
            '\0'..='\u{1f}' => {
                shown.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'));
            }
            '\u{7f}' => shown.push('\u{2421}'),
            // Joins and parts letters of Arabic, Persian and Indian scripts.
            '\u{200c}' | '\u{200d}' if last > '\u{58f}' && last.is_alphabetic() => shown.push(c),
            '\u{fffe}' | '\u{ffff}' => shown.push('\u{fffd}'),
            c if is_unseen(c) => {
                // A write to a String cannot fail.
                let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
            }
            c => shown.push(c),
        }
        last = c;
    }
    shown
}

/// Control characters, what turns the direction of writing, has no width, or ends a
/// line in some programs.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_seen_is_marked() {
        for (text, shown) in [
            ("Baghdad", "Baghdad"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\nb\tc\u{0}", "a\nb␉c␀"),
            ("evil\u{202e}gpj.exe", "evil⟨U+202E⟩gpj.exe"),
            ("zero\u{200b}width\u{feff}", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
            ("بغداد", "بغداد"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a\u{200c}b", "a⟨U+200C⟩b"),
            ("c1\u{9b}31m", "c1⟨U+009B⟩31m"),
        ] {
            assert_eq!(Outside(text).on_terminal(), shown);
        }
        assert_eq!(
            Outside("a\r\nb\tc\u{202f}d\n").on_one_line(),
            "a b c\u{202f}d"
        );
    }

    #[test]
    fn markdown_and_formulas_are_text() {
        for (text, written) in [
            ("Sadr City", "Sadr City"),
            (
                "![x](http://e.example/t.png)",
                "!\\[x\\](http\\://e.example/t.png)",
            ),
            ("<script>", "\\<script\\>"),
            ("www.e.example", "www\\.e.example"),
            ("a@e.example", "a\\@e.example"),
            ("killed_low and _x_", "killed_low and \\_x\\_"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("15,092 of 3.5 %", "15,092 of 3.5 %"),
            ("2018-01-15", "2018-01-15"),
            ("0.083 and -33", "0.083 and -33"),
            ("-33 (-40 to 2)", "-33 (-40 to 2)"),
            ("0.1.0", "0.1.0"),
            ("---", "\\---"),
            ("a | b", "a \\| b"),
            ("`code` *b* ~s~ &amp;", "\\`code\\` \\*b\\* \\~s\\~ \\&amp;"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(Outside(text).in_markdown(), written);
        }
        assert_eq!(Outside("=1+1").in_spreadsheet(), "'=1+1");
        assert_eq!(Outside("a=b").in_spreadsheet(), "a=b");
    }

    proptest! {
        #[cfg(feature = "frames")]
        #[test]
        fn toml_reads_the_text_again(text in "[ab\"\\\\'\n\u{7f}\u{202e}\u{0}é]{0,12}") {
            let line = format!("x = {}", Outside(&text).in_toml());
            let table: toml::Table = toml::from_str(&line).expect("it is TOML");
            prop_assert_eq!(table["x"].as_str(), Some(text.as_str()));
            let unseen = line.chars().any(|c| c.is_control() || is_unseen(c));
            prop_assert!(!unseen, "{line:?}");
        }

        /// What a reader of Markdown sees is the text.
        #[cfg(feature = "charts")]
        #[test]
        fn markdown_shows_the_text(
            text in "[ a-cw.:/#*_\\[\\]()!<>|~&@`\\\\1=+\\-\u{e9}]{0,24}", table in any::<bool>(),
        ) {
            use pulldown_cmark::{Event, Options, Parser};
            let line = Outside(&text).in_markdown();
            let whole = if table { format!("| h |\n| --- |\n| {line} |\n") } else { line };
            let mut seen = String::new();
            for event in Parser::new_ext(&whole, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
                match event {
                    Event::Text(part) => seen += &part,
                    Event::Start(tag) => {
                        let plain = format!("{tag:?}");
                        let plain = plain.starts_with("Paragraph") || plain.starts_with("Table");
                        prop_assert!(plain, "{tag:?} of {text:?}");
                    }
                    Event::End(_) => {}
                    other => prop_assert!(false, "{other:?} of {text:?}"),
                }
            }
            let seen = seen.strip_prefix(if table { "h" } else { "" }).unwrap_or(&seen);
            let line = Outside(&text).on_one_line();
            prop_assert_eq!(seen.trim(), line.trim());
        }
    }
}
