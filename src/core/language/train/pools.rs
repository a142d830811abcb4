//! Where samples are drawn from: for each column pools of words, each with how often it is written.

use std::collections::BTreeMap;

use super::super::denoise::lower;
use super::super::model::columns::{ARABIZI, HINGLISH, OTHER};
use super::super::model::{Family, grams::Letters};
use super::super::script;
use super::dice::Dice;
use super::{Lists, romanise};

/// Words of languages that have no column, and of Hindi and Arabic as they are typed in Latin letters: ours.
const OWN: &str = include_str!("own/words.txt");

/// A word that another language of the family has so many times more often is a name, a loan or a mistake here.
const STRAY: f64 = 20.0;
/// How the rank of a word of ours becomes its frequency: share / (rank + offset).
const OWN_SHARE: f64 = 0.15;
const RANK_OFFSET: f64 = 8.0;
/// How often a word of ours is drawn, as a share of how often it is where a list has it. A list of ours is short, and without
/// this each of its words would be drawn far more often than the same word of a long one.
const SHARED_WITH_LISTS: f64 = 0.25;

/// A word.
pub(super) type Word = Box<[u32]>;
type Frequencies = BTreeMap<Word, f64>;

/// The columns of a family with their pools.
#[derive(Debug)]
pub(super) struct Classes {
    columns: Vec<Vec<Pool>>,
    english: Option<usize>,
}

/// Words to draw from.
#[derive(Debug)]
struct Pool {
    words: Vec<Word>,
    /// The share of all words up to this one, as they are written.
    plain: Vec<f64>,
    /// The same by the root of their frequency: rare words are learned as well.
    level: Vec<f64>,
}

impl Classes {
    pub(super) fn new(lists: &Lists, family: Family, dice: &mut Dice) -> Self {
        let mut listed: Vec<Vec<Frequencies>> = family.columns().iter().map(|column| sources(lists, family, column, dice)).collect();
        drop_strays(&mut listed);
        let at_home = at_home(&listed);
        let own = family.columns().iter().map(|column| own_words(column, family, &at_home));
        let pools = |(listed, own): (Vec<Frequencies>, Vec<Frequencies>)| listed.into_iter().chain(own).filter_map(Pool::new).collect();
        let columns = listed.into_iter().zip(own).map(pools).collect();
        let english = family.columns().iter().position(|column| *column == "en");
        Self { columns, english }
    }

    /// The columns that have words.
    pub(super) fn served(&self) -> Vec<usize> {
        self.columns.iter().enumerate().filter(|(_, pools)| !pools.is_empty()).map(|(at, _)| at).collect()
    }

    /// Draws `n` words of a column that belong together; `plain` is the share of them that is drawn as words are written.
    pub(super) fn draw(&self, column: usize, n: usize, plain: f64, dice: &mut Dice) -> Vec<&Word> {
        let pools = self.columns.get(column).map(Vec::as_slice).unwrap_or_default();
        let Some(pool) = dice.one_of(pools) else { return Vec::new() };
        (0..n).filter_map(|_| pool.draw(plain, dice)).collect()
    }

    /// Every word of the columns with how likely each column is when it is met, and how much it matters: by the roots of
    /// its frequencies.
    pub(super) fn likely(&self) -> BTreeMap<&Word, Vec<f64>> {
        let mut likely: BTreeMap<&Word, Vec<f64>> = BTreeMap::new();
        for (column, pools) in self.columns.iter().enumerate() {
            for pool in pools {
                let total = pool.level.last().copied().unwrap_or(1.0) * pools.len() as f64;
                let before = std::iter::once(&0.0).chain(&pool.level);
                for ((word, sum), before) in pool.words.iter().zip(&pool.level).zip(before) {
                    let shares = likely.entry(word).or_insert_with(|| vec![0.0; self.columns.len()]);
                    if let Some(share) = shares.get_mut(column) {
                        *share += (sum - before) / total;
                    }
                }
            }
        }
        likely
    }

    /// The column of English, whose words are mixed into all others.
    pub(super) const fn english(&self) -> Option<usize> {
        self.english
    }
}

impl Pool {
    fn new(frequencies: Frequencies) -> Option<Self> {
        let sums = |of: fn(f64) -> f64| {
            let mut sum = 0.0;
            let add = |frequency: &f64| {
                sum += of(*frequency);
                sum
            };
            frequencies.values().map(add).collect::<Vec<f64>>()
        };
        let (plain, level) = (sums(|frequency| frequency), sums(f64::sqrt));
        (!frequencies.is_empty()).then(|| Self { words: frequencies.into_keys().collect(), plain, level })
    }

    fn draw(&self, plain: f64, dice: &mut Dice) -> Option<&Word> {
        let sums = if dice.happens(plain) { &self.plain } else { &self.level };
        let point = dice.share() * sums.last()?;
        self.words.get(sums.partition_point(|sum| *sum < point))
    }
}

/// The pools of one column that come from lists.
fn sources(lists: &Lists, family: Family, column: &str, dice: &mut Dice) -> Vec<Frequencies> {
    let of_list = |code: &str| lists.get(code).map(|list| read(list, family));
    let romanised = |code: &str, way: fn(&str, &mut Dice) -> String, dice: &mut Dice| {
        let list = lists.get(code)?;
        let written = list.iter().flat_map(|(word, count)| [(way(word, dice), *count), (way(word, dice), *count)]);
        Some(read(&written.collect::<Vec<_>>(), family))
    };
    let listed: Vec<Option<Frequencies>> = match column {
        "zh" => vec![of_list("zh_cn"), of_list("zh_tw")],
        "pt" => vec![of_list("pt").zip(of_list("pt_br")).map(|(one, other)| together(one, other)).or_else(|| of_list("pt"))],
        HINGLISH => vec![romanised("hi", romanise::hindi, dice)],
        ARABIZI => vec![romanised("ar", romanise::arabic, dice)],
        OTHER => Vec::new(),
        code => vec![of_list(code)],
    };
    listed.into_iter().flatten().filter(|pool| !pool.is_empty()).collect()
}

/// Our own words for a column: a line is a column, a language and its words, the most frequent first. What a list
/// has too is at home there.
fn own_words(column: &str, family: Family, at_home: &Frequencies) -> Vec<Frequencies> {
    let lines = OWN.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let pool = |words: &str| {
        let ranked = words.split_whitespace().skip(1).enumerate();
        let mut pool = Frequencies::new();
        for (rank, word) in ranked {
            for word in split(word, family) {
                *pool.entry(word).or_default() += OWN_SHARE / (rank as f64 + RANK_OFFSET);
            }
        }
        let alone: f64 = pool.iter().filter(|(word, _)| !at_home.contains_key(*word)).map(|(_, frequency)| frequency.sqrt()).sum();
        for (word, frequency) in &mut pool {
            if let Some(share) = at_home.get(word) {
                let root = share * SHARED_WITH_LISTS * alone;
                *frequency = frequency.min(root * root);
            }
        }
        pool
    };
    lines.filter(|(of, _)| *of == column).map(|(_, words)| pool(words)).collect()
}

/// For each word of the lists, its share among those that are drawn by the root of their frequency, where it is highest.
fn at_home(columns: &[Vec<Frequencies>]) -> Frequencies {
    let mut highest = Frequencies::new();
    for pool in columns.iter().flatten() {
        let total: f64 = pool.values().copied().map(f64::sqrt).sum();
        for (word, frequency) in pool {
            let entry = highest.entry(word.clone()).or_default();
            *entry = entry.max(frequency.sqrt() / total);
        }
    }
    highest
}

fn read(list: &[(String, u64)], family: Family) -> Frequencies {
    let mut pool = Frequencies::new();
    for (text, count) in list {
        for word in split(text, family) {
            *pool.entry(word).or_default() += *count as f64;
        }
    }
    let total: f64 = pool.values().sum();
    pool.values_mut().for_each(|frequency| *frequency /= total);
    pool
}

/// Two lists of one language, no longer than the longer one: with more words than others have a language would be taken
/// for theirs.
fn together(one: Frequencies, other: Frequencies) -> Frequencies {
    let room = one.len().max(other.len());
    let mut both = one;
    for (word, frequency) in other {
        *both.entry(word).or_default() += frequency;
    }
    let mut ranked: Vec<(Word, f64)> = both.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.truncate(room);
    ranked.into_iter().map(|(word, frequency)| (word, frequency / 2.0)).collect()
}

/// The words of a text that are in the family's script, as the model is shown them.
fn split(text: &str, family: Family) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = Letters::new();
    let mut is_own = true;
    for c in text.chars().chain([' ']) {
        match script::of(c) {
            Some(script) => {
                is_own &= script == family.script();
                lower(c, |letter| letters.push(letter));
            }
            None if script::is_inner_mark(c) => {}
            // Digits stand for letters in Arabic as it is typed.
            None if family == Family::Latin && c.is_ascii_digit() => letters.push(u32::from(c)),
            None => {
                let is_word = !letters.is_empty() && letters.as_slice().iter().any(|letter| !is_digit(*letter));
                words.extend((is_own && is_word).then(|| letters.as_slice().into()));
                letters.clear();
                is_own = true;
            }
        }
    }
    words
}

const fn is_digit(letter: u32) -> bool {
    letter >= 0x30 && letter <= 0x39
}

/// Drops from each column what is at home in another one.
fn drop_strays(columns: &mut [Vec<Frequencies>]) {
    let mut highest = Frequencies::new();
    for (word, frequency) in columns.iter().flatten().flatten() {
        let entry = highest.entry(word.clone()).or_default();
        *entry = entry.max(*frequency);
    }
    for pool in columns.iter_mut().flatten() {
        pool.retain(|word, frequency| highest.get(word).is_none_or(|most| *frequency * STRAY >= *most));
    }
}
