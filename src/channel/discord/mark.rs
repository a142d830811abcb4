//! How far each place has been read: what is missed while nobody listens is read from there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::snowflake::Snowflake;
use crate::channel::{Marks, SinkError};
use crate::core::time::Timestamp;

/// A place in which nothing was said for so long is not read any more.
const FORGOTTEN_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// The most places that are remembered; beyond it the one of which nothing was heard longest is forgotten.
const MAX_PLACES: usize = 10_000;

/// How far one place has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The last message that was taken.
    pub(super) last: Snowflake,
    /// The guild that it is in.
    pub(super) guild: Option<Snowflake>,
}

/// The marks of an account, kept by the runtime.
pub(super) struct Marked {
    kept: Arc<dyn Marks>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    places: BTreeMap<Snowflake, Mark>,
    /// What the runtime has not been told yet; empty values take a place away.
    changed: BTreeMap<String, String>,
    loaded: bool,
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let last = Snowflake::parse(words.next()?)?;
        Some(Self { last, guild: words.next().and_then(Snowflake::parse) })
    }

    fn text(self) -> String {
        self.guild.map_or_else(|| self.last.to_string(), |guild| format!("{} {guild}", self.last))
    }
}

impl Marked {
    pub(super) fn new(kept: Arc<dyn Marks>) -> Self {
        Self { kept, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what was kept, once, and forgets places in which nothing was said for long.
    pub(super) async fn load(&self, now: Timestamp) -> Result<(), SinkError> {
        if self.state().loaded {
            return Ok(());
        }
        let kept = self.kept.read().await?;
        let mut state = self.state();
        for (name, value) in kept {
            let (Some(place), Some(mark)) = (Snowflake::parse(&name), Mark::parse(&value)) else { continue };
            if now.ms_since(mark.last.at()) < FORGOTTEN_MS {
                state.places.entry(place).or_insert(mark);
            } else {
                state.changed.entry(name).or_default();
            }
        }
        state.loaded = true;
        Ok(())
    }

    /// The places of one shard with how far they were read.
    pub(super) fn of_shard(&self, belongs: impl Fn(Option<Snowflake>) -> bool) -> Vec<(Snowflake, Mark)> {
        self.state().places.iter().filter(|(_, mark)| belongs(mark.guild)).map(|(place, mark)| (*place, *mark)).collect()
    }

    /// The last message that was taken in any place of one shard.
    pub(super) fn latest(&self, belongs: impl Fn(Option<Snowflake>) -> bool) -> Option<Snowflake> {
        self.state().places.values().filter(|mark| belongs(mark.guild)).map(|mark| mark.last).max()
    }

    /// Whether a place is read.
    pub(super) fn knows(&self, place: Snowflake) -> bool {
        self.state().places.contains_key(&place)
    }

    /// Makes it durable that places are read from now on, before the first message of each is taken: were we killed right
    /// after it, what comes next would be missed.
    pub(super) async fn begin(&self, new: &[(Snowflake, Mark)]) -> Result<(), SinkError> {
        let begun: BTreeMap<String, String> = {
            let state = self.state();
            let unknown = new.iter().filter(|(place, _)| !state.places.contains_key(place));
            unknown
                .map(|(place, mark)| (place.to_string(), Mark { last: Snowflake(mark.last.0.saturating_sub(1)), ..*mark }.text()))
                .collect()
        };
        if begun.is_empty() { Ok(()) } else { self.kept.write(begun).await }
    }

    /// A message was taken.
    pub(super) fn seen(&self, place: Snowflake, mark: Mark) {
        let mut state = self.state();
        if state.places.get(&place).is_some_and(|known| known.last >= mark.last) {
            return;
        }
        state.places.insert(place, mark);
        state.changed.insert(place.to_string(), mark.text());
        if state.places.len() > MAX_PLACES
            && let Some(oldest) = state.places.iter().min_by_key(|(_, mark)| mark.last).map(|(place, _)| *place)
        {
            forget(&mut state, oldest);
        }
    }

    /// A place is not there any more.
    pub(super) fn gone(&self, place: Snowflake) {
        forget(&mut self.state(), place);
    }

    /// Makes durable what changed.
    pub(super) async fn flush(&self) -> Result<(), SinkError> {
        let changed = std::mem::take(&mut self.state().changed);
        if changed.is_empty() {
            return Ok(());
        }
        let told = self.kept.write(changed.clone()).await;
        if told.is_err() {
            let mut state = self.state();
            for (name, value) in changed {
                state.changed.entry(name).or_insert(value);
            }
        }
        told
    }
}

fn forget(state: &mut State, place: Snowflake) {
    if state.places.remove(&place).is_some() {
        state.changed.insert(place.to_string(), String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::channel::MemoryMarks;

    #[tokio::test]
    async fn places_are_read_on_from_where_they_were() {
        let kept = Arc::new(MemoryMarks::default());
        let day = |days: u64| Snowflake(Snowflake::last_at(Timestamp(1_790_000_000_000)).0 + ((days * 86_400_000) << 22));
        let (dm, channel, old) = (Snowflake(1), Snowflake(2), Snowflake(3));
        let marks = Marked::new(kept.clone());
        marks.load(day(0).at()).await.unwrap();
        let mark = |last, guild| Mark { last, guild };
        marks.begin(&[(dm, mark(day(8), None))]).await.unwrap();
        assert_eq!(kept.read().await.unwrap().get("1"), Some(&(day(8).0 - 1).to_string()));
        for (place, seen) in [(dm, mark(day(8), None)), (channel, mark(day(7), Some(Snowflake(9)))), (old, mark(day(0), None))] {
            marks.seen(place, seen);
        }
        marks.seen(dm, mark(day(7), None));
        marks.flush().await.unwrap();
        let again = Marked::new(kept.clone());
        again.load(day(8).at()).await.unwrap();
        assert_eq!(again.of_shard(|_| true), [(dm, mark(day(8), None)), (channel, mark(day(7), Some(Snowflake(9))))]);
        assert_eq!(again.of_shard(|guild| guild.is_some()).len(), 1);
        again.gone(channel);
        again.flush().await.unwrap();
        assert_eq!(kept.read().await.unwrap().into_keys().collect::<Vec<_>>(), ["1"]);
    }
}
