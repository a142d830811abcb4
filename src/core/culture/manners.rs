//! Words, names and weeks of a locale.

use jiff::civil::Weekday;

use super::Lexicon;

/// Words, names and weeks.
#[derive(Clone, Debug, Default)]
pub struct Manners {
    /// Words that tell how somebody feels.
    pub words: Words,
    /// The week, and how dates and numbers are written.
    pub week: Week,
    /// How people are named.
    pub names: Names,
}

/// Words that tell how somebody feels.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Always, never, nobody: signs of anger in a complaint, none in a question.
    pub absolutist: Lexicon,
    /// Broken, unacceptable, refund: what complaints are made of.
    pub complaint: Lexicon,
    /// Sorry: by which the house apologises.
    pub apology: Lexicon,
}

/// The week, and how dates and numbers are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// The days without work; empty where nothing is said, so that CLDR tells.
    pub weekend: Vec<Weekday>,
    /// The calendar that customers expect, by its name in `[locale]` of `bot.toml`.
    pub calendar: Option<String>,
    /// The digits that customers expect, by their name in `[locale]` of `bot.toml`.
    pub digits: Option<String>,
}

/// In which order a name is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameOrder {
    /// Anna Berger.
    #[default]
    GivenFirst,
    /// 田中 花子.
    FamilyFirst,
}

/// How people are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The order of a name's parts.
    pub order: NameOrder,
    /// Titles before a name: `Dr.`, `คุณ`.
    pub titles: Vec<String>,
    /// Titles behind a name: `様`, `님`, `Hanım`.
    pub suffixes: Vec<String>,
    /// Whether a title goes with the given name instead of the family's: `Ayşe Hanım`.
    pub title_with_given: bool,
    /// How somebody is called of whose gender nothing is known: `{name}様`. The parts are `{name}`, the whole, `{given}`,
    /// `{family}` and `{title}`, one that they gave themselves.
    pub address: Option<String>,
    /// How a woman is called.
    pub address_feminine: Option<String>,
    /// How a man is called.
    pub address_masculine: Option<String>,
}
