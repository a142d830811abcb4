//! What is sent: every switch of the dialect.

use serde_json::{Value, json};
use turjuman::conformance::model::sample;
use turjuman::conformance::openai::{Asked, Fake, Script, Seen};
use turjuman::core::prompt::Prompt;

use super::{alone, ask, fake};

async fn sent(more: &str) -> Seen {
    let fake = fake().await;
    let model = alone(&fake, more);
    assert!(ask(&model).await.is_done(), "{more}");
    fake.seen().remove(0)
}

#[tokio::test]
async fn every_switch_changes_its_part_of_the_request() {
    let table: [(&str, &str, Value); 13] = [
        ("", "/max_completion_tokens", json!(1200)),
        ("", "/max_tokens", Value::Null),
        ("max_answer_tokens = 300\nmax_tokens_field = \"max_tokens\"", "/max_tokens", json!(300)),
        ("max_tokens_field = \"max_tokens\"", "/max_completion_tokens", Value::Null),
        ("max_tokens_field = \"none\"", "/max_completion_tokens", Value::Null),
        ("", "/stream_options/include_usage", json!(true)),
        ("stream_usage = false", "/stream_options", Value::Null),
        ("", "/temperature", Value::Null),
        ("temperature = 0.3", "/temperature", json!(0.3)),
        ("temperature = 0", "/temperature", json!(0.0)),
        ("", "/messages/0/role", json!("system")),
        ("system_role = \"developer\"", "/messages/0/role", json!("developer")),
        ("", "/stream", json!(true)),
    ];
    for (more, pointer, expect) in table {
        let body = sent(more).await.request.body;
        assert_eq!(body.pointer(pointer).cloned().unwrap_or_default(), expect, "{more} {pointer} {body}");
    }
}

#[tokio::test]
async fn every_form_is_asked_for() {
    for (form, is_asked) in [("json_schema", 2), ("json_object", 1), ("none", 0)] {
        let fake = fake().await;
        let section = super::section(&fake, "").replace("response_format = \"none\"", &format!("response_format = \"{form}\""));
        let model = super::assembled(&section).model;
        assert!(ask(&model).await.is_done(), "{form}");
        let seen = fake.seen().remove(0);
        let asked = match &seen.request.asked {
            Asked::Text => 0,
            Asked::Json => 1,
            Asked::Schema(schema) => {
                assert!(jsonschema::meta::is_valid(schema), "{schema}");
                assert_eq!(seen.request.body.pointer("/response_format/json_schema/strict"), Some(&json!(true)));
                2
            }
        };
        assert_eq!(asked, is_asked, "{form}");
        // Who has no schema must be told in words.
        assert!(!seen.request.system().trim().is_empty());
    }
}

#[tokio::test]
async fn the_question_and_its_history_are_sent_in_order() {
    let seen = sent("").await;
    let prompt = sample().prompt;
    assert_eq!(seen.request.messages.len(), prompt.turns.len() + 1);
    assert!(seen.request.last().contains(&sample().question.text));
    assert_eq!(seen.target, "/v1/chat/completions");
    assert_eq!(seen.headers["content-type"], "application/json");
}

#[tokio::test]
async fn a_key_is_sent_as_the_dialect_has_it() {
    let table = [
        ("", false, "/v1/chat/completions", None),
        ("api_key_env = \"KEY\"", true, "/v1/chat/completions", Some("authorization")),
        (
            "api_key_env = \"KEY\"\napi_version = \"2024-10-21\"",
            true,
            "/v1/openai/deployments/m/chat/completions?api-version=2024-10-21",
            Some("api-key"),
        ),
    ];
    for (more, has_key, target, header) in table {
        let script = if has_key { Script::new().key(super::KEY) } else { Script::new() };
        let fake = Fake::start(script).await.unwrap();
        let model = alone(&fake, more);
        assert!(ask(&model).await.is_done(), "{more}");
        let seen = fake.seen().remove(0);
        assert_eq!((seen.has_key(), seen.target.as_str()), (has_key, target), "{more}");
        assert!(header.is_none_or(|name| seen.headers.contains_key(name)), "{more} {:?}", seen.headers);
    }
    let seen = sent("organization = \"org-1\"\nproject = \"proj-2\"").await;
    assert_eq!((seen.headers["openai-organization"].as_str(), seen.headers["openai-project"].as_str()), ("org-1", "proj-2"));
}

#[tokio::test]
async fn a_summary_is_asked_for_in_plain_words() {
    let fake = Fake::start(Script::new().responder(turjuman::conformance::openai::say("They asked about delivery."))).await.unwrap();
    let section = super::section(&fake, "").replace("response_format = \"none\"", "");
    let model = super::assembled(&section).model;
    let condensed = model.condense(std::sync::Arc::new(Prompt::clone(&sample().prompt))).await.unwrap();
    assert!(condensed.text.contains("asked about delivery") && condensed.spent.tokens() > 0, "{condensed:?}");
    assert_eq!(fake.seen()[0].request.asked, Asked::Text);
}
