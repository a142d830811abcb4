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

use turjuman::channel::{capability_markdown, capability_table};

#[test]
fn the_capability_table_has_a_line_per_ability() {
    insta::assert_snapshot!(capability_markdown(&capability_table()), @r"
    |  | webhook without callback | webhook with callback | terminal |
    |---|---|---|---|
    | longest text | 4000 characters | 4000 characters | unlimited |
    | written as | Markdown | Markdown | plain text |
    | markup | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | lists |
    | choices under a message | up to 50 | up to 50 | up to 9 |
    | pictures, voice, files | no | no | no |
    | edits | no | yes | no |
    | deletions | no | yes | no |
    | reactions | no | yes | no |
    | typing sign | no | yes | no |
    | answers to a message | yes | yes | no |
    | may write first | no | yes | yes |
    | delivery | it reads | we send | we send |
    | a repeat | is recognised | is recognised | is shown again |
    | pace | unlimited | unlimited | unlimited |
    ");
}
