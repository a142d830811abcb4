//! Tests of locale.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod command;
mod faults;
mod format;
mod layers;
mod lint;
mod names;
mod no_text_in_code;
mod overlay;
mod probe;
mod program;
mod properties;
mod rules;
mod sentences;

use std::collections::BTreeMap;

use turjuman::core::key::LocaleTag;
use turjuman::core::message::Place;
use turjuman::core::text::{Text, Value};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Conventions, Occasion, OwnText, PackProblem, Packs, Rendered, Speaker};

/// `de` as a tag.
fn tag(text: &str) -> LocaleTag {
    LocaleTag::new(text)
}

/// Says a text in private, at a time that is nobody's.
trait Say {
    fn say(&self, locale: &LocaleTag, text: &Text) -> Rendered;
}

impl Say for Packs {
    fn say(&self, locale: &LocaleTag, text: &Text) -> Rendered {
        self.format(locale, text, &Occasion { place: Place::Private, at: Timestamp(0) })
    }
}

/// A text that is `private` in private. In public it shows every variable of these tests: the load asks only that a text
/// uses those that it has in the bot's default language, so what such a text lacks shows when it is rendered.
fn privately(private: &str) -> String {
    format!("{{ $place ->\n [public] {{ $nope }} {{ $v }} {{ $n }} {{ $d }}\n *[private] {private}\n }}\n")
}

/// Every folder of `locales/`, so that a new one is tested without being named here.
fn built_in() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut tags: Vec<String> = entries.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    tags.sort();
    tags
}

/// Every message that a language needs, in three sentences of one that does not exist.
fn made_up(texts: &[(&str, &[&str])]) -> String {
    let message = |(id, arguments): &(&str, &[&str])| {
        let shown = arguments.iter().filter(|name| **name != "what").map(|name| format!(" {{ ${name} }}")).collect::<String>();
        if arguments.contains(&"what") {
            return format!("{id} = {{ $what ->\n [start] Qo marn{shown}.\n *[help] Tavi sulo{shown}.\n }}\n");
        }
        format!("{id} = Qo marn. Tavi sulo. Bek rinta{shown}.\n")
    };
    texts.iter().map(message).collect()
}

/// Files of packs: path and content.
fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
}

/// The packs of a bot that speaks `wanted`, the first is its default, with overlay files (path, content).
fn load(wanted: &str, overlay: &[(&str, &str)]) -> Result<Packs, Vec<PackProblem>> {
    load_for(wanted, overlay, "", &[])
}

/// The same for a bot that has a brand and flows that ask for texts of its own.
fn load_for(wanted: &str, overlay: &[(&str, &str)], brand: &str, texts: &[OwnText]) -> Result<Packs, Vec<PackProblem>> {
    let locales: Vec<LocaleTag> = wanted.split_whitespace().map(LocaleTag::new).collect();
    let default = locales.first().cloned().unwrap_or_else(|| tag("en"));
    let conventions = Conventions::default();
    Packs::build(&files(overlay), &Speaker { brand, texts, ..speaker(&locales, &default, &conventions) })
}

/// A bot without a brand and without flows.
fn speaker<'a>(locales: &'a [LocaleTag], default: &'a LocaleTag, conventions: &'a Conventions) -> Speaker<'a> {
    Speaker { locales, default, conventions, brand: "", texts: &[] }
}

/// The same where nothing may be wrong.
#[track_caller]
fn packs(wanted: &str, overlay: &[(&str, &str)]) -> Packs {
    match load(wanted, overlay) {
        Ok(packs) => packs,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// A value such as the program gives for this argument of a system text.
fn sample(name: &str) -> Value {
    match name {
        "brand" => Value::Name("Nordwind".to_owned()),
        "agent" => Value::Name("Anna Berger".to_owned()),
        "titles" => Value::List(vec![Value::Name("Returns".to_owned()), Value::Name("Delivery".to_owned())]),
        "language" => Value::Name("Deutsch".to_owned()),
        "command" => Value::Code("/x".to_owned()),
        "help" => Value::Code("/help".to_owned()),
        "ticket" => Value::Code("T-20417".to_owned()),
        "name" => Value::Name("Mia Lind".to_owned()),
        "holiday" => Value::Name("Epiphany".to_owned()),
        "opens" => Value::Time(jiff::civil::time(9, 41, 0, 0)),
        "zone" => Value::Code("Europe/Paris".to_owned()),
        "what" => Value::Choice("help".to_owned()),
        "megabytes" => Value::Count(38),
        "count" => Value::Count(6),
        other => panic!("no sample for ${other}"),
    }
}

/// A required text with sample values.
fn sample_text(id: &str, arguments: &[&str]) -> Text {
    arguments.iter().fold(Text::new(id), |text, name| text.with(name, sample(name)))
}
