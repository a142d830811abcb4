//! How a lane lets an answer be written: beside it, so that what was decided is sent meanwhile and the customer is heard.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinError;
use tokio::time::Instant;
use tokio_util::task::AbortOnDropHandle;
use tracing::Instrument as _;

use super::super::aggregate::pseudonym;
use super::super::answer::{self, Desired};
use super::super::beginning::{Beginning, Progress};
use super::super::counters::{Counters, micros};
use super::super::lease::{LaneResult, hold};
use super::super::unit::BotUnit;
use super::Lane;
use super::events::MAX_PANICS;
use super::preview::Editing;
use crate::channel::Live;
use crate::core::dialogue::{Draft, DraftFailure, Event, Line, Question};
use crate::core::key::EffectId;
use crate::core::message::{Action, Preview};
use crate::core::prompt;

/// How often a platform is told again that an answer is being written; the sign fades after some seconds.
const TYPING_EVERY: Duration = Duration::from_secs(4);

/// An answer that is being written.
pub(super) struct Writing {
    task: AbortOnDropHandle<Result<Draft, DraftFailure>>,
    progress: watch::Receiver<Progress>,
    unit: Arc<BotUnit>,
    pub(super) answer: EffectId,
    pub(super) question: Question,
    began: Instant,
    /// The message in which the customer sees it, on platforms that edit.
    pub(super) editing: Editing,
    /// Keeps telling the platform that something is being written.
    _typing: Option<AbortOnDropHandle<()>>,
}

impl Lane {
    /// Whether what the customer writes now may cancel the answer and join it.
    pub(super) fn may_rejoin(&self) -> bool {
        let limits = &self.inner.limits;
        self.panics == 0 && self.rejoins < limits.max_rejoins && self.rejoining.is_none_or(|since| since.elapsed() < limits.rejoin_window)
    }

    /// Has an answer written.
    pub(super) async fn begin(&mut self, answer: EffectId, question: Question) -> LaneResult<()> {
        self.drop_writing();
        let (inner, unit) = (Arc::clone(&self.inner), Arc::clone(&self.unit));
        let place = self.aggregate.conversation.place;
        let (shows, progress) = watch::channel(Progress::default());
        let model = self.affordable().await?;
        let asked = question.clone();
        let write = async move {
            let began = Instant::now();
            let desired = Desired { inner: &inner, unit: &unit, model: &model, now: inner.clock.now(), place };
            let draft = answer::draft(desired, asked, Beginning::new(&unit.bot, Some(&shows))).await;
            Counters::add(&inner.counters.answer_us, micros(began));
            draft
        }
        .instrument(self.turn.clone());
        let task = AbortOnDropHandle::new(tokio::spawn(write));
        self.rejoining.get_or_insert_with(Instant::now);
        if self.previews() == Preview::Live {
            self.inner.lives.publish(&self.lease.key, Live::Typing);
        }
        let editing = Editing::default();
        let unit = Arc::clone(&self.unit);
        self.writing = Some(Writing { task, progress, unit, answer, question, began: Instant::now(), editing, _typing: self.typing() });
        Ok(())
    }

    /// Waits for what happens first: the answer, more of its beginning, a word of the customer's.
    pub(super) async fn listen(&mut self, limit: Option<Duration>) -> LaneResult<()> {
        let Some(writing) = &mut self.writing else { return Ok(()) };
        let renewal = self.inner.limits.lease / 3;
        let limit = writing.editing.wait().into_iter().chain(limit).chain([renewal]).min().unwrap_or(renewal);
        tokio::select! {
            biased;
            written = &mut writing.task => self.written(written).await,
            () = self.inner.stop_now.cancelled() => {
                self.writing = None;
                Ok(())
            }
            Ok(()) = writing.progress.changed() => {
                let shown = writing.progress.borrow_and_update().shown.clone();
                self.show_beginning(shown).await
            }
            () = self.watch.changed() => Ok(()),
            () = tokio::time::sleep(limit) => self.edit_preview().await,
        }
    }

    /// Takes the answer, or that there is none.
    async fn written(&mut self, written: Result<Result<Draft, DraftFailure>, JoinError>) -> LaneResult<()> {
        let Some(mut writing) = self.writing.take() else { return Ok(()) };
        self.spend(&writing.progress);
        if self.previews() != Preview::None && writing.progress.borrow().shown.is_some() {
            self.inner.meter.preview(&self.lease.key.bot, true);
        }
        let draft = match written {
            Ok(draft) => draft,
            Err(_) => {
                Counters::count(&self.inner.counters.panics);
                self.panics += 1;
                tracing::error!(conversation = %pseudonym(&self.lease.key), count = self.panics, "writing an answer panicked");
                if self.panics < MAX_PANICS {
                    return Ok(());
                }
                Err(DraftFailure::Model)
            }
        };
        // An edit that is under way must not arrive after the last one.
        let mut lease = self.lease.clone();
        hold(&self.inner, &mut lease, writing.editing.finished()).await?;
        self.lease = lease;
        tracing::debug!(conversation = %pseudonym(&self.lease.key), ms = writing.began.elapsed().as_millis(), "an answer was written");
        self.unit = Arc::clone(&writing.unit);
        self.forget_unsent_preview();
        let (base, answer) = (self.aggregate.clone(), writing.answer);
        self.event(base, Event::Drafted { answer, draft }, Vec::new()).await?;
        if self.writing.is_none() {
            (self.rejoins, self.rejoining) = (0, None);
        }
        Ok(())
    }

    /// Cancels the answer that is being written: what the customer wrote since joins its question.
    pub(super) fn join(&mut self) {
        if self.writing.is_some() {
            self.rejoins += 1;
            Counters::count(&self.inner.counters.rejoined);
            self.cancel();
        }
    }

    /// Cancels the answer that is being written; of what was seen of it nothing stays that could be taken for one.
    pub(super) fn cancel(&mut self) {
        let seen = self.writing.as_ref().is_some_and(|writing| writing.progress.borrow().shown.is_some());
        self.drop_writing();
        if seen && self.previews() != Preview::None {
            self.inner.meter.preview(&self.lease.key.bot, false);
        }
        self.leave_preview();
    }

    fn drop_writing(&mut self) {
        if let Some(writing) = self.writing.take() {
            self.spend(&writing.progress);
        }
    }

    fn spend(&mut self, progress: &watch::Receiver<Progress>) {
        let spent = progress.borrow().spent;
        self.charge(spent);
    }

    /// Tells the platform that something is being written, again and again until it is.
    fn typing(&self) -> Option<AbortOnDropHandle<()>> {
        let address = self.inner.places.now(&self.lease.key.bot, self.aggregate.conversation.address.clone()?);
        let connected = self.unit.channel(&address).filter(|channel| channel.caps.typing)?;
        let request = connected.channel.encode(&address, &Action::Typing)?;
        let channel = Arc::clone(&connected.channel);
        Some(AbortOnDropHandle::new(tokio::spawn(async move {
            loop {
                if let Err(error) = channel.send(&address, &request, crate::channel::Attempt::First).await {
                    tracing::debug!(%error, "a typing sign was not shown");
                }
                tokio::time::sleep(TYPING_EVERY).await;
            }
        })))
    }

    /// The lines to put in short, if there is somebody who can.
    pub(super) fn to_condense(&self) -> Option<Vec<Line>> {
        let can = self.unit.model.is_slow() && !self.cannot_condense;
        can.then(|| self.aggregate.conversation.to_condense()).flatten()
    }

    /// Has the oldest lines put in short, unless the customer writes.
    pub(super) async fn condense(&mut self, lines: Vec<Line>) -> LaneResult<()> {
        let conversation = &self.aggregate.conversation;
        let Some(question) = conversation.last_question.clone() else {
            self.cannot_condense = true;
            return Ok(());
        };
        let model = self.affordable().await?;
        if !model.is_slow() {
            self.cannot_condense = true;
            return Ok(());
        }
        let briefing = answer::briefing(&self.unit, &question, conversation.place, self.inner.clock.now());
        let prompt = Arc::new(prompt::condense(&briefing, conversation.summary.as_deref(), &lines));
        let condensed = tokio::time::timeout(self.inner.limits.model_total, model.condense(prompt));
        let mut lease = self.lease.clone();
        let condensed = tokio::select! {
            condensed = hold(&self.inner, &mut lease, condensed) => condensed?,
            () = self.watch.changed() => return Ok(()),
            () = self.inner.stop.cancelled() => return Ok(()),
        };
        self.lease = lease;
        match condensed {
            Ok(Ok(condensed)) => {
                self.charge(condensed.spent);
                let before = self.aggregate.conversation.summary.as_deref();
                let summary = prompt::checked(&condensed.text, before, &lines, &question.locale);
                self.event(self.aggregate.clone(), Event::Condensed { lines, summary }, Vec::new()).await
            }
            failed => {
                // The lines are forgotten one by one, as they are without a model.
                let error =
                    failed.map_or_else(|_| "it took too long".to_owned(), |done| done.err().map_or_else(String::new, |e| e.to_string()));
                tracing::debug!(conversation = %pseudonym(&self.lease.key), error, "a conversation was not put in short");
                self.cannot_condense = true;
                Ok(())
            }
        }
    }
}
