//! How fast a bot may write, as far as it is documented.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// How many messages and edits may come; zero means no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To one private chat in a minute, spread evenly.
    pub private_per_min: u32,
    /// How many of them may come at once after a silence.
    pub private_burst: u32,
    /// To one group in any minute.
    pub group_per_min: u32,
    /// By the bot in any second.
    pub bot_per_sec: u32,
}

impl Limits {
    /// What Telegram documents: one a second to a person ("short bursts" are allowed), 20 a minute to a group, 30 a second in all.
    pub const DOCUMENTED: Self = Self { private_per_min: 60, private_burst: 5, group_per_min: 20, bot_per_sec: 30 };
    /// None: for tests of other things.
    pub const NONE: Self = Self { private_per_min: 0, private_burst: 0, group_per_min: 0, bot_per_sec: 0 };
}

/// What was written lately.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// When each private chat has rested from all that was written to it.
    rested: HashMap<i64, Instant>,
    groups: HashMap<i64, VecDeque<Instant>>,
    bot: VecDeque<Instant>,
}

const MINUTE: Duration = Duration::from_mins(1);
const SECOND: Duration = Duration::from_secs(1);

impl Written {
    /// Notes one more message to a chat.
    ///
    /// # Errors
    /// How long to wait when that is too fast; then nothing is noted.
    pub(super) fn note(&mut self, limits: Limits, chat: i64, private: bool, now: Instant) -> Result<(), Duration> {
        window(&mut self.bot, limits.bot_per_sec, SECOND, now)?;
        if private && limits.private_per_min > 0 {
            let each = MINUTE / limits.private_per_min;
            let rested = self.rested.get(&chat).copied().unwrap_or(now).max(now);
            let early = rested + each;
            let allowed = now + each * limits.private_burst.max(1);
            if early > allowed {
                return Err(early - allowed);
            }
            self.rested.insert(chat, early);
        }
        if !private {
            let written = self.groups.entry(chat).or_default();
            window(written, limits.group_per_min, MINUTE, now)?;
            written.push_back(now);
        }
        self.bot.push_back(now);
        Ok(())
    }
}

/// Forgets what is older than `time`, and says how long to wait when as many as `most` are left.
fn window(written: &mut VecDeque<Instant>, most: u32, time: Duration, now: Instant) -> Result<(), Duration> {
    while written.front().is_some_and(|first| now.duration_since(*first) >= time) {
        written.pop_front();
    }
    let full = most > 0 && written.len() >= usize::try_from(most).unwrap_or(usize::MAX);
    match written.front() {
        Some(first) if full => Err(time - now.duration_since(*first)),
        _ => Ok(()),
    }
}
