//! The bot's commands as slash commands, named and described in Discord's languages.

use std::collections::BTreeMap;

use reqwest12::Method;
use serde_json::{Map, Value};
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{CommandOptionType, CommandType, InteractionContext};

use super::account::Account;
use super::rest::{Call, Failure};
use crate::channel::House;
use crate::core::bot::{Command, CommandTable};
use crate::core::key::LocaleTag;
use crate::core::message::Place;
use crate::core::text::{Text, Value as Argument, id};
use crate::core::time::Timestamp;
use crate::locale::Occasion;

/// The most characters of a name.
const MAX_NAME: usize = 32;
/// The most characters of a description.
const MAX_DESCRIPTION: usize = 100;

/// Languages that Discord speaks, and which of ours stands for each, best first.
const LOCALES: &[(&str, &[&str])] = &[
    ("bg", &["bg"]),
    ("cs", &["cs"]),
    ("da", &["da"]),
    ("de", &["de"]),
    ("el", &["el"]),
    ("en-GB", &["en-GB", "en"]),
    ("en-US", &["en-US", "en"]),
    ("es-419", &["es-419", "es-MX", "es"]),
    ("es-ES", &["es-ES", "es"]),
    ("fi", &["fi"]),
    ("fr", &["fr"]),
    ("hi", &["hi"]),
    ("hr", &["hr"]),
    ("hu", &["hu"]),
    ("id", &["id"]),
    ("it", &["it"]),
    ("ja", &["ja"]),
    ("ko", &["ko"]),
    ("lt", &["lt"]),
    ("nl", &["nl"]),
    ("no", &["nb", "no"]),
    ("pl", &["pl"]),
    ("pt-BR", &["pt-BR", "pt"]),
    ("ro", &["ro"]),
    ("ru", &["ru"]),
    ("sv-SE", &["sv"]),
    ("th", &["th"]),
    ("tr", &["tr"]),
    ("uk", &["uk"]),
    ("vi", &["vi"]),
    ("zh-CN", &["zh-CN", "zh-Hans", "zh"]),
    ("zh-TW", &["zh-TW", "zh-Hant"]),
];

/// What is registered.
pub(super) fn commands(house: &House, dm: bool, now: Timestamp) -> Vec<CreateCommand> {
    let locales = house.languages.locales();
    let table = house.packs.command_table(locales);
    let default = house.languages.default_locale();
    Command::ALL.into_iter().map(|command| one(house, &table, locales, default, command, dm, now)).collect()
}

fn one(
    house: &House,
    table: &CommandTable,
    locales: &[LocaleTag],
    default: &LocaleTag,
    command: Command,
    dm: bool,
    now: Timestamp,
) -> CreateCommand {
    let named = |locale: &LocaleTag| Some(table.shown(locale, command)).filter(|name| is_name(name));
    let described = |locale: &LocaleTag| description(house, locale, command, now);
    let argument = (command == Command::Language)
        .then(|| CreateCommandOption::new(CommandOptionType::String, named(default).unwrap_or(command.key()), described(default)));
    let contexts = if dm { vec![InteractionContext::Guild, InteractionContext::BotDm] } else { vec![InteractionContext::Guild] };
    let mut made = CreateCommand::new(named(default).unwrap_or(command.key()))
        .description(described(default))
        .kind(CommandType::ChatInput)
        .contexts(contexts);
    for (theirs, ours) in LOCALES {
        let Some(locale) = ours.iter().find_map(|tag| locales.iter().find(|locale| locale.as_str() == *tag)) else { continue };
        if let Some(name) = named(locale) {
            made = made.name_localized(*theirs, name);
        }
        made = made.description_localized(*theirs, described(locale));
    }
    made.set_options(argument.into_iter().collect())
}

/// What a command does: the line of the list of commands without the command before it.
fn description(house: &House, locale: &LocaleTag, command: Command, now: Timestamp) -> String {
    let written = format!("/{}", command.key());
    let text = Text::new(id::HELP_COMMAND)
        .with("command", Argument::Code(written.clone()))
        .with("what", Argument::Choice(command.key().to_owned()));
    let line = house.packs.format(locale, &text, &Occasion { place: Place::Private, at: now }).text;
    let line: String = line.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    let said =
        line.trim().strip_prefix(written.as_str()).map_or(line.trim(), |rest| rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
    said.chars().take(MAX_DESCRIPTION).collect()
}

/// Whether Discord takes a name: letters, digits, `-` and `_`, none of them in capitals.
fn is_name(name: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}');
    (1..=MAX_NAME).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'') || is_mark(c))
        && name.to_lowercase() == name
}

/// What of a command tells whether it is the same; Discord adds ids and more.
fn essence(command: &Value) -> BTreeMap<&'static str, Value> {
    const KEYS: [&str; 7] = ["name", "description", "name_localizations", "description_localizations", "contexts", "type", "options"];
    let empty =
        |value: &Value| value.is_null() || value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
    let mut kept: BTreeMap<_, _> =
        KEYS.into_iter().filter_map(|key| Some((key, command.get(key)?.clone()))).filter(|(_, value)| !empty(value)).collect();
    kept.entry("type").or_insert(Value::from(1));
    if let Some(Value::Array(options)) = kept.get_mut("options") {
        for option in options {
            let essence: Map<String, Value> =
                ["name", "description", "type"].into_iter().filter_map(|key| Some((key.to_owned(), option.get(key)?.clone()))).collect();
            *option = Value::Object(essence);
        }
    }
    kept
}

impl Account {
    /// Registers the commands where they differ from those that Discord knows.
    pub(super) async fn register_commands(&self) {
        match self.register().await {
            Ok(true) => tracing::info!(bot = %self.bot, account = %self.name, "the slash commands were registered"),
            Ok(false) => {}
            Err(failure) => {
                tracing::warn!(bot = %self.bot, account = %self.name, what = failure.told(), "the slash commands were not registered")
            }
        }
    }

    async fn register(&self) -> Result<bool, Failure> {
        let application = self.rest.call(Call::new(Method::GET, "/applications/@me", "application")).await?;
        let unreadable = Failure::Unknown { what: "Discord did not say which application this is" };
        let application = super::respond::id_of(&application).ok_or(unreadable)?;
        self.world.known().application = Some(application);
        let path = format!("/applications/{application}/commands");
        let known = self.rest.call(Call::new(Method::GET, format!("{path}?with_localizations=true"), "commands")).await?;
        let wanted = serde_json::to_value(commands(&self.house, self.settings.dm, self.clock.now())).unwrap_or_default();
        let essences = |commands: &Value| {
            let mut all: Vec<_> = commands.as_array().into_iter().flatten().map(|command| format!("{:?}", essence(command))).collect();
            all.sort();
            all
        };
        if essences(&known) == essences(&wanted) {
            return Ok(false);
        }
        self.rest.call(Call::new(Method::PUT, path, "commands").json(wanted)).await.map(|_| true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::channel::house;

    #[test]
    fn commands_are_named_in_the_languages_that_discord_speaks() {
        let house = house("Maison Lune", &["de", "ar", "en", "ja", "hi", "es"]).unwrap();
        let made = serde_json::to_value(commands(&house, true, Timestamp(0))).unwrap();
        let help = made.as_array().unwrap().iter().find(|command| command["name"] == "hilfe").unwrap();
        for (locale, name) in
            [("de", "hilfe"), ("en-US", "help"), ("en-GB", "help"), ("es-419", "ayuda"), ("es-ES", "ayuda"), ("hi", "सहायता")]
        {
            assert_eq!(help["name_localizations"][locale], name, "{locale}");
        }
        assert_eq!(help["name_localizations"]["ar"], Value::Null);
        assert_eq!(
            (help["description"].as_str(), help["description_localizations"]["en-US"].as_str()),
            (Some("diese Übersicht anzeigen"), Some("see this list"))
        );
        for command in made.as_array().unwrap() {
            let texts = command["description_localizations"].as_object().unwrap().values().chain([&command["description"]]);
            for text in texts {
                assert!((1..=MAX_DESCRIPTION).contains(&text.as_str().unwrap().chars().count()), "{text}");
            }
        }
        assert_eq!(essence(&made[0]), essence(&made[0].clone()));
    }

    #[test]
    fn names_are_as_discord_wants_them() {
        for (name, expect) in
            [("help", true), ("ヘルプ", true), ("सहायता", true), ("مساعدة", true), ("Help", false), ("two words", false), ("", false)]
        {
            assert_eq!(is_name(name), expect, "{name}");
        }
    }
}
