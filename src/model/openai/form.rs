//! The form of an answer, as a server is asked for it.

use async_openai::types::chat::{ResponseFormat, ResponseFormatJsonSchema};
use serde_json::json;

use crate::core::prompt::{Form, Prompt, Reader};

/// What the schema is called in a request.
const SCHEMA_NAME: &str = "answer";

/// What the server is told of the form; nothing for plain text.
pub(super) fn response_format(form: Form) -> Option<ResponseFormat> {
    match form {
        Form::Text => None,
        Form::Json => Some(ResponseFormat::JsonObject),
        Form::Schema => {
            let name = SCHEMA_NAME.to_owned();
            Some(ResponseFormat::JsonSchema {
                json_schema: ResponseFormatJsonSchema { description: None, name, schema: schema(), strict: Some(true) },
            })
        }
    }
}

/// The house's words with what is said of the form.
pub(super) fn system(prompt: &Prompt, form: Form) -> String {
    let words = match form {
        Form::Schema => "Answer by the schema; `cites` are the numbers of the passages that a part rests on.",
        Form::Json => {
            "Answer with one JSON object: {\"found\": true, \"parts\": [{\"text\": \"…\", \"cites\": [1]}]}; `cites` are the numbers of the passages that a part rests on."
        }
        Form::Text => "Answer in Markdown, and behind what rests on a passage write its number: [1].",
    };
    format!("{}\n\n{words}", prompt.system)
}

/// A reader of what the server writes.
pub(super) fn reader(_: &Prompt, form: Form) -> Reader {
    Reader::new(form)
}

fn schema() -> serde_json::Value {
    let part = json!({
        "type": "object",
        "properties": {"text": {"type": "string"}, "cites": {"type": "array", "items": {"type": "integer"}}},
        "required": ["text", "cites"],
        "additionalProperties": false
    });
    json!({
        "type": "object",
        "properties": {"found": {"type": "boolean"}, "parts": {"type": "array", "items": part}},
        "required": ["found", "parts"],
        "additionalProperties": false
    })
}
