//! How a lane brings the files of a turn here before anything is decided about it. What cannot be brought keeps the name
//! that the platform gave it, and the turn goes on.

use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::timeout;

use super::super::aggregate::pseudonym;
use super::super::lease::{LaneResult, hold};
use super::Lane;
use crate::channel::{Channel, FetchError};
use crate::core::message::{Address, Attachment, Inbound, MediaRef, What};

/// How long a turn waits for its files.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long until a file is asked for again.
const AGAIN: Duration = Duration::from_secs(1);
/// The most files of one turn that are brought here.
const MAX_FILES: usize = 50;

impl Lane {
    /// Brings what hangs on the messages here.
    pub(super) async fn fetch(&mut self, messages: &mut [Inbound]) -> LaneResult<()> {
        let Some(address) = messages.first().map(|first| first.address.clone()) else { return Ok(()) };
        let address = self.inner.places.now(&self.lease.key.bot, address);
        let Some(channel) = self.unit.channel(&address).map(|unit| unit.channel.clone()) else { return Ok(()) };
        let mut files: Vec<&mut MediaRef> = messages.iter_mut().flat_map(media).take(MAX_FILES).collect();
        if files.is_empty() {
            return Ok(());
        }
        let fetching = files.iter().map(|media| timeout(PATIENCE, fetch(channel.as_ref(), &address, media)));
        let mut lease = self.lease.clone();
        let fetched = tokio::select! {
            fetched = hold(&self.inner, &mut lease, join_all(fetching)) => fetched?,
            () = self.inner.stop_now.cancelled() => return Ok(()),
        };
        self.lease = lease;
        for (media, fetched) in files.iter_mut().zip(fetched) {
            match fetched {
                Ok(Ok(kept)) => **media = kept,
                Ok(Err(error)) => tracing::warn!(conversation = %pseudonym(&self.lease.key), %error, "a file was not brought here"),
                Err(_) => tracing::warn!(conversation = %pseudonym(&self.lease.key), "a file was not brought here in time"),
            }
        }
        Ok(())
    }
}

async fn fetch(channel: &dyn Channel, address: &Address, media: &MediaRef) -> Result<MediaRef, FetchError> {
    match channel.fetch(address, media).await {
        Err(FetchError::Retry { .. }) => {
            tokio::time::sleep(AGAIN).await;
            channel.fetch(address, media).await
        }
        fetched => fetched,
    }
}

fn media(inbound: &mut Inbound) -> impl Iterator<Item = &mut MediaRef> {
    let attachments = match &mut inbound.what {
        What::Message(message) | What::Edited(message) => message.attachments.as_mut_slice(),
        _ => &mut [],
    };
    attachments.iter_mut().filter_map(|attachment| match attachment {
        Attachment::Image { media, .. } | Attachment::Voice { media, .. } | Attachment::File { media } => Some(media),
        Attachment::Location { .. } | Attachment::Contact { .. } => None,
    })
}
