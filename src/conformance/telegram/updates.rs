//! The updates of one bot: waiting, given out, acknowledged.

use std::collections::{HashSet, VecDeque};

use serde_json::{Value, json};
use tokio::time::Instant;

use super::Disorder;

/// The most updates that are given at once.
const MOST: usize = 100;
/// How many acknowledged ones are remembered, so that they can come again.
const REMEMBERED: usize = 200;
/// What a bot is not told of unless it asks for it.
const UNASKED: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// An update that waits to be acknowledged.
#[derive(Clone, Debug)]
pub(super) struct Update {
    pub(super) id: i64,
    /// The chat it is about; webhooks get those of one chat one after another.
    pub(super) chat: i64,
    pub(super) body: Value,
    /// How often it was given out.
    given: u32,
    /// Whether a webhook has it at this moment.
    posting: bool,
    /// Before this a webhook is not tried again.
    not_before: Option<Instant>,
}

/// The queue.
#[derive(Debug)]
pub(super) struct Updates {
    next_id: i64,
    waiting: VecDeque<Update>,
    acknowledged: VecDeque<Update>,
    allowed: Option<HashSet<String>>,
    disorder: Option<Disorder>,
    random: u64,
}

impl Default for Updates {
    fn default() -> Self {
        Self { next_id: 1000, waiting: VecDeque::new(), acknowledged: VecDeque::new(), allowed: None, disorder: None, random: 0 }
    }
}

impl Updates {
    pub(super) fn disorder(&mut self, disorder: Option<Disorder>) {
        self.random = disorder.map_or(0, |disorder| disorder.seed);
        self.disorder = disorder;
    }

    /// What the bot wants to be told of, for updates from now on; an empty list means what it is told unasked.
    pub(super) fn allow(&mut self, kinds: Option<Value>) {
        let Some(Value::Array(kinds)) = kinds else { return };
        let kinds: HashSet<String> = kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        self.allowed = (!kinds.is_empty()).then_some(kinds);
    }

    pub(super) fn allowed(&self) -> Option<Vec<String>> {
        let mut kinds: Vec<String> = self.allowed.as_ref()?.iter().cloned().collect();
        kinds.sort_unstable();
        Some(kinds)
    }

    /// Adds an update of this kind; `None` when the bot does not want to be told. A `body` that is no object stands in the
    /// place of the whole update.
    pub(super) fn push(&mut self, chat: i64, kind: &str, body: &Value) -> Option<i64> {
        let wanted = self.allowed.as_ref().map_or(!UNASKED.contains(&kind), |kinds| kinds.contains(kind));
        let id = self.next_id;
        if wanted {
            self.next_id += 1;
            let body = json!({"update_id": id, kind: body});
            self.waiting.push_back(Update { id, chat, body, given: 0, posting: false, not_before: None });
        }
        wanted.then_some(id)
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn drop_all(&mut self) {
        self.waiting.clear();
    }

    /// The next updates for one who polls; those before `offset` are acknowledged by asking.
    pub(super) fn poll(&mut self, offset: i64, limit: usize) -> Vec<Value> {
        let limit = limit.clamp(1, MOST);
        let keep_last = if offset < 0 { usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX) } else { usize::MAX };
        let surplus = self.waiting.len().saturating_sub(keep_last);
        let disorder = self.disorder;
        let (mut done, mut left) = (VecDeque::new(), VecDeque::new());
        for (n, update) in self.waiting.drain(..).enumerate() {
            // What was never given out cannot be acknowledged by one who only saw later ones.
            let seen = disorder.is_none() || update.given > 0;
            let is_done = n < surplus || (offset > 0 && update.id < offset && seen);
            if is_done { &mut done } else { &mut left }.push_back(update);
        }
        self.waiting = left;
        self.acknowledged.extend(done);
        let surplus = self.acknowledged.len().saturating_sub(REMEMBERED);
        self.acknowledged.drain(..surplus);
        match disorder {
            None => self.waiting.iter_mut().take(limit).map(give).collect(),
            Some(disorder) => self.scrambled(disorder, limit),
        }
    }

    fn scrambled(&mut self, disorder: Disorder, limit: usize) -> Vec<Value> {
        let mut order: Vec<usize> = (0..self.waiting.len()).collect();
        let mut batch = Vec::new();
        while batch.len() < limit && !order.is_empty() {
            let at = order.remove(self.random(disorder.window.min(order.len())));
            batch.extend(self.waiting.get_mut(at).map(give));
            let again = self.random(100) < usize::from(disorder.repeats_percent);
            if again && batch.len() < limit {
                let (old, now) = (self.random(self.acknowledged.len()), self.random(2) == 0);
                batch.extend(self.acknowledged.get(old).filter(|_| now).or(self.waiting.get(at)).map(|update| update.body.clone()));
            }
        }
        batch
    }

    /// The next update for a webhook: the first of a chat of which none is on its way.
    pub(super) fn next_to_post(&mut self, now: Instant) -> Option<Update> {
        let mut busy = HashSet::new();
        let mut ready = Vec::new();
        let wanted = self.disorder.map_or(1, |disorder| disorder.window.max(1));
        for (at, update) in self.waiting.iter().enumerate() {
            let free = !update.posting && update.not_before.is_none_or(|time| time <= now);
            let first = self.disorder.is_some() || busy.insert(update.chat);
            if free && first {
                ready.push(at);
            }
            if ready.len() >= wanted {
                break;
            }
        }
        let at = *ready.get(self.random(ready.len()))?;
        let update = self.waiting.get_mut(at)?;
        update.posting = true;
        Some(update.clone())
    }

    /// When a webhook may be tried again, where all that waits was refused lately.
    pub(super) fn next_attempt(&self) -> Option<Instant> {
        self.waiting.iter().filter(|update| !update.posting).filter_map(|update| update.not_before).min()
    }

    /// The webhook took it.
    pub(super) fn posted(&mut self, id: i64) {
        let Some(at) = self.waiting.iter().position(|update| update.id == id) else { return };
        let percent = self.disorder.map_or(0, |disorder| usize::from(disorder.repeats_percent));
        let again = self.random(100) < percent;
        if let Some(update) = self.waiting.get_mut(at).filter(|update| again && update.given == 0) {
            update.given += 1;
            update.posting = false;
        } else {
            self.waiting.remove(at);
        }
    }

    /// The webhook did not take it. How often that has happened.
    pub(super) fn refused(&mut self, id: i64, not_before: Instant) {
        if let Some(update) = self.waiting.iter_mut().find(|update| update.id == id) {
            update.posting = false;
            update.not_before = Some(not_before);
        }
    }

    /// A number below `limit` (0 for 0) that looks random and is the same for the same seed (SplitMix64).
    fn random(&mut self, limit: usize) -> usize {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        u64::try_from(limit).ok().and_then(|limit| mixed.checked_rem(limit)).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    }
}

fn give(update: &mut Update) -> Value {
    update.given += 1;
    update.body.clone()
}
