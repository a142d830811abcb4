//! What a fake is asked.

use serde_json::Value;

/// The form that an answer is asked for in.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Any text.
    Text,
    /// Some JSON object.
    Json,
    /// JSON by this schema.
    Schema(Value),
}

/// A request for a chat completion.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatRequest {
    /// The model's name.
    pub model: String,
    /// Role and content of each message.
    pub messages: Vec<(String, String)>,
    /// The form.
    pub asked: Asked,
    /// Whether the answer is to be streamed.
    pub stream: bool,
    /// Whether the usage is to be streamed too.
    pub wants_usage: bool,
    /// The body as it came.
    pub body: Value,
}

impl ChatRequest {
    /// Reads a body; what is missing is empty.
    #[must_use]
    pub fn read(body: Value) -> Self {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let flag = |value: Option<&Value>| value.and_then(Value::as_bool).unwrap_or(false);
        let messages = body.get("messages").and_then(Value::as_array).into_iter().flatten();
        let format = body.get("response_format");
        let asked = match format.and_then(|format| format.get("type")).and_then(Value::as_str) {
            Some("json_schema") => Asked::Schema(body.pointer("/response_format/json_schema/schema").cloned().unwrap_or_default()),
            Some("json_object") => Asked::Json,
            _ => Asked::Text,
        };
        Self {
            model: text(body.get("model")),
            messages: messages.map(|message| (text(message.get("role")), content(message.get("content")))).collect(),
            asked,
            stream: flag(body.get("stream")),
            wants_usage: flag(body.pointer("/stream_options/include_usage")),
            body,
        }
    }

    /// What the house says: the messages of the roles `system` and `developer`.
    #[must_use]
    pub fn system(&self) -> String {
        let house = self.messages.iter().filter(|(role, _)| matches!(role.as_str(), "system" | "developer"));
        house.map(|(_, content)| content.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The last message of the user.
    #[must_use]
    pub fn last(&self) -> &str {
        self.messages.iter().rev().find(|(role, _)| role == "user").map_or("", |(_, content)| content)
    }
}

/// A content is a text, or a list of parts.
fn content(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => parts.iter().filter_map(|part| part.get("text").and_then(Value::as_str)).collect(),
        _ => String::new(),
    }
}
