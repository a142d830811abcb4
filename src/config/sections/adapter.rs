//! `[model]` and `[channel.<account>]`: which kind, and the keys that the kind reads itself.

use crate::config::nearest::{listed, suggest};
use crate::config::{ChannelSettings, Code, KeyDoc, ModelSettings, Reader, Section};

pub(in crate::config) const MODEL_KEYS: &[KeyDoc] =
    &[KeyDoc { key: "kind", doc: "Who writes the answers; each kind has its own keys.", default: "\"extractive\"" }];

pub(in crate::config) const CHANNEL_KEYS: &[KeyDoc] =
    &[KeyDoc { key: "kind", doc: "Which platform; each kind has its own keys.", default: "required" }];

const DEFAULT_MODEL: &str = "extractive";

/// Reads `[model]`. Without the section the default kind parses an empty one.
pub(in crate::config) fn read_model(root: &mut Reader<'_>, kinds: &[&dyn Section]) -> Option<ModelSettings> {
    root.table_or_empty("model", MODEL_KEYS, |model| {
        let name = if model.has("kind") { model.text("kind")? } else { DEFAULT_MODEL.to_owned() };
        let kind = pick("model", &name, kinds, model)?;
        Some(ModelSettings { kind: kind.name(), settings: kind.parse(model) })
    })
    .flatten()
}

/// Reads `[channel.<account>]`, every one.
pub(in crate::config) fn read_channels(root: &mut Reader<'_>, kinds: &[&dyn Section]) -> Vec<ChannelSettings> {
    root.table("channel", &[], |channels| {
        let accounts = channels.names();
        accounts
            .into_iter()
            .filter_map(|account| {
                channels.check_name(account.get_ref(), account.span());
                let account = account.into_inner();
                channels.table(&account, CHANNEL_KEYS, |channel| {
                    let name = channel.required_text("kind");
                    let Some(name) = name else {
                        channel.ignore_others();
                        return None;
                    };
                    let kind = pick("channel", &name, kinds, channel)?;
                    Some(ChannelSettings { account: account.as_str().into(), kind: kind.name(), settings: kind.parse(channel) })
                })?
            })
            .collect()
    })
    .unwrap_or_default()
}

/// The row of that name; the reader then knows the row's keys, or minds no others if there is none.
fn pick<'a>(what: &str, name: &str, kinds: &[&'a dyn Section], reader: &mut Reader<'_>) -> Option<&'a dyn Section> {
    let found = kinds.iter().copied().find(|kind| kind.name() == name);
    match found {
        Some(kind) => reader.set_docs(kind.keys()),
        None => {
            let names = || kinds.iter().map(|kind| kind.name());
            let help = suggest(name, names(), &format!("there are {}", listed(names())));
            reader.problem("kind", Code::UNKNOWN_KIND, format!("there is no {what} of kind `{name}`"), help);
            reader.ignore_others();
        }
    }
    found
}
