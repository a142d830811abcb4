//! `[bot]`: who speaks, and in which languages.

use toml::Spanned;
use unic_langid::LanguageIdentifier;

use crate::config::{Code, KeyDoc, Reader};
use crate::core::key::LocaleTag;

pub(in crate::config) const BOT_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "brand", doc: "The business's name as customers see it.", default: "required" },
    KeyDoc {
        key: "locales",
        doc: "The languages the bot speaks, as BCP 47 tags, at least one; the first is the default.",
        default: "required",
    },
    KeyDoc {
        key: "facts",
        doc: "Links, phone numbers and other facts of the business that answers may state without a knowledge file.",
        default: "[]",
    },
];

/// The sections of the file.
pub(in crate::config) const ROOT_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "bot", doc: "Who speaks, and in which languages.", default: "required" },
    KeyDoc { key: "dialogue", doc: "Times and limits of the dialogue.", default: "none" },
    KeyDoc { key: "knowledge", doc: "What the bot answers from.", default: "none" },
    KeyDoc { key: "model", doc: "Who writes the answers.", default: "none" },
    KeyDoc { key: "channel", doc: "Where the bot is reached, each account as [channel.<account>].", default: "none" },
    KeyDoc { key: "handover", doc: "Where a person is asked for.", default: "none" },
    KeyDoc { key: "flow", doc: "A few questions asked in order, each flow as [[flow]].", default: "none" },
];

/// What `[bot]` says.
#[derive(Debug, Default)]
pub(in crate::config) struct Business {
    pub(in crate::config) brand: String,
    pub(in crate::config) locales: Vec<Spanned<LocaleTag>>,
    pub(in crate::config) facts: Vec<String>,
}

impl Business {
    /// The locales without their places.
    pub(in crate::config) fn tags(&self) -> Vec<LocaleTag> {
        self.locales.iter().map(|locale| locale.get_ref().clone()).collect()
    }
}

/// Reads `[bot]`.
pub(in crate::config) fn read_bot(root: &mut Reader<'_>) -> Business {
    if !root.has("bot") {
        let help = "add\n[bot]\nbrand = \"…\"\nlocales = [\"en\"]".to_owned();
        root.problem("bot", Code::MISSING_KEY, "the section [bot] is missing".to_owned(), help);
    }
    root.table("bot", BOT_KEYS, |bot| Business {
        brand: bot.required_text("brand").unwrap_or_default(),
        locales: read_locales(bot),
        facts: bot.texts("facts").unwrap_or_default(),
    })
    .unwrap_or_default()
}

fn read_locales(bot: &mut Reader<'_>) -> Vec<Spanned<LocaleTag>> {
    bot.require("locales");
    let Some(texts) = bot.spanned_texts("locales") else { return Vec::new() };
    if bot.is_empty_list("locales") {
        bot.problem("locales", Code::EMPTY_VALUE, "`locales` is empty".to_owned(), "name at least one, for example [\"en\"]".to_owned());
    }
    let mut locales: Vec<Spanned<LocaleTag>> = Vec::new();
    for text in texts {
        let Some(tag) = canonical(&text, bot) else { continue };
        if locales.iter().any(|known| *known.get_ref() == tag) {
            let help = "name every locale once; the first is the default".to_owned();
            bot.problem_at(text.span(), Code::DUPLICATE, format!("the locale `{tag}` stands twice"), help);
        } else {
            locales.push(Spanned::new(text.span(), tag));
        }
    }
    locales
}

/// The tag, if it is written in its one right way.
fn canonical(text: &Spanned<String>, bot: &mut Reader<'_>) -> Option<LocaleTag> {
    let written = text.get_ref().as_str();
    let right = written.parse::<LanguageIdentifier>().ok().map(|tag| tag.to_string());
    if right.as_deref() == Some(written) {
        return Some(LocaleTag::new(written));
    }
    let (message, help) = match right {
        Some(right) => (format!("`{written}` is not how this locale is written"), format!("write \"{right}\"")),
        None => (
            format!("`{written}` is not a locale"),
            "write a BCP 47 tag such as \"en\", \"de\" or \"zh-TW\": the language in small letters, the region in capitals".to_owned(),
        ),
    };
    bot.problem_at(text.span(), Code::BAD_LOCALE, message, help);
    None
}
