//! Plays transcripts.
//!
//! | line | meaning |
//! |---|---|
//! | `> text` | a turn of one message; the n-th message is `m<n>`, the n-th event `d<n>` |
//! | `& text` | one more message of the same turn |
//! | `>edit m1 text`, `>delete m1`, `>react m1`, `>choose id`, `>file name`, `>refile m1 text`, `>hint tag text` | other events, also with `&` |
//! | `! text` | the awaited answer is written; `!passages`, `!foreign`, `!bare` (foreign without a source), `!nothing`, `!model`, `!empty`, `!stray` |
//! | `@Ann reply text` | a person acts on the last ticket; `file name text`, `return`, `close`, `stray` (another ticket) |
//! | `~ 31m` | time passes, then a look at the timers |
//! | `= bot no desk` | the configuration changes; `= believed de`, `= pinned de`, `= hears عايز` set the language |
//! | `stale`, `relay failed`, `relay of another failed`, `quarantine`, `due` | other events |
//!
//! Effects stand under the line, indented.

use std::fmt::Write as _;
use std::sync::Arc;

use turjuman::core::bot::Bot;
use turjuman::core::dialogue::{
    Agent, AgentAct, Conversation, Draft, DraftFailure, Effect, Event, Frame, Line, Note, RelayKind, Reply, ReplyLabel, ReplyPart, Speaker,
    step,
};
use turjuman::core::key::{DeliveryId, EffectId};
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::language::Memory;
use turjuman::core::message::{
    Address, Attachment, Author, Block, Inbound, Inline, Markup, MediaRef, Message, MessageId, Origin, Place, What,
};
use turjuman::core::text::{Text, Value};
use turjuman::core::time::Timestamp;

use super::bot;

/// Monday 2026-01-05, 10:00 in Berlin.
pub(super) const START: Timestamp = Timestamp(1_767_603_600_000);

pub(super) struct Stage {
    pub(super) bot: Bot,
    pub(super) conversation: Conversation,
    pub(super) now: Timestamp,
    deliveries: usize,
    messages: usize,
    ticket: String,
    out: String,
}

/// Plays the input lines of a transcript; answers the whole transcript.
pub(super) fn play(transcript: &str) -> String {
    let mut stage = Stage::new();
    let lines: Vec<&str> = transcript.lines().filter(|line| !line.starts_with(' ') && !line.trim().is_empty()).collect();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let turn = if first.starts_with('>') { 1 + rest[1..].iter().take_while(|line| line.starts_with('&')).count() } else { 1 };
        for line in &rest[..turn] {
            writeln!(stage.out, "{line}").unwrap();
        }
        stage.play(&rest[..turn]);
        rest = &rest[turn..];
    }
    stage.out
}

pub(super) fn address() -> Address {
    let [channel, account, place, author] = ["webhook", "default", "room", "kim"].map(Arc::from);
    Address { channel, account, place, author }
}

impl Stage {
    pub(super) fn new() -> Self {
        let (out, ticket) = (String::new(), String::new());
        // English is believed, so that a short word does not decide the language of a scenario.
        let language = Memory { believed: Some(bot::tag("en")), confidence: 0.99, ..Memory::default() };
        let conversation = Conversation { language, ..Conversation::default() };
        Self { bot: bot::bot(), conversation, now: START, deliveries: 0, messages: 0, ticket, out }
    }

    fn play(&mut self, lines: &[&str]) {
        let (head, rest) = lines[0].split_once(' ').unwrap_or((lines[0], ""));
        let event = match head {
            _ if head.starts_with('>') => Event::Turn { messages: lines.iter().map(|line| self.inbound(line)).collect() },
            _ if head.starts_with('!') => self.drafted(&head[1..], rest),
            _ if head.starts_with('@') => self.agent(&head[1..], rest),
            "~" => {
                let (number, unit) = rest.split_at(rest.len() - 1);
                let minutes = number.parse::<i64>().unwrap() * if unit == "h" { 60 } else { 1 };
                self.now = self.now.plus_ms(minutes * 60_000);
                Event::Due
            }
            "=" => return self.set(rest),
            "due" => Event::Due,
            "stale" => Event::Stale { unsent: Vec::new() },
            "resume" => Event::Resume,
            "relay" if rest == "failed" => Event::RelayFailed { ticket: self.ticket.clone() },
            "relay" => Event::RelayFailed { ticket: "T-OTHER".to_owned() },
            "quarantine" => {
                let newest = self.inbound("> boom");
                Event::Quarantined { deliveries: vec![newest.delivery.clone()], newest: Some(Box::new(newest)) }
            }
            other => panic!("what is {other}?"),
        };
        self.tell(event);
    }

    pub(super) fn tell(&mut self, event: Event) {
        let (conversation, effects) = step(&self.bot, std::mem::take(&mut self.conversation), self.now, event);
        self.conversation = conversation;
        if let Some(ticket) = self.conversation.phase.ticket() {
            self.ticket.clone_from(&ticket.id);
        }
        for line in effects.iter().filter_map(effect) {
            writeln!(self.out, "  {}", line.replace('\n', "⏎").replace(&self.ticket, if self.ticket.is_empty() { "" } else { "T-1" }))
                .unwrap();
        }
    }

    fn set(&mut self, what: &str) {
        let (key, value) = what.split_once(' ').unwrap();
        match key {
            "bot" => self.bot = bot::changed(value),
            "believed" => (self.conversation.language.believed, self.conversation.language.confidence) = (Some(bot::tag(value)), 0.99),
            "hears" => self.conversation.language.dialects.hear(value),
            "pinned" => self.conversation.language.pinned = Some(bot::tag(value)),
            other => panic!("what is {other}?"),
        }
    }

    fn inbound(&mut self, line: &str) -> Inbound {
        let (head, rest) = line[1..].split_once(' ').unwrap_or((&line[1..], ""));
        let rest = rest.replace('⏎', "\n");
        let (first, after) = rest.split_once(' ').unwrap_or((&rest, ""));
        let mut author = Author::new("kim").named(Some("🌸 Kim Berger".to_owned()));
        let what = match head {
            "" => What::Message(Message::text(self.message(), rest.clone())),
            "hint" => {
                author = author.hinted(Some(first.to_owned()));
                What::Message(Message::text(self.message(), after))
            }
            "file" => What::Message(Message::text(self.message(), after).with_attachments(vec![file("f1", first)])),
            "edit" => What::Edited(Message::text(first, after)),
            "refile" => What::Edited(Message::text(first, after).with_attachments(vec![file("f3", "other.pdf")])),
            "delete" => What::Deleted { message: MessageId::new(first) },
            "react" => What::Reacted { message: MessageId::new(first), emoji: "👍".to_owned(), removed: false },
            "choose" => What::Chose { choice: rest.clone(), message: None },
            other => panic!("what is {other}?"),
        };
        self.deliveries += 1;
        Inbound::new(DeliveryId::new(format!("d{}", self.deliveries)), address(), Place::Private, author, self.now, what)
    }

    fn message(&mut self) -> String {
        self.messages += 1;
        format!("m{}", self.messages)
    }

    fn drafted(&self, kind: &str, text: &str) -> Event {
        let awaited = self.conversation.awaiting.as_ref().map_or_else(EffectId::default, |awaiting| awaiting.answer);
        let answer = if kind == "stray" { EffectId { sequence: 999, n: 0 } } else { awaited };
        let draft =
            |frame, sources| Ok(Draft { markup: Markup::text(text), frame, sources, evidence: Vec::new(), instructions: "".into() });
        let draft = match kind {
            "" | "stray" => draft(Frame::None, vec![passage("a", "Delivery", "en")]),
            "passages" => {
                draft(Frame::Passages, vec![passage("a", "Delivery", "en"), passage("b", "Returns", "en"), passage("c", "Delivery", "en")])
            }
            "foreign" => draft(Frame::OtherLanguage, vec![passage("d", "Versand", "de")]),
            "bare" => draft(Frame::OtherLanguage, Vec::new()),
            "empty" => Ok(Draft {
                markup: Markup::default(),
                frame: Frame::None,
                sources: Vec::new(),
                evidence: Vec::new(),
                instructions: "".into(),
            }),
            "nothing" => Err(DraftFailure::NothingFound),
            "model" => Err(DraftFailure::Model),
            other => panic!("what is {other}?"),
        };
        Event::Drafted { answer, draft }
    }

    fn agent(&mut self, name: &str, act: &str) -> Event {
        let (verb, text) = act.split_once(' ').unwrap_or((act, ""));
        let ticket = if verb == "stray" { "T-OTHER".to_owned() } else { self.ticket.clone() };
        let act = match verb {
            "reply" | "stray" => AgentAct::Reply { text: text.to_owned(), attachments: Vec::new() },
            "file" => {
                let (name, words) = text.split_once(' ').unwrap_or((text, ""));
                AgentAct::Reply { text: words.to_owned(), attachments: vec![file("f2", name)] }
            }
            "return" => AgentAct::Return,
            "close" => AgentAct::Close,
            other => panic!("what is {other}?"),
        };
        self.deliveries += 1;
        let delivery = DeliveryId::new(format!("d{}", self.deliveries));
        Event::Agent { delivery, agent: Agent { ticket, name: name.to_owned(), act } }
    }
}

fn file(id: &str, name: &str) -> Attachment {
    Attachment::File { media: MediaRef { id: id.to_owned(), mime: None, name: Some(name.to_owned()), size: None } }
}

pub(super) fn passage(id: &str, title: &str, locale: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId(Arc::from(id)),
        title: title.to_owned(),
        heading: String::new(),
        // What the drafts of the transcripts state.
        body: "3, 4, 5, 6 or 14 days".to_owned(),
        locale: bot::tag(locale),
        tags: Vec::new(),
        valid_to: None,
    })
}

fn effect(effect: &Effect) -> Option<String> {
    Some(match effect {
        Effect::Show { reply, .. } => show(reply),
        Effect::Answer { question, .. } => {
            let history: Vec<_> = question.history.iter().map(remembered).collect();
            let history = if history.is_empty() { String::new() } else { format!(" after [{}]", history.join("; ")) };
            let violations = if question.violations.is_empty() { "" } else { " again" };
            let re = question.message.as_ref().map(|id| format!(" re {}", id.0)).unwrap_or_default();
            format!(
                "ask [{}] {:?}{violations}{} for {}{re}",
                question.locale,
                shorten(&question.text),
                history,
                names(&question.deliveries)
            )
        }
        Effect::OpenPrivate { question, .. } => format!("open private: {question}"),
        Effect::Relay { ticket, locale, what, .. } => format!("relay {} [{locale}] {}", ticket.id, relay(what)),
        Effect::Note(note) => return noted(note),
    })
}

fn show(reply: &Reply) -> String {
    let parts: Vec<_> = reply.parts.iter().map(part).collect();
    let who = match reply.origin {
        Origin::Answer => "answer",
        Origin::System => "show",
        Origin::Agent => "person",
    };
    let mut line = format!("{who} [{}] {}", reply.locale, parts.join(" | "));
    for (id, label) in &reply.choices {
        let label = match label {
            ReplyLabel::Text(label) => text(label),
            ReplyLabel::Name(name) => name.clone(),
        };
        write!(line, " <{id} {label}>").unwrap();
    }
    if !reply.sources.is_empty() {
        write!(line, " from {}", reply.sources.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" ")).unwrap();
    }
    if !reply.answers.is_empty() {
        write!(line, " for {}", names(&reply.answers)).unwrap();
    }
    if let Some(message) = &reply.reply_to {
        write!(line, " re {}", message.0).unwrap();
    }
    line
}

fn part(part: &ReplyPart) -> String {
    match part {
        ReplyPart::Text(part) => text(part),
        ReplyPart::List { items } => items.iter().map(text).collect::<Vec<_>>().join(" / "),
        ReplyPart::Markup { markup } => format!("“{}”", words(markup)),
        ReplyPart::Files { attachments } => {
            attachments.iter().filter_map(Attachment::media).map(called).collect::<String>().trim_start().to_owned()
        }
    }
}

fn words(markup: &Markup) -> String {
    let inlines = markup.blocks.iter().flat_map(|block| if let Block::Paragraph { inlines } = block { inlines.as_slice() } else { &[] });
    inlines.filter_map(|inline| if let Inline::Text { text } = inline { Some(text.as_str()) } else { None }).collect()
}

fn text(text: &Text) -> String {
    let args: Vec<_> =
        text.args.iter().filter(|(name, _)| *name != "brand").map(|(name, value)| format!("{name}={}", shown(value))).collect();
    if args.is_empty() { text.id.clone() } else { format!("{}({})", text.id, args.join(", ")) }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Name(name) => format!("‘{name}’"),
        Value::Code(value) | Value::Url(value) | Value::Choice(value) => value.clone(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(" + "),
        Value::Time(time) => time.strftime("%H:%M").to_string(),
        Value::DateTime(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
        other => format!("{other:?}"),
    }
}

fn relay(what: &RelayKind) -> String {
    match what {
        RelayKind::Requested { lines, slots, reason } => {
            let lines: Vec<_> = lines.iter().map(|line| remembered(line) + &files(line)).collect();
            let slots: Vec<_> = slots.iter().map(|(name, value)| format!(" {name}={value}")).collect();
            format!("requested ({reason}){} [{}]", slots.concat(), lines.join("; "))
        }
        RelayKind::Said { line } => format!("said {}{}", shorten(&line.text), files(line)),
        RelayKind::Left => "left".to_owned(),
    }
}

/// The files of a line.
fn files(line: &Line) -> String {
    line.files.iter().map(called).collect()
}

fn called(file: &MediaRef) -> String {
    format!(" ({} {})", file.id, file.name.as_deref().unwrap_or_default())
}

fn noted(note: &Note) -> Option<String> {
    Some(match note {
        Note::Heard { .. } | Note::Language { .. } => return None,
        Note::LanguageAsked { between: [one, other] } => format!("asks whether {one} or {other}"),
        Note::Phase { to } => format!("phase {to}"),
        Note::Rated { rating } => format!("rated {rating}"),
        Note::TicketOpened { .. } => "ticket opened".to_owned(),
        Note::Violations { withheld, violations } => format!("violations {} withheld={withheld}", violations.len()),
        Note::Quarantined { deliveries } => format!("quarantined {}", names(deliveries)),
        Note::Cut { chars } => format!("cut {chars}"),
        Note::Skipped { acts } => format!("skipped {acts}"),
        Note::UnknownTicket { ticket } => format!("unknown ticket {ticket}"),
        Note::UnknownAnswer { answer } => format!("unknown answer {answer}"),
        other => format!("{other:?}"),
    })
}

fn names(deliveries: &[DeliveryId]) -> String {
    deliveries.iter().map(DeliveryId::as_str).collect::<Vec<_>>().join(" ")
}

/// Words of ours stand by their speaker: how a tree reads aloud is tested elsewhere.
fn remembered(line: &Line) -> String {
    match line.by {
        Speaker::Customer => shorten(&line.text),
        by => format!("{by:?}"),
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}
