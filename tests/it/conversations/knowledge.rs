//! What the demo bot knows, all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Document, Passage};

use super::table::TAGS;

/// The passages of each language.
pub static PASSAGES: LazyLock<BTreeMap<&str, Vec<Arc<Passage>>>> = LazyLock::new(|| {
    let bot = Path::new(env!("CARGO_MANIFEST_DIR")).join("bots/maison");
    let of = |tag: &'static str| {
        let files = std::fs::read_dir(bot.join("knowledge").join(tag)).unwrap().map(|file| file.unwrap().path());
        let passages = files.flat_map(|file| {
            let path = file.strip_prefix(&bot).unwrap().to_str().unwrap().to_owned();
            Document::parse(&path, &std::fs::read_to_string(&file).unwrap(), &LocaleTag::new(tag)).unwrap().passages
        });
        (tag, passages.collect())
    };
    TAGS.into_iter().map(of).collect()
});

/// Figures that stand nowhere in it.
pub static INVENTED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let digits = Regex::new(r"\d+").unwrap();
    let texts = PASSAGES.values().flatten().map(|passage| format!("{}\n{}\n{}", passage.title, passage.heading, passage.body));
    let known: BTreeSet<String> =
        texts.flat_map(|text| digits.find_iter(&text).map(|hit| hit.as_str().to_owned()).collect::<Vec<_>>()).collect();
    (11..99).map(|number| number.to_string()).filter(|number| !known.contains(number)).collect()
});
