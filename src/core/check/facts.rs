//! The facts check: what a reply states must stand in its sources or among the business's own facts.
//!
//! The customer's words support nothing of ours: only a bare code or number of theirs may be named again.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::calendar::Date;
use super::claims::{self, Claim, Fact};
use super::leak::MAX_FINDINGS;
use super::{Check, Context, Scope, Violation};
use crate::core::key::LocaleTag;
use crate::core::message::{Mark, Markup, annotated, parse, plain};

/// A number of a list's item is no fact up to here; a larger one may be meant as a price or a year.
const MAX_ITEM: usize = 2;

/// The fewest digits with which a number of the customer's may be named again.
const MIN_ECHO: usize = 4;

/// The fewest digits by which two phone numbers are the same, whatever stands before them.
const MIN_SUBSCRIBER: usize = 7;

/// Replies that state only what is known.
#[derive(Debug)]
pub(super) struct Facts;

impl Check for Facts {
    fn name(&self) -> &'static str {
        "facts"
    }

    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn run(&self, draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation> {
        let language = context.locale.language();
        let marks = annotated(draft).marks;
        let items: Vec<_> = marks.into_iter().filter(|(mark, range)| *mark == Mark::Marker && range.len() <= MAX_ITEM + 2).collect();
        let in_marker = |span: &Range<usize>| {
            let after = items.partition_point(|(_, range)| range.start <= span.start);
            after.checked_sub(1).and_then(|index| items.get(index)).is_some_and(|(_, range)| span.end <= range.end)
        };
        let claims = claims::read(text, language, in_marker);
        if claims.is_empty() {
            return Vec::new();
        }
        let known = Known::of(context);
        claims.iter().filter(|claim| !known.iter().any(|known| known.supports(claim))).take(MAX_FINDINGS).map(violation).collect()
    }
}

/// Where `text` states a fact that none of `sources` states; all are read as `locale` writes numbers and dates.
#[must_use]
pub fn unsupported(text: &str, sources: &[&str], locale: &LocaleTag) -> Vec<Range<usize>> {
    let language = locale.language();
    let mut known = Known::default();
    sources.iter().for_each(|source| known.learn(source, language));
    claims::read(text, language, |_| false).into_iter().filter(|claim| !known.supports(claim)).map(|claim| claim.span).collect()
}

fn violation(claim: &Claim) -> Violation {
    let (rule, what) = match claim.fact {
        Fact::Link(_) => ("facts.link", "link"),
        Fact::Mail(_) => ("facts.contact", "e-mail address"),
        Fact::Phone(_) => ("facts.contact", "phone number"),
        Fact::Date(_) => ("facts.date", "date"),
        Fact::Time(_) => ("facts.date", "time"),
        Fact::Price(_) => ("facts.price", "price"),
        Fact::Percent(_) => ("facts.percent", "percentage"),
        Fact::Code(_) => ("facts.number", "code"),
        Fact::Number(_) => ("facts.number", "number"),
    };
    let hint = format!("remove the {what} `{}`, or state it as the sources do: none of them supports it", claim.raw);
    Violation::block(rule, claim.span.clone(), hint)
}

/// Everything that sources, facts and the customer state.
#[derive(Default)]
struct Known {
    links: BTreeSet<String>,
    contacts: BTreeSet<String>,
    phones: Vec<String>,
    dates: Vec<Date>,
    times: BTreeSet<u32>,
    prices: BTreeSet<(&'static str, String)>,
    percents: BTreeSet<String>,
    codes: BTreeSet<String>,
    numbers: BTreeSet<String>,
    /// What the customer wrote without any unit.
    echoes: BTreeSet<String>,
}

/// Texts whose facts are kept: the passages and facts of a bot are read for every draft anew otherwise.
const MAX_KEPT: usize = 2_048;

/// What texts state, by language and text.
type Kept = HashMap<(String, String), Arc<Known>>;

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

impl Known {
    /// What supports a draft, one for each source and fact, and what the customer may be echoed.
    fn of(context: &Context<'_>) -> Vec<Arc<Self>> {
        let sources = context.sources.iter().map(|source| {
            let text = format!("{}\n{}\n{}", source.title, source.heading, source.body);
            Self::kept(source.locale.language(), text, |_| format!("{}\n{}\n{}", source.title, source.heading, plain(&parse(&source.body))))
        });
        let facts = context.facts.iter().map(|fact| Self::kept(context.locale.language(), fact.clone(), str::to_owned));
        let mut known: Vec<_> = sources.chain(facts).collect();
        let mut customer = Self::default();
        for claim in claims::read(context.customer, context.locale.language(), |_| false) {
            if matches!(claim.fact, Fact::Number(_) | Fact::Code(_) | Fact::Phone(_)) {
                customer.echoes.insert(claim.raw.to_uppercase());
            }
        }
        known.push(Arc::new(customer));
        known
    }

    /// What a text states; `plainly` says it without markup.
    fn kept(language: &str, text: String, plainly: impl FnOnce(&str) -> String) -> Arc<Self> {
        let key = (language.to_owned(), text);
        let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&key) {
            return Arc::clone(known);
        }
        let mut known = Self::default();
        known.learn(&plainly(&key.1), language);
        let known = Arc::new(known);
        let mut all = kept();
        if all.len() >= MAX_KEPT {
            all.clear();
        }
        all.insert(key, Arc::clone(&known));
        known
    }

    fn learn(&mut self, text: &str, language: &str) {
        let claims = claims::read(text, language, |_| false);
        for pair in claims.windows(2) {
            if let [low, high] = pair {
                let between = text.get(low.span.end..high.span.start).unwrap_or_default().trim();
                if matches!(between, "-" | "–" | "—" | "~" | "〜" | "～" | "bis" | "to" | "and" | "und" | "から" | "إلى" | "至")
                {
                    self.learn_range(&low.fact, &high.fact);
                }
            }
        }
        for claim in claims {
            self.learn_fact(claim.fact);
        }
    }

    /// In "10 to 20 €" both are prices, in "9–17 Uhr" both are times.
    fn learn_range(&mut self, low: &Fact, high: &Fact) {
        match (low, high) {
            (Fact::Number(values), Fact::Price(prices)) | (Fact::Price(prices), Fact::Number(values)) => {
                let both = prices.iter().flat_map(|(code, _)| values.iter().map(|value| (*code, value.clone())));
                self.prices.extend(both);
            }
            (Fact::Number(values), Fact::Percent(_)) => self.percents.extend(values.iter().cloned()),
            (Fact::Number(values), Fact::Time(_)) => {
                self.times
                    .extend(values.iter().filter_map(|value| value.parse::<u32>().ok()).filter(|hour| *hour <= 24).map(|hour| hour * 60));
            }
            _ => {}
        }
    }

    fn learn_fact(&mut self, fact: Fact) {
        match fact {
            Fact::Link(link) => {
                let host = link.split(['/', '?', '#']).next().unwrap_or_default().to_owned();
                self.links.extend([link, host]);
            }
            Fact::Mail(mail) => {
                self.contacts.insert(mail);
            }
            Fact::Phone(digits) => self.phones.push(digits),
            Fact::Date(dates) => {
                self.numbers.extend(dates.iter().filter_map(|date| date.year).map(|year| year.to_string()));
                self.dates.extend(dates);
            }
            Fact::Time(minutes) => {
                if minutes % 60 == 0 {
                    self.numbers.insert((minutes / 60).to_string());
                }
                self.times.insert(minutes);
            }
            Fact::Price(prices) => {
                self.numbers.extend(prices.iter().map(|(_, value)| value.clone()));
                self.prices.extend(prices);
            }
            Fact::Percent(values) => self.percents.extend(values),
            Fact::Code(code) => {
                self.codes.insert(code);
            }
            Fact::Number(values) => self.numbers.extend(values),
        }
    }

    fn supports(&self, claim: &Claim) -> bool {
        match &claim.fact {
            Fact::Link(link) => self.links.contains(link),
            Fact::Mail(mail) => self.contacts.contains(mail),
            Fact::Phone(digits) => self.phones.iter().any(|known| same_phone(known, digits)) || self.echoes(claim),
            Fact::Date(dates) => dates.iter().any(|date| self.dates.iter().any(|known| known.supports(date))),
            Fact::Time(minutes) => self.times.contains(minutes),
            Fact::Price(prices) => prices.iter().any(|price| self.prices.contains(price)),
            Fact::Percent(values) => values.iter().any(|value| self.percents.contains(value)),
            Fact::Code(code) => self.codes.contains(code) || self.echoes(claim),
            Fact::Number(values) => values.is_empty() || values.iter().any(|value| self.numbers.contains(value)) || self.echoes(claim),
        }
    }

    /// Whether the customer wrote the same, and it can be nothing but a code.
    fn echoes(&self, claim: &Claim) -> bool {
        let digits = claim.raw.chars().filter(char::is_ascii_digit).count();
        (digits >= MIN_ECHO || matches!(claim.fact, Fact::Code(_))) && self.echoes.contains(&claim.raw.to_uppercase())
    }
}

/// With or without the country's code.
fn same_phone(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= MIN_SUBSCRIBER && long.ends_with(short)
}
