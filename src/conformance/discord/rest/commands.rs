//! Routes of the application's slash commands.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::draft::text;
use super::super::message::list;
use super::super::multipart::Form;
use super::super::reply::{Problem, Reply};
use super::super::wire::Request;
use super::super::world::State;
use super::Answer;

const COMMANDS: usize = 100;
const OPTIONS: usize = 25;
const NAME_CHARS: usize = 32;
const DESCRIPTION_CHARS: usize = 100;

/// The languages of Discord's own program.
const LOCALES: [&str; 33] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE",
    "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "bs",
];

impl State {
    pub(super) fn commands_of(&mut self, request: &Request, application: &str, rest: &[&str]) -> Answer {
        if application != self.me.to_string() {
            return Err(Problem::new(403, 20012, "You are not authorized to perform this action on this application"));
        }
        match (request.method.as_str(), rest) {
            ("GET", []) => {
                let whole = request.query.get("with_localizations").is_some_and(|value| value == "true");
                Ok(Reply::ok(&self.commands.iter().map(|command| if whole { command.clone() } else { brief(command) }).collect()))
            }
            ("PUT", []) => {
                let form = Form::read(request)?;
                let given = form.json.as_array().ok_or_else(|| Problem::form("", "BASE_TYPE_LIST", "Must be a list."))?;
                self.commands = self.registered(given)?;
                Ok(Reply::ok(&json!(self.commands)))
            }
            ("POST", []) => {
                let form = Form::read(request)?;
                let registered = self.registered(std::slice::from_ref(&form.json))?;
                self.commands.retain(|known| known.get("name") != form.json.get("name"));
                self.commands.extend(registered.clone());
                Ok(Reply::json(201, registered.first().unwrap_or(&Value::Null)))
            }
            ("DELETE", [id]) => {
                let before = self.commands.len();
                self.commands.retain(|known| known.get("id").and_then(Value::as_str) != Some(id));
                if self.commands.len() < before { Ok(Reply::done()) } else { Err(Problem::new(404, 10063, "Unknown application command")) }
            }
            _ => Err(Problem::NOT_FOUND),
        }
    }

    fn registered(&mut self, given: &[Value]) -> Result<Vec<Value>, Problem> {
        if given.len() > COMMANDS {
            return Err(Problem::new(400, 30032, "Maximum number of application commands reached (100)."));
        }
        let mut names = BTreeSet::new();
        let mut all = Vec::new();
        for (at, command) in given.iter().enumerate() {
            named(command, &at.to_string())?;
            if !names.insert(command.get("name").and_then(Value::as_str).unwrap_or_default()) {
                let message = "Application command names must be unique";
                return Err(Problem::form(&at.to_string(), "APPLICATION_COMMANDS_DUPLICATE_NAME", message));
            }
            let options: Vec<&Value> = list(command, "options").collect();
            if options.len() > OPTIONS {
                return Err(Problem::form(&format!("{at}.options"), "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length."));
            }
            for (n, option) in options.into_iter().enumerate() {
                named(option, &format!("{at}.options.{n}"))?;
            }
            all.push(self.whole(command));
        }
        Ok(all)
    }

    /// A command with everything that Discord adds.
    fn whole(&mut self, command: &Value) -> Value {
        let id = self.ids.next();
        let mut whole = json!({
            "id": id, "application_id": self.me, "version": id, "type": 1, "default_member_permissions": null, "dm_permission": true,
            "contexts": null, "integration_types": [0], "nsfw": false, "name_localizations": null, "description_localizations": null,
        });
        if let (Some(whole), Some(command)) = (whole.as_object_mut(), command.as_object()) {
            whole.extend(command.clone());
        }
        whole
    }
}

/// A command without its translations.
fn brief(command: &Value) -> Value {
    let mut brief = command.clone();
    if let Some(fields) = brief.as_object_mut() {
        fields.remove("name_localizations");
        fields.remove("description_localizations");
    }
    brief
}

/// Whether a command or option is named as it must be, in every language.
fn named(of: &Value, field: &str) -> Result<(), Problem> {
    let name_field = format!("{field}.name");
    let name = text(of, "name", &name_field, NAME_CHARS)?.ok_or_else(|| Problem::required(&name_field))?;
    is_name(&name, &name_field)?;
    let description_field = format!("{field}.description");
    let description = text(of, "description", &description_field, DESCRIPTION_CHARS)?.filter(|text| !text.is_empty());
    description.ok_or_else(|| Problem::required(&description_field))?;
    for (key, max) in [("name_localizations", NAME_CHARS), ("description_localizations", DESCRIPTION_CHARS)] {
        let translations = of.get(key).and_then(Value::as_object);
        for locale in translations.into_iter().flat_map(|translations| translations.keys()) {
            let field = format!("{field}.{key}.{locale}");
            if !LOCALES.contains(&locale.as_str()) {
                return Err(Problem::form(&format!("{field}.{key}"), "ENUM_TYPE_COERCE", "Value is not a valid locale."));
            }
            let translated = text(of.get(key).unwrap_or(&Value::Null), locale, &field, max)?.unwrap_or_default();
            if key == "name_localizations" {
                is_name(&translated, &field)?;
            } else if translated.is_empty() {
                return Err(Problem::form(&field, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."));
            }
        }
    }
    Ok(())
}

/// Small letters of any script, digits, `-`, `_` and `'`.
fn is_name(name: &str, field: &str) -> Result<(), Problem> {
    let good = |c: char| c.is_alphanumeric() || is_mark(c) || "-_'".contains(c);
    if !name.is_empty() && name.chars().all(good) && name.to_lowercase() == name {
        return Ok(());
    }
    Err(Problem::form(field, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"))
}

/// Vowel signs of Devanagari and Thai, which Discord names beside the letters.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_named_in_small_letters_and_known_languages() {
        let command = |more: Value| {
            let mut command = json!({"name": "help", "description": "Helps"});
            command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            command
        };
        for (more, expect) in [
            (json!({}), None),
            (json!({"name": "مساعدة"}), None),
            (json!({"name": "मदद"}), None),
            (json!({"name_localizations": {"de": "hilfe", "ja": "ヘルプ"}, "description_localizations": {"de": "Hilft"}}), None),
            (json!({"name": "Help"}), Some("/0/name")),
            (json!({"name": "get help"}), Some("/0/name")),
            (json!({"name": "h".repeat(33)}), Some("/0/name")),
            (json!({"description": ""}), Some("/0/description")),
            (json!({"description": "d".repeat(101)}), Some("/0/description")),
            (json!({"name_localizations": {"ar": "مساعدة"}}), Some("/0/name_localizations/ar")),
            (json!({"name_localizations": {"de": "Hilfe"}}), Some("/0/name_localizations/de")),
            (json!({"options": [{"name": "Order", "description": "d", "type": 3}]}), Some("/0/options/0/name")),
        ] {
            let mut state = State::new(super::super::super::Setup::default(), String::new());
            let found = state.registered(&[command(more.clone())]);
            match expect {
                None => assert!(found.is_ok(), "{more}: {found:?}"),
                Some(field) => {
                    let errors = found.unwrap_err().errors.unwrap();
                    assert!(errors.pointer(field).is_some(), "{field} in {errors}");
                }
            }
        }
    }
}
