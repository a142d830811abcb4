//! What is not spoken of: no spelling of it leaks to where others read along, and what only comes near is answered.

mod actions;
mod leaks;
mod lint;
mod near;
mod private;
mod promises;
mod spellings;

use std::path::PathBuf;
use std::sync::Arc;

use turjuman::config::{self, Loaded, Section, Tables};
use turjuman::core::culture::Region;
use turjuman::core::culture::taboo::{Rule, Setting};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::message::Place;
use turjuman::core::time::Timestamp;

const DAY_MS: i64 = 86_400_000;
/// 2026-01-01 12:00 UTC.
const NEW_YEAR: Timestamp = Timestamp(1_767_268_800_000);

/// The demo bot, which speaks all languages that have rules.
pub(crate) fn maison() -> Loaded {
    let channels: Vec<&dyn Section> = turjuman::channel::sections().to_vec();
    let models: Vec<&dyn Section> = turjuman::model::sections().to_vec();
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("bots/maison");
    config::load(&dir, Tables { channels: &channels, models: &models }, &|_| None)
        .unwrap_or_else(|report| panic!("{}", report.render(false)))
}

/// Where and when a rule holds first.
fn within(rule: &Rule) -> Setting {
    let region: Option<Region> = rule.reach.regions.first().copied();
    let days = (0..400).map(|day| NEW_YEAR.plus_ms(day * DAY_MS));
    let at = days.into_iter().find(|at| rule.when.holds(*at, region)).unwrap_or(NEW_YEAR);
    let topics = rule.topic.with.iter().chain(&rule.topic.taxonomy).cloned().collect();
    Setting { place: rule.reach.places.first().copied().unwrap_or(Place::Private), region, at, topics }
}

/// The locale in which a word of a language is said where a rule holds.
fn locale(rule: &Rule, language: &str) -> LocaleTag {
    let own = rule.reach.languages.first().map_or(language, String::as_str);
    LocaleTag::new(match own {
        "zh" => "zh-CN",
        "pt" => "pt-BR",
        other => other,
    })
}

/// A passage in a language.
fn passage(tag: &str, body: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId("knowledge/page.md#heading".into()),
        title: "A page".to_owned(),
        heading: String::new(),
        body: body.to_owned(),
        locale: LocaleTag::new(tag),
        tags: Vec::new(),
        valid_to: None,
    })
}

/// The middle and the half width of the 95 % interval by Wilson.
pub fn wilson(events: usize, n: usize) -> (f64, f64) {
    let (p, n, z) = (events as f64 / n as f64, n as f64, 1.96_f64);
    let (middle, half) = (p + z * z / (2.0 * n), z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt());
    ((middle - half) / (1.0 + z * z / n), (middle + half) / (1.0 + z * z / n))
}
