//! What a fake answers: by default from the passages that stand in the request.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Asked, ChatRequest};

/// Answers a request with the words of the model, in the form that is asked for.
pub type Responder = Arc<dyn Fn(&ChatRequest) -> String + Send + Sync>;

/// The most characters of a passage that are repeated.
const MOST: usize = 400;

/// Says the same whatever is asked, in the form that is asked for, resting on the first passage.
#[must_use]
pub fn say(text: impl Into<String>) -> Responder {
    let text = text.into();
    Arc::new(move |request| in_form(&request.asked, &text, true))
}

/// Repeats the first passage and cites it as `1`; says nothing to the point where there is none.
#[must_use]
pub fn from_passages() -> Responder {
    Arc::new(|request| match first_passage(request) {
        Some(passage) => in_form(&request.asked, &passage, true),
        None => in_form(&request.asked, "Hello! How can I help you?", false),
    })
}

/// The words of the passage numbered 1: a line of a user's message that is a JSON object with this number and a text.
fn first_passage(request: &ChatRequest) -> Option<String> {
    let mut lines = request.messages.iter().filter(|(role, _)| role == "user").flat_map(|(_, content)| content.lines());
    let passage = lines.find_map(|line| {
        let data: Value = serde_json::from_str(line).ok()?;
        let is_first = ["passage", "number", "n", "id"].iter().any(|key| data.get(key) == Some(&json!(1)));
        let text = data.get("text").or_else(|| data.get("body")).and_then(Value::as_str);
        text.filter(|_| is_first).map(str::to_owned)
    })?;
    let cut: String = passage.trim().chars().take(MOST).collect();
    let whole = if cut.len() < passage.trim().len() { cut.rsplit_once("\n\n").map_or(cut.as_str(), |(whole, _)| whole) } else { &cut };
    (!whole.is_empty()).then(|| whole.to_owned())
}

/// The text in the form that was asked for.
fn in_form(asked: &Asked, text: &str, cited: bool) -> String {
    let sources = if cited { json!([1]) } else { json!([]) };
    match asked {
        Asked::Text if cited => format!("{text} [1]"),
        Asked::Text => text.to_owned(),
        Asked::Json => json!({"found": true, "parts": [{"text": text, "cites": sources}]}).to_string(),
        Asked::Schema(schema) => filled(schema, text, cited).to_string(),
    }
}

/// A value that a schema allows, with the text in place of its texts and the first passage in place of its numbers.
fn filled(schema: &Value, text: &str, cited: bool) -> Value {
    if let Some(first) = schema.get("enum").and_then(Value::as_array).and_then(|list| list.first()) {
        return first.clone();
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        kind => kind.and_then(Value::as_str),
    };
    match kind {
        Some("object") => {
            let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            Value::Object(properties.map(|(name, of)| (name.clone(), filled(of, text, cited))).collect::<Map<_, _>>())
        }
        Some("array") => {
            let items = schema.get("items").unwrap_or(&Value::Null);
            let is_numbers = items.get("type").and_then(Value::as_str).is_some_and(|kind| matches!(kind, "integer" | "number"));
            if is_numbers && !cited { json!([]) } else { json!([filled(items, text, cited)]) }
        }
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("null") => Value::Null,
        _ => json!(text),
    }
}
