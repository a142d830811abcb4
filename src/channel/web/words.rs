//! The page's own words, and in which language it speaks.

use std::sync::Arc;

use http::HeaderMap;
use http::header::ACCEPT_LANGUAGE;
use serde_json::{Map, Value, json};

use super::config::FileSettings;
use crate::channel::House;
use crate::channel::signed::header;
use crate::core::key::LocaleTag;
use crate::core::message::Place;
use crate::core::text::{self, Text};
use crate::locale::Occasion;
use crate::ports::Clock;

/// How the ids of the page's words begin.
const PREFIX: &str = "web-";
/// The most languages of a wish that are looked at.
const MAX_WISHES: usize = 20;

/// Says the page's words in the bot's languages.
pub(super) struct Words {
    house: House,
    files: FileSettings,
    clock: Arc<dyn Clock>,
}

impl Words {
    pub(super) const fn new(house: House, files: FileSettings, clock: Arc<dyn Clock>) -> Self {
        Self { house, files, clock }
    }

    /// The business's name.
    pub(super) fn brand(&self) -> &str {
        &self.house.brand
    }

    /// The bot's locale for the first wish that it can fulfil.
    pub(super) fn locale<'a>(&self, wishes: impl Iterator<Item = &'a str>) -> LocaleTag {
        let languages = &self.house.languages;
        let found = wishes.take(MAX_WISHES).find_map(|wish| languages.resolve(wish));
        found.unwrap_or(languages.default_locale()).clone()
    }

    /// Whether the bot speaks it.
    pub(super) fn speaks(&self, locale: &LocaleTag) -> bool {
        self.house.languages.locales().contains(locale)
    }

    /// One word of the page.
    pub(super) fn say(&self, locale: &LocaleTag, id: &str) -> String {
        let count = |count: u64| text::Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
        let text = Text::new(id)
            .with("brand", text::Value::Name(self.house.brand.to_string()))
            .with("megabytes", count(self.files.max_mib))
            .with("count", count(self.files.max as u64));
        self.house.packs.format(locale, &text, &Occasion { place: Place::Private, at: self.clock.now() }).text
    }

    /// All of them, with their language and direction.
    pub(super) fn all(&self, locale: &LocaleTag) -> Map<String, Value> {
        let ids: Vec<&str> = self.house.packs.ids().filter(|id| id.starts_with(PREFIX)).collect();
        let texts: Map<String, Value> = ids.into_iter().map(|id| (id.to_owned(), self.say(locale, id).into())).collect();
        let mut all = Map::new();
        all.insert("locale".to_owned(), json!(locale));
        all.insert("direction".to_owned(), json!(direction(locale)));
        all.insert("texts".to_owned(), Value::Object(texts));
        all
    }
}

/// In which direction a language is written.
pub(super) fn direction(locale: &LocaleTag) -> &'static str {
    if locale.is_rtl() { "rtl" } else { "ltr" }
}

/// The languages that a browser wishes for, best first.
pub(super) fn wished(headers: &HeaderMap) -> Vec<String> {
    let wishes = header(headers, ACCEPT_LANGUAGE.as_str()).unwrap_or_default().split(',').take(MAX_WISHES);
    let mut weighed: Vec<(f32, String)> = wishes
        .filter_map(|wish| {
            let mut parts = wish.split(';').map(str::trim);
            let tag = parts.next().filter(|tag| is_tag(tag))?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |weight| weight.parse().ok())?;
            (weight > 0.0).then(|| (weight, tag.to_owned()))
        })
        .collect();
    // Stable: of equal weight the first is wished for most.
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    weighed.into_iter().map(|(_, tag)| tag).collect()
}

/// Whether it looks like a BCP 47 tag.
pub(super) fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_in_their_order() {
        for (value, expect) in [
            ("de-AT,de;q=0.9,en;q=0.8", "de-AT de en"),
            ("en;q=0.5, fr ;q=0.9 ,*;q=0.1", "fr en"),
            ("de;q=0,en", "en"),
            ("de;q=x,en", "en"),
            ("<script>,x", ""),
            ("", ""),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, value.parse().expect("a header"));
            assert_eq!(wished(&headers).join(" "), expect, "{value}");
        }
    }
}
