//! Buttons and menus, checked as Discord checks them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::draft::text;
use super::message::list;
use super::reply::Problem;

const ROWS: usize = 5;
const BUTTONS: usize = 5;
const OPTIONS: usize = 25;
const LABEL_CHARS: usize = 80;
const ID_CHARS: usize = 100;
const OPTION_CHARS: usize = 100;
const PLACEHOLDER_CHARS: usize = 150;

const ROW: u64 = 1;
const BUTTON: u64 = 2;
const MENU: u64 = 3;
/// Menus of users, roles, mentionables and channels.
const MENUS_OF_DISCORD: [u64; 4] = [5, 6, 7, 8];
/// The styles of a button: this one leads to an address.
const LINK: u64 = 5;

pub(super) fn read(json: &Value) -> Result<Option<Vec<Value>>, Problem> {
    let Some(rows) = json.get("components").and_then(Value::as_array) else { return Ok(None) };
    if rows.len() > ROWS {
        return Err(Problem::form("components", "BASE_TYPE_BAD_LENGTH", "Must be 5 or fewer in length."));
    }
    let mut ids = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let field = format!("components.{at}");
        if kind(row) != ROW {
            return Err(Problem::form(&format!("{field}.type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,)."));
        }
        let parts: Vec<&Value> = list(row, "components").collect();
        let buttons = parts.iter().filter(|part| kind(part) == BUTTON).count();
        // A menu takes a row of its own.
        if parts.is_empty() || parts.len() > BUTTONS || (buttons < parts.len() && parts.len() > 1) {
            let message = format!("Must be between 1 and {BUTTONS} in length.");
            return Err(Problem::form(&format!("{field}.components"), "BASE_TYPE_BAD_LENGTH", &message));
        }
        for (n, part) in parts.into_iter().enumerate() {
            check(part, &format!("{field}.components.{n}"), &mut ids)?;
        }
    }
    Ok(Some(rows.clone()))
}

fn kind(component: &Value) -> u64 {
    component.get("type").and_then(Value::as_u64).unwrap_or(0)
}

fn check(part: &Value, field: &str, ids: &mut BTreeSet<String>) -> Result<(), Problem> {
    match kind(part) {
        BUTTON => button(part, field, ids),
        MENU => menu(part, field, ids),
        kind if MENUS_OF_DISCORD.contains(&kind) => id(part, field, ids),
        _ => {
            Err(Problem::form(&format!("{field}.type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8)."))
        }
    }
}

fn button(part: &Value, field: &str, ids: &mut BTreeSet<String>) -> Result<(), Problem> {
    let label = text(part, "label", &format!("{field}.label"), LABEL_CHARS)?;
    if label.is_none_or(|label| label.trim().is_empty()) && part.get("emoji").is_none() {
        return Err(Problem::form(field, "BUTTON_COMPONENT_CANNOT_BE_EMPTY", "A button must have a label or emoji"));
    }
    match part.get("style").and_then(Value::as_u64) {
        Some(LINK) if part.get("custom_id").is_some() => {
            Err(Problem::form(field, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified"))
        }
        Some(LINK) => {
            let url = text(part, "url", &format!("{field}.url"), 512)?;
            url.map(|_| ()).ok_or_else(|| Problem::form(field, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required"))
        }
        Some(1..=4) => id(part, field, ids),
        _ => Err(Problem::form(&format!("{field}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).")),
    }
}

fn menu(part: &Value, field: &str, ids: &mut BTreeSet<String>) -> Result<(), Problem> {
    id(part, field, ids)?;
    text(part, "placeholder", &format!("{field}.placeholder"), PLACEHOLDER_CHARS)?;
    let options = list(part, "options").count();
    if options == 0 || options > OPTIONS {
        return Err(Problem::form(&format!("{field}.options"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length."));
    }
    let mut values = BTreeSet::new();
    for (n, option) in list(part, "options").enumerate() {
        for name in ["label", "value"] {
            let at = format!("{field}.options.{n}.{name}");
            let text = text(option, name, &at, OPTION_CHARS)?.filter(|text| !text.is_empty()).ok_or_else(|| Problem::required(&at))?;
            if name == "value" && !values.insert(text) {
                let message = "The specified option value is already used";
                return Err(Problem::form(&at, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message));
            }
        }
        text(option, "description", &format!("{field}.options.{n}.description"), OPTION_CHARS)?;
    }
    Ok(())
}

fn id(part: &Value, field: &str, ids: &mut BTreeSet<String>) -> Result<(), Problem> {
    let field = format!("{field}.custom_id");
    let id = text(part, "custom_id", &field, ID_CHARS)?.filter(|id| !id.is_empty()).ok_or_else(|| Problem::required(&field))?;
    if ids.insert(id) {
        return Ok(());
    }
    Err(Problem::form(&field, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn button(id: &str, label: &str) -> Value {
        json!({"type": 2, "style": 1, "custom_id": id, "label": label})
    }

    fn row(parts: Vec<Value>) -> Value {
        json!({"type": 1, "components": parts})
    }

    fn buttons(count: usize) -> Vec<Value> {
        (0..count).map(|n| button(&n.to_string(), "a")).collect()
    }

    fn options(count: usize) -> Value {
        let options: Vec<Value> = (0..count).map(|n| json!({"label": "a", "value": n.to_string()})).collect();
        json!({"type": 3, "custom_id": "menu", "options": options})
    }

    #[test]
    fn rows_buttons_and_menus_have_their_limits() {
        let one = |n: usize| row(vec![button(&n.to_string(), "a")]);
        let link = json!({"type": 2, "style": 5, "label": "a", "url": "https://a.example"});
        for (rows, expect) in [
            (vec![], None),
            ((0..5).map(one).collect(), None),
            (vec![row(buttons(5))], None),
            (vec![row(vec![options(25)])], None),
            (vec![row(vec![link])], None),
            (vec![row(vec![button("a", &"ü".repeat(80))])], None),
            ((0..6).map(one).collect(), Some("/_errors")),
            (vec![row(buttons(6))], Some("/0/components/_errors")),
            (vec![row(vec![])], Some("/0/components/_errors")),
            (vec![row(vec![options(1), button("a", "a")])], Some("/0/components/_errors")),
            (vec![button("a", "a")], Some("/0/type/_errors")),
            (vec![row(vec![options(26)])], Some("/0/components/0/options/_errors")),
            (vec![row(vec![button("a", &"ü".repeat(81))])], Some("/0/components/0/label/_errors")),
            (vec![row(vec![button("a", " ")])], Some("/0/components/0/_errors")),
            (vec![row(vec![button(&"i".repeat(101), "a")])], Some("/0/components/0/custom_id/_errors")),
            (vec![row(vec![button("a", "a"), button("a", "b")])], Some("/0/components/1/custom_id/_errors")),
            (vec![row(vec![json!({"type": 2, "style": 5, "label": "a"})])], Some("/0/components/0/_errors")),
            (vec![row(vec![json!({"type": 2, "label": "a", "custom_id": "a"})])], Some("/0/components/0/style/_errors")),
        ] {
            let found = read(&json!({"components": rows}));
            match (expect, found) {
                (None, found) => assert!(found.is_ok(), "{rows:?}: {found:?}"),
                (Some(expect), found) => {
                    let errors = found.unwrap_err().errors.unwrap();
                    assert!(errors.pointer(&format!("/components{expect}")).is_some(), "{expect} in {errors}");
                }
            }
        }
    }
}
