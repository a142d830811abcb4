//! `scenarios/*.toml`: dialogues with what the bot is expected to do, run by `turjuman test`.

use std::collections::BTreeSet;
use std::ops::Range;

use unic_langid::LanguageIdentifier;

use super::folder::Folder;
use super::nearest::listed;
use super::{Code, KeyDoc, Loaded, Reader, Report, Shape, Without, source};
use crate::core::dialogue::AgentAct;
use crate::core::key::LocaleTag;
use crate::core::message::Place;

/// The folder of a bot's scenarios.
pub(super) const SCENARIOS: &str = "scenarios";

/// A value with its place in the scenario's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file.
    pub span: Range<usize>,
}

/// The scenarios of a bot, with the texts of their files, so that a failed expectation can be shown at its line:
/// push a [`super::Diagnostic`] with the scenario's file and the expectation's span.
#[derive(Clone, Debug)]
pub struct Scenarios {
    /// In the order of files and lines.
    pub list: Vec<Scenario>,
    /// No problems yet, and the texts.
    pub report: Report,
}

/// One dialogue from its first message on.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name, unique within the bot.
    pub name: String,
    /// The file, relative to the bot's folder.
    pub file: String,
    /// Where it begins.
    pub span: Range<usize>,
    /// What happens, one after the other.
    pub turns: Vec<Turn>,
}

/// One thing that happens, and what the bot is expected to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Where it begins.
    pub span: Range<usize>,
    /// What happens.
    pub does: Does,
    /// Who can read along.
    pub place: Place,
    /// What is expected.
    pub expect: Option<Expect>,
}

/// What happens in a turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// The customer writes.
    Say {
        /// Messages that follow each other quickly: one turn.
        messages: Vec<String>,
        /// The platform's language hint.
        hint: Option<String>,
    },
    /// The customer picks a choice by its id.
    Choose(String),
    /// A person of the business does something.
    Agent {
        /// Who.
        name: String,
        /// What.
        act: AgentAct,
    },
    /// Time passes.
    Wait {
        /// How much.
        mins: u32,
    },
}

/// What the bot is expected to do. What is not named is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// The locale of the answer.
    pub locale: Option<Marked<LocaleTag>>,
    /// Parts of the answer's text.
    pub text: Vec<Marked<String>>,
    /// What the answer's text may not hold.
    pub not_text: Vec<Marked<String>>,
    /// Parts of the headings or ids of passages that the answer rests on.
    pub sources: Vec<Marked<String>>,
    /// The phase after the turn, one of [`Expect::PHASES`].
    pub phase: Option<Marked<&'static str>>,
    /// Exactly what the bot does, in this order, of [`Expect::ACTIONS`].
    pub actions: Option<Marked<Vec<&'static str>>>,
    /// Whether the customer is shown nothing.
    pub silent: Option<Marked<bool>>,
}

impl Expect {
    /// The names of phases.
    pub const PHASES: [&str; 6] = ["open", "flow", "waiting", "with_person", "survey", "closed"];
    /// The names of actions.
    pub const ACTIONS: [&str; 8] = ["show", "edit", "delete", "react", "typing", "ack", "open_private", "relay"];
}

/// The tables of a scenario file, each with its keys.
pub const SCENARIO_FILE_KEYS: &[KeyDoc] =
    &[KeyDoc::new("scenario", Shape::Tables { keys: SCENARIO_KEYS, min: 0, max: usize::MAX }, "One dialogue from its first message on.")];

const SCENARIO_KEYS: &[KeyDoc] = &[
    KeyDoc::new("name", Shape::Text, "What the scenario shows, unique within the bot.").required(),
    KeyDoc::new("turn", Shape::Tables { keys: TURN_KEYS, min: 1, max: usize::MAX }, "What happens, each as [[scenario.turn]].").required(),
];

/// Where something can be said.
const PLACES: &[&str] = &["private", "public"];

/// What can happen in a turn.
const DOES: &[&str] = &["say", "choose", "agent", "wait_mins"];

const TURN_KEYS: &[KeyDoc] = &[
    KeyDoc::new("say", Shape::TextOrTexts, "The customer's message; a list: several that follow each other quickly.")
        .without(Without::OneOf(DOES)),
    KeyDoc::new("choose", Shape::Text, "The id of the choice that the customer picks.").without(Without::OneOf(DOES)),
    KeyDoc::new("agent", Shape::Table(AGENT_KEYS), "What a person of the business does: { name = \"Ana\", reply = \"…\" }.")
        .without(Without::OneOf(DOES)),
    KeyDoc::new("wait_mins", Shape::Integer { min: 1, max: 100_000, unit: "minutes" }, "How much time passes.")
        .without(Without::OneOf(DOES)),
    KeyDoc::new("hint", Shape::Text, "Beside `say`: the language that the platform names for the customer, such as \"pt-br\"."),
    KeyDoc::new("place", Shape::OneOf(PLACES), "Where the customer says it: among others who read along, or in private.").or("\"private\""),
    KeyDoc::new("expect", Shape::Table(EXPECT_KEYS), "What the bot is expected to do; what is not named is not looked at."),
];

/// What a person can do in a turn.
const ACTS: &[&str] = &["reply", "return", "close"];

const AGENT_KEYS: &[KeyDoc] = &[
    KeyDoc::new("name", Shape::Text, "Who, as the customer sees it.").required(),
    KeyDoc::new("reply", Shape::Text, "The person's message, Markdown.").without(Without::OneOf(ACTS)),
    KeyDoc::new("return", Shape::Boolean, "`true`: gives the conversation back to the assistant.").without(Without::OneOf(ACTS)),
    KeyDoc::new("close", Shape::Boolean, "`true`: closes the conversation.").without(Without::OneOf(ACTS)),
];

const EXPECT_KEYS: &[KeyDoc] = &[
    KeyDoc::new("locale", Shape::Locale, "The locale of the answer, one of the bot's."),
    KeyDoc::new("text", Shape::Texts, "Parts that stand in the answer.").or("[]"),
    KeyDoc::new("not_text", Shape::Texts, "Parts that do not stand in the answer.").or("[]"),
    KeyDoc::new("sources", Shape::Texts, "Parts of the headings or ids of passages that the answer rests on.").or("[]"),
    KeyDoc::new("phase", Shape::OneOf(&Expect::PHASES), "The phase after the turn."),
    KeyDoc::new("actions", Shape::SomeOf(&Expect::ACTIONS), "All that the bot does, in this order."),
    KeyDoc::new("silent", Shape::Boolean, "`true`: the customer is shown nothing."),
];

/// Reads the scenarios of a loaded bot.
///
/// # Errors
/// All problems of all scenario files.
pub fn scenarios(loaded: &Loaded) -> Result<Scenarios, Report> {
    let mut report = Report::new(loaded.dir.display().to_string());
    let list = read(&mut report, &Folder::new(&loaded.dir), loaded.bot.languages.locales());
    if report.has_errors() {
        report.close();
        return Err(report);
    }
    Ok(Scenarios { list, report })
}

/// Reads the scenarios of a bot that speaks `locales`.
pub(super) fn read(report: &mut Report, folder: &Folder<'_>, locales: &[LocaleTag]) -> Vec<Scenario> {
    let mut list: Vec<Scenario> = Vec::new();
    let mut names = BTreeSet::new();
    for file in folder.list(report, SCENARIOS, "toml") {
        let Some(text) = folder.read(report, &file) else { continue };
        source::read(report, &file, &text, SCENARIO_FILE_KEYS, |root| {
            root.tables("scenario", |reader| {
                let Some(scenario) = read_scenario(reader, &file, locales) else { return };
                if !names.insert(scenario.name.clone()) {
                    let help = "give every scenario of the bot its own name".to_owned();
                    reader.problem("name", Code::DUPLICATE, format!("the scenario `{}` stands twice", scenario.name), help);
                }
                list.push(scenario);
            });
        });
    }
    list
}

fn read_scenario(reader: &mut Reader<'_>, file: &str, locales: &[LocaleTag]) -> Option<Scenario> {
    let name = reader.text("name");
    let turns = reader.tables("turn", |turn| read_turn(turn, locales))?;
    Some(Scenario { name: name?, file: file.to_owned(), span: reader.span(), turns: turns.into_iter().flatten().collect() })
}

fn read_turn(turn: &mut Reader<'_>, locales: &[LocaleTag]) -> Option<Turn> {
    let expect = turn.table("expect", |expect| read_expect(expect, locales));
    let place = if turn.one_of("place") == Some("public") { Place::Public } else { Place::Private };
    let Some(does) = turn.one_key(DOES) else {
        turn.ignore_known();
        return None;
    };
    let does = match does {
        "say" => {
            let messages = if turn.is_list("say") { turn.texts("say") } else { turn.text("say").map(|text| vec![text]) };
            let hint = read_hint(turn);
            messages.filter(|messages| !messages.is_empty()).map(|messages| Does::Say { messages, hint })
        }
        "choose" => turn.text("choose").map(Does::Choose),
        "agent" => turn.table("agent", read_agent).flatten(),
        _ => turn.number("wait_mins").map(|mins| Does::Wait { mins }),
    };
    Some(Turn { span: turn.span(), does: does?, place, expect })
}

/// Platforms write tags in several ways, but a tag it is.
fn read_hint(turn: &mut Reader<'_>) -> Option<String> {
    let hint = turn.spanned_text("hint")?;
    let tag = hint.get_ref().parse::<LanguageIdentifier>().ok();
    // Longer codes are reserved, so they are words: `german`.
    if tag.is_none_or(|tag| tag.language.as_str().len() > 3) {
        let help = "write the tag that a platform would send, for example \"de\" or \"pt-br\"".to_owned();
        turn.problem_at(hint.span(), Code::BAD_HINT, format!("`{}` is not a locale", hint.get_ref()), help);
    }
    Some(hint.into_inner())
}

fn read_agent(agent: &mut Reader<'_>) -> Option<Does> {
    let name = agent.text("name");
    let act = agent.one_key(ACTS);
    let (reply, give_back, close) = (agent.text("reply"), agent.boolean("return"), agent.boolean("close"));
    if let Some(act) = act.filter(|_| give_back.or(close) == Some(false)) {
        let help = format!("write {act} = true, or what the person does instead");
        agent.problem(act, Code::BAD_SCENARIO, "the person does nothing".to_owned(), help);
    }
    let act = match act? {
        "reply" => AgentAct::Reply { text: reply?, attachments: Vec::new() },
        "return" => AgentAct::Return,
        _ => AgentAct::Close,
    };
    Some(Does::Agent { name: name?, act })
}

fn read_expect(reader: &mut Reader<'_>, locales: &[LocaleTag]) -> Expect {
    let expect = Expect {
        locale: read_locale(reader, locales),
        text: marked_texts(reader, "text"),
        not_text: marked_texts(reader, "not_text"),
        sources: marked_texts(reader, "sources"),
        phase: reader.one_of("phase").and_then(|value| marked(reader, "phase", value)),
        actions: reader.some_of("actions").and_then(|value| marked(reader, "actions", value)),
        silent: reader.boolean("silent").and_then(|value| marked(reader, "silent", value)),
    };
    let shows = expect.locale.is_some() || !expect.text.is_empty() || !expect.sources.is_empty();
    if shows && expect.silent.as_ref().is_some_and(|silent| silent.value) {
        let help = "take `silent` away, or the expectations of what is shown".to_owned();
        reader.problem("silent", Code::BAD_SCENARIO, "what is silent shows no text".to_owned(), help);
    }
    if expect == Expect::default() {
        let help = format!("name what is expected: {}", listed(EXPECT_KEYS.iter().map(|doc| doc.key)));
        reader.problem("", Code::BAD_SCENARIO, "nothing is expected".to_owned(), help);
    }
    expect
}

fn read_locale(reader: &mut Reader<'_>, locales: &[LocaleTag]) -> Option<Marked<LocaleTag>> {
    let tag = reader.spanned_text("locale")?;
    let value = reader.offered(&tag, locales)?;
    Some(Marked { value, span: tag.span() })
}

fn marked_texts(reader: &mut Reader<'_>, key: &str) -> Vec<Marked<String>> {
    let texts = reader.spanned_texts(key).unwrap_or_default();
    texts.into_iter().map(|text| Marked { span: text.span(), value: text.into_inner() }).collect()
}

fn marked<T>(reader: &Reader<'_>, key: &str, value: T) -> Option<Marked<T>> {
    Some(Marked { value, span: reader.span_of(key)? })
}
