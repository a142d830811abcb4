//! What the model of a measurement answers, and the mark by which a question and its answer are known to each other.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::cli::bench::stage;
use crate::conformance::openai::{Asked, ChatRequest, Responder};

/// What a mark begins with: it looks like the number of an order.
const MARK: &str = "ZX";
/// The digits of a mark.
const DIGITS: usize = 6;

/// The `n`th question; no other one holds its mark.
pub(super) fn question(n: usize) -> String {
    format!("{} My reference is {}.", stage::question(n), mark(n))
}

fn mark(n: usize) -> String {
    format!("{MARK}{n:0DIGITS$}")
}

/// Which question a text asks: by the last mark in it.
fn marked(text: &str) -> Option<usize> {
    let (_, after) = text.rsplit_once(MARK)?;
    let digits = after.find(|c: char| !c.is_ascii_digit()).map_or(Some(after), |end| after.get(..end))?;
    (digits.len() >= DIGITS).then(|| digits.parse().ok()).flatten()
}

/// Which question a model is asked; `None` when it is asked for something else, such as a summary.
pub(super) fn asked(request: &ChatRequest) -> Option<usize> {
    let data = objects(request.last()).filter_map(|data| data.get("question")?.as_str().map(str::to_owned)).last()?;
    marked(&data)
}

/// The lines of a turn that are data.
fn objects(text: &str) -> impl Iterator<Item = Value> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok())
}

/// Answers in three sentences from the first passage, and sums up in one.
pub(super) fn responder() -> Responder {
    Arc::new(|request| {
        let Some(n) = asked(request) else { return "The customer asks how long deliveries take.".to_owned() };
        let passage = objects(request.last()).find_map(|data| data.get("text")?.as_str().map(str::to_owned)).unwrap_or_default();
        written(&request.asked, &sentences(n, &passage))
    })
}

/// The answer to the `n`th question from a passage of the [`stage`].
fn sentences(n: usize, passage: &str) -> [String; 3] {
    let (thing, rest) = passage.split_once(" is made to order").unwrap_or(("The piece", passage));
    let days = rest.split_once("takes ").and_then(|(_, rest)| rest.split_once(" working days")).map_or("some", |(days, _)| days);
    let thing = thing.trim().trim_start_matches("The ");
    [
        format!("The delivery of the {thing} takes {days} working days."),
        format!("It is made to order in our own workshop, and your reference is {}.", mark(n)),
        "The carrier calls you the day before, brings it into the room you choose, and takes the packaging back.".to_owned(),
    ]
}

/// The sentences in the form that is asked for. Written by hand, since a schema has its keys in an order.
fn written(asked: &Asked, sentences: &[String]) -> String {
    if *asked == Asked::Text {
        return sentences.iter().map(|sentence| format!("{sentence} [1]")).collect::<Vec<_>>().join(" ");
    }
    let last = sentences.len().saturating_sub(1);
    let parts = sentences.iter().enumerate().map(|(at, sentence)| {
        let space = if at < last { " " } else { "" };
        format!("{{\"text\":{},\"cites\":[1]}}", json!(format!("{sentence}{space}")))
    });
    format!("{{\"found\":true,\"parts\":[{}]}}", parts.collect::<Vec<_>>().join(","))
}

/// How many bytes of what is sent there are when the first sentence is whole.
pub(super) fn first_sentence(words: &str) -> usize {
    words.find(". ").map_or(words.len(), |at| at + 1)
}

/// What a customer sees in the end of what is sent.
pub(super) fn whole(words: &str) -> String {
    let Ok(Value::Object(answer)) = serde_json::from_str(words) else { return words.replace(" [1]", "") };
    let parts = answer.get("parts").and_then(Value::as_array).into_iter().flatten();
    parts.filter_map(|part| part.get("text")?.as_str()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(turn: &str, form: &Value) -> ChatRequest {
        let messages = json!([{"role": "system", "content": "ZX000001"}, {"role": "user", "content": turn}]);
        ChatRequest::read(json!({"messages": messages, "response_format": form}))
    }

    const PASSAGE: &str =
        "The oak table is made to order in our own workshop, and its delivery takes 5 to 7 working days. The carrier calls.";

    #[test]
    fn a_question_is_known_by_its_mark() {
        for n in [0, 7, 999_999, 1_234_567] {
            assert_eq!(marked(&question(n)), Some(n));
        }
        for (text, expect) in [("", None), ("ZX12", None), ("ZX000012", Some(12)), ("ZX000012 and ZX000013.", Some(13)), ("ZXO", None)] {
            assert_eq!(marked(text), expect, "{text}");
        }
        let earlier = json!({"customer": question(1)});
        let turn = format!("{earlier}\nWhat the customer says now:\n{}\n{}", json!({"question": question(2)}), json!({"hint": "ZX000003"}));
        assert_eq!(asked(&request(&turn, &Value::Null)), Some(2));
        assert_eq!(asked(&request(&format!("{earlier}\nWrite the summary now."), &Value::Null)), None);
    }

    #[test]
    fn an_answer_has_three_sentences_in_each_form() {
        let turn = format!("{}\n{}", json!({"passage": 1, "text": PASSAGE}), json!({"question": question(42)}));
        let text = "The delivery of the oak table takes 5 to 7 working days. \
                    It is made to order in our own workshop, and your reference is ZX000042. \
                    The carrier calls you the day before, brings it into the room you choose, and takes the packaging back.";
        for form in [Value::Null, json!({"type": "json_object"}), json!({"type": "json_schema", "json_schema": {"schema": {}}})] {
            let words = responder()(&request(&turn, &form));
            assert_eq!(whole(&words), text, "{form}: {words}");
            let first = words.get(..first_sentence(&words)).expect("whole characters");
            assert!(first.ends_with("The delivery of the oak table takes 5 to 7 working days."), "{first}");
        }
        let first = text.split(". ").next().expect("a sentence");
        assert!((10..=15).contains(&first.split(' ').count()), "{first}");
    }
}
