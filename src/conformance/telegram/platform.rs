//! The fake in the suite of the channels.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::{Bot, Customer, Fake, Said, When};
use crate::channel::{Attempt, Channel, DecodeError, FetchError, Raw, Receipt, Request, SendError, Sink, Stop};
use crate::conformance::channel::{Platform, Shown, Weather};
use crate::core::message::{Action, Address, Inbound, MediaRef};
use crate::ports::Finding;

/// A bot with the server that it is on.
pub struct Alone {
    /// The server.
    pub fake: Fake,
    /// The bot.
    pub bot: Bot,
}

impl Platform for Alone {
    fn script(&self, weather: &[Weather]) -> bool {
        self.bot.fine();
        self.bot.meet(&When::Shows, weather.iter().map(|weather| (*weather).into()));
        true
    }

    fn shown(&self) -> Vec<Shown> {
        self.bot.shown().into_iter().map(|message| Shown { id: message.label, text: message.text }).collect()
    }
}

impl crate::conformance::channel::Customer for Customer {
    fn say(&self, text: &str) {
        Self::say(self, text);
    }

    fn send_file(&self, name: &str, mime: &str, bytes: &'static [u8]) {
        self.send(Said::document(name, mime, bytes));
    }
}

/// `channel`, with what each request shows noted under the request's id: Telegram's requests have no place for it.
/// For requests that are sent one after another.
#[must_use]
pub fn labelled(channel: Arc<dyn Channel>, bot: Bot) -> Arc<dyn Channel> {
    Arc::new(Labelled { channel, bot })
}

struct Labelled {
    channel: Arc<dyn Channel>,
    bot: Bot,
}

impl Channel for Labelled {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        self.channel.decode(raw)
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        self.channel.encode(address, action)
    }

    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        self.channel.receive(sink, stop)
    }

    fn send(&self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        self.bot.label(&request.id);
        self.channel.send(address, request, attempt)
    }

    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        self.channel.fetch(address, media)
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        self.channel.probe()
    }
}
