//! One key of a table: what it is for, what its value is, and what holds without it.

use toml::de::DeValue;

use super::Shape;

/// Everything that is known about one key, once.
///
/// ```
/// use turjuman::config::{KeyDoc, Shape};
///
/// const KEYS: &[KeyDoc] = &[
///     KeyDoc::new("url", Shape::Url, "Where answers go.").required(),
///     KeyDoc::new("wait_secs", Shape::Integer { min: 0, max: 25, unit: "seconds" }, "How long to wait.").or("10"),
/// ];
/// assert_eq!(KEYS[1].shape.to_string(), "a whole number from 0 to 25 seconds");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyDoc {
    /// The key.
    pub key: &'static str,
    /// What its value is, with its limits.
    pub shape: Shape,
    /// What holds without it.
    pub without: Without,
    /// The kind of its table for which alone it can stand; `None` for every kind.
    pub kind: Option<&'static str>,
    /// What it is for: sentences that do not repeat the shape.
    pub doc: &'static str,
}

/// What holds where a key is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// It must stand.
    Missing,
    /// Nothing.
    Nothing,
    /// This value, as TOML.
    Default(&'static str),
    /// Something that depends on others, in words.
    Words(&'static str),
    /// Exactly one of these keys must stand.
    OneOf(&'static [&'static str]),
    /// At most one of these keys can stand.
    AtMostOneOf(&'static [&'static str]),
}

impl KeyDoc {
    /// A key that can be left out.
    #[must_use]
    pub const fn new(key: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { key, shape, without: Without::Nothing, kind: None, doc }
    }

    /// It must stand.
    #[must_use]
    pub const fn required(self) -> Self {
        self.without(Without::Missing)
    }

    /// Without it this TOML value holds.
    #[must_use]
    pub const fn or(self, default: &'static str) -> Self {
        self.without(Without::Default(default))
    }

    /// What holds without it.
    #[must_use]
    pub const fn without(mut self, without: Without) -> Self {
        self.without = without;
        self
    }

    /// It can stand only where `kind` of the same table is this.
    #[must_use]
    pub const fn only_for(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    /// How it is written with a value: its default where that shows something, else an example.
    pub(super) fn example(&self) -> String {
        match (self.without, self.shape) {
            (Without::Default(default), _) if default != "[]" => default.to_owned(),
            (_, Shape::Env) => format!("\"MAISON_{}\"", self.key.trim_end_matches("_env").to_uppercase()),
            (_, shape) => shape.example(),
        }
    }

    /// Whether an example of its table holds it: what must stand, and the first of those of which one must.
    pub(super) fn stands_in_example(&self) -> bool {
        match self.without {
            Without::Missing => self.kind.is_none(),
            Without::OneOf(group) => group.first() == Some(&self.key),
            _ => false,
        }
    }

    /// The default as a parsed value.
    pub(super) fn default(&self) -> Option<DeValue<'static>> {
        let Without::Default(default) = self.without else { return None };
        DeValue::parse(default).ok().map(toml::Spanned::into_inner)
    }
}
