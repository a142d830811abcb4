//! One turn: steps, drafts and renders until nothing is left to ask for, without writing anything.

use tokio::time::Instant;

use super::aggregate::{Aggregate, Entry, Happened, Target, pseudonym, request_id};
use super::answer;
use super::counters::{Counters, micros};
use super::outbox;
use super::render::render;
use super::shared::Inner;
use super::unit::BotUnit;
use crate::channel::Request;
use crate::core::dialogue::{Conversation, Effect, Event, Note, Phase, Question, RelayKind, Reply, Ticket, step};
use crate::core::key::{EffectId, Key, LocaleTag};
use crate::core::message::{Action, Delivery, Origin};
use crate::core::time::Timestamp;
use crate::desk;
use crate::locale::Occasion;

/// How many drafts one turn may ask for: the first, and one rewrite.
const MAX_DRAFTS: u32 = 2;

/// What a turn wants to be committed.
pub(super) struct Plan {
    /// The new state with its outbox.
    pub(super) aggregate: Aggregate,
    /// New lines of history.
    pub(super) happened: Vec<Happened>,
    /// How many messages are shown.
    pub(super) shown: u64,
}

/// Runs one event to its end. Dropping the future cancels it; nothing has happened then.
pub(super) async fn run(inner: &Inner, unit: &BotUnit, key: &Key, base: &Aggregate, event: Event) -> Plan {
    let now = inner.clock.now();
    let mut turn = Turn { inner, unit, key, now, question: None, plan: Plan { aggregate: base.clone(), happened: Vec::new(), shown: 0 } };
    let mut question = turn.step(event);
    let mut drafts = 0;
    while let Some((id, asked)) = question.take() {
        drafts += 1;
        let began = Instant::now();
        let draft = answer::draft(unit, &inner.limits, &inner.counters, asked, now).await;
        Counters::add(&inner.counters.answer_us, micros(began));
        question = turn.step(Event::Drafted { answer: id, draft });
        if drafts == MAX_DRAFTS && question.is_some() {
            tracing::error!(conversation = %pseudonym(key), "the dialogue asked for more drafts than it may");
            break;
        }
    }
    turn.plan
}

struct Turn<'a> {
    inner: &'a Inner,
    unit: &'a BotUnit,
    key: &'a Key,
    now: Timestamp,
    /// What was asked last, without its history.
    question: Option<Box<Question>>,
    plan: Plan,
}

impl Turn<'_> {
    /// One step; answers the question it asks, if any.
    fn step(&mut self, event: Event) -> Option<(EffectId, Question)> {
        let began = Instant::now();
        let conversation = std::mem::take(&mut self.plan.aggregate.conversation);
        let (conversation, effects) = step(&self.unit.bot, conversation, self.now, event);
        Counters::add(&self.inner.counters.step_us, micros(began));
        let mut question = None;
        for effect in effects {
            match effect {
                Effect::Answer { id, question: asked, .. } => {
                    self.question = Some(Box::new(Question { history: Vec::new(), violations: Vec::new(), ..asked.clone() }));
                    question = Some((id, asked));
                }
                Effect::Show { id, reply } => self.show(&conversation, id, &reply),
                Effect::Relay { id, ticket, locale, what } => self.relay(&conversation, id, &ticket, &locale, &what),
                Effect::Note(note) => self.note(note),
            }
        }
        self.plan.aggregate.conversation = conversation;
        question
    }

    fn show(&mut self, conversation: &Conversation, id: EffectId, reply: &Reply) {
        let Some(address) = &conversation.address else { return };
        let Some(channel) = self.unit.channel(address) else {
            return self.lose(id.to_string(), outbox::not_connected(address));
        };
        let began = Instant::now();
        let asked = self.question.clone().filter(|_| reply.origin == Origin::Answer);
        let occasion = Occasion { place: conversation.place, at: self.now };
        let messages = render(&self.unit.packs, &occasion, &channel.caps, &self.inner.counters, self.key, id, reply);
        for (part, message) in (0_u32..).zip(messages) {
            if channel.caps.delivery == Delivery::Push
                && let Some(request) = channel.channel.encode(address, &Action::Show(message.clone()))
            {
                let question = asked.clone().filter(|_| part == 0);
                self.plan.aggregate.outbox.push(Entry { question, ..self.entry(id, part, Target::Channel, request) });
            }
            self.plan.shown += 1;
            self.plan.happened.push(Happened::Shown { message });
        }
        Counters::add(&self.inner.counters.render_us, micros(began));
    }

    fn relay(&mut self, conversation: &Conversation, id: EffectId, ticket: &Ticket, locale: &LocaleTag, what: &RelayKind) {
        let request_id = request_id(self.key, id, 0);
        if self.unit.desk.is_none() {
            return self.lose(request_id, outbox::DESK_AWAY.to_owned());
        }
        let is_aside = matches!(what, RelayKind::Said { .. }) && matches!(conversation.phase, Phase::Waiting { .. });
        if is_aside && outbox::is_desk_behind(&self.plan.aggregate) {
            return self.lose(request_id, "too much waits for the desk".to_owned());
        }
        let Some(request) = desk::encode(request_id, &self.unit.bot.id, ticket, &pseudonym(self.key), locale, what) else { return };
        let ticket = Some(ticket.id.clone());
        self.plan.aggregate.outbox.push(Entry { ticket, ..self.entry(id, 0, Target::Desk, request) });
    }

    fn entry(&self, effect: EffectId, part: u32, target: Target, request: Request) -> Entry {
        Entry {
            effect,
            part,
            target,
            ticket: None,
            question: None,
            request,
            created: self.now,
            attempts: 0,
            not_before: None,
            unknown: false,
        }
    }

    /// Says that something will never be taken.
    fn lose(&mut self, id: String, why: String) {
        outbox::count_undeliverable(self.inner, self.key, &why);
        self.plan.happened.push(Happened::Undeliverable { id, why });
    }

    fn note(&mut self, note: Note) {
        if let Note::Violations { withheld: true, violations } = &note {
            Counters::count(&self.inner.counters.withheld);
            let rules: Vec<_> = violations.iter().map(|violation| violation.rule.as_str()).collect();
            tracing::warn!(conversation = %pseudonym(self.key), ?rules, "a draft was kept from the customer");
        }
        self.plan.happened.push(Happened::Note(note));
    }
}
