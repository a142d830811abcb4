//! What a fake is like: what it believes, enforces, and how long things last.

use std::time::Duration;

use super::intents;

/// How many requests of a kind are taken in which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How many.
    pub requests: u32,
    /// In which time.
    pub per: Duration,
}

impl Allowance {
    /// So many in so many milliseconds.
    #[must_use]
    pub const fn new(requests: u32, per_ms: u64) -> Self {
        Self { requests, per: Duration::from_millis(per_ms) }
    }
}

/// The rate limits. Discord publishes only that there are 50 requests a second in all and that the others stand in the headers of
/// each answer; these are what those headers have been seen to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// All requests but answers to interactions.
    pub global: Allowance,
    /// New messages of a channel.
    pub messages: Allowance,
    /// Edits of messages of a channel.
    pub edits: Allowance,
    /// Deletions of messages of a channel.
    pub deletions: Allowance,
    /// Reactions in a channel.
    pub reactions: Allowance,
    /// Typing signs in a channel.
    pub typing: Allowance,
    /// What is written by the token of one interaction.
    pub interactions: Allowance,
    /// Every other route.
    pub others: Allowance,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            global: Allowance::new(50, 1000),
            messages: Allowance::new(5, 5000),
            edits: Allowance::new(5, 5000),
            deletions: Allowance::new(5, 1000),
            reactions: Allowance::new(1, 250),
            typing: Allowance::new(5, 5000),
            interactions: Allowance::new(5, 2000),
            others: Allowance::new(10, 1000),
        }
    }
}

/// What a fake is like. By default as strict and as patient as Discord.
#[derive(Clone, Debug)]
pub struct Setup {
    pub(super) token: Option<String>,
    pub(super) privileged: u64,
    pub(super) heartbeat: Duration,
    pub(super) shards: u64,
    pub(super) limits: Option<Limits>,
    pub(super) nonce_window: Duration,
    pub(super) acknowledged_within: Duration,
    pub(super) interactions_live: Duration,
    pub(super) links_live: Duration,
    pub(super) sessions_live: Duration,
    pub(super) upload_bytes: usize,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            token: None,
            privileged: intents::MESSAGE_CONTENT,
            heartbeat: Duration::from_millis(41_250),
            shards: 1,
            limits: Some(Limits::default()),
            nonce_window: Duration::from_secs(180),
            acknowledged_within: Duration::from_secs(3),
            interactions_live: Duration::from_secs(15 * 60),
            links_live: Duration::from_secs(24 * 60 * 60),
            sessions_live: Duration::from_secs(180),
            upload_bytes: 10 * 1024 * 1024,
        }
    }
}

impl Setup {
    /// As strict and as patient as Discord.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Believes only this token, instead of one of its own in Discord's shape.
    #[must_use]
    pub fn token(self, token: impl Into<String>) -> Self {
        Self { token: Some(token.into()), ..self }
    }

    /// The privileged intents that are switched on for the application; `MESSAGE_CONTENT` by default.
    #[must_use]
    pub fn privileged(self, intents: u64) -> Self {
        Self { privileged: intents, ..self }
    }

    /// How often the gateway wants a heartbeat.
    #[must_use]
    pub fn heartbeat(self, every: Duration) -> Self {
        Self { heartbeat: every, ..self }
    }

    /// Advises this many shards.
    #[must_use]
    pub fn shards(self, shards: u64) -> Self {
        Self { shards, ..self }
    }

    /// Other limits.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits: Some(limits), ..self }
    }

    /// Takes as many requests as come, for tests under load.
    #[must_use]
    pub fn without_limits(self) -> Self {
        Self { limits: None, ..self }
    }

    /// How long a `nonce` with `enforce_nonce` is known. Discord says "the past few minutes".
    #[must_use]
    pub fn nonce_window(self, window: Duration) -> Self {
        Self { nonce_window: window, ..self }
    }

    /// Within what time an interaction has to be answered first.
    #[must_use]
    pub fn acknowledged_within(self, time: Duration) -> Self {
        Self { acknowledged_within: time, ..self }
    }

    /// How long an interaction can be answered by its token.
    #[must_use]
    pub fn interactions_live(self, time: Duration) -> Self {
        Self { interactions_live: time, ..self }
    }

    /// How long the address of a file leads there.
    #[must_use]
    pub fn links_live(self, time: Duration) -> Self {
        Self { links_live: time, ..self }
    }

    /// How long a session of the gateway can be resumed after its connection broke.
    #[must_use]
    pub fn sessions_live(self, time: Duration) -> Self {
        Self { sessions_live: time, ..self }
    }
}
