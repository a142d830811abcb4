//! What can stand as a key's value: said once, for the reader, the documents, the help texts and the schema.

use std::fmt;

use super::KeyDoc;
use super::nearest::listed;

/// What a key's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text that is not empty.
    Text,
    /// A list of such texts.
    Texts,
    /// A list of texts of a form.
    Forms(Form),
    /// A text that customers see, without signs that steer.
    Shown {
        /// The most characters.
        max: usize,
    },
    /// A list of such texts.
    ShownTexts {
        /// The most characters of each.
        max: usize,
    },
    /// A text or a list of texts.
    TextOrTexts,
    /// A whole number; both limits are allowed.
    Integer {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
        /// What is counted, in the plural.
        unit: &'static str,
    },
    /// A number from 0 on that may have a point.
    Decimal {
        /// The most.
        max: i32,
        /// What is counted, in the plural.
        unit: &'static str,
    },
    /// True or false.
    Boolean,
    /// One text of a closed list.
    OneOf(&'static [&'static str]),
    /// A list of texts of a closed list.
    SomeOf(&'static [&'static str]),
    /// A name that the business chooses, of `a-z`, `0-9`, `-` and `_`.
    Name,
    /// A locale.
    Locale,
    /// A list of locales, at least one.
    Locales,
    /// The name of an environment variable.
    Env,
    /// An absolute `http` or `https` address.
    Url,
    /// A file or folder within the bot's folder.
    Path,
    /// A regular expression.
    Pattern,
    /// The id of a text in `chat.ftl`.
    TextId,
    /// An IANA time zone.
    Zone,
    /// A list of spans of time of one day.
    Hours,
    /// A table with these keys.
    Table(&'static [KeyDoc]),
    /// A list of tables with these keys.
    Tables {
        /// The keys of each.
        keys: &'static [KeyDoc],
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// A table whose keys are locales that the bot speaks, each with a value as this says.
    ByLocale(&'static KeyDoc),
    /// A table whose keys are names that the business chooses, each with a value as this says.
    ByName(&'static KeyDoc),
    /// The name of a row of a table of kinds.
    Kind(Kinds),
    /// A table with these keys and those of its kind.
    ByKind(Kinds, &'static [KeyDoc]),
    /// A list of tables with these keys, each with those of its kind.
    ListByKind {
        /// The table of kinds.
        kinds: Kinds,
        /// The keys that all have.
        keys: &'static [KeyDoc],
        /// The most.
        max: usize,
    },
}

/// A form that texts have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// What such texts are, in the plural: `media types`.
    pub noun: &'static str,
    /// One of them.
    pub example: &'static str,
    /// A regular expression for the whole of each, as both Rust and JavaScript read it.
    pub pattern: &'static str,
}

/// A table of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Of channels.
    Channels,
    /// Of models.
    Models,
}

/// Units of which a larger one says more to people: (the unit, how many, the larger one).
const LARGER_UNITS: [(&str, i64, &str); 2] = [("minutes", 24 * 60, "days"), ("seconds", 60, "minutes")];

impl Shape {
    /// A value as it is written in TOML, for help texts.
    #[must_use]
    pub fn example(&self) -> String {
        match self {
            Self::Text | Self::TextOrTexts | Self::Shown { .. } => "\"…\"".to_owned(),
            Self::Texts | Self::ShownTexts { .. } => "[\"…\", \"…\"]".to_owned(),
            Self::Forms(form) => format!("[\"{}\"]", form.example),
            Self::Integer { min, max, .. } => 1.clamp(*min, *max).to_string(),
            Self::Decimal { .. } => "0.5".to_owned(),
            Self::Boolean => "true".to_owned(),
            Self::OneOf(names) => format!("\"{}\"", names.first().unwrap_or(&"…")),
            Self::SomeOf(names) => format!("[\"{}\"]", names.first().unwrap_or(&"…")),
            Self::Name => "\"my-name\"".to_owned(),
            Self::Locale => "\"en\"".to_owned(),
            Self::Locales => "[\"en\"]".to_owned(),
            Self::Env => "\"MAISON_SECRET\"".to_owned(),
            Self::Url => "\"https://example.org/path\"".to_owned(),
            Self::Path => "\"folder/file\"".to_owned(),
            Self::Pattern => "'ORD-[0-9]{6}'".to_owned(),
            Self::TextId => "\"return-done\"".to_owned(),
            Self::Zone => "\"Europe/Paris\"".to_owned(),
            Self::Hours => "[\"09:00-12:30\", \"14:00-18:00\"]".to_owned(),
            Self::Kind(_) => "\"…\"".to_owned(),
            Self::Table(keys) | Self::ByKind(_, keys) => table_example(keys),
            Self::Tables { keys, .. } | Self::ListByKind { keys, .. } => format!("[{}]", table_example(keys)),
            Self::ByLocale(each) => format!("{{ en = {} }}", each.shape.example()),
            Self::ByName(each) => format!("{{ my-name = {} }}", each.shape.example()),
        }
    }
}

fn table_example(keys: &[KeyDoc]) -> String {
    let keys: Vec<String> =
        keys.iter().filter(|doc| doc.stands_in_example()).map(|doc| format!("{} = {}", doc.key, doc.example())).collect();
    format!("{{ {} }}", keys.join(", "))
}

/// What can stand, as a noun: `a whole number from 1 to 3`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text | Self::Kind(_) => f.write_str("a text in quotes"),
            Self::Texts => f.write_str("a list of texts"),
            Self::Shown { max } => write!(f, "a text in quotes of at most {max} characters"),
            Self::ShownTexts { max } => write!(f, "a list of texts of at most {max} characters each"),
            Self::Forms(form) => write!(f, "a list of {} such as \"{}\"", form.noun, form.example),
            Self::TextOrTexts => f.write_str("a text in quotes, or a list of texts"),
            Self::Integer { min, max, unit } => {
                write!(f, "a whole number from {min} to {max}")?;
                let larger = LARGER_UNITS.iter().find(|(small, count, _)| small == unit && max % count == 0);
                match larger {
                    Some((_, count, large)) if *max > *count => write!(f, " {unit} ({} {large})", max / count),
                    _ if unit.is_empty() => Ok(()),
                    _ => write!(f, " {unit}"),
                }
            }
            Self::Decimal { max, unit: "" } => write!(f, "a number from 0 to {max}"),
            Self::Decimal { max, unit } => write!(f, "a number from 0 to {max} {unit}"),
            Self::Boolean => f.write_str("`true` or `false`"),
            Self::OneOf(names) => write!(f, "one of {}", listed(names.iter().copied())),
            Self::SomeOf(names) => write!(f, "a list of {}", listed(names.iter().copied())),
            Self::Name => f.write_str("a name of `a-z`, `0-9`, `-`, `_`"),
            Self::Locale => f.write_str("a locale such as \"de\" or \"pt-BR\""),
            Self::Locales => f.write_str("a list of locales such as [\"en\", \"pt-BR\"]"),
            Self::Env => f.write_str("the name of an environment variable"),
            Self::Url => f.write_str("an address that begins with https://"),
            Self::Path => f.write_str("a path inside the bot's folder"),
            Self::Pattern => f.write_str("a regular expression, best in single quotes"),
            Self::TextId => f.write_str("the id of a text"),
            Self::Zone => f.write_str("an IANA time zone"),
            Self::Hours => f.write_str("a list of times such as [\"09:00-12:30\", \"14:00-18:00\"]"),
            Self::Table(_) | Self::ByKind(..) => f.write_str("a table"),
            Self::Tables { min: 0, max: usize::MAX, .. } => f.write_str("a list of tables"),
            Self::Tables { min, max: usize::MAX, .. } => write!(f, "a list of at least {min} table{}", if *min == 1 { "" } else { "s" }),
            Self::Tables { min, max, .. } => write!(f, "a list of {min} to {max} tables"),
            Self::ListByKind { max, .. } => write!(f, "a list of at most {max} tables"),
            Self::ByLocale(each) => write!(f, "for each locale {}", each.shape),
            Self::ByName(each) => write!(f, "for each name of your choice {}", each.shape),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_can_stand() {
        let integer = |min, max, unit| Shape::Integer { min, max, unit };
        for (shape, expected) in [
            (integer(1, 3, ""), "a whole number from 1 to 3"),
            (integer(0, 300, "milliseconds"), "a whole number from 0 to 300 milliseconds"),
            (integer(1, 43_200, "minutes"), "a whole number from 1 to 43200 minutes (30 days)"),
            (integer(1, 1_440, "minutes"), "a whole number from 1 to 1440 minutes"),
            (integer(1, 3_600, "seconds"), "a whole number from 1 to 3600 seconds (60 minutes)"),
            (Shape::Decimal { max: 2, unit: "" }, "a number from 0 to 2"),
            (Shape::OneOf(&["a", "b"]), "one of `a`, `b`"),
            (Shape::Tables { keys: &[], min: 2, max: 10 }, "a list of 2 to 10 tables"),
        ] {
            assert_eq!(shape.to_string(), expected);
        }
    }
}
