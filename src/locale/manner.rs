//! The values of the variables that only select, which every message is given.

use jiff::tz::TimeZone;

use super::conventions::{Audience, Conventions, Persona};
use super::occasion::{Daypart, Occasion, place_key};
use super::packs::NEUTRAL;
use crate::core::key::LocaleTag;

/// How the texts of one locale are said.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    formality: String,
    audience: Audience,
    persona: Persona,
    time_zone: Option<TimeZone>,
}

/// The gender of a customer, of whom nothing is known: texts avoid it.
const GENDER: &str = "unknown";

impl Manner {
    /// What the business chose for `locale`, else what its pack is written in.
    pub(super) fn new(locale: &LocaleTag, formality: Option<&str>, conventions: &Conventions) -> Self {
        Self {
            formality: conventions.formality.get(locale).map(String::as_str).or(formality).unwrap_or(NEUTRAL).to_owned(),
            audience: conventions.audience,
            persona: conventions.persona,
            time_zone: conventions.time_zone.get(locale).cloned(),
        }
    }

    /// The politeness.
    pub(super) fn formality(&self) -> &str {
        &self.formality
    }

    /// All selecting variables with their values.
    pub(super) fn selectors(&self, occasion: &Occasion) -> [(&'static str, &str); 6] {
        let daypart: Daypart = occasion.daypart(self.time_zone.as_ref());
        [
            ("formality", &self.formality),
            ("audience", self.audience.key()),
            ("persona", self.persona.key()),
            ("gender", GENDER),
            ("daypart", daypart.key()),
            ("place", place_key(occasion.place)),
        ]
    }
}
