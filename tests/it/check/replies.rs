//! The gate, measured on the demo bot: right replies that it holds back, and wrong ones that it lets through.
//!
//! The replies of `replies/` were written before anybody looked at the rules and are for measuring only: what a
//! failure tells is its locale and its rule. Those of `replies/dev` are for improving the rules. The figures are
//! printed with `--nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use turjuman::core::check::{Context, Gate, Severity, Verdict};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Document, Passage};
use turjuman::core::language::Languages;
use turjuman::core::message::parse;

use super::wrong::{self, Covered, Mutant};

const BOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/bots/maison");
const REPLIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/check/replies");

/// The most right replies that may be held back, in percent.
const MAX_HELD_BACK: usize = 2;

/// A reply and what it rests on.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) locale: LocaleTag,
    pub(super) customer: String,
    pub(super) sources: Vec<Arc<Passage>>,
    pub(super) text: String,
}

/// A file of replies.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reply: Vec<Written>,
}

/// A reply as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    customer: Vec<String>,
    passages: Vec<String>,
    text: String,
}

#[derive(Deserialize)]
struct Settings {
    bot: Business,
}

#[derive(Deserialize)]
struct Business {
    locales: Vec<LocaleTag>,
    facts: Vec<String>,
}

/// What of the demo bot the gate looks at.
pub(super) struct Demo {
    languages: Languages,
    pub(super) facts: Vec<String>,
    passages: BTreeMap<String, Arc<Passage>>,
}

static DEMO: LazyLock<Demo> = LazyLock::new(Demo::load);

impl Demo {
    fn load() -> Self {
        let Settings { bot } = toml::from_str(&fs::read_to_string(format!("{BOT}/bot.toml")).unwrap()).unwrap();
        let mut passages = BTreeMap::new();
        for locale in &bot.locales {
            for entry in fs::read_dir(format!("{BOT}/knowledge/{locale}")).unwrap() {
                let file = entry.unwrap().path();
                let path = file.strip_prefix(Path::new(BOT)).unwrap().to_str().unwrap().to_owned();
                let document = Document::parse(&path, &fs::read_to_string(&file).unwrap(), locale).unwrap();
                passages.extend(document.passages.into_iter().map(|passage| (passage.id.0.to_string(), passage)));
            }
        }
        Self { languages: Languages::new(bot.locales), facts: bot.facts, passages }
    }

    /// The replies of a folder.
    fn rows(&self, folder: &str) -> Vec<Row> {
        let of_locale = |locale: &LocaleTag| {
            let File { reply } = toml::from_str(&fs::read_to_string(format!("{folder}/{locale}.toml")).unwrap()).unwrap();
            let locale = locale.clone();
            reply.into_iter().map(move |written| self.row(written, locale.clone()))
        };
        self.languages.locales().iter().flat_map(of_locale).collect()
    }

    fn row(&self, written: Written, locale: LocaleTag) -> Row {
        let Written { id, customer, passages, text } = written;
        let passage = |at: &String| Arc::clone(self.passages.get(at).unwrap_or_else(|| panic!("{id}: no passage {at}")));
        let sources = passages.iter().map(passage).collect();
        Row { locale, customer: customer.join("\n"), sources, text, id }
    }

    /// What the gate says of `text` in the place of the row's reply.
    fn verdict(&self, row: &Row, text: &str) -> Verdict {
        let context = Context {
            instructions: "",
            locale: &row.locale,
            languages: &self.languages,
            sources: &row.sources,
            facts: &self.facts,
            customer: &row.customer,
            foreign_quote: false,
            manner: None,
            taboos: &Default::default(),
            setting: &Default::default(),
        };
        Gate::default().run(&parse(text), &context)
    }
}

/// Events among trials.
#[derive(Clone, Copy, Default)]
struct Rate {
    events: usize,
    n: usize,
}

impl Rate {
    fn add(&mut self, event: bool) {
        self.events += usize::from(event);
        self.n += 1;
    }

    /// The 95 % interval of the rate after Wilson (1927), in percent.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand trials")]
    fn interval(self) -> (f64, f64) {
        let (n, p, z) = (self.n as f64, self.events as f64 / self.n as f64, 1.959_964_f64);
        let middle = z.mul_add(z / (2.0 * n), p);
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let share = |x: f64| (100.0 * x / (1.0 + z * z / n)).clamp(0.0, 100.0);
        (share(middle - half), share(middle + half))
    }
}

impl std::fmt::Display for Rate {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand trials")]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (low, high) = self.interval();
        let share = 100.0 * self.events as f64 / self.n as f64;
        write!(f, "{} of {} = {share:.2} % (95 %: {low:.2} to {high:.2} %)", self.events, self.n)
    }
}

/// The rules for which a draft is not shown as it is.
fn rules(verdict: &Verdict) -> Vec<&str> {
    let severe = verdict.violations.iter().filter(|violation| violation.severity > Severity::Warn);
    severe.map(|violation| violation.rule.as_str()).collect()
}

#[test]
fn the_interval_is_that_of_wilson() {
    let (low, high) = Rate { events: 6, n: 300 }.interval();
    assert!((low - 0.920).abs() < 0.001 && (high - 4.294).abs() < 0.001, "{low} {high}");
    let (low, high) = Rate { events: 0, n: 300 }.interval();
    assert!(low < 1e-9 && (high - 1.264).abs() < 0.001, "{low} {high}");
}

#[test]
fn replies_of_the_development_set_pass() {
    let rows = DEMO.rows(&format!("{REPLIES}/dev"));
    assert!(rows.len() >= 60);
    let mut wrong = Vec::new();
    for row in &rows {
        for violation in DEMO.verdict(row, &row.text).violations {
            wrong.push(format!("{}: {} {}\n{}", row.id, violation.rule, violation.hint, row.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn right_replies_pass() {
    let rows = DEMO.rows(REPLIES);
    assert_eq!(rows.len(), 300);
    let (mut all, mut by_locale, mut by_rule) = (Rate::default(), BTreeMap::new(), BTreeMap::<_, usize>::new());
    for row in &rows {
        let verdict = DEMO.verdict(row, &row.text);
        all.add(!verdict.passes());
        by_locale.entry(&row.locale).or_insert_with(Rate::default).add(!verdict.passes());
        if let Some(rule) = rules(&verdict).first() {
            *by_rule.entry(format!("{} {rule}", row.locale)).or_default() += 1;
        }
    }
    println!("right replies held back: {all}");
    by_locale.iter().for_each(|(locale, rate)| println!("  {locale}: {rate}"));
    by_rule.iter().for_each(|(rule, count)| println!("  first rule {rule}: {count}"));
    assert!(all.events * 100 <= MAX_HELD_BACK * all.n, "held back: {all}");
}

/// How many mutants of rows pass, by kind and by locale.
fn measure(rows: &[Row]) -> (Rate, BTreeSet<String>) {
    let (mut all, mut by_kind, mut by_locale) = (Rate::default(), BTreeMap::new(), BTreeMap::new());
    let mut through = BTreeMap::<_, usize>::new();
    for mutant in wrong::mutants(rows, &DEMO.facts) {
        let passes = !DEMO.verdict(mutant.row, &mutant.text).blocks();
        by_kind.entry(mutant.kind).or_insert_with(Rate::default).add(passes);
        if mutant.covered == Covered::No {
            continue;
        }
        all.add(passes);
        by_locale.entry(mutant.row.locale.clone()).or_insert_with(Rate::default).add(passes);
        if passes {
            *through.entry(format!("{} {}", mutant.row.locale, mutant.kind)).or_default() += 1;
        }
    }
    println!("wrong replies let through: {all}");
    by_kind.iter().for_each(|(kind, rate)| println!("  {kind}: {rate}"));
    by_locale.iter().for_each(|(locale, rate)| println!("  {locale}: {rate}"));
    through.iter().for_each(|(what, count)| println!("  let through {what}: {count}"));
    (all, by_locale.into_keys().map(|locale| locale.to_string()).collect())
}

#[test]
fn wrong_replies_are_blocked() {
    let rows: Vec<Row> = DEMO.rows(REPLIES).into_iter().filter(|row| DEMO.verdict(row, &row.text).passes()).collect();
    let (all, locales) = measure(&rows);
    assert!(all.n >= 300, "only {} wrong replies", all.n);
    assert_eq!(locales.len(), 13);
    assert_eq!(all.events, 0, "let through: {all}");
}

#[test]
fn wrong_replies_of_the_development_set_are_blocked() {
    let rows: Vec<Row> = DEMO.rows(&format!("{REPLIES}/dev")).into_iter().filter(|row| DEMO.verdict(row, &row.text).passes()).collect();
    let passing = |mutant: &Mutant<'_>| mutant.covered == Covered::Yes && !DEMO.verdict(mutant.row, &mutant.text).blocks();
    let told = |mutant: Mutant<'_>| format!("{} {}: {}", mutant.row.id, mutant.kind, mutant.text);
    let through: Vec<String> = wrong::mutants(&rows, &DEMO.facts).into_iter().filter(passing).map(told).collect();
    assert!(through.is_empty(), "{}", through.join("\n"));
}
