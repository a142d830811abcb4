//! Tests of channel.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod bench;
mod callback;
#[cfg(feature = "discord")]
mod discord;
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
    |  | web | webhook without callback | webhook with callback | discord | terminal |
    |---|---|---|---|---|---|
    | longest text | 4000 characters | 4000 characters | 4000 characters | 2000 characters | unlimited |
    | written as | Markdown | Markdown | Markdown | chat Markdown | plain text |
    | markup | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | bold, italic, code, links, lists, quotes | lists |
    | choices under a message | up to 50 | up to 50 | up to 50 | up to 25 | up to 9 |
    | pictures, voice, files | yes, up to 10 beside words | no | no | yes, up to 10 beside words | no |
    | edits | no | no | yes | yes | no |
    | deletions | no | no | yes | yes | no |
    | reactions | no | no | yes | yes | no |
    | typing sign | yes | no | yes | yes | no |
    | answers to a message | no | yes | yes | yes | no |
    | may write first | yes | no | yes | yes | yes |
    | delivery | it reads | it reads | we send | we send | we send |
    | a repeat | is recognised | is recognised | is recognised | is recognised | is shown again |
    | pace | unlimited | unlimited | unlimited | 45/s, 60/min per place | unlimited |
    ");
}

/// Holds the recorded bodies of a channel to what they mean; `INSTA_UPDATE=always` writes the expectations of new ones.
fn recorded(
    channel: &str,
    least: usize,
    decode: impl Fn(Vec<u8>) -> Result<turjuman::core::message::Inbound, turjuman::channel::DecodeError>,
) {
    let folder = format!("{}/tests/updates/{channel}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    assert!(paths.len() >= least);
    for path in paths {
        let meaning = match decode(std::fs::read(&path).unwrap()) {
            Ok(inbound) => serde_json::to_string_pretty(&inbound).unwrap(),
            Err(error) => format!("cannot {}\nhelp: {}", error.what, error.help),
        };
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(name.starts_with("refused_"), meaning.starts_with("cannot "), "{name}: {meaning}");
        insta::with_settings!({
            snapshot_path => format!("{folder}/expected"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, meaning) });
    }
}
