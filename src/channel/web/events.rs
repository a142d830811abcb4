//! The stream of events of one page: what was said so far, what is said from now on, and what is being written.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use serde_json::{Value, json};

use super::encode::{event, heard, shown};
use super::limits::Place;
use super::routes::Routes;
use super::words::direction;
use crate::channel::{Live, Recorded, SinkError, Told};
use crate::core::key::{DeliveryId, LocaleTag};
use crate::core::message::{Address, What};

/// How long a stream is silent before a sign of life.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// What `History::transcript` answers at most, but for what shares a cursor.
const PAGE: usize = 100;
/// How many lines of history before a stream are looked through for the label of a choice.
const LOOK_BACK: u64 = 64;
/// How many labels are remembered at least before they are looked up again.
const MAX_LABELS: usize = 1_000;

/// What one page is told.
struct Feed {
    routes: Arc<Routes>,
    address: Address,
    /// The last place in the history of which the page was told all.
    cursor: u64,
    /// Whether the page remembers a place; it is looked up before anything is told.
    resumes: bool,
    /// What was told although it waits to be dealt with. It comes again with its place.
    waiting: HashSet<DeliveryId>,
    /// What the customer read on what they could pick.
    labels: HashMap<String, String>,
    /// The language of the last message.
    locale: Option<LocaleTag>,
    live: BoxStream<'static, Live>,
    /// A state that is told when everything before it has been.
    state: Option<Live>,
    is_idle: bool,
    changed: Option<BoxFuture<'static, ()>>,
    ready: VecDeque<Bytes>,
    _place: Place,
}

/// The events after `cursor`. The stream ends when the history cannot be read; the page comes again.
pub(super) fn stream(routes: Arc<Routes>, address: Address, cursor: Option<u64>, place: Place) -> BoxStream<'static, Bytes> {
    let live = routes.history.live(&address);
    let feed = Feed {
        routes,
        address,
        cursor: cursor.unwrap_or(0),
        resumes: cursor.is_some_and(|cursor| cursor > 0),
        waiting: HashSet::new(),
        labels: HashMap::new(),
        locale: None,
        live,
        state: None,
        is_idle: true,
        changed: None,
        // The page knows at once that it is heard.
        ready: VecDeque::from([Bytes::from_static(b": \n\n")]),
        _place: place,
    };
    stream::unfold(feed, async |mut feed| feed.next().await.map(|bytes| (bytes, feed))).boxed()
}

impl Feed {
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                return Some(bytes);
            }
            let Some(changed) = &mut self.changed else {
                self.read().await.inspect_err(|error| tracing::debug!(%error, "a stream of events ends")).ok()?;
                continue;
            };
            tokio::select! {
                // First: what was said comes before what is being written.
                biased;
                () = changed => self.changed = None,
                live = self.live.next() => self.turned(live?),
                () = tokio::time::sleep(HEARTBEAT) => return Some(Bytes::from_static(b": \n\n")),
            }
        }
    }

    /// Reads the history on. Everything that is read is ready to be told then.
    async fn read(&mut self) -> Result<(), SinkError> {
        let routes = Arc::clone(&self.routes);
        if std::mem::take(&mut self.resumes) {
            // The page's place is one of a line that it was told; where there is none, the conversation was begun anew.
            let told = routes.history.transcript(&self.address, self.cursor - 1).await?;
            if told.first().and_then(place_of) != Some(self.cursor) {
                self.cursor = 0;
                self.ready.push_back(event("reset", None, &json!({})));
            }
        }
        // Asked for before the reading, so that nothing falls between.
        let changed = routes.history.changed(&self.address);
        let told = routes.history.transcript(&self.address, self.cursor).await?;
        self.learn_labels(&told).await?;
        let before = self.cursor;
        let lines = told.iter().filter(|told| place_of(told).is_some()).count();
        self.tell(&told);
        let has_more = lines >= PAGE && self.cursor > before;
        if !has_more {
            self.changed = Some(changed);
            self.tell_state();
        }
        Ok(())
    }

    /// A choice is told by its label. One that was shown before this stream began is looked up.
    async fn learn_labels(&mut self, told: &[Told]) -> Result<(), SinkError> {
        let shown = told.iter().filter_map(|told| match told {
            Told::Shown(recorded) => Some(recorded),
            Told::Heard { .. } => None,
        });
        if self.labels.len() > MAX_LABELS {
            self.labels.clear();
        }
        self.labels.extend(shown.flat_map(labels));
        let is_unknown = |told: &Told| picked(told).is_some_and(|choice| !self.labels.contains_key(choice));
        if told.iter().any(is_unknown) {
            let earlier = self.routes.history.since(&self.address, self.cursor.saturating_sub(LOOK_BACK)).await?;
            let earlier: Vec<_> = earlier.iter().flat_map(labels).collect();
            for (choice, label) in earlier {
                self.labels.entry(choice).or_insert(label);
            }
        }
        Ok(())
    }

    fn tell(&mut self, told: &[Told]) {
        let mut spoken = None;
        for (n, line) in told.iter().enumerate() {
            let place = place_of(line);
            // Several events may share a place: only the last one names it, so that a cut loses none.
            let is_last = place.is_some() && told.get(n + 1).and_then(place_of) != place;
            let id = place.filter(|_| is_last);
            match line {
                Told::Shown(recorded) => {
                    spoken = Some(recorded.message.locale.clone());
                    self.ready.push_back(event("message", id, &shown(recorded)));
                }
                Told::Heard { inbound, .. } => {
                    let is_news = place.is_some() || self.waiting.insert(inbound.delivery.clone());
                    let label = picked(line).and_then(|choice| self.labels.get(choice));
                    match heard(inbound, label.map(String::as_str)).filter(|_| is_news) {
                        Some(data) => self.ready.push_back(event("heard", id, &data)),
                        // Not shown, but the page is past it.
                        None if id.is_some() => self.ready.push_back(event("passed", id, &json!({}))),
                        None => {}
                    }
                    if place.is_some() {
                        self.waiting.remove(&inbound.delivery);
                    }
                }
            }
            if let Some(place) = id {
                self.cursor = place;
            }
        }
        if let Some(locale) = spoken.filter(|locale| self.routes.words.speaks(locale) && self.locale.as_ref() != Some(locale)) {
            self.ready.push_back(event("texts", None, &Value::Object(self.routes.words.all(&locale))));
            self.locale = Some(locale);
        }
    }

    /// Another state of what is being written. That nothing is written any more is told after the message it became.
    fn turned(&mut self, live: Live) {
        let waits = live == Live::Idle;
        self.state = Some(live);
        if waits {
            self.changed = None;
        } else {
            self.tell_state();
        }
    }

    fn tell_state(&mut self) {
        let Some(live) = self.state.take() else { return };
        let told = match &live {
            Live::Idle if self.is_idle => None,
            Live::Idle => Some(event("idle", None, &json!({}))),
            Live::Typing => self.routes.settings.typing.then(|| event("typing", None, &json!({}))),
            Live::Preview { id, markup, locale } => {
                let data = json!({"id": id, "locale": locale, "direction": direction(locale), "markup": markup});
                Some(event("preview", None, &data))
            }
        };
        self.is_idle = live == Live::Idle;
        self.ready.extend(told);
    }
}

/// The labels of what can be picked under a message.
fn labels(recorded: &Recorded) -> impl Iterator<Item = (String, String)> {
    recorded.message.choices.iter().map(|choice| (choice.id.clone(), choice.label.clone()))
}

/// What the customer picked.
fn picked(told: &Told) -> Option<&str> {
    match told {
        Told::Heard { inbound, .. } => match &inbound.what {
            What::Chose { choice, .. } => Some(choice),
            _ => None,
        },
        Told::Shown(_) => None,
    }
}

fn place_of(told: &Told) -> Option<u64> {
    match told {
        Told::Shown(recorded) => Some(recorded.cursor),
        Told::Heard { cursor, .. } => *cursor,
    }
}
