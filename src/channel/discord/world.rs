//! What must be known of Discord to understand an event: who we are, whose threads there are, who wrote what lately.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serenity::model::channel::ChannelType;

use super::snowflake::Snowflake;
use super::wire;

/// The most messages whose authors are remembered.
const MAX_RECENT: usize = 20_000;
/// The most threads that are remembered.
const MAX_THREADS: usize = 50_000;

/// What is known of one account.
#[derive(Default)]
pub(super) struct World(Mutex<Known>);

/// What is known.
#[derive(Default)]
pub(super) struct Known {
    /// Our user.
    pub(super) me: Option<Snowflake>,
    /// Our application.
    pub(super) application: Option<Snowflake>,
    threads: Bounded<Thread>,
    guilds: Bounded<Option<Snowflake>>,
    /// The role in each guild that is ours alone: who mentions it mentions us.
    roles: HashMap<Snowflake, Snowflake>,
    /// Who wrote the messages of late.
    authors: Bounded<Snowflake>,
    /// Our messages by the nonce that they came with.
    nonces: Bounded<Snowflake, String>,
}

/// A thread, or a post of a forum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thread {
    pub(super) parent: Option<Snowflake>,
    /// Who opened it.
    pub(super) owner: Option<Snowflake>,
    /// Whether only who was added to it reads it.
    pub(super) private: bool,
}

impl World {
    /// Of an account whose user is perhaps known from its token.
    pub(super) fn new(me: Option<Snowflake>) -> Self {
        Self(Mutex::new(Known { me, application: me, ..Known::default() }))
    }

    /// What is known now.
    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Learns who we are.
    pub(super) fn ready(&mut self, ready: &wire::Ready) {
        self.me = Some(ready.user.id);
        self.application = ready.application.as_ref().map(|application| application.id).or(self.application);
    }

    /// Learns the threads of a guild and our role in it.
    pub(super) fn guild(&mut self, guild: &wire::Guild) {
        guild.threads.iter().for_each(|thread| self.thread(thread));
        let ours = |role: &&wire::Role| role.tags.as_ref().is_some_and(|tags| tags.bot_id.is_some() && tags.bot_id == self.me);
        if let Some(role) = guild.roles.iter().find(ours) {
            self.roles.insert(guild.id, role.id);
        }
    }

    /// Learns a thread; other channels have nothing to know.
    pub(super) fn thread(&mut self, channel: &wire::Channel) {
        let Some(kind @ (ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread)) = channel.kind else { return };
        let thread = Thread { parent: channel.parent_id, owner: channel.owner_id, private: kind == ChannelType::PrivateThread };
        self.threads.put(channel.id, thread, MAX_THREADS);
    }

    /// Remembers a private thread of our own.
    pub(super) fn opened(&mut self, thread: Snowflake, parent: Snowflake, me: Option<Snowflake>) {
        self.threads.put(thread, Thread { parent: Some(parent), owner: me, private: true }, MAX_THREADS);
    }

    /// Remembers which guild a channel is in; a direct message is in none.
    pub(super) fn seen_in(&mut self, channel: Snowflake, guild: Option<Snowflake>) {
        self.guilds.put(channel, guild, MAX_THREADS);
    }

    /// The guild that a channel is in.
    pub(super) fn guild_of(&self, channel: Snowflake) -> Option<Snowflake> {
        self.guilds.get(&channel).copied().flatten()
    }

    /// The thread of that id.
    pub(super) fn thread_of(&self, channel: Snowflake) -> Option<Thread> {
        self.threads.get(&channel).copied()
    }

    /// Our own role in a guild.
    pub(super) fn role_in(&self, guild: Snowflake) -> Option<Snowflake> {
        self.roles.get(&guild).copied()
    }

    /// Remembers who wrote a message.
    pub(super) fn wrote(&mut self, message: Snowflake, author: Snowflake) {
        self.authors.put(message, author, MAX_RECENT);
    }

    /// Who wrote a message of late.
    pub(super) fn author_of(&self, message: Snowflake) -> Option<Snowflake> {
        self.authors.get(&message).copied()
    }

    /// Remembers a message of ours by its nonce.
    pub(super) fn shown(&mut self, nonce: &str, message: Snowflake) {
        self.nonces.put(nonce.to_owned(), message, MAX_RECENT);
    }

    /// The message of ours that came with a nonce.
    pub(super) fn shown_by(&self, nonce: &str) -> Option<Snowflake> {
        self.nonces.get(nonce).copied()
    }
}

/// A map that forgets what it has known longest.
pub(super) struct Bounded<V, K = Snowflake> {
    map: HashMap<K, V>,
    order: VecDeque<K>,
}

impl<V, K> Default for Bounded<V, K> {
    fn default() -> Self {
        Self { map: HashMap::new(), order: VecDeque::new() }
    }
}

impl<V, K: Clone + Eq + std::hash::Hash> Bounded<V, K> {
    pub(super) fn put(&mut self, key: K, value: V, most: usize) {
        if self.map.insert(key.clone(), value).is_none() {
            self.order.push_back(key);
            while self.order.len() > most {
                if let Some(oldest) = self.order.pop_front() {
                    self.map.remove(&oldest);
                }
            }
        }
    }

    pub(super) fn get<Q: Eq + std::hash::Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.map.get(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_known_longest_is_forgotten_first() {
        let mut known = Bounded::<u8>::default();
        for id in 1..=4 {
            known.put(Snowflake(id), 0, 3);
        }
        known.put(Snowflake(2), 1, 3);
        let kept: Vec<_> = (1..=4).map(|id| known.get(&Snowflake(id)).copied()).collect();
        assert_eq!(kept, [None, Some(1), Some(0), Some(0)]);
    }
}
