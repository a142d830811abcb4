//! People: asking for one, what they do, and when they cannot be reached.

use super::flow::Slots;
use super::gather::told;
use super::scene::{Choices, Scene, minutes};
use super::{Agent, AgentAct, Line, Note, Phase, RelayKind, ReplyLabel, ReplyPart, Speaker, Ticket, Timer, choice, command, ticket};
use crate::core::bot::{Command, Hours};
use crate::core::culture::holiday::Holiday;
use crate::core::key::LocaleTag;
use crate::core::message::{Attachment, Origin, parse, plain};
use crate::core::text::{Text, Value, id};
use crate::core::time::Timestamp;

/// Within this an opening needs no date, ms.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// How long a rating is waited for, ms.
const SURVEY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The reason of a ticket that the customer asked for.
const BY_COMMAND: &str = "command";

/// The choice of a person, where one can be asked for now.
pub(super) fn offer(scene: &Scene<'_>) -> Choices {
    if !scene.bot.handover.available || scene.state.phase.ticket().is_some() {
        return Vec::new();
    }
    let label = command::described(scene.bot, &scene.locale(), Command::Human);
    vec![(choice::command(Command::Human), ReplyLabel::Text(label))]
}

/// The customer asks for a person, perhaps in the middle of a flow.
pub(super) fn ask_for_person(scene: &mut Scene<'_>) {
    request(scene, BY_COMMAND.to_owned(), filled(scene), None);
}

/// A rule asks for a person, perhaps in the middle of a flow; `before` is said first.
pub(super) fn ask_by_rule(scene: &mut Scene<'_>, rule: &str, before: Option<Text>) {
    request(scene, format!("rule:{rule}"), filled(scene), before);
}

/// What a running flow has asked so far.
fn filled(scene: &Scene<'_>) -> Slots {
    match &scene.state.phase {
        Phase::Flow { slots, .. } => slots.clone(),
        _ => Slots::new(),
    }
}

/// Opens a ticket and says when somebody comes; `before` is said first.
pub(super) fn request(scene: &mut Scene<'_>, reason: String, slots: Slots, before: Option<Text>) {
    let outcome = match &scene.state.phase {
        Phase::WithPerson { .. } => return,
        // The ticket is kept, in case that people can be reached again; nobody is promised meanwhile.
        Phase::Waiting { .. } if !scene.bot.handover.available => None,
        Phase::Waiting { ticket } => Some(vec![still_waiting(ticket)]),
        _ => open(scene, reason, slots),
    };
    let said = outcome.unwrap_or_else(|| vec![Text::new(id::HANDOVER_UNAVAILABLE)]);
    scene.show(before.into_iter().chain(said).map(ReplyPart::Text).collect(), Vec::new());
}

/// Tells once that the ticket still waits.
pub(super) fn reassure(scene: &mut Scene<'_>) {
    if let Phase::Waiting { ticket } = &scene.state.phase {
        let can_come = scene.bot.handover.available;
        scene.say(if can_come { still_waiting(ticket) } else { Text::new(id::HANDOVER_UNAVAILABLE) });
    }
}

/// Where people cannot be reached any more, nobody reads what is written to a person: the assistant answers again and says
/// so. The ticket waits for that person.
pub(super) fn miss(scene: &mut Scene<'_>) {
    if let Phase::WithPerson { ticket, .. } = &scene.state.phase
        && !scene.bot.handover.available
    {
        let ticket = ticket.clone();
        scene.enter(Phase::Waiting { ticket });
        scene.say(Text::new(id::HANDOVER_UNAVAILABLE));
    }
}

fn still_waiting(ticket: &Ticket) -> Text {
    Text::new(id::HANDOVER_STILL_WAITING).with("ticket", Value::Code(ticket.id.clone()))
}

/// `None` when nobody can ever come.
fn open(scene: &mut Scene<'_>, reason: String, slots: Slots) -> Option<Vec<Text>> {
    let handover = &scene.bot.handover;
    let hours = handover.hours.as_ref();
    let opens = hours.map_or(Some(scene.now), |hours| hours.next_opening(scene.now)).filter(|_| handover.available)?;
    let ticket = Ticket { id: ticket::name(&scene.state, scene.now), since: scene.now };
    let id = ticket.id.clone();
    scene.state.tickets = scene.state.tickets.saturating_add(1);
    scene.enter(Phase::Waiting { ticket });
    scene.state.arm(Timer::Reassure { at: opens.plus_ms(minutes(handover.reassure_after_mins)) });
    scene.relay(RelayKind::Requested { lines: scene.state.recent.iter().cloned().collect(), slots, reason });
    scene.note(Note::TicketOpened { ticket: id.clone() });
    let closed = hours.filter(|_| opens > scene.now).and_then(|hours| Some((hours, opening(hours, opens, scene.now)?)));
    let Some((hours, opening)) = closed else {
        return Some(vec![Text::new(id::HANDOVER_WAITING).with("ticket", Value::Code(id))]);
    };
    let text = Text::new(id::OUT_OF_HOURS).with("opens", opening).with("zone", Value::Code(hours.zone_name().to_owned()));
    let holiday = hours.holiday(scene.now).map(|holiday| told_holiday(&holiday, &scene.locale()));
    Some(holiday.into_iter().chain([text.with("ticket", Value::Code(id))]).collect())
}

/// Why nobody is there today.
fn told_holiday(holiday: &Holiday, locale: &LocaleTag) -> Text {
    let id = if holiday.is_expected { id::HOLIDAY_EXPECTED } else { id::HOLIDAY_TODAY };
    Text::new(id).with("holiday", Value::Name(holiday.name(locale).to_owned()))
}

/// When people are there again, on the clocks of their zone: the time alone where it is within a day.
fn opening(hours: &Hours, opens: Timestamp, now: Timestamp) -> Option<Value> {
    let wall = hours.wall(opens)?;
    Some(if opens.ms_since(now) < DAY_MS { Value::Time(wall.time()) } else { Value::DateTime(wall) })
}

/// A person did something.
pub(super) fn agent(scene: &mut Scene<'_>, agent: Agent) {
    let Some(ticket) = scene.state.phase.ticket().filter(|ticket| ticket.id == agent.ticket).cloned() else {
        return scene.note(Note::UnknownTicket { ticket: agent.ticket });
    };
    match agent.act {
        AgentAct::Reply { text, attachments } => reply(scene, ticket, agent.name, &text, attachments),
        AgentAct::Return => {
            scene.enter(Phase::Open);
            scene.say(Text::new(id::HANDOVER_RETURNED));
        }
        AgentAct::Close => close(scene, ticket),
    }
}

fn reply(scene: &mut Scene<'_>, ticket: Ticket, name: String, text: &str, attachments: Vec<Attachment>) {
    let joined = Text::new(id::HANDOVER_JOINED).with("agent", Value::Name(name.clone()));
    let phase = Phase::WithPerson { ticket, agent: name };
    if matches!(scene.state.phase, Phase::Waiting { .. }) {
        scene.enter(phase);
        scene.state.awaiting = None;
        scene.say(joined);
    } else {
        scene.state.phase = phase;
    }
    let markup = parse(text);
    let (text, files) = told(&plain(&markup), &attachments);
    let words = (!markup.is_empty()).then_some(ReplyPart::Markup { markup });
    let hanging = (!attachments.is_empty()).then_some(ReplyPart::Files { attachments });
    let parts: Vec<_> = words.into_iter().chain(hanging).collect();
    if !parts.is_empty() {
        scene.state.remember(Line { by: Speaker::Agent, at: scene.now, text, files, message: None, delivery: None });
        scene.put(Origin::Agent, parts, Vec::new(), Vec::new());
    }
}

fn close(scene: &mut Scene<'_>, ticket: Ticket) {
    // An answer that is still being written comes too late.
    scene.state.awaiting = None;
    let closed = ReplyPart::Text(Text::new(id::CLOSED));
    if scene.bot.dialogue.survey {
        scene.enter(Phase::Survey { ticket });
        scene.state.arm(Timer::Survey { at: scene.now.plus_ms(SURVEY_MS) });
        scene.show(vec![closed, ReplyPart::Text(Text::new(id::SURVEY_ASK))], choice::ratings());
    } else {
        scene.enter(Phase::Closed);
        scene.show(vec![closed], Vec::new());
    }
}

/// The desk could not be told: the assistant goes on.
pub(super) fn relay_failed(scene: &mut Scene<'_>, ticket: String) {
    if scene.state.phase.ticket().is_none_or(|open| open.id != ticket) {
        return scene.note(Note::UnknownTicket { ticket });
    }
    scene.enter(Phase::Open);
    scene.say(Text::new(id::HANDOVER_UNAVAILABLE));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_within_a_day_needs_no_date() {
        let hours = Hours { zone: jiff::tz::TimeZone::UTC, week: Default::default(), exceptions: Default::default() };
        // 2026-01-05 09:00.
        let opens = Timestamp(1_767_603_600_000);
        let wall = jiff::civil::datetime(2026, 1, 5, 9, 0, 0, 0);
        for (before, expect) in [(1, Value::Time(wall.time())), (DAY_MS - 1, Value::Time(wall.time())), (DAY_MS, Value::DateTime(wall))] {
            assert_eq!(opening(&hours, opens, opens.plus_ms(-before)), Some(expect), "{before}");
        }
        assert_eq!(opening(&hours, Timestamp(i64::MAX), opens), None);
    }
}
