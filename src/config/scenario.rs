//! `scenarios/*.toml`: dialogues with what the bot is expected to do, run by `turjuman test`.

use std::ops::{Range, RangeInclusive};

use super::folder::Folder;
use super::nearest::{listed, suggest};
use super::{Code, KeyDoc, Loaded, Reader, Report, source};
use crate::core::dialogue::AgentAct;
use crate::core::key::LocaleTag;

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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Where it begins.
    pub span: Range<usize>,
    /// What happens.
    pub does: Does,
    /// What is expected.
    pub expect: Option<Expect>,
}

/// What happens in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
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

pub(super) const SCENARIO_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "name", doc: "What the scenario shows, unique within the bot.", default: "required" },
    KeyDoc { key: "turn", doc: "What happens, at least once, each as [[scenario.turn]].", default: "required" },
];

pub(super) const TURN_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "say", doc: "The customer's message, or a list of messages that follow each other quickly.", default: "none" },
    KeyDoc { key: "choose", doc: "The id of the choice that the customer picks.", default: "none" },
    KeyDoc {
        key: "agent",
        doc: "What a person does: { name = \"Ana\", reply = \"…\" }, or with return = true or close = true.",
        default: "none",
    },
    KeyDoc { key: "wait_mins", doc: "How many minutes pass, 1 to 100000.", default: "none" },
    KeyDoc { key: "hint", doc: "Beside `say`: the language the platform names for the customer, as a BCP 47 tag.", default: "none" },
    KeyDoc { key: "expect", doc: "What the bot is expected to do.", default: "none" },
];

pub(super) const AGENT_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "name", doc: "Who, as the customer sees it.", default: "required" },
    KeyDoc { key: "reply", doc: "The person's message, Markdown.", default: "none" },
    KeyDoc { key: "return", doc: "`true`: gives the conversation back to the assistant.", default: "none" },
    KeyDoc { key: "close", doc: "`true`: closes the conversation.", default: "none" },
];

pub(super) const EXPECT_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "locale", doc: "The locale of the answer, one of the bot's.", default: "none" },
    KeyDoc { key: "text", doc: "Parts that stand in the answer.", default: "[]" },
    KeyDoc { key: "not_text", doc: "Parts that do not stand in the answer.", default: "[]" },
    KeyDoc { key: "sources", doc: "Parts of the headings or ids of passages that the answer rests on.", default: "[]" },
    KeyDoc {
        key: "phase",
        doc: "The phase after the turn: `open`, `flow`, `waiting`, `with_person`, `survey` or `closed`.",
        default: "none",
    },
    KeyDoc {
        key: "actions",
        doc: "All that the bot does, in this order: `show`, `edit`, `delete`, `react`, `typing`, `ack`, `open_private`, `relay`.",
        default: "none",
    },
    KeyDoc { key: "silent", doc: "`true`: the customer is shown nothing.", default: "none" },
];

const WAIT_MINS: RangeInclusive<i64> = 1..=100_000;

/// Reads the scenarios of a loaded bot.
///
/// # Errors
/// All problems of all scenario files.
pub fn scenarios(loaded: &Loaded) -> Result<Scenarios, Report> {
    let mut report = Report::new(loaded.dir.display().to_string());
    let folder = Folder::new(&loaded.dir);
    let locales = loaded.bot.languages.locales();
    let mut list: Vec<Scenario> = Vec::new();
    for file in folder.list(&mut report, "scenarios", "toml") {
        let Some(text) = folder.read(&mut report, &file) else { continue };
        source::read(&mut report, &file, &text, |root| {
            root.tables("scenario", SCENARIO_KEYS, |reader| {
                let Some(scenario) = read_scenario(reader, &file, locales) else { return };
                if list.iter().any(|known| known.name == scenario.name) {
                    let help = "give every scenario of the bot its own name".to_owned();
                    reader.problem("name", Code::DUPLICATE, format!("the scenario `{}` stands twice", scenario.name), help);
                }
                list.push(scenario);
            });
        });
    }
    if report.has_errors() {
        report.close();
        return Err(report);
    }
    Ok(Scenarios { list, report })
}

fn read_scenario(reader: &mut Reader<'_>, file: &str, locales: &[LocaleTag]) -> Option<Scenario> {
    let name = reader.required_text("name");
    reader.require("turn");
    let turns = reader.tables("turn", TURN_KEYS, |turn| read_turn(turn, locales))?;
    Some(Scenario { name: name?, file: file.to_owned(), span: reader.span(), turns: turns.into_iter().flatten().collect() })
}

fn read_turn(turn: &mut Reader<'_>, locales: &[LocaleTag]) -> Option<Turn> {
    const DOES: [&str; 4] = ["say", "choose", "agent", "wait_mins"];
    let expect = turn.table("expect", EXPECT_KEYS, |expect| read_expect(expect, locales));
    let named: Vec<&str> = DOES.into_iter().filter(|key| turn.has(key)).collect();
    let does = match named.as_slice() {
        ["say"] => {
            let messages = if turn.is_list("say") { turn.texts("say") } else { turn.text("say").map(|text| vec![text]) };
            let hint = turn.text("hint");
            messages.filter(|messages| !messages.is_empty()).map(|messages| Does::Say { messages, hint })
        }
        ["choose"] => turn.text("choose").map(Does::Choose),
        ["agent"] => turn.table("agent", AGENT_KEYS, read_agent).flatten(),
        ["wait_mins"] => turn.number("wait_mins", WAIT_MINS).map(|mins| Does::Wait { mins }),
        several => {
            let message = if several.is_empty() {
                "nothing happens in this turn".to_owned()
            } else {
                format!("several things happen in this turn: {}", listed(named.iter().copied()))
            };
            turn.problem("", Code::BAD_SCENARIO, message, format!("write exactly one of {} in each [[scenario.turn]]", listed(DOES)));
            turn.ignore_others();
            None
        }
    };
    Some(Turn { span: turn.span(), does: does?, expect })
}

fn read_agent(agent: &mut Reader<'_>) -> Option<Does> {
    let name = agent.required_text("name");
    let (reply, give_back, close) = (agent.text("reply"), agent.boolean("return"), agent.boolean("close"));
    let act = match (reply, give_back, close) {
        (Some(text), None, None) => AgentAct::Reply { text },
        (None, Some(true), None) => AgentAct::Return,
        (None, None, Some(true)) => AgentAct::Close,
        _ => {
            let help = "write exactly one of reply = \"…\", return = true, close = true".to_owned();
            agent.problem("", Code::BAD_SCENARIO, "the person does nothing, or several things".to_owned(), help);
            return None;
        }
    };
    Some(Does::Agent { name: name?, act })
}

fn read_expect(reader: &mut Reader<'_>, locales: &[LocaleTag]) -> Expect {
    let expect = Expect {
        locale: read_locale(reader, locales),
        text: marked_texts(reader, "text"),
        not_text: marked_texts(reader, "not_text"),
        sources: marked_texts(reader, "sources"),
        phase: reader.one_of("phase", &Expect::PHASES).and_then(|value| marked(reader, "phase", value)),
        actions: read_actions(reader),
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
    let tag = reader.text("locale")?;
    let found = locales.iter().find(|locale| locale.as_str() == tag);
    if found.is_none() {
        let known = || locales.iter().map(LocaleTag::as_str);
        let help = suggest(&tag, known(), &format!("the bot speaks {}", listed(known())));
        reader.problem("locale", Code::LOCALE_NOT_OFFERED, format!("the bot does not speak `{tag}`"), help);
    }
    marked(reader, "locale", found?.clone())
}

fn read_actions(reader: &mut Reader<'_>) -> Option<Marked<Vec<&'static str>>> {
    let mut actions = Vec::new();
    for text in reader.spanned_texts("actions")? {
        match Expect::ACTIONS.into_iter().find(|action| action == text.get_ref()) {
            Some(action) => actions.push(action),
            None => {
                let help = suggest(text.get_ref(), Expect::ACTIONS, &format!("it can be {}", listed(Expect::ACTIONS)));
                reader.problem_at(text.span(), Code::NOT_ONE_OF, format!("`{}` is no action", text.get_ref()), help);
            }
        }
    }
    marked(reader, "actions", actions)
}

fn marked_texts(reader: &mut Reader<'_>, key: &str) -> Vec<Marked<String>> {
    let texts = reader.spanned_texts(key).unwrap_or_default();
    texts.into_iter().map(|text| Marked { span: text.span(), value: text.into_inner() }).collect()
}

fn marked<T>(reader: &Reader<'_>, key: &str, value: T) -> Option<Marked<T>> {
    Some(Marked { value, span: reader.span_of(key)? })
}
