//! Trees and texts in many scripts, and what of them a customer sees.

use proptest::prelude::*;
use turjuman::core::message::{Block, Inline, Markup, MarkupCaps, Syntax, TextCaps, Unit, plain};

/// Words with the signs of many scripts, and what is hard to cut.
const WORDS: &[&str] = &[
    "Guten Tag",
    "Straße.",
    "Hello!",
    "a_b_c",
    "*x*",
    "1/2",
    "[not a link]",
    "<b>",
    "R&D",
    "&amp;",
    "`tick`",
    "#5",
    "- dash",
    "~~~",
    "|",
    "مرحبا",
    "كيف الحال؟",
    "الطلب رقم ١٢٣",
    "שלום עולם.",
    "नमस्ते।",
    "क्षत्रिय",
    "สวัสดีครับ",
    "ไม่เป็นไร",
    "お問い合わせありがとうございます。",
    "「返品」は三十日以内です",
    "您好，请稍等。",
    "退货政策",
    "안녕하세요.",
    "반품은",
    "👨‍👩‍👧‍👦",
    "🇯🇵🇩🇪",
    "👍🏽",
    "e\u{301}\u{323}",
    "Z\u{351}\u{36b}\u{343}",
    "\u{2067}עברית\u{2069}",
    "\u{2068}code",
    "\u{202B}rtl",
    "\u{202C}",
    "\u{2069}",
    "https://example.com/a?b=c&d=e",
    "\\",
    "_",
    "**",
    "!",
    "||spoiler||",
    "<@123>",
    "@everyone",
    ":smile:",
    "-# small",
    "```",
    "\u{200B}",
];

/// A text of some of the words.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(&["", " ", " ", "\u{A0}"][..])), 1..12)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

fn leaf() -> impl Strategy<Value = Inline> {
    prop_oneof![
        4 => text().prop_map(|text| Inline::Text { text }),
        1 => text().prop_map(|text| Inline::Code { text }),
        1 => text().prop_map(|label| Inline::Link { url: "https://example.com/shop".into(), inlines: vec![Inline::Text { text: label }] }),
        1 => Just(Inline::Link { url: "https://example.com/x?a=1&b=2".into(), inlines: vec![] }),
        1 => Just(Inline::Break),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let inline = leaf().prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|inlines| Inline::Bold { inlines }),
            prop::collection::vec(inner, 1..3).prop_map(|inlines| Inline::Italic { inlines }),
        ]
    });
    prop::collection::vec(inline, 1..5)
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(|inlines| Block::Paragraph { inlines }),
        1 => prop::collection::vec(text(), 1..5).prop_map(|lines| Block::CodeBlock { language: "rust".into(), text: lines.join("\n  ") }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|blocks| Block::Quote { blocks }),
            (prop::option::of(1u64..20), prop::collection::vec(prop::collection::vec(inner, 1..3), 1..4))
                .prop_map(|(start, items)| Block::List { start, items }),
        ]
    })
}

/// Any tree.
pub(super) fn markup() -> impl Strategy<Value = Markup> {
    prop::collection::vec(block(), 1..5).prop_map(|blocks| Markup { blocks })
}

/// Any abilities, with a limit that may be small.
pub(super) fn caps() -> impl Strategy<Value = TextCaps> {
    let unit = prop::sample::select(&[Unit::Bytes, Unit::Utf16, Unit::Chars][..]);
    let syntax = prop::sample::select(&[Syntax::Plain, Syntax::Markdown, Syntax::ChatMarkdown, Syntax::Html][..]);
    let markup = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(bold, italic, code, link, list, quote)| MarkupCaps { bold, italic, code, link, list, quote });
    let max = prop_oneof![20usize..40, 40usize..200, 200usize..2000];
    (max, unit, syntax, markup).prop_map(|(max, unit, syntax, markup)| TextCaps { max, unit, syntax, markup })
}

/// What a customer sees of a plain text: no white space, no invisible controls, nothing of which markers of
/// lists and quotes are made.
pub(crate) fn seen(text: &str) -> String {
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | '>' | '•');
    text.chars().filter(|&c| !c.is_whitespace() && !is_invisible(c) && !marks(c)).collect()
}

/// What a customer sees of a tree.
pub(super) fn seen_of(markup: &Markup) -> String {
    seen(&plain(markup))
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The configuration of a short property run.
pub(super) fn runs(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
