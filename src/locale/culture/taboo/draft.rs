//! From the files of all packs to rules, each with its place and its tests.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jiff::civil::Time;
use serde::Deserialize;
use toml::Spanned;

use super::raw::{Direction, Raw, RawOwnTopic, RawTopics, RawWhen};
use super::trials::{self, Test};
use crate::core::check::Severity;
use crate::core::culture::taboo::{Action, Book, BookBuilder, Business, Reach, Rule, Season, Topic, When, Wording};
use crate::core::culture::{Region, Review};
use crate::core::key::LocaleTag;
use crate::core::text::id;
use crate::locale::culture::manners::weekday;
use crate::locale::culture::source::{At, CULTURE_FILE};
use crate::locale::files::{self, Files, PREFIX};
use crate::locale::problem::PackProblem;

/// A rule in its file.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) file: String,
    /// Where its id stands.
    pub(super) span: Range<usize>,
    pub(super) rule: Rule,
    /// Names of topics, where they stand.
    names: Vec<(Arc<str>, Range<usize>)>,
    pub(super) tests: Vec<Test>,
}

/// The words of a topic in one file.
#[derive(Clone, Debug)]
struct Words {
    topic: Arc<str>,
    language: String,
    terms: Vec<String>,
    except: Vec<String>,
}

/// All rules and words, with what is wrong in them.
#[derive(Clone, Debug, Default)]
pub(in crate::locale) struct Draft {
    words: Vec<Words>,
    pub(super) rules: Vec<Placed>,
    problems: Vec<PackProblem>,
}

static BUILT_IN: LazyLock<Draft> = LazyLock::new(|| {
    let mut draft = Draft::default();
    draft.overlay(&files::built_in(), PREFIX);
    draft
});
/// The program's own rules as they hold for businesses of a kind; bots of one kind share them.
static BUILT_IN_BOOKS: Mutex<BTreeMap<Business, Arc<Book>>> = Mutex::new(BTreeMap::new());

/// The program's own rules, read once.
pub(in crate::locale) fn built_in() -> &'static Draft {
    &BUILT_IN
}

/// What of a file is about taboos; the rest is read elsewhere.
#[derive(Debug, Default, Deserialize)]
struct RawFile {
    #[serde(default)]
    topics: RawTopics,
    #[serde(default)]
    taboo: Vec<Raw>,
}

impl Draft {
    /// Lays files over what is known, in the order of their names.
    pub(in crate::locale) fn overlay(&mut self, files: &Files, place: &str) {
        for (path, source) in files {
            let Some(tag) = path.strip_suffix(CULTURE_FILE).and_then(|tag| tag.strip_suffix('/')) else { continue };
            // What is not TOML is told where the rest of the file is read.
            let Ok(raw) = toml::from_str::<RawFile>(source) else { continue };
            let file = format!("{place}locales/{path}");
            self.read(raw, &file, &LocaleTag::new(tag));
        }
    }

    fn read(&mut self, raw: RawFile, file: &str, tag: &LocaleTag) {
        let mut problems = std::mem::take(&mut self.problems);
        let mut at = At { file, problems: &mut problems };
        for (topic, words) in raw.topics {
            let texts = |words: Vec<Spanned<String>>| words.into_iter().map(Spanned::into_inner).collect::<Vec<_>>();
            let (terms, except) = (findable(words.terms, &mut at), findable(words.except, &mut at));
            let topic: Arc<str> = topic.into_inner().into();
            self.words.push(Words { topic, language: tag.language().to_owned(), terms: texts(terms), except: texts(except) });
        }
        for raw in raw.taboo {
            let id = raw.id.get_ref().clone();
            let known = self.rules.iter().position(|placed| *placed.rule.id == *id);
            match (raw.off, known) {
                (true, Some(known)) => drop(self.rules.remove(known)),
                (true, None) => at.problem(raw.id.span(), format!("there is no rule `{id}` to switch off"), "name a rule that there is"),
                (false, known) => {
                    if known.is_some_and(|known| self.rules.get(known).is_some_and(|placed| placed.file == file)) {
                        at.problem(raw.id.span(), format!("the rule `{id}` stands twice in this file"), "keep one of them");
                    }
                    let placed = placed(raw, tag, &mut at);
                    match known.and_then(|known| self.rules.get_mut(known)) {
                        Some(known) => *known = placed,
                        None => self.rules.push(placed),
                    }
                }
            }
        }
        self.problems = problems;
    }

    fn builder(&self) -> BookBuilder {
        let mut builder = BookBuilder::default();
        for Words { topic, language, terms, except } in &self.words {
            builder.word(topic, language, terms, except);
        }
        self.rules.iter().for_each(|placed| builder.rule(placed.rule.clone()));
        builder
    }

    /// What is wrong with rules and words, apart from their tests.
    pub(in crate::locale) fn problems(&self) -> Vec<PackProblem> {
        let mut problems = self.problems.clone();
        let builder = self.builder();
        for Placed { file, names, .. } in &self.rules {
            for (name, span) in names.iter().filter(|(name, _)| !builder.has_topic(name)) {
                let help = match builder.topics().max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))) {
                    Some(near) => format!("did you mean `{near}`? Else write its words in [topics.\"{name}\"] of each language"),
                    None => format!("write its words in [topics.\"{name}\"] of each language"),
                };
                let mut at = At { file, problems: &mut problems };
                at.problem(span.clone(), format!("no language has words for the topic `{name}`"), help);
            }
        }
        problems
    }

    /// The rules of a business, compiled.
    pub(in crate::locale) fn book(&self, business: &Business) -> Arc<Book> {
        let build = || Arc::new(self.builder().build(business));
        if !std::ptr::eq(self, &*BUILT_IN) {
            return build();
        }
        let mut books = BUILT_IN_BOOKS.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(books.entry(business.clone()).or_insert_with(build))
    }

    /// Runs the tests of rules and says what they show; the program's own are tested with the program.
    pub(in crate::locale) fn test(&self) -> Vec<PackProblem> {
        let book = self.builder().build(&Business::default());
        self.rules.iter().filter(|placed| !placed.file.starts_with(PREFIX)).flat_map(|placed| trials::run(placed, &book)).collect()
    }
}

/// Where pictures begin among the characters.
const FIRST_PICTURE: u32 = 0x2600;

/// Words in which there is something to be found.
fn findable(words: Vec<Spanned<String>>, at: &mut At<'_>) -> Vec<Spanned<String>> {
    let (found, empty): (Vec<_>, Vec<_>) =
        words.into_iter().partition(|word| word.get_ref().chars().any(|c| c.is_alphanumeric() || u32::from(c) >= FIRST_PICTURE));
    for word in empty {
        at.problem(word.span(), format!("`{}` has no letter", word.get_ref()), "write a word or a phrase");
    }
    found
}

fn placed(raw: Raw, tag: &LocaleTag, at: &mut At<'_>) -> Placed {
    let span = raw.id.span();
    let severity = raw.severity.clone();
    let names: Vec<_> = raw
        .topic
        .taxonomy
        .iter()
        .chain(&raw.topic.with)
        .chain(&raw.topic.without)
        .map(|name| (name.get_ref().as_str().into(), name.span()))
        .collect();
    let tests = raw.test.clone();
    let rule = rule(raw, at);
    match &severity {
        None => at.problem(
            span.clone(),
            format!("the rule `{}` has no severity", rule.id),
            "write severity = \"block\", \"rewrite\" or \"warn\"",
        ),
        Some(severity) if !rule.allows(rule.severity) => {
            let help = "only rules for scope.place = [\"public\"], with legal = true or with review = \"native\" may; write \"rewrite\" or \"warn\"";
            at.problem(severity.span(), "a rule that nobody has reviewed may not block here".to_owned(), help);
        }
        Some(_) => {}
    }
    let finds =
        !rule.topic.taxonomy.is_empty() || !rule.topic.own.terms.is_empty() || !rule.topic.tags.is_empty() || !rule.forbid.is_empty();
    if !finds {
        at.problem(
            span.clone(),
            format!("the rule `{}` is about nothing", rule.id),
            "give it topic.taxonomy, topic.terms or action.forbid_words",
        );
    }
    let names_topic = !rule.topic.taxonomy.is_empty() || !rule.topic.own.terms.is_empty();
    if rule.actions.contains(&Action::AsSourced) && !(rule.reach.outgoing && names_topic) {
        let message = format!("the rule `{}` asks for a source of nothing that we say", rule.id);
        at.problem(span.clone(), message, "give it topic.taxonomy or topic.terms, and no scope.direction = [\"in\"]");
    }
    if rule.reach.outgoing && rule.hint.trim().is_empty() {
        at.problem(
            span.clone(),
            format!("the rule `{}` says nothing to who writes", rule.id),
            "write hint = \"…\": what to do instead, in English",
        );
    }
    let tests = tests.into_iter().filter_map(|test| trials::read(test, &rule, tag, at)).collect();
    Placed { file: at.file.to_owned(), span, rule, names, tests }
}

fn rule(raw: Raw, at: &mut At<'_>) -> Rule {
    let scope = raw.scope;
    let directions = scope.direction;
    let both = directions.is_empty();
    let reach = Reach {
        regions: scope.region.iter().filter_map(|code| region(code, at)).collect(),
        languages: scope.lang,
        places: scope.place,
        audiences: scope.audience.into_iter().filter(|audience| audience != "*").collect(),
        categories: scope.business_categories,
        incoming: both || directions.contains(&Direction::In),
        outgoing: both || directions.contains(&Direction::Out),
    };
    let RawOwnTopic { taxonomy, with, without, terms, kb_tags, min_score } = raw.topic;
    let names = |names: Vec<Spanned<String>>| names.into_iter().map(|name| name.into_inner().into()).collect();
    let own = Wording { terms: by_language(terms, at), except: by_language(raw.except.terms, at) };
    let (taxonomy, with, without) = (names(taxonomy), names(with), names(without));
    let topic = Topic { taxonomy, with, without, own, tags: kb_tags, min_score: min_score.unwrap_or(1).max(1) };
    let mut actions = std::collections::BTreeSet::new();
    for name in raw.action.r#do {
        match Action::of_name(name.get_ref()) {
            Some(action) => drop(actions.insert(action)),
            None => {
                let known = Action::ALL.map(|(name, _)| name).join(", ");
                at.problem(name.span(), format!("there is no action `{}`", name.get_ref()), format!("the actions are {known}"));
            }
        }
    }
    let disclaimer = raw.action.disclaimer.filter(|text| {
        let known = id::NOTES.contains(&text.get_ref().as_str());
        if !known {
            let help = format!("the texts are {}", id::NOTES.join(", "));
            at.problem(text.span(), format!("there is no text `{}` that follows an answer", text.get_ref()), help);
        }
        known
    });
    Rule {
        id: raw.id.into_inner().into(),
        version: raw.version,
        severity: raw.severity.map_or(Severity::Warn, |severity| Severity::from(severity.into_inner())),
        is_legal: raw.legal,
        review: raw.review.map_or(Review::None, Review::from),
        reach,
        when: when(raw.when, at),
        topic,
        actions,
        forbid: by_language(raw.action.forbid_words, at),
        disclaimer: disclaimer.map(Spanned::into_inner),
        hint: raw.hint,
    }
}

/// A country; a problem where there is none.
pub(super) fn region(code: &Spanned<String>, at: &mut At<'_>) -> Option<Region> {
    let region = Region::parse(code.get_ref());
    if region.is_none() {
        at.problem(code.span(), format!("`{}` is no country", code.get_ref()), "write its ISO 3166 code of two letters: \"SA\"");
    }
    region
}

fn by_language(words: BTreeMap<String, Vec<Spanned<String>>>, at: &mut At<'_>) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::<String, Vec<String>>::new();
    for (language, words) in words {
        let language = language.split('-').next().unwrap_or(&language).to_owned();
        all.entry(language).or_default().extend(findable(words, at).into_iter().map(Spanned::into_inner));
    }
    all
}

fn when(raw: RawWhen, at: &mut At<'_>) -> When {
    let mut read = |texts: Vec<Spanned<String>>, help: &str, parse: &dyn Fn(&str) -> bool| {
        let (good, bad): (Vec<_>, Vec<_>) = texts.into_iter().partition(|text| parse(text.get_ref()));
        for text in bad {
            at.problem(text.span(), format!("`{}` is no time that is known", text.get_ref()), help);
        }
        good.into_iter().map(Spanned::into_inner).collect::<Vec<_>>()
    };
    let seasons = "write ramadan, ashura, eid_al_fitr, eid_al_adha, a day MM-DD or days MM-DD..MM-DD";
    let seasons = read(raw.calendar, seasons, &|text| Season::parse(text).is_some());
    let weekdays = read(raw.weekday, "write monday, tuesday … sunday", &|text| weekday(text).is_some());
    let hours = read(raw.local_time, "write hours as \"05:00-18:30\"", &|text| hours(text).is_some());
    When {
        seasons: seasons.iter().filter_map(|text| Season::parse(text)).collect(),
        weekdays: weekdays.iter().filter_map(|text| weekday(text)).collect(),
        hours: hours_of(&hours),
    }
}

fn hours_of(texts: &[String]) -> Vec<(Time, Time)> {
    texts.iter().filter_map(|text| hours(text)).collect()
}

fn hours(text: &str) -> Option<(Time, Time)> {
    let (from, to) = text.split_once('-')?;
    let time = |text: &str| format!("{}:00", text.trim()).parse::<Time>().ok();
    Some((time(from)?, time(to)?))
}
