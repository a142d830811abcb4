//! The route that updates are posted to. What is answered by 200 is forgotten by the platform, so that is said only once it is
//! durable.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use http::{Method, StatusCode};
use serde_json::json;
use serde_json::value::RawValue;
use subtle::ConstantTimeEq as _;
use tokio::sync::watch;
use tokio::time::Instant;

use super::album::{Glance, Group, PATIENCE, glance};
use super::config::NAME;
use super::decode::MAX_ALBUM;
use super::io::Here;
use super::poll::{acknowledged, events};
use crate::channel::signed::{Problem, header, json};
use crate::channel::{HttpRequest, HttpResponse, Intake, Mount, Route, Sink};
use crate::core::key::BotId;

/// The header that the secret stands in.
const SECRET: &str = "x-telegram-bot-api-secret-token";
/// The most bytes of an update.
const MAX_BODY: usize = 1024 * 1024;
/// How long the next part of an album is waited for. The platform may post a chat's updates one after the other: then no
/// other comes while the first one waits.
const NEXT_PART: Duration = Duration::from_millis(300);
/// How long it is remembered that the parts of an album come one after the other.
const REMEMBERED: Duration = Duration::from_secs(60);
/// The longest wait for an acknowledgement; it goes out first, but is not what the update waits for.
const ACKNOWLEDGED: Duration = Duration::from_millis(1_500);

/// Where updates are posted to.
pub(super) struct Hook {
    /// The public address.
    pub(super) url: String,
    /// What each post carries.
    pub(super) secret: String,
}

/// The public address of an account's route below that of the listener.
pub(super) fn address(base: &str, bot: &BotId, account: &str) -> String {
    format!("{}{}", base.trim_end_matches('/'), path(bot, account))
}

fn path(bot: &BotId, account: &str) -> String {
    format!("/{NAME}/{bot}/{account}")
}

/// What the route needs.
struct Posts {
    here: Arc<Here>,
    sink: Arc<dyn Sink>,
    albums: Mutex<Albums>,
}

#[derive(Default)]
struct Albums {
    /// Those that are gathered now.
    open: HashMap<Group, Gathering>,
    /// Those whose parts come one after the other.
    in_turn: HashMap<Group, Instant>,
}

/// The parts of an album that are here, and what became of them.
struct Gathering {
    parts: Vec<Glance>,
    outcome: watch::Receiver<Option<bool>>,
}

/// What a part of an album does.
enum Part {
    /// It waits for the others, and is taken with them.
    First(watch::Sender<Option<bool>>),
    /// It is taken with the first.
    Joins(watch::Receiver<Option<bool>>),
    /// It is taken alone.
    Alone(Glance),
}

/// Puts the route where HTTP routes go.
pub(super) fn mount(here: &Arc<Here>, mount: &mut Mount, sink: Arc<dyn Sink>) {
    let posts = Arc::new(Posts { here: Arc::clone(here), sink, albums: Mutex::default() });
    let path = path(&here.bot, &here.account);
    let handler = move |request| {
        let posts = Arc::clone(&posts);
        async move { posts.post(request).await.unwrap_or_else(|problem| problem.response()) }.boxed()
    };
    mount.add(Route { method: Method::POST, path, intake: Intake::Whole { max: MAX_BODY }, handler: Arc::new(handler) });
}

impl Posts {
    async fn post(&self, request: HttpRequest) -> Result<HttpResponse, Problem> {
        let secret = self.here.hook.as_ref().map_or("", |hook| hook.secret.as_str());
        let given = header(&request.headers, SECRET).unwrap_or_default();
        if secret.is_empty() || !bool::from(given.as_bytes().ct_eq(secret.as_bytes())) {
            let help = "Telegram sends the secret that `secret_env` names in `X-Telegram-Bot-Api-Secret-Token`";
            return Err(Problem::new(StatusCode::UNAUTHORIZED, "secret", "believe a post without the bot's secret", help));
        }
        if !self.here.receiving.is_known() {
            return Err(unavailable("take updates before the Bot API has told who the bot is"));
        }
        let body = std::str::from_utf8(&request.body).ok().and_then(|body| RawValue::from_string(body.to_owned()).ok());
        let Some(update) = body.and_then(glance) else {
            tracing::warn!(bot = %self.here.bot, account = %self.here.account, "a post that is no update is passed over");
            return Err(Problem::new(StatusCode::BAD_REQUEST, "malformed", "find `update_id` in the body", "post one update as JSON"));
        };
        let acknowledged = update.pressed.clone().map(|pressed| tokio::time::timeout(ACKNOWLEDGED, acknowledged(&self.here, pressed)));
        let acknowledged = async { if let Some(acknowledged) = acknowledged { acknowledged.await.is_ok() } else { true } };
        let (_, taken) = futures_util::join!(acknowledged, self.gather(update));
        if taken { Ok(json(StatusCode::OK, &json!({}))) } else { Err(unavailable("take updates now")) }
    }

    /// Takes an update, a part of an album with the others.
    async fn gather(&self, update: Glance) -> bool {
        let Some(group) = update.album.clone() else { return self.take(&[update]).await };
        match self.join(&group, update) {
            Part::Alone(part) => self.take(&[part]).await,
            Part::Joins(mut outcome) => {
                let settled = outcome.wait_for(Option::is_some).await;
                // Whoever gathered was cut off: the platform posts all of it again.
                settled.ok().and_then(|outcome| *outcome).unwrap_or_default()
            }
            Part::First(tell) => {
                let mut closing = Closing { posts: self, group: &group, closed: false };
                self.wait_for_rest(&group).await;
                let parts = closing.close();
                let taken = self.take(&parts).await;
                tell.send_replace(Some(taken));
                taken
            }
        }
    }

    fn albums(&self) -> std::sync::MutexGuard<'_, Albums> {
        self.albums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn join(&self, group: &Group, part: Glance) -> Part {
        let mut albums = self.albums();
        let now = Instant::now();
        albums.in_turn.retain(|_, until| *until > now);
        if let Some(gathering) = albums.open.get_mut(group) {
            if gathering.parts.iter().all(|known| known.id != part.id) {
                gathering.parts.push(part);
            }
            return Part::Joins(gathering.outcome.clone());
        }
        if albums.in_turn.contains_key(group) {
            return Part::Alone(part);
        }
        let (tell, outcome) = watch::channel(None);
        albums.open.insert(group.clone(), Gathering { parts: vec![part], outcome });
        Part::First(tell)
    }

    /// Until no further part comes, or all are here.
    async fn wait_for_rest(&self, group: &Group) {
        let until = Instant::now() + PATIENCE;
        let count = || self.albums().open.get(group).map_or(0, |gathering| gathering.parts.len());
        let mut here = count();
        while here < MAX_ALBUM && Instant::now() < until {
            tokio::time::sleep_until(until.min(Instant::now() + NEXT_PART)).await;
            let now = count();
            if now == here {
                break;
            }
            here = now;
        }
    }

    async fn take(&self, unit: &[Glance]) -> bool {
        let events = events(&self.here, unit);
        events.is_empty() || self.sink.take(events).await.is_ok()
    }
}

/// Closes a gathering, also when whoever gathers is cut off.
struct Closing<'a> {
    posts: &'a Posts,
    group: &'a Group,
    closed: bool,
}

impl Closing<'_> {
    fn close(&mut self) -> Vec<Glance> {
        self.closed = true;
        let mut albums = self.posts.albums();
        let mut parts = albums.open.remove(self.group).map(|gathering| gathering.parts).unwrap_or_default();
        if parts.len() == 1 {
            albums.in_turn.insert(self.group.clone(), Instant::now() + REMEMBERED);
        }
        parts.sort_by_key(|part| part.id);
        parts
    }
}

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        // After it another gathering of the same album may have begun.
        if !self.closed {
            self.posts.albums().open.remove(self.group);
        }
    }
}

fn unavailable(what: &str) -> Problem {
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", what, "post the same update again later")
}
