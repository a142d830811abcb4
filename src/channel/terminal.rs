//! The terminal: one person, one conversation, lines in and messages out.
//!
//! What a line on the screen looks like is decided by whoever gives the output; this module must not know.

use std::any::Any;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use serde_json::value::to_raw_value;

use super::json::{Fields, error};
use super::{
    Attempt, Channel, Connect, DecodeError, FetchError, Finding, Invitation, Kind, Level, Raw, Receipt, Request, SendError, Settings, Sink,
    Site, Stop,
};
use crate::config::{KeyDoc, Reader, Section};
use crate::core::key::DeliveryId;
use crate::core::message::{
    Action, Address, Author, Caps, Delivery, Idempotency, Inbound, MarkupCaps, Media, MediaRef, Message, Outgoing, Pace, Place, Preview,
    Private, Syntax, TextCaps, Unit, What, plain,
};

/// The name in the table and in addresses; also the name of the private place and of its person.
pub const NAME: &str = "terminal";

/// The place where others read along, for those who try out how a bot speaks there.
pub const PUBLIC_PLACE: &str = "group";
/// The route that opens the private place.
const OPEN: &str = "open";

/// What a terminal can do: text with lists; choices are numbered from 1 to 9.
pub const CAPS: Caps = Caps {
    text: TextCaps {
        max: usize::MAX,
        unit: Unit::Chars,
        syntax: Syntax::Plain,
        markup: MarkupCaps { bold: false, italic: false, code: false, link: false, list: true, quote: false },
    },
    max_choices: 9,
    media: Media::None,
    edits: false,
    deletes: false,
    reactions: false,
    typing: false,
    preview: Preview::None,
    private: Private::Open,
    replies: false,
    can_initiate: true,
    delivery: Delivery::Push,
    idempotency: Idempotency::None,
    pace: Pace::UNLIMITED,
};

/// Where messages are written.
pub type Output = Arc<dyn Fn(&Outgoing) + Send + Sync>;

/// A connected terminal.
pub struct Terminal {
    account: Arc<str>,
    output: Output,
}

impl Terminal {
    /// A terminal that writes to `output`.
    pub fn new(account: impl Into<Arc<str>>, output: Output) -> Self {
        Self { account: account.into(), output }
    }

    /// Where its conversation is.
    #[must_use]
    pub fn address(&self) -> Address {
        Address { channel: NAME.into(), account: Arc::clone(&self.account), place: NAME.into(), author: NAME.into() }
    }
}

impl Channel for Terminal {
    /// Takes `{"text": "…"}` or `{"choice": "<id>"}`. `id` tells repeats from new lines (a line's number will do);
    /// without it two equal lines within one millisecond count once.
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let mut body = Fields::parse(&raw.body)?;
        body.only(&["id", "text", "choice"])?;
        let (id, text, choice) = (body.id("id")?, body.text("text")?, body.id("choice")?);
        let id = id.unwrap_or_else(|| {
            let said = text.as_deref().or(choice.as_deref()).unwrap_or_default();
            format!("{}-{:08x}", raw.received_at.0, crc32fast::hash(said.as_bytes()))
        });
        let what = match (text, choice) {
            (Some(text), None) => What::Message(Message::text(id.as_str(), text)),
            (None, Some(choice)) => What::Chose { choice, message: None },
            _ => return Err(error("tell what was said", "send either `text` or `choice`")),
        };
        Ok(vec![Inbound::new(DeliveryId::new(id), self.address(), Place::Private, Author::new(NAME), raw.received_at, what)])
    }

    fn encode(&self, _address: &Address, action: &Action) -> Option<Request> {
        match action {
            Action::Show(outgoing) => {
                Some(Request { route: "message".to_owned(), id: outgoing.id.clone(), body: to_raw_value(outgoing).ok()? })
            }
            Action::OpenPrivate { with } => Some(Request { route: OPEN.to_owned(), id: with.id.clone(), body: to_raw_value(with).ok()? }),
            _ => None,
        }
    }

    /// Lines are handed to the sink by whoever reads them.
    fn receive(&self, _sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        async move {
            stop.cancelled().await;
            Ok(())
        }
        .boxed()
    }

    fn send(&self, _address: &Address, request: &Request, _attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let sent = match serde_json::from_str::<Outgoing>(request.body.get()) {
            Ok(outgoing) => {
                (self.output)(&outgoing);
                let place = (request.route == OPEN).then(|| NAME.into());
                Ok(Receipt { place, ..Receipt::default() })
            }
            Err(cause) => Err(SendError::Permanent { what: format!("the message cannot be read: {cause}") }),
        };
        ready(sent).boxed()
    }

    /// Nothing that hangs on its messages lies elsewhere.
    fn fetch(&self, _address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        ready(Ok(media.clone())).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(vec![Finding { level: Level::Good, what: "writes to this terminal".to_owned() }]).boxed()
    }
}

/// The row of the table: a terminal that writes to standard output.
pub(super) struct Row;

impl Section for Row {
    fn name(&self) -> &'static str {
        NAME
    }

    fn keys(&self) -> &'static [KeyDoc] {
        &[]
    }

    fn parse(&self, _reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        Arc::new(())
    }
}

impl Kind for Row {
    fn caps(&self, _settings: &Settings) -> Caps {
        CAPS
    }

    fn examples(&self) -> Vec<(&'static str, Settings)> {
        vec![("", Arc::new(()))]
    }

    fn starter(&self, _prefix: &str) -> Option<String> {
        None
    }

    fn missing(&self, _settings: &Settings, _secrets: &dyn Fn(&str) -> Option<String>, _loopback: bool) -> Option<String> {
        Some("a person at the keyboard: `turjuman chat` connects it by itself".to_owned())
    }

    fn invite(&self, _settings: &Settings, _secrets: &dyn Fn(&str) -> Option<String>, _at: Site<'_>) -> Invitation {
        Invitation { detail: "this terminal".to_owned(), try_it: None }
    }

    fn connect(&self, _settings: &Settings, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String> {
        Ok(Arc::new(Terminal::new(connect.account, Arc::new(|outgoing| println!("{}", plain(&outgoing.markup))))))
    }
}
