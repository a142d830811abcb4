//! A bot with everything it needs to run.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::pace::Pacer;
use crate::channel::Channel;
use crate::core::bot::Bot;
use crate::core::message::{Address, Caps};
use crate::desk::Desk;
use crate::locale::Packs;
use crate::ports::Model;

/// Limits of the runtime. The defaults are for production; tests shorten them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a lease lasts.
    pub lease: Duration,
    /// How long a lane waits for a commit that a receipt can ride on, and for the next message.
    pub settle: Duration,
    /// How often a message may cancel an answer that is being written.
    pub max_rejoins: u32,
    /// How long after the first cancelled attempt no further message may cancel.
    pub rejoin_window: Duration,
    /// How long the model may take for one answer in all, its retries included.
    pub model_total: Duration,
    /// How long the model may be silent.
    pub model_idle: Duration,
    /// A wait until the next attempt longer than this is left to the timer of the record.
    pub patience: Duration,
    /// After this long a request is given up.
    pub give_up: Duration,
    /// How long stopping may take.
    pub stop: Duration,
    /// The most lanes at a time.
    pub max_lanes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            lease: Duration::from_secs(30),
            settle: Duration::from_millis(900),
            max_rejoins: 2,
            rejoin_window: Duration::from_secs(8),
            model_total: Duration::from_secs(30),
            model_idle: Duration::from_secs(10),
            patience: Duration::from_secs(2),
            give_up: Duration::from_secs(24 * 3600),
            stop: Duration::from_secs(8),
            max_lanes: 8192,
        }
    }
}

/// A connected channel.
pub struct ChannelUnit {
    /// The adapter.
    pub channel: Arc<dyn Channel>,
    /// What it can do.
    pub caps: Caps,
    /// How fast it may write.
    pub(super) pacer: Arc<Pacer>,
}

impl ChannelUnit {
    /// A connected channel with the pace that its capabilities name.
    #[must_use]
    pub fn new(channel: Arc<dyn Channel>, caps: Caps) -> Self {
        Self { channel, caps, pacer: Arc::new(Pacer::new(caps.pace)) }
    }
}

/// A bot with its packs, model, channels and desk.
pub struct BotUnit {
    /// The compiled bot.
    pub bot: Arc<Bot>,
    /// Its texts.
    pub packs: Arc<Packs>,
    /// Who writes its answers.
    pub model: Arc<dyn Model>,
    /// Who writes them where [`BotUnit::model`] may cost no more; costs nothing.
    pub spare: Arc<dyn Model>,
    /// Its channels by (channel, account).
    pub channels: BTreeMap<(Arc<str>, Arc<str>), ChannelUnit>,
    /// Where handovers go.
    pub desk: Option<Arc<dyn Desk>>,
}

impl BotUnit {
    /// The channel that an address names.
    #[must_use]
    pub fn channel(&self, address: &Address) -> Option<&ChannelUnit> {
        self.channels.get(&(Arc::clone(&address.channel), Arc::clone(&address.account)))
    }
}
