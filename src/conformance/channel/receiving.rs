//! Cases about what the channel brings here by itself: messages and files.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{BoxFuture, ready};
use futures_util::{FutureExt, StreamExt, TryStreamExt, stream};
use tokio::time::{sleep, timeout};

use super::cases::{Finding, ensure};
use super::{Customer, Harness};
use crate::channel::{FetchError, Marks, Sink, SinkError, Stop, Taken};
use crate::core::key::{BotId, Identity};
use crate::core::message::{Attachment, Inbound, MediaRef, What};
use crate::core::time::Timestamp;
use crate::ports::NewBlob;

/// The bot of every harness.
pub(super) const BOT: &str = "maison";

/// How long a fake may take to hand something on, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing more has to come.
const QUIET: Duration = Duration::from_millis(300);
const STEP: Duration = Duration::from_millis(50);

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// Keeps what comes.
#[derive(Default)]
struct Kept(Mutex<Vec<Inbound>>);

impl Sink for Kept {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut take = |event: Inbound| {
            let is_known = kept.iter().any(|known| known.delivery == event.delivery);
            if !is_known {
                kept.push(event);
            }
            if is_known { Taken::Duplicate } else { Taken::New }
        };
        ready(Ok(events.into_iter().map(&mut take).collect())).boxed()
    }
}

impl Kept {
    fn texts(&self) -> Vec<String> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let text = |event: &Inbound| if let What::Message(message) = &event.what { Some(message.text.clone()) } else { None };
        kept.iter().filter_map(text).filter(|text| !text.is_empty()).collect()
    }

    fn file(&self) -> Option<MediaRef> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let files =
            kept.iter().filter_map(|event| if let What::Message(message) = &event.what { Some(&message.attachments) } else { None });
        files.flatten().find_map(Attachment::media).cloned()
    }
}

/// Receives until `done`, and a little longer; meanwhile `says` is done again and again.
async fn receive(harness: &Harness, sink: &Arc<Kept>, says: impl Fn(), done: impl Fn(&Kept) -> bool) -> Finding {
    let stop = Stop::new();
    let waiting = async {
        let came = timeout(PATIENCE, async {
            while !done(sink) {
                says();
                sleep(STEP).await;
            }
        });
        let came = came.await;
        sleep(QUIET).await;
        stop.cancel();
        came
    };
    let receiving = harness.channel.receive(Arc::clone(sink) as Arc<dyn Sink>, stop.clone());
    let (ended, came) = futures_util::join!(receiving, waiting);
    ended?;
    came.map_err(|_| format!("it did not come: {:?}", sink.texts()))
}

/// Has the customer write until they are heard: what was said before a bot was ever there, some platforms tell it never.
async fn meet(harness: &Harness, customer: &dyn Customer) -> Result<Arc<Kept>, String> {
    let sink = Arc::new(Kept::default());
    receive(harness, &sink, || customer.say("Kipferl"), |kept| !kept.texts().is_empty()).await?;
    Ok(sink)
}

pub(super) fn catches_up(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let Some(customer) = harness.customer.as_deref() else { return Ok(()) };
        let sink = meet(harness, customer).await?;
        let said = ["Buchteln, please", "two of them"];
        said.iter().for_each(|text| customer.say(text));
        receive(harness, &sink, || (), |kept| said.iter().all(|text| kept.texts().iter().any(|kept| kept == text))).await?;
        let texts: Vec<String> = sink.texts().into_iter().filter(|text| text != "Kipferl").collect();
        ensure(texts == said, || format!("{texts:?}"))
    }
    .boxed()
}

pub(super) fn marks_hold_no_words(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let Some(customer) = harness.customer.as_deref() else { return Ok(()) };
        meet(harness, customer).await?;
        let marks = harness.marks.read().await.map_err(|error| error.to_string())?;
        let is_clean = |text: &String| !text.contains("Kipferl");
        ensure(marks.iter().all(|(name, value)| is_clean(name) && is_clean(value)), || format!("{marks:?}"))
    }
    .boxed()
}

fn owner(harness: &Harness) -> Identity {
    harness.address.identity(&BotId::new(BOT))
}

pub(super) fn brings_files(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let Some(customer) = harness.customer.as_deref() else { return Ok(()) };
        let sink = meet(harness, customer).await?;
        customer.send_file("label.png", "image/png", PICTURE);
        receive(harness, &sink, || (), |kept| kept.file().is_some()).await?;
        let media = sink.file().ok_or("no file came")?;
        let kept = harness.channel.fetch(&harness.address, &media).await.map_err(|error| error.to_string())?;
        let found = harness.blobs.get(&owner(harness), &kept.id).await.map_err(|error| error.to_string())?;
        let (_, bytes) = found.ok_or_else(|| format!("{kept:?} is not the customer's"))?;
        let bytes: Vec<Bytes> = bytes.try_collect().await.map_err(|error| error.to_string())?;
        ensure(bytes.concat() == PICTURE, || format!("{bytes:?}"))?;
        let again = harness.channel.fetch(&harness.address, &kept).await;
        ensure(again.as_ref() == Ok(&kept), || format!("{again:?}"))
    }
    .boxed()
}

pub(super) fn leaves_files(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let max = 1 << 20;
        let new = NewBlob {
            owner: owner(harness),
            mime: "image/png".to_owned(),
            name: None,
            expires: Timestamp(i64::MAX),
            max_bytes: max,
            quota_bytes: max,
            total_bytes: max,
        };
        let bytes = stream::once(ready(Ok(Bytes::from_static(PICTURE)))).boxed();
        let blob = harness.blobs.put(new, bytes).await.map_err(|error| error.to_string())?;
        let media = MediaRef { id: blob.id, mime: Some(blob.mime), name: Some("label.png".to_owned()), size: Some(blob.size) };
        let answered = harness.channel.fetch(&harness.address, &media).await;
        ensure(answered.as_ref() == Ok(&media), || format!("{answered:?}"))
    }
    .boxed()
}

pub(super) fn refuses_files(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        // What is written to, and not asked, has no files but those here.
        if harness.customer.is_none() {
            return Ok(());
        }
        let media = MediaRef { id: "nothing-like-it".to_owned(), mime: None, name: None, size: None };
        let answered = harness.channel.fetch(&harness.address, &media).await;
        ensure(matches!(answered, Err(FetchError::Refused { .. })), || format!("{answered:?}"))
    }
    .boxed()
}
