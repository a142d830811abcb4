//! The writer thread: takes all operations that wait as one group, writes it, brings it to the disk, answers.
//! The next group begins when the last one ended, so groups grow with the load.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use ::sled::{Batch, IVec};
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot};

use super::disk::Disk;
use super::group::Group;
use super::index;
use super::mark::Mark;
use super::meta::Meta;
use super::read;
use super::shared::{Shared, failure};
use super::watchdog::Watch;
use crate::core::key::Key;
use crate::ports::{Accepted, Commit, Committed, Pending, StoreError, StoreResult};
use crate::store::envelope::Packed;
use crate::store::export::Contents;
use crate::store::names::{self, Hash, META};

/// The most operations of one group: bounds how long the first of them waits.
const MAX_GROUP: usize = 2048;
/// How many operations may wait; more wait with their callers.
pub(super) const MAX_WAITING: usize = 4096;
/// How many (day, aggregate) pairs are remembered as written; written again after that, which changes nothing.
const MAX_DAYS: usize = 200_000;

/// Where an answer goes.
pub(super) type Reply<T> = oneshot::Sender<StoreResult<T>>;

/// What the writer is asked to do.
pub(super) enum Op {
    Accept(Vec<Taken>, Reply<Vec<Accepted>>),
    Commit(Box<Prepared>, Reply<Committed>),
    Import(Box<Imported>, Reply<()>),
    /// Destroys an identity's data key; answers its number.
    Destroy(Hash, Reply<Option<u32>>),
    /// Removes rows that still have these values; answers how many.
    Remove(Vec<(IVec, IVec)>, Reply<usize>),
    Close(Reply<()>),
}

/// An arrival, ready to be sealed.
pub(super) struct Taken {
    pub(super) key: Key,
    pub(super) hash: Hash,
    pub(super) identity: Hash,
    pub(super) delivery: Hash,
    pub(super) pending: Pending,
    pub(super) packed: Packed,
    pub(super) packed_delivery: Packed,
}

/// A commit, ready to be sealed.
pub(super) struct Prepared {
    pub(super) commit: Commit,
    pub(super) hash: Hash,
    pub(super) identity: Hash,
    pub(super) packed: Packed,
    /// How many events a row has, and the row.
    pub(super) packed_events: Vec<(u64, Packed)>,
}

/// An aggregate of an export, ready to be sealed.
pub(super) struct Imported {
    pub(super) key: Key,
    pub(super) hash: Hash,
    pub(super) identity: Hash,
    pub(super) contents: Contents,
    pub(super) packed: PackedAggregate,
}

/// The rows of an aggregate, side by side with [`Contents`].
pub(super) struct PackedAggregate {
    pub(super) record: Option<Packed>,
    pub(super) inbox: Vec<Packed>,
    pub(super) events: Vec<(u64, Packed)>,
    pub(super) deliveries: Vec<(Hash, Packed)>,
}

/// An answer that waits for its group to be durable.
type Answer = Box<dyn FnOnce(Option<StoreError>)>;

/// The writer's own state.
pub(super) struct Writer {
    pub(super) shared: Arc<Shared>,
    pub(super) watch: Arc<Watch>,
    pub(super) meta: Meta,
    pub(super) mark: Mark,
    pub(super) index: PathBuf,
    pub(super) mark_every: Duration,
    pub(super) marked: Instant,
    pub(super) days: HashSet<(u32, Hash)>,
}

impl Writer {
    /// Writes the first group of this opening, and names it in the mark.
    pub(super) fn begin(&mut self) -> StoreResult<()> {
        self.guarded("open the store", |writer, disk| {
            writer.settle(disk, Batch::default())?;
            writer.mark.write(writer.meta.sequence)
        })
    }

    /// Serves until closed, or until all handles are gone.
    pub(super) fn run(mut self, mut ops: mpsc::Receiver<Op>) {
        let idle = match tokio::runtime::Builder::new_current_thread().enable_time().build() {
            Ok(idle) => idle,
            Err(error) => return self.shared.fail(&error),
        };
        let mut next = self.wait(&idle, &mut ops);
        while let Some(op) = next.take() {
            match op {
                Op::Close(reply) => {
                    ops.close();
                    answer(reply, self.stop());
                    return;
                }
                Op::Destroy(identity, reply) => {
                    let done = self.guarded("erase", |writer, _| writer.destroy(&identity));
                    answer(reply, done);
                }
                Op::Remove(rows, reply) => {
                    let done = self.guarded("erase", |writer, disk| writer.remove(disk, rows));
                    answer(reply, done);
                }
                op => next = self.group(op, &mut ops),
            }
            if self.days.len() > MAX_DAYS {
                self.days.clear();
            }
            if next.is_none() {
                next = self.wait(&idle, &mut ops);
            }
        }
        if let Err(error) = self.stop() {
            tracing::error!(%error, "the store was not closed cleanly");
        }
    }

    /// Waits for work. When none comes for a while, names the last write in the mark.
    fn wait(&mut self, idle: &Runtime, ops: &mut mpsc::Receiver<Op>) -> Option<Op> {
        if self.mark.sequence() < self.meta.sequence && !self.shared.failed() {
            let pause = self.mark_every;
            if let Ok(op) = idle.block_on(async { tokio::time::timeout(pause, ops.recv()).await }) {
                return op;
            }
            let marked = self.guarded("write the mark", |writer, _| writer.mark.write(writer.meta.sequence));
            if let Err(error) = marked {
                tracing::error!(%error, "the mark was not written");
            }
            self.marked = Instant::now();
        }
        ops.blocking_recv()
    }

    /// Runs something that writes; a panic or an IO error there fails the store for good.
    fn guarded<T>(&mut self, doing: &'static str, write: impl FnOnce(&mut Self, &Disk) -> io::Result<T>) -> StoreResult<T> {
        let disk = self.shared.disk(doing)?;
        self.watch.begin();
        let done = catch_unwind(AssertUnwindSafe(|| write(self, &disk)));
        self.watch.end();
        let done = done.unwrap_or_else(|_panic| Err(io::Error::other("sled failed while writing")));
        done.map_err(|error| {
            self.shared.fail(&error);
            // Whoever waits for the group that never ended goes on, and finds the failure.
            self.shared.groups.settle();
            StoreError::Io { doing, source: error }
        })
    }

    /// Takes `first` and all that wait, up to what has to stand alone, which is answered.
    fn group(&mut self, first: Op, ops: &mut mpsc::Receiver<Op>) -> Option<Op> {
        let mut answers: Vec<Answer> = Vec::new();
        let mut next = None;
        let written = self.guarded("write", |writer, disk| {
            let mut days = std::mem::take(&mut writer.days);
            let shared = Arc::clone(&writer.shared);
            let mut group = Group::new(&shared, disk, writer.meta.arrivals, &mut days);
            let mut op = Some(first);
            while let Some(taken) = op.take() {
                match take(&mut group, taken) {
                    Ok(answer) => answers.push(answer),
                    Err(alone) => {
                        next = Some(alone);
                        break;
                    }
                }
                if answers.len() < MAX_GROUP {
                    op = ops.try_recv().ok();
                }
            }
            writer.write(disk, group)?;
            writer.days = days;
            Ok(())
        });
        let failed = written.is_err();
        for answer in answers {
            answer(failed.then(|| self.shared.lost("write")));
        }
        next
    }

    /// Makes a group durable and shows it.
    fn write(&mut self, disk: &Disk, mut group: Group<'_>) -> io::Result<()> {
        if group.rows == 0 {
            return Ok(());
        }
        self.meta.arrivals = group.arrivals;
        self.meta.aggregates += group.count_new();
        self.settle(disk, std::mem::take(&mut group.batch))?;
        group.publish();
        Ok(())
    }

    /// Makes a batch durable: first the data keys it was sealed with, then the log, at times the mark.
    fn settle(&mut self, disk: &Disk, mut batch: Batch) -> io::Result<()> {
        self.shared.ring.sync()?;
        self.meta.sequence += 1;
        self.meta.keys = self.shared.ring.count();
        batch.insert(META, self.meta.encode()?);
        let groups = &self.shared.groups;
        groups.start();
        {
            let _gate = groups.gate.write().unwrap_or_else(PoisonError::into_inner);
            disk.apply(batch)?;
        }
        disk.settle()?;
        groups.settle();
        let figures = &self.shared.figures;
        figures.aggregates.store(self.meta.aggregates, Ordering::Relaxed);
        figures.flushes.fetch_add(1, Ordering::Relaxed);
        if self.marked.elapsed() >= self.mark_every {
            self.mark.write(self.meta.sequence)?;
            self.marked = Instant::now();
        }
        Ok(())
    }

    /// Destroys a data key. Nothing opened with it stays in memory.
    fn destroy(&mut self, identity: &Hash) -> io::Result<Option<u32>> {
        let number = self.shared.ring.destroy(identity)?;
        self.shared.cache.clear();
        Ok(number)
    }

    /// Removes rows, unless they were written anew since they were looked up.
    fn remove(&mut self, disk: &Disk, rows: Vec<(IVec, IVec)>) -> io::Result<usize> {
        let mut removed = HashSet::new();
        let mut batch = Batch::default();
        for (name, value) in rows {
            if disk.tree().get(&name)? == Some(value) {
                batch.remove(&name);
                removed.insert(name);
            }
        }
        if removed.is_empty() {
            return Ok(0);
        }
        let touched: BTreeSet<Hash> = removed.iter().filter_map(|name| Some(names::parse(name)?.0)).collect();
        for hash in &touched {
            let is_gone = !keeps_any(disk, hash, &removed)?;
            self.meta.aggregates = self.meta.aggregates.saturating_sub(u64::from(is_gone));
        }
        self.settle(disk, batch)?;
        let mut entries = HashMap::new();
        for hash in touched {
            let entry = read::entry(&self.shared, disk, &hash)?;
            self.shared.scheduler.set(&hash, entry.due(), !entry.inbox.is_empty());
            entries.insert(hash, entry);
        }
        self.shared.cache.put(entries);
        // Days may have gone with their last delivery; they are written again when needed.
        self.days.clear();
        Ok(removed.len())
    }

    /// Writes what makes the next start quick, and lets go of the log.
    fn stop(&mut self) -> StoreResult<()> {
        let stopped = self.guarded("close", |writer, disk| {
            writer.settle(disk, Batch::default())?;
            index::write(&writer.index, writer.meta.sequence, &writer.shared.scheduler.dump())?;
            writer.mark.write(writer.meta.sequence)
        });
        self.shared.close();
        stopped
    }
}

/// Whether an aggregate has a row that is not removed.
fn keeps_any(disk: &Disk, hash: &Hash, removed: &HashSet<IVec>) -> io::Result<bool> {
    for name in disk.tree().scan_prefix(hash).keys() {
        if !removed.contains(&name?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Checks one operation against the group; gives back what has to stand alone.
fn take(group: &mut Group<'_>, op: Op) -> Result<Answer, Op> {
    Ok(match op {
        Op::Accept(arrivals, reply) => later(reply, group.accept(arrivals).map_err(|error| failure("accept", error))),
        Op::Commit(prepared, reply) => later(reply, flat("commit", group.commit(*prepared))),
        Op::Import(imported, reply) => later(reply, flat("import", group.import(*imported))),
        Op::Destroy(..) | Op::Remove(..) | Op::Close(_) => return Err(op),
    })
}

fn flat<T>(doing: &'static str, result: io::Result<StoreResult<T>>) -> StoreResult<T> {
    result.unwrap_or_else(|error| Err(failure(doing, error)))
}

/// Answers when the group is durable: with the result, or with why it is not.
fn later<T: 'static>(reply: Reply<T>, result: StoreResult<T>) -> Answer {
    Box::new(move |lost| answer(reply, lost.map_or(result, Err)))
}

fn answer<T>(reply: Reply<T>, result: StoreResult<T>) {
    if reply.send(result).is_err() {
        tracing::trace!("whoever asked has stopped waiting");
    }
}
