//! The compiled bot.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Budget, Flow, Hours};
use crate::core::check::Gate;
use crate::core::culture::taboo::Book;
use crate::core::culture::{Culture, Region};
use crate::core::fold::fold_name;
use crate::core::key::{BotId, LocaleTag};
use crate::core::knowledge::Index;
use crate::core::language::Languages;

/// One business's configuration, ready to be used by the steps.
#[derive(Debug)]
pub struct Bot {
    /// The folder's name.
    pub id: BotId,
    /// A hash of everything it was built from; changes with every reload.
    pub version: u64,
    /// The business's name as customers see it.
    pub brand: String,
    /// Facts of the business that may be stated without a passage (links, phone numbers, brand).
    pub facts: Vec<String>,
    /// Its languages, the default first.
    pub languages: Languages,
    /// What the core needs of each locale's pack. Every locale of `languages` has one.
    pub packs: BTreeMap<LocaleTag, Pack>,
    /// The commands of all its languages.
    pub commands: CommandTable,
    /// Times and limits of the dialogue.
    pub dialogue: Dialogue,
    /// What its answers may cost.
    pub budget: Budget,
    /// Its flows, by id.
    pub flows: BTreeMap<Arc<str>, Flow>,
    /// How people take over.
    pub handover: Handover,
    /// What is not spoken of, or not everywhere.
    pub taboos: Arc<Book>,
    /// Where customers are of whom nothing tells it.
    pub region: Option<Region>,
    /// What it knows.
    pub knowledge: Index,
    /// What its replies must pass.
    pub gate: Gate,
}

impl Bot {
    /// The own name of a language; its tag where there is no pack.
    #[must_use]
    pub fn language_name<'a>(&'a self, locale: &'a LocaleTag) -> &'a str {
        self.packs.get(locale).map_or(locale.as_str(), |pack| pack.name.as_str())
    }
}

/// What the core needs of a locale pack.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// The language's own name: `Deutsch`, `日本語`.
    pub name: String,
    /// Its English name, by which `/language` finds it too: `German`, `Japanese`.
    pub english: String,
    /// The register that it is spoken in: `formal`, `honorific` …
    pub tier: String,
    /// What is proper in it.
    pub culture: Arc<Culture>,
}

/// The commands every bot has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Begin: greeting and disclosure.
    Start,
    /// List of commands.
    Help,
    /// Pin a language.
    Language,
    /// Ask for a person.
    Human,
    /// What is stored.
    Privacy,
    /// Forget this conversation and begin anew.
    Reset,
    /// Leave a flow.
    Cancel,
}

impl Command {
    /// All, in the order in which help lists them.
    pub const ALL: [Self; 7] = [Self::Start, Self::Help, Self::Language, Self::Human, Self::Privacy, Self::Reset, Self::Cancel];

    /// The English name, valid in every language: `start`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Help => "help",
            Self::Language => "language",
            Self::Human => "human",
            Self::Privacy => "privacy",
            Self::Reset => "reset",
            Self::Cancel => "cancel",
        }
    }

    /// The command of an English name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.key() == key)
    }
}

/// Names of commands: English everywhere, and each pack's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandTable {
    /// Folded name without the slash -> command, and the locale whose name it is (none for English keys).
    pub names: BTreeMap<String, (Command, Option<LocaleTag>)>,
    /// (locale, command) -> the name help shows.
    pub shown: BTreeMap<(LocaleTag, Command), String>,
}

impl CommandTable {
    /// What a customer means by `name`, however it is written, and the locale whose name it is (none for English keys).
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&(Command, Option<LocaleTag>)> {
        self.names.get(&fold_name(name))
    }

    /// The name that help shows for `command` in `locale`, without the slash; the English key where the
    /// locale has none of its own.
    #[must_use]
    pub fn shown(&self, locale: &LocaleTag, command: Command) -> &str {
        self.shown.get(&(locale.clone(), command)).map_or(command.key(), String::as_str)
    }
}

/// Times and limits of the dialogue; each has its key in `[dialogue]` of `bot.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialogue {
    /// How long messages that follow each other are joined into one turn, ms.
    pub gather_ms: u32,
    /// An open conversation without a message for this long is closed, minutes.
    pub idle_close_mins: u32,
    /// An answer older than this is decided again instead of sent, minutes.
    pub stale_after_mins: u32,
    /// The most passages in one extractive answer.
    pub max_passages: usize,
    /// Whether a rating is asked for after a person has closed the conversation.
    pub survey: bool,
    /// Whether who has a name is greeted by it, in private.
    pub greet_by_name: bool,
}

/// How people take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Whether an endpoint is configured and has what it needs.
    pub available: bool,
    /// When people are there; `None` means always.
    pub hours: Option<Hours>,
    /// After this long without a person the customer is told once that the ticket still waits, minutes.
    pub reassure_after_mins: u32,
}
