//! What a message consists of: letters by script, and what the model has to say of each family's words.

use std::sync::LazyLock;

use super::denoise::{self, Sink, Word};
use super::han::Han;
use super::model::{Family, Model, Sums};
use super::script::{self, KANA, Script};
use super::title::Titles;

/// How many scripts of one message are told apart; what comes later is not counted.
const MAX_SCRIPTS: usize = 6;
/// Letters of Persian that Arabic does not have.
const PERSIAN: &str = "پچژگیکۀ";
/// Letters of Urdu that Persian does not have either.
const URDU: &str = "ےںٹڈڑہھۓۂۃ";
/// Words that people say in languages that they do not speak. One of them alone is no reason to change the language.
const TRAVELLERS: &str = "ok okay oki hello hallo hi hey hola ciao salut bye tschüss adios danke bitte please thanks thank merci gracias \
                          grazie prego sorry pardon bravo super cool top amen servus moin namaste salam salaam shalom privet hallöchen \
                          perfect perfekt perfecto stop yes no si ja nein oui non ja da nee aloha sayonara maestro signora";

static KNOWN_EVERYWHERE: LazyLock<Vec<u32>> = LazyLock::new(|| hashes(TRAVELLERS.split_whitespace()));

/// A message, read once.
#[derive(Clone, Debug)]
pub(super) struct Seen<'a> {
    model: &'a Model,
    /// The hashes of words that are names of the business.
    names: &'a [u32],
    scripts: [Share; MAX_SCRIPTS],
    sums: [Sums; Family::ALL.len()],
    pub(super) letters: usize,
    pub(super) words: usize,
    pub(super) han: Han,
    pub(super) arabic: Letters,
    /// `¿` and `¡`.
    pub(super) spanish_marks: usize,
    /// The hash of the last word.
    last: u32,
    /// Names among Latin letters.
    titles: Titles,
}

/// How much of a message is in one script.
#[derive(Clone, Copy, Debug)]
struct Share {
    script: Script,
    weight: usize,
    /// How much of it begins with a capital letter.
    capitalised: usize,
}

/// Letters of the Arabic script by who writes them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// Those that Arabic does not have.
    pub(super) beyond: usize,
    /// Those of them that Persian or Urdu has.
    pub(super) persian_or_urdu: usize,
}

impl<'a> Seen<'a> {
    /// Reads `text`; words whose hashes are among `names`, in order, tell nothing.
    pub(super) fn read(text: &str, model: &'a Model, names: &'a [u32]) -> Self {
        let nothing = Share { script: Script::Unknown, weight: 0, capitalised: 0 };
        let mut seen = Self {
            model,
            names,
            scripts: [nothing; MAX_SCRIPTS],
            sums: [Sums::default(); Family::ALL.len()],
            letters: 0,
            words: 0,
            han: Han::default(),
            arabic: Letters::default(),
            spanish_marks: 0,
            last: 0,
            titles: Titles::default(),
        };
        denoise::read(text, &mut seen);
        seen.titles.close();
        seen
    }

    /// The script with most weight and its share. Latin names and brands inside another script do not count.
    pub(super) fn main_script(&self) -> Option<(Script, f64)> {
        let mut shares = self.scripts;
        let seen = || self.scripts.iter().filter(|share| share.weight > 0);
        if seen().any(|share| share.script != Script::Latin)
            && let Some(latin) = shares.iter_mut().find(|share| share.script == Script::Latin)
        {
            latin.weight -= latin.capitalised;
        }
        // A text with kana is Japanese, its Han characters as well.
        let weight_of =
            |script: Script, shares: &[Share]| shares.iter().find(|share| share.script == script).map_or(0, |share| share.weight);
        let han = weight_of(Script::Han, &shares);
        if han > 0
            && let Some(kana) = shares.iter_mut().find(|share| share.script == KANA)
        {
            kana.weight += han;
            shares.iter_mut().filter(|share| share.script == Script::Han).for_each(|share| share.weight = 0);
        }
        let total: usize = shares.iter().map(|share| share.weight).sum();
        let most = shares.into_iter().reduce(|best, next| if next.weight > best.weight { next } else { best })?;
        (most.weight > 0).then(|| (most.script, most.weight as f64 / total as f64))
    }

    /// What the words of a family added up to; names of several words in another language tell little of the sentence around
    /// them.
    pub(super) fn sums(&self, family: Family) -> Sums {
        let sums = self.sums.get(family as usize).copied().unwrap_or_default();
        if family == Family::Latin { self.titles.weigh(sums) } else { sums }
    }

    /// Whether it is one word that is known everywhere.
    pub(super) fn travels(&self) -> bool {
        self.words == 1 && KNOWN_EVERYWHERE.binary_search(&self.last).is_ok()
    }
}

impl Sink for Seen<'_> {
    fn word(&mut self, word: Word<'_>) {
        if !self.names.is_empty() && self.names.binary_search(&hash(word.text.chars().map(u32::from))).is_ok() {
            return;
        }
        let Word { letters, text, script, length, is_capitalised } = word;
        self.letters += length;
        self.words += 1;
        let weight = length * script::weight(script);
        if let Some(share) = self.scripts.iter_mut().find(|share| share.script == script || share.weight == 0) {
            share.script = script;
            share.weight += weight;
            share.capitalised += if is_capitalised { weight } else { 0 };
        }
        self.last = hash(letters.as_slice().iter().copied());
        match script {
            Script::Han => text.chars().for_each(|c| self.han.count(c)),
            Script::Arabic => text.chars().for_each(|c| self.arabic.count(c)),
            _ => {}
        }
        if let Some(family) = Family::of(script)
            && let (Some(section), Some(sums)) = (self.model.section(family), self.sums.get_mut(family as usize))
        {
            if family == Family::Latin && self.words > 1 && (is_capitalised || self.titles.is_open()) {
                let before = *sums;
                section.add(letters.closed(), sums);
                self.titles.hear(is_capitalised, length, &before, sums);
            } else {
                section.add(letters.closed(), sums);
            }
        }
    }

    fn mark(&mut self, _: char) {
        self.spanish_marks += 1;
        let marked = Share { script: Script::Latin, weight: 1, capitalised: 0 };
        if self.scripts.iter().all(|share| share.weight == 0) {
            self.scripts.iter_mut().take(1).for_each(|share| *share = marked);
        }
    }
}

impl Letters {
    /// Whether they are of Kurdish, Pashto, Sindhi, Uyghur …, which write some of their letters as Persian does.
    pub(super) const fn are_of_others(self) -> bool {
        2 * self.beyond > 3 * self.persian_or_urdu
    }

    fn count(&mut self, c: char) {
        // Letters that other languages added to the Arabic script stand behind those of Arabic.
        let beyond = matches!(c, '\u{672}'..='\u{6D3}' | '\u{6D5}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8C9}');
        if beyond {
            self.beyond += 1;
            self.persian_or_urdu += usize::from(PERSIAN.contains(c) || URDU.contains(c));
        }
    }
}

/// The hashes of words, in order.
pub(super) fn hashes<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut hashes: Vec<u32> = words.map(|word| hash(word.chars().map(u32::from))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a over letters.
fn hash(letters: impl Iterator<Item = u32>) -> u32 {
    letters.fold(0x811C_9DC5, |hash, letter| (hash ^ letter).wrapping_mul(0x0100_0193))
}
