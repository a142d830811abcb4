//! What a new bot is to be: from the command line, from the person at the terminal, or by default.

use std::io::IsTerminal as _;

use anyhow::{Context as _, bail};
use dialoguer::{Input, MultiSelect, Select};

use crate::channel::{self, Kind};
use crate::cli::args;
use crate::locale::{self, Offer};

/// The language of a bot that names none.
const DEFAULT_LANGUAGE: &str = "en";

/// A bot to be made.
pub(super) struct Plan {
    /// The business's name.
    pub(super) brand: String,
    /// Its languages, the default first.
    pub(super) languages: Vec<Offer>,
    /// How the names of its environment variables begin: `ATELIER`.
    pub(super) prefix: String,
    /// Its channels: kind and the lines of its section.
    pub(super) channels: Vec<(&'static str, String)>,
}

/// Settles what is wanted.
pub(super) fn plan(id: String, args: &args::New) -> anyhow::Result<Plan> {
    let by_hand = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let prefix = variables(&id);
    let offered = locale::catalog();
    let kinds: Vec<(&'static str, String)> =
        channel::kinds().iter().filter_map(|kind: &&dyn Kind| Some((kind.name(), kind.starter(&prefix)?))).collect();
    let brand = match &args.brand {
        Some(brand) if brand.trim().is_empty() => bail!("make a bot without a brand: --brand is the business's name"),
        Some(brand) => brand.trim().to_owned(),
        None if by_hand => {
            Input::new().with_prompt("The business's name").default(title(&id)).interact_text().context("ask for the name")?
        }
        None => title(&id),
    };
    let languages = match &args.languages {
        Some(tags) => pick(tags, &offered, |offer| offer.locale.as_str(), "language")?,
        None if by_hand => default_first(ask("Languages (space marks, enter ends)", &offered, |offer| {
            (format!("{} ({})", offer.name, offer.locale), offer.locale.as_str() == DEFAULT_LANGUAGE)
        })?)?,
        None => pick(&[DEFAULT_LANGUAGE.to_owned()], &offered, |offer| offer.locale.as_str(), "language")?,
    };
    let channels = match &args.channels {
        Some(names) => pick(names, &kinds, |(name, _)| name, "channel")?,
        None if by_hand => ask("Channels (space marks, enter ends)", &kinds, |(name, _)| {
            ((*name).to_owned(), kinds.first().is_some_and(|(first, _)| first == name))
        })?,
        None => kinds.into_iter().take(1).collect(),
    };
    if languages.is_empty() {
        bail!("make a bot that speaks no language: choose at least one");
    }
    Ok(Plan { brand, languages, prefix, channels })
}

/// `atelier-nord` -> `ATELIER_NORD`; the name of a variable begins with a letter.
fn variables(id: &str) -> String {
    let name = id.to_uppercase().replace('-', "_");
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) { name } else { format!("BOT_{name}") }
}

/// `atelier-nord` -> `Atelier Nord`.
fn title(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    id.split('-').filter_map(word).collect::<Vec<_>>().join(" ")
}

/// The rows of these names, each once, in the order of the names.
fn pick<T: Clone>(names: &[String], rows: &[T], name_of: impl Fn(&T) -> &str, what: &str) -> anyhow::Result<Vec<T>> {
    let mut picked: Vec<T> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let Some(row) = rows.iter().find(|row| name_of(row).eq_ignore_ascii_case(name)) else {
            let known: Vec<&str> = rows.iter().map(&name_of).collect();
            bail!("find the {what} `{name}`: there {} {}", if known.len() == 1 { "is" } else { "are" }, known.join(", "));
        };
        if !picked.iter().any(|known| name_of(known) == name_of(row)) {
            picked.push(row.clone());
        }
    }
    Ok(picked)
}

/// Lets a person mark rows of a list.
fn ask<T: Clone>(prompt: &str, rows: &[T], shown: impl Fn(&T) -> (String, bool)) -> anyhow::Result<Vec<T>> {
    let marked = MultiSelect::new().with_prompt(prompt).items_checked(rows.iter().map(&shown)).interact().context("ask in the terminal")?;
    Ok(marked.into_iter().filter_map(|row| rows.get(row).cloned()).collect())
}

/// Asks which of several languages is the default, and puts it first.
fn default_first(mut languages: Vec<Offer>) -> anyhow::Result<Vec<Offer>> {
    if languages.len() > 1 {
        let prompt = "The default, for customers whose language is not known yet";
        let english = languages.iter().position(|offer| offer.locale.as_str() == DEFAULT_LANGUAGE).unwrap_or_default();
        let names = languages.iter().map(|offer| &offer.name);
        let first = Select::new().with_prompt(prompt).items(names).default(english).interact().context("ask in the terminal")?;
        if let Some(before) = languages.get_mut(..=first) {
            before.rotate_right(1);
        }
    }
    Ok(languages)
}
