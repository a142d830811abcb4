//! A whole answer from a stream, for callers that do not stream.

use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;

use crate::core::message::parse;
use crate::ports::{Answer, Chunk, ModelError};

/// Reads a stream to its end.
///
/// # Errors
/// What the stream reports; [`ModelError::Retry`] where it ends without [`Chunk::Done`], because such an
/// answer was cut, and where it has no words.
pub async fn collect(mut stream: BoxStream<'static, Result<Chunk, ModelError>>) -> Result<Answer, ModelError> {
    let mut text = String::new();
    while let Some(chunk) = stream.next().await {
        match chunk? {
            Chunk::Text(more) => text.push_str(&more),
            Chunk::Source(_) | Chunk::Spent(_) => {}
            Chunk::Restart => text.clear(),
            Chunk::Done { .. } if text.trim().is_empty() => return Err(again("the answer was empty")),
            Chunk::Done { sources, frame } => return Ok(Answer { markup: parse(&text), sources, frame }),
        }
    }
    Err(again("the answer was cut"))
}

fn again(what: &str) -> ModelError {
    ModelError::Retry { what: what.to_owned(), after: None }
}
