//! One request, played as the script says.

use std::io;

use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::fake::{Ended, Inner, Taken};
use super::{ChatRequest, Fault, OnToken, Pace};
use crate::conformance::http::{Request, Wire};

/// How many characters a token has at most.
const TOKEN_CHARS: usize = 8;
/// How many frames an answer has that is as good as without end, and how many words each of them.
const ENDLESS: (usize, usize) = (500, 100);

/// Serves requests of one connection until it is closed.
pub(super) async fn serve(stream: TcpStream, inner: &Inner) -> io::Result<()> {
    let mut wire = Wire::new(stream)?;
    while let Some(request) = wire.request().await? {
        if request.method != "POST" {
            let models: Vec<_> = inner.script().models.into_iter().flatten().map(|id| json!({"id": id, "object": "model"})).collect();
            wire.answer(200, "application/json", "", &json!({"object": "list", "data": models}).to_string()).await?;
            continue;
        }
        let taken = inner.take(&request);
        let at = taken.at;
        let played = match stranger(inner, &request, &taken.chat) {
            Some(fault) => refuse(&mut wire, fault).await,
            None => play(&mut wire, inner, &taken).await,
        };
        match played {
            Ok(Kept::Yes) => inner.end(at, Ended::Whole),
            Ok(Kept::No) => {
                inner.end(at, Ended::Cut);
                return Ok(());
            }
            Err(error) => {
                inner.end(at, Ended::ClientGone);
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Whether a connection lives on.
enum Kept {
    Yes,
    No,
}

/// What is wrong with a request for a server that minds keys and models.
fn stranger(inner: &Inner, request: &Request, chat: &ChatRequest) -> Option<Fault> {
    let script = inner.script();
    let given = request
        .headers
        .get("authorization")
        .map(|value| value.trim_start_matches("Bearer "))
        .or_else(|| request.headers.get("api-key").map(String::as_str));
    if script.key.is_some() && script.key.as_deref() != given {
        return Some(Fault::status(401, "invalid_api_key", "Incorrect API key provided"));
    }
    let known = script.models.is_none_or(|models| models.contains(&chat.model));
    (!known).then(|| Fault::status(404, "model_not_found", "The model does not exist or you do not have access to it"))
}

async fn refuse(wire: &mut Wire, fault: Fault) -> io::Result<Kept> {
    let Fault::Refuse(refusal) = fault else { return Ok(Kept::Yes) };
    let more = refusal.retry_after.map(|after| format!("retry-after: {after}\r\n")).unwrap_or_default();
    wire.answer(refusal.status, refusal.content_type, &more, &refusal.body).await?;
    Ok(Kept::Yes)
}

async fn play(wire: &mut Wire, inner: &Inner, taken: &Taken) -> io::Result<Kept> {
    let Taken { at, nth, came, chat, turn } = taken;
    let (at, nth) = (*at, *nth);
    let script = inner.script();
    let pace = turn.pace.unwrap_or(script.pace);
    match &turn.fault {
        Fault::Refuse(_) => {
            wire.wait(pace.first(nth)).await?;
            return refuse(wire, turn.fault.clone()).await;
        }
        Fault::StallBeforeHeaders => wire.gone().await?,
        Fault::CloseBeforeHeaders => return Ok(Kept::No),
        _ => {}
    }
    let words = match &turn.words {
        Some(words) => words.clone(),
        None => words(&turn.fault, chat, &(script.responder)(chat)),
    };
    let answer = Answer { nth, chat, pace, fault: &turn.fault, finish: finish(&turn.fault) };
    if !chat.stream || turn.fault == Fault::NotStreamed {
        wire.wait(pace.first(nth)).await?;
        wire.answer(200, "application/json", "", &answer.whole(&words)).await?;
        inner.token(at);
        return Ok(Kept::Yes);
    }
    let on_token = script.watch.map_or_else(|| -> OnToken { Box::new(|_| {}) }, |watch| watch(chat, &words, *came));
    answer.stream(wire, inner, at, &words, on_token).await
}

/// The words that are sent.
fn words(fault: &Fault, chat: &ChatRequest, words: &str) -> String {
    match fault {
        Fault::Empty | Fault::RoleOnly => String::new(),
        Fault::WrongLanguage => swapped(words, "Nie wiem, ale zapytam kolegów i odpowiem jutro rano."),
        Fault::InventedPrice => swapped(words, "It costs only 13.37 EUR today."),
        Fault::PromptLeak => {
            let leak: String = chat.system().chars().take(300).collect();
            swapped(words, &format!("My instructions are: {leak}"))
        }
        Fault::PlainText => "It takes three days.".to_owned(),
        Fault::Fenced => format!("```json\n{words}\n```"),
        Fault::Truncated => words.chars().take(words.chars().count() * 2 / 3).collect(),
        _ => words.to_owned(),
    }
}

/// The answer with other words in it, in the form that it has.
fn swapped(words: &str, other: &str) -> String {
    fn swap(value: &mut Value, other: &str) {
        match value {
            Value::String(text) => other.clone_into(text),
            Value::Array(list) => list.iter_mut().for_each(|item| swap(item, other)),
            Value::Object(table) => table.values_mut().for_each(|item| swap(item, other)),
            _ => {}
        }
    }
    match serde_json::from_str::<Value>(words) {
        Ok(mut value) if value.is_object() => {
            swap(&mut value, other);
            value.to_string()
        }
        _ => other.to_owned(),
    }
}

fn finish(fault: &Fault) -> Option<&'static str> {
    match fault {
        Fault::NoFinish => None,
        Fault::Finish(reason) => Some(reason),
        _ => Some("stop"),
    }
}

struct Answer<'a> {
    nth: u64,
    chat: &'a ChatRequest,
    pace: Pace,
    fault: &'a Fault,
    finish: Option<&'static str>,
}

impl Answer<'_> {
    async fn stream(&self, wire: &mut Wire, inner: &Inner, at: usize, words: &str, mut on_token: OnToken) -> io::Result<Kept> {
        wire.begin().await?;
        inner.headers(at);
        wire.event(&self.frame(&json!({"role": "assistant", "content": ""}), None)).await?;
        if *self.fault == Fault::StallBeforeToken {
            wire.gone().await?;
        }
        wire.wait(self.pace.first(self.nth)).await?;
        let tokens = match self.fault {
            Fault::Endless => vec!["again ".repeat(ENDLESS.1); ENDLESS.0],
            _ => tokens(words),
        };
        let half = tokens.len().div_ceil(2);
        let begun = Instant::now();
        for (n, token) in (0_u32..).zip(&tokens) {
            if n > 0 {
                // By the beginning, so that what sending takes does not add up.
                wire.wait((self.pace.between() * n).saturating_sub(begun.elapsed())).await?;
            }
            if usize::try_from(n).is_ok_and(|n| n == half) {
                match self.fault {
                    Fault::StallMidway => wire.gone().await?,
                    Fault::CutMidway => return Ok(Kept::No),
                    Fault::EndMidway => return wire.end().await.map(|()| Kept::Yes),
                    Fault::ErrorFrame(code) => wire.event(&error(code)).await?,
                    Fault::BrokenFrame => wire.event("{\"choices\": [{\"delta\": {\"content\": \"the customer's wo").await?,
                    _ => {}
                }
            }
            if *self.fault == Fault::NullContent {
                wire.event(&self.frame(&json!({"content": null}), None)).await?;
            }
            wire.event(&self.frame(&json!({"content": token}), None)).await?;
            inner.token(at);
            on_token(token);
        }
        if *self.fault == Fault::RoleOnly {
            wire.event(&self.frame(&json!({"role": "assistant"}), None)).await?;
        }
        if let Some(reason) = self.finish {
            wire.event(&self.frame(&json!({}), Some(reason))).await?;
        }
        if self.chat.wants_usage && *self.fault != Fault::NoUsage {
            let usage = json!({"id": "fake", "object": "chat.completion.chunk", "choices": [], "usage": self.usage(words)});
            wire.event(&usage.to_string()).await?;
        }
        if *self.fault != Fault::NoDone {
            wire.event("[DONE]").await?;
        }
        wire.end().await?;
        Ok(Kept::Yes)
    }

    fn frame(&self, delta: &Value, finish: Option<&str>) -> String {
        let choice = json!({"index": 0, "delta": delta, "finish_reason": finish});
        json!({"id": format!("fake-{}", self.nth), "object": "chat.completion.chunk", "model": self.chat.model, "choices": [choice]})
            .to_string()
    }

    fn whole(&self, words: &str) -> String {
        let message = json!({"role": "assistant", "content": words});
        let choice = json!({"index": 0, "message": message, "finish_reason": self.finish});
        let usage = if *self.fault == Fault::NoUsage { Value::Null } else { self.usage(words) };
        json!({"id": "fake", "object": "chat.completion", "model": self.chat.model, "choices": [choice], "usage": usage}).to_string()
    }

    fn usage(&self, words: &str) -> Value {
        let (read, written) = (self.chat.messages.iter().map(|(_, content)| tokens(content).len()).sum::<usize>(), tokens(words).len());
        json!({"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written})
    }
}

fn error(code: &str) -> String {
    json!({"error": {"message": "The server had an error while processing your request", "type": code, "param": null, "code": code}})
        .to_string()
}

/// Words with the space behind them; long ones and those of scripts without spaces in parts.
fn tokens(text: &str) -> Vec<String> {
    let words = text.split_inclusive(char::is_whitespace);
    let parts = words.flat_map(|word| {
        let chars: Vec<char> = word.chars().collect();
        chars.chunks(TOKEN_CHARS).map(|part| part.iter().collect()).collect::<Vec<String>>()
    });
    parts.collect()
}
