//! Whatever happens in whatever order: nothing panics, and what must hold after every step holds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use turjuman::core::bot::{Bot, SlotKind, Then};
use turjuman::core::dialogue::{
    Agent, AgentAct, Conversation, Draft, DraftFailure, Effect, Event, Frame, Note, Phase, RelayKind, Reply, ReplyLabel, ReplyPart, SCHEMA,
    step,
};
use turjuman::core::key::{DeliveryId, EffectId};
use turjuman::core::message::{Attachment, Author, Inbound, Markup, MediaRef, Message, MessageId, Origin, Place, What};
use turjuman::core::text::{Value, id};
use turjuman::core::time::Timestamp;

use super::bot;
use super::play::{START, address, passage};

/// Something that happens, before it is given ids of the moment.
#[derive(Clone, Debug)]
enum Happens {
    Turn(Vec<Does>),
    Drafted { right: bool, kind: u8, text: String },
    Agent { right: bool, act: u8, text: String },
    RelayFailed { right: bool },
    Time(u32),
    Due,
    Stale,
    Resume,
    Condensed { right: bool },
    Quarantined,
    Changed(usize),
    Part(u16),
}

#[derive(Clone, Debug)]
enum Does {
    Says(String),
    Edits(usize, String),
    Deletes(usize),
    Reacts(usize),
    Chooses(String),
    Sends(String),
}

const CHANGES: [&str; 8] =
    ["as it was", "no desk", "no survey", "office hours", "no hours", "no flows", "no colour question", "no Japanese"];

const WORDS: [&str; 30] = [
    "Where is my parcel?",
    "/start",
    "/help",
    "/language",
    "/language de",
    "/language Klingon",
    "/human",
    "/privacy",
    "/reset",
    "/cancel",
    "/hilfe@bot",
    "／help",
    "/nope",
    "send back",
    "send back AB-1234",
    "AB-1234",
    "paint",
    "dark blue",
    "10",
    "1",
    "5",
    "٢",
    "３",
    "",
    " ",
    "👍",
    "?!",
    "call me",
    "return\u{0}\u{202e}",
    "/",
];

const CHOICES: [&str; 14] = [
    "language:de",
    "language:ja",
    "language:",
    "rating:1",
    "rating:5",
    "rating:6",
    "flow:returns:reason:size",
    "flow:returns:reason:nope",
    "flow:",
    "flow:a:b:c:d",
    "command:human",
    "command:reset",
    "command:",
    "",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![6 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 2 => any::<String>(), 1 => "(/|／)\\PC{0,9}"]
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        8 => words().prop_map(Does::Says),
        2 => (0_usize..12, words()).prop_map(|(which, text)| Does::Edits(which, text)),
        1 => (0_usize..12).prop_map(Does::Deletes),
        1 => (0_usize..12).prop_map(Does::Reacts),
        2 => prop::sample::select(&CHOICES[..]).prop_map(|choice| Does::Chooses(choice.to_owned())),
        1 => words().prop_map(Does::Sends),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        8 => prop::collection::vec(does(), 0..5).prop_map(Happens::Turn),
        5 => (prop::bool::weighted(0.9), 0_u8..7, words()).prop_map(|(right, kind, text)| Happens::Drafted { right, kind, text }),
        4 => (prop::bool::weighted(0.9), 0_u8..5, words()).prop_map(|(right, act, text)| Happens::Agent { right, act, text }),
        1 => any::<bool>().prop_map(|right| Happens::RelayFailed { right }),
        2 => (0_u32..3_000).prop_map(Happens::Time),
        2 => Just(Happens::Due),
        1 => Just(Happens::Stale),
        1 => Just(Happens::Resume),
        1 => any::<bool>().prop_map(|right| Happens::Condensed { right }),
        1 => Just(Happens::Quarantined),
        1 => (0..CHANGES.len()).prop_map(Happens::Changed),
        2 => any::<u16>().prop_map(Happens::Part),
    ]
}

struct World {
    bot: Bot,
    conversation: Conversation,
    now: Timestamp,
    known: BTreeSet<DeliveryId>,
    messages: usize,
}

impl World {
    fn new() -> Self {
        Self { bot: bot::bot(), conversation: Conversation::default(), now: START, known: BTreeSet::new(), messages: 0 }
    }

    fn live(&mut self, what: Happens) {
        let ticket = |right: bool| {
            let open = self.conversation.phase.ticket().filter(|_| right);
            open.map_or_else(|| "T-OTHER".to_owned(), |ticket| ticket.id.clone())
        };
        let event = match what {
            Happens::Turn(does) => Event::Turn { messages: does.into_iter().map(|what| self.inbound(what)).collect() },
            Happens::Drafted { right, kind, text } => self.drafted(right, kind, &text),
            Happens::Agent { right, act, text } => {
                let act = match act {
                    0 => AgentAct::Return,
                    1 => AgentAct::Close,
                    _ => AgentAct::Reply { text, attachments: Vec::new() },
                };
                let agent = Agent { ticket: ticket(right), name: "Ann".to_owned(), act };
                Event::Agent { delivery: DeliveryId::new("agent"), agent }
            }
            Happens::RelayFailed { right } => Event::RelayFailed { ticket: ticket(right) },
            Happens::Time(minutes) => {
                self.now = self.now.plus_ms(i64::from(minutes) * 60_000);
                return;
            }
            Happens::Changed(which) => {
                self.bot = bot::changed(CHANGES[which]);
                return;
            }
            Happens::Part(bits) => {
                self.bot = bot::part(bits);
                return;
            }
            Happens::Due => Event::Due,
            Happens::Stale => Event::Stale { unsent: Vec::new() },
            Happens::Resume => Event::Resume,
            Happens::Condensed { right } => {
                let lines = self.conversation.to_condense().unwrap_or_default().into_iter().skip(usize::from(!right)).collect();
                Event::Condensed { lines, summary: Some("They spoke.".to_owned()) }
            }
            Happens::Quarantined => {
                let newest = self.inbound(Does::Says("boom".to_owned()));
                Event::Quarantined { deliveries: vec![newest.delivery.clone()], newest: Some(Box::new(newest)) }
            }
        };
        self.tell(event);
    }

    fn inbound(&mut self, what: Does) -> Inbound {
        let known = |n: usize| MessageId::new(format!("m{n}"));
        let what = match what {
            Does::Says(text) => What::Message(Message::text(self.message(), text)),
            Does::Sends(text) => {
                let media = MediaRef { id: "f".to_owned(), mime: None, name: None, size: None };
                What::Message(Message::text(self.message(), text).with_attachments(vec![Attachment::File { media }]))
            }
            Does::Edits(which, text) => What::Edited(Message::text(format!("m{which}"), text)),
            Does::Deletes(which) => What::Deleted { message: known(which) },
            Does::Reacts(which) => What::Reacted { message: known(which), emoji: "👍".to_owned(), removed: false },
            Does::Chooses(choice) => What::Chose { choice, message: None },
        };
        let delivery = DeliveryId::new(format!("d{}", self.known.len()));
        self.known.insert(delivery.clone());
        Inbound::new(delivery, address(), Place::Public, Author::new("kim"), self.now, what)
    }

    fn message(&mut self) -> String {
        self.messages += 1;
        // Ids come round again, so that edits and deletions often meet a message.
        format!("m{}", self.messages % 12)
    }

    fn drafted(&self, right: bool, kind: u8, text: &str) -> Event {
        let awaited = self.conversation.awaiting.as_ref().map(|awaiting| awaiting.answer).filter(|_| right);
        let sources = vec![passage("a", "Delivery", "en"), passage("d", "", "de")];
        let draft =
            |frame, sources| Ok(Draft { markup: Markup::text(text), frame, sources, evidence: Vec::new(), instructions: "".into() });
        let draft = match kind {
            0 => Err(DraftFailure::NothingFound),
            1 => Err(DraftFailure::Model),
            2 => draft(Frame::Passages, sources),
            3 => draft(Frame::OtherLanguage, sources),
            4 => draft(Frame::OtherLanguage, Vec::new()),
            _ => draft(Frame::None, sources),
        };
        Event::Drafted { answer: awaited.unwrap_or(EffectId { sequence: u64::MAX, n: 0 }), draft }
    }

    fn tell(&mut self, event: Event) {
        let before = std::mem::take(&mut self.conversation);
        let again = step(&self.bot, before.clone(), self.now, event.clone());
        let (after, effects) = step(&self.bot, before.clone(), self.now, event.clone());
        assert_eq!((&after, &effects), (&again.0, &again.1), "the same step twice");
        assert_eq!(after.sequence, before.sequence + 1);
        check_effects(&after, &effects, &self.known);
        check_state(&after);
        check_words(&self.bot, &effects);
        check_ticket(&before, &after, &event, &effects);
        check_silence(&before, &after, &event, &effects);
        match event {
            Event::Turn { messages } => {
                // What was never finished is answered too.
                let unfinished = before.awaiting.is_some();
                check_turn(&messages, &effects, unfinished);
            }
            Event::Due => assert!(after.next_due().is_none_or(|at| at > self.now)),
            _ => {}
        }
        check_round_trip(&after);
        self.conversation = after;
    }
}

fn check_round_trip(after: &Conversation) {
    let mut read = Conversation::decode(SCHEMA, &serde_json::to_vec(after).unwrap()).unwrap();
    // A confidence may lose its last bit in JSON.
    assert!((read.language.confidence - after.language.confidence).abs() < 1e-12);
    read.language.confidence = after.language.confidence;
    assert_eq!(read, *after, "written and read");
}

fn shows(effects: &[Effect]) -> impl Iterator<Item = &Reply> {
    effects.iter().filter_map(|effect| if let Effect::Show { reply, .. } = effect { Some(reply) } else { None })
}

fn check_effects(after: &Conversation, effects: &[Effect], known: &BTreeSet<DeliveryId>) {
    let ids: Vec<EffectId> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Show { id, .. } | Effect::OpenPrivate { id, .. } | Effect::Answer { id, .. } | Effect::Relay { id, .. } => Some(*id),
            Effect::Note(_) => None,
        })
        .collect();
    assert!(ids.iter().all(|id| id.sequence == after.sequence));
    assert!(ids.is_sorted_by(|a, b| a < b), "ids are unique and in order");
    let questions: Vec<_> =
        effects.iter().filter_map(|effect| if let Effect::Answer { question, .. } = effect { Some(question) } else { None }).collect();
    assert!(questions.len() <= 1);
    for question in questions {
        assert!(!question.text.is_empty() && question.text.chars().count() <= 8_000);
        assert!(question.deliveries.iter().all(|delivery| known.contains(delivery)));
    }
    for reply in shows(effects) {
        assert!(!reply.parts.is_empty());
        assert!(reply.answers.iter().all(|delivery| known.contains(delivery)));
    }
}

/// Nothing is said that this version of the bot has no words for: a customer would see an id.
fn check_words(bot: &Bot, effects: &[Effect]) {
    let slots = || bot.flows.values().flat_map(|flow| &flow.slots);
    let labels = slots().flat_map(|slot| if let SlotKind::Choice(options) = &slot.kind { options.as_slice() } else { &[] });
    let ends = bot.flows.values().map(|flow| match &flow.then {
        Then::Say(text) | Then::Handover(text) => text.as_str(),
    });
    let own = slots().map(|slot| slot.ask.as_str()).chain(labels.map(|(_, label)| label.as_str())).chain(ends);
    let known: BTreeSet<_> = id::REQUIRED.iter().map(|(id, _)| *id).chain(own).collect();
    for reply in shows(effects) {
        assert!(bot.languages.locales().contains(&reply.locale), "{}", reply.locale);
        let labels = reply.choices.iter().filter_map(|(_, label)| if let ReplyLabel::Text(text) = label { Some(text) } else { None });
        let parts = reply.parts.iter().flat_map(|part| match part {
            ReplyPart::Text(text) => std::slice::from_ref(text),
            ReplyPart::List { items } => items.as_slice(),
            ReplyPart::Markup { .. } | ReplyPart::Files { .. } => &[],
        });
        for text in labels.chain(parts) {
            assert!(known.contains(text.id.as_str()), "{}", text.id);
            if text.id == id::LANGUAGE_SWITCHED {
                assert_eq!(text.args["language"], Value::Name(bot.packs[&reply.locale].name.clone()));
            }
        }
    }
}

/// A ticket ends by what a person does, by the customer's own `/reset`, or because the desk refused it; by nothing else.
fn check_ticket(before: &Conversation, after: &Conversation, event: &Event, effects: &[Effect]) {
    let Some(ticket) = before.phase.ticket() else { return };
    let left = effects.iter().any(|effect| matches!(effect, Effect::Relay { what: RelayKind::Left, ticket: of, .. } if of == ticket));
    let ended = match event {
        Event::Agent { agent, .. } => agent.ticket == ticket.id && !matches!(agent.act, AgentAct::Reply { .. }),
        Event::RelayFailed { ticket: of } => *of == ticket.id,
        _ => left,
    };
    assert!(ended || after.phase.ticket() == Some(ticket), "{event:?}");
}

fn check_state(after: &Conversation) {
    assert!(after.recent.len() <= Conversation::MAX_LINES);
    assert!(after.recent.iter().all(|line| line.text.chars().count() <= Conversation::MAX_LINE_CHARS));
    assert!(after.recent.iter().all(|line| line.files.len() <= Conversation::MAX_LINE_FILES));
    assert!(after.timers.iter().all(|timer| timer.belongs_to(&after.phase)), "{:?} in {:?}", after.timers, after.phase);
    assert!(after.timers.len() <= 1);
    assert_eq!(after.next_due(), after.timers.iter().map(|timer| timer.at()).min());
}

/// While a person answers, only people, commands that still work and failures of ours are seen.
fn check_silence(before: &Conversation, after: &Conversation, event: &Event, effects: &[Effect]) {
    let with_person = |conversation: &Conversation| matches!(conversation.phase, Phase::WithPerson { .. });
    if !with_person(before) || !with_person(after) || matches!(event, Event::Quarantined { .. }) {
        return;
    }
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Answer { .. })));
    for reply in shows(effects) {
        let still_works = [id::LANGUAGE_SWITCHED, id::LANGUAGE_WHICH, id::LANGUAGE_UNKNOWN];
        let command = matches!(&reply.parts[0], ReplyPart::Text(text) if still_works.contains(&text.id.as_str()));
        assert!(reply.origin == Origin::Agent || command, "{reply:?}");
    }
}

/// What was heard is noted, and whoever waits for one of a turn's deliveries gets what the turn shows.
fn check_turn(messages: &[Inbound], effects: &[Effect], unfinished: bool) {
    let heard = effects.iter().any(|effect| matches!(effect, Effect::Note(Note::Heard { messages: noted }) if noted == messages));
    assert!(heard);
    let deliveries: Vec<_> = messages.iter().map(|inbound| inbound.delivery.clone()).collect();
    let answers = |all: &[DeliveryId]| if unfinished { all.ends_with(&deliveries) } else { all == deliveries };
    assert!(shows(effects).all(|reply| answers(&reply.answers)));
    for effect in effects {
        if let Effect::Answer { question, .. } = effect {
            assert!(answers(&question.deliveries), "{:?}", question.deliveries);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_events(all in prop::collection::vec(happens(), 1..40)) {
        let mut world = World::new();
        for what in all {
            world.live(what);
        }
    }
}

#[test]
fn the_longest_question_and_one_character_more() {
    for (length, cut) in [(8_000, None), (8_001, Some(1))] {
        let mut world = World::new();
        let text = "語".repeat(length);
        let inbound = world.inbound(Does::Says(text));
        let (after, effects) = step(&world.bot, Conversation::default(), START, Event::Turn { messages: vec![inbound] });
        assert_eq!(after.recent[0].text.chars().count(), Conversation::MAX_LINE_CHARS);
        assert_eq!(after.last_question.unwrap().text.chars().count(), 8_000);
        let noted = effects.iter().find_map(|effect| if let Effect::Note(Note::Cut { chars }) = effect { Some(*chars) } else { None });
        assert_eq!(noted, cut);
    }
}

#[test]
fn tickets_are_named_by_conversation_count_and_moment() {
    let opened = |conversation: Conversation, now| {
        let mut world = World::new();
        let inbound = world.inbound(Does::Says("/human".to_owned()));
        let (after, _) = step(&world.bot, conversation, now, Event::Turn { messages: vec![inbound] });
        after.phase.ticket().unwrap().id.clone()
    };
    let first = opened(Conversation::default(), START);
    assert_eq!(first, opened(Conversation::default(), START), "a repeated step opens the same ticket");
    assert_ne!(first, opened(Conversation::default(), START.plus_ms(1)));
    assert_ne!(first, opened(Conversation { tickets: 1, ..Conversation::default() }, START));
    assert_eq!(first.len(), 10);
    assert!(first.starts_with("T-") && !first[2..].contains(['I', 'L', 'O', 'U']));
}
