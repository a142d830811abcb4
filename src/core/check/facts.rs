//! The facts check: what a reply states must stand in its sources or among the business's own facts.
//!
//! The customer's words support nothing of ours: only a bare code or number of theirs may be named again, and an
//! amount where it is a condition.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::calendar::Date;
use super::claims::{self, Claim, Fact};
use super::leak::MAX_FINDINGS;
use super::{Check, Context, Scope, Severity, Violation};
use super::{duration, echo};
use crate::core::key::LocaleTag;
use crate::core::memo::Memo;
use crate::core::message::{Inline, Mark, Markup, annotated, each_link, is_followable, label_text, parse, plain};

/// A number of a list's item is no fact up to here; a larger one may be meant as a price or a year.
const MAX_ITEM: usize = 2;

/// The most words in which a unit may stand behind a number.
const MAX_UNIT: usize = 3;

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

    fn worst(&self) -> Severity {
        Severity::Block
    }

    fn run(&self, draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation> {
        let language = context.locale.language();
        let marks = annotated(draft).marks;
        let markers = marks.into_iter().filter(|(mark, _)| *mark == Mark::Marker).map(|(_, range)| range);
        let (items, loose) = running(text, markers);
        let in_marker = |span: &Range<usize>| {
            let after = items.partition_point(|range| range.start <= span.start);
            after.checked_sub(1).and_then(|index| items.get(index)).is_some_and(|range| span.end <= range.end)
        };
        let mut claims = claims::read(text, language, in_marker);
        claims.extend(loose.iter().filter_map(|marker| amount_of(text, marker, language)));
        let mut links = Vec::new();
        each_link(&draft.blocks, &mut |url, label| links.push((url, label)));
        if claims.is_empty() && links.is_empty() {
            return Vec::new();
        }
        let known = Known::of(context);
        // Most drafts state what their sources do; then nothing of the customer's is read.
        let customer = LazyCell::new(|| Known::said_by_customer(context.customer, language));
        let is_echo = |claim: &Claim| customer.echoes(claim) && (claim.digits() >= MIN_ECHO || echo::is_theirs(text, &claim.span));
        let is_condition = |claim: &Claim| customer.is_amount(claim) && echo::is_condition(text, &claim.span, language);
        let is_known = |claim: &&Claim| known.iter().any(|known| known.supports(claim)) || is_echo(claim) || is_condition(claim);
        let mut found: Vec<_> =
            claims.iter().filter(|claim| claim.says_something() && !is_known(claim)).take(MAX_FINDINGS).map(violation).collect();
        let astray = links.into_iter().filter(|(url, _)| !leads_where_known(url, language, &known));
        for span in astray.take(MAX_FINDINGS).map(|(url, label)| span_of(text, url, label)) {
            found.retain(|other| span.start >= other.span.end || other.span.start >= span.end);
            found.push(Violation::block("facts.link", span, "remove the link: none of the sources leads there".to_owned()));
        }
        found.sort_by_key(|violation| violation.span.start);
        found
    }
}

/// The markers of a text that only count, and those with a number that no list before leads up to.
fn running(text: &str, markers: impl Iterator<Item = Range<usize>>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut counted = BTreeSet::new();
    markers.partition(|range| {
        let number = text.get(range.clone()).and_then(|marker| marker.trim().strip_suffix('.')).map(str::parse::<u64>);
        match number {
            None => true,
            Some(Ok(number)) if range.len() <= MAX_ITEM + 2 => {
                let runs = number <= 1 || counted.contains(&(number - 1));
                runs.then(|| counted.insert(number));
                runs
            }
            Some(_) => false,
        }
    })
}

/// What the number of a marker and the words behind it state together: "49. euros" is a price.
fn amount_of(text: &str, marker: &Range<usize>, language: &str) -> Option<Claim> {
    let number = text.get(marker.clone())?.trim().trim_end_matches('.');
    let words: Vec<&str> = text.get(marker.end..)?.lines().next()?.split_whitespace().take(MAX_UNIT).collect();
    let read = claims::read(&format!("{number} {}", words.join(" ")), language, |_| false);
    let claim = read.into_iter().next().filter(|claim| matches!(claim.fact, Fact::Price(_) | Fact::Percent(_)))?;
    Some(Claim { span: marker.clone(), ..claim })
}

/// Whether a link is written as all programs read it, and what it names is stated.
fn leads_where_known(url: &str, language: &str, known: &[Arc<Known>]) -> bool {
    let mut claims = claims::read(url, language, |_| false);
    claims.retain(Claim::says_something);
    is_followable(url) && !claims.is_empty() && claims.iter().all(|claim| known.iter().any(|known| known.supports(claim)))
}

/// Where a link stands in its text.
fn span_of(text: &str, url: &str, label: &[Inline]) -> Range<usize> {
    let mut words = String::new();
    label_text(label, &mut words);
    let found = [url, &words].into_iter().filter(|part| !part.is_empty()).find_map(|part| Some((text.find(part)?, part.len())));
    found.map_or(0..0, |(at, len)| at..at + len)
}

/// Where `text` states a fact that none of `sources` states; all are read as `locale` writes numbers and dates.
#[must_use]
pub fn unsupported(text: &str, sources: &[&str], locale: &LocaleTag) -> Vec<Range<usize>> {
    let language = locale.language();
    let mut known = Known::default();
    sources.iter().for_each(|source| known.learn(source, language));
    claims::read(text, language, |_| false)
        .into_iter()
        .filter(|claim| claim.says_something() && !known.supports(claim))
        .map(|claim| claim.span)
        .collect()
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
    /// Amounts that the customer named, with or without a currency.
    amounts: BTreeSet<String>,
}

/// What the passages and facts of bots state, by language and text.
static KEPT: LazyLock<Memo<(String, String), Known>> = LazyLock::new(Memo::default);

impl Known {
    /// What supports a draft, one for each source and fact.
    fn of(context: &Context<'_>) -> Vec<Arc<Self>> {
        let sources = context.sources.iter().map(|source| {
            let text = format!("{}\n{}\n{}", source.title, source.heading, source.body);
            Self::kept(source.locale.language(), text, |_| format!("{}\n{}\n{}", source.title, source.heading, plain(&parse(&source.body))))
        });
        let facts = context.facts.iter().map(|fact| Self::kept(context.locale.language(), fact.clone(), str::to_owned));
        sources.chain(facts).collect()
    }

    /// What of a customer's words may be named again.
    fn said_by_customer(text: &str, language: &str) -> Self {
        let mut customer = Self::default();
        for claim in claims::read(text, language, |_| false) {
            if matches!(claim.fact, Fact::Number(_) | Fact::Code(_)) {
                customer.echoes.insert(claim.raw.to_uppercase());
            }
            match claim.fact {
                Fact::Price(prices) => customer.amounts.extend(prices.into_iter().map(|(_, value)| value)),
                Fact::Number(values) => customer.amounts.extend(values),
                _ => {}
            }
        }
        customer
    }

    /// What a text states; `plainly` says it without markup.
    fn kept(language: &str, text: String, plainly: impl FnOnce(&str) -> String) -> Arc<Self> {
        KEPT.get((language.to_owned(), text), |(language, text)| {
            let mut known = Self::default();
            known.learn(&plainly(text), language);
            known
        })
    }

    fn learn(&mut self, text: &str, language: &str) {
        let claims = claims::read(text, language, |_| false);
        self.numbers.extend(duration::words_of(text, language));
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
            Fact::Phone(digits) => self.phones.iter().any(|known| same_phone(known, digits)),
            Fact::Date(dates) => dates.iter().any(|date| self.dates.iter().any(|known| known.supports(date))),
            Fact::Time(minutes) => self.times.contains(minutes),
            Fact::Price(prices) => prices.iter().any(|price| self.prices.contains(price)),
            Fact::Percent(values) => values.iter().any(|value| self.percents.contains(value)),
            Fact::Code(code) => self.codes.contains(code),
            Fact::Number(values) => values.iter().any(|value| self.numbers.contains(value) || self.codes.contains(value)),
        }
    }

    /// Whether the claim is an amount that the customer named.
    fn is_amount(&self, claim: &Claim) -> bool {
        matches!(&claim.fact, Fact::Price(prices) if prices.iter().any(|(_, value)| self.amounts.contains(value)))
    }

    /// Whether the customer wrote the same, and it can be nothing but a code.
    fn echoes(&self, claim: &Claim) -> bool {
        (claim.digits() >= MIN_ECHO || matches!(claim.fact, Fact::Code(_))) && self.echoes.contains(&claim.raw.to_uppercase())
    }
}

/// With or without the country's code.
fn same_phone(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= MIN_SUBSCRIBER && long.ends_with(short)
}
