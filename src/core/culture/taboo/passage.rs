//! Passages as they may be given out in a place: without the sentences that name what is not named there.

use std::sync::Arc;

use super::book::{Compiled, Fired};
use super::rule::{Action, Rule};
use super::{Book, Setting, image};
use crate::core::check::Severity;
use crate::core::key::LocaleTag;
use crate::core::knowledge::Passage;

impl Book {
    /// A passage as it may be given out; `None` where it is about nothing else, or nothing is left of it.
    #[must_use]
    pub fn redact(&self, passage: &Arc<Passage>, locale: &LocaleTag, setting: &Setting) -> Option<Arc<Passage>> {
        let own = self.withholding(locale, setting);
        // Passages are in another language than the conversation at times: words of both count.
        let foreign: Vec<_> = own.iter().copied().filter(|compiled| compiled.rule.holds(&passage.locale, setting)).collect();
        let is_foreign = passage.locale != *locale;
        let names = |text: &str| {
            self.withholds(&own, text, locale, setting) || (is_foreign && self.withholds(&foreign, text, &passage.locale, setting))
        };
        if self.withholds_tags(&passage.tags, locale, setting) || names(&passage.title) || names(&passage.heading) {
            return None;
        }
        if !names(&passage.body) {
            return Some(Arc::clone(passage));
        }
        let mut body = String::with_capacity(passage.body.len());
        for line in passage.body.split_inclusive('\n') {
            let kept: String = sentences(line).filter(|sentence| !names(sentence)).collect();
            // What marks an item is nothing without the item.
            if kept.len() == line.len() || kept.chars().any(char::is_alphabetic) {
                body.push_str(&kept);
                if line.ends_with('\n') && !kept.ends_with('\n') {
                    body.push('\n');
                }
            }
        }
        let is_empty = !body.chars().any(char::is_alphanumeric);
        // A phrase that goes over the end of a line or a sentence is still there.
        if is_empty || names(&body) { None } else { Some(Arc::new(Passage { body: body.trim_end().to_owned(), ..(**passage).clone() })) }
    }

    /// The rules by which no passage of a kind is given out here, or no picture shown, that are more than a warning.
    fn withholding(&self, locale: &LocaleTag, setting: &Setting) -> Vec<&Compiled> {
        let counts = |rule: &Rule| (rule.keeps_silent() || rule.actions.contains(&Action::NoImage)) && rule.severity > Severity::Warn;
        self.holding(locale, setting, &counts)
    }

    /// Whether one of `rules` withholds a text that a passage holds, read in the language of `locale`.
    fn withholds(&self, rules: &[&Compiled], text: &str, locale: &LocaleTag, setting: &Setting) -> bool {
        if rules.is_empty() || text.is_empty() {
            return false;
        }
        let hits = self.find_in_passage(text, locale);
        let counts = |fired: &Fired<'_>| fired.rule.keeps_silent() || image::is_address(text.get(fired.span.clone()).unwrap_or_default());
        rules.iter().flat_map(|compiled| compiled.broken(text, &hits, setting)).any(|fired| counts(&fired))
    }

    /// Whether a passage with these tags is not given out here.
    fn withholds_tags(&self, tags: &[String], locale: &LocaleTag, setting: &Setting) -> bool {
        let silent = |rule: &&Rule| rule.reach.outgoing && rule.keeps_silent() && rule.severity > Severity::Warn;
        self.rules().filter(silent).any(|rule| rule.topic.tags.iter().any(|tag| tags.contains(tag)) && rule.holds(locale, setting))
    }
}

/// The sentences of a line, each with what follows it up to the next.
pub(super) fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut ends = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        // "am 5. Mai", "no. 12"
        let is_of_number = |behind: usize| {
            let after = line.get(behind..).unwrap_or_default().trim_start().chars().next();
            before.is_numeric() && after.is_some() || after.is_some_and(char::is_numeric)
        };
        let ends_here = match c {
            '.' if is_of_number(at + c.len_utf8()) => false,
            '.' | '!' | '?' | '؟' | '؛' | ';' => next.is_none_or(char::is_whitespace),
            '。' | '！' | '？' | '।' => true,
            _ => false,
        };
        if ends_here {
            let after = line.get(at + c.len_utf8()..).unwrap_or_default();
            let space = after.len() - after.trim_start_matches([' ', '\u{A0}']).len();
            ends.push(at + c.len_utf8() + space);
        }
        before = c;
    }
    ends.push(line.len());
    let mut from = 0;
    ends.into_iter().filter_map(move |end| {
        let sentence = line.get(from..end).filter(|sentence| !sentence.is_empty());
        from = end.max(from);
        sentence
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_sentences() {
        for (line, expect) in [
            ("One. Two! Three\n", &["One. ", "Two! ", "Three\n"][..]),
            ("一。二！三", &["一。", "二！", "三"]),
            ("اثنان؟ ثلاثة.", &["اثنان؟ ", "ثلاثة."]),
            ("at 4.90 EUR.", &["at 4.90 EUR."]),
            ("Am 5. Mai. Und no. 12. Gut.", &["Am 5. Mai. ", "Und no. 12. Gut."]),
            ("", &[]),
        ] {
            assert_eq!(sentences(line).collect::<Vec<_>>(), expect, "{line}");
        }
    }
}
