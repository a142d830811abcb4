//! An answer of sixty sentences is seen while it is written, within Discord's limits, and ends as the answer.

use std::time::Duration;

use turjuman::conformance::discord::{Setup, markdown};
use turjuman::conformance::openai::{Fake as Model, Pace, Script, say};

use super::house::{House, Plan};

const SENTENCES: usize = 60;
const WITHIN: Duration = Duration::from_secs(60);
/// First words after 300 ms, then so many tokens a second.
const PACE: Pace = Pace::fixed(300, 45);

const ADJECTIVES: [&str; 10] = ["slender", "sturdy", "quiet", "bright", "plain", "modest", "graceful", "honest", "gentle", "warm"];
const ARABIC: [&str; 10] = ["نحيلة", "متينة", "هادئة", "مشرقة", "بسيطة", "متواضعة", "رشيقة", "صادقة", "لطيفة", "دافئة"];
const JAPANESE: [&str; 10] = ["細い", "丈夫な", "静かな", "明るい", "素朴な", "控えめな", "優雅な", "正直な", "優しい", "暖かい"];

/// Pairs of words, no two the same.
fn pairs(words: [&'static str; 10]) -> impl Iterator<Item = (&'static str, &'static str)> {
    words.into_iter().flat_map(move |first| words.into_iter().map(move |second| (first, second))).take(SENTENCES)
}

/// A language, its question, and an answer of sixty sentences.
fn answers() -> Vec<(&'static str, &'static str, &'static str, String)> {
    let english = |(a, b): (&str, &str)| format!("The table is {a} in shape and {b} in colour. ");
    let arabic = |(a, b): (&str, &str)| format!("الطاولة {a} في شكلها و{b} في لونها. ");
    let japanese = |(a, b): (&str, &str)| format!("このテーブルは{a}形で、{b}色をしています。");
    let code: String = pairs(ADJECTIVES)
        .enumerate()
        .map(|(n, pair)| {
            let fence = if n % 20 == 19 { "\n\n```rust\nlet table = *oak * snake_case_name; // `ticks`\n```\n\n" } else { "" };
            format!("{}{fence}", english(pair))
        })
        .collect();
    vec![
        ("en", "en-GB", "How does the table look?", pairs(ADJECTIVES).map(english).collect()),
        ("ar", "en-US", "كيف تبدو الطاولة؟", pairs(ARABIC).map(arabic).collect()),
        ("ja", "ja", "テーブルはどのような見た目ですか。", pairs(JAPANESE).map(japanese).collect()),
        ("en", "en-GB", "How does the table look in code?", code),
    ]
}

/// Letters and digits alone: a cut may stand for the space it was made at.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_sentences_are_seen_as_they_are_written() {
    let runs = answers().into_iter().map(|(locale, theirs, question, text)| async move {
        let model = Model::start(Script::new().pace(PACE).responder(say(text.trim()))).await.unwrap();
        let page = format!("+++\ntitle = \"Tables\"\nlocale = \"{locale}\"\n+++\n\n## {question}\n{text}\n");
        let house = House::start(Plan {
            setup: Setup::new(),
            keys: String::new(),
            locales: match locale {
                "ar" => "\"ar\", \"en\"",
                "ja" => "\"ja\", \"en\"",
                _ => "\"en\"",
            },
            model: format!("[model]\nkind = \"openai\"\nmodel = \"m\"\nbase_url = \"{}\"\n", model.base_url()),
            pages: vec![("table.md".to_owned(), page)],
            ..Plan::default()
        })
        .await;
        let ada = house.fake.customer("ada", theirs);
        let direct = ada.direct();
        let asked = ada.say(direct, question).unwrap();
        // The name of a fence's language is not read.
        let whole = letters(&text.replace("```rust", "```"));
        // The greeting comes first.
        let shown = || -> String { ada.answers(direct, asked).iter().skip(1).map(|message| letters(&message.text())).collect() };
        let done = house.fake.until(WITHIN, |_| (shown() == whole).then_some(())).await;
        let posted = ada.answers(direct, asked);
        assert!(done.is_some(), "{locale}: {whole}\n{}\n{posted:#?}", shown());
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(shown(), whole, "{locale}: and so it stays");
        let states: Vec<_> = posted.iter().flat_map(|message| message.states.iter().map(|(_, state)| state.clone())).collect();
        for state in &states {
            assert!(state.chars().count() <= 2_000 && markdown::read(state).is_ok(), "{locale}: {:?}: {state}", markdown::read(state));
        }
        let counts = house.fake.counts();
        assert_eq!((counts.busy, counts.refused, counts.invalid), (0, 0, 0), "{locale}: {:#?}", house.fake.seen());
        let grew = posted.get(1).map_or(0, |first| first.states.len());
        assert!(grew >= 4, "{locale}: it was not seen to grow: {grew}");
        println!("{locale}: {} characters in {} messages, the first in {grew} states", text.chars().count(), posted.len() - 1);
    });
    futures_util::future::join_all(runs).await;
}
