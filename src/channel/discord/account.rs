//! One connected account: everything that its parts share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest12::Client;
use tokio::time::Instant;

use super::config::Settings;
use super::decode::Decoder;
use super::mark::Marked;
use super::pending::Pending;
use super::respond::Right;
use super::rest::Rest;
use super::snowflake::Snowflake;
use super::world::{Bounded, World};
use crate::channel::House;
use crate::channel::remote::Bring;
use crate::core::key::BotId;
use crate::ports::{Blobs, Clock};

/// The account.
pub(super) struct Account {
    pub(super) bot: BotId,
    /// What the account is called in `bot.toml`.
    pub(super) name: Arc<str>,
    pub(super) settings: Settings,
    pub(super) rest: Rest,
    pub(super) world: Arc<World>,
    pub(super) decoder: Decoder,
    pub(super) marks: Marked,
    pub(super) bring: Bring,
    pub(super) blobs: Arc<dyn Blobs>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) house: House,
    /// The TLS of the gateway.
    pub(super) tls: Arc<rustls::ClientConfig>,
    pub(super) state: Mutex<State>,
    /// Interactions that are being acknowledged.
    pub(super) pending: Pending,
}

/// What is remembered of what was sent.
#[derive(Default)]
pub(super) struct State {
    /// When a request was made first.
    pub(super) asked: Bounded<Instant, String>,
    /// Which request filled the placeholder of an interaction.
    pub(super) filled: Bounded<String, String>,
    /// Messages that only one customer sees, with the right to change them.
    pub(super) hidden: Bounded<Right, Snowflake>,
    /// The private place that a request opened.
    pub(super) opened: Bounded<Snowflake, String>,
    /// Until when nothing is tried.
    pub(super) troubled: Option<Instant>,
}

impl Account {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client for files: none of our secrets goes along.
pub(super) fn bring(settings: &Settings, client: Client, blobs: Arc<dyn Blobs>, clock: Arc<dyn Clock>) -> Bring {
    Bring { client, blobs, clock, limits: settings.files, hosts: settings.allowed_media_hosts.clone() }
}
