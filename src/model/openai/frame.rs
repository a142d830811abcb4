//! What a server sends, read leniently: servers differ in all that is not a word of the answer. Pure.

use serde_json::Value;

use super::failure::{Failure, by_code};

/// Why an answer has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finish {
    /// It is whole.
    Whole,
    /// It reached the limit of its length.
    Length,
    /// A filter stopped it.
    Filtered,
}

/// One frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Frame {
    pub(super) text: String,
    pub(super) finish: Option<Finish>,
    /// Tokens that it has read and written.
    pub(super) usage: Option<(u64, u64)>,
}

impl Frame {
    /// Reads a frame of a stream, or a whole answer that was not streamed.
    ///
    /// # Errors
    /// What the server reports within the stream.
    pub(super) fn read(value: &Value) -> Result<Self, Failure> {
        if let Some(error) = value.get("error").filter(|error| !error.is_null()) {
            return Err(reported(error));
        }
        let choice = value.pointer("/choices/0");
        let message = choice.and_then(|choice| choice.get("delta").or_else(|| choice.get("message")));
        // A refusal of the model's own is no answer to pass on: it is in no language that we know of.
        let refuses = message.and_then(|message| message.get("refusal")).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
        let reason = choice.and_then(|choice| choice.get("finish_reason")).and_then(Value::as_str);
        let finish = match reason {
            _ if refuses => Some(Finish::Filtered),
            None | Some("") => None,
            Some("length" | "max_tokens" | "model_length") => Some(Finish::Length),
            Some("content_filter" | "safety" | "SAFETY") => Some(Finish::Filtered),
            // `stop`, and whatever else a server calls it.
            Some(_) => Some(Finish::Whole),
        };
        Ok(Self { text: message.and_then(|message| message.get("content")).map(content).unwrap_or_default(), finish, usage: usage(value) })
    }
}

/// A content is a text, or a list of parts; `null` is nothing.
fn content(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(|part| part.get("text").and_then(Value::as_str)).collect(),
        _ => String::new(),
    }
}

fn usage(value: &Value) -> Option<(u64, u64)> {
    let usage = value.get("usage")?;
    let count = |name| usage.get(name).and_then(Value::as_u64);
    let (read, written) = (count("prompt_tokens")?, count("completion_tokens")?);
    // Some send zeroes in every frame but the last.
    (read > 0).then_some((read, written))
}

/// What an error within a stream means; the words of the server are not repeated.
fn reported(error: &Value) -> Failure {
    let text = |name| error.get(name).and_then(Value::as_str);
    let number = error.get("code").and_then(Value::as_u64).and_then(|code| u16::try_from(code).ok());
    by_code(number, text("code").unwrap_or_default(), text("type").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn frames_of_many_servers() {
        let text = |text: &str| Frame { text: text.to_owned(), ..Frame::default() };
        let finish = |finish| Frame { finish: Some(finish), ..Frame::default() };
        for (value, expect) in [
            (json!({"choices": [{"delta": {"content": "a"}}]}), text("a")),
            (json!({"choices": [{"delta": {"content": null, "role": "assistant"}, "finish_reason": null}]}), text("")),
            (json!({"choices": [{"delta": {"content": [{"type": "text", "text": "a"}, {"type": "x"}]}}]}), text("a")),
            (json!({"choices": [{"message": {"content": "a"}}]}), text("a")),
            (json!({"choices": []}), text("")),
            (json!({"choices": [], "prompt_filter_results": []}), text("")),
            (json!({"error": null, "choices": [{"delta": {"content": "a"}}]}), text("a")),
            (json!([1]), text("")),
            (json!({"choices": [{"delta": {}, "finish_reason": "stop"}]}), finish(Finish::Whole)),
            (json!({"choices": [{"finish_reason": "eos"}]}), finish(Finish::Whole)),
            (json!({"choices": [{"finish_reason": ""}]}), text("")),
            (json!({"choices": [{"delta": {}, "finish_reason": "length"}]}), finish(Finish::Length)),
            (json!({"choices": [{"delta": {}, "finish_reason": "content_filter"}]}), finish(Finish::Filtered)),
            (json!({"choices": [{"delta": {"refusal": "I can't"}}]}), finish(Finish::Filtered)),
            (json!({"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}), Frame { usage: Some((3, 2)), ..text("") }),
            (json!({"choices": [], "usage": {"prompt_tokens": 0, "completion_tokens": 0}}), text("")),
            (json!({"choices": [], "usage": null}), text("")),
        ] {
            assert_eq!(Frame::read(&value), Ok(expect), "{value}");
        }
    }

    #[test]
    fn errors_within_a_stream_keep_their_meaning() {
        use super::super::failure::Kind;
        for (value, expect) in [
            (json!({"error": {"message": "m", "type": "server_error", "code": null}}), Kind::Server),
            (json!({"error": {"message": "m", "code": "rate_limit_exceeded"}}), Kind::Busy),
            (json!({"error": {"message": "m", "code": 502}}), Kind::Server),
            (json!({"error": {"message": "m", "code": 429}}), Kind::Busy),
            (json!({"error": {"message": "m", "code": "insufficient_quota"}}), Kind::Quota),
            (json!({"error": {"message": "m", "code": "content_filter"}}), Kind::Filtered),
            (json!({"error": {"message": "m", "code": "context_length_exceeded"}}), Kind::TooLong),
            (json!({"error": "overloaded"}), Kind::Server),
        ] {
            assert_eq!(Frame::read(&value).unwrap_err().kind, expect, "{value}");
        }
    }
}
