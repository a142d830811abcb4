//! Tables whose keys are no fixed words: locales, and names that the business chooses.

use std::collections::BTreeMap;

use toml::Spanned;

use super::Reader;
use crate::config::Code;
use crate::config::nearest::{listed, suggest};
use crate::core::key::LocaleTag;

impl Reader<'_> {
    /// A table by locale, every value read by `read`. Reports locales that are not among `offered`, the bot's.
    pub(in crate::config) fn by_locale<T>(
        &mut self,
        key: &str,
        offered: &[LocaleTag],
        mut read: impl FnMut(&mut Reader<'_>, &str) -> Option<T>,
    ) -> BTreeMap<LocaleTag, T> {
        let values = self.table(key, |map| {
            let names = map.names();
            let read = names.into_iter().filter_map(|name| {
                let value = read(map, name.get_ref());
                let tag = map.offered(&name, offered)?;
                Some((tag, value?))
            });
            read.collect()
        });
        values.unwrap_or_default()
    }

    /// The locale of that name, if the bot speaks it; reports it if not. Nothing is reported while the bot's own list is
    /// not known.
    pub(in crate::config) fn offered(&mut self, name: &Spanned<String>, offered: &[LocaleTag]) -> Option<LocaleTag> {
        let tag = self.canonical(name)?;
        if !offered.is_empty() && !offered.contains(&tag) {
            let known = || offered.iter().map(LocaleTag::as_str);
            let otherwise = format!("add \"{tag}\" to `locales` in [bot], or take it away here; the bot speaks {}", listed(known()));
            let help = suggest(tag.as_str(), known(), &otherwise);
            self.problem_at(name.span(), Code::LOCALE_NOT_OFFERED, format!("the bot does not speak `{tag}`"), help);
            return None;
        }
        Some(tag)
    }

    /// A table by a name of the business's choice; `read` is given each name.
    pub(in crate::config) fn by_name<T>(&mut self, key: &str, mut read: impl FnMut(&mut Reader<'_>, &str) -> Option<T>) -> Vec<T> {
        let values = self.table(key, |map| {
            let names = map.names();
            let read = names.into_iter().filter_map(|name| {
                map.check_name(name.get_ref(), name.span());
                read(map, name.get_ref())
            });
            read.collect()
        });
        values.unwrap_or_default()
    }
}
