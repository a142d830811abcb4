//! Routes of messages and reactions.

use serde_json::{Value, json};

use super::super::Id;
use super::super::message::Message;
use super::super::reply::{Problem, Reply};
use super::super::wire::Request;
use super::super::world::State;
use super::{Answer, known};

const MOST: u64 = 100;
const USUAL: u64 = 50;

impl State {
    pub(super) fn of_messages(&mut self, request: &Request, channel: Id, rest: &[&str]) -> Answer {
        let id = |id: &str| known(id, Problem::UNKNOWN_MESSAGE);
        match (request.method.as_str(), rest) {
            ("GET", []) => self.history(request, channel),
            ("POST", []) => {
                let draft = self.draft(request)?;
                let message = self.post(channel, &super::Draft { flags: draft.flags & !super::super::message::EPHEMERAL, ..draft })?;
                Ok(Reply::ok(&self.message_shape(&message)))
            }
            ("GET", [message]) => Ok(Reply::ok(&self.message_told(self.message(channel, id(message)?)?))),
            ("PATCH", [message]) => {
                let draft = self.draft(request)?;
                let message = self.mine(channel, id(message)?)?.id;
                let message = self.edit(message, &draft)?;
                Ok(Reply::ok(&self.message_shape(&message)))
            }
            ("DELETE", [message]) => {
                let message = id(message)?;
                match self.mine(channel, message) {
                    Ok(_) => self.delete(message).map(|()| Reply::done()),
                    // A bot with the right may delete what others wrote; this one has no such right.
                    Err(Problem::NOT_YOURS) if self.visible(channel)?.guild.is_none() => Err(Problem::NOT_IN_DM),
                    Err(Problem::NOT_YOURS) => Err(Problem::MISSING_PERMISSIONS),
                    Err(problem) => Err(problem),
                }
            }
            (method @ ("PUT" | "DELETE"), [message, "reactions", emoji, "@me"]) => {
                let message = self.message(channel, id(message)?)?.id;
                // Letters are no emoji; one of a guild's own is written `name:id`.
                if emoji.is_empty() || (emoji.is_ascii() && !emoji.contains(':')) {
                    return Err(Problem::UNKNOWN_EMOJI);
                }
                self.writable(channel)?;
                self.react(message, self.me, emoji, method == "PUT").map(|()| Reply::done())
            }
            ("GET", [message, "reactions", emoji]) => {
                let message = self.message(channel, id(message)?)?;
                let by = message.reactions.iter().filter(|(known, _)| known == emoji).flat_map(|(_, by)| by);
                Ok(Reply::ok(&by.map(|user| self.user(*user)).collect()))
            }
            _ => Err(Problem::NOT_FOUND),
        }
    }

    /// A message of the bot's.
    fn mine(&self, channel: Id, id: Id) -> Result<&Message, Problem> {
        let message = self.message(channel, id)?;
        if message.author == self.me { Ok(message) } else { Err(Problem::NOT_YOURS) }
    }

    /// Newest first, as Discord gives them.
    fn history(&self, request: &Request, channel: Id) -> Answer {
        self.visible(channel)?;
        let limit = request.number("limit").unwrap_or(USUAL);
        if limit == 0 || limit > MOST {
            return Err(Problem::form("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100."));
        }
        let limit = usize::try_from(limit).unwrap_or_default();
        let id = |name: &str| -> Result<Option<Id>, Problem> {
            let wrong = || Problem::form(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
            request.query.get(name).map(|id| id.parse().map_err(|_| wrong())).transpose()
        };
        let (before, after, around) = (id("before")?, id("after")?, id("around")?);
        let all = || self.of_channel(channel, self.me);
        let older = |than: Id, count: usize| -> Vec<&Message> { all().rev().filter(|message| message.id < than).take(count).collect() };
        let newer = |than: Id, count: usize| -> Vec<&Message> {
            let mut found: Vec<_> = all().filter(|message| message.id > than).take(count).collect();
            found.reverse();
            found
        };
        let found = match (before, after, around) {
            (None, None, None) => older(Id(u64::MAX), limit),
            (Some(before), None, None) => older(before, limit),
            // The oldest of those that are newer.
            (None, Some(after), None) => newer(after, limit),
            (None, None, Some(around)) => {
                let mut found = newer(around, limit / 2);
                found.extend(older(Id(around.0.saturating_add(1)), limit - found.len()));
                found
            }
            _ => return Err(Problem::form("before", "MUTUALLY_EXCLUSIVE", "before, after and around exclude each other.")),
        };
        let shapes: Vec<Value> = found.into_iter().map(|message| self.message_told(message)).collect();
        Ok(Reply::ok(&json!(shapes)))
    }
}
