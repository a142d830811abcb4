//! Rules and topics as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Setting, When};
use crate::core::check::Severity;
use crate::core::culture::{Region, Review};
use crate::core::key::LocaleTag;
use crate::core::message::Place;

/// Words by language.
pub(super) type Words = BTreeMap<String, Vec<String>>;

/// The words of one topic, as packs bring them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What means it.
    pub terms: BTreeMap<String, Vec<String>>,
    /// Phrases that hold such words and mean something else.
    pub except: BTreeMap<String, Vec<String>>,
}

/// What a rule does; several together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The topic is not named in a reply.
    NoDescription,
    /// No pictures are shown while the topic is spoken of, nor is any linked to.
    NoImage,
    /// The customer is invited to a private place, where the question goes on.
    MovePrivate,
    /// No smileys in replies while the topic is spoken of.
    NoEmoji,
    /// A person is asked to take over.
    Handoff,
    /// A sentence of a reply names the topic, in its company, only where a passage that its writer was given or a fact of the
    /// business does so too. What was spoken of before is no company here.
    AsSourced,
}

impl Action {
    /// All, with their names.
    pub const ALL: [(&'static str, Self); 6] = [
        ("no_description", Self::NoDescription),
        ("no_image", Self::NoImage),
        ("move_private", Self::MovePrivate),
        ("no_emoji", Self::NoEmoji),
        ("handoff", Self::Handoff),
        ("as_sourced", Self::AsSourced),
    ];

    /// The action of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, action)| action)
    }
}

/// Whom a rule reaches; what is empty holds everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Countries of the customer.
    pub regions: Vec<Region>,
    /// Languages of the conversation: `ar`, or one region's, `ar-SA`.
    pub languages: Vec<String>,
    /// Places.
    pub places: Vec<Place>,
    /// Audiences of the business.
    pub audiences: Vec<String>,
    /// What the business deals in.
    pub categories: Vec<String>,
    /// Whether it is about what customers say.
    pub incoming: bool,
    /// Whether it is about what we say.
    pub outgoing: bool,
}

impl Default for Reach {
    /// Everywhere, in both directions.
    fn default() -> Self {
        let (regions, languages, places, audiences, categories) = Default::default();
        Self { regions, languages, places, audiences, categories, incoming: true, outgoing: true }
    }
}

/// What a rule is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Names of topics, whose words count.
    pub taxonomy: Vec<Arc<str>>,
    /// Names of topics of which one must be spoken of too: a clock is a bad present, not a bad thing.
    pub with: Vec<Arc<str>>,
    /// Names of topics that deny it: where one of them is named, the topic is not.
    pub without: Vec<Arc<str>>,
    /// Words of this rule's own.
    pub own: Wording,
    /// Tags of passages.
    pub tags: Vec<String>,
    /// So many different places must name it.
    pub min_score: usize,
}

impl Topic {
    /// The names of all topics that it speaks of.
    pub fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.taxonomy.iter().chain(&self.with).chain(&self.without)
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name: `sa.intimate-apparel.public`.
    pub id: Arc<str>,
    /// Grows with each change of it.
    pub version: u32,
    /// What breaking it does.
    pub severity: Severity,
    /// Whether a law asks for it.
    pub is_legal: bool,
    /// Who has looked at it.
    pub review: Review,
    /// Whom it reaches.
    pub reach: Reach,
    /// When.
    pub when: When,
    /// About what.
    pub topic: Topic,
    /// What is done.
    pub actions: BTreeSet<Action>,
    /// Words that are not used while the topic is spoken of; always where the rule has no topic.
    pub forbid: BTreeMap<String, Vec<String>>,
    /// The id of a text that follows answers about the topic.
    pub disclaimer: Option<String>,
    /// What to do instead, in English, for the model that writes.
    pub hint: String,
}

impl Rule {
    /// Whether it may be this severe: what no native speaker has read keeps no answer from a customer, unless it is about
    /// public places or a law.
    #[must_use]
    pub fn allows(&self, severity: Severity) -> bool {
        self.review.allows(severity) || self.is_legal || self.reach.places == [Place::Public]
    }

    /// Whether it holds for a conversation in `locale`.
    #[must_use]
    pub fn holds(&self, locale: &LocaleTag, setting: &Setting) -> bool {
        let Reach { regions, languages, places, .. } = &self.reach;
        let speaks = |language: &String| language == locale.language() || language == locale.as_str();
        (regions.is_empty() || setting.region.is_some_and(|region| regions.contains(&region)))
            && (languages.is_empty() || languages.iter().any(speaks))
            && (places.is_empty() || places.contains(&setting.place))
            && self.when.holds(setting.at, setting.region)
    }

    /// Whether texts in `locale` are read by whom it reaches.
    #[must_use]
    pub fn is_read_in(&self, locale: &LocaleTag) -> bool {
        let Reach { regions, languages, .. } = &self.reach;
        let own = Region::of_tag(locale.as_str());
        let is_read = |region: &Region| own.map_or_else(|| region.language().as_deref() == Some(locale.language()), |own| own == *region);
        (regions.is_empty() || regions.iter().any(is_read))
            && (languages.is_empty() || languages.iter().any(|language| language == locale.language() || language == locale.as_str()))
    }

    /// Whether it holds everywhere and always.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        let Reach { regions, languages, places, .. } = &self.reach;
        regions.is_empty() && languages.is_empty() && places.is_empty() && self.when == When::default()
    }

    /// Whether its topic is not named in a reply.
    #[must_use]
    pub fn keeps_silent(&self) -> bool {
        self.actions.contains(&Action::NoDescription) || self.actions.contains(&Action::MovePrivate)
    }
}
