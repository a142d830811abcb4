//! A fake of a server that speaks the chat completions of OpenAI, on loopback: it streams at a pace, fails as it is
//! told, and keeps what it was asked.
//!
//! It stands in for OpenAI, Azure, vLLM, Ollama and their like in tests and benchmarks. It knows nothing of our
//! [`Model`](crate::ports::Model); what it answers comes from a [`Responder`].
//!
//! ```no_run
//! use turjuman::conformance::openai::{Fake, Fault, Pace, Script, Turn};
//!
//! # async fn example() -> std::io::Result<()> {
//! // Slow as a real one, and the first request is refused.
//! let fake = Fake::start(Script::new().pace(Pace::log_normal(400, 1500, 7, 60))).await?;
//! fake.queue([Turn::fault(Fault::busy(Some("1")))]);
//! println!("base_url = \"{}\"", fake.base_url());
//! for seen in fake.seen() {
//!     println!("{} tokens, the first after {:?}", seen.tokens.len(), seen.first_token());
//! }
//! # Ok(())
//! # }
//! ```

mod fake;
mod fault;
mod pace;
mod request;
mod respond;
mod script;
mod serve;

pub use fake::{Ended, Fake, Seen};
pub use fault::{Fault, Refusal};
pub use pace::{FirstToken, Pace};
pub use request::{Asked, ChatRequest};
pub use respond::{Responder, from_passages, say};
pub use script::{OnToken, Rule, Script, Turn, Watch, When};
