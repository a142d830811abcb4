//! The connected channel.

use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use secrecy::SecretString;

use super::account::{Account, State, bring};
use super::config::Settings;
use super::decode::{Decoder, Rules};
use super::mark::Marked;
use super::pending::Pending;
use super::rest::Rest;
use super::snowflake::Snowflake;
use super::world::World;
use super::{config, encode, gateway};
use crate::channel::remote::client;
use crate::channel::{Attempt, Channel, Connect, DecodeError, FetchError, Finding, Raw, Receipt, Request, SendError, Sink, Stop};
use crate::core::message::{Action, Address, Inbound, MediaRef};

/// What the channel is made of.
pub(super) struct Parts<'a> {
    pub(super) settings: Settings,
    pub(super) token: String,
    pub(super) connect: Connect<'a>,
}

/// The channel.
///
/// # Errors
/// A lower-case fragment that fits after "cannot connect".
pub(super) fn connected(parts: Parts<'_>) -> Result<Arc<Account>, String> {
    let Parts { settings, token, connect } = parts;
    let way = settings.way();
    let local = is_local(&settings.api_url);
    let client = client(&way, connect.dir, local).map_err(|what| format!("because we cannot {what}"))?;
    let tls = gateway::trust(&way, connect.dir).map_err(|what| format!("because we cannot {what}"))?;
    let me: Option<Snowflake> = config::user_of(&token);
    let world = Arc::new(World::new(me));
    Ok(Arc::new(Account {
        decoder: Decoder { account: Arc::clone(&connect.account), rules: Rules::of(&settings), world: Arc::clone(&world) },
        world,
        marks: Marked::new(connect.marks),
        bring: bring(&settings, client.clone(), Arc::clone(&connect.blobs), Arc::clone(&connect.clock)),
        rest: Rest::new(client, &settings.api_url, SecretString::from(token), settings.timeout),
        bot: connect.bot,
        name: connect.account,
        settings,
        blobs: connect.blobs,
        clock: connect.clock,
        house: connect.house,
        tls,
        state: State::default().into(),
        pending: Pending::default(),
    }))
}

fn is_local(url: &str) -> bool {
    let host = reqwest12::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    matches!(host.as_deref(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

impl Channel for Account {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        self.decoder.decode(raw)
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        encode::encode(address, action)
    }

    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        self.listen(sink, stop).boxed()
    }

    fn send(&self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let (address, request) = (address.clone(), request.clone());
        async move { self.perform(&address, &request, attempt).await }.boxed()
    }

    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        let (address, media) = (address.clone(), media.clone());
        async move { self.bring(&address, &media).await }.boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        self.examine().boxed()
    }
}
