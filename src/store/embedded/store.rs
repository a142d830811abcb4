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
use super::writer::{Imported, MAX_WAITING, Op, PackedAggregate, Prepared, Reply, Taken};
use super::{erase, open, read, rows, walk};
use crate::core::key::{Identity, Key};
use crate::core::time::Timestamp;
use crate::ports::{
    Accepted, Arrival, Blobs, Commit, Committed, ExportLine, Lease, Logged, Of, Pending, Record, Store, StoreError, StoreResult,
    StoreStats, Version,
};
use crate::store::blobs::Files;
use crate::store::error::io_error;
use crate::store::export::{self, Contents};
use crate::store::names::{self, Hash};
use crate::store::scheduler::{Grant, millis};

/// Rows that one write removes at most.
const REMOVE_AT_ONCE: usize = 10_000;
/// Aggregates that an export reads at once.
const EXPORT_AT_ONCE: usize = 64;
/// Aggregates of an import that are under way at once.
const IMPORT_AHEAD: usize = 64;

/// The embedded durable store: one folder, one process.
pub struct Sled {
    shared: Arc<Shared>,
    files: Files,
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
        let files = Files::open(folder.join("blobs"), shared.names.clone(), Arc::clone(&shared.ring), options.reserve_bytes);
        let files = files.map_err(|error| open::without_room(folder, io_error("open the store")(error)))?;
        Ok(Self { shared, files, ops })
    }

    /// The files beside it. What [`Store::erase`] erases is erased there too.
    #[must_use]
    pub fn blobs(&self) -> Arc<dyn Blobs> {
        Arc::new(self.files.clone())
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

    /// The clear keys of these hashes: from memory, else from the log.
    async fn keys(&self, hashes: Vec<Hash>) -> StoreResult<Vec<std::io::Result<Option<Key>>>> {
        let known: Vec<_> = hashes.iter().map(|hash| self.shared.cache.read(hash, |entry| entry.key.clone())).collect();
        if known.iter().all(Option::is_some) {
            return Ok(known.into_iter().flatten().map(Ok).collect());
        }
        let read = move |shared: &Shared, disk: &_| {
            let keys = known.into_iter().zip(hashes).map(|(known, hash)| match known {
                Some(key) => Ok(key),
                None => read::whole_entry(shared, disk, &hash).map(|entry| entry.key),
            });
            Ok(keys.collect())
        };
        self.shared.read("claim", read).await
    }

    /// The leases for grants; none where nobody can say any more for whom it is.
    async fn leases(&self, granted: Vec<Grant<Hash>>) -> StoreResult<Vec<Lease>> {
        let keys = self.keys(granted.iter().map(|grant| grant.key).collect()).await?;
        let mut leases = Vec::with_capacity(granted.len());
        for (Grant { key: hash, fence, expires }, key) in granted.into_iter().zip(keys) {
            match key {
                Ok(Some(key)) => leases.push(Lease { key, fence, expires }),
                Ok(None) => {
                    self.shared.scheduler.set(&hash, None, false);
                    self.shared.scheduler.release(&hash, fence);
                }
                // One damaged aggregate stops nobody else; it is tried again when its lease has ended.
                Err(error) => tracing::error!(%error, "an aggregate that is due cannot be read"),
            }
        }
        Ok(leases)
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
            packed_delivery: rows::pack_delivery(&pending.delivery).map_err(io_error("accept"))?,
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
        let pack = |contents: &Contents| {
            let inbox = contents.inbox.iter().map(|pending| rows::pack_arrival(&key, &identity, pending));
            let events = contents.history.iter().map(|logged| rows::pack_events(logged.at, std::slice::from_ref(&logged.bytes)));
            let delivery = |id| Ok((names.delivery(&hash, id), rows::pack_delivery(id)?));
            std::io::Result::Ok(PackedAggregate {
                record: contents.record.as_ref().map(|(record, _)| rows::pack_record(&key, record)).transpose()?,
                inbox: inbox.collect::<std::io::Result<_>>()?,
                events: events.collect::<std::io::Result<Vec<_>>>()?.concat(),
                deliveries: contents.deliveries.iter().map(|(id, _)| delivery(id)).collect::<std::io::Result<_>>()?,
            })
        };
        let packed = pack(&contents).map_err(io_error("import"))?;
        Ok(Imported { hash, identity: names.identity(&identity), packed, key, contents })
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
            self.leases(granted).await
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
            let number = self.ask("erase", |reply| Op::Destroy(hash, reply)).await?;
            // Also where a crash came between the key and its files.
            self.files.erase(hash).await.map_err(io_error("erase"))?;
            let Some(number) = number else { return Ok(0) };
            let (aggregates, found) = self.shared.read("erase", move |_, disk| erase::sealed_with(disk, number)).await?;
            self.remove(found).await?;
            Ok(aggregates)
        })
    }

    fn export(&self) -> BoxFuture<'_, StoreResult<BoxStream<'static, StoreResult<ExportLine>>>> {
        let shared = Arc::clone(&self.shared);
        let lines = shared.disk("export").map(|_open| {
            let chunks = stream::unfold((shared, Some(Hash::default())), next_lines);
            chunks.flat_map(stream::iter).boxed()
        });
        ready(lines).boxed()
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
            let mut answers = stream::iter(imports).buffered(IMPORT_AHEAD);
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

/// An export that is under way: from where it goes on, unless it is at its end.
type Walk = (Arc<Shared>, Option<Hash>);

/// The next lines of an export, each aggregate as it was at one moment, and where to go on.
async fn next_lines((shared, from): Walk) -> Option<(Vec<StoreResult<ExportLine>>, Walk)> {
    let mut from = from?;
    let read = shared.read("export", move |shared, disk| {
        let mut found = Vec::new();
        for _ in 0..EXPORT_AT_ONCE {
            let Some(hash) = walk::next(disk.tree(), from)? else { return Ok((found, None)) };
            found.extend(read::contents(shared, disk, &hash)?);
            let Some(next) = names::after(&hash) else { return Ok((found, None)) };
            from = next;
        }
        Ok((found, Some(from)))
    });
    match read.await {
        Ok((found, next)) => {
            let lines = found.into_iter().map(|(owner, contents)| export::write(owner.key, owner.identity, contents));
            Some((lines.collect(), (shared, next)))
        }
        Err(error) => Some((vec![Err(error)], (shared, None))),
    }
}
