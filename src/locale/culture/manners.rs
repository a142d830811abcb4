//! `[words]`, `[calendar]`, `[names]`: what is no rule.

use jiff::civil::Weekday;
use serde::Deserialize;
use toml::Spanned;

use super::source::At;
use crate::core::culture::{Lexicon, Manners, NameOrder, Names, Week, Words};
use crate::locale::conventions::{Calendar, Digits};

/// `[words]` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWords {
    absolutist: Option<Vec<String>>,
    complaint: Option<Vec<String>>,
    apology: Option<Vec<String>>,
    /// Phrases in which such words mean nothing.
    except: Option<Vec<String>>,
}

/// `[calendar]` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalendar {
    weekend: Option<Vec<Spanned<String>>>,
    calendar: Option<Spanned<String>>,
    digits: Option<Spanned<String>>,
}

/// `[names]` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNames {
    order: Option<RawOrder>,
    titles: Option<Vec<String>>,
    suffixes: Option<Vec<String>>,
    title_with_given: Option<bool>,
    address: Option<Spanned<String>>,
    address_feminine: Option<Spanned<String>>,
    address_masculine: Option<Spanned<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawOrder {
    GivenFirst,
    FamilyFirst,
}

/// What all files of a locale say.
#[derive(Debug, Default)]
pub(super) struct Draft {
    words: RawWords,
    week: Week,
    names: Names,
}

/// The days as they are written, from Monday.
const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

impl Draft {
    /// Lays one file over what is known.
    pub(super) fn overlay(&mut self, words: RawWords, calendar: RawCalendar, names: RawNames, at: &mut At<'_>) {
        let known = std::mem::take(&mut self.words);
        self.words = RawWords {
            absolutist: words.absolutist.or(known.absolutist),
            complaint: words.complaint.or(known.complaint),
            apology: words.apology.or(known.apology),
            except: words.except.or(known.except),
        };
        if let Some(days) = calendar.weekend {
            self.week.weekend = days.into_iter().filter_map(|day| known_weekday(&day, at)).collect();
        }
        if let Some(name) = calendar.calendar {
            self.week.calendar = one_of(name, Calendar::KEYS, "calendar", at);
        }
        if let Some(name) = calendar.digits {
            self.week.digits = one_of(name, Digits::KEYS, "digits", at);
        }
        if let Some(order) = names.order {
            self.names.order = if order == RawOrder::FamilyFirst { NameOrder::FamilyFirst } else { NameOrder::GivenFirst };
        }
        self.names.titles = names.titles.unwrap_or(std::mem::take(&mut self.names.titles));
        self.names.suffixes = names.suffixes.unwrap_or(std::mem::take(&mut self.names.suffixes));
        self.names.title_with_given = names.title_with_given.unwrap_or(self.names.title_with_given);
        for (known, written) in [
            (&mut self.names.address, names.address),
            (&mut self.names.address_feminine, names.address_feminine),
            (&mut self.names.address_masculine, names.address_masculine),
        ] {
            *known = written.and_then(|written| pattern(written, at)).or(known.take());
        }
    }

    /// Compiles it.
    pub(super) fn compile(self) -> Manners {
        let RawWords { absolutist, complaint, apology, except } = self.words;
        let except = except.unwrap_or_default();
        let list = |entries: Option<Vec<String>>| Lexicon::new(&entries.unwrap_or_default(), &except);
        let words = Words { absolutist: list(absolutist), complaint: list(complaint), apology: list(apology) };
        Manners { words, week: self.week, names: self.names }
    }
}

/// The parts of a name that a pattern can have.
const PARTS: [&str; 4] = ["{name}", "{given}", "{family}", "{title}"];

/// A way to call somebody, if it has their name and nothing else in braces.
fn pattern(written: Spanned<String>, at: &mut At<'_>) -> Option<String> {
    let bare = PARTS.iter().fold(written.get_ref().clone(), |bare, part| bare.replace(part, ""));
    let has_name = PARTS.iter().take(3).any(|part| written.get_ref().contains(part));
    if has_name && !bare.contains(['{', '}']) {
        return Some(written.into_inner());
    }
    let help = format!("write it with {}, for example \"{{title}} {{name}}\"", PARTS.join(", "));
    at.problem(written.span(), format!("`{}` does not say how somebody is called", written.get_ref()), help);
    None
}

/// The day of this name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    DAYS.iter().find(|(known, _)| *known == name).map(|(_, weekday)| *weekday)
}

fn known_weekday(day: &Spanned<String>, at: &mut At<'_>) -> Option<Weekday> {
    let known = weekday(day.get_ref());
    if known.is_none() {
        let help = format!("the days are {}", DAYS.map(|(name, _)| name).join(", "));
        at.problem(day.span(), format!("there is no day `{}`", day.get_ref()), help);
    }
    known
}

fn one_of(name: Spanned<String>, keys: &[&str], what: &str, at: &mut At<'_>) -> Option<String> {
    if keys.contains(&name.get_ref().as_str()) {
        return Some(name.into_inner());
    }
    at.problem(name.span(), format!("there is no {what} `{}`", name.get_ref()), format!("the values are {}", keys.join(", ")));
    None
}
