//! Reads what was said while nobody listened: each place from its mark on, before anything new is taken.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use http::HeaderMap;
use reqwest12::Method;
use serde_json::{Value, json};

use super::account::Account;
use super::mark::Mark;
use super::rest::Failure;
use super::send::in_place;
use super::snowflake::Snowflake;
use super::wire;
use crate::channel::{Raw, Sink};
use crate::core::message::Inbound;

/// The most places of a guild that are found to be read.
const MAX_FOUND: usize = 200;
/// How many places are read at a time.
const AT_A_TIME: usize = 8;
/// The most messages of one answer.
const PAGE: usize = 100;
/// The most pages of one place: nobody says more while we are away, and nothing is read for ever.
const MAX_PAGES: usize = 1_000;
/// How often a place is asked for again when Discord fails.
const ATTEMPTS: u32 = 6;
/// The longest wait between two of them.
const LONGEST: Duration = Duration::from_secs(30);

impl Account {
    /// Reads all places.
    pub(super) async fn catch_up(&self, places: Vec<(Snowflake, Mark)>, sink: &dyn Sink) {
        let read = |(place, mark)| async move { self.read_on(place, mark, sink).await };
        let all = places.len();
        let counts: Vec<usize> = stream::iter(places).map(read).buffer_unordered(AT_A_TIME).collect().await;
        let found: usize = counts.iter().sum();
        tracing::info!(bot = %self.bot, account = %self.name, places = all, messages = found, "what was said meanwhile has been read");
    }

    /// Places of a guild that are answered in and that nothing was heard of yet, in which something was said since we last
    /// listened: posts that were opened meanwhile.
    pub(super) fn unread(&self, guild: &wire::Guild, since: Option<Snowflake>) -> Vec<(Snowflake, Mark)> {
        let Some(since) = since else { return Vec::new() };
        let is_ours = |channel: &&wire::Channel| self.decoder.rules.answers_in(channel.id, channel.parent_id);
        let is_new = |channel: &&wire::Channel| channel.last_message_id > Some(since) && !self.marks.knows(channel.id);
        let found = guild.channels.iter().chain(&guild.threads).filter(is_ours).filter(is_new).take(MAX_FOUND);
        found.map(|channel| (channel.id, Mark { last: since, guild: Some(guild.id) })).collect()
    }

    /// Reads one place; answers how many messages were found.
    async fn read_on(&self, place: Snowflake, mark: Mark, sink: &dyn Sink) -> usize {
        let (mut last, mut found) = (mark.last, 0);
        for _ in 0..MAX_PAGES {
            let page = match self.page(place, last).await {
                Ok(page) => page,
                Err(failure @ Failure::Refused { .. }) => {
                    tracing::debug!(bot = %self.bot, account = %self.name, what = failure.told(), "a place cannot be read any more");
                    self.marks.gone(place);
                    return found;
                }
                Err(failure) => {
                    tracing::error!(bot = %self.bot, account = %self.name, what = failure.told(), "what was said meanwhile cannot be read");
                    return found;
                }
            };
            let count = page.len();
            found += count;
            last = page.iter().filter_map(super::respond::id_of).max().unwrap_or(last);
            self.take(page.into_iter().flat_map(|message| self.understood(message, mark)).collect(), sink).await;
            // Were we ended before all is read, the next one goes on from here instead of reading ever more.
            if let Err(error) = self.marks.flush().await {
                tracing::debug!(bot = %self.bot, account = %self.name, %error, "what was read is noted later");
            }
            if count < PAGE {
                return found;
            }
        }
        tracing::error!(bot = %self.bot, account = %self.name, found, "so much was said meanwhile in one place that its rest is not read");
        found
    }

    /// The messages that follow `last`, oldest first.
    async fn page(&self, place: Snowflake, last: Snowflake) -> Result<Vec<Value>, Failure> {
        let path = format!("/messages?after={last}&limit={PAGE}");
        let mut attempt = 0;
        loop {
            match self.rest.call(in_place(Method::GET, place, &path)).await {
                Ok(Value::Array(mut messages)) => {
                    messages.sort_by_key(super::respond::id_of);
                    return Ok(messages);
                }
                // What cannot be read is not nothing.
                Ok(_) if attempt >= ATTEMPTS => return Err(Failure::Unknown { what: "a history cannot be read" }),
                Ok(_) => {
                    attempt += 1;
                    tokio::time::sleep(Duration::from_millis(250 << attempt)).await;
                }
                Err(failure) if failure.passes() && attempt < ATTEMPTS => {
                    attempt += 1;
                    let named = if let Failure::Limited { after } = failure { after } else { Duration::ZERO };
                    tokio::time::sleep(named.max(Duration::from_millis(250 << attempt)).min(LONGEST)).await;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// A message of a history as if it came now; what was taken before is known by its delivery.
    fn understood(&self, mut message: Value, mark: Mark) -> Vec<Inbound> {
        if let (Some(map), Some(guild)) = (message.as_object_mut(), mark.guild) {
            map.insert("guild_id".to_owned(), json!(guild.to_string()));
        }
        let body = json!({"op": 0, "t": "MESSAGE_CREATE", "d": message}).to_string();
        let raw = Raw { headers: HeaderMap::new(), body: body.into(), received_at: self.clock.now() };
        self.decoder.decode(&raw).unwrap_or_else(|error| {
            tracing::debug!(bot = %self.bot, account = %self.name, what = error.what, "a message of a history was not taken");
            Vec::new()
        })
    }
}
