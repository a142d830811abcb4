//! The files of a new bot, as text.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow};
use toml::Value;

use super::ask::Plan;
use crate::cli::assemble;
use crate::core::knowledge::Document;
use crate::locale::Offer;

/// The knowledge file of each language.
const KNOWLEDGE: &str = "shop.md";

/// All files by their path within the folder.
pub(super) fn files(plan: &Plan) -> anyhow::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::from([("bot.toml".to_owned(), bot(plan)), (SCHEMA_FILE.to_owned(), assemble::schema()?)]);
    let mut scenarios = "# What customers ask, and what the bot is expected to do: played by `turjuman test`.\n".to_owned();
    for offer in &plan.languages {
        let path = knowledge(offer);
        scenarios.push_str(&scenario(&path, offer)?);
        files.insert(path, offer.starter.clone());
    }
    files.insert("scenarios/first.toml".to_owned(), scenarios);
    Ok(files)
}

/// Where a language's knowledge stands.
pub(super) fn knowledge(offer: &Offer) -> String {
    format!("knowledge/{}/{KNOWLEDGE}", offer.locale)
}

fn bot(plan: &Plan) -> String {
    let locales: Vec<Value> = plan.languages.iter().map(|offer| Value::String(offer.locale.to_string())).collect();
    let channels: String = plan.channels.iter().map(|(kind, lines)| format!("\n[channel.{kind}]\n{lines}")).collect();
    format!(
        r#"#:schema {SCHEMA_FILE}
# `turjuman check` finds mistakes. An editor that knows TOML shows what can stand here, with defaults and limits: it reads
# the schema named above.

[bot]
brand = {brand}
locales = {locales}     # the first is the default
facts = []     # links, phone numbers and the like that answers may state: ["https://…", "+44 …"]

[model]
kind = "extractive"     # answers are passages of the knowledge, word for word
{channels}
# Where a person is asked for; until then the bot says that it cannot reach anyone.
# [handover]
# url_env = "{prefix}_HANDOVER_URL"
# secret_env = "{prefix}_HANDOVER_SECRET"
"#,
        prefix = plan.prefix,
        brand = Value::String(plan.brand.clone()),
        locales = Value::Array(locales),
    )
}

/// Asks the first question of the knowledge, in its own words.
fn scenario(path: &str, offer: &Offer) -> anyhow::Result<String> {
    let broken = || anyhow!("the first knowledge in {} has no passage", offer.english);
    let document = Document::parse(path, &offer.starter, &offer.locale).map_err(|_problems| broken());
    let passage = document.and_then(|document| document.passages.first().cloned().ok_or_else(broken)).context("draw up a scenario")?;
    let text = |text: &str| Value::String(text.to_owned()).to_string();
    Ok(format!(
        "\n[[scenario]]\nname = {}\n\n[[scenario.turn]]\nsay = {}\nexpect = {{ locale = {}, phase = \"open\", sources = [{}] }}\n",
        text(&format!("{}: {}", offer.locale, passage.heading)),
        text(&passage.heading),
        text(offer.locale.as_str()),
        text(&passage.id.0),
    ))
}

/// The schema that editors read, beside `bot.toml`.
const SCHEMA_FILE: &str = "bot.schema.json";
