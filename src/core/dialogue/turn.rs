//! What the customer did: commands and choices one by one, then everything else as one question.

use super::flow::Refitted;
use super::fold::{has_words, number};
use super::gather::{Gathered, Item, Said, gather};
use super::memory::join;
use super::migration::Change;
use super::scene::{Answering, Scene};
use super::{Asked, Effect, Line, Note, Phase, RelayKind, answer, choice, command, flow, handover, migration, private};
use crate::core::bot::{Bot, Command};
use crate::core::language::Evidence;
use crate::core::message::{Inbound, Message};
use crate::core::text::{Text, id};

/// The most commands and choices of one turn that are acted on.
pub(super) const MAX_TURN_ACTS: usize = 16;
/// The most characters of a customer's word that are put into a system text.
pub(crate) const MAX_ECHO_CHARS: usize = 64;

/// A turn as it is worked through.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// Messages that are to be answered together.
    words: Vec<Asked>,
    /// Whether the last question has new words.
    corrected: bool,
    media: bool,
    empty: bool,
    acts: usize,
    /// A change of the bot that is not told yet.
    change: Option<Change>,
    /// What it made of a running flow: the messages of this turn were written before.
    refitted: Refitted,
}

/// What one message or choice asks for.
enum Act {
    Choose(String),
    Run(Command, String),
    Unknown(String),
    Words(Asked),
    Media,
    Empty,
}

impl Turn {
    /// Leaves what was said so far without an answer.
    pub(super) fn drop_words(&mut self) {
        self.words.clear();
        self.corrected = false;
        (self.media, self.empty) = (false, false);
    }

    /// Tells of a change of the bot before the first act, if there is one.
    fn meet(&mut self, scene: &mut Scene<'_>, act: Option<&Act>) {
        if let Some(change) = self.change.take() {
            let chooses = matches!(act, Some(act) if act.chooses_language(scene.bot));
            self.refitted = migration::tell(scene, &change, chooses);
        }
    }
}

impl Act {
    fn chooses_language(&self, bot: &Bot) -> bool {
        match self {
            Self::Choose(choice) => choice::is_language(bot, choice),
            Self::Run(command, argument) => *command == Command::Language && !argument.is_empty(),
            Self::Unknown(_) | Self::Words(_) | Self::Media | Self::Empty => false,
        }
    }
}

/// Takes a turn.
pub(super) fn turn(scene: &mut Scene<'_>, messages: Vec<Inbound>) {
    if let Some(newest) = messages.last() {
        scene.state.address = Some(newest.address.clone());
        scene.state.place = newest.place;
        scene.author.clone_from(&newest.author.name);
    }
    scene.state.last_heard = scene.now;
    scene.state.learn_region(&messages);
    scene.state.greeted |= messages.iter().any(|inbound| inbound.author.is_met);
    let Gathered { items, amended, corrected } = gather(&mut scene.state, &messages);
    let newest = items.iter().rev().find_map(|item| match &item.what {
        Said::Message(message) => Some(&message.id),
        Said::Choice(_) => None,
    });
    scene.answering = Answering {
        deliveries: messages.iter().map(|inbound| inbound.delivery.clone()).collect(),
        message: newest.or(corrected.last()).cloned(),
    };
    scene.note(Note::Heard { messages });
    for line in amended {
        scene.relay(RelayKind::Said { line });
    }
    let acts = !items.is_empty() || !corrected.is_empty();
    let change = acts.then(|| migration::migrate(scene));
    let words = if acts { answer::take_back(scene) } else { Vec::new() };
    let mut turn = Turn { words, corrected: !corrected.is_empty(), change, ..Turn::default() };
    for item in items {
        hear(scene, &mut turn, item);
    }
    finish(scene, turn);
}

fn hear(scene: &mut Scene<'_>, turn: &mut Turn, item: Item) {
    if scene.state.phase == Phase::Closed {
        scene.state.begin_anew();
        turn.drop_words();
        scene.enter(Phase::Open);
    }
    let line = item.line();
    let act = interpret(scene, item);
    turn.meet(scene, Some(&act));
    if turn.refitted != Refitted::Same && matches!(&act, Act::Choose(choice) if choice::is_of_flow(choice)) {
        return;
    }
    if matches!(scene.state.phase, Phase::WithPerson { .. }) && !reaches_the_assistant(scene.bot, &act) {
        return pass_on(scene, line.filter(|_| !matches!(act, Act::Run(Command::Human, _))));
    }
    if matches!(scene.state.phase, Phase::Survey { .. }) && !matches!(&act, Act::Choose(choice) if choice::is_rating(choice)) {
        scene.enter(Phase::Open);
    }
    match act {
        Act::Choose(_) | Act::Run(..) | Act::Unknown(_) => {
            turn.acts += 1;
            if turn.acts <= MAX_TURN_ACTS {
                run(scene, turn, act);
            }
        }
        Act::Words(words) => {
            pass_on(scene, line);
            turn.words.push(words);
        }
        Act::Media => {
            pass_on(scene, line);
            turn.media = true;
        }
        Act::Empty => {
            pass_on(scene, line);
            turn.empty = true;
        }
    }
}

fn run(scene: &mut Scene<'_>, turn: &mut Turn, act: Act) {
    match act {
        Act::Choose(choice) => choice::choose(scene, turn, &choice),
        Act::Run(command, argument) => command::run(scene, turn, command, &argument),
        Act::Unknown(name) => command::unknown(scene, name),
        Act::Words(_) | Act::Media | Act::Empty => {}
    }
}

/// What still works while a person answers.
fn reaches_the_assistant(bot: &Bot, act: &Act) -> bool {
    match act {
        Act::Run(command, _) => command.works_with_a_person(),
        Act::Choose(choice) => choice::works_with_a_person(bot, choice),
        Act::Unknown(_) | Act::Words(_) | Act::Media | Act::Empty => false,
    }
}

/// Remembers a line, and tells it to the person who has the ticket.
fn pass_on(scene: &mut Scene<'_>, line: Option<Line>) {
    if let Some(line) = line.filter(|line| !line.text.is_empty()) {
        scene.relay(RelayKind::Said { line: line.clone() });
        scene.state.remember(line);
    }
}

fn interpret(scene: &mut Scene<'_>, item: Item) -> Act {
    let Item { what, hint, .. } = item;
    let (evidence, act) = match what {
        Said::Choice(choice) => (Evidence::silence(), Act::Choose(choice)),
        Said::Message(message) => read(scene, message),
    };
    let before = scene.locale();
    scene.state.language.observe(&scene.bot.languages, &evidence, hint.as_deref());
    if let Act::Words(words) = &act
        && evidence.locale.as_ref().is_some_and(|tag| tag.language() == "ar")
    {
        scene.state.language.dialects.hear(&words.text);
    }
    let now = scene.locale();
    if now != before {
        scene.note(Note::Language { to: now, evidence });
    }
    act
}

fn read(scene: &Scene<'_>, message: Message) -> (Evidence, Act) {
    let text = message.text.trim();
    if let Some(slash) = command::parse(&scene.bot.commands, text) {
        return match slash {
            command::Slash::Known { command, locale, argument } => {
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                let evidence = locale.map_or_else(Evidence::silence, |tag| Evidence::named(tag, letters));
                (evidence, Act::Run(command, argument))
            }
            command::Slash::Unknown(name) => (Evidence::silence(), Act::Unknown(name)),
        };
    }
    if !has_words(text) {
        return (Evidence::silence(), if message.attachments.is_empty() { Act::Empty } else { Act::Media });
    }
    if let Some(choice) = number(text).and_then(|n| scene.state.offered.get(n.checked_sub(1)?)) {
        return (Evidence::silence(), Act::Choose(choice.clone()));
    }
    let evidence = scene.bot.languages.detect(text);
    (evidence, Act::Words(Asked { message: message.id, text: text.to_owned() }))
}

fn finish(scene: &mut Scene<'_>, mut turn: Turn) {
    turn.meet(scene, None);
    if turn.acts > MAX_TURN_ACTS {
        scene.note(Note::Skipped { acts: turn.acts - MAX_TURN_ACTS });
    }
    if turn.media {
        tell_of_media(scene, turn.words.is_empty());
    }
    let Turn { words, corrected, refitted, .. } = turn;
    match scene.state.phase {
        // They answered a question that is asked no more.
        _ if refitted == Refitted::Moved && !words.is_empty() => {}
        Phase::Flow { .. } if !words.is_empty() => {
            let text = join(&words).0;
            if !private::heed(scene, &text) {
                flow::fill(scene, &text);
            }
        }
        Phase::Open | Phase::Waiting { .. } if corrected || !words.is_empty() => question(scene, words, corrected),
        Phase::Open | Phase::Flow { .. } | Phase::Waiting { .. } => {
            if turn.empty && !shows(scene) {
                scene.say(Text::new(id::ERROR_EMPTY));
            }
        }
        Phase::WithPerson { .. } | Phase::Survey { .. } | Phase::Closed => {}
    }
}

/// The assistant opens no files. The person whom a ticket waits for does, and was passed them: that is no error.
fn tell_of_media(scene: &mut Scene<'_>, alone: bool) {
    if scene.state.phase.ticket().is_none() || !scene.bot.handover.available {
        scene.say(Text::new(id::ERROR_MEDIA));
    } else if alone && !shows(scene) {
        handover::reassure(scene);
    }
}

/// Whether this step shows anything yet.
fn shows(scene: &Scene<'_>) -> bool {
    scene.effects.iter().any(|effect| matches!(effect, Effect::Show { .. }))
}

fn question(scene: &mut Scene<'_>, words: Vec<Asked>, corrected: bool) {
    let asked: Vec<Asked> = if corrected { scene.state.asked.drain(..).chain(words).collect() } else { words };
    let text = join(&asked).0;
    if private::heed(scene, &text) {
        return;
    }
    if scene.state.phase == Phase::Open
        && !corrected
        && let Some(flow) = flow::triggered(scene, &text)
    {
        return flow::begin(scene, flow, &text);
    }
    answer::ask(scene, asked);
}
