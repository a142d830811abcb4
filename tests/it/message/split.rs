//! Cutting into messages.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use turjuman::core::message::{Block, Inline, Markup, MarkupCaps, Syntax, TextCaps, Unit, parse, plain, render, split};
use unicode_segmentation::UnicodeSegmentation;

use super::samples::{caps, is_invisible, markup, runs, seen, seen_of, text};

fn limit(max: usize, syntax: Syntax) -> TextCaps {
    TextCaps { max, unit: Unit::Chars, syntax, markup: MarkupCaps::ALL }
}

fn cut(markdown: &str, max: usize) -> Vec<String> {
    let caps = limit(max, Syntax::Markdown);
    split(&parse(markdown), &caps).iter().map(|piece| render(piece, caps.syntax)).collect()
}

#[test]
fn cuts_stand_where_a_reader_pauses() {
    for (max, markdown, expected) in [
        (20, "", &[][..]),
        (20, "\u{200B}\u{2068}\u{2069} ", &[]),
        (20, "short", &["short"]),
        (20, "exactly twenty chars", &["exactly twenty chars"]),
        (20, "one paragraph\n\nand another", &["one paragraph", "and another"]),
        (30, "First one. Second one. Third one here.", &["First one. Second one.", "Third one here."]),
        (20, "no sentence ends in here", &["no sentence ends in", "here"]),
        (20, "abcdefghijklmnopqrstuvwxyz", &["abcdefghijklmnopqrst", "uvwxyz"]),
        (20, "返品は三十日以内です。返金は五日以内に行います。", &["返品は三十日以内です。", "返金は五日以内に行います。"]),
        (20, "هل وصل الطلب؟ نعم وصل اليوم صباحا.", &["هل وصل الطلب؟", "نعم وصل اليوم صباحا."]),
        (20, "यह पहला वाक्य है। यह दूसरा वाक्य है।", &["यह पहला वाक्य है।", "यह दूसरा वाक्य है।"]),
        (12, "สวัสดีครับขอบคุณมากครับ", &["สวัสดีครับ", "ขอบคุณมาก", "ครับ"]),
        (20, "a b c https://example.com/x", &["a b c https://", "example.com/x"]),
        (24, "a b c https://example.com/x", &["a b c", "https://example.com/x"]),
        (30, "see the [shop](https://example.com/)", &["see the", "[shop](https://example.com/)"]),
        (20, "1. first item\n2. second item\n3. third item", &["1. first item", "2. second item", "3. third item"]),
        (20, "7. the first item is long", &["7. the first item is", "long"]),
        (24, "1. a b c d e f g h i j k l m\n2. next", &["1. a b c d e f g h i j k", "l m\n\n2. next"]),
        (20, "```rust\nlet a;\nlet b;\n```", &["```rust\nlet a;\n```", "```rust\nlet b;\n```"]),
        (24, "> one two three four five six", &["> one two three four", "> five six"]),
        (24, "**bold words that go on and on**", &["**bold words that go**", "**on and on**"]),
        (20, "# A title\n\nand the text of it", &["**A title**\n\nand the", "text of it"]),
    ] {
        assert_eq!(cut(markdown, max), expected, "{markdown}");
    }
}

#[test]
fn an_open_isolate_is_closed_and_opened_again() {
    let caps = TextCaps { max: 12, unit: Unit::Chars, syntax: Syntax::Plain, markup: MarkupCaps::NONE };
    let pieces = split(&Markup::text("\u{2067}שלום לכם ידידים\u{2069}"), &caps);
    let pieces: Vec<String> = pieces.iter().map(plain).collect();
    assert_eq!(pieces, ["\u{2067}שלום לכם\u{2069}", "\u{2067}ידידים\u{2069}"]);
}

#[test]
fn a_link_longer_than_a_message_becomes_text() {
    let url = format!("https://example.com/{}", "x".repeat(60));
    let pieces = split(&parse(&format!("[the label]({url})")), &limit(50, Syntax::Html));
    assert!(pieces.iter().all(|piece| render(piece, Syntax::Html).chars().count() <= 50));
    assert_eq!(pieces.iter().map(plain).collect::<String>().replace(' ', ""), format!("thelabel({url})"));
}

#[test]
fn emphasis_that_returns_with_a_cut_is_counted() {
    // With the next word's first letter the space keeps the emphasis from being written; without it, it is two bytes too long.
    let caps = TextCaps { max: 20, unit: Unit::Bytes, ..limit(20, Syntax::Markdown) };
    let bold = Inline::Bold { inlines: vec![Inline::Text { text: "ไม่เป็นไร ".to_owned() }] };
    let tree = Markup { blocks: vec![Block::Paragraph { inlines: vec![bold, Inline::Text { text: "https://example.com/".to_owned() }] }] };
    let pieces = split(&tree, &caps);
    for piece in &pieces {
        let text = render(piece, caps.syntax);
        assert!(text.len() <= 20, "{text}");
    }
    assert_eq!(pieces.iter().map(seen_of).collect::<String>(), seen_of(&tree));
}

#[test]
fn tiny_limits_end() {
    for max in [0, 1, 2, 5] {
        for syntax in [Syntax::Plain, Syntax::Markdown, Syntax::Html] {
            let pieces = split(&parse("> **a&b** 👨‍👩‍👧‍👦\n> - `c`"), &limit(max, syntax));
            assert_eq!(seen(&pieces.iter().map(plain).collect::<String>()), "a&b👨‍👩‍👧‍👦c".replace('\u{200D}', ""), "{max} {syntax:?}");
        }
    }
}

#[test]
fn time_is_linear() {
    let kinds: &[(&str, &str)] = &[
        ("words", "Returns are free for 30 days. "),
        ("paragraphs", "A short paragraph.\n\n"),
        ("letters", "x"),
        ("arabic", "كيف حالك اليوم؟ "),
        ("japanese", "返品は三十日以内です。"),
        ("flags", "🇯🇵"),
        ("marks", "\u{301}"),
        ("list", "- item\n"),
        ("emphasis", "**a** "),
        ("isolates", "\u{2068}a"),
        ("signs", "*"),
        ("spaces", "a          "),
        ("links", "[a](https://e.com) "),
        ("code", "    x\n"),
    ];
    for (name, pattern) in kinds {
        let tree = parse(&pattern.repeat(60_000 / pattern.len()));
        for (max, syntax) in [(4096, Syntax::Html), (200, Syntax::Markdown)] {
            let start = Instant::now();
            let pieces = split(&tree, &limit(max, syntax));
            let took = start.elapsed();
            assert!(pieces.iter().all(|piece| render(piece, syntax).chars().count() <= max), "{name}");
            assert!(took < Duration::from_secs(4), "{name} {max}: {took:?}");
        }
    }
}

#[test]
fn a_million_characters_are_cut_in_time() {
    let tree = Markup::text(&"Returns are free for 30 days. ".repeat(33_334));
    let start = Instant::now();
    let pieces = split(&tree, &limit(4096, Syntax::Html));
    assert!((244..=260).contains(&pieces.len()), "{}", pieces.len());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

fn links(blocks: &[Block], out: &mut Vec<String>) {
    fn of(inlines: &[Inline], out: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Link { url, inlines } => {
                    assert!(!inlines.is_empty() || !url.is_empty());
                    out.push(format!("{url} {}", plain(&Markup { blocks: vec![Block::Paragraph { inlines: inlines.clone() }] })));
                }
                Inline::Bold { inlines } | Inline::Italic { inlines } => of(inlines, out),
                _ => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => of(inlines, out),
            Block::Quote { blocks } => links(blocks, out),
            Block::List { items, .. } => items.iter().for_each(|item| links(item, out)),
            Block::CodeBlock { language, .. } => assert_eq!(language, "rust"),
        }
    }
}

proptest! {
    #![proptest_config(runs(200))]

    #[test]
    fn pieces_fit_and_hold_everything(tree in markup(), caps in caps()) {
        let pieces = split(&tree, &caps);
        for piece in &pieces {
            let text = render(piece, caps.syntax);
            prop_assert!(caps.unit.len(&text) <= caps.max, "{} > {}: {:?}", caps.unit.len(&text), caps.max, text);
            prop_assert!(!plain(piece).trim().is_empty());
        }
        let joined: String = pieces.iter().map(seen_of).collect();
        prop_assert_eq!(joined, seen_of(&tree));
    }

    #[test]
    fn links_and_fences_stay_whole(tree in markup(), unit in prop::sample::select(&[Unit::Bytes, Unit::Utf16, Unit::Chars][..])) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        links(&tree.blocks, &mut before);
        let caps = TextCaps { max: 2000, unit, syntax: Syntax::Markdown, markup: MarkupCaps::ALL };
        for piece in split(&tree, &caps) {
            links(&piece.blocks, &mut after);
        }
        prop_assert_eq!(before.len(), after.len());
    }

    #[test]
    fn clusters_are_not_cut(text in text(), max in 40usize..80) {
        let caps = TextCaps { max, unit: Unit::Utf16, syntax: Syntax::Plain, markup: MarkupCaps::NONE };
        let count = |text: &str| text.graphemes(true).filter(|g| !g.chars().all(|c| c.is_whitespace() || is_invisible(c))).count();
        let pieces = split(&Markup::text(&text), &caps);
        prop_assert_eq!(pieces.iter().map(|piece| count(&plain(piece))).sum::<usize>(), count(&text));
    }
}
