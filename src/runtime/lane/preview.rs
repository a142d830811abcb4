//! How the customer sees the beginning of an answer: read from us as it grows, or in a message that is edited.
//!
//! The message's receipt is committed before its first edit, so that after a kill the answer takes its place too. Edits
//! are not kept: the next one, and in the end the answer, holds all that they do.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::task::AbortOnDropHandle;

use super::super::aggregate::{self, Entry, Happened, Target, request_id};
use super::super::lease::LaneResult;
use super::super::unit::ChannelUnit;
use super::{Lane, Writing};
use crate::channel::{Attempt, Live, Receipt, Request, SendError};
use crate::core::key::EffectId;
use crate::core::message::{Action, Caps, Idempotency, Markup, MessageId, Origin, Outgoing, Preview, degrade, split};

/// Edits have ids of their own, apart from the parts of a message.
const FIRST_EDIT: u32 = 1_000;

/// The edits of a preview.
#[derive(Default)]
pub(super) struct Editing {
    /// What is to be seen and is not yet.
    pending: Option<Markup>,
    /// The edit under way: how long the platform wants to be left alone after it.
    under_way: Option<AbortOnDropHandle<Duration>>,
    /// Not before this.
    next: Option<Instant>,
    edits: u32,
}

impl Editing {
    /// How long until the next edit may be made, if there is one to make.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.pending.as_ref()?;
        Some(self.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(Instant::now())))
    }

    /// Waits until the edit under way is done.
    pub(super) async fn finished(&mut self) {
        if let Some(edit) = self.under_way.take() {
            // Whether it arrived does not matter: the answer comes after it.
            drop(edit.await);
        }
    }
}

impl Lane {
    /// How the beginning of an answer is shown here.
    pub(super) fn previews(&self) -> Preview {
        self.channel().map_or(Preview::None, |channel| channel.caps.preview)
    }

    /// The channel of this conversation, where it is connected.
    fn channel(&self) -> Option<&ChannelUnit> {
        self.aggregate.conversation.address.as_ref().and_then(|address| self.unit.channel(address))
    }

    /// Shows how far the answer is.
    pub(super) async fn show_beginning(&mut self, shown: Option<Markup>) -> LaneResult<()> {
        let (Some(markup), Some(writing)) = (shown, &mut self.writing) else { return Ok(()) };
        let (answer, locale) = (writing.answer, writing.question.locale.clone());
        match self.previews() {
            Preview::None => Ok(()),
            Preview::Live => {
                let id = request_id(&self.lease.key, answer, 0);
                // As the message will be: what the platform cannot show is text, a link that leads nowhere among it.
                let markup = self.channel().map_or_else(Markup::default, |channel| degrade(&markup, channel.caps.text.markup));
                self.inner.lives.publish(&self.lease.key, Live::Preview { id, markup, locale });
                self.seen();
                Ok(())
            }
            Preview::Edits { .. } if self.aggregate.preview.is_none() => self.open_preview(markup).await,
            Preview::Edits { .. } => {
                if let Some(writing) = &mut self.writing {
                    writing.editing.pending = Some(markup);
                }
                self.edit_preview().await
            }
        }
    }

    /// Decides the message in which the answer is to be seen; it is sent as any other.
    async fn open_preview(&mut self, markup: Markup) -> LaneResult<()> {
        let (Some(writing), Some(address)) = (&self.writing, &self.aggregate.conversation.address) else { return Ok(()) };
        let Some(channel) = self.unit.channel(address) else { return Ok(()) };
        let id = request_id(&self.lease.key, writing.answer, 0);
        let Some(mut shown) = first_piece(&markup, channel.caps, id.clone(), writing) else { return Ok(()) };
        shown.interaction.clone_from(&self.aggregate.interaction);
        let Some(request) = channel.channel.encode(address, &Action::Show(shown.clone())) else { return Ok(()) };
        shown.interaction = None;
        let (effect, created) = (writing.answer, self.inner.clock.now());
        self.aggregate.outbox.push(Entry::new(effect, 0, Target::Channel, request, created));
        self.aggregate.preview = Some(aggregate::Preview { request: id, message: None, shown });
        self.commit(Vec::new()).await
    }

    /// Notes that the platform has taken the preview; its edits come after the commit.
    pub(super) async fn note_preview(&mut self, request: &str, receipt: &Receipt) -> LaneResult<()> {
        let Some(preview) = self.aggregate.preview.as_mut().filter(|preview| preview.request == request) else { return Ok(()) };
        preview.message = Some(receipt.message.clone().unwrap_or_else(|| MessageId::new(request)));
        self.commit(Vec::new()).await
    }

    /// Makes the edit that waits, if it may be made now.
    pub(super) async fn edit_preview(&mut self) -> LaneResult<()> {
        let Preview::Edits { every_ms } = self.previews() else { return Ok(()) };
        let every = Duration::from_millis(u64::from(every_ms));
        let key = self.lease.key.clone();
        let (Some(writing), Some(preview)) = (&mut self.writing, &mut self.aggregate.preview) else { return Ok(()) };
        let Some(message) = preview.message.clone() else { return Ok(()) };
        let edit = &mut writing.editing;
        if edit.under_way.as_ref().is_some_and(|edit| !edit.is_finished()) {
            edit.next = Some(Instant::now() + every);
            return Ok(());
        }
        if let Some(done) = edit.under_way.take() {
            let pause = done.await.unwrap_or_default();
            edit.next = edit.next.max(Some(Instant::now() + pause));
        }
        if edit.wait().is_none_or(|wait| !wait.is_zero()) {
            return Ok(());
        }
        let Some(address) = self.aggregate.conversation.address.clone() else { return Ok(()) };
        let (Some(markup), Some(channel)) = (edit.pending.take(), self.unit.channel(&address)) else { return Ok(()) };
        edit.edits += 1;
        edit.next = Some(Instant::now() + every);
        let id = request_id(&key, writing.answer, FIRST_EDIT.saturating_add(edit.edits));
        let Some(with) = first_piece(&markup, channel.caps, id, writing) else { return Ok(()) };
        if preview.shown.markup == with.markup {
            // The answer is longer than a message: what of it is seen does not change any more.
            return Ok(());
        }
        preview.shown.markup.clone_from(&with.markup);
        let Some(request) = channel.channel.encode(&address, &Action::Edit { message, with }) else { return Ok(()) };
        let (channel, pacer) = (Arc::clone(&channel.channel), Arc::clone(&channel.pacer));
        let address = self.inner.places.now(&key.bot, address);
        let place = self.aggregate.conversation.place;
        let edit = async move {
            pacer.ready(&address.place, place).await;
            let pause = pause(channel.send(&address, &request, Attempt::First).await);
            pacer.hold(&address.place, pause);
            pause
        };
        if let Some(writing) = &mut self.writing {
            writing.editing.under_way = Some(AbortOnDropHandle::new(tokio::spawn(edit)));
        }
        Ok(())
    }

    /// A preview that was never sent is no preview: the answer is a message of its own. Of one that may have arrived, the
    /// platform that recognises repeats knows the message by our id.
    pub(super) fn forget_unsent_preview(&mut self) {
        let Some(preview) = self.aggregate.preview.as_mut().filter(|preview| preview.message.is_none()) else { return };
        let request = preview.request.clone();
        let waits = self.aggregate.outbox.iter().position(|entry| entry.request.id == request);
        let is_unknown = waits.and_then(|at| self.aggregate.outbox.get(at)).is_some_and(|entry| entry.unknown);
        let address = self.aggregate.conversation.address.as_ref();
        let recognised = address
            .and_then(|address| self.unit.channel(address))
            .is_some_and(|channel| channel.caps.idempotency == Idempotency::ByReceiver);
        if is_unknown && recognised {
            preview.message = Some(MessageId::new(request));
            return;
        }
        self.aggregate.preview = None;
        if let Some(at) = waits {
            self.aggregate.outbox.remove(at);
        }
    }

    /// The answer that a preview began will not come: it is taken away, or stays as it was seen.
    pub(super) fn leave_preview(&mut self) {
        self.forget_unsent_preview();
        let Some(preview) = self.aggregate.preview.take() else { return };
        let (Some(message), Some(address)) = (preview.message, self.aggregate.conversation.address.as_ref()) else { return };
        let channel = self.unit.channel(address).filter(|channel| channel.caps.deletes);
        let request: Option<Request> = channel.and_then(|channel| channel.channel.encode(address, &Action::Delete { message }));
        match request {
            Some(request) => {
                let (effect, created) = (EffectId::default(), self.inner.clock.now());
                self.aggregate.outbox.push(Entry::new(effect, 0, Target::Channel, request, created));
            }
            None => self.unwritten.push(Happened::Shown { message: preview.shown }),
        }
        self.dirty = true;
    }
}

/// What of a beginning fits into one message.
fn first_piece(markup: &Markup, caps: Caps, id: String, writing: &Writing) -> Option<Outgoing> {
    let piece = split(markup, &caps.text).into_iter().next()?;
    let mut shown = Outgoing::new(id, piece, writing.question.locale.clone(), Origin::Answer);
    shown.answers.clone_from(&writing.question.deliveries);
    shown.reply_to.clone_from(&writing.question.message);
    Some(shown)
}

/// How long the platform wants to be left alone.
fn pause(sent: Result<Receipt, SendError>) -> Duration {
    match sent {
        Err(SendError::Retry { after: Some(after), .. }) => after,
        _ => Duration::ZERO,
    }
}
