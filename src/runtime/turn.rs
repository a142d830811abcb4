//! One turn: steps, drafts and renders until nothing is left to ask for, without writing anything.

use serde_json::value::RawValue;
use tokio::time::Instant;

use super::aggregate::{Aggregate, Entry, Happened, Target, pseudonym, request_id};
use super::answer::{self, Desired};
use super::beginning::Beginning;
use super::counters::{Counters, micros};
use super::meter::Stage;
use super::outbox;
use super::render::{printed, render, shows_pictures};
use super::shared::Inner;
use super::unit::BotUnit;
use crate::channel::Request;
use crate::core::bot::Usage;
use crate::core::check::{Severity, Violation};
use crate::core::culture::taboo::Fired;
use crate::core::dialogue::{self, Conversation, Effect, Event, Note, Phase, Question, RelayKind, Reply, ReplyPart, Ticket};
use crate::core::key::{EffectId, Key, LocaleTag};
use crate::core::message::{Action, Caps, Delivery, Origin, Outgoing, Place};
use crate::core::text::{self, Text};
use crate::core::time::Timestamp;
use crate::desk;
use crate::locale::Occasion;

/// What a turn wants to be committed.
pub(super) struct Plan {
    /// The new state with its outbox.
    pub(super) aggregate: Aggregate,
    /// New lines of history.
    pub(super) happened: Vec<Happened>,
    /// How many messages are shown.
    pub(super) shown: u64,
    /// The answer that is to be asked for next.
    pub(super) asks: Option<(EffectId, Question)>,
}

/// Runs one event to its end, or to the question that a slow model is to be asked. Dropping the future cancels it; nothing
/// has happened then.
pub(super) async fn run(inner: &Inner, unit: &BotUnit, key: &Key, base: &Aggregate, event: Event) -> Plan {
    let mut plan = step(inner, unit, key, base.clone(), event);
    while !unit.model.is_slow()
        && let Some((answer, question)) = plan.asks.take()
    {
        let began = Instant::now();
        let place = plan.aggregate.conversation.place;
        let desired = Desired { inner, unit, model: &unit.model, now: inner.clock.now(), place };
        let draft = answer::draft(desired, question, Beginning::new(&unit.bot, None)).await;
        Counters::add(&inner.counters.answer_us, micros(began));
        let Plan { aggregate, happened, shown, .. } = plan;
        plan = step(inner, unit, key, aggregate, Event::Drafted { answer, draft });
        plan.happened.splice(0..0, happened);
        plan.shown += shown;
    }
    plan
}

/// One step, and what it asks for.
pub(super) fn step(inner: &Inner, unit: &BotUnit, key: &Key, base: Aggregate, event: Event) -> Plan {
    let now = inner.clock.now();
    let question = base.conversation.last_question.clone();
    let concludes = matches!(event, Event::Drafted { .. });
    let plan = Plan { aggregate: base, happened: Vec::new(), shown: 0, asks: None };
    let mut turn = Turn { inner, unit, key, now, question, concludes, plan };
    turn.step(event);
    turn.plan
}

struct Turn<'a> {
    inner: &'a Inner,
    unit: &'a BotUnit,
    key: &'a Key,
    now: Timestamp,
    /// What was asked last, without its history.
    question: Option<Question>,
    /// Whether it is the end of an answer, which takes the place of its preview.
    concludes: bool,
    plan: Plan,
}

impl Turn<'_> {
    fn step(&mut self, event: Event) {
        let began = Instant::now();
        let conversation = std::mem::take(&mut self.plan.aggregate.conversation);
        let was_closed = conversation.phase == Phase::Closed;
        let stage = if self.concludes { Stage::Gate } else { Stage::Step };
        let step = || dialogue::step(&self.unit.bot, conversation, self.now, event);
        let (conversation, effects) = self.inner.meter.during(&self.key.bot, stage, step);
        if was_closed && conversation.phase != Phase::Closed {
            self.plan.aggregate.spent = Usage::default();
        }
        Counters::add(&self.inner.counters.step_us, micros(began));
        for effect in effects {
            match effect {
                Effect::Answer { id, question, .. } => {
                    if !question.violations.is_empty() {
                        self.inner.meter.rewrite(&self.key.bot);
                    }
                    self.plan.asks = Some((id, question));
                }
                Effect::Show { id, reply } => self.show(&conversation, id, &reply),
                Effect::OpenPrivate { id, reply, question } => self.open_private(&conversation, id, &reply, question),
                Effect::Relay { id, ticket, locale, what } => self.relay(&conversation, id, &ticket, &locale, &what),
                Effect::Note(note) => self.note(note),
            }
        }
        self.plan.aggregate.conversation = conversation;
    }

    fn show(&mut self, conversation: &Conversation, id: EffectId, reply: &Reply) {
        let Some(address) = &conversation.address else { return };
        let Some(channel) = self.unit.channel(address) else {
            return self.lose(id.to_string(), outbox::not_connected(address));
        };
        let began = Instant::now();
        let asked = self.question.clone().filter(|_| reply.origin == Origin::Answer).map(Box::new);
        let reply = &self.guarded(conversation, reply);
        let messages = self.rendered(conversation.place, channel.caps, id, reply);
        for (part, mut message) in (0_u32..).zip(messages) {
            if let Some(door) = &message.door {
                // Before the link is seen; who follows it is known by then.
                let request = Request { route: "door".to_owned(), id: door.token.clone(), body: RawValue::NULL.to_owned() };
                self.plan.aggregate.outbox.push(self.entry(id, part, Target::Door, request));
            }
            message.interaction = self.plan.aggregate.interaction.clone().filter(|right| right.expires > self.now);
            if channel.caps.delivery == Delivery::Push
                && let Some(request) = channel.channel.encode(address, &self.action(&message))
            {
                let question = asked.clone().filter(|_| part == 0);
                self.plan.aggregate.outbox.push(Entry { question, ..self.entry(id, part, Target::Channel, request) });
            }
            message.interaction = None;
            self.plan.shown += 1;
            self.plan.happened.push(Happened::Shown { message });
        }
        Counters::add(&self.inner.counters.render_us, micros(began));
        self.inner.meter.took(&self.key.bot, Stage::Render, began.elapsed());
    }

    fn rendered(&self, place: Place, caps: Caps, id: EffectId, reply: &Reply) -> Vec<Outgoing> {
        let occasion = Occasion { place, at: self.now };
        render(&self.unit.packs, &occasion, &caps, &self.inner.counters, self.key, id, reply)
    }

    /// A reply that others can read holds nothing that is not said there, whoever put it together: the words of a flow may
    /// be the customer's own. People's words are only noted.
    fn guarded(&mut self, conversation: &Conversation, reply: &Reply) -> Reply {
        if conversation.place == Place::Private {
            return reply.clone();
        }
        let setting = conversation.setting(&self.unit.bot, self.now);
        let occasion = Occasion { place: Place::Public, at: self.now };
        let taboos = &self.unit.bot.taboos;
        let words = printed(&self.unit.packs, &occasion, reply);
        let said = words.iter().flat_map(|text| taboos.said(text, &reply.locale, &setting, None));
        let pictured = if shows_pictures(reply) { Some(taboos.hiding_pictures(&reply.locale, &setting)) } else { None };
        let broken = said.chain(pictured.into_iter().flatten().map(|rule| Fired { rule, span: 0..0 }));
        let violations: Vec<Violation> = broken.filter(|fired| fired.rule.severity == Severity::Block).map(Violation::from).collect();
        if violations.is_empty() {
            return reply.clone();
        }
        let withheld = reply.origin != Origin::Agent;
        self.note(Note::Violations { violations, withheld });
        if !withheld {
            return reply.clone();
        }
        let parts = vec![ReplyPart::Text(Text::new(text::id::PRIVATE_INVITE))];
        Reply { parts, choices: Vec::new(), sources: Vec::new(), origin: Origin::System, ..reply.clone() }
    }

    /// Opens a private place; where the platform cannot, says so.
    fn open_private(&mut self, conversation: &Conversation, id: EffectId, reply: &Reply, question: String) {
        let Some(address) = &conversation.address else { return };
        let Some(channel) = self.unit.channel(address) else {
            return self.lose(id.to_string(), outbox::not_connected(address));
        };
        let Some(with) = self.rendered(Place::Private, channel.caps, id, reply).into_iter().next() else { return };
        let Some(request) = channel.channel.encode(address, &Action::OpenPrivate { with: with.clone() }) else {
            let excuse = Reply { parts: vec![ReplyPart::Text(Text::new(text::id::PRIVATE_UNREACHABLE))], ..reply.clone() };
            return self.show(conversation, id, &excuse);
        };
        self.plan.aggregate.outbox.push(Entry { opens: Some(question), ..self.entry(id, 0, Target::Channel, request) });
        self.plan.shown += 1;
        self.plan.happened.push(Happened::Shown { message: with });
    }

    /// How a message reaches the customer: the first of an answer in the place of its preview.
    fn action(&mut self, message: &Outgoing) -> Action {
        let preview = if self.concludes { self.plan.aggregate.preview.take() } else { None };
        match preview.and_then(|preview| preview.message) {
            Some(message_id) => Action::Edit { message: message_id, with: message.clone() },
            None => Action::Show(message.clone()),
        }
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
        Entry::new(effect, part, target, request, self.now)
    }

    /// Says that something will never be taken.
    fn lose(&mut self, id: String, why: String) {
        outbox::count_undeliverable(self.inner, self.key, &why);
        self.plan.happened.push(Happened::Undeliverable { id, why });
    }

    fn note(&mut self, note: Note) {
        if let Note::Violations { violations, .. } = &note {
            self.inner.meter.violations(&self.key.bot, violations);
        }
        if let Note::Violations { withheld: true, violations } = &note {
            Counters::count(&self.inner.counters.withheld);
            let rules: Vec<_> = violations.iter().map(|violation| violation.rule.as_str()).collect();
            tracing::warn!(conversation = %pseudonym(self.key), ?rules, "a draft was kept from the customer");
        }
        self.plan.happened.push(Happened::Note(note));
    }
}
