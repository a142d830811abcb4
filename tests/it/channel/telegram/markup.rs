//! What is written is always understood by a reader that is as strict as the documents.

use proptest::prelude::*;
use turjuman::channel::telegram::encode;
use turjuman::conformance::telegram::read_html;
use turjuman::core::message::Action;

use super::{at, outgoing};

fn html(markdown: &str) -> String {
    let request = encode(&at(7), &Action::Show(outgoing("1", markdown))).unwrap();
    let body: serde_json::Value = serde_json::from_str(request.body.get()).unwrap();
    body["params"]["text"].as_str().unwrap().to_owned()
}

proptest! {
    #[test]
    fn any_markdown_is_understood(markdown in "([*_`~>#|<&\\[\\]()!\\-+.0-9 \"'\\\\\n]|https://a\\.b/\\?c=d&e|[a-zäм字🙂])*") {
        let html = html(&markdown);
        prop_assert!(read_html(&html).is_ok(), "{:?} became {:?}: {:?}", markdown, html, read_html(&html));
    }

    #[test]
    fn any_words_read_back_as_they_are(words in "\\PC{1,80}") {
        let mut with = outgoing("1", "");
        with.markup = turjuman::core::message::Markup::text(&words);
        let request = encode(&at(7), &Action::Show(with)).unwrap();
        let body: serde_json::Value = serde_json::from_str(request.body.get()).unwrap();
        let read = read_html(body["params"]["text"].as_str().unwrap()).unwrap();
        prop_assert_eq!(read.text.trim(), words.trim());
    }
}
