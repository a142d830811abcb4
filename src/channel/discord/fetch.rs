//! Brings a customer's file here. Its address expires, so that the message is read again for a fresh one.

use reqwest12::Method;

use super::account::Account;
use super::rest::Failure;
use super::send::in_place;
use super::snowflake::Snowflake;
use super::wire;
use crate::channel::FetchError;
use crate::core::message::{Address, MediaRef};

impl Account {
    /// The file, kept.
    pub(super) async fn bring(&self, address: &Address, media: &MediaRef) -> Result<MediaRef, FetchError> {
        let owner = address.identity(&self.bot);
        if self.bring.has(&owner, media).await {
            return Ok(media.clone());
        }
        let refused = |what: &str| FetchError::Refused { what: what.to_owned() };
        let ids: Vec<_> = media.id.split('/').filter_map(Snowflake::parse).collect();
        let [channel, message, attachment] = ids.as_slice() else { return Err(refused("its id is none of Discord's")) };
        let path = format!("/messages/{message}");
        let found = self.rest.call(in_place(Method::GET, *channel, &path)).await.map_err(|failure| match failure {
            failure @ (Failure::Refused { .. } | Failure::Disbelieved) => FetchError::Refused { what: failure.told() },
            failure => FetchError::Retry { what: failure.told() },
        })?;
        let found: wire::Message = serde_json::from_value(found).map_err(|_| refused("its message cannot be read"))?;
        let found = found.attachments.into_iter().find(|found| found.id == *attachment);
        let url = found.and_then(|found| found.url).ok_or_else(|| refused("it does not hang on its message any more"))?;
        self.bring.bring(owner, &url, media).await
    }
}
