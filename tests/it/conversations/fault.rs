//! What a model does wrong, chosen by a seed.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use turjuman::core::knowledge::Passage;
use turjuman::ports::Ask;

use super::knowledge::{INVENTED, PASSAGES};
use super::table::{Book, Conversation, Said, TAGS, Turn};

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same conversation's reply in another language.
    Language,
    /// That behind the right one.
    Mixed,
    /// The register of friends.
    Casual,
    /// A dialect that is not the customer's.
    Dialect,
    /// A figure that stands nowhere in the knowledge.
    Figure,
    /// A figure of what the model was given that means something else.
    Borrowed,
    /// A promise with a figure.
    Promise,
    /// A promise without one.
    Vow,
    /// What is never said.
    Taboo,
    /// What is better not said.
    Manners,
    /// What the model was told.
    Leak,
    /// An address that nobody knows.
    Link,
}

impl Kind {
    pub const ALL: [Self; 12] = [
        Self::Language,
        Self::Mixed,
        Self::Casual,
        Self::Dialect,
        Self::Figure,
        Self::Borrowed,
        Self::Promise,
        Self::Vow,
        Self::Taboo,
        Self::Manners,
        Self::Leak,
        Self::Link,
    ];

    /// Whether a check blocks it; the others are written again at most.
    pub fn is_blocked(self) -> bool {
        !matches!(self, Self::Casual | Self::Dialect | Self::Borrowed | Self::Manners)
    }

    /// Whether a model can do it in this conversation.
    pub fn exists(self, book: &Book, conversation: &Conversation) -> bool {
        let is_said = self != Self::Manners || !book.said(conversation, false).is_empty();
        is_said && conversation.turn.iter().any(|turn| self.fits(turn))
    }

    /// Whether a model can do it when it answers this.
    pub fn fits(self, turn: &Turn) -> bool {
        match self {
            Self::Casual => turn.casual.is_some(),
            Self::Dialect => turn.dialect.is_some(),
            Self::Figure | Self::Borrowed => !figures(&turn.reply).is_empty(),
            _ => true,
        }
    }
}

/// Choices that are the same in every run (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 1).unwrap() % n.max(1)
    }

    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

/// All books, so that a model can slip from one language into another.
pub static BOOKS: LazyLock<Vec<Book>> = LazyLock::new(|| TAGS.iter().map(|tag| Book::read(tag)).collect());

static FIGURE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+(?:[.,:]\d+)*").unwrap());

/// The figures of a reply, without those of codes and addresses.
fn figures(reply: &str) -> Vec<Range<usize>> {
    let is_free = |range: &Range<usize>| !reply[..range.start].ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '/' | '_'));
    FIGURE.find_iter(reply).map(|hit| hit.range()).filter(is_free).collect()
}

/// The reply with this fault; `None` where this turn has none of the kind.
pub fn spoil(kind: Kind, book: &Book, at: (usize, usize), said: Option<&Said>, ask: &Ask, dice: &mut Dice) -> Option<String> {
    let turn = &book.conversation[at.0].turn[at.1];
    let reply = &turn.reply;
    let with = |more: &str| Some(format!("{reply}\n\n{more}"));
    match kind {
        Kind::Language | Kind::Mixed => {
            let others: Vec<&Book> = BOOKS.iter().filter(|other| other.tag != book.tag).collect();
            let other = &dice.one_of(&others)?.conversation[at.0].turn[at.1].reply;
            if kind == Kind::Mixed { with(other) } else { Some(other.clone()) }
        }
        Kind::Casual => turn.casual.clone(),
        Kind::Dialect => turn.dialect.clone(),
        Kind::Figure => replaced(reply, dice, &INVENTED),
        Kind::Borrowed => {
            let of = |passages: &[Arc<Passage>]| -> Vec<String> {
                passages.iter().flat_map(|passage| figures(&passage.body).into_iter().map(|range| passage.body[range].to_owned())).collect()
            };
            replaced(reply, dice, &of(&ask.prompt.passages)).or_else(|| replaced(reply, dice, &of(&PASSAGES[book.tag])))
        }
        Kind::Promise => with(&book.promise),
        Kind::Vow => with(&book.vow),
        Kind::Taboo | Kind::Manners => with(&said?.text),
        Kind::Leak => with(&told(&ask.prompt.instructions(), dice)),
        Kind::Link => {
            let links = [
                "https://maison-lune-sale.example/sale",
                "[Maison Lune](https://maison-lune.example.evil.test/returns)",
                "maison-lune-outlet.com",
            ];
            dice.one_of(&links).and_then(|link| with(link))
        }
    }
}

/// The reply with one of its figures replaced by another one.
fn replaced(reply: &str, dice: &mut Dice, others: &[String]) -> Option<String> {
    let range = dice.one_of(&figures(reply))?.clone();
    let others: Vec<&String> = others.iter().filter(|other| **other != reply[range.clone()]).collect();
    let other = dice.one_of(&others)?;
    Some(format!("{}{other}{}", &reply[..range.start], &reply[range.end..]))
}

/// A piece of what the model was told: sixteen words, or a line of a language that writes without spaces.
fn told(instructions: &str, dice: &mut Dice) -> String {
    const WORDS: usize = 16;
    let lines: Vec<&str> = instructions.lines().filter(|line| line.chars().count() >= 100).collect();
    let line = dice.one_of(&lines).unwrap();
    // Signs that stand alone are no words.
    let words: Vec<&str> = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let from = dice.below(words.len().saturating_sub(WORDS) + 1);
    words[from..words.len().min(from + WORDS)].join(" ")
}
