//! What a business chose about its manners and formats: `[locale]` of `bot.toml`.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::core::culture::Region;
use crate::core::key::LocaleTag;

/// A business's choices; whatever is not chosen is the pack's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// The register by locale, one of the tiers that its pack declares: `formal`, `honorific` …
    pub formality: BTreeMap<LocaleTag, String>,
    /// Whom the bot speaks to.
    pub audience: Audience,
    /// As whom the assistant speaks, where grammar asks for it.
    pub persona: Persona,
    /// Where the customers of a locale live, for the time of day of greetings.
    pub time_zone: BTreeMap<LocaleTag, TimeZone>,
    /// The calendar of dates by locale; Gregorian where none is named.
    pub calendar: BTreeMap<LocaleTag, Calendar>,
    /// The digits of numbers by locale; 0 to 9 where none are named.
    pub digits: BTreeMap<LocaleTag, Digits>,
    /// Whether a language is spoken in the customer's dialect.
    pub dialect: DialectUse,
    /// Where a locale's missing messages come from, before what CLDR says.
    pub parent: BTreeMap<LocaleTag, LocaleTag>,
    /// Where customers are of whom nothing tells it.
    pub region: Option<Region>,
    /// What the business deals in: `fashion`; empty where it does not say.
    pub categories: Vec<String>,
}

macro_rules! keys {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$of:meta])+ $value:ident = $key:literal,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])+ $value,)+
        }

        impl $name {
            /// All, in the order of the documents.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];
            /// The names of all.
            pub const KEYS: &'static [&'static str] = &[$($key,)+];

            /// The name, as it stands in Fluent and TOML.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$value => $key,)+
                }
            }

            /// The value of a name.
            #[must_use]
            pub fn of_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    )+};
}
pub(super) use keys;

keys! {
    /// Whom a bot speaks to; `$audience`.
    Audience {
        /// Anyone.
        #[default]
        General = "general",
        /// Young people.
        Youth = "youth",
        /// Older people.
        Senior = "senior",
        /// Other businesses.
        B2b = "b2b",
        /// Learners at the level A of the Common European Framework.
        LearnerA = "learner_a",
        /// Learners at level B.
        LearnerB = "learner_b",
        /// Learners at level C.
        LearnerC = "learner_c",
    }
    /// As whom the assistant speaks; `$persona`.
    Persona {
        /// In words that tell nothing about it.
        #[default]
        Unknown = "unknown",
        /// As a woman.
        Feminine = "feminine",
        /// As a man.
        Masculine = "masculine",
    }
    /// Whether a language is spoken in the customer's dialect where the program has words for it.
    DialectUse {
        /// Greetings and courtesy are those of the dialect.
        #[default]
        Follow = "follow",
        /// Everybody is spoken to in the listed locale.
        Ignore = "ignore",
    }
    /// The calendar of dates.
    Calendar {
        /// Everywhere in business.
        #[default]
        Gregorian = "gregorian",
        /// With Japanese eras.
        Japanese = "japanese",
        /// Thai.
        Buddhist = "buddhist",
        /// Saudi, by Umm al-Qura.
        Islamic = "islamic-umalqura",
        /// Iranian.
        Persian = "persian",
    }
    /// The digits of numbers, dates and amounts.
    Digits {
        /// 0 to 9.
        #[default]
        Latin = "latin",
        /// Those of the locale.
        Native = "native",
    }
}
