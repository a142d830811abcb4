//! What the model tells apart.

use super::super::script::Script;

/// Hindi in Latin letters, as it is typed.
pub(crate) const HINGLISH: &str = "hi-Latn";
/// Arabic in Latin letters and digits, as it is typed.
pub(crate) const ARABIZI: &str = "ar-Latn";
/// Languages without a column of their own.
pub(crate) const OTHER: &str = "other";

/// Scripts that several languages share. In the others the script tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Devanagari,
}

impl Family {
    /// All, as they stand in the file.
    pub(crate) const ALL: [Self; 5] = [Self::Latin, Self::Cyrillic, Self::Arabic, Self::Han, Self::Devanagari];

    /// The family of a script, if it has one.
    pub(crate) const fn of(script: Script) -> Option<Self> {
        match script {
            Script::Latin => Some(Self::Latin),
            Script::Cyrillic => Some(Self::Cyrillic),
            Script::Arabic => Some(Self::Arabic),
            Script::Han => Some(Self::Han),
            Script::Devanagari => Some(Self::Devanagari),
            _ => None,
        }
    }

    /// Its script.
    pub(crate) const fn script(self) -> Script {
        match self {
            Self::Latin => Script::Latin,
            Self::Cyrillic => Script::Cyrillic,
            Self::Arabic => Script::Arabic,
            Self::Han => Script::Han,
            Self::Devanagari => Script::Devanagari,
        }
    }

    /// Its languages, in the order of the model's columns. Neighbours share a code book, so that languages that are alike
    /// stand together.
    pub(crate) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Latin => &["es", "pt", "it", "fr", "id", "de", "nl", "sv", "en", "pl", "tr", "vi", HINGLISH, ARABIZI, OTHER],
            Self::Cyrillic => &["ru", "uk", OTHER],
            Self::Arabic => &["ar", "fa", "ur", OTHER],
            Self::Han => &["zh", "ja"],
            Self::Devanagari => &["hi", OTHER],
        }
    }

    /// How many cells the table has. More tell more and cost a byte each, for Latin letters three.
    pub(crate) const fn buckets(self) -> u32 {
        match self {
            Self::Latin => 81_920,
            Self::Cyrillic | Self::Arabic | Self::Han => 14_336,
            Self::Devanagari => 2_048,
        }
    }

    /// How many words the table of words has room for.
    pub(crate) const fn words(self) -> usize {
        match self {
            Self::Latin => 49_152,
            Self::Cyrillic => 2_048,
            Self::Arabic | Self::Devanagari => 1_024,
            Self::Han => 0,
        }
    }
}
