//! A lane: the one owner of one conversation while it has something to do.
//!
//! Gather, step, commit, send, settle: in that order, one thing at a time; an answer that takes long is written beside it.
//! Whatever fails leaves the record as it was last committed, and the conversation goes on from there.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use tracing::Span;

use super::aggregate::{Aggregate, Happened, identity_of, pseudonym};
use super::lease::{self, LaneError, LaneResult};
use super::outbox;
use super::segment::{self, Segment};
use super::shared::Inner;
use super::unit::BotUnit;
use super::waker::Watch;
use crate::channel::Live;
use crate::core::dialogue::{Event, Line};
use crate::core::key::Identity;
use crate::core::time::Timestamp;
use crate::ports::{Lease, StoreError, Version};

mod budget;
mod commit;
mod events;
mod fetch;
mod preview;
mod reach;
mod send;
mod write;

use write::Writing;

/// One conversation's lane.
pub(super) struct Lane {
    inner: Arc<Inner>,
    unit: Arc<BotUnit>,
    lease: Lease,
    watch: Watch,
    identity: Option<Identity>,
    aggregate: Aggregate,
    version: Option<Version>,
    /// Lines of history that wait for the next commit.
    unwritten: Vec<Happened>,
    /// Whether the outbox changed since the last commit.
    dirty: bool,
    /// Panics over the events at the head of the inbox, or over the answer that is awaited.
    panics: u32,
    /// The answer that is being written.
    writing: Option<Writing>,
    /// How often what the customer wrote has cancelled this answer, and since when.
    rejoins: u32,
    rejoining: Option<Instant>,
    /// Whether the model has refused to put lines in short.
    cannot_condense: bool,
    /// The span of the turn that was begun last; what it decided is sent within it.
    turn: Span,
    /// Since when the customer waits for an answer of which nothing can be seen yet.
    unseen: Option<Timestamp>,
}

/// What a lane does next.
enum Next {
    Work(Segment),
    Send(usize),
    Due,
    /// Ask again for the answer that is awaited.
    Resume,
    /// Wait for the answer that is being written, at most so long.
    Listen(Option<Duration>),
    /// Put the oldest lines in short.
    Condense(Vec<Line>),
    Wait(Duration),
    Settle,
    Finish,
}

impl Lane {
    /// Takes what the lease gives the right to and works until nothing is left to do now.
    pub(super) async fn run(inner: Arc<Inner>, unit: Arc<BotUnit>, lease: Lease) {
        inner.parked.forget(&lease.key);
        let shared = Arc::clone(&inner);
        let (outcome, unit) = match Self::open(inner, Arc::clone(&unit), lease.clone()).await {
            Ok(mut lane) => (lane.work().await, lane.unit),
            Err(error) => (Err(error), unit),
        };
        // However it ended, nothing is being written any more.
        shared.lives.publish(&lease.key, Live::Idle);
        match outcome {
            Ok(()) => {}
            Err(LaneError::Store(StoreError::Fenced { .. })) => {
                return tracing::warn!(conversation = %pseudonym(&lease.key), "another owner took the conversation over");
            }
            // An erase, for example: what is here now is not what this lane knows.
            Err(LaneError::Store(StoreError::Conflict { .. })) => {
                tracing::warn!(conversation = %pseudonym(&lease.key), "a conversation was changed from outside; it is begun again");
            }
            Err(LaneError::Store(error)) => {
                shared.note_failure(&error);
                return tracing::error!(conversation = %pseudonym(&lease.key), %error, "cannot go on with a conversation; trying again later");
            }
            Err(LaneError::Unconnected(account)) => return lease::park(&shared, &unit, lease, account).await,
            // The lease is kept until it ends, so that what fails is not tried without pause.
            Err(error) => {
                return tracing::error!(conversation = %pseudonym(&lease.key), %error, "cannot go on with a conversation; trying again later");
            }
        }
        lease::release(&shared, lease).await;
    }

    async fn open(inner: Arc<Inner>, unit: Arc<BotUnit>, lease: Lease) -> LaneResult<Self> {
        let watch = inner.lanes.watch(&lease.key);
        let (aggregate, version, identity) = match inner.store.load(&lease.key).await? {
            None => (Aggregate::begun(inner.clock.now()), None, None),
            Some((record, version)) => {
                let aggregate =
                    Aggregate::decode(record.schema, &record.bytes).map_err(|error| LaneError::Unreadable(error.to_string()))?;
                (aggregate, Some(version), Some(record.identity))
            }
        };
        Ok(Self {
            inner,
            unit,
            lease,
            watch,
            identity,
            aggregate,
            version,
            unwritten: Vec::new(),
            dirty: false,
            panics: 0,
            writing: None,
            rejoins: 0,
            rejoining: None,
            cannot_condense: false,
            turn: Span::none(),
            unseen: None,
        })
    }

    async fn work(&mut self) -> LaneResult<()> {
        loop {
            self.renew().await?;
            // What is done next is done by the version that runs now; what was begun, by the one that began it.
            if self.writing.is_none()
                && let Some(unit) = self.inner.bot(&self.lease.key.bot)
            {
                self.unit = unit;
            }
            let next = self.next().await?;
            if !self.reaches(&next).await? {
                continue;
            }
            match next {
                Next::Work(Segment::Messages { messages, first_at, .. }) => {
                    if let Some(first) = messages.first() {
                        self.identity = Some(identity_of(&self.lease.key.bot, &first.address));
                    }
                    self.converse(first_at).await?;
                }
                Next::Work(Segment::Other { delivery, incoming, .. }) => self.other(delivery, incoming).await?,
                Next::Send(index) => self.send(index).await?,
                Next::Due => self.event(self.aggregate.clone(), Event::Due, Vec::new()).await?,
                Next::Resume => self.event(self.aggregate.clone(), Event::Resume, Vec::new()).await?,
                Next::Listen(limit) => self.listen(limit).await?,
                Next::Condense(lines) => self.condense(lines).await?,
                Next::Wait(time) => {
                    tokio::select! {
                        () = tokio::time::sleep(time) => {}
                        () = self.watch.changed() => {}
                        () = self.inner.stop.cancelled() => {}
                    }
                }
                Next::Settle => self.settle().await?,
                Next::Finish => return Ok(()),
            }
        }
    }

    async fn next(&self) -> LaneResult<Next> {
        let idle = if self.dirty || !self.unwritten.is_empty() { Next::Settle } else { Next::Finish };
        if self.inner.stop.is_cancelled() {
            return Ok(if self.writing.is_some() { Next::Listen(None) } else { idle });
        }
        let now = self.inner.clock.now();
        let waits = self.aggregate.heads().map(|(index, entry)| {
            let wait = entry.not_before.map_or(0, |at| at.ms_since(now).max(0)).unsigned_abs();
            (Duration::from_millis(wait), index)
        });
        // Where both could be written to, the customer comes before the desk.
        let wait = waits.min_by_key(|(wait, _)| *wait);
        // What was decided is sent before anything new is begun.
        if let Some((Duration::ZERO, index)) = wait {
            return Ok(Next::Send(index));
        }
        let wait = wait.map(|(wait, _)| wait);
        if outbox::is_full(&self.aggregate) {
            let listens = self.writing.is_some();
            return Ok(if listens {
                Next::Listen(wait)
            } else if self.dirty {
                idle
            } else {
                Next::Wait(self.inner.limits.patience)
            });
        }
        if self.writing.is_some() && !self.may_rejoin() {
            return Ok(Next::Listen(wait));
        }
        if let Some(segment) = self.segment().await? {
            return Ok(Next::Work(segment));
        }
        if self.writing.is_some() {
            return Ok(Next::Listen(wait));
        }
        if self.aggregate.conversation.awaiting.is_some() {
            return Ok(Next::Resume);
        }
        if self.aggregate.conversation.next_due().is_some_and(|at| at <= now) {
            return Ok(Next::Due);
        }
        Ok(match (wait, idle) {
            (Some(wait), _) if wait <= self.inner.limits.patience => Next::Wait(wait),
            // Receipts are written first.
            (_, Next::Finish) => self.to_condense().map_or(Next::Finish, Next::Condense),
            (_, idle) => idle,
        })
    }

    /// What the inbox holds first. After a panic its events are tried one at a time, so that only the
    /// culprit is set aside.
    async fn segment(&self) -> LaneResult<Option<Segment>> {
        let pending = self.inner.store.inbox(&self.lease.key).await?;
        segment::first(pending, self.panics > 0).map_err(|error| LaneError::Unreadable(error.to_string()))
    }

    async fn renew(&mut self) -> LaneResult<()> {
        let lease = self.inner.limits.lease;
        let now = self.inner.clock.now();
        if self.lease.expires.ms_since(now) < i64::try_from((lease / 2).as_millis()).unwrap_or(i64::MAX) {
            self.lease = self.inner.store.renew(&self.lease, now, lease).await?;
        }
        Ok(())
    }

    /// Receipts wait for a commit they can ride on, but not for long.
    async fn settle(&mut self) -> LaneResult<()> {
        tokio::select! {
            woken = tokio::time::timeout(self.inner.limits.settle, self.watch.changed()) => {
                let full = outbox::is_full(&self.aggregate);
                if woken.is_ok() && !full && !self.inner.store.inbox(&self.lease.key).await?.is_empty() {
                    return Ok(());
                }
            }
            () = self.inner.stop.cancelled() => {}
        }
        self.commit(Vec::new()).await
    }
}
