//! Tickets: small aggregates that know which conversation a case belongs to, so that what a person
//! posts back with a ticket's id finds its customer after a restart too.

use crate::channel::SinkError;
use crate::core::key::{BotId, DeliveryId, Key, Kind};
use crate::core::message::Address;
use crate::core::time::Timestamp;
use crate::ports::{Arrival, Commit, Lease, Record, Store, StoreResult};

use super::aggregate::{Incoming, identity_of};
use super::persist;

/// The version of a ticket's record: the address.
const SCHEMA: u32 = 1;

fn key_of(bot: &BotId, ticket: &str) -> Key {
    Key { bot: bot.clone(), kind: Kind::Ticket, id: ticket.into() }
}

/// Tells a ticket its conversation. At least once; a repeat changes nothing.
pub(super) async fn tell(store: &dyn Store, bot: &BotId, ticket: &str, address: &Address, at: Timestamp) -> StoreResult<()> {
    let Ok(bytes) = persist::write(&Incoming::TicketOpened { address: address.clone() }) else { return Ok(()) };
    let arrival = Arrival {
        key: key_of(bot, ticket),
        identity: identity_of(bot, address),
        delivery: DeliveryId::new("opened"),
        order: None,
        at,
        bytes,
    };
    store.accept(vec![arrival]).await.map(drop)
}

/// The address of a ticket's conversation; `None` for a ticket that does not exist or was erased.
pub(super) async fn address(store: &dyn Store, bot: &BotId, ticket: &str) -> Result<Option<Address>, SinkError> {
    let unavailable = |error: crate::ports::StoreError| SinkError::Unavailable { what: error.to_string() };
    let key = key_of(bot, ticket);
    if let Some((record, _)) = store.load(&key).await.map_err(unavailable)? {
        return Ok(persist::read(&record.bytes).ok());
    }
    let pending = store.inbox(&key).await.map_err(unavailable)?;
    Ok(pending.iter().find_map(|arrival| match persist::read(&arrival.bytes) {
        Ok(Incoming::TicketOpened { address }) => Some(address),
        _ => None,
    }))
}

/// Turns what a ticket was told into its record.
pub(super) async fn settle(store: &dyn Store, lease: &Lease, now: Timestamp) -> StoreResult<()> {
    let pending = store.inbox(&lease.key).await?;
    let version = store.load(&lease.key).await?.map(|(_, version)| version);
    let Some(address) = pending.iter().find_map(|arrival| match persist::read(&arrival.bytes) {
        Ok(Incoming::TicketOpened { address }) => Some(address),
        _ => None,
    }) else {
        return Ok(());
    };
    let record = Record {
        due: None,
        identity: identity_of(&lease.key.bot, &address),
        schema: SCHEMA,
        bytes: persist::write(&address).unwrap_or_default(),
    };
    let consumed = pending.into_iter().map(|arrival| arrival.delivery).collect();
    let commit = Commit { key: lease.key.clone(), expect: version, fence: lease.fence, record, consumed, events: Vec::new(), at: now };
    store.commit(commit).await.map(drop)
}
