//! What the rules are told beside the texts.

use regex::{Regex, RegexBuilder};

use super::in_force::InForce;
use crate::core::culture::taboo::Book;
use crate::core::text::id;
use crate::locale::speaker::Speaker;

/// Which arguments texts are given, and what a business calls itself.
pub(in crate::locale) struct Scope<'a> {
    pub(super) speaker: &'a Speaker<'a>,
    pub(super) brand: Option<Regex>,
    /// The locale that has all of the bot's own texts.
    pub(super) reference: Option<&'a InForce<'a>>,
    /// What is not spoken of.
    pub(super) taboos: &'a Book,
    /// Whether rules of a bot are among those: the program's own texts keep the program's rules.
    pub(super) has_own_rules: bool,
}

/// A text that somebody asks for.
pub(super) struct Asked<'a> {
    pub(super) id: &'a str,
    pub(super) arguments: Vec<&'a str>,
    pub(super) is_label: bool,
}

impl<'a> Scope<'a> {
    /// For one bot; `reference` is its default locale. `taboos` are what is not spoken of, and whether rules of the bot are among
    /// them.
    pub(in crate::locale) fn new(speaker: &'a Speaker<'a>, reference: Option<&'a InForce<'a>>, taboos: (&'a Book, bool)) -> Self {
        let brand = Some(speaker.brand.trim()).filter(|brand| !brand.is_empty());
        // A brand's name is no pattern, so this always compiles.
        let brand = brand.and_then(|brand| RegexBuilder::new(&regex::escape(brand)).case_insensitive(true).build().ok());
        Self { speaker, brand, reference, taboos: taboos.0, has_own_rules: taboos.1 }
    }

    /// The texts that the program and the bot's flows ask for, the program's first.
    pub(super) fn asked(&self) -> impl Iterator<Item = Asked<'a>> {
        let system = id::REQUIRED.iter().chain(id::STYLE);
        let system = system.map(|(id, arguments)| Asked { id, arguments: arguments.to_vec(), is_label: false });
        let own = self.speaker.texts.iter().filter(|own| !is_system(&own.id)).map(|own| Asked {
            id: &own.id,
            arguments: own.arguments.iter().map(String::as_str).collect(),
            is_label: own.is_label,
        });
        system.chain(own)
    }

    /// Whether other locales are compared with this one.
    pub(super) fn is_reference(&self, locale: &InForce<'_>) -> bool {
        self.reference.is_some_and(|reference| reference.tag == locale.tag)
    }

    /// Whether the reference has this message, or there is none to compare with.
    pub(super) fn has_in_reference(&self, id: &str) -> bool {
        self.reference.is_none_or(|reference| reference.entries.contains_key(id))
    }

    /// The names of arguments that are never a count: what they hold is shown.
    pub(super) fn is_shown_argument(&self, name: &str) -> bool {
        let system = id::REQUIRED.iter().chain(id::STYLE).any(|(_, arguments)| arguments.contains(&name));
        system || self.speaker.texts.iter().any(|own| own.arguments.iter().any(|argument| argument == name))
    }
}

/// Whether the program itself asks for this id.
pub(super) fn is_system(id: &str) -> bool {
    id::REQUIRED.iter().chain(id::STYLE).any(|(known, _)| *known == id)
}
