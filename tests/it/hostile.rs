//! Strings that somebody chose to do harm with, on their whole way: decoded, heard in every phase and language,
//! echoed by a model, checked, rendered, cut and written down.
//!
//! `TURJUMAN_HOSTILE` names another file: JSON lines with a `text`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::HeaderMap;
use serde_json::{Value, json};
use turjuman::channel::Raw;
use turjuman::channel::webhook::{decode, encode};
use turjuman::config::{Loaded, Section, Tables, load};
use turjuman::core::bot::Bot;
use turjuman::core::dialogue::{
    AgentAct, Conversation, Draft, Effect, Event, Frame, Note, Phase, Reply, ReplyLabel, ReplyPart, SCHEMA, Ticket, step,
};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::message::{
    Action, Inbound, Markup, MarkupCaps, MessageId, Origin, Outgoing, Place, Syntax, TextCaps, Unit, What, parse, plain, render, split,
};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Occasion, Packs};

use crate::message::render::is_well_formed;
use crate::message::samples::seen;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/hostile/sample.jsonl");
const NOW: Timestamp = Timestamp(1_790_000_000_000);
/// No single string may take longer through all of it, on a busy machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(60);
const LOCALES: [&str; 4] = ["en", "de", "ja", "ar"];

fn texts() -> Vec<String> {
    let path = std::env::var("TURJUMAN_HOSTILE").unwrap_or_else(|_| SAMPLE.to_owned());
    let rows = std::fs::read_to_string(path).unwrap();
    rows.lines().map(|row| serde_json::from_str::<Value>(row).unwrap()["text"].as_str().unwrap().to_owned()).collect()
}

/// Runs `check` over every string; says which one failed or took too long.
fn check_all(check: impl Fn(&str)) {
    let texts = texts();
    assert!(texts.len() >= 60);
    for text in texts {
        let begun = Instant::now();
        if let Err(panic) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&text))) {
            eprintln!("the string: {text:?}");
            std::panic::resume_unwind(panic);
        }
        assert!(begun.elapsed() < PATIENCE, "{:?}: {text:?}", begun.elapsed());
    }
}

/// What stands between the demo and its customers.
fn demo() -> Loaded {
    let sections = |kinds: Vec<&'static dyn Section>| kinds;
    let channels = sections(turjuman::channel::kinds().iter().map(|kind| *kind as &dyn Section).collect());
    let models = sections(turjuman::model::kinds().iter().map(|kind| *kind as &dyn Section).collect());
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/bots/maison"));
    let desk = |name: &str| (name == "MAISON_HANDOVER_URL").then(|| "http://127.0.0.1:1/desk".to_owned());
    let loaded = load(folder, Tables { channels: &channels, models: &models }, &desk);
    loaded.unwrap_or_else(|report| panic!("{}", report.render(false)))
}

fn decoded(body: &Value) -> Result<Inbound, String> {
    let raw = Raw { headers: HeaderMap::new(), body: body.to_string().into(), received_at: NOW };
    decode(&"web".into(), &raw).map_err(|error| error.what)
}

fn is_id(text: &str) -> bool {
    (1..=256).contains(&text.len()) && !text.chars().any(char::is_control)
}

#[test]
fn nothing_is_lost_when_it_is_decoded() {
    check_all(|text| {
        let author = json!({"id": "u1", "name": text, "language": text});
        let inbound = decoded(&json!({"id": "d1", "conversation": "c1", "text": text, "author": author})).unwrap();
        assert_eq!((inbound.author.name.as_deref(), inbound.author.language_hint.as_deref()), (Some(text), Some(text)));
        let What::Message(message) = &inbound.what else { panic!("{:?}", inbound.what) };
        assert_eq!(message.text, text);

        let named = json!({"id": text, "conversation": text, "type": "choice", "choice": text, "author": {"id": text}});
        match decoded(&named) {
            Ok(inbound) => {
                let address = &inbound.address;
                assert_eq!([inbound.delivery.as_str(), &*address.place, &*address.author], [text; 3]);
                assert_eq!(inbound.what, What::Chose { choice: text.to_owned(), message: None });
            }
            Err(what) => assert!(!is_id(text), "{what}"),
        }
        for body in [json!(text), json!({text: text}), json!({"id": "d1", "conversation": "c1", "text": "x", "place": text})] {
            decoded(&body).unwrap_err();
        }
    });
}

/// A conversation in the middle of something.
fn conversation(bot: &Bot, locale: &str, phase: &str) -> Conversation {
    let ticket = || Ticket { id: "T-1".to_owned(), since: NOW };
    let mut conversation = Conversation::default();
    conversation.language.pinned = Some(LocaleTag::new(locale));
    conversation.phase = match phase {
        "open" => Phase::Open,
        "flow" => {
            let flow = bot.flows.values().next().unwrap();
            Phase::Flow { flow: Arc::clone(&flow.id), asking: Arc::clone(&flow.slots[0].name), slots: BTreeMap::new() }
        }
        "waiting" => Phase::Waiting { ticket: ticket() },
        "with_person" => Phase::WithPerson { ticket: ticket(), agent: "Ann".to_owned() },
        "survey" => Phase::Survey { ticket: ticket() },
        _ => Phase::Closed,
    };
    conversation
}

/// A conversation that can be told things; every state of it is one that can be kept.
struct Told<'a> {
    loaded: &'a Loaded,
    conversation: Conversation,
    shown: usize,
}

impl Told<'_> {
    fn tell(&mut self, event: Event) -> Vec<Effect> {
        let (after, effects) = step(&self.loaded.bot, std::mem::take(&mut self.conversation), NOW, event);
        let bytes = serde_json::to_vec(&after).unwrap();
        assert_eq!(Conversation::decode(SCHEMA, &bytes).unwrap(), after);
        self.conversation = after;
        for effect in &effects {
            if let Effect::Show { reply, .. } = effect {
                self.shown += 1;
                check_reply(&self.loaded.packs, reply);
            }
        }
        effects
    }

    /// Answers a question with `draft` and, if a rewrite is asked for, with it again.
    fn answer(&mut self, mut effects: Vec<Effect>, draft: &Draft) {
        let question =
            |effects: &[Effect]| effects.iter().find_map(|effect| if let Effect::Answer { id, .. } = effect { Some(*id) } else { None });
        for _ in 0..2 {
            let Some(answer) = question(&effects) else { return };
            effects = self.tell(Event::Drafted { answer, draft: Ok(draft.clone()) });
        }
        assert_eq!(question(&effects), None, "a third draft is asked for");
        assert!(self.shown > 0);
    }
}

fn check_reply(packs: &Packs, reply: &Reply) {
    let said = |text| {
        let rendered = packs.format(&reply.locale, text, &Occasion { place: Place::Private, at: Timestamp(0) });
        assert!(!rendered.fallback && !rendered.text.trim().is_empty(), "{text:?}");
        Markup::text(&rendered.text)
    };
    for part in &reply.parts {
        match part {
            ReplyPart::Text(text) => check_shown(&said(text)),
            ReplyPart::List { items } => items.iter().for_each(|item| check_shown(&said(item))),
            ReplyPart::Markup { markup } => check_shown(markup),
            ReplyPart::Files { .. } => {}
        }
    }
    for (_, label) in &reply.choices {
        match label {
            ReplyLabel::Text(text) => check_shown(&said(text)),
            ReplyLabel::Name(name) => check_shown(&Markup::text(name)),
        }
    }
}

fn check_shown(markup: &Markup) {
    let html = render(markup, Syntax::Html);
    assert!(is_well_formed(&html), "{html}");
}

#[test]
fn whatever_is_said_is_kept_and_answered() {
    let loaded = demo();
    let source = |text: &str, locale: &str| {
        Arc::new(Passage {
            id: PassageId("knowledge/en/x.md#x".into()),
            title: text.to_owned(),
            heading: text.to_owned(),
            body: text.to_owned(),
            locale: LocaleTag::new(locale),
            tags: Vec::new(),
            valid_to: None,
        })
    };
    check_all(|text| {
        let author = json!({"id": "u1", "name": text, "language": text});
        let said = decoded(&json!({"id": "d1", "conversation": "c1", "message": "m1", "text": text, "author": author})).unwrap();
        let chose = json!({"id": "d2", "conversation": "c1", "type": "choice", "choice": if is_id(text) { text } else { "x" }});
        let edited = json!({"id": "d3", "conversation": "c1", "type": "edit", "message": "m1", "text": text});
        for locale in LOCALES {
            for phase in ["open", "flow", "waiting", "with_person", "survey", "closed"] {
                let mut told = Told { loaded: &loaded, conversation: conversation(&loaded.bot, locale, phase), shown: 0 };
                let effects = told.tell(Event::Turn { messages: vec![said.clone()] });
                let kept =
                    effects.iter().any(|effect| matches!(effect, Effect::Note(Note::Heard { messages }) if *messages == [said.clone()]));
                assert!(kept, "{phase}");
                for (markup, frame) in [(Markup::text(text), Frame::None), (parse(text), Frame::None), (parse(text), Frame::Passages)] {
                    let mut told = Told { loaded: &loaded, conversation: told.conversation.clone(), shown: told.shown };
                    told.answer(
                        effects.clone(),
                        &Draft { markup, frame, sources: vec![source(text, locale)], evidence: Vec::new(), instructions: "".into() },
                    );
                }
                let again = [&chose, &edited].map(|body| decoded(body).unwrap()).to_vec();
                told.tell(Event::Turn { messages: again });
            }
        }
        let mut told = Told { loaded: &loaded, conversation: conversation(&loaded.bot, "en", "waiting"), shown: 0 };
        told.conversation.address = Some(said.address.clone());
        for act in [AgentAct::Reply { text: text.to_owned(), attachments: Vec::new() }, AgentAct::Return, AgentAct::Close] {
            for ticket in ["T-1", text] {
                let agent = turjuman::core::dialogue::Agent { ticket: ticket.to_owned(), name: text.to_owned(), act: act.clone() };
                told.tell(Event::Agent { delivery: said.delivery.clone(), agent });
            }
        }
    });
}

/// All but white space and what HTML forbids.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

#[test]
fn no_words_become_markup() {
    check_all(|text| {
        let tree = Markup::text(text);
        let markdown = render(&tree, Syntax::Markdown);
        assert_eq!(words(&plain(&parse(&markdown))), words(text), "{markdown}");
        for tree in [tree, parse(text)] {
            let html = render(&tree, Syntax::Html);
            assert!(is_well_formed(&html), "{html}");
            let markdown = render(&tree, Syntax::Markdown);
            assert_eq!(seen(&words(&plain(&parse(&markdown)))), seen(&words(&plain(&tree))), "{markdown}");
        }
    });
}

/// What leaves a mark on the screen; pieces without any are no messages.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        matches!(c, '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{2062}'..='\u{206F}' | '\u{2800}')
            || matches!(c, '\u{61C}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
    };
    seen(&words(text)).chars().filter(|c| !hidden(*c)).collect()
}

#[test]
fn every_piece_fits_and_all_words_are_in_one() {
    check_all(|text| {
        let limits = [Unit::Bytes, Unit::Utf16, Unit::Chars].into_iter().flat_map(|unit| [20, 200, 4000].map(|max| (unit, max)));
        let all = limits.flat_map(|limit| [Syntax::Plain, Syntax::Markdown, Syntax::Html].map(|syntax| (limit, syntax)));
        for ((unit, max), syntax) in all {
            for tree in [Markup::text(text), parse(text)] {
                let pieces = split(&tree, &TextCaps { max, unit, syntax, markup: MarkupCaps::ALL });
                for piece in &pieces {
                    let shown = render(piece, syntax);
                    assert!(unit.len(&shown) <= max, "{max} {unit:?} {syntax:?}: {shown:?}");
                    assert!(syntax != Syntax::Html || is_well_formed(&shown), "{shown}");
                }
                let joined: String = pieces.iter().map(plain).collect();
                assert_eq!(visible(&joined), visible(&plain(&tree)), "{max} {unit:?} {syntax:?}");
            }
        }
    });
}

#[test]
fn whatever_is_shown_is_written_as_json() {
    check_all(|text| {
        let inbound = decoded(&json!({"id": "d1", "conversation": if is_id(text) { text } else { "c1" }, "text": text})).unwrap();
        for markup in [Markup::text(text), parse(text)] {
            let shown = plain(&markup);
            let mut outgoing = Outgoing::new("1.0.0".to_owned(), markup, LocaleTag::new("ar"), Origin::Agent);
            outgoing.answers = vec![inbound.delivery.clone()];
            let edit = Action::Edit { message: MessageId::new(text), with: outgoing.clone() };
            for action in [Action::Show(outgoing), edit, Action::React { message: MessageId::new(text), emoji: text.to_owned() }] {
                let request = encode(&inbound.address, &action).unwrap();
                let body: Value = serde_json::from_str(request.body.get()).unwrap();
                assert_eq!(body["conversation"], *inbound.address.place);
                assert_eq!(body.get("text").map_or(shown.as_str(), |text| text.as_str().unwrap()), shown);
                assert!(request.id.is_ascii() && !request.id.chars().any(char::is_control), "{}", request.id);
                serde_json::to_vec(&action).unwrap();
            }
        }
    });
}
