//! What was shown, for platforms that read from us: the commit is the receipt.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::aggregate::{self, Happened, Incoming, key_of};
use super::persist;
use super::shared::Inner;
use crate::channel::{History, Recorded, SinkError};
use crate::core::dialogue::Note;
use crate::core::key::{BotId, DeliveryId};
use crate::core::message::Address;
use crate::ports::{Logged, Of, StoreError};

/// How many messages one read answers with.
const PAGE: usize = 100;
/// How far back the answer to one delivery is looked for, in lines of history.
const LOOK_BACK: usize = 400;

/// The history of one bot's conversations.
pub(super) struct Reader {
    pub(super) inner: Arc<Inner>,
    pub(super) bot: BotId,
}

fn unavailable(error: StoreError) -> SinkError {
    tracing::error!(%error, "cannot read the history");
    SinkError::Unavailable { what: "the history cannot be read now".to_owned() }
}

fn shown(line: &Logged) -> Option<Recorded> {
    match persist::read(&line.bytes) {
        Ok(Happened::Shown { message }) => Some(Recorded { cursor: line.sequence, at: line.at, message }),
        _ => None,
    }
}

fn heard(line: &Logged, delivery: &DeliveryId) -> bool {
    matches!(persist::read(&line.bytes),
        Ok(Happened::Note(Note::Heard { messages })) if messages.iter().any(|message| message.delivery == *delivery))
}

impl History for Reader {
    fn since(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Recorded>, SinkError>> {
        let key = key_of(&self.bot, address);
        Box::pin(async move {
            let mut found = Vec::new();
            let mut after = cursor;
            while found.len() < PAGE {
                let lines = self.inner.store.events(Of::Key { key: key.clone(), after, limit: PAGE }).await.map_err(unavailable)?;
                let Some(last) = lines.last() else { break };
                after = last.sequence;
                found.extend(lines.iter().filter_map(shown));
            }
            found.truncate(PAGE);
            Ok(found)
        })
    }

    fn answers(&self, address: &Address, delivery: &DeliveryId) -> BoxFuture<'_, Result<Option<Vec<Recorded>>, SinkError>> {
        let (key, delivery) = (key_of(&self.bot, address), delivery.clone());
        Box::pin(async move {
            let lines = self.inner.store.events(Of::Newest { key: key.clone(), limit: LOOK_BACK }).await.map_err(unavailable)?;
            let found: Vec<_> =
                lines.iter().filter_map(shown).filter(|recorded| aggregate::answers(&recorded.message, &delivery)).collect();
            if !found.is_empty() || lines.iter().any(|line| heard(line, &delivery)) {
                return Ok(Some(found));
            }
            let pending = self.inner.store.inbox(&key).await.map_err(unavailable)?;
            let waits = pending
                .iter()
                .any(|arrival| arrival.delivery == delivery && matches!(persist::read(&arrival.bytes), Ok(Incoming::Message(_))));
            Ok(waits.then(Vec::new))
        })
    }

    fn changed(&self, address: &Address) -> BoxFuture<'static, ()> {
        Box::pin(self.inner.readers.watch(&key_of(&self.bot, address)).next())
    }
}
