//! Commands, buttons, menus and forms, as people use them.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::Id;
use super::customer::{Customer, Refused};
use super::gateway::Event;
use super::interaction::{Did, Interaction};
use super::message::list;
use super::shape::set;
use super::world::State;

/// Discord's numbers of components.
const BUTTON: u64 = 2;
const MENU: u64 = 3;
/// Discord's number of a text in a command.
const TEXT: u64 = 3;

impl Customer {
    /// Gives a slash command, by its own name or by the one in their language; answers the interaction's id.
    ///
    /// # Errors
    /// When nobody registered it, or they cannot write there.
    pub fn command(&self, channel: Id, name: &str, options: &[(&str, &str)]) -> Result<Id, Refused> {
        self.with(|state| {
            state.enter(self.id, channel)?;
            let locale = state.users.get(&self.id).map_or("", |user| user.locale.as_str());
            let is_it = |command: &&Value| {
                let translated = command.get("name_localizations").and_then(|names| names.get(locale)).and_then(Value::as_str);
                translated == Some(name) || command.get("name").and_then(Value::as_str) == Some(name)
            };
            let command = state.commands.iter().find(is_it).ok_or(Refused("nobody registered that command"))?;
            let options: Vec<Value> = options.iter().map(|(name, value)| json!({"name": name, "type": TEXT, "value": value})).collect();
            let mut data = json!({"id": command["id"], "name": command["name"], "type": 1});
            if !options.is_empty() {
                set(&mut data, "options", json!(options));
            }
            Ok(state.interact(Did::Command, self.id, channel, None, data))
        })
    }

    /// Presses a button; answers the interaction's id.
    ///
    /// # Errors
    /// When there is no such button.
    pub fn press(&self, message: Id, custom_id: &str) -> Result<Id, Refused> {
        self.component(message, custom_id, &[])
    }

    /// Presses the button, or chooses the option, that is labelled like this.
    ///
    /// # Errors
    /// When there is none.
    pub fn pick(&self, message: Id, label: &str) -> Result<Id, Refused> {
        let (menu, id) = {
            let state = self.inner.state();
            let message = state.seen_by(self.id, message)?;
            let choice = message.choices().into_iter().find(|(known, _)| known == label);
            let (_, id) = choice.ok_or(Refused("there is no such choice"))?;
            let rows = message.components.iter().flat_map(|row| list(row, "components"));
            let menu = rows.filter(|part| list(part, "options").any(|option| option["value"] == json!(id)));
            (menu.filter_map(|part| part["custom_id"].as_str()).next().map(str::to_owned), id)
        };
        match menu {
            Some(menu) => self.component(message, &menu, &[id.as_str()]),
            None => self.component(message, &id, &[]),
        }
    }

    /// Chooses from a menu; answers the interaction's id.
    ///
    /// # Errors
    /// When there is no such menu, or no such option.
    pub fn choose(&self, message: Id, custom_id: &str, values: &[&str]) -> Result<Id, Refused> {
        self.component(message, custom_id, values)
    }

    fn component(&self, message: Id, custom_id: &str, values: &[&str]) -> Result<Id, Refused> {
        self.with(|state| {
            let known = state.seen_by(self.id, message)?;
            let component = known.component(custom_id).ok_or(Refused("there is no such button or menu"))?;
            let kind = component["type"].as_u64().unwrap_or(BUTTON);
            let has = |value: &&str| list(component, "options").any(|option| option["value"] == json!(value));
            if component["disabled"] == json!(true) {
                return Err(Refused("it is switched off"));
            }
            if (kind == MENU) == values.is_empty() || (kind == MENU && !values.iter().all(has)) {
                return Err(Refused("there is no such option"));
            }
            let channel = known.channel;
            let mut data = json!({"custom_id": custom_id, "component_type": kind, "id": 2});
            if kind == MENU {
                set(&mut data, "values", json!(values));
            }
            Ok(state.interact(Did::Component, self.id, channel, Some(message), data))
        })
    }

    /// Fills in the form that an interaction was answered with; answers the new interaction's id.
    ///
    /// # Errors
    /// When no form was shown.
    pub fn submit(&self, interaction: Id, fields: &[(&str, &str)]) -> Result<Id, Refused> {
        self.with(|state| {
            let before = state.interactions.get(&interaction).filter(|before| before.user == self.id);
            let before = before.ok_or(Refused("there is no such interaction"))?;
            let modal = before.modal.as_ref().ok_or(Refused("no form was shown"))?;
            let (channel, message, id) = (before.channel, before.message, modal["custom_id"].clone());
            let rows = fields
                .iter()
                .map(|(name, value)| json!({"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": name, "value": value}]}));
            let data = json!({"custom_id": id, "components": rows.collect::<Vec<Value>>()});
            Ok(state.interact(Did::Modal, self.id, channel, message, data))
        })
    }

    /// Sends a form that nobody was seen to show.
    ///
    /// # Errors
    /// When they cannot write there.
    pub fn submit_unasked(&self, channel: Id, custom_id: &str, fields: &[(&str, &str)]) -> Result<Id, Refused> {
        self.with(|state| {
            state.enter(self.id, channel)?;
            let rows = fields
                .iter()
                .map(|(name, value)| json!({"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": name, "value": value}]}));
            let data = json!({"custom_id": custom_id, "components": rows.collect::<Vec<Value>>()});
            Ok(state.interact(Did::Modal, self.id, channel, None, data))
        })
    }

    /// Waits until an interaction was acknowledged; how long that took.
    pub async fn wait_acknowledged(&self, interaction: Id, within: Duration) -> Option<Duration> {
        let look = |state: &State| state.interactions.get(&interaction)?.acknowledged.map(|(after, _)| after);
        self.inner.until(within, look).await
    }
}

impl State {
    fn interact(&mut self, kind: Did, user: Id, channel: Id, message: Option<Id>, data: Value) -> Id {
        let id = self.ids.next();
        let token = format!("interaction-{:x}-{:08x}", id.0, crc32fast::hash(id.to_string().as_bytes()));
        let at = Instant::now();
        let interaction = Interaction {
            id,
            token: token.clone(),
            kind,
            user,
            channel,
            message,
            data,
            at,
            acknowledged: None,
            original: None,
            modal: None,
        };
        self.interactions.insert(id, interaction);
        self.tokens.insert(token, id);
        let guild = self.channels.get(&channel).and_then(|channel| channel.guild);
        let data = self.interaction(id);
        self.tell(Event::new("INTERACTION_CREATE", guild, 0, data));
        id
    }
}
