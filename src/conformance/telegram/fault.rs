//! What can go wrong at the Bot API.

use std::collections::VecDeque;
use std::time::Duration;

use super::Refusal;
use crate::conformance::channel::Weather;

/// What goes wrong with one request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is refused, and nothing is done.
    Refuse(Refusal),
    /// A page of HTML that some proxy put before the server, with this status; nothing is done.
    Page(u16),
    /// The connection is cut, and nothing is done.
    CutBefore,
    /// It is done, and the connection is cut before the answer.
    CutAfter,
    /// No answer comes, and nothing is done.
    SilentBefore,
    /// It is done, and no answer comes.
    SilentAfter,
    /// It is done, and the answer comes so much later.
    Late(Duration),
    /// It is done, and the answer is no JSON.
    Garbled,
}

impl From<Weather> for Option<Fault> {
    fn from(weather: Weather) -> Self {
        match weather {
            Weather::Fine => None,
            Weather::Busy { after } => Some(Fault::Refuse(Refusal::busy(after))),
            Weather::Broken => Some(Fault::Page(502)),
            Weather::Slow => Some(Fault::SilentAfter),
            Weather::Cut => Some(Fault::CutAfter),
            Weather::Garbled => Some(Fault::Garbled),
            Weather::Gone => Some(Fault::Refuse(Refusal::bad("chat not found"))),
        }
    }
}

/// Which requests a fault is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// All.
    Any,
    /// Those that show something or change what is shown.
    Shows,
    /// Those that ask for updates.
    Polls,
    /// Those of this method, in the documented spelling.
    Method(&'static str),
}

impl When {
    fn covers(&self, method: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Shows => shows(method),
            Self::Polls => method == "getupdates",
            Self::Method(name) => name.eq_ignore_ascii_case(method),
        }
    }
}

/// Whether a method (in small letters) shows something or changes what is shown.
pub(super) fn shows(method: &str) -> bool {
    (method.starts_with("send") && method != "sendchataction") || method.starts_with("editmessage")
}

/// Updates that do not come once and in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// From how many of the waiting ones the next is drawn.
    pub window: usize,
    /// How many of a hundred come once more, some of them after they were acknowledged.
    pub repeats_percent: u8,
    /// Makes it the same every time.
    pub seed: u64,
}

/// What the next requests meet.
#[derive(Debug, Default)]
pub(super) struct Faults {
    next: VecDeque<(When, Option<Fault>)>,
    always: Vec<(When, Fault)>,
}

impl Faults {
    pub(super) fn queue(&mut self, when: &When, faults: impl IntoIterator<Item = Option<Fault>>) {
        self.next.extend(faults.into_iter().map(|fault| (when.clone(), fault)));
    }

    pub(super) fn always(&mut self, when: When, fault: Fault) {
        self.always.push((when, fault));
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What a request of this method (in small letters) meets.
    pub(super) fn meet(&mut self, method: &str) -> Option<Fault> {
        if let Some(at) = self.next.iter().position(|(when, _)| when.covers(method)) {
            return self.next.remove(at).and_then(|(_, fault)| fault);
        }
        self.always.iter().find(|(when, _)| when.covers(method)).map(|(_, fault)| fault.clone())
    }
}
