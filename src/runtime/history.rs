//! What was shown, for platforms that read from us: the commit is the receipt.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use super::aggregate::{self, Happened, Incoming, key_of};
use super::persist;
use super::shared::Inner;
use crate::channel::{Answers, History, Live, Recorded, SinkError, Told};
use crate::core::dialogue::Note;
use crate::core::key::{BotId, DeliveryId};
use crate::core::message::Address;
use crate::ports::{Logged, Of, StoreError};

/// How many messages one read answers with.
const PAGE: usize = 100;
/// How far back the answer to one delivery is looked for, in lines of history: first near, then far.
const LOOK_BACK: [usize; 3] = [24, 400, 6_000];

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

/// What a line of history tells of what was said.
fn line(line: &Logged) -> Vec<Told> {
    match persist::read(&line.bytes) {
        Ok(Happened::Shown { message }) => vec![Told::Shown(Recorded { cursor: line.sequence, at: line.at, message })],
        Ok(Happened::Note(Note::Heard { messages })) => {
            messages.into_iter().map(|inbound| Told::Heard { cursor: Some(line.sequence), inbound: Box::new(inbound) }).collect()
        }
        _ => Vec::new(),
    }
}

fn heard(line: &Logged, delivery: &DeliveryId) -> bool {
    matches!(persist::read(&line.bytes),
        Ok(Happened::Note(Note::Heard { messages })) if messages.iter().any(|message| message.delivery == *delivery))
}

/// Whether an answer to a delivery is still being written.
fn is_awaited(lines: &[Logged], delivery: &DeliveryId) -> bool {
    lines.iter().fold(false, |awaited, line| match persist::read(&line.bytes) {
        Ok(Happened::Asked { deliveries }) => deliveries.contains(delivery),
        Ok(Happened::Settled) => false,
        _ => awaited,
    })
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

    fn answers(&self, address: &Address, delivery: &DeliveryId) -> BoxFuture<'_, Result<Answers, SinkError>> {
        let (key, delivery) = (key_of(&self.bot, address), delivery.clone());
        Box::pin(async move {
            // Before the history: what is consumed between the two readings stands in the history then.
            let pending = self.inner.store.inbox(&key).await.map_err(unavailable)?;
            let waits = pending
                .iter()
                .any(|arrival| arrival.delivery == delivery && matches!(persist::read(&arrival.bytes), Ok(Incoming::Message(_))));
            let (mut found, mut awaited) = (Vec::new(), false);
            for limit in LOOK_BACK {
                let lines = self.inner.store.events(Of::Newest { key: key.clone(), limit }).await.map_err(unavailable)?;
                found = lines.iter().filter_map(shown).filter(|recorded| aggregate::answers(&recorded.message, &delivery)).collect();
                awaited = is_awaited(&lines, &delivery);
                // What was heard stands before all that answers it.
                if lines.iter().any(|line| heard(line, &delivery)) {
                    return Ok(if awaited { Answers::Waiting } else { Answers::Done(found) });
                }
                if lines.len() < limit {
                    break;
                }
            }
            if !found.is_empty() {
                return Ok(if awaited { Answers::Waiting } else { Answers::Done(found) });
            }
            Ok(if waits { Answers::Waiting } else { Answers::Unknown })
        })
    }

    fn changed(&self, address: &Address) -> BoxFuture<'static, ()> {
        Box::pin(self.inner.readers.watch(&key_of(&self.bot, address)).next())
    }

    fn transcript(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Told>, SinkError>> {
        let key = key_of(&self.bot, address);
        Box::pin(async move {
            // Before the history: what is consumed between the two readings stands in the history then.
            let pending = self.inner.store.inbox(&key).await.map_err(unavailable)?;
            let (mut told, mut after) = (Vec::new(), cursor);
            while told.len() < PAGE {
                let lines = self.inner.store.events(Of::Key { key: key.clone(), after, limit: PAGE }).await.map_err(unavailable)?;
                let Some(last) = lines.last() else { break };
                after = last.sequence;
                told.extend(lines.iter().flat_map(line));
            }
            let waits = told.len() < PAGE;
            // A line is never torn: its events share a cursor.
            told.extend(pending.iter().filter(|_| waits).filter_map(|arrival| match persist::read(&arrival.bytes) {
                Ok(Incoming::Message(inbound)) => Some(Told::Heard { cursor: None, inbound }),
                _ => None,
            }));
            Ok(told)
        })
    }

    fn live(&self, address: &Address) -> BoxStream<'static, Live> {
        self.inner.lives.watch(&key_of(&self.bot, address))
    }
}
