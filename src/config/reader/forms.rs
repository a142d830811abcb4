//! Getters of texts of a special form: names, locales, addresses, paths, variables, time zones.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Component, Path};
use std::sync::Arc;

use jiff::tz::TimeZone;
use toml::Spanned;
use unic_langid::LanguageIdentifier;

use super::Reader;
use crate::config::Code;
use crate::config::nearest::nearest;
use crate::config::secret::is_env;
use crate::core::key::LocaleTag;

impl Reader<'_> {
    /// A name of `a-z`, `0-9`, `-`, `_`.
    pub(in crate::config) fn name(&mut self, key: &str) -> Option<Arc<str>> {
        let name = self.spanned_text(key)?;
        self.check_name(name.get_ref(), name.span()).then(|| name.into_inner().into())
    }

    /// Whether `name` is a name of `a-z`, `0-9`, `-`, `_`; reports it if not.
    pub(super) fn check_name(&mut self, name: &str, span: Range<usize>) -> bool {
        let valid = is_name(name);
        if !valid {
            let folded = plain_name(name);
            let help =
                if is_name(&folded) { format!("write `{folded}`") } else { "use only these signs, for example `my-shop`".to_owned() };
            self.push(Some(span), Code::BAD_NAME, format!("`{name}` is not a name of a-z, 0-9, `-` and `_`"), help);
        }
        valid
    }

    /// A list of locales, each written in its one right way and standing once.
    pub(in crate::config) fn locales(&mut self, key: &str) -> Option<Vec<Spanned<LocaleTag>>> {
        let texts = self.spanned_texts(key)?;
        if texts.is_empty() && self.has(key) && !self.has_items(key) {
            self.problem(key, Code::EMPTY_VALUE, format!("`{key}` is empty"), "name at least one, for example [\"en\"]".to_owned());
        }
        let mut locales: Vec<Spanned<LocaleTag>> = Vec::new();
        let mut known = BTreeSet::new();
        for text in texts {
            let Some(tag) = self.canonical(&text) else { continue };
            if !known.insert(tag.clone()) {
                let help = "name every locale once; the first is the default".to_owned();
                self.problem_at(text.span(), Code::DUPLICATE, format!("the locale `{tag}` stands twice"), help);
            } else {
                locales.push(Spanned::new(text.span(), tag));
            }
        }
        Some(locales)
    }

    /// A locale, written in its one right way.
    pub(in crate::config) fn locale(&mut self, key: &str) -> Option<Spanned<LocaleTag>> {
        let text = self.spanned_text(key)?;
        self.canonical(&text).map(|tag| Spanned::new(text.span(), tag))
    }

    /// The tag, if it is written in its one right way.
    pub(super) fn canonical(&mut self, text: &Spanned<String>) -> Option<LocaleTag> {
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
        self.problem_at(text.span(), Code::BAD_LOCALE, message, help);
        None
    }

    /// An absolute `http` or `https` address.
    pub fn url(&mut self, key: &str) -> Option<String> {
        let url = self.text(key)?;
        let uri = url
            .parse::<http::Uri>()
            .ok()
            .filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty()));
        let Some(uri) = uri else {
            let help = "write the whole address, for example \"https://example.org/path\"".to_owned();
            self.problem(key, Code::BAD_URL, format!("`{key}` is not an absolute http or https address"), help);
            return None;
        };
        let local = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if uri.scheme_str() == Some("http") && !local {
            let help = "write https://, so that nobody on the way can read what customers write".to_owned();
            self.problem(key, Code::PLAIN_HTTP, format!("`{key}` is not encrypted"), help);
        }
        Some(url)
    }

    /// A path that stays within the bot's folder.
    pub fn path(&mut self, key: &str) -> Option<String> {
        let path = self.text(key)?;
        let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside {
            let help = self.write_help(key);
            self.problem(key, Code::BAD_PATH, format!("`{path}` leads out of the bot's folder"), help);
        }
        inside.then_some(path)
    }

    /// The name of an environment variable (`[A-Z][A-Z0-9_]*`), never a secret itself.
    pub fn env(&mut self, key: &str) -> Option<String> {
        let name = self.text(key)?;
        if is_env(&name) {
            return Some(name);
        }
        // What stands here may be a secret, and is not repeated.
        let help = if is_env(name.trim_matches(['$', '{', '}', '%', ' '])) {
            "write the variable's name alone, without signs around it".to_owned()
        } else {
            "write the variable's name in capitals, digits and `_`, for example \"MAISON_SECRET\"; its value stays in the environment"
                .to_owned()
        };
        self.problem(key, Code::BAD_ENV_NAME, format!("`{key}` is not the name of an environment variable"), help);
        None
    }

    /// An IANA time zone.
    pub(in crate::config) fn zone(&mut self, key: &str) -> Option<TimeZone> {
        let name = self.text(key)?;
        let zone = TimeZone::get(&name).ok();
        if zone.is_none() {
            let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
            // Who writes a city alone means the zone that ends with it.
            let city = zones.iter().find(|zone| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name)));
            let help = match city
                .map(String::as_str)
                .or_else(|| nearest(&name, zones.iter().map(String::as_str).filter(|zone| zone.contains('/'))))
            {
                Some(zone) => format!("did you mean \"{zone}\"?"),
                None => "write an IANA name such as \"Europe/Paris\": the continent, a slash, the largest city of the zone".to_owned(),
            };
            self.problem(key, Code::UNKNOWN_ZONE, format!("there is no time zone `{name}`"), help);
        }
        zone
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_'))
}

/// The name without capitals, spaces and accents, as far as that is known.
fn plain_name(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let spelt = name.trim().to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    spelt.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c.is_whitespace() { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_plain_letters() {
        for (name, expected) in
            [("My Shop", "my-shop"), ("Rückgabe", "rueckgabe"), ("été", "ete"), ("Größe", "groesse"), ("ﬁ", "ﬁ"), ("返品", "返品")]
        {
            assert_eq!(plain_name(name), expected);
        }
    }
}
