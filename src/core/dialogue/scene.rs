//! One step at work: the conversation as it changes, and the effects so far.

use super::{Conversation, Effect, Line, Note, Phase, Question, RelayKind, Reply, ReplyLabel, ReplyPart, Speaker, Timer};
use crate::core::bot::Bot;
use crate::core::culture::taboo::Setting;
use crate::core::culture::{Person, address};
use crate::core::key::{DeliveryId, EffectId, LocaleTag};
use crate::core::message::{MessageId, Origin, Place};
use crate::core::text::{Text, Value, id};
use crate::core::time::Timestamp;

/// What can be picked: (id, label).
pub(super) type Choices = Vec<(String, ReplyLabel)>;

/// One step at work.
pub(super) struct Scene<'a> {
    pub(super) bot: &'a Bot,
    pub(super) now: Timestamp,
    pub(super) state: Conversation,
    pub(super) effects: Vec<Effect>,
    /// What replies of this step answer.
    pub(super) answering: Answering,
    /// What the platform calls the customer, in a turn of theirs.
    pub(super) author: Option<String>,
}

/// What a reply answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Answering {
    pub(super) deliveries: Vec<DeliveryId>,
    pub(super) message: Option<MessageId>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(bot: &'a Bot, mut state: Conversation, now: Timestamp) -> Self {
        state.sequence = state.sequence.saturating_add(1);
        Self { bot, now, state, effects: Vec::new(), answering: Answering::default(), author: None }
    }

    /// The id of the next effect.
    pub(super) fn next_id(&self) -> EffectId {
        EffectId { sequence: self.state.sequence, n: u32::try_from(self.effects.len()).unwrap_or(u32::MAX) }
    }

    /// The locale that the customer is answered in.
    pub(super) fn locale(&self) -> LocaleTag {
        self.state.language.locale(&self.bot.languages).clone()
    }

    /// The locale in whose words they are answered: of their dialect, if the bot has them.
    pub(super) fn voice(&self) -> LocaleTag {
        self.state.language.voice(&self.bot.languages).clone()
    }

    /// Where and with whom it is spoken.
    pub(super) fn setting(&self) -> Setting {
        self.state.setting(self.bot, self.now)
    }

    pub(super) fn brand(&self) -> Value {
        Value::Name(self.bot.brand.clone())
    }

    /// Shows one system text.
    pub(super) fn say(&mut self, text: Text) {
        self.show(vec![ReplyPart::Text(text)], Vec::new());
    }

    /// Shows system texts, after the greeting if there was none in this session.
    pub(super) fn show(&mut self, parts: Vec<ReplyPart>, choices: Choices) {
        self.greet();
        self.put(Origin::System, parts, choices, Vec::new());
    }

    /// Shows a reply, and with it lets the choices of the reply before expire.
    pub(super) fn put(&mut self, origin: Origin, parts: Vec<ReplyPart>, choices: Choices, sources: Vec<(String, String)>) {
        self.state.offered = choices.iter().map(|(id, _)| id.clone()).collect();
        let reply = Reply {
            parts,
            choices,
            locale: self.voice(),
            origin,
            sources,
            answers: self.answering.deliveries.clone(),
            reply_to: self.answering.message.clone(),
        };
        self.effects.push(Effect::Show { id: self.next_id(), reply });
    }

    /// Introduces the assistant once per session.
    pub(super) fn greet(&mut self) {
        if !self.state.greeted {
            self.introduce();
        }
    }

    /// Introduces the assistant.
    pub(super) fn introduce(&mut self) {
        self.state.greeted = true;
        let greeting = match self.called() {
            Some(name) => Text::new(id::GREETING_NAMED).with("name", Value::Name(name)),
            None => Text::new(id::GREETING),
        };
        let parts = [greeting, Text::new(id::DISCLOSURE)].map(|text| ReplyPart::Text(text.with("brand", self.brand())));
        self.put(Origin::System, parts.into(), Vec::new(), Vec::new());
    }

    /// How the customer is called by name, where the business wants it and nobody reads along.
    fn called(&self) -> Option<String> {
        let display = self.author.as_deref().filter(|_| self.bot.dialogue.greet_by_name && self.state.place == Place::Private)?;
        let pack = self.bot.packs.get(&self.voice())?;
        address(&Person { display, ..Person::default() }, &pack.culture.manners.names)
    }

    /// Asks for an answer; what it answers is the question's.
    pub(super) fn answer(&mut self, question: Question) -> EffectId {
        let id = self.next_id();
        self.effects.push(Effect::Answer { id, question, place: self.state.place });
        id
    }

    pub(super) fn note(&mut self, note: Note) {
        self.effects.push(Effect::Note(note));
    }

    /// Tells the desk, if a ticket is open.
    pub(super) fn relay(&mut self, what: RelayKind) {
        if let Some(ticket) = self.state.phase.ticket().cloned() {
            self.effects.push(Effect::Relay { id: self.next_id(), ticket, locale: self.locale(), what });
        }
    }

    /// Changes the phase. Timers of the old one and choices on offer are void.
    pub(super) fn enter(&mut self, phase: Phase) {
        self.note(Note::Phase { to: phase.name().to_owned() });
        self.state.timers.retain(|timer| timer.belongs_to(&phase));
        self.state.offered.clear();
        self.state.phase = phase;
    }

    /// Remembers words of ours.
    pub(super) fn remember(&mut self, by: Speaker, text: String) {
        self.state.remember(Line { by, at: self.now, text, files: Vec::new(), message: None, delivery: None });
    }

    /// Counts the idle time from now on.
    pub(super) fn stay_open(&mut self) {
        let at = self.now.plus_ms(minutes(self.bot.dialogue.idle_close_mins));
        let timer = Timer::Idle { at };
        if timer.belongs_to(&self.state.phase) {
            self.state.arm(timer);
        }
    }
}

/// Minutes in milliseconds.
pub(super) fn minutes(mins: u32) -> i64 {
    i64::from(mins) * 60_000
}
