//! The ways in which people spell a word so that it is read and not found.

use std::collections::BTreeMap;

use super::{locale, maison, wilson, within};

/// One way; a word that it does not change is left out.
type Way = (&'static str, fn(&str) -> String);

fn letters(word: &str) -> Vec<char> {
    word.chars().collect()
}

fn joined(word: &str, between: &str) -> String {
    word.split(' ').map(|word| clusters(word).join(between)).collect::<Vec<_>>().join(if between == " " { "  " } else { " " })
}

/// Letters with the marks that hang on them.
fn clusters(word: &str) -> Vec<String> {
    use unicode_segmentation::UnicodeSegmentation as _;
    word.graphemes(true).map(str::to_owned).collect()
}

fn mapped(word: &str, map: &[(char, &str)]) -> String {
    word.chars().map(|c| map.iter().find(|(from, _)| *from == c).map_or_else(|| c.to_string(), |(_, to)| (*to).to_owned())).collect()
}

fn is_arabic(c: char) -> bool {
    ('\u{621}'..='\u{64A}').contains(&c)
}

fn is_latin(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ' || c == '-')
}

fn middle(word: &str, sign: &str) -> String {
    let parts = clusters(word);
    if parts.len() < 4 || word.contains(' ') {
        return word.to_owned();
    }
    let (before, behind) = parts.split_at(parts.len() / 2);
    format!("{}{sign}{}", before.concat(), behind.concat())
}

pub(super) const WAYS: &[Way] = &[
    ("plain", |word| format!("{word} ")),
    ("capitals", |word| word.to_uppercase()),
    ("full width", |word| {
        word.chars().map(|c| if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c }).collect()
    }),
    ("bold letters", |word| {
        word.chars().map(|c| if c.is_ascii_lowercase() { char::from_u32(0x1D41A + (c as u32 - 'a' as u32)).unwrap() } else { c }).collect()
    }),
    ("zero width", |word| joined(word, "\u{200B}")),
    ("soft hyphens", |word| joined(word, "\u{AD}")),
    ("marks of direction", |word| format!("\u{202E}{}\u{202C}", joined(word, "\u{2060}"))),
    ("spaced", |word| if clusters(word).len() < 3 { word.to_owned() } else { joined(word, " ") }),
    ("dotted", |word| if clusters(word).len() < 3 { word.to_owned() } else { joined(word, ".") }),
    ("dashed", |word| if clusters(word).len() < 3 { word.to_owned() } else { joined(word, "-") }),
    ("cut by a dash", |word| middle(word, "-")),
    ("cut by a dot", |word| middle(word, ".")),
    ("said long", |word| {
        let Some(at) = letters(word).iter().rposition(|c| c.is_ascii_alphabetic() || is_arabic(*c)) else { return word.to_owned() };
        let mut long = letters(word);
        let c = long[at];
        long.splice(at..at, [c, c, c]);
        long.into_iter().collect()
    }),
    (
        "digits",
        |word| {
            if is_latin(word) { mapped(word, &[('i', "1"), ('e', "3"), ('o', "0"), ('a', "4"), ('s', "5")]) } else { word.to_owned() }
        },
    ),
    ("look-alikes", |word| {
        if is_latin(word) {
            mapped(word, &[('a', "а"), ('e', "е"), ('o', "о"), ('i', "і"), ('c', "с"), ('p', "р"), ('k', "κ")])
        } else {
            word.to_owned()
        }
    }),
    ("starred", |word| {
        let mut starred = letters(word);
        if word.contains([' ', '-']) || starred.len() < 5 || !starred.iter().all(|c| c.is_ascii_alphabetic() || is_arabic(*c)) {
            return word.to_owned();
        }
        let at = starred.len() / 2;
        starred[at] = '*';
        starred.into_iter().collect()
    }),
    ("accents", |word| {
        if is_latin(word) { mapped(word, &[('i', "í"), ('a', "â"), ('e', "ê"), ('o', "ò"), ('u', "ü")]) } else { word.to_owned() }
    }),
    ("tatweel", |word| if word.chars().any(is_arabic) { joined(word, "ـ") } else { word.to_owned() }),
    ("vowels", |word| if word.chars().any(is_arabic) { joined(word, "\u{64E}") } else { word.to_owned() }),
    ("Persian letters", |word| mapped(word, &[('ي', "ی"), ('ك', "ک"), ('ب', "پ"), ('ة', "ه")])),
    ("the article", |word| if word.chars().all(|c| is_arabic(c) || c == ' ') { format!("وبال{word}") } else { word.to_owned() }),
    ("half width", |word| {
        mapped(word, &[('ビ', "ﾋﾞ"), ('キ', "ｷ"), ('ニ', "ﾆ"), ('ブ', "ﾌﾞ"), ('ラ', "ﾗ"), ('ワ', "ﾜ"), ('イ', "ｲ"), ('ン', "ﾝ")])
    }),
    ("hiragana", |word| {
        word.chars().map(|c| if ('\u{30A1}'..='\u{30F6}').contains(&c) { char::from_u32(c as u32 - 0x60).unwrap() } else { c }).collect()
    }),
];

/// Sentences around a word, by language.
pub(super) fn around(language: &str, word: &str) -> String {
    match language {
        "ar" => format!("نعم، {word} متوفر"),
        "ja" => format!("はい、{word}、あります"),
        "zh" => format!("有的，{word}，有货"),
        "ko" => format!("네, {word}, 있습니다"),
        "th" => format!("มี {word} ครับ"),
        "hi" => format!("हाँ, {word} उपलब्ध है"),
        "ru" => format!("Да, {word} есть"),
        _ => format!("{word}."),
    }
}

#[test]
fn spellings_are_caught() {
    let loaded = maison();
    let book = &loaded.bot.taboos;
    let (mut caught, mut n) = (0, 0);
    let mut by_way: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for rule in book.rules() {
        let setting = within(rule);
        for (language, word) in book.words(rule) {
            let locale = locale(rule, language);
            for (way, spell) in WAYS {
                let spelt = spell(word);
                if spelt == word {
                    continue;
                }
                let text = around(language, spelt.trim());
                let found = book.said(&text, &locale, &setting, None).iter().any(|fired| fired.rule.id == rule.id);
                let of_way = by_way.entry(way).or_default();
                *of_way = (of_way.0 + usize::from(found), of_way.1 + 1);
                (caught, n) = (caught + usize::from(found), n + 1);
                if !found {
                    missed.push(format!("{} {way}: {text}", rule.id));
                }
            }
        }
    }
    let (low, high) = wilson(caught, n);
    eprintln!(
        "{caught} of {n} spellings of {} rules are caught: {:.2} % ({:.2} to {:.2})",
        book.rules().count(),
        100.0 * caught as f64 / n as f64,
        100.0 * low,
        100.0 * high
    );
    for (way, (caught, n)) in &by_way {
        eprintln!("  {way:<20}{caught:>6} of {n:<6}{:.1} %", 100.0 * *caught as f64 / *n as f64);
    }
    missed.iter().step_by(missed.len() / 60 + 1).for_each(|text| eprintln!("  missed {text}"));
    assert!(book.rules().count() >= 40 && n > 10_000);
    assert!(low >= 0.95, "{low}");
    assert_eq!(by_way["plain"].0, by_way["plain"].1, "{missed:?}");
}
