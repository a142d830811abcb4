//! Interactions: they are acknowledged at once, and answered where they were done as long as the right to do so holds.
//!
//! A slash command gets a placeholder that its first answer fills: filling it twice is the same as once, so that a repeat
//! is safe. Only what comes after it in a place where others read, and only who asked may see, is a message that Discord
//! cannot recognise; everything else is an ordinary message with a nonce.

use std::time::Duration;

use reqwest12::Method;
use serde_json::{Value, json};
use serenity::model::application::InteractionType;
use serenity::model::channel::MessageFlags;

use super::account::Account;
use super::encode::Body;
use super::rest::{Call, Failure, Upload, code};
use super::send::with_files;
use super::snowflake::Snowflake;
use super::wire;
use crate::core::message::{Interaction, Place};
use crate::core::time::Timestamp;

/// How long an interaction can be answered: a quarter of an hour, less some time to do it in.
const HOLDS_MS: i64 = (15 * 60 - 30) * 1000;
/// How long the sink is waited for before an interaction is acknowledged all the same; Discord waits three seconds.
pub(super) const ACKNOWLEDGE_AFTER: Duration = Duration::from_millis(1_000);
/// Discord's code: something is shown while an answer is written.
const DEFERRED: u8 = 5;
/// Discord's code: nothing changes for now.
const DEFERRED_UPDATE: u8 = 6;

/// Codes that say that the right has ended.
const ENDED: &[u32] = &[code::NO_WEBHOOK, code::NO_INTERACTION, code::BAD_WEBHOOK, code::NO_MESSAGE];

/// How an interaction may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RightKind {
    /// There is a placeholder to fill.
    Original,
    /// By a message that follows.
    Follow,
}

/// The right to answer an interaction.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Right {
    pub(super) kind: RightKind,
    /// Whether only who asked sees the answer.
    pub(super) hidden: bool,
    pub(super) application: Snowflake,
    pub(super) token: String,
}

impl Right {
    /// As the runtime keeps it.
    pub(super) fn interaction(&self, done: Timestamp) -> Interaction {
        let kind = if self.kind == RightKind::Original { 'o' } else { 'f' };
        let hidden = if self.hidden { 'h' } else { 's' };
        let token = format!("{kind}{hidden}:{}:{}", self.application, self.token);
        Interaction { token, expires: done.plus_ms(HOLDS_MS) }
    }

    /// What was kept, as long as it holds.
    pub(super) fn of(kept: &Interaction, now: Timestamp) -> Option<Self> {
        let mut parts = kept.token.splitn(3, ':');
        let (how, application, token) = (parts.next()?, Snowflake::parse(parts.next()?)?, parts.next()?.to_owned());
        let kind = if how.starts_with('o') { RightKind::Original } else { RightKind::Follow };
        (kept.expires > now).then(|| Self { kind, hidden: how.ends_with('h'), application, token })
    }

    fn path(&self, rest: &str) -> String {
        format!("/webhooks/{}/{}{rest}", self.application, self.token)
    }

    fn call(&self, method: Method, rest: &str) -> Call {
        Call::new(method, self.path(rest), format!("webhook {}", self.application)).bare()
    }
}

/// What became of an answer to an interaction.
pub(super) enum Answered {
    /// It is shown.
    Shown(Value),
    /// The right has ended, or is used up: it becomes an ordinary message.
    Ordinary,
}

impl Account {
    /// Acknowledges an interaction, so that Discord does not call it failed.
    pub(super) async fn acknowledge(&self, done: &wire::Interaction) {
        let place = if done.guild_id.is_none() { Place::Private } else { Place::Public };
        let body = match (done.kind, &done.message) {
            (InteractionType::Component | InteractionType::Modal, Some(_)) => json!({"type": DEFERRED_UPDATE}),
            _ if self.decoder.hides(place) => json!({"type": DEFERRED, "data": {"flags": MessageFlags::EPHEMERAL.bits()}}),
            _ => json!({"type": DEFERRED}),
        };
        let path = format!("/interactions/{}/{}/callback", done.id, done.token);
        match self.rest.call(Call::new(Method::POST, path, "interaction").json(body).bare()).await {
            Ok(_) => {}
            Err(failure) if failure.is(&[code::ACKNOWLEDGED]) => {}
            Err(failure) => {
                tracing::warn!(bot = %self.bot, account = %self.name, what = failure.told(), "an interaction was not acknowledged in time")
            }
        }
    }

    /// Answers an interaction with what the request `id` shows.
    pub(super) async fn answer(&self, id: &str, right: &Right, body: &Body, files: Vec<Upload>) -> Result<Answered, Failure> {
        self.pending.ended(&right.token).await;
        let original = right.kind == RightKind::Original && self.may_fill(id, right, body).await?;
        let answered = if original {
            let message = with_files(&for_webhook(&body.message, false), &files);
            self.rest.call(right.call(Method::PATCH, "/messages/@original").with(message, files)).await
        } else if right.hidden {
            let message = with_files(&for_webhook(&body.message, true), &files);
            self.rest.call(right.call(Method::POST, "?wait=true").with(message, files)).await
        } else {
            return Ok(Answered::Ordinary);
        };
        match answered {
            Ok(message) => {
                if original {
                    self.state().filled.put(right.token.clone(), id.to_owned(), MAX_RIGHTS);
                }
                if let (true, Some(message)) = (right.hidden, id_of(&message)) {
                    self.state().hidden.put(message, right.clone(), MAX_RIGHTS);
                }
                Ok(Answered::Shown(message))
            }
            Err(failure) if failure.is(ENDED) => Ok(Answered::Ordinary),
            Err(failure) => Err(failure),
        }
    }

    /// Whether the placeholder is still to be filled, or was filled by this very request.
    async fn may_fill(&self, id: &str, right: &Right, body: &Body) -> Result<bool, Failure> {
        let filled = self.state().filled.get(&right.token).cloned();
        if let Some(by) = filled {
            return Ok(by == id);
        }
        // Whoever filled it did so before a restart, or it waits.
        let original = match self.rest.call(right.call(Method::GET, "/messages/@original")).await {
            Err(failure) if failure.is(ENDED) => return Ok(false),
            original => original?,
        };
        let flags = original.get("flags").and_then(Value::as_u64).unwrap_or_default();
        let same = original.get("content") == body.message.get("content");
        Ok(same || MessageFlags::from_bits_truncate(flags).contains(MessageFlags::LOADING))
    }

    /// Changes a message that only who asked sees, by the right that showed it or one that is `given`; none where it is not
    /// known as one.
    pub(super) async fn change_hidden(
        &self,
        method: Method,
        target: Snowflake,
        given: Option<Right>,
        body: Value,
        files: Vec<Upload>,
    ) -> Option<Result<Value, Failure>> {
        let known = self.state().hidden.get(&target).cloned();
        let right = known.or_else(|| given.filter(|right| right.hidden))?;
        let call = right.call(method, &format!("/messages/{target}"));
        let body = if body.is_null() { None } else { Some(with_files(&for_webhook(&body, false), &files)) };
        Some(
            self.rest
                .call(match body {
                    Some(body) => call.with(body, files),
                    None => call,
                })
                .await,
        )
    }
}

/// The most rights that are remembered.
pub(super) const MAX_RIGHTS: usize = 4_096;

/// The id of a message in an answer.
pub(super) fn id_of(message: &Value) -> Option<Snowflake> {
    message.get("id").and_then(Value::as_str).and_then(Snowflake::parse)
}

/// A message without what only ordinary ones have.
fn for_webhook(message: &Value, hidden: bool) -> Value {
    let mut message = message.clone();
    if let Some(map) = message.as_object_mut() {
        for key in ["nonce", "enforce_nonce", "message_reference", "sticker_ids"] {
            map.remove(key);
        }
        if hidden {
            let flags = map.get("flags").and_then(Value::as_u64).unwrap_or_default();
            map.insert("flags".to_owned(), json!(flags | MessageFlags::EPHEMERAL.bits()));
        }
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_kept_and_end() {
        let now = Timestamp(1_790_000_000_000);
        for (kind, hidden) in [(RightKind::Original, true), (RightKind::Original, false), (RightKind::Follow, true)] {
            let right = Right { kind, hidden, application: Snowflake(42), token: "aW50:ZXI".to_owned() };
            let kept = right.interaction(now);
            assert!(Right::of(&kept, now).is_some_and(|read| read == right));
            assert!(Right::of(&kept, now.plus_ms(HOLDS_MS)).is_none());
            assert!(!format!("{kept:?}").contains("aW50"));
        }
        assert!(Right::of(&Interaction { token: "x".into(), expires: now }, Timestamp(0)).is_none());
    }
}
