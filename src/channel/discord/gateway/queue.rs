//! Between the connection and the sink: what came waits in its order until it is taken.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::super::account::Account;
use super::super::mark::Mark;
use super::super::snowflake::Snowflake;
use crate::channel::Sink;
use crate::core::message::Inbound;

/// The most events that wait; while there are so many, nothing more is read.
pub(super) const MAX_WAITING: usize = 4_096;
/// The most events that are taken at a time.
const AT_A_TIME: usize = 64;
/// The waits of a sink that cannot take anything now.
const SHORTEST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// What comes.
pub(super) enum Item {
    /// A session began: what was said meanwhile is to be read before what follows.
    Began,
    /// Places of ours in which something was said before we knew of them.
    Found(Vec<(Snowflake, Mark)>),
    /// Events; whoever waits for them is told when they are taken.
    Events { events: Vec<Inbound>, taken: Option<oneshot::Sender<()>> },
}

impl Account {
    /// Has everything taken that comes, in order.
    pub(super) async fn drain(&self, mut items: mpsc::Receiver<Item>, sink: &dyn Sink, shard: (u32, u32)) {
        let mut next = None;
        while let Some(item) = match next.take() {
            Some(item) => Some(item),
            None => items.recv().await,
        } {
            let (mut all, mut waiting) = match item {
                Item::Began => {
                    self.catch_up(self.marks.of_shard(|guild| belongs(guild, shard)), sink).await;
                    continue;
                }
                Item::Found(places) => {
                    self.catch_up(places, sink).await;
                    continue;
                }
                Item::Events { events, taken } => (events, Vec::from_iter(taken)),
            };
            while all.len() < AT_A_TIME
                && let Ok(item) = items.try_recv()
            {
                match item {
                    Item::Events { events, taken } => {
                        all.extend(events);
                        waiting.extend(taken);
                    }
                    other => {
                        next = Some(other);
                        break;
                    }
                }
            }
            self.take(all, sink).await;
            for waits in waiting {
                if waits.send(()).is_err() {
                    tracing::trace!("an interaction was acknowledged before it was taken");
                }
            }
        }
    }

    /// Hands events to the sink until it takes them.
    pub(in super::super) async fn take(&self, events: Vec<Inbound>, sink: &dyn Sink) {
        if events.is_empty() {
            return;
        }
        let marks: Vec<_> = events.iter().filter_map(|event| self.mark_of(event)).collect();
        let mut wait = SHORTEST;
        loop {
            let taken = match self.marks.begin(&marks).await {
                Ok(()) => sink.take(events.clone()).await.map(drop),
                Err(error) => Err(error),
            };
            match taken {
                Ok(()) => break,
                Err(error) => tracing::warn!(bot = %self.bot, account = %self.name, %error, "events wait"),
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LONGEST);
        }
        for (place, mark) in marks {
            self.marks.seen(place, mark);
        }
    }

    /// How far a place has been read with an event that has an id of its own.
    fn mark_of(&self, event: &Inbound) -> Option<(Snowflake, Mark)> {
        let (place, last) = (Snowflake::parse(&event.address.place)?, Snowflake::parse(event.delivery.as_str())?);
        Some((place, Mark { last, guild: self.world.known().guild_of(place) }))
    }
}

/// Whether a place is a shard's, as Discord deals them out: direct messages are the first one's.
pub(super) fn belongs(guild: Option<Snowflake>, (number, total): (u32, u32)) -> bool {
    guild.map_or(0, |guild| (guild.0 >> 22) % u64::from(total.max(1))) == u64::from(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_belongs_to_one_shard() {
        for guild in [None, Some(Snowflake(5 << 22)), Some(Snowflake(197_038_439_483_310_086))] {
            assert_eq!((0..4).filter(|number| belongs(guild, (*number, 4))).count(), 1, "{guild:?}");
        }
        assert!(belongs(None, (0, 4)) && belongs(Some(Snowflake(5 << 22)), (1, 4)));
    }
}
