//! A long answer arrives whole.

use std::time::Duration;

use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::{Rig, scripted};

const TEXT_MAX: usize = 4000;
const LENGTH: usize = 9000;

/// Paragraphs of sentences no two of which are the same.
fn long_text() -> String {
    let words = ["slender", "sturdy", "quiet", "bright", "plain", "modest", "generous", "graceful", "honest", "gentle", "warm", "light"];
    let mut text = String::new();
    for (n, (first, second)) in words.iter().flat_map(|first| words.iter().map(move |second| (first, second))).enumerate() {
        let end = if n % 6 == 5 { "\n\n" } else { " " };
        text.push_str(&format!("The table is {first} in shape and {second} in colour, so it suits a room.{end}"));
    }
    assert!(text.len() >= LENGTH, "{}", text.len());
    text.truncate(text[..LENGTH].rfind('.').expect("a sentence") + 1);
    text
}

#[tokio::test]
async fn a_long_answer_arrives_whole_and_in_order() {
    let text = long_text();
    let manifest = Manifest { channel: format!("text_max = {TEXT_MAX}"), model: scripted(), ..Manifest::default() };
    let script = format!("[[answer]]\ntext = '''\n{text}'''\n");
    let rig = Rig::start_with(&manifest, &script, |_| turjuman::cli::bench::load::Verdict::Take).await;
    rig.send(&mut rig.client(), "c", 0, &question(0)).await;
    assert!(rig.ledger.drained(Duration::from_secs(15)).await);
    tokio::time::sleep(Duration::from_millis(500)).await;

    let pieces: Vec<_> = rig.answers("c").into_iter().map(|callback| callback.body.text).collect();
    assert_eq!(pieces.len(), 3, "{pieces:#?}");
    assert!(pieces.iter().all(|piece| piece.chars().count() <= TEXT_MAX));
    // A cut may stand for the white space it was made at.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&pieces.join("\n\n")), words(&text));
}
