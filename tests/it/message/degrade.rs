//! What a platform lacks becomes text.

use proptest::prelude::*;
use turjuman::core::message::{MarkupCaps, Syntax, degrade, parse, plain, render};

use super::samples::{caps, markup, runs, seen_of};

#[test]
fn what_is_lacking_becomes_text() {
    let none = MarkupCaps::NONE;
    for (caps, markdown, expected) in [
        (none, "**a** *b* `c`", "a b c"),
        (none, "- a\n- b\n  - c\n  - d\n- e", "• a\n• b\n  • c\n  • d\n• e"),
        (none, "9. a\n10. b", "9. a\n10. b"),
        (none, "[a](https://e.com)", "a (https://e.com)"),
        (none, "<https://e.com>", "https://e.com"),
        (none, "> a\n> b\n>\n> - c", "> a\n> b\n\n> • c"),
        (none, "```rust\na\n  b\n```", "a\n  b"),
        (none, "- a\n  b\n\n  c", "• a\n  b\n  c"),
        (MarkupCaps { bold: true, ..none }, "**a *b***", "**a b**"),
        (MarkupCaps { code: true, ..none }, "- a\n  ```\n  b\n  ```\n- c", "• a\n\n```\nb\n```\n\n• c"),
        (MarkupCaps { link: true, ..none }, "[**a**](https://e.com) [b](javascript:x)", "[a](https://e.com) b (javascript:x)"),
        (MarkupCaps { list: true, ..none }, "- a\n- > b", "- a\n- \\> b"),
        (MarkupCaps { quote: true, ..none }, "> - a\n> - b", "> • a\\\n> • b"),
    ] {
        let syntax = if caps == none { Syntax::Plain } else { Syntax::Markdown };
        assert_eq!(render(&degrade(&parse(markdown), caps), syntax), expected, "{markdown}");
    }
}

#[test]
fn all_abilities_change_nothing() {
    let tree = parse("# a\n\n- b\n  1. c\n\n> d\n\n```x\ne\n```\n\n**f** *g* `h` [i](https://e.com)");
    assert_eq!(degrade(&tree, MarkupCaps::ALL), tree);
}

proptest! {
    #![proptest_config(runs(200))]

    #[test]
    fn no_character_is_lost(tree in markup(), caps in caps()) {
        let degraded = degrade(&tree, caps.markup);
        prop_assert_eq!(seen_of(&degraded), seen_of(&tree));
        prop_assert_eq!(plain(&degrade(&degraded, caps.markup)), plain(&degraded));
    }
}
