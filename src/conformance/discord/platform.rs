//! The fake as the conformance suite sees it.

use std::time::Duration;

use super::{Customer, Fake, Fault, File, On, Problem, Say, Scope};
use crate::conformance::channel::{Platform, Shown, Weather};

impl Platform for Fake {
    fn script(&self, weather: &[Weather]) -> bool {
        self.clear();
        self.queue(On::Messages, weather.iter().copied().map(Fault::from));
        true
    }

    /// Each under its nonce, or under its own id.
    fn shown(&self) -> Vec<Shown> {
        let posted = self.posted().into_iter().filter(|message| !message.deleted);
        posted.map(|message| Shown { text: message.text(), id: message.nonce.unwrap_or_else(|| message.id.to_string()) }).collect()
    }
}

impl crate::conformance::channel::Customer for Customer {
    fn say(&self, text: &str) {
        let said = Self::say(self, self.direct(), text);
        debug_assert!(said.is_ok(), "{said:?}");
    }

    fn send_file(&self, name: &str, mime: &str, bytes: &'static [u8]) {
        let said = Self::say(self, self.direct(), Say::new("").file(File::new(name, mime, bytes)));
        debug_assert!(said.is_ok(), "{said:?}");
    }
}

impl From<Weather> for Fault {
    fn from(weather: Weather) -> Self {
        match weather {
            Weather::Fine => Self::None,
            Weather::Busy { after: Some(after) } => Self::Busy { after, scope: Scope::User },
            Weather::Busy { after: None } => Self::BusyPage { after: None::<Duration> },
            Weather::Broken => Self::Page(502),
            Weather::Slow => Self::SilentAfter,
            Weather::Cut => Self::CutAfter,
            Weather::Garbled => Self::Garbled,
            Weather::Gone => Self::Refuse(Problem::UNKNOWN_CHANNEL),
        }
    }
}
