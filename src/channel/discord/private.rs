//! A private place with a customer: a direct message, or a thread where they take none.

use reqwest12::Method;
use serde_json::{Value, json};
use serenity::model::channel::ChannelType;

use super::account::Account;
use super::encode::Body;
use super::rest::{Call, Failure, code};
use super::send::in_place;
use super::snowflake::Snowflake;
use crate::channel::{Attempt, Receipt, SendError};
use crate::core::message::Address;

/// The most characters of a thread's name.
const MAX_NAME: usize = 100;
/// After so many minutes without a word a thread is put away.
const PUT_AWAY_AFTER: u32 = 1_440;
/// The most places that are remembered.
const MAX_OPENED: usize = 4_096;

impl Account {
    /// Shows something in a private place; the receipt names it.
    pub(super) async fn open_private(
        &self,
        address: &Address,
        place: Snowflake,
        id: &str,
        body: &Body,
        attempt: Attempt,
    ) -> Result<Receipt, SendError> {
        let files = self.uploads(address, &body.files).await;
        let thread = self.state().opened.get(id).copied();
        if thread.is_none() {
            let dm = self
                .rest
                .call(Call::new(Method::POST, "/users/@me/channels", "dm").json(json!({"recipient_id": address.author.as_ref()})))
                .await;
            let shown = match dm.map(|dm| id_of(&dm)) {
                Ok(Some(dm)) => self.post(dm, id, body, files.clone(), attempt).await.map(|receipt| at(receipt, dm)),
                Ok(None) => Err(Failure::Unknown { what: "Discord did not say where the direct message is" }),
                Err(failure) => Err(failure),
            };
            match shown {
                Err(failure) if failure.is(&[code::CLOSED]) => {}
                shown => return shown.map_err(Failure::into_send),
            }
        }
        let thread = match thread {
            Some(thread) => thread,
            None => self.open_thread(address, place, id).await?,
        };
        self.post(thread, id, body, files, attempt).await.map(|receipt| at(receipt, thread)).map_err(Failure::into_send)
    }

    /// A thread that the customer is added to, and whoever moderates the guild.
    async fn open_thread(&self, address: &Address, place: Snowflake, id: &str) -> Result<Snowflake, SendError> {
        let nowhere = |failure: Failure| match failure {
            Failure::Refused { .. } => SendError::Permanent {
                what: format!(
                    "the customer takes no direct messages, and no private thread can be opened here: give the bot the rights to create private threads and to write in threads ({})",
                    failure.told()
                ),
            },
            failure => failure.into_send(),
        };
        // A thread has none of its own.
        let parent = self.world.known().thread_of(place).and_then(|thread| thread.parent).unwrap_or(place);
        let name: String = self.house.brand.chars().take(MAX_NAME).collect();
        let kind = u8::from(ChannelType::PrivateThread);
        let asked = json!({"name": name, "type": kind, "invitable": false, "auto_archive_duration": PUT_AWAY_AFTER});
        let opened = self.rest.call(in_place(Method::POST, parent, "/threads").json(asked)).await.map_err(nowhere)?;
        let Some(thread) = id_of(&opened) else {
            return Err(SendError::Unknown { what: "Discord did not say which thread it opened".to_owned() });
        };
        self.state().opened.put(id.to_owned(), thread, MAX_OPENED);
        {
            let mut known = self.world.known();
            let me = known.me;
            known.opened(thread, parent, me);
        }
        let member = format!("/thread-members/{}", address.author);
        self.rest.call(in_place(Method::PUT, thread, &member)).await.map_err(nowhere)?;
        Ok(thread)
    }
}

fn id_of(channel: &Value) -> Option<Snowflake> {
    channel.get("id").and_then(Value::as_str).and_then(Snowflake::parse)
}

fn at(receipt: Receipt, place: Snowflake) -> Receipt {
    Receipt { place: Some(place.to_string().into()), ..receipt }
}
