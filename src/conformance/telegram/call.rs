//! What the server was asked.

use std::sync::Arc;

use serde_json::Value;
use tokio::time::Instant;

use super::Fault;

/// One request and what became of it. The token stands nowhere in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// When it had come.
    pub at: Instant,
    /// The method, in small letters.
    pub method: String,
    /// The chat that it names.
    pub chat: Option<i64>,
    /// The message that it showed or changed.
    pub message: Option<i64>,
    /// What stands in that message then, without markup.
    pub text: Option<String>,
    /// Its parameters as they were sent, files left out.
    pub sent: Value,
    /// The status it was answered with, or would have been without the fault.
    pub code: u16,
    /// The description of a refusal.
    pub description: String,
    /// What went wrong with it, as the test wanted.
    pub fault: Option<Fault>,
}

/// Watches requests as they are dealt with; for benchmarks, which keep less of more of them.
pub type Watch = Arc<dyn Fn(&Call) + Send + Sync>;
