//! The handle of the embedded store.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt, ready};
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::sync::{mpsc, oneshot};

use super::cache::Entry;
use super::options::SledOptions;
use super::shared::Shared;
use super::writer::{Imported, MAX_WAITING, Op, Prepared, Reply, Taken};
use super::{erase, open, read, rows, walk};
use crate::core::key::{Identity, Key};
use crate::core::time::Timestamp;
use crate::ports::{
    Accepted, Arrival, Commit, Committed, ExportLine, Lease, Logged, Of, Pending, Record, Store, StoreError, StoreResult, StoreStats,
    Version,
};
use crate::store::error::io_error;
use crate::store::export;
use crate::store::names::{self, Hash};
use crate::store::scheduler::{Grant, millis};

/// Rows that one write removes at most.
const REMOVE_AT_ONCE: usize = 10_000;
/// Lines of an export that may wait for the reader.
const EXPORT_AHEAD: usize = 64;

/// The embedded durable store: one folder, one process.
pub struct Sled {
    shared: Arc<Shared>,
    ops: mpsc::Sender<Op>,
}

impl Sled {
    /// Opens the store in `folder`, or makes a new one there. Blocks while it reads.
    ///
    /// # Errors
    /// `Refused` with instructions when another process has it open or the files cannot be trusted; `Io` when the
    /// disk fails. Nothing is deleted in any case.
    pub fn open(folder: &Path, options: &SledOptions) -> StoreResult<Self> {
        let (shared, writer) = open::open(folder, options)?;
        let (ops, waiting) = mpsc::channel(MAX_WAITING);
        let thread = std::thread::Builder::new().name("store-writer".into());
        thread.spawn(move || writer.run(waiting)).map_err(io_error("open the store"))?;
        Ok(Self { shared, ops })
    }

    /// Asks the writer.
    async fn ask<T>(&self, doing: &'static str, op: impl FnOnce(Reply<T>) -> Op) -> StoreResult<T> {
        self.shared.disk(doing)?;
        let (reply, answer) = oneshot::channel();
        self.ops.send(op(reply)).await.map_err(|_closed| self.shared.lost(doing))?;
        answer.await.unwrap_or_else(|_dropped| Err(self.shared.lost(doing)))
    }

    /// Reads an aggregate from memory, else from the log.
    fn entry<T: Send + 'static>(
        &self,
        doing: &'static str,
        key: &Key,
        pick: impl Fn(&Entry) -> T + Send + 'static,
    ) -> BoxFuture<'_, StoreResult<T>> {
        let hash = self.shared.names.key(key);
        if let Err(error) = self.shared.disk(doing) {
            return ready(Err(error)).boxed();
        }
        if let Some(found) = self.shared.cache.read(&hash, &pick) {
            return ready(Ok(found)).boxed();
        }
        let read = move |shared: &Shared, disk: &_| read::whole_entry(shared, disk, &hash).map(|entry| pick(&entry));
        self.shared.read(doing, read).boxed()
    }

    /// The lease for a grant; `None` when nobody can say any more for whom it is.
    async fn lease(&self, grant: Grant<Hash>) -> StoreResult<Option<Lease>> {
        let hash = grant.key;
        let key = match self.shared.cache.read(&hash, |entry| entry.key.clone()) {
            Some(key) => key,
            None => self.shared.read("claim", move |shared, disk| read::whole_entry(shared, disk, &hash)).await?.key,
        };
        if key.is_none() {
            self.shared.scheduler.set(&hash, None, false);
            self.shared.scheduler.release(&hash, grant.fence);
        }
        Ok(key.map(|key| Lease { key, fence: grant.fence, expires: grant.expires }))
    }

    /// Removes rows in several writes, so that others get their turn between.
    async fn remove(&self, mut found: Vec<erase::Found>) -> StoreResult<()> {
        while !found.is_empty() {
            let rest = found.split_off(found.len().min(REMOVE_AT_ONCE));
            self.ask("erase", |reply| Op::Remove(found, reply)).await?;
            found = rest;
        }
        Ok(())
    }

    fn take(&self, arrival: Arrival) -> StoreResult<Taken> {
        let Arrival { key, identity, delivery, order, at, bytes } = arrival;
        let names = &self.shared.names;
        let hash = names.key(&key);
        let pending = Pending { delivery, order, at, bytes };
        Ok(Taken {
            hash,
            identity: names.identity(&identity),
            delivery: names.delivery(&hash, &pending.delivery),
            packed: rows::pack_arrival(&key, &identity, &pending).map_err(io_error("accept"))?,
            packed_delivery: rows::pack_delivery(&pending.delivery),
            key,
            pending,
        })
    }

    fn prepare(&self, commit: Commit) -> StoreResult<Prepared> {
        Ok(Prepared {
            hash: self.shared.names.key(&commit.key),
            identity: self.shared.names.identity(&commit.record.identity),
            packed: rows::pack_record(&commit.key, &commit.record).map_err(io_error("commit"))?,
            packed_events: rows::pack_events(commit.at, &commit.events).map_err(io_error("commit"))?,
            commit,
        })
    }

    fn imported(&self, line: ExportLine) -> StoreResult<Imported> {
        let (key, identity, contents) = export::read(line)?;
        let names = &self.shared.names;
        let hash = names.key(&key);
        let pack = || {
            let packed = contents.record.as_ref().map(|(record, _)| rows::pack_record(&key, record)).transpose()?;
            let inbox = contents.inbox.iter().map(|pending| rows::pack_arrival(&key, &identity, pending));
            let events = contents.history.iter().map(|logged| rows::pack_events(logged.at, std::slice::from_ref(&logged.bytes)));
            Ok((packed, inbox.collect::<Result<_, _>>()?, events.filter_map(Result::transpose).collect::<Result<_, _>>()?))
        };
        let (packed, packed_inbox, packed_events) = pack().map_err(io_error("import"))?;
        let deliveries = contents.deliveries.iter().map(|(id, _)| (names.delivery(&hash, id), rows::pack_delivery(id)));
        let packed_deliveries = deliveries.collect();
        Ok(Imported { hash, identity: names.identity(&identity), packed, packed_inbox, packed_events, packed_deliveries, key, contents })
    }
}

impl Store for Sled {
    fn accept(&self, arrivals: Vec<Arrival>) -> BoxFuture<'_, StoreResult<Vec<Accepted>>> {
        Box::pin(async move {
            let taken = arrivals.into_iter().map(|arrival| self.take(arrival)).collect::<StoreResult<_>>()?;
            self.ask("accept", |reply| Op::Accept(taken, reply)).await
        })
    }

    fn load(&self, key: &Key) -> BoxFuture<'_, StoreResult<Option<(Record, Version)>>> {
        self.entry("load", key, |entry| entry.record.as_deref().cloned())
    }

    fn inbox(&self, key: &Key) -> BoxFuture<'_, StoreResult<Vec<Pending>>> {
        self.entry("read the inbox", key, Entry::inbox)
    }

    fn commit(&self, commit: Commit) -> BoxFuture<'_, StoreResult<Committed>> {
        Box::pin(async move {
            let prepared = Box::new(self.prepare(commit)?);
            self.ask("commit", |reply| Op::Commit(prepared, reply)).await
        })
    }

    fn claim(&self, now: Timestamp, ttl: Duration, limit: usize, wait: Duration) -> BoxFuture<'_, StoreResult<Vec<Lease>>> {
        Box::pin(async move {
            self.shared.disk("claim")?;
            let granted = self.shared.scheduler.claim(now, ttl, limit, wait).await;
            self.shared.disk("claim")?;
            let mut leases = Vec::with_capacity(granted.len());
            for grant in granted {
                match self.lease(grant).await {
                    Ok(lease) => leases.extend(lease),
                    // One damaged aggregate stops nobody else; it is tried again when its lease has ended.
                    Err(StoreError::Refused { what, .. }) => tracing::error!(what, "an aggregate cannot be read"),
                    Err(error) => return Err(error),
                }
            }
            Ok(leases)
        })
    }

    fn renew(&self, lease: &Lease, now: Timestamp, ttl: Duration) -> BoxFuture<'_, StoreResult<Lease>> {
        let expires = now.plus_ms(millis(ttl));
        let renewed = self.shared.disk("renew").and_then(|_open| {
            let held = self.shared.scheduler.renew(&self.shared.names.key(&lease.key), lease.fence, expires);
            if held { Ok(Lease { expires, ..lease.clone() }) } else { Err(StoreError::Fenced { key: lease.key.clone() }) }
        });
        ready(renewed).boxed()
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, StoreResult<()>> {
        let released = self.shared.disk("release").map(|_open| {
            self.shared.scheduler.release(&self.shared.names.key(&lease.key), lease.fence);
        });
        ready(released).boxed()
    }

    fn events(&self, of: Of) -> BoxFuture<'_, StoreResult<Vec<Logged>>> {
        self.shared.read("read the history", move |shared, disk| read::events(shared, disk, &of)).boxed()
    }

    fn expire(&self, now: Timestamp, n: usize) -> BoxFuture<'_, StoreResult<usize>> {
        Box::pin(async move {
            let (count, found) = self.shared.read("expire", move |_, disk| erase::expired(disk, now, n)).await?;
            self.remove(found).await?;
            Ok(count)
        })
    }

    fn erase(&self, identity: &Identity) -> BoxFuture<'_, StoreResult<usize>> {
        let hash = self.shared.names.identity(identity);
        Box::pin(async move {
            let Some(number) = self.ask("erase", |reply| Op::Destroy(hash, reply)).await? else { return Ok(0) };
            let (aggregates, found) = self.shared.read("erase", move |_, disk| erase::sealed_with(disk, number)).await?;
            self.remove(found).await?;
            Ok(aggregates)
        })
    }

    fn export(&self) -> BoxFuture<'_, StoreResult<BoxStream<'static, StoreResult<ExportLine>>>> {
        let shared = Arc::clone(&self.shared);
        ready(shared.disk("export").map(|_open| stream::unfold((shared, Some(Hash::default())), next_line).boxed())).boxed()
    }

    fn import(&self, lines: Vec<ExportLine>) -> BoxFuture<'_, StoreResult<usize>> {
        Box::pin(async move {
            self.shared.disk("import")?;
            let mut imports = Vec::new();
            for line in lines {
                let imported = Box::new(self.imported(line)?);
                imports.push(self.ask("import", |reply| Op::Import(imported, reply)));
            }
            let count = imports.len();
            let mut answers = stream::iter(imports).buffered(EXPORT_AHEAD);
            while let Some(answer) = answers.next().await {
                answer?;
            }
            Ok(count)
        })
    }

    fn stats(&self) -> StoreStats {
        self.shared.stats()
    }

    fn close(&self) -> BoxFuture<'_, StoreResult<()>> {
        Box::pin(async move {
            match self.ask("close", Op::Close).await {
                Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotConnected => Ok(()),
                done => done,
            }
        })
    }
}

/// The next line of an export, and where to go on.
async fn next_line((shared, from): (Arc<Shared>, Option<Hash>)) -> Option<(StoreResult<ExportLine>, (Arc<Shared>, Option<Hash>))> {
    let mut from = from;
    loop {
        let start = from?;
        let read = shared.read("export", move |shared, disk| {
            let Some(hash) = walk::next(disk.tree(), start)? else { return Ok(None) };
            Ok(Some((hash, read::contents(shared, disk, &hash)?)))
        });
        match read.await {
            Ok(None) => return None,
            Ok(Some((hash, None))) => from = names::after(&hash),
            Ok(Some((hash, Some((owner, contents))))) => {
                let line = export::write(owner.key, owner.identity, contents);
                return Some((line, (shared, names::after(&hash))));
            }
            Err(error) => return Some((Err(error), (shared, None))),
        }
    }
}
