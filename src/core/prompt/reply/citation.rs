//! What can be cited, and the ways in which models name it.

use std::sync::Arc;

use crate::core::fold::ascii_digit;
use crate::core::knowledge::Passage;

/// The highest number that is taken for a passage's; a higher one is a year or an amount.
const MAX_NUMBER: usize = 99;

/// The longest range, `[1-10]`.
const MAX_RANGE: usize = 10;

/// The words that models put before the number of a passage.
const WORDS: [&str; 9] = ["passages", "passage", "sources", "source", "citation", "cite", "docs", "doc", "ref"];

/// What can be cited.
#[derive(Debug, Default)]
pub(super) struct Citable {
    /// How many passages there are, if that is known.
    count: Option<usize>,
    /// Their ids and titles.
    names: Vec<(String, String)>,
}

impl Citable {
    pub(super) fn of(passages: &[Arc<Passage>]) -> Self {
        let names = passages.iter().map(|passage| (passage.id.0.to_string(), passage.title.clone())).collect();
        Self { count: Some(passages.len()), names }
    }

    /// Whether a passage has this number.
    pub(super) fn has(&self, number: usize) -> bool {
        (1..=self.count.unwrap_or(MAX_NUMBER)).contains(&number)
    }

    /// The passage of this id or title.
    fn named(&self, name: &str) -> Option<usize> {
        let by = |of: fn(&(String, String)) -> &str| self.names.iter().position(|names| !name.is_empty() && of(names) == name);
        by(|names| &names.0).or_else(|| by(|names| &names.1)).map(|at| at + 1)
    }

    /// The numbers that a string names: `1`, `[1]`, `passage 1`, `1, 2`, an id, a title. Whether passages have them is
    /// another matter. `None` for what names none.
    pub(super) fn read(&self, text: &str) -> Option<Vec<usize>> {
        let text = text.trim();
        let bare = text.trim_matches(['[', ']', '(', ')', '【', '】', '［', '］', '"', '`']).trim();
        if let Some(number) = self.named(text).or_else(|| self.named(bare)) {
            return Some(vec![number]);
        }
        numbers(bare.split('†').next().unwrap_or_default())
    }

    /// Whether what stands behind an opening bracket may still become a marker.
    pub(super) fn may_become(&self, inner: &str) -> bool {
        if self.names.iter().any(|(id, _)| id.starts_with(inner)) {
            return true;
        }
        let lower = inner.to_ascii_lowercase();
        let numbers = unworded(&lower);
        WORDS.iter().any(|word| word.starts_with(&*lower)) || numbers.split('†').next().is_some_and(|numbers| numbers.chars().all(is_part))
    }
}

/// The text behind a word for passages and what may stand between.
fn unworded(lower: &str) -> &str {
    let text = lower.trim_start_matches('^');
    WORDS.iter().find_map(|word| text.strip_prefix(word)).map_or(text, |rest| rest.trim_start_matches([' ', '#', ':', '.', '_', '-']))
}

fn is_part(c: char) -> bool {
    ascii_digit(c).is_some() || matches!(c, ' ' | ',' | ';' | '&' | '-' | '–' | '^' | '[' | ']' | '、' | '،' | '，')
}

fn numbers(text: &str) -> Option<Vec<usize>> {
    let lower = text.to_ascii_lowercase();
    let text = unworded(&lower);
    if !text.chars().all(is_part) {
        return None;
    }
    let mut numbers = Vec::new();
    let lists = text.split([',', ';', '&', ' ', '^', '[', ']', '、', '،', '，']).filter(|part| !part.is_empty());
    for part in lists {
        let mut ends = part.split(['-', '–']).map(number);
        match (ends.next()?, ends.next(), ends.next()) {
            (Some(one), None, _) => numbers.push(one),
            (Some(low), Some(Some(high)), None) if low <= high && high - low < MAX_RANGE => numbers.extend(low..=high),
            _ => return None,
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

fn number(text: &str) -> Option<usize> {
    let digits: String = text.chars().map(ascii_digit).collect::<Option<_>>()?;
    digits.parse().ok().filter(|number| (1..=MAX_NUMBER).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_passages() {
        let citable =
            Citable { count: Some(2), names: vec![("faq.md#a".into(), "Returns".into()), ("faq.md#2-days".into(), "Delivery".into())] };
        for (text, expect) in [
            ("1", Some(vec![1])),
            (" [1] ", Some(vec![1])),
            ("[1][2]", Some(vec![1, 2])),
            ("1, 2", Some(vec![1, 2])),
            ("1;2 3", Some(vec![1, 2, 3])),
            ("1-3", Some(vec![1, 2, 3])),
            ("passage 2", Some(vec![2])),
            ("Passage #2", Some(vec![2])),
            ("source_1", Some(vec![1])),
            ("^1", Some(vec![1])),
            ("1†faq", Some(vec![1])),
            ("٢", Some(vec![2])),
            ("faq.md#a", Some(vec![1])),
            ("[faq.md#2-days]", Some(vec![2])),
            ("Delivery", Some(vec![2])),
            ("other.md#2-days", None),
            ("2024", None),
            ("0", None),
            ("1.5", None),
            ("-1", None),
            ("1-99", None),
            ("", None),
            ("none", None),
        ] {
            assert_eq!(citable.read(text), expect, "{text}");
        }
    }
}
