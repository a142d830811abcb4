//! From Markdown to the tree.

use proptest::prelude::*;
use turjuman::core::message::{Block, Markup, parse, plain};

use super::samples::runs;

fn check(markdown: &str, expected: &str) {
    assert_eq!(plain(&parse(markdown)), expected, "{markdown}");
}

#[test]
fn what_markdown_says_can_be_read() {
    for (markdown, expected) in [
        ("", ""),
        ("   \n\n ", ""),
        ("a\nb", "a\nb"),
        ("a\n\nb", "a\n\nb"),
        ("# Title\n\ntext", "Title\n\ntext"),
        ("**bold** and *italic*", "bold and italic"),
        ("- a\n- b\n  - c", "• a\n• b\n  • c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("1. a\n\n   b\n2. c", "1. a\n   b\n2. c"),
        ("> a\n> b", "> a\n> b"),
        ("```rust\nlet a = 1;\n```", "let a = 1;"),
        ("    indented", "indented"),
        ("[shop](https://example.com)", "shop (https://example.com)"),
        ("<https://example.com>", "https://example.com"),
        ("[example.com](https://example.com/)", "example.com"),
        ("[](https://example.com)", "https://example.com"),
        ("[label]()", "label"),
        ("![a cat](https://example.com/cat.png)", "a cat (https://example.com/cat.png)"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a | b\n1 | 2\n3 | 4"),
        ("<div>\nkept\n</div>", "<div>\nkept\n</div>"),
        ("a <b>b</b><br>c", "a <b>b</b>\nc"),
        ("a\n\n---\n\nb", "a\n\n———\n\nb"),
        ("R&amp;D \\*x\\*", "R&D *x*"),
        ("~~gone~~", "~~gone~~"),
        ("- [ ] task", "• [ ] task"),
    ] {
        check(markdown, expected);
    }
}

#[test]
fn a_heading_is_bold() {
    let tree = serde_json::to_string(&parse("## How *do* I")).unwrap();
    insta::assert_snapshot!(tree, @r#"[{"block":"paragraph","inlines":[{"inline":"bold","inlines":[{"inline":"text","text":"How "},{"inline":"italic","inlines":[{"inline":"text","text":"do"}]},{"inline":"text","text":" I"}]}]}]"#);
}

#[test]
fn a_fence_keeps_its_language_and_lines() {
    let expected = Block::CodeBlock { language: "rust".into(), text: "fn a() {\n\n    b\n}".into() };
    assert_eq!(parse("```rust ignore\nfn a() {\n\n    b\n}\n```"), Markup { blocks: vec![expected] });
}

fn depth(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Quote { blocks } => 1 + depth(blocks),
        Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(of).max().unwrap_or(0)
}

#[test]
fn depth_is_bounded_and_nothing_is_lost() {
    for sign in ["> ", "- ", "1. ", "> - "] {
        for levels in [1, 11, 12, 13, 400] {
            let tree = parse(&format!("{}deep", sign.repeat(levels)));
            assert!(depth(&tree.blocks) <= 12, "{sign} {levels}");
            assert!(plain(&tree).ends_with("deep"), "{sign} {levels}");
        }
    }
    assert_eq!(plain(&parse("- - - - - - - - - - - - a\n                        - b")).matches(['a', 'b']).count(), 2);
}

#[test]
fn hostile_markdown_is_read_in_time() {
    for pattern in
        ["[", "![", "*a **", "`", "> ", "- ", "<", "&", "|a\n|-\n", "_a", "[a](", "<!--", "\\", "\u{0}", "[a]: b\n", "***", "~~~\n", "1) "]
    {
        let markdown = pattern.repeat(20_000 / pattern.len());
        let tree = parse(&markdown);
        assert!(plain(&tree).len() <= markdown.len() * 12, "{pattern}");
    }
}

proptest! {
    #![proptest_config(runs(200))]

    #[test]
    fn any_text_is_read(text in "\\PC*|([*_`>\\[\\]()#|<!&\n -]|[a-z]|1\\.){0,80}") {
        let tree = parse(&text);
        prop_assert!(depth(&tree.blocks) <= 12);
        let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).count();
        if !text.contains("]:") && !text.contains(['&', '`', '~', '(']) {
            prop_assert_eq!(letters(&plain(&tree)), letters(&text));
        }
    }
}
