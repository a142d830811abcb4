//! `[model]` and `[channel.<account>]`: which kind, and the keys that the kind reads itself.

use crate::config::nearest::{listed, suggest};
use crate::config::{ChannelSettings, Code, FallbackSettings, KeyDoc, Kinds, ModelSettings, Reader, Section, Shape};

/// The most models that are asked one after the other.
const MAX_FALLBACKS: usize = 4;

pub(super) const MODEL_KEYS: &[KeyDoc] = &[
    KeyDoc::new("kind", Shape::Kind(Kinds::Models), "Who writes the answers; each kind has its own keys.").or("\"extractive\""),
    KeyDoc::new(
        "fallback",
        Shape::ListByKind { kinds: Kinds::Models, keys: FALLBACK_KEYS, max: MAX_FALLBACKS },
        "Who is asked when the model fails, in this order. Has the keys of its kind. When all fail, the best passages are \
         shown as they are.",
    ),
];

const FALLBACK_KEYS: &[KeyDoc] =
    &[KeyDoc::new("kind", Shape::Kind(Kinds::Models), "As in [model]; each kind has its own keys.").required()];

pub(super) const CHANNEL: KeyDoc =
    KeyDoc::new("<account>", Shape::ByKind(Kinds::Channels, CHANNEL_KEYS), "One account on one platform, by a name of your choice.");

const CHANNEL_KEYS: &[KeyDoc] =
    &[KeyDoc::new("kind", Shape::Kind(Kinds::Channels), "Which platform; each kind has its own keys.").required()];

/// Reads `[model]`. Without the section the default kind parses an empty one.
pub(in crate::config) fn read_model(root: &mut Reader<'_>, kinds: &[&dyn Section]) -> Option<ModelSettings> {
    root.table_or_empty("model", |model| {
        let kind = pick("model", kinds, model)?;
        let settings = kind.parse(model);
        let fallbacks = model.tables("fallback", |fallback| {
            let kind = pick("model", kinds, fallback)?;
            Some(FallbackSettings { kind: kind.name(), settings: kind.parse(fallback) })
        });
        Some(ModelSettings { kind: kind.name(), settings, fallbacks: fallbacks.into_iter().flatten().flatten().collect() })
    })
    .flatten()
}

/// Reads `[channel.<account>]`, every one.
pub(in crate::config) fn read_channels(root: &mut Reader<'_>, kinds: &[&dyn Section]) -> Vec<ChannelSettings> {
    root.by_name("channel", |channels, account| {
        channels.table(account, |channel| {
            if !channel.has("kind") {
                let help = format!("add `kind = \"…\"`, which platform it is: {}", listed(kinds.iter().map(|kind| kind.name())));
                channel.problem("", Code::MISSING_KEY, format!("`kind` is missing in [channel.{account}]"), help);
                channel.ignore_others();
                return None;
            }
            let kind = pick("channel", kinds, channel)?;
            Some(ChannelSettings { account: account.into(), kind: kind.name(), settings: kind.parse(channel) })
        })?
    })
}

/// The row that `kind` names; the reader then knows the row's keys, or minds no others if there is none.
fn pick<'a>(what: &str, kinds: &[&'a dyn Section], reader: &mut Reader<'_>) -> Option<&'a dyn Section> {
    let names = || kinds.iter().map(|kind| kind.name());
    let found = reader.text("kind").and_then(|name| {
        let found = kinds.iter().copied().find(|kind| kind.name() == name);
        if found.is_none() {
            let help = suggest(&name, names(), &format!("there are {}", listed(names())));
            reader.problem("kind", Code::UNKNOWN_KIND, format!("there is no {what} of kind `{name}`"), help);
        }
        found
    });
    match found {
        Some(kind) => {
            let others = kinds.iter().filter(|other| other.name() != kind.name());
            let strangers = others.flat_map(|other| other.keys().iter().map(|doc| (doc.key, other.name()))).collect();
            reader.add_docs(kind.keys(), strangers);
        }
        None => reader.ignore_others(),
    }
    found
}
