//! Choices: the ids we put under replies, and what happens when one of them comes back.

use super::scene::{Choices, Scene};
use super::turn::Turn;
use super::{Note, PRIVATE, Phase, ReplyLabel, command, flow, private};
use crate::core::bot::{Bot, Command};
use crate::core::key::LocaleTag;
use crate::core::text::{Text, id};

const LANGUAGE: &str = "language:";
const RATING: &str = "rating:";
const FLOW: &str = "flow:";
const COMMAND: &str = "command:";

/// The best rating; the worst is 1.
const BEST: u8 = 5;

/// The choice of a language.
fn language(tag: &LocaleTag) -> String {
    format!("{LANGUAGE}{tag}")
}

/// The choice of a language with the language's own name.
pub(super) fn of_language(bot: &Bot, tag: &LocaleTag) -> (String, ReplyLabel) {
    (language(tag), ReplyLabel::Name(bot.language_name(tag).to_owned()))
}

/// The choice of a command.
pub(super) fn command(command: Command) -> String {
    format!("{COMMAND}{}", command.key())
}

/// The choice of a slot's option.
pub(super) fn option(flow: &str, slot: &str, option: &str) -> String {
    format!("{FLOW}{flow}:{slot}:{option}")
}

/// The choices of the survey.
pub(super) fn ratings() -> Choices {
    (1..=BEST).map(|n| (format!("{RATING}{n}"), ReplyLabel::Name(n.to_string()))).collect()
}

/// Whether it is a rating.
pub(super) fn is_rating(choice: &str) -> bool {
    rating(choice).is_some()
}

/// Whether it answers a question of a flow.
pub(super) fn is_of_flow(choice: &str) -> bool {
    choice.starts_with(FLOW)
}

/// Whether it picks a language that is spoken.
pub(super) fn is_language(bot: &Bot, choice: &str) -> bool {
    language_of(bot, choice).is_some()
}

/// Whether the assistant acts on it while a person answers.
pub(super) fn works_with_a_person(bot: &Bot, choice: &str) -> bool {
    is_language(bot, choice) || commanded(choice).is_some_and(Command::works_with_a_person)
}

/// Does what a choice asks for; says so when it is not on offer any more.
pub(super) fn choose(scene: &mut Scene<'_>, turn: &mut Turn, choice: &str) {
    if let Some(command) = commanded(choice) {
        return command::run(scene, turn, command, "");
    }
    if let Some(locale) = language_of(scene.bot, choice) {
        return command::switch(scene, locale.clone());
    }
    if let (Some(rating), Phase::Survey { .. }) = (rating(choice), &scene.state.phase) {
        scene.note(Note::Rated { rating });
        scene.say(Text::new(id::SURVEY_THANKS));
        return scene.enter(Phase::Closed);
    }
    if choice.strip_prefix(PRIVATE).is_some_and(|id| private::open(scene, id)) {
        return;
    }
    if !flow::choose(scene, choice) {
        scene.say(Text::new(id::ERROR_CHOICE));
    }
}

fn commanded(choice: &str) -> Option<Command> {
    choice.strip_prefix(COMMAND).and_then(Command::of_key)
}

fn language_of<'a>(bot: &'a Bot, choice: &str) -> Option<&'a LocaleTag> {
    choice.strip_prefix(LANGUAGE).and_then(|tag| bot.languages.resolve(tag))
}

fn rating(choice: &str) -> Option<u8> {
    choice.strip_prefix(RATING)?.parse().ok().filter(|n| (1..=BEST).contains(n))
}
