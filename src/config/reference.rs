//! The reference of all keys, printed from the tables that also guide the messages.

use toml::de::DeValue;

use super::scenario::{AGENT_KEYS, EXPECT_KEYS, SCENARIO_KEYS, TURN_KEYS};
use super::sections::{
    BOT_KEYS, CHANNEL_KEYS, DIALOGUE_KEYS, FLOW_KEYS, HANDOVER_KEYS, HOURS_KEYS, KNOWLEDGE_KEYS, MODEL_KEYS, OPTION_KEYS, SLOT_KEYS,
    THEN_KEYS,
};
use super::{KeyDoc, Section, Tables};

/// The sections of `bot.toml`: (how they are written, what they are for, their keys).
const SECTIONS: &[(&str, &str, &[KeyDoc])] = &[
    ("[bot]", "Who speaks, and in which languages. Required.", BOT_KEYS),
    ("[dialogue]", "Times and limits of the dialogue.", DIALOGUE_KEYS),
    ("[knowledge]", "What the bot answers from.", KNOWLEDGE_KEYS),
    ("[model]", "Who writes the answers.", MODEL_KEYS),
    ("[channel.<account>]", "One account on one platform; any number. `<account>` is a name of your choice.", CHANNEL_KEYS),
    ("[handover]", "Where a person is asked for.", HANDOVER_KEYS),
    ("[handover.hours]", "When people are there.", HOURS_KEYS),
    ("[[flow]]", "A few questions asked in order; any number.", FLOW_KEYS),
    ("[[flow.slot]]", "One question of the flow above it.", SLOT_KEYS),
    ("options of a slot", "What can be picked.", OPTION_KEYS),
    ("then of a flow", "What happens when all is answered.", THEN_KEYS),
];

/// The tables of `scenarios/*.toml`.
const SCENARIOS: &[(&str, &str, &[KeyDoc])] = &[
    ("[[scenario]]", "One dialogue from its first message on.", SCENARIO_KEYS),
    ("[[scenario.turn]]", "One thing that happens: exactly one of `say`, `choose`, `agent`, `wait_mins`.", TURN_KEYS),
    ("agent of a turn", "What a person of the business does.", AGENT_KEYS),
    ("expect of a turn", "What the bot is expected to do; what is not named is not looked at.", EXPECT_KEYS),
];

/// The section that a key belongs to, if it is one and a plain one.
pub(super) fn home(key: &str) -> Option<&'static str> {
    let holds = |keys: &[KeyDoc]| keys.iter().any(|doc| doc.key == key);
    let mut homes = SECTIONS.iter().filter(|(_, _, keys)| holds(keys)).map(|(section, _, _)| *section);
    let home = homes.next().filter(|section| section.starts_with('[') && !section.starts_with("[["));
    home.filter(|_| homes.next().is_none())
}

/// All keys of `bot.toml` and of scenarios, as Markdown.
#[must_use]
pub fn reference(tables: Tables<'_>) -> String {
    let mut text = String::new();
    for (section, doc, keys) in SECTIONS {
        write_table(&mut text, section, doc, keys);
        let kinds: &[&dyn Section] = match *section {
            "[model]" => tables.models,
            "[channel.<account>]" => tables.channels,
            _ => &[],
        };
        for kind in kinds.iter().filter(|kind| !kind.keys().is_empty()) {
            write_table(&mut text, &format!("{section} kind = \"{}\"", kind.name()), "", kind.keys());
        }
    }
    for (table, doc, keys) in SCENARIOS {
        write_table(&mut text, table, doc, keys);
    }
    text
}

fn write_table(text: &mut String, name: &str, doc: &str, keys: &[KeyDoc]) {
    let rows: String = keys
        .iter()
        .map(|KeyDoc { key, doc, default }| {
            let default = if DeValue::parse(default).is_ok() { format!("`{default}`") } else { (*default).to_owned() };
            format!("| `{key}` | {default} | {} |\n", doc.replace('|', "\\|"))
        })
        .collect();
    let doc = if doc.is_empty() { String::new() } else { format!("{doc}\n\n") };
    text.push_str(&format!("### `{name}`\n\n{doc}| key | default | |\n|---|---|---|\n{rows}\n"));
}
