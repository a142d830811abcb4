//! The connected channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::Value;
use teloxide::payloads::GetFile;
use teloxide::requests::Payload as _;

use super::api::{Api, Fault};
use super::commands;
use super::config::Settings;
use super::decode::{Me, Reading, Refusal, read};
use super::hook::{self, Hook};
use super::send::StandIns;
use super::{poll, probe, setup};
use crate::channel::remote::Bring;
use crate::channel::{Attempt, Channel, DecodeError, FetchError, Finding, House, Mount, Raw, Receipt, Request, SendError, Sink, Stop};
use crate::core::key::BotId;
use crate::core::message::{Action, Address, Block, Door, Inbound, Inline, Markup, MediaRef, Outgoing};
use crate::core::time::Timestamp;
use crate::ports::{Blobs, Clock};

/// What one account of a bot is made of.
pub(super) struct Here {
    pub(super) bot: BotId,
    pub(super) account: Arc<str>,
    /// The variable that the token came from, for messages.
    pub(super) token_env: String,
    pub(super) api: Api,
    pub(super) blobs: Arc<dyn Blobs>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) bring: Bring,
    /// Where updates are posted; without it they are asked for.
    pub(super) hook: Option<Hook>,
    pub(super) take_over: bool,
    /// What the platform is told of commands, if anything.
    pub(super) commands: Option<commands::Told>,
    pub(super) receiving: Receiving,
}

/// How updates are read here.
pub(super) struct Receiving {
    reading: ArcSwap<Reading>,
    unread: AtomicU64,
}

impl Receiving {
    pub(super) fn new(settings: &Settings, account: Arc<str>, house: &House) -> Self {
        let reading = Reading {
            account,
            me: None,
            groups: settings.groups,
            topics: settings.topics.clone(),
            commands: house.packs.command_table(house.languages.locales()),
            photo_max: settings.file_max(),
        };
        Self { reading: ArcSwap::from_pointee(reading), unread: AtomicU64::new(0) }
    }

    /// Who we are is known from now on.
    pub(super) fn learn(&self, me: Me) {
        self.reading.store(Arc::new(Reading { me: Some(me), ..Reading::clone(&self.reading.load()) }));
    }

    /// Whether it is known who we are.
    pub(super) fn is_known(&self) -> bool {
        self.reading.load().me.is_some()
    }
}

impl Here {
    /// The events of an update; none of one that is not answered, which is told without what it holds. Neither stops what
    /// comes after it.
    pub(super) fn events(&self, id: i64, kind: &str, body: &[u8], at: Timestamp) -> Vec<Inbound> {
        let reading = self.receiving.reading.load();
        // What somebody sends must not end the loop that everybody's messages come by.
        let read = catch_unwind(AssertUnwindSafe(|| read(&reading, body, at)));
        let (bot, account) = (&self.bot, &self.account);
        match read {
            Ok(Ok(events)) => return events,
            Ok(Err(Refusal::Ignored(error))) => tracing::debug!(%bot, %account, update = id, kind, %error, "an update is not answered"),
            Ok(Err(Refusal::Unreadable(error))) => {
                let count = self.receiving.unread.fetch_add(1, Ordering::Relaxed) + 1;
                tracing::warn!(%bot, %account, update = id, kind, %error, count, "an update cannot be read and is passed over");
            }
            Err(_) => {
                let count = self.receiving.unread.fetch_add(1, Ordering::Relaxed) + 1;
                tracing::error!(%bot, %account, update = id, kind, count, "reading an update panicked; it is passed over");
            }
        }
        Vec::new()
    }
}

/// The channel.
pub(super) struct Connected {
    pub(super) here: Arc<Here>,
    pub(super) stand_ins: StandIns,
}

impl Connected {
    /// With its route, where it has one.
    pub(super) fn mounted(here: Here, mount: &mut Mount, sink: Arc<dyn Sink>) -> Arc<dyn Channel> {
        let here = Arc::new(here);
        if here.hook.is_some() {
            hook::mount(&here, mount, sink);
        }
        Arc::new(Self { here, stand_ins: StandIns::default() })
    }
}

impl Channel for Connected {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        super::decode(&self.here.receiving.reading.load(), raw)
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        let reading = self.here.receiving.reading.load();
        match (action, reading.me.as_ref()) {
            (Action::Show(outgoing), Some(me)) if outgoing.door.is_some() => super::encode(address, &Action::Show(led(outgoing, me))),
            _ => super::encode(address, action),
        }
    }

    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        async move {
            // A request under way is dropped: what it would have brought is brought again.
            stop.run_until_cancelled(self.work(sink)).await;
            Ok(())
        }
        .boxed()
    }

    fn send(&self, address: &Address, request: &Request, _attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let (address, request) = (address.clone(), request.clone());
        async move { self.deliver(&address, &request).await }.boxed()
    }

    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        let (owner, media) = (address.identity(&self.here.bot), media.clone());
        async move {
            let bring = &self.here.bring;
            if bring.has(&owner, &media).await {
                return Ok(media);
            }
            let path = self.here.path_of(&media).await?;
            bring.bring(owner, &self.here.api.file(&path), &media).await
        }
        .boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        probe::probe(&self.here).boxed()
    }
}

/// A message with the link that leads to a chat with us alone.
fn led(outgoing: &Outgoing, me: &Me) -> Outgoing {
    let mut led = outgoing.clone();
    if let Some(Door { token, label }) = led.door.take() {
        let url = format!("https://t.me/{}?start={token}", me.username);
        led.markup
            .push(Markup { blocks: vec![Block::Paragraph { inlines: vec![Inline::Link { url, inlines: vec![Inline::text(label)] }] }] });
    }
    led
}

impl Connected {
    async fn work(&self, sink: Arc<dyn Sink>) {
        setup::introduce(&self.here).await;
        let told = setup::tell_commands(&self.here);
        match &self.here.hook {
            Some(hook) => {
                futures_util::join!(told, setup::set_hook(&self.here, hook));
                // Updates come over the route.
                futures_util::future::pending().await
            }
            None => {
                futures_util::join!(told, poll::run(&self.here, sink.as_ref()));
            }
        }
    }
}

impl Here {
    /// Where a file lies below the address of files.
    async fn path_of(&self, media: &MediaRef) -> Result<String, FetchError> {
        let refused = |what: String| FetchError::Refused { what };
        let file = GetFile::new(teloxide::types::FileId(media.id.clone()));
        let found = match self.api.call::<Value>(GetFile::NAME, &file).await {
            Ok(found) => found,
            Err(Fault::Refused(refusal)) if matches!(refusal.code, 400 | 403) => return Err(refused(refusal.what)),
            Err(fault) => return Err(FetchError::Retry { what: fault.what().to_owned() }),
        };
        let path = found.get("file_path").and_then(Value::as_str).unwrap_or_default();
        if path.starts_with('/') {
            return Err(refused("the Bot API server keeps files on its own machine: start it without --local".to_owned()));
        }
        let leads_out = path.split('/').any(|part| matches!(part, "" | "." | ".."));
        if leads_out { Err(refused("the Bot API does not say where it is".to_owned())) } else { Ok(path.to_owned()) }
    }
}
