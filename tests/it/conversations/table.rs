//! The conversations of a language, and what its pack does not say.

use std::path::Path;

use serde::Deserialize;
use turjuman::core::message::Place;

/// The languages.
pub const TAGS: [&str; 12] = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "ru", "tr", "zh-CN"];

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    #[serde(skip)]
    pub tag: &'static str,
    /// The language tag of the customers' programs, which tells their country.
    hint: String,
    /// A promise with a figure that nobody made.
    pub promise: String,
    /// One without a figure.
    pub vow: String,
    /// What is not said where others read along.
    pub intimate: String,
    pub conversation: Vec<Conversation>,
    /// Sentences that the pack's own tests say are wrong.
    #[serde(skip)]
    said: Vec<Said>,
}

/// One conversation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversation {
    pub name: String,
    hint: Option<String>,
    pub turn: Vec<Turn>,
}

/// A question and how it is answered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    pub ask: String,
    /// From the knowledge, as the bot speaks.
    pub reply: String,
    /// The same as one speaks to friends.
    pub casual: Option<String>,
    /// The same in a dialect that is not the customer's.
    pub dialect: Option<String>,
}

/// A sentence about a topic that is not spoken of.
#[derive(Clone, Debug)]
pub struct Said {
    pub text: String,
    pub place: Place,
    pub blocks: bool,
    regions: Vec<String>,
}

#[derive(Deserialize)]
struct Culture {
    taboo: Vec<Taboo>,
}

#[derive(Deserialize)]
struct Taboo {
    #[serde(default)]
    scope: Scope,
    when: Option<toml::Value>,
    #[serde(default)]
    test: Vec<Test>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Scope {
    region: Vec<String>,
    place: Vec<String>,
}

#[derive(Deserialize)]
struct Test {
    out: Option<String>,
    expect: Expect,
    // Where it plays, if that is not where the rule holds first.
    region: Option<String>,
    lang: Option<String>,
    at: Option<String>,
    topics: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Expect {
    action: String,
}

impl Book {
    pub fn read(tag: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(root.join(format!("tests/it/conversations/{tag}.toml"))).unwrap();
        let book: Self = toml::from_str(&text).unwrap_or_else(|error| panic!("{tag}: {error}"));
        let culture = std::fs::read_to_string(root.join(format!("locales/{tag}/culture.toml"))).unwrap();
        let culture: Culture = toml::from_str(&culture).unwrap();
        Self { tag, said: culture.taboo.iter().flat_map(said).collect(), ..book }
    }

    /// The language tag of who has this conversation.
    pub fn hint<'a>(&'a self, conversation: &'a Conversation) -> &'a str {
        conversation.hint.as_deref().unwrap_or(&self.hint)
    }

    /// What is not said to who has this conversation, because of the pack's rules.
    pub fn said(&self, conversation: &Conversation, blocks: bool) -> Vec<Said> {
        let region = self.hint(conversation).rsplit('-').next().unwrap_or_default();
        let holds = |said: &&Said| said.blocks == blocks && (said.regions.is_empty() || said.regions.iter().any(|other| other == region));
        let intimate = Said { text: self.intimate.clone(), place: Place::Public, blocks: true, regions: Vec::new() };
        self.said.iter().filter(holds).cloned().chain(blocks.then_some(intimate)).collect()
    }
}

/// What a rule's own tests say is wrong wherever it holds first.
fn said(rule: &Taboo) -> Vec<Said> {
    let place = if rule.scope.place.iter().any(|place| place == "public") { Place::Public } else { Place::Private };
    let is_elsewhere = |test: &Test| test.region.is_some() || test.lang.is_some() || test.at.is_some() || test.topics.is_some();
    let is_wrong = |test: &&Test| !is_elsewhere(test) && rule.when.is_none() && test.expect.action != "answer";
    let said = |test: &Test| {
        let text = test.out.clone()?;
        Some(Said { text, place, blocks: test.expect.action == "block", regions: rule.scope.region.clone() })
    };
    rule.test.iter().filter(is_wrong).filter_map(said).collect()
}
