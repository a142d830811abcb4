//! The list of commands that the platform shows while a customer writes, in each language of the bot.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use teloxide::payloads::SetMyCommands;
use teloxide::requests::Payload as _;
use teloxide::types::BotCommand;

use super::api::{Api, Fault};
use crate::channel::House;
use crate::core::bot::{Command, CommandTable};
use crate::core::key::LocaleTag;
use crate::core::language::Languages;
use crate::core::message::Place;
use crate::core::text::{Text, Value as Argument, id};
use crate::core::time::Timestamp;
use crate::locale::{Occasion, Packs};

/// The most characters of a command's name.
const MAX_NAME: usize = 32;
/// The most characters of what is told of it.
const MAX_ABOUT: usize = 256;

/// What is told of the bot's commands.
pub(super) struct Told {
    languages: Arc<Languages>,
    packs: Arc<Packs>,
    table: CommandTable,
}

impl Told {
    /// Of a business's bot.
    pub(super) fn of(house: &House) -> Self {
        let table = house.packs.command_table(house.languages.locales());
        Self { languages: Arc::clone(&house.languages), packs: Arc::clone(&house.packs), table }
    }

    /// Tells the platform.
    pub(super) async fn tell(&self, api: &Api, now: Timestamp) -> Result<(), Fault> {
        for list in self.lists(now) {
            api.call::<Value>(SetMyCommands::NAME, &list).await?;
        }
        Ok(())
    }

    /// One list for everybody, and one per language: the platform knows languages without their regions.
    fn lists(&self, now: Timestamp) -> Vec<Value> {
        let default = self.languages.default_locale();
        let mut lists = vec![json!({"commands": self.commands(default, now)})];
        let mut known = BTreeSet::new();
        for locale in std::iter::once(default).chain(self.languages.locales()) {
            let language = locale.as_str().split('-').next().unwrap_or_default();
            if language.len() == 2 && known.insert(language) {
                lists.push(json!({"commands": self.commands(locale, now), "language_code": language}));
            }
        }
        lists
    }

    /// A start is a button of the platform's own.
    fn commands(&self, locale: &LocaleTag, now: Timestamp) -> Vec<BotCommand> {
        let occasion = Occasion { place: Place::Private, at: now };
        let offered = Command::ALL.into_iter().filter(|command| *command != Command::Start);
        let told = offered.map(|command| {
            let shown = self.table.shown(locale, command);
            let name = if is_name(shown) { shown } else { command.key() };
            let text = Text::new(id::COMMAND_ABOUT).with("what", Argument::Choice(command.key().to_owned()));
            let about: String = self.packs.format(locale, &text, &occasion).text.chars().take(MAX_ABOUT).collect();
            BotCommand::new(name, about)
        });
        told.collect()
    }
}

/// Whether the platform takes it for a command.
fn is_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=MAX_NAME).contains(&name.len()) && name.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_list() {
        let house = crate::conformance::channel::house("Maison Lune", &["en", "de", "pt-BR", "ja", "de-AT"]).unwrap();
        let lists = Told::of(&house).lists(Timestamp(0));
        let languages: Vec<_> = lists.iter().map(|list| list["language_code"].as_str().unwrap_or("all")).collect();
        assert_eq!(languages, ["all", "en", "de", "pt", "ja"]);
        let first = |list: &Value| (list["commands"][0]["command"].clone(), list["commands"][0]["description"].clone());
        assert_eq!(first(&lists[0]), (json!("help"), json!("see this list")));
        assert_eq!(first(&lists[2]), (json!("hilfe"), json!("diese Übersicht anzeigen")));
        // Names in other scripts are understood, but not listed.
        assert_eq!(first(&lists[4]), (json!("help"), json!("この一覧の表示")));
        for list in &lists {
            let commands = list["commands"].as_array().unwrap();
            assert_eq!(commands.len(), Command::ALL.len() - 1);
            assert!(commands.iter().all(|command| is_name(command["command"].as_str().unwrap())), "{list}");
        }
    }
}
