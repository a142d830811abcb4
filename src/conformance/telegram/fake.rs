//! The server.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::serve::serve;
use super::{Bot, webhook};

/// The server with its bots. It stops when it is dropped.
pub struct Fake {
    address: SocketAddr,
    bots: Bots,
    stop: CancellationToken,
    _stop: DropGuard,
}

/// The bots by their tokens.
#[derive(Clone, Default)]
pub(super) struct Bots(Arc<Mutex<HashMap<String, Bot>>>);

impl Bots {
    pub(super) fn get(&self, token: &str) -> Option<Bot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned()
    }
}

impl Fake {
    /// Listens on a free port of loopback. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let (bots, stop) = (Bots::default(), CancellationToken::new());
        let (serving, stopped) = (bots.clone(), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(accept(listener, serving)).await });
        Ok(Self { address, bots, stop: stop.clone(), _stop: stop.drop_guard() })
    }

    /// What `api_url` in `bot.toml` has to be.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A bot with this token (`<id>:<secret>`) and this name behind the `@`. Another one with the same token takes its place.
    #[must_use]
    pub fn bot(&self, token: &str, username: &str) -> Bot {
        let bot = Bot::new(token, username);
        self.bots.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token.to_owned(), bot.clone());
        let (posting, stopped) = (bot.clone(), self.stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(webhook::deliver(posting)).await });
        bot
    }
}

async fn accept(listener: TcpListener, bots: Bots) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let bots = bots.clone();
        // A connection that breaks is the client's business.
        connections.spawn(async move { serve(stream, &bots).await.is_ok() });
        // What has ended is not kept, however long the fake lives.
        while connections.try_join_next().is_some() {}
    }
}
