//! How a session begins: what is asked for, and in whose turn.

use std::time::Duration;

use serde_json::{Value, json};
use serenity::constants::Opcode;
use serenity::model::gateway::GatewayIntents;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::super::config::Settings;

/// Between two sessions of the same turn.
const BETWEEN: Duration = Duration::from_secs(5);

/// What is needed, and no more.
pub(in super::super) fn intents(settings: &Settings) -> GatewayIntents {
    let mut intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::GUILD_MESSAGE_REACTIONS;
    if settings.dm {
        intents |= GatewayIntents::DIRECT_MESSAGES | GatewayIntents::DIRECT_MESSAGE_REACTIONS;
    }
    if settings.message_content {
        intents |= GatewayIntents::MESSAGE_CONTENT;
    }
    intents
}

/// Begins a session.
pub(super) fn identify(token: &str, intents: GatewayIntents, (shard, total): (u32, u32)) -> Value {
    json!({"op": u8::from(Opcode::Identify), "d": {
        "token": token,
        "intents": intents.bits(),
        "shard": [shard, total],
        "compress": false,
        "properties": {"os": std::env::consts::OS, "browser": "turjuman", "device": "turjuman"},
    }})
}

/// Goes on with a session.
pub(super) fn resume(token: &str, session: &str, sequence: u64) -> Value {
    json!({"op": u8::from(Opcode::Resume), "d": {"token": token, "session_id": session, "seq": sequence}})
}

/// Says that we are there.
pub(super) fn heartbeat(sequence: Option<u64>) -> Value {
    json!({"op": u8::from(Opcode::Heartbeat), "d": sequence})
}

/// Lets as many shards begin at a time as Discord allows.
pub(super) struct Turns(Vec<Mutex<Option<Instant>>>);

impl Turns {
    pub(super) fn new(at_a_time: u32) -> Self {
        Self((0..at_a_time.max(1)).map(|_| Mutex::new(None)).collect())
    }

    /// Waits until a shard may begin a session.
    pub(super) async fn wait(&self, shard: u32) {
        let turn = usize::try_from(shard).unwrap_or_default() % self.0.len().max(1);
        let Some(turn) = self.0.get(turn) else { return };
        let mut last = turn.lock().await;
        if let Some(last) = *last {
            tokio::time::sleep_until(last + BETWEEN).await;
        }
        *last = Some(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_for_that_is_not_needed() {
        let settings = Settings::default();
        assert_eq!(intents(&settings).bits(), 1 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13);
        assert_eq!(intents(&Settings { dm: false, message_content: true, ..settings }).bits(), 1 | 1 << 9 | 1 << 10 | 1 << 15);
    }

    #[tokio::test(start_paused = true)]
    async fn shards_begin_in_turn() {
        let (turns, began) = (Turns::new(2), Instant::now());
        for (shard, seconds) in [(0, 0), (1, 0), (2, 5), (3, 5), (4, 10)] {
            turns.wait(shard).await;
            assert_eq!(began.elapsed().as_secs(), seconds, "{shard}");
        }
    }
}
