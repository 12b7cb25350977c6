//! Markdown of strangers, made harmless, and turned into HTML.

use pulldown_cmark::{Event, Options, Parser, Tag, html};

use crate::outside::Outside;

/// Markdown in which HTML is text, a picture is one beside the page, and a link leads
/// to a page or a file.
pub(super) fn harmless(markdown: &str) -> String {
    let mut parts: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        match event {
            // What stands in it would be Markdown once it is no HTML.
            Event::Html(_) | Event::InlineHtml(_) => {
                let lines = markdown[range.clone()].split_inclusive('\n');
                let text = lines.map(|line| {
                    let end = if line.ends_with('\n') { "\n" } else { "" };
                    Outside(line).in_markdown() + end
                });
                parts.push((range, text.collect()));
            }
            Event::Start(Tag::Image { dest_url, .. }) if has_scheme(&dest_url) => {
                parts.push((range.clone(), Outside(&markdown[range]).in_markdown()));
            }
            Event::Start(Tag::Link { dest_url, .. }) if !may_be_followed(&dest_url) => {
                parts.push((range.clone(), Outside(&markdown[range]).in_markdown()));
            }
            _ => {}
        }
    }
    let (mut written, mut end) = (String::new(), 0);
    for (range, text) in parts {
        // What is in a part is written with it.
        if range.start >= end {
            written += &markdown[end..range.start];
            written += &text;
            end = range.end;
        }
    }
    written + &markdown[end..]
}

/// Whether an address is of another place than the page, or no address of a place.
fn has_scheme(address: &str) -> bool {
    let plain: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    plain.starts_with("//")
        || plain.starts_with('\\')
        || plain
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|first| first.contains(':'))
}

/// Whether a reader may follow a link: to the web, a mail, or beside the page.
fn may_be_followed(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"];
    known.iter().any(|scheme| lower.starts_with(scheme)) || !has_scheme(address)
}

/// Markdown as HTML, after [`harmless`].
pub(super) fn markdown_to_html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::empty()).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_of_a_stranger_is_harmless() {
        for (text, written) in [
            (
                "*a* [b](https://b.example) ![c](charts/c.svg)",
                "*a* [b](https://b.example) ![c](charts/c.svg)",
            ),
            ("a <script>b</script>", "a \\<script\\>b\\</script\\>"),
            ("<p>\nblock\n</p>", "\\<p\\>\nblock\n\\</p\\>"),
            (
                "<p>![x](http://e.example/t.png)</p>",
                "\\<p\\>!\\[x\\](http\\://e.example/t.png)\\</p\\>",
            ),
            (
                "![x](http://e.example/t.png)",
                "!\\[x\\](http\\://e.example/t.png)",
            ),
            ("![x](//e.example/t.png)", "!\\[x\\](//e.example/t.png)"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("[x](data:text/html,y)", "\\[x\\](data:text/html,y)"),
            (
                "[x](#there) [y](tables/t.csv)",
                "[x](#there) [y](tables/t.csv)",
            ),
        ] {
            assert_eq!(harmless(text), written);
            let page = markdown_to_html(&harmless(text));
            for live in [
                "<script",
                "<img src=\"http",
                "<img src=\"//",
                "javascript:alert(1)\"",
                "href=\"data",
            ] {
                assert!(!page.contains(live), "{page}");
            }
        }
        // A link that is given by reference, and one that hides its scheme.
        for text in [
            "[x]\n\n[x]: javascript:alert(1)",
            "[x](java\nscript:alert(1))",
            "<javascript:alert(1)>",
        ] {
            let page = markdown_to_html(&harmless(text));
            assert!(!page.contains("href=\"java"), "{page}");
        }
    }

    #[test]
    fn markup_from_the_data_stays_text() {
        let html = markdown_to_html("**bold** <script>x</script>");
        assert!(html.contains("<strong>bold</strong>"));
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    proptest! {
        /// Whatever it is put together from.
        #[test]
        fn no_page_runs_or_asks_anything(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<b title=\"", "\">", "<",
                "![x]", "[x]", "(http://e.example/t.png)", "(javascript:alert(1))", "[y]", "\n",
                "\n\n", "[y]: javascript:alert(1)", "\\", "`", "```", "- ", "> ", "    ", "a",
                "<javascript:alert(1)>", "<pre>", "*", "(//e.example)", "(<javascript:b>)", "\t",
            ]), 0..14),
        ) {
            let text = parts.concat();
            let page = markdown_to_html(&harmless(&text));
            for live in [
                "<script", "src=\"http", "src=\"//", "href=\"java", "<!--", "<pre>\n", "<b ",
            ] {
                prop_assert!(!page.contains(live), "{live:?} of {text:?}: {page}");
            }
        }
    }
}
