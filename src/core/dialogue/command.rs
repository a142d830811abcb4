//! Commands: a slash, a name in any language of the bot, perhaps an argument.

use super::fold::{cut, fold};
use super::scene::{Choices, Scene};
use super::turn::{MAX_ECHO_CHARS, Turn};
use super::{Phase, RelayKind, ReplyPart, choice, handover};
use crate::core::bot::{Bot, Command, CommandTable};
use crate::core::fold::fold_name;
use crate::core::key::LocaleTag;
use crate::core::text::{Text, Value, id};

/// A message that begins with a slash.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slash {
    /// A command of ours.
    Known {
        command: Command,
        /// Whose name it is; none for the English ones.
        locale: Option<LocaleTag>,
        argument: String,
    },
    /// A name that is no command, with its slash.
    Unknown(String),
}

/// Reads a command; `None` for words, and for what only looks like a command (`/`, `/etc/hosts`, `/2`).
pub(super) fn parse(table: &CommandTable, text: &str) -> Option<Slash> {
    let rest = text.strip_prefix(['/', '／'])?;
    let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = word.split(['@', '＠']).next().unwrap_or(word);
    if let Some((command, locale)) = table.find(name) {
        return Some(Slash::Known { command: *command, locale: locale.clone(), argument: argument.trim().to_owned() });
    }
    let name = fold(name);
    let is_name = name.starts_with(char::is_alphabetic) && !name.contains('/');
    is_name.then(|| Slash::Unknown(format!("/{}", cut(&name, MAX_ECHO_CHARS))))
}

impl Command {
    /// Whether the assistant acts on it while a person answers.
    pub(super) const fn works_with_a_person(self) -> bool {
        matches!(self, Self::Reset | Self::Language)
    }
}

/// Does what a command asks for.
pub(super) fn run(scene: &mut Scene<'_>, turn: &mut Turn, command: Command, argument: &str) {
    match command {
        Command::Start => scene.introduce(),
        Command::Help => help(scene),
        Command::Language => language(scene, argument),
        Command::Human => handover::ask_for_person(scene),
        Command::Privacy => privacy(scene),
        Command::Reset => reset(scene, turn),
        Command::Cancel if matches!(scene.state.phase, Phase::Flow { .. }) => {
            turn.drop_words();
            scene.enter(Phase::Open);
            scene.say(Text::new(id::FLOW_CANCELLED));
        }
        Command::Cancel => help(scene),
    }
}

/// Says that there is no such command, and which one lists those that there are.
pub(super) fn unknown(scene: &mut Scene<'_>, name: String) {
    let help = written(scene.bot, &scene.locale(), Command::Help);
    scene.say(Text::new(id::ERROR_COMMAND).with("command", Value::Code(name)).with("help", help));
}

/// One line of the list of commands.
pub(super) fn described(bot: &Bot, locale: &LocaleTag, command: Command) -> Text {
    let what = Value::Choice(command.key().to_owned());
    Text::new(id::HELP_COMMAND).with("command", written(bot, locale, command)).with("what", what)
}

/// A command as customers write it.
fn written(bot: &Bot, locale: &LocaleTag, command: Command) -> Value {
    Value::Code(format!("/{}", bot.commands.shown(locale, command)))
}

fn help(scene: &mut Scene<'_>) {
    let locale = scene.locale();
    let offered = Command::ALL.into_iter().filter(|command| *command != Command::Human || scene.bot.handover.available);
    let items = offered.map(|command| described(scene.bot, &locale, command)).collect();
    scene.show(vec![ReplyPart::Text(Text::new(id::HELP)), ReplyPart::List { items }], Vec::new());
}

fn language(scene: &mut Scene<'_>, argument: &str) {
    if argument.is_empty() {
        return scene.show(vec![ReplyPart::Text(Text::new(id::LANGUAGE_WHICH))], languages(scene.bot));
    }
    match named(scene.bot, argument) {
        Some(locale) => switch(scene, locale),
        None => {
            let name = Value::Name(cut(argument, MAX_ECHO_CHARS).to_owned());
            scene.show(vec![ReplyPart::Text(Text::new(id::LANGUAGE_UNKNOWN).with("language", name))], languages(scene.bot));
        }
    }
}

/// Pins a language and says so in it.
pub(super) fn switch(scene: &mut Scene<'_>, locale: LocaleTag) {
    scene.state.language.pinned = Some(locale);
    tell_language(scene);
}

/// Says in which language the customer is answered from now on.
pub(super) fn tell_language(scene: &mut Scene<'_>) {
    let name = Value::Name(scene.bot.language_name(&scene.locale()).to_owned());
    scene.say(Text::new(id::LANGUAGE_SWITCHED).with("language", name));
}

/// The bot's locale for a tag, a language's own name or its English name.
fn named(bot: &Bot, argument: &str) -> Option<LocaleTag> {
    let wanted = fold_name(argument);
    let by_name = || {
        bot.languages
            .locales()
            .iter()
            .find(|tag| bot.packs.get(*tag).is_some_and(|p| fold_name(&p.name) == wanted || fold_name(&p.english) == wanted))
    };
    bot.languages.resolve(argument).or_else(by_name).cloned()
}

fn languages(bot: &Bot) -> Choices {
    bot.languages.locales().iter().map(|tag| choice::of_language(bot, tag)).collect()
}

/// Tells what is stored, and offers the people who are asked to erase it.
fn privacy(scene: &mut Scene<'_>) {
    let stored = Text::new(id::PRIVACY).with("brand", scene.brand());
    let person = handover::offer(scene);
    scene.show(vec![ReplyPart::Text(stored)], person);
}

fn reset(scene: &mut Scene<'_>, turn: &mut Turn) {
    scene.relay(RelayKind::Left);
    scene.enter(Phase::Open);
    scene.state.begin_anew();
    turn.drop_words();
    // The customer reads the language of the moment; what comes next is decided anew. So is the greeting.
    scene.state.greeted = true;
    scene.say(Text::new(id::RESET_DONE));
    scene.state.greeted = false;
    scene.state.language.pinned = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> CommandTable {
        let de = LocaleTag::new("de");
        let names = Command::ALL.into_iter().map(|command| (command.key().to_owned(), (command, None)));
        let hilfe = ("hilfe".to_owned(), (Command::Help, Some(de)));
        let yardim = ("yardim".to_owned(), (Command::Help, Some(LocaleTag::new("tr"))));
        CommandTable { names: names.chain([hilfe, yardim]).collect(), ..CommandTable::default() }
    }

    fn check(text: &str, expect: &str) {
        let got = match parse(&table(), text) {
            Some(Slash::Known { command, locale, argument }) => {
                format!("{}|{}|{argument}", command.key(), locale.map(|tag| tag.to_string()).unwrap_or_default())
            }
            Some(Slash::Unknown(name)) => format!("unknown {name}"),
            None => "words".to_owned(),
        };
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn names_arguments_and_look_alikes() {
        check("/help", "help||");
        check("/HELP", "help||");
        check("/help@a_bot", "help||");
        check("／ｈｅｌｐ", "help||");
        check("/hilfe", "help|de|");
        for text in ["/yardım", "/yardim", "/YARDIM", "/Yardım", "/yardİm@a_bot"] {
            check(text, "help|tr|");
        }
        check("/language  Deutsch ", "language||Deutsch");
        check("/language\u{3000}日本語", "language||日本語");
        check("/language\nja", "language||ja");
        check("/nope", "unknown /nope");
        check("/Nope@bot x", "unknown /nope");
        check("/助けて", "unknown /助けて");
        check("/", "words");
        check("//help", "words");
        check("/ help", "words");
        check("/etc/hosts is empty", "words");
        check("/2", "words");
        check("help", "words");
        check("", "words");
    }

    #[test]
    fn a_long_unknown_name_is_cut() {
        let Some(Slash::Unknown(name)) = parse(&table(), &format!("/{}", "x".repeat(MAX_ECHO_CHARS + 1))) else {
            panic!("an unknown command");
        };
        assert_eq!(name.chars().count(), MAX_ECHO_CHARS + 1);
    }
}
