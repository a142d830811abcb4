//! Words that are looked for, all in one pass over a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::endings::{Grammar, MAX_BEGINNING, MAX_ENDING};
use super::letters::{Class, Gap, Letter, Letters, is_vowel_sign, repeats};

/// From so many letters on a word is found cut in two by a space.
const MIN_CUT: usize = 6;
/// From so many letters on a word is found with signs in it.
const MIN_SIGNS: usize = 4;
/// From so many letters on a word is found with some of them hidden.
const MIN_HIDDEN: usize = 4;
/// The most words with hidden letters that are looked at in one text, and the most letters of one.
const MAX_HIDDEN: usize = 8;
const MAX_HIDDEN_LETTERS: usize = 24;
/// The most words of a phrase.
const MAX_WORDS: usize = 4;
/// A word in Latin letters means something else in each language. Beside those of the conversation, English ones of so
/// many letters count, which customers of every language write; in a conversation in another script, those of all languages.
const MIN_FOREIGN: usize = 5;
const ENGLISH: &str = "en";

/// A list of words that belong together; what was found is told by the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListId(pub(super) usize);

/// A word or a phrase.
#[derive(Debug)]
struct Term {
    list: ListId,
    language: String,
    grammar: Grammar,
    letters: Vec<Part>,
    /// It ends with a closed t that was opened: an ending follows.
    open: bool,
}

/// One letter of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    c: char,
    run: u16,
    /// Whether a new word begins here.
    begins: bool,
    /// Whether one begins between the letters that it was joined from.
    within: bool,
    class: Class,
    is_katakana: bool,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) list: ListId,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
}

/// All words, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    search: Option<AhoCorasick>,
    /// The terms of each pattern.
    of_pattern: Vec<Vec<usize>>,
    terms: Vec<Term>,
    pictures: BTreeMap<char, Vec<ListId>>,
}

/// Gathers words.
#[derive(Debug, Default)]
pub(super) struct LexiconBuilder {
    lexicon: Lexicon,
    patterns: BTreeMap<String, Vec<usize>>,
}

impl LexiconBuilder {
    /// Adds a word of a language to a list. Answers whether there is anything in it that can be found.
    pub(super) fn add(&mut self, list: ListId, language: &str, word: &str) -> bool {
        let letters = Letters::of(word);
        for (picture, _) in &letters.pictures {
            self.lexicon.pictures.entry(*picture).or_default().push(list);
        }
        let parts: Vec<Part> = letters.all.iter().map(Part::of).collect();
        if parts.is_empty() {
            return !letters.pictures.is_empty();
        }
        let grammar = Grammar::of(language);
        for letters in variants(parts, grammar).into_iter().map(joined) {
            let mut add = |letters: Vec<Part>, open| {
                let pattern: String = letters.iter().map(|part| coarse(part.c)).collect();
                self.patterns.entry(pattern).or_default().push(self.lexicon.terms.len());
                self.lexicon.terms.push(Term { list, language: language.to_owned(), grammar, letters, open });
            };
            if grammar == Grammar::Arabic
                && word.trim_end().ends_with('ة')
                && let Some((_, stem)) = letters.split_last()
            {
                let t = Part::arabic('ت', false);
                add(joined(stem.iter().copied().chain([t]).collect()), true);
            }
            add(letters, false);
        }
        true
    }

    pub(super) fn build(self) -> Lexicon {
        let Self { mut lexicon, patterns } = self;
        // Terms that have passed as text always make an automaton; without one nothing is found.
        lexicon.search = AhoCorasick::new(patterns.keys()).ok();
        lexicon.of_pattern = patterns.into_values().collect();
        lexicon
    }
}

/// A phrase with and without the article before each of its words.
fn variants(parts: Vec<Part>, grammar: Grammar) -> Vec<Vec<Part>> {
    let words = parts.iter().filter(|part| part.begins).count();
    if grammar != Grammar::Arabic || !(2..=MAX_WORDS).contains(&words) {
        return vec![parts];
    }
    let mut all = vec![Vec::new()];
    for (at, part) in parts.into_iter().enumerate() {
        if part.begins && at > 0 {
            let letter = Part::arabic;
            let within = Part { begins: false, ..part };
            let prefixes: [&[Part]; 3] = [&[], &[letter('ا', true), letter('ل', false)], &[letter('ل', true)]];
            all = all
                .iter()
                .flat_map(|before: &Vec<Part>| {
                    prefixes.iter().map(move |prefix| {
                        let next = if prefix.is_empty() { part } else { within };
                        before.iter().chain(*prefix).copied().chain([next]).collect()
                    })
                })
                .collect();
        } else {
            all.iter_mut().for_each(|variant| variant.push(part));
        }
    }
    all
}

/// Letters of a kind that follow each other as one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut().filter(|last| last.c == part.c && repeats(part.class)) {
            Some(last) => {
                last.run = last.run.saturating_add(part.run);
                last.within |= part.begins;
            }
            None => joined.push(part),
        }
    }
    joined
}

impl Part {
    fn of(letter: &Letter) -> Self {
        let Letter { c, run, gap, class, is_katakana, .. } = letter;
        Self { c: *c, run: *run, begins: *gap != Gap::None, within: false, class: *class, is_katakana: *is_katakana }
    }

    const fn arabic(c: char, begins: bool) -> Self {
        Self { c, run: 1, begins, within: false, class: Class::Arabic, is_katakana: false }
    }

    /// Whether words of its script are written without spaces.
    fn is_free(&self) -> bool {
        matches!(self.class, Class::Han | Class::Kana | Class::Thai)
    }

    /// Whether a letter of the text can be this one.
    fn fits(&self, letter: &Letter) -> bool {
        self.is(letter) && letter.run >= self.run
    }

    fn is(&self, letter: &Letter) -> bool {
        letter.c == self.c || letter.other == Some(self.c)
    }

    /// Whether it is said twice where a short word has it once: that is another word.
    fn doubles(&self, letter: &Letter) -> bool {
        letter.head == 2 && self.run == 1
    }
}

/// Letters that one sign may stand for are looked for as one.
const fn coarse(c: char) -> char {
    match c {
        'l' => 'i',
        'g' => 'b',
        c => c,
    }
}

impl Lexicon {
    /// What stands in `text`, in its order; `language` is that of the conversation.
    pub(super) fn find(&self, text: &str, language: &str, is_latin: bool) -> Vec<Hit> {
        let letters = Letters::joined(text);
        let mut hits = self.pictures_in(&letters);
        let (mut line, mut at_byte) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, letter) in letters.all.iter().enumerate() {
            line.push(coarse(letter.c));
            at_byte.resize(line.len(), at);
        }
        let found = self.search.iter().flat_map(|search| search.find_overlapping_iter(&line));
        for hit in found {
            let (Some(from), Some(last)) = (at_byte.get(hit.start()), at_byte.get(hit.end().saturating_sub(1))) else { continue };
            let terms = self.of_pattern.get(hit.pattern().as_usize()).into_iter().flatten();
            for term in terms.filter_map(|term| self.terms.get(*term)) {
                if term.counts_in(language, is_latin)
                    && term.stands(&letters.all, *from..last + 1)
                    && let Some(span) = span(&letters.all, *from..last + 1)
                {
                    hits.push(Hit { list: term.list, span });
                }
            }
        }
        self.hidden_in(&letters.all, language, is_latin, &mut hits);
        hits.sort_by_key(|hit| (hit.span.start, hit.span.end, hit.list));
        hits.dedup();
        hits
    }

    fn pictures_in(&self, letters: &Letters) -> Vec<Hit> {
        let lists = |(picture, at): &(char, usize)| {
            let span = *at..*at + picture.len_utf8();
            let lists = self.pictures.get(picture).into_iter().flatten();
            lists.map(move |list| Hit { list: *list, span: span.clone() }).collect::<Vec<_>>()
        };
        letters.pictures.iter().flat_map(lists).collect()
    }

    /// Words some of whose letters are hidden behind stars.
    fn hidden_in(&self, letters: &[Letter], language: &str, is_latin: bool, hits: &mut Vec<Hit>) {
        let mut seen_to = 0;
        let starred = letters.iter().enumerate().filter(|(_, letter)| letter.hidden > 0).map(|(at, _)| at);
        let mut words = Vec::new();
        for at in starred {
            if at < seen_to || words.len() == MAX_HIDDEN {
                continue;
            }
            let begins = |letter: &Letter| letter.gap == Gap::Space || letter.within == Gap::Space;
            let from = letters.iter().take(at).rposition(begins).unwrap_or(0);
            // The end of the word may be one with the beginning of the next.
            let to = letters.iter().skip(at).position(begins).map_or(letters.len(), |more| {
                let shared = letters.get(at + more).is_some_and(|letter| letter.gap != Gap::Space);
                at + more + usize::from(shared)
            });
            seen_to = to;
            words.push(from..to);
        }
        for word in words {
            let Some(of_word) = letters.get(word.clone()).filter(|of_word| of_word.len() <= MAX_HIDDEN_LETTERS) else { continue };
            let mut line: Vec<Option<&Letter>> = Vec::new();
            for letter in of_word {
                line.extend(std::iter::repeat_n(None, usize::from(letter.hidden)));
                let run = if letter.within == Gap::Space { 1 } else { letter.run };
                line.extend(std::iter::repeat_n(Some(letter), usize::from(run)));
            }
            let fits = |term: &&Term| term.counts_in(language, is_latin) && term.is_hidden_in(&line);
            let lists = self.terms.iter().filter(fits).map(|term| term.list);
            hits.extend(lists.filter_map(|list| Some(Hit { list, span: span(letters, word.clone())? })));
        }
    }
}

fn span(letters: &[Letter], range: Range<usize>) -> Option<Range<usize>> {
    let within = letters.get(range)?;
    Some(within.first()?.start..within.last()?.end)
}

impl Term {
    /// Whether the word means this in a conversation of this language.
    fn counts_in(&self, language: &str, is_latin: bool) -> bool {
        if self.language == language || self.letters.iter().any(|part| !part.c.is_ascii()) {
            return true;
        }
        let is_long = self.letters.len() >= MIN_FOREIGN;
        if self.language == ENGLISH { is_long || !is_latin } else { is_long && !is_latin }
    }

    /// Whether the letters in `range` are this word: themselves, within the edges of a word, not torn from others.
    fn stands(&self, letters: &[Letter], range: Range<usize>) -> bool {
        let Some(found) = letters.get(range.clone()) else { return false };
        found.len() == self.letters.len()
            && self.letters.iter().zip(found).all(|(part, letter)| part.fits(letter))
            && !self.is_another(found)
            && self.is_short_kana_alone(letters, &range)
            && match self.cuts(found) {
                Cuts::None => self.begins_at(letters, range.start) && self.ends_at(letters, range.end),
                Cuts::Signs => self.len() >= MIN_SIGNS && self.begins_at(letters, range.start) && self.ends_at(letters, range.end),
                Cuts::Spaces => is_edge(letters, range.start) && is_end(letters, range.end),
                Cuts::Torn => false,
            }
    }

    /// Whether a short word is another one with one letter more. The first may have come with what hangs on the word.
    fn is_another(&self, found: &[Letter]) -> bool {
        self.letters.len() < MIN_FOREIGN && self.letters.iter().zip(found).skip(1).any(|(part, letter)| part.doubles(letter))
    }

    /// How the letters are kept apart where the word itself has no gap.
    fn cuts(&self, found: &[Letter]) -> Cuts {
        let mut pieces = vec![1_usize];
        let mut widest = Gap::None;
        let mut joins = false;
        let last = found.len().saturating_sub(1);
        for (at, (part, letter)) in self.letters.iter().zip(found).enumerate() {
            // Signs that hang on a letter, and letters that are bound to it, are one with it.
            let hangs = joins || is_vowel_sign(part.c);
            joins = matches!(part.c, '\u{94D}' | '\u{E3A}');
            if at > 0 {
                if letter.gap != Gap::None && part.begins {
                    pieces.push(1);
                } else if letter.gap == Gap::None {
                    if let Some(piece) = pieces.last_mut().filter(|_| !hangs) {
                        *piece += 1;
                    }
                } else {
                    widest = widest.max(letter.gap);
                    pieces.push(1);
                }
            }
            // Between two of a kind; at its ends a word stands beside another one.
            let is_own = part.run > 1 || (at > 0 && at < last);
            if letter.within != Gap::None && !part.within && is_own {
                widest = widest.max(letter.within);
                pieces.push(1);
            } else if part.run > 1
                && let Some(piece) = pieces.last_mut()
            {
                *piece += usize::from(!part.within);
            }
        }
        let longest = pieces.iter().copied().max().unwrap_or(0);
        let shortest = pieces.iter().copied().min().unwrap_or(0);
        let syllables = self.is_free() || self.grammar == Grammar::Korean;
        match widest {
            Gap::None => Cuts::None,
            Gap::Signs if longest == 1 && (pieces.len() >= 3 || syllables) => Cuts::Spaces,
            Gap::Signs => Cuts::Signs,
            // Letter by letter, or two by two.
            Gap::Space if longest == 1 && (pieces.len() >= 3 || syllables) => Cuts::Spaces,
            Gap::Space if longest <= 2 && pieces.len() >= 3 => Cuts::Spaces,
            Gap::Space if pieces.len() <= 3 && shortest >= 2 && self.len() >= MIN_CUT => Cuts::Spaces,
            Gap::Space => Cuts::Torn,
        }
    }

    /// How many letters it has.
    fn len(&self) -> usize {
        self.letters.iter().map(|part| usize::from(part.run)).sum()
    }

    /// Whether words of its script are written without spaces.
    fn is_free(&self) -> bool {
        self.letters.iter().all(Part::is_free)
    }

    /// Two kana stand in many words: so short a word counts only where its script begins and ends with it.
    fn is_short_kana_alone(&self, letters: &[Letter], range: &Range<usize>) -> bool {
        if self.letters.len() > 2 || !self.letters.iter().all(|part| part.is_katakana) {
            return true;
        }
        let is_katakana = |letter: &Letter| letter.is_katakana;
        let behind = letters.get(range.end).filter(|next| next.gap == Gap::None);
        let before = range.start.checked_sub(1).and_then(|at| letters.get(at)).filter(|_| !is_gap(letters, range.start));
        let neighbours = [before, behind].into_iter().flatten();
        if letters.get(range.clone()).is_some_and(|found| found.iter().all(is_katakana)) {
            return !neighbours.into_iter().any(is_katakana);
        }
        // In the other kana it is a word only where no kana stands beside it.
        !neighbours.into_iter().any(|letter| letter.class == Class::Kana)
    }

    fn begins_at(&self, letters: &[Letter], at: usize) -> bool {
        if self.letters.first().is_some_and(Part::is_free) || is_edge(letters, at) {
            return true;
        }
        let starts = |at: usize| is_gap(letters, at) || letters.get(at).is_some_and(|letter| letter.within != Gap::None);
        let near = (at.saturating_sub(MAX_BEGINNING)..at).rev().find(|before| starts(*before));
        let hangs = near.is_some_and(|from| {
            let mut before: String = letters.get(from..at).into_iter().flatten().map(|letter| letter.c).collect();
            // What hangs on the word may end with the letter that it begins with.
            if let (Some(part), Some(letter)) = (self.letters.first(), letters.get(at))
                && letter.run > part.run
            {
                before.push(letter.c);
            }
            self.grammar.begins(&before)
        });
        hangs || self.is_joined()
    }

    /// Whether it may be a part of a longer word.
    fn is_joined(&self) -> bool {
        self.grammar.joins(self.letters.len()) && !self.has_words()
    }

    fn ends_at(&self, letters: &[Letter], at: usize) -> bool {
        if !self.open && (self.letters.last().is_some_and(Part::is_free) || is_end(letters, at)) {
            return true;
        }
        // One letter more than an ending has tells that it is none.
        let far = letters.len().min(at + MAX_ENDING + 1);
        let to = (at..far).find(|behind| is_gap(letters, *behind)).unwrap_or(far);
        // An ending stops where another script begins.
        let class = self.letters.last().map(|part| part.class);
        let mut behind = String::new();
        for letter in letters.get(at..to).into_iter().flatten().take_while(|letter| Some(letter.class) == class) {
            // A letter that stands twice belongs to another word; three of them are a shout.
            behind.extend(std::iter::repeat_n(letter.c, if letter.head == 2 { 2 } else { 1 }));
            if letter.within != Gap::None {
                break;
            }
        }
        self.grammar.ends(&behind, self.open) || self.is_joined()
    }

    fn has_words(&self) -> bool {
        self.letters.iter().skip(1).any(|part| part.begins) || self.letters.iter().any(|part| part.within)
    }

    /// Whether a word with hidden letters can be this one, with what may stand before and behind it.
    fn is_hidden_in(&self, line: &[Option<&Letter>]) -> bool {
        let whole: Vec<&Part> = self.letters.iter().flat_map(|part| std::iter::repeat_n(part, usize::from(part.run))).collect();
        if whole.len() < MIN_HIDDEN || self.open || line.len() < whole.len() {
            return false;
        }
        let text = |part: &[Option<&Letter>]| part.iter().map(|letter| letter.map_or('*', |letter| letter.c)).collect::<String>();
        (0..=line.len() - whole.len()).any(|from| {
            let to = from + whole.len();
            let Some(within) = line.get(from..to) else { return false };
            let seen = within.iter().flatten().count();
            let matches = whole.iter().zip(within).all(|(part, letter)| letter.is_none_or(|letter| part.is(letter)));
            let (before, behind) = (line.get(..from).unwrap_or_default(), line.get(to..).unwrap_or_default());
            matches
                && seen * 2 >= whole.len()
                && seen < whole.len()
                && (before.is_empty() || self.grammar.begins(&text(before)))
                && (behind.is_empty() || self.grammar.ends(&text(behind), false))
        })
    }
}

/// How a word is cut into pieces.
enum Cuts {
    None,
    Signs,
    Spaces,
    /// It is made of pieces of other words.
    Torn,
}

fn is_gap(letters: &[Letter], at: usize) -> bool {
    letters.get(at).is_none_or(|letter| letter.gap != Gap::None) || at == 0
}

/// Whether no word goes on over this place: there is a gap, or another script.
fn is_edge(letters: &[Letter], at: usize) -> bool {
    if is_gap(letters, at) || letters.get(at).is_some_and(|letter| letter.within != Gap::None) {
        return true;
    }
    is_edge_of_script(letters, at)
}

/// The same for where a word ends.
fn is_end(letters: &[Letter], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|at| letters.get(at));
    is_gap(letters, at) || last.is_some_and(|letter| letter.within != Gap::None) || is_edge_of_script(letters, at)
}

fn is_edge_of_script(letters: &[Letter], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| letters.get(at)).map(|letter| letter.class);
    before != letters.get(at).map(|letter| letter.class)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[(&str, &str)], text: &str, language: &str) -> Vec<String> {
        let mut builder = LexiconBuilder::default();
        for (language, word) in words {
            assert!(builder.add(ListId(0), language, word), "{word}");
        }
        let is_latin = !matches!(language, "ar" | "ja" | "ko" | "hi" | "zh" | "ru" | "he" | "th");
        let hits = builder.build().find(text, language, is_latin);
        let mut words: Vec<_> = hits.into_iter().map(|hit| text[hit.span].to_owned()).collect();
        words.dedup();
        words
    }

    const WORDS: &[(&str, &str)] = &[
        ("en", "bikini"),
        ("en", "bra"),
        ("en", "beer"),
        ("en", "lingerie"),
        ("en", "underwear"),
        ("en", "swim suit"),
        ("en", "👙"),
        ("ar", "بيكيني"),
        ("ar", "ملابس سباحة"),
        ("ar", "ملابس داخلية"),
        ("ar", "خمر"),
        ("ar", "لانجري"),
        ("ar", "لا يحتوي على لحم خنزير"),
        ("ar", "حمالة صدر"),
        ("de", "Unterwäsche"),
        ("ru", "бикини"),
        ("ru", "купальник"),
        ("tr", "bikini"),
        ("tr", "şarap"),
        ("ja", "ビキニ"),
        ("ja", "ブラ"),
        ("ko", "속옷"),
        ("ko", "술"),
        ("zh", "比基尼"),
        ("zh", "啤酒"),
        ("hi", "बिकिनी"),
        ("he", "ביקיני"),
        ("fr", "alcool"),
        ("th", "บิกินี่"),
    ];

    #[test]
    fn words_are_found_however_they_are_spelt() {
        for (text, language, expect) in [
            ("a bikini, please", "en", "bikini"),
            ("BIKINIS!", "en", "BIKINI"),
            ("ＢＩＫＩＮＩ", "en", "ＢＩＫＩＮＩ"),
            ("b i k i n i", "en", "b i k i n i"),
            ("b.i.k.i.n.i", "en", "b.i.k.i.n.i"),
            ("bi-ki-ni", "en", "bi-ki-ni"),
            ("bi ki ni", "en", "bi ki ni"),
            ("under wear", "en", "under wear"),
            ("swimsuit", "en", "swimsuit"),
            ("swim suits", "en", "swim suit"),
            ("b1k1n1", "en", "b1k1n1"),
            ("1ingerie", "en", "1ingerie"),
            ("b*kini", "en", "b*kini"),
            ("b**ini", "en", "b**ini"),
            ("biiikiniii", "en", "biiikiniii"),
            ("bіkіnі", "en", "bіkіnі"),
            ("b e e r", "en", "b e e r"),
            ("be-er", "en", "be-er"),
            ("beer run", "en", "beer r"),
            ("web bra", "en", "b bra"),
            ("ملابس سباحة", "ar", "ملابس سباحة"),
            ("م ل ا ب س  س ب ا ح ة", "ar", "م ل ا ب س  س ب ا ح ة"),
            ("be*r", "en", "be*r"),
            ("はい、ぶら、です", "ja", "ぶら"),
            ("bik\u{200B}ini", "en", "bik\u{200B}ini"),
            ("nice 👙", "en", "👙"),
            ("Damenunterwäsche", "de", "unterwäsche"),
            ("البيكيني", "ar", "بيكيني"),
            ("وبالبيكيني؟", "ar", "بيكيني"),
            ("للبيكيني", "ar", "بيكيني"),
            ("بيـكـيـني", "ar", "بيـكـيـني"),
            ("ب.ي.ك.ي.ن.ي", "ar", "ب.ي.ك.ي.ن.ي"),
            ("ب ي ك ي ن ي", "ar", "ب ي ك ي ن ي"),
            ("پیکینی", "ar", "پیکینی"),
            ("بيكينيات", "ar", "بيكيني"),
            ("ملابس السباحة", "ar", "ملابس السباحة"),
            ("والملابس الداخلية", "ar", "ملابس الداخلية"),
            ("ملابس سباحه", "ar", "ملابس سباحه"),
            ("مقاسات اللانجري", "ar", "للانجري"),
            ("لا يحتوي على لحم خنزير.", "ar", "لا يحتوي على لحم خنزير"),
            ("ملابس للسباحة", "ar", "ملابس للسباحة"),
            ("حمالة صدرها", "ar", "حمالة صدر"),
            ("الخمر", "ar", "خمر"),
            ("купальники", "ru", "купальник"),
            ("в бикини", "ru", "бикини"),
            ("bikinilerimi", "tr", "bikini"),
            ("şarapları", "tr", "şarap"),
            ("sarap", "tr", "sarap"),
            ("ビキニを返品", "ja", "ビキニ"),
            ("びきに", "ja", "びきに"),
            ("ﾋﾞｷﾆ", "ja", "ﾋﾞｷﾆ"),
            ("ブラを", "ja", "ブラ"),
            ("여성속옷을", "ko", "속옷"),
            ("속 옷", "ko", "속 옷"),
            ("술을", "ko", "술"),
            ("买比基尼吗", "zh", "比基尼"),
            ("比 基 尼", "zh", "比 基 尼"),
            ("啤.酒", "zh", "啤.酒"),
            ("बिकिनियों", "hi", ""),
            ("बिकिनी", "hi", "बिकिनी"),
            ("הביקיני", "he", "ביקיני"),
            ("l'alcool", "fr", "alcool"),
            ("บิกินี่สวย", "th", "บิกินี่"),
            ("bikiniを", "ja", "bikini"),
        ] {
            assert_eq!(found(WORDS, text, language).first().map_or("", String::as_str), expect, "{text}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_left() {
        for (text, language) in [
            ("a library of brass", "en"),
            ("Bob ran, zebra", "en"),
            ("ber", "en"),
            ("a brass shop", "en"),
            ("ぶらぶら歩く", "ja"),
            ("a brra", "en"),
            ("bikinx and kini", "en"),
            ("das ist bra", "de"),
            ("تخمر العجين", "ar"),
            ("ملابس الأطفال", "ar"),
            ("سباحة", "ar"),
            ("ブラウスとブラシ", "ja"),
            ("기술과 예술", "ko"),
            ("b2b 34 and 5*4", "en"),
            ("snake_case and **bold**", "en"),
        ] {
            assert_eq!(found(WORDS, text, language), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn long_texts_take_time_in_proportion() {
        let text = "b i k i n i بيكيني b*k*n* ".repeat(2_000);
        let hits = found(WORDS, &text, "en");
        assert!(!hits.is_empty());
    }
}
