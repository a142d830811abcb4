//! Posts updates to a webhook, as the real server does: those of one chat one after another, the chats beside each other.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};

use super::Bot;
use super::state::unix_now;
use super::updates::Update;

/// The pause before an update is posted again that was not taken. The real server waits longer.
const PAUSE: Duration = Duration::from_millis(100);
/// How long a webhook may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where updates are posted to.
#[derive(Clone, Debug)]
pub(super) struct Webhook {
    pub(super) url: String,
    pub(super) host: String,
    pub(super) path: String,
    pub(super) secret: Option<String>,
    /// How many may be under way at once.
    pub(super) connections: usize,
    pub(super) last_error: Option<(u64, String)>,
}

impl Webhook {
    /// Only addresses of this machine.
    pub(super) fn read(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("http://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let local = ["127.0.0.1", "localhost"].contains(&host.split(':').next()?);
        local.then(|| Self {
            url: url.to_owned(),
            host: host.to_owned(),
            path: format!("/{path}"),
            secret: None,
            connections: 1,
            last_error: None,
        })
    }

    /// The status that an update is answered with.
    async fn post(&self, update: &Update) -> io::Result<u16> {
        let body = update.body.to_string();
        let secret = self.secret.as_ref().map(|secret| format!("x-telegram-bot-api-secret-token: {secret}\r\n")).unwrap_or_default();
        let (path, host, length) = (&self.path, &self.host, body.len());
        let head = format!("POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n{secret}connection: close\r\n");
        let mut stream = TcpStream::connect(&self.host).await?;
        stream.write_all(format!("{head}content-length: {length}\r\n\r\n{body}").as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        let status = String::from_utf8_lossy(&answer).split(' ').nth(1).and_then(|status| status.parse().ok());
        status.ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

/// Posts what waits, as long as the fake lives.
pub(super) async fn deliver(bot: Bot) {
    let (mut changed, mut posting) = (bot.changes(), JoinSet::new());
    loop {
        let (next, again) = {
            let mut state = bot.state();
            let webhook = state.webhook.clone().filter(|webhook| posting.len() < webhook.connections);
            let next = webhook.and_then(|webhook| state.updates.next_to_post(Instant::now()).map(|update| (webhook, update)));
            (next, state.webhook.as_ref().and(state.updates.next_attempt()))
        };
        if let Some((webhook, update)) = next {
            posting.spawn(post(bot.clone(), webhook, update));
            continue;
        }
        tokio::select! {
            changed = changed.changed() => if changed.is_err() { return },
            Some(_) = posting.join_next() => {}
            () = async { sleep_until(again.unwrap_or_else(Instant::now)).await }, if again.is_some_and(|again| again > Instant::now()) => {}
        }
    }
}

async fn post(bot: Bot, webhook: Webhook, update: Update) {
    let answered = timeout(PATIENCE, webhook.post(&update)).await;
    let wrong = match answered {
        Ok(Ok(200..=299)) => None,
        Ok(Ok(status)) => Some(format!("Wrong response from the webhook: {status}")),
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("Read timeout expired".to_owned()),
    };
    let mut state = bot.state();
    match wrong {
        None => state.updates.posted(update.id),
        Some(what) => {
            state.updates.refused(update.id, Instant::now() + PAUSE);
            if let Some(webhook) = &mut state.webhook {
                webhook.last_error = Some((unix_now(), what));
            }
        }
    }
    drop(state);
    bot.changed();
}
