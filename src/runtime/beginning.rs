//! The beginning of an answer that is still being written: whole sentences that passed the gate.

use tokio::sync::watch;

use crate::core::bot::{Bot, Usage};
use crate::core::check::whole;
use crate::core::dialogue::{Draft, Question, inspect_beginning};
use crate::core::message::Markup;

/// What is new of a beginning is judged together with all before it: once it is this part of that, so that a long answer
/// is judged some times and not once for each of its sentences.
const NEW_PART: usize = 8;
/// The same for whether there is something new to judge: looking for it is cheaper.
const LOOKED_PART: usize = 32;

/// Where the one who writes tells how far the answer is.
pub(super) type Shows = watch::Sender<Progress>;

/// How far an answer is.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    /// What of it can be seen.
    pub(super) shown: Option<Markup>,
    /// What it has cost.
    pub(super) spent: Usage,
}

/// Checks the beginning of an answer as it grows.
pub(super) struct Beginning<'a> {
    bot: &'a Bot,
    /// Who waits for the whole answer at once is told nothing.
    shows: Option<&'a Shows>,
    /// Whether each check that can keep an answer back can judge a beginning.
    judged: bool,
    /// What was judged already, in bytes.
    seen: usize,
    /// How long the text was when something to judge was looked for.
    looked: usize,
    /// A sentence broke a rule that a rewrite can mend: nothing more is shown before the end.
    held: bool,
    spent: Usage,
}

/// What became of a beginning that grew.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Grown {
    /// It may go on.
    Good,
    /// It can never be shown; so far it is wrong.
    Blocked {
        /// In bytes.
        until: usize,
    },
}

impl<'a> Beginning<'a> {
    /// A beginning that `shows` is told of; its words only where each check of the bot can judge them.
    pub(super) fn new(bot: &'a Bot, shows: Option<&'a Shows>) -> Self {
        let judged = bot.gate.judges_beginnings();
        Self { bot, shows, judged, seen: 0, looked: 0, held: false, spent: Usage::default() }
    }

    /// The answer begins anew. What was shown of the one before stays until there is something to show of this one.
    pub(super) fn begin_again(&mut self) {
        (self.seen, self.looked, self.held) = (0, 0, false);
    }

    /// Looks at what is whole of `text` and was not looked at before.
    pub(super) fn grow(&mut self, text: &str, question: &Question, draft: impl Fn(&str) -> Draft) -> Grown {
        let Some(shows) = self.shows.filter(|_| self.judged) else { return Grown::Good };
        if self.held || text.len().saturating_sub(self.looked) < self.looked / LOOKED_PART {
            return Grown::Good;
        }
        self.looked = text.len();
        let until = whole(text);
        if until <= self.seen || until - self.seen < self.seen / NEW_PART {
            return Grown::Good;
        }
        self.seen = until;
        let draft = draft(text.get(..until).unwrap_or_default());
        let verdict = inspect_beginning(self.bot, question, &draft);
        if verdict.blocks() {
            return Grown::Blocked { until };
        }
        self.held = !verdict.passes();
        if !self.held {
            shows.send_modify(|progress| progress.shown = Some(draft.markup));
        }
        Grown::Good
    }

    /// What the answer has cost so far.
    pub(super) fn spent(&self) -> Usage {
        self.spent
    }

    /// Notes what the answer has cost so far.
    pub(super) fn spend(&mut self, spent: Usage) {
        self.spent = spent;
        if let Some(shows) = self.shows {
            shows.send_modify(|progress| progress.spent = spent);
        }
    }
}
