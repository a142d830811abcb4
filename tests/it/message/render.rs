//! From the tree to a platform's syntax.

use proptest::prelude::*;
use turjuman::core::message::{Inline, Markup, Syntax, Unit, parse, plain, render};

use super::samples::{markup, runs, seen, seen_of, text};

#[test]
fn html_has_tags_and_escapes() {
    for (markdown, expected) in [
        ("a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d"),
        ("**b** *i* `c<`", "<b>b</b> <i>i</i> <code>c&lt;</code>"),
        ("- a\n- b", "• a\n• b"),
        ("2. a\n3. b", "2. a\n3. b"),
        ("> a\n>\n> b", "<blockquote>a\n\nb</blockquote>"),
        ("```rust\na && b\n```", "<pre><code class=\"language-rust\">a &amp;&amp; b</code></pre>"),
        ("```\na\n```", "<pre>a</pre>"),
        ("[a](https://e.com/?x=1&y=\"2\")", "<a href=\"https://e.com/?x=1&amp;y=&quot;2&quot;\">a</a>"),
        ("[a](javascript:alert(1))", "a (javascript:alert(1))"),
    ] {
        assert_eq!(render(&parse(markdown), Syntax::Html), expected, "{markdown}");
    }
}

#[test]
fn text_stays_text_in_markdown() {
    for line in [
        "# no heading",
        "- no item",
        "+ x",
        "1. no item",
        "12) x",
        "> no quote",
        "*no* _emphasis_",
        "`no code`",
        "[no](link)",
        "<b>no</b>",
        "![no](picture)",
        "R&amp;D",
        "a | b",
        "~~~",
        "```",
        "===",
        "---",
        "[a]: b",
        "\\",
        "snake_case",
        "wow!",
        "<https://e.com>",
        ":-",
    ] {
        let tree = Markup::text(line);
        assert_eq!(parse(&render(&tree, Syntax::Markdown)), tree, "{line}");
    }
}

#[test]
fn markdown_comes_back_as_it_was() {
    for markdown in [
        "**a** *b* ***c*** `d`",
        "- a\n- b\n  1. c\n  2. d\n- e",
        "> a\n> \n> - b",
        "- a\n\n  b\n\n  ```x\n  c\n\n  d\n  ```",
        "1. a\n\n1) b\n\n1. c",
        "[a *b*](https://e.com/(x))",
        "<https://e.com>",
        "``a ` b``",
        "a\\\nb",
        "日本語の**強調**です",
        "これは**「返品」**です",
        "wow![x](https://e.com)",
        "****\u{2014}",
        "- > a\n- ```\n  b\n  ```",
        "> > a",
    ] {
        let tree = parse(markdown);
        assert_eq!(parse(&render(&tree, Syntax::Markdown)), tree, "{markdown}\n{}", render(&tree, Syntax::Markdown));
    }
}

#[test]
fn chat_markdown_is_as_chats_read_it() {
    for (markdown, expected) in [
        ("**b** *i* `c`", "**b** *i* `c`"),
        ("***both***", "_**both**_"),
        ("**a** and **b *c***", "**a** and **b _c_**"),
        ("a\\\nb", "a\nb"),
        ("# Title\n\ntext", "**Title**\n\ntext"),
        ("text\n- a\n- b\n  - c", "text\n- a\n- b\n  - c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> a\n>\n> b", "> a\n> \n> b"),
        ("> > a", "> \\> a"),
        ("```rust\na\n\nb\n```", "```rust\na\n\nb\n```"),
        ("````\n```\n````", "\\`\\`\\`"),
        ("``a ` b``", "a \\` b"),
        ("[shop](https://e.com/a_b)", "[shop](<https://e.com/a_b>)"),
        ("[shop](https://e.com/(x))", "[shop](<https://e.com/%28x%29>)"),
        ("[e.com](https://e.com)", "<https://e.com>"),
        ("[a](mailto:a@e.com)", "a (mailto:a@e.com)"),
        ("[a](javascript:x)", "a (javascript:x)"),
        ("see https://e.com/a_b_c*.", "see <https://e.com/a_b_c>\\*."),
        ("日本語の**強調**です", "日本語の**強調**です"),
    ] {
        assert_eq!(render(&parse(markdown), Syntax::ChatMarkdown), expected, "{markdown}");
    }
    for (text, expected) in [
        ("snake_case __init__ a_b_", "snake_case \\_\\_init\\_\\_ a_b\\_"),
        ("~5 ~~6~~ a|b ||c||", "~5 \\~\\~6\\~\\~ a|b \\|\\|c\\|\\|"),
        ("# x", "\\# x"),
        ("#5 - x", "#5 - x"),
        ("- x", "\\- x"),
        ("-# x", "\\-# x"),
        ("-5 °C", "-5 °C"),
        ("1. x", "1\\. x"),
        ("1.5", "1.5"),
        ("> x", "\\> x"),
        ("a > b", "a > b"),
        ("<@123> <#1> <t:1:R> <:a:1>", "\\<@123> \\<#1> \\<t\\:1:R> \\<\\:a:1>"),
        ("@everyone @here me@here.com @ada", "\\@everyone \\@here me\\@here.com @ada"),
        (":smile: 10:30 a:b", "\\:smile: 10:30 a:b"),
        ("[a](b)", "\\[a\\](b)"),
        ("C:\\x", "C:\\\\x"),
        ("<https://e.com/x>", "\\<<https://e.com/x>>"),
    ] {
        assert_eq!(render(&Markup::text(text), Syntax::ChatMarkdown), expected, "{text}");
    }
}

#[test]
fn units_count_as_platforms_do() {
    for (text, bytes, utf16, chars) in [("", 0, 0, 0), ("aé", 3, 2, 2), ("日本", 6, 2, 2), ("👍🏽", 8, 4, 2), ("𝒳y", 5, 3, 2)] {
        assert_eq!((Unit::Bytes.len(text), Unit::Utf16.len(text), Unit::Chars.len(text)), (bytes, utf16, chars), "{text}");
    }
}

/// Whether tags are known and nest, and every other special character is escaped.
pub(crate) fn is_well_formed(html: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&', '"']) {
        rest = &rest[at..];
        if let Some(entity) = ["&amp;", "&lt;", "&gt;", "&quot;"].into_iter().find(|entity| rest.starts_with(entity)) {
            rest = &rest[entity.len()..];
            continue;
        }
        let Some(end) = rest.find('>').filter(|_| rest.starts_with('<')) else { return false };
        let tag = &rest[1..end];
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            Some(_) => {}
            None => {
                let name = tag.split(' ').next().unwrap();
                let attribute = &tag[name.len()..];
                let quoted = attribute.is_empty() || (attribute.ends_with('"') && attribute.matches('"').count() == 2);
                if !["b", "i", "code", "pre", "a", "blockquote"].contains(&name) || !quoted || attribute.contains('<') {
                    return false;
                }
                open.push(name);
            }
        }
        rest = &rest[end + 1..];
    }
    open.is_empty()
}

/// What a strict reader of the dialect sees, but for the addresses of links, which stand in another place there.
fn read_back(written: &str) -> Result<String, TestCaseError> {
    let read = turjuman::conformance::discord::markdown::read(written);
    Ok(read_back_of(&read.map_err(|error| TestCaseError::fail(format!("{error} in {written}")))?.text))
}

fn read_back_of(text: &str) -> String {
    let addresses = ["https://example.com/shop", "https://example.com/x?a=1&b=2"];
    let without = addresses.iter().fold(text.to_owned(), |text, address| text.replace(address, ""));
    seen(&without).replace("()", "").replace('-', "")
}

proptest! {
    #![proptest_config(runs(200))]

    #[test]
    fn html_is_well_formed(tree in markup()) {
        let html = render(&tree, Syntax::Html);
        prop_assert!(is_well_formed(&html), "{}", html);
    }

    #[test]
    fn markdown_keeps_the_text(tree in markup()) {
        let markdown = render(&tree, Syntax::Markdown);
        prop_assert_eq!(seen_of(&parse(&markdown)), seen_of(&tree), "{}", markdown);
    }

    #[test]
    fn chat_markdown_keeps_the_text(tree in markup()) {
        let written = render(&tree, Syntax::ChatMarkdown);
        prop_assert_eq!(read_back(&written)?, read_back_of(&plain(&tree)), "{}", written);
    }

    #[test]
    fn no_text_becomes_chat_markup(text in prop_oneof![text(), "\\PC{0,60}", "[-*_`>\\[\\]()#|<!&+=~.:1a @\\\\]{0,30}"]) {
        let written = render(&Markup::text(&text), Syntax::ChatMarkdown);
        let read = turjuman::conformance::discord::markdown::read(&written).map_err(TestCaseError::fail)?;
        prop_assert_eq!(seen(&read.text), seen(&plain(&Markup::text(&text))), "{}", written);
        prop_assert!(read.codes.is_empty() && read.links.iter().all(|(label, url)| label == url), "{:?}", read);
    }

    #[test]
    fn no_text_becomes_markup(text in prop_oneof![text(), "\\PC{0,60}", "[-*_`>\\[\\]()#|<!&+=~.:1a \\\\]{0,30}"]) {
        let tree = Markup::text(&text);
        let back = parse(&render(&tree, Syntax::Markdown));
        prop_assert_eq!(seen_of(&back), seen_of(&tree));
        let bare = back.blocks.iter().all(|block| match block {
            turjuman::core::message::Block::Paragraph { inlines } => inlines.iter().all(|inline| matches!(inline, Inline::Text { .. })),
            _ => false,
        });
        prop_assert!(bare, "{:?}", back);
        prop_assert_eq!(plain(&back).trim().is_empty(), text.trim().is_empty());
    }
}
