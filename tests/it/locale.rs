//! Tests of locale.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod command;
mod faults;
mod format;
mod layers;
mod overlay;
mod properties;
mod rules;
mod sentences;

use std::collections::BTreeMap;

use turjuman::core::key::LocaleTag;
use turjuman::core::message::Place;
use turjuman::core::text::{Text, Value};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Conventions, Occasion, PackProblem, Packs, Rendered};

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

/// Every folder of `locales/`, so that a new one is tested without being named here.
fn built_in() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut tags: Vec<String> = entries.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    tags.sort();
    tags
}

/// The packs of a bot that speaks `wanted`, the first is its default, with overlay files (path, content).
fn load(wanted: &str, overlay: &[(&str, &str)]) -> Result<Packs, Vec<PackProblem>> {
    let tags: Vec<LocaleTag> = wanted.split_whitespace().map(LocaleTag::new).collect();
    let files: BTreeMap<String, String> = overlay.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect();
    let default = tags.first().cloned().unwrap_or_else(|| tag("en"));
    Packs::build(&files, &tags, &default, &Conventions::default())
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
        "command" => Value::Code("/help".to_owned()),
        "ticket" => Value::Code("T-20417".to_owned()),
        "opens" => Value::Time(jiff::civil::time(9, 41, 0, 0)),
        "zone" => Value::Code("Europe/Paris".to_owned()),
        "what" => Value::Choice("help".to_owned()),
        other => panic!("no sample for ${other}"),
    }
}

/// A required text with sample values.
fn sample_text(id: &str, arguments: &[&str]) -> Text {
    arguments.iter().fold(Text::new(id), |text, name| text.with(name, sample(name)))
}
