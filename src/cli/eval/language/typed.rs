//! Hindi and Arabic in Latin letters: how many are known where hardly any other text is taken for them.

use super::super::figures::Rate;
use super::rows::Row;
use crate::core::key::LocaleTag;
use crate::core::language::Languages;

/// The languages as the data has them, and the locale that serves them.
pub(super) const TYPED: [(&str, &str); 2] = [("ar-Latn", "ar"), ("hi-Latn", "hi")];
/// The share of other texts that may be taken for one of them.
const FALSE_ALARMS: f64 = 0.002;

/// What came out for one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Typed {
    /// The share that is known at the threshold that lets through so few others; `None` where the data has no such text.
    pub(super) recall: Option<Rate>,
    /// How many others are called so.
    pub(super) called: Rate,
    /// The probability from which on a text counts as known.
    pub(super) threshold: f64,
}

/// Measures one of [`TYPED`] for a bot that speaks `languages`.
pub(super) fn measure(languages: &Languages, rows: &[Row], code: &str, locale: &str) -> Typed {
    let locale = LocaleTag::new(locale);
    // Its probability, and whether it is the most likely.
    let heard = |row: &Row| {
        let evidence = languages.detect(&row.text);
        let is_latin = evidence.script.is_some_and(|script| script.as_str() == "Latn");
        let own = evidence.candidates.iter().find(|candidate| candidate.locale == locale).filter(|_| is_latin);
        (own.map_or(0.0, |own| own.probability), is_latin && evidence.locale.as_ref() == Some(&locale) && evidence.confidence >= 0.5)
    };
    let (own, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.lang == code);
    let in_latin = |row: &&&Row| row.text.chars().any(|c| c.is_ascii_alphabetic()) && row.lang != locale.as_str();
    let others: Vec<(f64, bool)> = others.iter().filter(in_latin).map(|row| heard(row)).collect();
    let mut likely: Vec<f64> = others.iter().map(|(likely, _)| *likely).collect();
    likely.sort_by(|a, b| b.total_cmp(a));
    let let_through = (FALSE_ALARMS * likely.len() as f64) as usize;
    let threshold = likely.get(let_through).copied().unwrap_or_default();
    let share = |so: usize, of: usize| Rate::new(so as f64 / of.max(1) as f64, of);
    let known = own.iter().filter(|row| heard(row).0 > threshold).count();
    Typed {
        recall: (!own.is_empty()).then(|| share(known, own.len())),
        called: share(others.iter().filter(|(_, called)| *called).count(), others.len()),
        threshold,
    }
}
