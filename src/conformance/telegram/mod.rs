//! A fake of Telegram's Bot API, on loopback: it keeps what was shown, is as strict as the documentation, and fails as
//! it is told. For tests of the adapter, and for authors who test their own bots.
//!
//! A [`Fake`] is the server; each [`Bot`] on it has its token, its updates and its chats. A [`Customer`] writes to a bot
//! and sees what it shows, after the markup was read: what was edited reads back edited, what was deleted is gone.
//! Requests may be JSON, forms or multipart, and methods are written in any case. Updates are polled with an offset or
//! posted to a webhook on this machine.
//!
//! What is refused is refused in the real words: markup that does not parse, texts that are too long, buttons that
//! carry too much, chats that are gone, bots that write too fast ([`Limits`]). Two things are stricter than the real
//! server: a lone `&` or `>` in HTML, and code with other markup inside. Markdown is not spoken, nothing is brought from a
//! web address, and webhooks need no `https`.
//!
//! ```no_run
//! use std::time::Duration;
//! use turjuman::conformance::telegram::{Fake, Fault, Refusal, When};
//!
//! # async fn example() -> std::io::Result<()> {
//! let fake = Fake::start().await?;
//! let bot = fake.bot("100:secret", "maison_bot");
//! println!("api_url = \"{}\", token {}", fake.api_url(), bot.token());
//!
//! // The next message is refused for seven seconds.
//! bot.meet(&When::Shows, [Some(Fault::Refuse(Refusal::busy(Some(Duration::from_secs(7)))))]);
//! let ada = bot.customer("Ada");
//! ada.say("Where is my order?");
//! if let Some(answer) = ada.answer(Duration::from_secs(30)).await {
//!     println!("{} with {} buttons", answer.text, answer.buttons().count());
//! }
//! assert_eq!(bot.counts().malformed, 0);
//! for call in bot.calls() {
//!     println!("{} to {:?}: {}", call.method, call.chat, call.code);
//! }
//! # Ok(())
//! # }
//! ```

mod bot;
mod call;
mod customer;
mod fake;
mod fault;
mod html;
mod limits;
mod message;
mod methods;
mod params;
mod platform;
mod refusal;
mod said;
mod serve;
mod state;
#[cfg(test)]
mod tests;
mod updates;
mod webhook;

pub use bot::Bot;
pub use call::{Call, Watch};
pub use customer::{Customer, Group};
pub use fake::Fake;
pub use fault::{Disorder, Fault, When};
pub use html::{Entity, Text, read_html};
pub use limits::Limits;
pub use message::{Button, Media, Message, User};
pub use platform::{Alone, labelled};
pub use refusal::Refusal;
pub use said::Said;
pub use state::{Command, Counts, Press};
