//! What happens to words until they arrive: keyboards without marks, wrong encodings.

use unicode_normalization::UnicodeNormalization;

use super::super::model::Family;
use super::dice::Dice;
use super::pools::Word;

/// How a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// As it should be.
    Plain,
    /// Without marks.
    Bare,
    /// With marks that were lost on the way, letters and all.
    Lost,
}

/// The share of messages without marks.
const BARE: f64 = 0.25;
/// The share of messages that an encoding has damaged.
const LOST: f64 = 0.1;

impl Hand {
    pub(super) fn draw(dice: &mut Dice) -> Self {
        match dice.share() {
            share if share < BARE => Self::Bare,
            share if share < BARE + LOST => Self::Lost,
            _ => Self::Plain,
        }
    }

    /// The word as this hand writes it.
    pub(super) fn write(self, word: &Word, family: Family, turkish: bool) -> Word {
        let each = |with: &dyn Fn(char) -> Option<char>| -> Word {
            let letters = word.iter().filter_map(|letter| char::from_u32(*letter));
            letters.filter_map(with).map(u32::from).collect()
        };
        match (self, family) {
            (Self::Bare, Family::Latin) => each(&|c| Some(bare(c))),
            (Self::Bare, Family::Arabic) => each(&|c| Some(bare_arabic(c))),
            (Self::Bare, Family::Cyrillic) => each(&|c| Some(if c == 'ё' { 'е' } else { c })),
            (Self::Lost, Family::Latin) if turkish => each(&|c| Some(as_western(c))),
            (Self::Lost, Family::Latin) => {
                let kept = each(&|c| c.is_ascii().then_some(c));
                if kept.is_empty() { word.clone() } else { kept }
            }
            _ => word.clone(),
        }
    }
}

/// A letter without its marks.
fn bare(c: char) -> char {
    match c {
        'ı' => 'i',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ß' => 's',
        'æ' => 'a',
        'œ' => 'o',
        _ if c.is_ascii() => c,
        _ => c.nfd().next().unwrap_or(c),
    }
}

/// Arabic letters as they are typed in a hurry.
const fn bare_arabic(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    }
}

/// Turkish that was read as Western European, as it still comes out of old systems.
const fn as_western(c: char) -> char {
    match c {
        'ğ' => 'ð',
        'ı' => 'ý',
        'ş' => 'þ',
        _ => c,
    }
}
