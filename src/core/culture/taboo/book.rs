//! All rules with all words, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::image;
use super::lexicon::{Hit, Lexicon, LexiconBuilder, ListId};
use super::rule::{Action, Rule, Wording, Words};
use super::setting::{Business, Setting};
use super::sourced::Sources;
use crate::core::check::{Severity, Violation};
use crate::core::key::LocaleTag;
use crate::core::language::script::{self, Script};
use crate::core::memo::Memo;

/// The most places of one text that one rule tells.
pub(super) const MAX_FOUND: usize = 8;
/// The most lines that a model is told.
const MAX_LIMITS: usize = 8;

/// All rules of a bot.
#[derive(Debug, Default)]
pub struct Book {
    rules: Vec<Compiled>,
    /// The lists of each topic's words and exceptions.
    topics: BTreeMap<Arc<str>, (ListId, ListId)>,
    /// Topics that say nothing of a customer: only rules about what replies state name them.
    stated: BTreeSet<Arc<str>>,
    wordings: BTreeMap<Arc<str>, Wording>,
    lexicon: Lexicon,
    /// What stands in passages, by language of the reader, whether it is written in Latin letters, and text.
    read: Memo<(String, bool, String), Vec<Hit>>,
}

/// A rule with the lists of its words.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) rule: Rule,
    topics: Vec<ListId>,
    excepts: Vec<ListId>,
    with: Vec<(Arc<str>, ListId)>,
    without: Vec<ListId>,
    forbid: Option<ListId>,
}

/// Gathers rules and words.
#[derive(Debug, Default)]
pub struct BookBuilder {
    topics: BTreeMap<Arc<str>, Wording>,
    rules: Vec<Rule>,
}

/// A rule that says something of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fired<'a> {
    /// Which.
    pub rule: &'a Rule,
    /// Bytes of the text; the place where a topic is named, or a word that is not used.
    pub span: Range<usize>,
}

impl From<Fired<'_>> for Violation {
    fn from(Fired { rule, span }: Fired<'_>) -> Self {
        Self { check: "taboo".to_owned(), rule: format!("taboo.{}", rule.id), severity: rule.severity, span, hint: rule.hint.clone() }
    }
}

/// What was heard in a customer's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard<'a> {
    /// The topics that they name.
    pub topics: BTreeSet<Arc<str>>,
    /// The rules about what customers say that hold here.
    pub fired: Vec<Fired<'a>>,
}

impl Heard<'_> {
    /// Whether a rule asks for this.
    #[must_use]
    pub fn asks(&self, action: Action) -> bool {
        self.fired.iter().any(|fired| fired.rule.actions.contains(&action))
    }
}

impl BookBuilder {
    /// Adds words to a topic.
    pub fn word(&mut self, topic: &Arc<str>, language: &str, terms: &[String], except: &[String]) {
        let wording = self.topics.entry(Arc::clone(topic)).or_default();
        wording.terms.entry(language.to_owned()).or_default().extend_from_slice(terms);
        wording.except.entry(language.to_owned()).or_default().extend_from_slice(except);
    }

    /// Adds a rule, in the place of one with the same name.
    pub fn rule(&mut self, rule: Rule) {
        match self.rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => self.rules.push(rule),
        }
    }

    /// The rules of a name taken away. Answers whether there was one.
    pub fn switch_off(&mut self, id: &str) -> bool {
        let before = self.rules.len();
        self.rules.retain(|rule| &*rule.id != id);
        self.rules.len() < before
    }

    /// Whether there is a topic of this name.
    #[must_use]
    pub fn has_topic(&self, name: &str) -> bool {
        self.topics.contains_key(name)
    }

    /// The names of topics.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.topics.keys().map(|name| &**name)
    }

    /// The book of a business: rules for others are left out.
    #[must_use]
    pub fn build(self, business: &Business) -> Book {
        let mut lists = Lists::default();
        let topics: BTreeMap<_, _> =
            self.topics.iter().map(|(name, wording)| (Arc::clone(name), (lists.add(&wording.terms), lists.add(&wording.except)))).collect();
        let reaches = |rule: &Rule| {
            let (audiences, categories) = (&rule.reach.audiences, &rule.reach.categories);
            (audiences.is_empty() || business.audience.is_empty() || audiences.contains(&business.audience))
                && (categories.is_empty()
                    || business.categories.is_empty()
                    || categories.iter().any(|category| business.categories.contains(category)))
        };
        let rules: Vec<_> = self.rules.into_iter().filter(reaches).map(|rule| lists.compile(rule, &topics)).collect();
        let topics_of = |as_sourced: bool| {
            let rules = rules.iter().map(|compiled| &compiled.rule);
            let rules = rules.filter(move |rule| rule.actions.contains(&Action::AsSourced) == as_sourced);
            rules.flat_map(|rule| rule.topic.names()).cloned().collect::<BTreeSet<_>>()
        };
        let stated = &topics_of(true) - &topics_of(false);
        Book { rules, topics, stated, wordings: self.topics, lexicon: lists.words.build(), read: Memo::default() }
    }
}

#[derive(Default)]
struct Lists {
    next: usize,
    words: LexiconBuilder,
}

impl Lists {
    fn add(&mut self, words: &Words) -> ListId {
        let list = ListId(self.next);
        self.next += 1;
        for (language, word) in words.iter().flat_map(|(language, words)| words.iter().map(move |word| (language, word))) {
            self.words.add(list, language, word);
        }
        list
    }

    fn compile(&mut self, rule: Rule, topics: &BTreeMap<Arc<str>, (ListId, ListId)>) -> Compiled {
        let named: Vec<_> = rule.topic.taxonomy.iter().filter_map(|name| topics.get(name)).collect();
        let denying = rule.topic.without.iter().filter_map(|name| topics.get(name));
        let mut compiled = Compiled {
            topics: named.iter().map(|(terms, _)| *terms).collect(),
            excepts: named.iter().copied().chain(denying).map(|(_, excepts)| *excepts).collect(),
            with: rule.topic.with.iter().filter_map(|name| Some((Arc::clone(name), topics.get(name)?.0))).collect(),
            without: rule.topic.without.iter().filter_map(|name| Some(topics.get(name)?.0)).collect(),
            forbid: None,
            rule,
        };
        if !compiled.rule.topic.own.terms.is_empty() {
            compiled.topics.push(self.add(&compiled.rule.topic.own.terms));
        }
        if !compiled.rule.topic.own.except.is_empty() {
            compiled.excepts.push(self.add(&compiled.rule.topic.own.except));
        }
        if !compiled.rule.forbid.is_empty() {
            compiled.forbid = Some(self.add(&compiled.rule.forbid));
        }
        compiled
    }
}

impl Book {
    /// The rules.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|compiled| &compiled.rule)
    }

    /// The words that a rule looks for, each with its language: those of its topics, its own, and those that are not used.
    pub fn words<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = (&'a str, &'a str)> {
        let topics = rule.topic.taxonomy.iter().filter_map(|name| self.wordings.get(name)).map(|wording| &wording.terms);
        let of_topics = topics.chain([&rule.topic.own.terms]).filter(|_| rule.keeps_silent());
        let all = of_topics.chain([&rule.forbid]);
        all.flatten().flat_map(|(language, words)| words.iter().map(move |word| (language.as_str(), word.as_str())))
    }

    /// What a customer's words say.
    #[must_use]
    pub fn heard(&self, text: &str, locale: &LocaleTag, setting: &Setting) -> Heard<'_> {
        let hits = self.find(text, locale);
        let mut topics = BTreeSet::new();
        for (name, (terms, excepts)) in self.topics.iter().filter(|(name, _)| !self.stated.contains(*name)) {
            if hits.iter().any(|hit| hit.list == *terms && !is_covered(hit, &hits, &[*excepts])) {
                topics.insert(Arc::clone(name));
            }
        }
        let holds = |compiled: &&Compiled| compiled.rule.reach.incoming && compiled.rule.holds(locale, setting);
        let fired = self.rules.iter().filter(holds).filter_map(|compiled| {
            let span = compiled.named(&hits, setting).into_iter().next()?;
            Some(Fired { rule: &compiled.rule, span })
        });
        Heard { fired: fired.collect(), topics }
    }

    /// What is wrong with words of ours that were drawn from `sources`; `None` where the business wrote them itself.
    #[must_use]
    pub fn said(&self, text: &str, locale: &LocaleTag, setting: &Setting, sources: Option<Sources<'_>>) -> Vec<Fired<'_>> {
        let holding = self.holding(locale, setting, &|_| true);
        // Most texts are under no rule, and then are not read.
        if holding.is_empty() {
            return Vec::new();
        }
        let hits = self.find(text, locale);
        let mut fired = Vec::new();
        for compiled in holding {
            fired.extend(sources.into_iter().flat_map(|sources| self.unsourced(compiled, text, locale, &hits, sources)));
            fired.extend(compiled.broken(text, &hits, setting));
        }
        fired
    }

    /// Whether a text names the topic of a rule, and whether it breaks the rule, wherever it holds.
    pub(super) fn fires(&self, id: &str, text: &str, locale: &LocaleTag, setting: &Setting, sources: Sources<'_>) -> (bool, bool) {
        let Some(compiled) = self.rules.iter().find(|compiled| &*compiled.rule.id == id) else { return (false, false) };
        let hits = self.find(text, locale);
        let unsourced = self.unsourced(compiled, text, locale, &hits, sources);
        (!compiled.named(&hits, setting).is_empty(), !unsourced.is_empty() || !compiled.broken(text, &hits, setting).is_empty())
    }

    /// The rules by which no pictures are shown now.
    pub fn hiding_pictures<'a>(&'a self, locale: &'a LocaleTag, setting: &'a Setting) -> impl Iterator<Item = &'a Rule> {
        let hides = |compiled: &&Compiled| {
            let rule = &compiled.rule;
            rule.reach.outgoing && compiled.shows_no_image() && compiled.is_spoken(setting) && rule.holds(locale, setting)
        };
        self.rules.iter().filter(hides).map(|compiled| &compiled.rule)
    }

    /// What a model that writes here is told, by the most severe rules first: their hints.
    #[must_use]
    pub fn limits(&self, locale: &LocaleTag, setting: &Setting) -> Vec<&str> {
        let speaks = |compiled: &&Compiled| {
            let (rule, names) = (&compiled.rule, &compiled.rule.topic.taxonomy);
            // What holds everywhere is told where it is spoken of.
            let spoken = names.iter().chain(&rule.topic.with).any(|name| setting.topics.contains(name));
            rule.reach.outgoing && !rule.hint.is_empty() && rule.holds(locale, setting) && (spoken || rule.severity == Severity::Block)
        };
        let mut rules: Vec<_> = self.rules.iter().filter(speaks).map(|compiled| &compiled.rule).collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.severity));
        let mut hints: Vec<&str> = Vec::new();
        for rule in rules {
            if hints.len() < MAX_LIMITS && !hints.contains(&rule.hint.as_str()) {
                hints.push(&rule.hint);
            }
        }
        hints
    }

    /// The texts that follow an answer about these topics.
    #[must_use]
    pub fn disclaimers(&self, text: &str, locale: &LocaleTag, setting: &Setting) -> Vec<&str> {
        let holding = self.holding(locale, setting, &|rule| rule.disclaimer.is_some());
        if holding.is_empty() {
            return Vec::new();
        }
        let hits = self.find(text, locale);
        let speaks = |compiled: &&Compiled| compiled.is_spoken(setting) || !compiled.named(&hits, setting).is_empty();
        let mut ids: Vec<&str> = holding.into_iter().filter(speaks).filter_map(|compiled| compiled.rule.disclaimer.as_deref()).collect();
        ids.dedup();
        ids
    }

    /// What is wrong with a sentence that stands in a pack of `locale`: by rules for the countries where it is read, whenever
    /// and wherever they hold.
    #[must_use]
    pub fn printed(&self, text: &str, locale: &LocaleTag) -> Vec<Fired<'_>> {
        let hits = self.find(text, locale);
        if hits.is_empty() {
            return Vec::new();
        }
        let reads = |compiled: &&Compiled| compiled.rule.reach.outgoing && compiled.rule.is_read_in(locale);
        self.rules.iter().filter(reads).flat_map(|compiled| compiled.broken(text, &hits, &Setting::default())).collect()
    }

    fn find(&self, text: &str, locale: &LocaleTag) -> Vec<Hit> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let (language, is_latin) = read_as(locale);
        self.lexicon.find(text, language, is_latin)
    }

    /// What stands in a text of the knowledge, which stays the same, as the words of customers and models do not.
    pub(super) fn find_in_passage(&self, text: &str, locale: &LocaleTag) -> Arc<Vec<Hit>> {
        let (language, is_latin) = read_as(locale);
        self.read.get((language.to_owned(), is_latin, text.to_owned()), |_| self.lexicon.find(text, language, is_latin))
    }

    /// The rules about words of ours that hold here and count.
    pub(super) fn holding(&self, locale: &LocaleTag, setting: &Setting, counts: &dyn Fn(&Rule) -> bool) -> Vec<&Compiled> {
        let holds = |compiled: &&Compiled| compiled.rule.reach.outgoing && counts(&compiled.rule) && compiled.rule.holds(locale, setting);
        self.rules.iter().filter(holds).collect()
    }
}

impl Compiled {
    /// Where a text names the topic, if it does so often enough and in the company that the rule asks for.
    pub(super) fn named(&self, hits: &[Hit], setting: &Setting) -> Vec<Range<usize>> {
        let about = |hit: &&Hit| self.topics.contains(&hit.list) && !is_covered(hit, hits, &self.excepts);
        let denies = |hit: &Hit| self.without.contains(&hit.list) && !is_covered(hit, hits, &self.excepts);
        let mut spans: Vec<_> = hits.iter().filter(about).map(|hit| hit.span.clone()).collect();
        spans.dedup();
        let in_company = self.with.is_empty()
            || self.with.iter().any(|(name, list)| setting.topics.contains(name) || hits.iter().any(|hit| hit.list == *list));
        let is_named = spans.len() >= self.rule.topic.min_score.max(1) && in_company && !hits.iter().any(denies);
        if is_named { spans } else { Vec::new() }
    }

    /// Whether its topic was spoken of before.
    fn is_spoken(&self, setting: &Setting) -> bool {
        self.rule.topic.taxonomy.iter().any(|name| setting.topics.contains(name))
    }

    /// Whether no pictures are shown while its topic is spoken of.
    fn shows_no_image(&self) -> bool {
        self.rule.actions.contains(&Action::NoImage)
    }

    /// Where words of ours break the rule.
    pub(super) fn broken<'a>(&'a self, text: &str, hits: &[Hit], setting: &Setting) -> Vec<Fired<'a>> {
        let named = self.named(hits, setting);
        let is_spoken = self.topics.is_empty() || !named.is_empty() || self.is_spoken(setting);
        let mut spans = if self.rule.keeps_silent() { named } else { Vec::new() };
        if is_spoken {
            let forbidden = |hit: &&Hit| Some(hit.list) == self.forbid && !is_covered(hit, hits, &self.excepts);
            spans.extend(hits.iter().filter(forbidden).map(|hit| hit.span.clone()));
        }
        if self.rule.actions.contains(&Action::NoEmoji) && is_spoken {
            spans.extend(pictures(text));
        }
        if self.shows_no_image() && is_spoken {
            spans.extend(image::addresses(text));
        }
        spans.truncate(MAX_FOUND);
        spans.into_iter().map(|span| Fired { rule: &self.rule, span }).collect()
    }
}

/// The language that words are read in, and whether it is written in Latin letters.
fn read_as(locale: &LocaleTag) -> (&str, bool) {
    (locale.language(), script::of_locale(locale).contains(&Script::Latin))
}

/// Whether a word stands within a phrase that means something else.
fn is_covered(hit: &Hit, hits: &[Hit], excepts: &[ListId]) -> bool {
    // Hits are in the order of the text: what covers one begins before it or where it does.
    let before = hits.partition_point(|other| other.span.start <= hit.span.start);
    let covering = hits.get(..before).into_iter().flatten().rev();
    covering.take(MAX_COVERING).any(|other| excepts.contains(&other.list) && other.span.end >= hit.span.end)
}

/// How many words before a word are looked at for a phrase around it.
const MAX_COVERING: usize = 64;

/// Pictures in a text.
fn pictures(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.char_indices().filter(|(_, c)| super::letters::is_picture(*c)).map(|(at, c)| at..at + c.len_utf8())
}
