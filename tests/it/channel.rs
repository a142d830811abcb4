//! Tests of channel.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod bench;
mod callback;
mod documents;
mod handover;
mod routes;
mod served;
mod suite;
mod updates;
mod web;

use turjuman::channel::{capability_markdown, capability_table};

#[test]
fn the_capability_table_has_a_line_per_ability() {
    insta::assert_snapshot!(capability_markdown(&capability_table()), @r"
    |  | web | webhook without callback | webhook with callback | terminal |
    |---|---|---|---|---|
    | longest text | 4000 characters | 4000 characters | 4000 characters | unlimited |
    | written as | Markdown | Markdown | Markdown | plain text |
    | markup | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | lists |
    | choices under a message | up to 50 | up to 50 | up to 50 | up to 9 |
    | pictures, voice, files | yes | no | no | no |
    | edits | no | no | yes | no |
    | deletions | no | no | yes | no |
    | reactions | no | no | yes | no |
    | typing sign | yes | no | yes | no |
    | answers to a message | no | yes | yes | no |
    | may write first | yes | no | yes | yes |
    | delivery | it reads | it reads | we send | we send |
    | a repeat | is recognised | is recognised | is recognised | is shown again |
    | pace | unlimited | unlimited | unlimited | unlimited |
    ");
}
