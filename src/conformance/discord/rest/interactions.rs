//! Routes that answer an interaction by its token.

use serde_json::{Value, json};

use super::super::Id;
use super::super::interaction::Did;
use super::super::message::{EPHEMERAL, LOADING, Message};
use super::super::multipart::Form;
use super::super::reply::{Problem, Reply};
use super::super::wire::Request;
use super::super::world::State;
use super::{Answer, Draft, known};

/// Discord's number of an answer to a command.
const ANSWER: u8 = 20;

impl State {
    /// The first answer.
    pub(super) fn callback(&mut self, request: &Request, id: Id, token: &str) -> Answer {
        let form = Form::read(request)?;
        let kind = form.json.get("type").and_then(Value::as_u64).unwrap_or(0);
        let data = form.json.get("data").cloned().unwrap_or(Value::Null);
        let draft = Draft::read(Form { json: data.clone(), files: form.files }, self.setup.upload_bytes)?;
        let interaction = self.interactions.get(&id).filter(|known| known.token == token).ok_or(Problem::UNKNOWN_INTERACTION)?.clone();
        if interaction.acknowledged.is_some() {
            return Err(Problem::ACKNOWLEDGED);
        }
        let after = interaction.at.elapsed();
        if after > self.setup.acknowledged_within {
            return Err(Problem::UNKNOWN_INTERACTION);
        }
        let original = match (kind, interaction.message) {
            (4, _) if draft.is_empty() => return Err(Problem::EMPTY),
            (4 | 5, _) => Some(self.answer(id, &draft, if kind == 5 { LOADING } else { 0 })?.id),
            (6, Some(message)) => Some(message),
            (7, Some(message)) => Some(self.edit(message, &draft)?.id),
            (9, _) if interaction.kind != Did::Modal => None,
            _ => return Err(Problem::form("type", "BASE_TYPE_CHOICES", "Value must be one of (4, 5, 6, 7, 9, 10, 12).")),
        };
        if let Some(interaction) = self.interactions.get_mut(&id) {
            interaction.acknowledged = Some((after, kind));
            interaction.original = original;
            interaction.modal = (kind == 9).then_some(data);
        }
        if request.query.get("with_response").is_none_or(|value| value != "true") {
            return Ok(Reply::done());
        }
        let message = original.and_then(|original| self.message_by_id(original)).map(|message| self.message_shape(message));
        let about = json!({"id": id, "type": interaction.kind as u8, "response_message_id": original});
        Ok(Reply::ok(&json!({"interaction": about, "resource": {"type": kind, "message": message}})))
    }

    /// Shows a message that answers an interaction.
    fn answer(&mut self, interaction: Id, draft: &Draft, flags: u64) -> Result<Message, Problem> {
        let known = self.interactions.get(&interaction).ok_or(Problem::UNKNOWN_INTERACTION)?.clone();
        let mut message = self.blank(known.channel, self.me);
        message.interaction = Some(interaction);
        message.kind = if known.kind == Did::Command { ANSWER } else { 0 };
        message.only_for = (draft.flags & EPHEMERAL != 0).then_some(known.user);
        self.fill(&mut message, draft);
        message.flags |= flags;
        if flags & LOADING != 0 {
            message.states.clear();
        }
        Ok(self.put(message))
    }

    /// What comes after the first answer.
    pub(super) fn webhook(&mut self, request: &Request, application: &str, token: &str, rest: &[&str]) -> Answer {
        if application != self.me.to_string() {
            return Err(Problem::UNKNOWN_WEBHOOK);
        }
        let id = *self.tokens.get(token).ok_or(Problem::INVALID_TOKEN)?;
        let interaction = self.interactions.get(&id).ok_or(Problem::INVALID_TOKEN)?;
        if interaction.at.elapsed() > self.setup.interactions_live {
            return Err(Problem::INVALID_TOKEN);
        }
        if interaction.acknowledged.is_none() {
            return Err(Problem::UNKNOWN_WEBHOOK);
        }
        let original = interaction.original;
        match (request.method.as_str(), rest) {
            ("POST", []) => {
                let draft = self.draft(request)?;
                // As Discord documents it: while it "thinks", the first message takes that one's place.
                let thinking =
                    original.filter(|id| self.message_by_id(*id).is_some_and(|message| message.is_loading() && !message.deleted));
                let message = match thinking {
                    Some(original) => self.edit(original, &Draft { flags: draft.flags & !EPHEMERAL, ..draft })?,
                    None if draft.is_empty() => return Err(Problem::EMPTY),
                    None => self.answer(id, &draft, 0)?,
                };
                Ok(Reply::ok(&self.message_shape(&message)))
            }
            (method, ["messages", message]) => {
                let message = match *message {
                    "@original" => original.ok_or(Problem::UNKNOWN_MESSAGE)?,
                    message => known(message, Problem::UNKNOWN_MESSAGE)?,
                };
                self.answered(request, method, id, message, original)
            }
            _ => Err(Problem::NOT_FOUND),
        }
    }

    fn answered(&mut self, request: &Request, method: &str, interaction: Id, message: Id, original: Option<Id>) -> Answer {
        let known = self.message_by_id(message).filter(|known| !known.deleted).ok_or(Problem::UNKNOWN_MESSAGE)?;
        if known.interaction != Some(interaction) && original != Some(message) {
            return Err(Problem::UNKNOWN_MESSAGE);
        }
        match method {
            "GET" => Ok(Reply::ok(&self.message_shape(known))),
            "PATCH" => {
                let draft = self.draft(request)?;
                let message = self.edit(message, &Draft { flags: draft.flags & !EPHEMERAL, ..draft })?;
                Ok(Reply::ok(&self.message_shape(&message)))
            }
            "DELETE" => self.delete(message).map(|()| Reply::done()),
            _ => Err(Problem::NOT_FOUND),
        }
    }
}
