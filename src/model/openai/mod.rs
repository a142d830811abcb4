//! Any server that speaks the chat completions of OpenAI: OpenAI itself, Azure, vLLM, Ollama, llama.cpp and their like.
//!
//! async-openai has the types of the requests and reads the streams. Everything about time and failure is ours: its own
//! retries are off, frames are read leniently, and a status is kept whatever the body is.

mod answer;
mod config;
mod cost;
mod endpoint;
mod failure;
mod form;
mod frame;
mod kind;
mod probe;
mod reply;
mod request;
mod retry_after;
mod transport;

pub use answer::OpenAi;
pub use config::OPENAI;
pub(super) use kind::OpenAiKind;
