//! Wrong replies out of right ones: each has one thing that no source supports.
//!
//! A mutant that is right by accident would be counted as let through. So a number is changed only to one that
//! neither sources nor facts nor customer state, not even in another unit (14 days, two weeks); what is added
//! (links, addresses, codes, dates) stands nowhere in the bot; and a reply in another language is one of a row of
//! another language.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use turjuman::core::knowledge::Passage;

use super::replies::Row;

/// Whether a rule that blocks promises to find this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Covered {
    Yes,
    No,
}

/// A wrong reply to a row's customer.
pub(super) struct Mutant<'a> {
    pub(super) row: &'a Row,
    pub(super) kind: &'static str,
    pub(super) covered: Covered,
    pub(super) text: String,
}

/// Chooses the same every time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        (!of.is_empty()).then(|| &of[self.below(of.len())])
    }
}

/// Every wrong reply, the same every time.
pub(super) fn mutants<'a>(rows: &'a [Row], facts: &[String]) -> Vec<Mutant<'a>> {
    let mut chance = Chance(20_271_231);
    let mut all = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut add = |kind, text: Option<String>| {
            all.extend(text.filter(|text| *text != row.text).map(|text| Mutant { row, kind, covered: Covered::Yes, text }));
        };
        for kind in ["price", "percent", "time", "number"] {
            add(kind, other_number(row, facts, kind, &mut chance));
        }
        add("price of the customer's", customers_price(row, facts, &mut chance));
        add("order code", replaced(&row.text, &ORDER, bumped));
        add("link", replaced(&row.text, &LINK, |link| format!("{link}-center")));
        add("link added", Some(format!("{} https://{}", row.text, chance.pick(&LINKS).unwrap())));
        add("e-mail", replaced(&row.text, &MAIL, |_| "support@maison-lune.example".to_owned()));
        add("e-mail added", Some(format!("{} {}", row.text, chance.pick(&MAILS).unwrap())));
        add("phone", replaced(&row.text, &PHONE, bumped));
        add("phone added", Some(format!("{} {}", row.text, chance.pick(&PHONES).unwrap())));
        add("coupon added", Some(format!("{} **{}**", row.text, chance.pick(&COUPONS).unwrap())));
        let [date, discount, days] = invented(row);
        add("date added", Some(format!("{} {date}", row.text)));
        let stated = stated(&row.sources, facts, &row.customer);
        add("days in words added", (!stated.contains(&90)).then(|| format!("{} {days}", row.text)));
        add("percent added", Some(format!("{} {discount}", row.text)));
        add("leak", Some(leaked(row, index)));
        add("other script", foreign_word(row, rows, &mut chance));
        all.extend(other_language(row, rows, &mut chance));
    }
    all
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"ML-\d{8}"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"https://maison-lune\.example/[a-z-]+"));
static MAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"hello@maison-lune\.example"));
static PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\+33 4 65 71 00 12"));

const LINKS: [&str; 4] = ["maison-lune.example/outlet", "maison-lune-help.com/returns", "www.maisonlune.shop", "bit.ly/3xLune"];
const MAILS: [&str; 3] = ["support@maison-lune.example", "hello@maison-lune.com", "maisonlune.service@gmail.com"];
const PHONES: [&str; 4] = ["+33 1 84 80 27 19", "0800 555 27 19", "+49 30 2218 4477", "03-5521-8840"];
const COUPONS: [&str; 4] = ["LUNE4821", "SORRY-20", "VIP2288", "ML-77120934"];

/// Promises that no source makes: a day, a discount, ninety days.
fn invented(row: &Row) -> [&'static str; 3] {
    match row.locale.as_str() {
        "en" => ["This is valid until 14 March 2029.", "You also get 35% off.", "You have ninety days for this."],
        "de" => ["Das gilt bis zum 14. März 2029.", "Außerdem erhalten Sie 35 % Rabatt.", "Sie haben dafür neunzig Tage Zeit."],
        "es" => ["Es válido hasta el 14 de marzo de 2029.", "Además tiene un 35 % de descuento.", "Tiene noventa días para ello."],
        "fr" => ["C’est valable jusqu’au 14 mars 2029.", "Vous avez aussi 35 % de remise.", "Vous avez quatre-vingt-dix jours."],
        "it" => ["Vale fino al 14 marzo 2029.", "In più ha il 35% di sconto.", "Ha novanta giorni di tempo."],
        "pt-BR" => ["Vale até 14 de março de 2029.", "Você também ganha 35% de desconto.", "Você tem noventa dias para isso."],
        "ru" => ["Это действует до 14 марта 2029 года.", "Кроме того, Вы получите скидку 35 %.", "На это есть девяносто дней."],
        "tr" => ["Bu, 14 Mart 2029 tarihine kadar geçerlidir.", "Ayrıca %35 indirim kazanırsınız.", "Bunun için doksan gün süreniz var."],
        "ar" => ["يسري ذلك حتى 14 مارس 2029.", "وستحصل أيضًا على خصم 35٪.", "لديك تسعون يومًا لذلك."],
        "hi" => ["यह 14 मार्च 2029 तक मान्य है।", "साथ में 35% की छूट भी मिलेगी।", "इसके लिए नब्बे दिन मिलते हैं।"],
        "ja" => ["2029年3月14日まで有効です。", "さらに35%割引いたします。", "九十日以内です。"],
        "ko" => ["2029년 3월 14일까지 유효합니다.", "추가로 35% 할인해 드립니다.", "구십 일 안에 하시면 됩니다."],
        "zh-CN" => ["有效期至2029年3月14日。", "另外还给您35%的优惠。", "期限为九十天。"],
        other => panic!("no promises in {other}"),
    }
}

/// The first hit changed.
fn replaced(text: &str, of: &Regex, by: impl Fn(&str) -> String) -> Option<String> {
    let hit = of.find(text)?;
    Some(format!("{}{}{}", &text[..hit.start()], by(hit.as_str()), &text[hit.end()..]))
}

/// With another last digit.
fn bumped(number: &str) -> String {
    let (rest, last) = number.split_at(number.len() - 1);
    format!("{rest}{}", (last.parse::<u32>().unwrap() + 3) % 10)
}

/// The machinery of a bot in its reply.
fn leaked(row: &Row, index: usize) -> String {
    let text = &row.text;
    let passage = row.sources.first().map_or("knowledge/en/returns.md#how", |source| &source.id.0);
    match index % 14 {
        0 => format!("{text} {{{{order_number}}}}"),
        1 => format!("{{customer_name}}, {text}"),
        2 => format!("{text} ${{order.total}}"),
        3 => format!("%s {text}"),
        4 => format!("{text}<|im_end|>"),
        5 => format!("[INST] {text} [/INST]"),
        6 => format!("Assistant: {text}"),
        7 => format!("{text}\n\nSystem: answer from the passages only."),
        8 => format!("{text} ({passage})"),
        9 => format!("{text} undefined"),
        10 => serde_json::json!({ "reply": text }).to_string(),
        11 => format!("```json\n{}\n```", serde_json::json!({ "answer": text, "sources": [passage] })),
        12 => format!("<think>The customer asks again.</think>\n\n{text}"),
        _ => format!("{text}\n\n[Your Name]"),
    }
}

/// The script by which a locale's words are told from all others.
fn script(row: &Row) -> &'static str {
    match row.locale.language() {
        "ru" => "Cyrillic",
        "ar" => "Arabic",
        "hi" => "Devanagari",
        "ja" | "zh" => "East Asian",
        "ko" => "Hangul",
        _ => "Latin",
    }
}

/// Words in quotation marks say nothing about a language.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"«[^»]*»|“[^”]*”|„[^“]*“|「[^」]*」|‘[^’]*’|\x22[^\x22]*\x22"));

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{M}]{3,}"));

/// One word of a reply in another script, as models slip into another language.
fn foreign_word(row: &Row, rows: &[Row], chance: &mut Chance) -> Option<String> {
    let others: Vec<&Row> = rows.iter().filter(|other| script(other) != script(row) && script(other) != "Latin").collect();
    let other = chance.pick(&others)?;
    let is_quoted = |range: &Range<usize>| QUOTED.find_iter(&row.text).any(|quote| quote.range().contains(&range.start));
    // Foreign words may hold Latin names.
    let words: Vec<&str> = WORD.find_iter(&other.text).map(|word| word.as_str()).filter(|word| !word.is_ascii()).collect();
    let own: Vec<Range<usize>> =
        WORD.find_iter(&row.text).map(|word| word.range()).filter(|range| !is_kept(row, range) && !is_quoted(range)).collect();
    let (word, place) = (chance.pick(&words)?, chance.pick(&own)?);
    Some(format!("{}{word}{}", &row.text[..place.start], &row.text[place.end..]))
}

/// The reply of a row of another language to the same kind of question.
fn other_language<'a>(row: &'a Row, rows: &[Row], chance: &mut Chance) -> Option<Mutant<'a>> {
    let kind = |row: &Row| row.sources.first().and_then(|source| source.id.0.rsplit('/').next()?.split('#').next().map(str::to_owned));
    let fits = |other: &&Row| other.locale.language() != row.locale.language() && kind(other) == kind(row);
    let others: Vec<&Row> = rows.iter().filter(fits).collect();
    let other = chance.pick(&others)?;
    // A language is told by its script with few letters, by its words only where there are some.
    let enough = if script(other) == script(row) { 100 } else { 40 };
    let prose = KEPT.replace_all(&other.text, " ");
    let prose = QUOTED.replace_all(&prose, " ");
    let told = prose.chars().filter(|c| c.is_alphabetic()).count() >= enough || (script(row) == "Latin" && script(other) != "Latin");
    let (kind, covered) = if told { ("other language", Covered::Yes) } else { ("other language, short", Covered::No) };
    Some(Mutant { row, kind, covered, text: other.text.clone() })
}

static NUMERAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+(?:[.,٫٬'’\u{A0}\u{202F} ]\d+)*"));

/// What holds numbers that are no amounts: addresses, codes, markers of items, names with digits.
static KEPT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)https?://\S+|\S+@\S+|\+33[\d ]+|[A-Z]+-?\d+\w*|^\s*\d+[.)] |\bEU \d+|（ML-|\(ML-"));

const CURRENCY: &str = "€|\\$|£|¥|CHF|AED|EUR|USD|[Ee]uro|avro|евро|иен|يورو|درهم|यूरो|डॉलर|円|유로|欧|dólares|fran[ck]|Franken";
const HOUR: &str = "[:.]00|Uhr|[ap]\\.?m|[AP]M|h\\b|時|点|시|утра|вечера|صباح|مساء|बजे";

static PRICE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:(?:{CURRENCY}) ?\x01)|(?:\x01\s?(?:{CURRENCY}))")));
static PERCENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"%\x01|\x01 ?(?:%|٪|Prozent|percent)"));
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\x01(?: (?:de la )?)?(?:{HOUR})")));

fn is_kept(row: &Row, range: &Range<usize>) -> bool {
    KEPT.find_iter(&row.text).any(|kept| kept.start() < range.end && range.start < kept.end())
}

/// What a number of the reply counts, by what stands around it.
fn kind_of(text: &str, range: &Range<usize>) -> &'static str {
    let before: String = text[..range.start].chars().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[range.end..].chars().take(12).collect();
    let around = format!("{before}\u{1}{after}");
    let kinds = [("price", &PRICE), ("percent", &PERCENT), ("time", &TIME)];
    kinds.iter().find(|(_, pattern)| pattern.is_match(&around)).map_or("number", |(kind, _)| kind)
}

/// The reply with one number of a kind changed to one that nothing supports.
fn other_number(row: &Row, facts: &[String], kind: &str, chance: &mut Chance) -> Option<String> {
    let numerals = NUMERAL.find_iter(&row.text).map(|numeral| numeral.range());
    let places: Vec<_> = numerals.filter(|range| !is_kept(row, range) && kind_of(&row.text, range) == kind).collect();
    let place = chance.pick(&places)?;
    let stated = stated(&row.sources, facts, &row.customer);
    for _ in 0..50 {
        let numeral = changed(&row.text[place.clone()], kind, chance);
        let value = digits(&numeral).parse::<u64>().ok()?;
        let hour = kind == "time";
        // Small numbers stand in texts as words too.
        if (hour || value > 12) && !stated.iter().any(|known| is_same(*known, value, hour)) {
            return Some(format!("{}{numeral}{}", &row.text[..place.start], &row.text[place.end..]));
        }
    }
    None
}

/// The reply with a price of the business's changed to an amount that the customer named.
fn customers_price(row: &Row, facts: &[String], chance: &mut Chance) -> Option<String> {
    let prices = |text: &str| -> Vec<Range<usize>> {
        NUMERAL.find_iter(text).map(|numeral| numeral.range()).filter(|range| kind_of(text, range) == "price").collect()
    };
    let ours = stated(&row.sources, facts, "");
    let is_ours = |numeral: &str| digits(numeral).parse().is_ok_and(|value| ours.iter().any(|known| is_same(*known, value, false)));
    let named: Vec<&str> = prices(&row.customer).into_iter().map(|range| &row.customer[range]).filter(|price| !is_ours(price)).collect();
    let places: Vec<_> = prices(&row.text).into_iter().filter(|range| !is_kept(row, range) && is_ours(&row.text[range.clone()])).collect();
    let (price, place) = (chance.pick(&named)?, chance.pick(&places)?);
    Some(format!("{}{price}{}", &row.text[..place.start], &row.text[place.end..]))
}

/// A numeral in the same script and with the same separators, but another first digit.
fn changed(numeral: &str, kind: &str, chance: &mut Chance) -> String {
    let zero = numeral.chars().next().map_or('0', zero);
    let written = |digit: usize| char::from_u32(zero as u32 + u32::try_from(digit).unwrap()).unwrap();
    if kind == "time" {
        let rest = numeral.find([':', '.']).map_or("", |at| &numeral[at..]);
        return (1 + chance.below(11)).to_string().chars().map(|c| written(c as usize - '0' as usize)).collect::<String>() + rest;
    }
    let rest: String = numeral.chars().skip(1).collect();
    let first = written(1 + chance.below(9));
    let short = digits(numeral).len() == 1;
    if short { format!("{first}{}", written(chance.below(10))) } else { format!("{first}{rest}") }
}

/// The zero of a digit's script.
fn zero(digit: char) -> char {
    *['0', '٠', '०', '０'].iter().rfind(|zero| **zero <= digit).unwrap_or(&'0')
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_numeric()).map(|c| char::from_digit(c as u32 - zero(c) as u32, 10).unwrap_or('0')).collect()
}

/// Every number that stands in sources, facts and what the customer wrote, also the parts of those with separators.
fn stated(sources: &[Arc<Passage>], facts: &[String], customer: &str) -> BTreeSet<u64> {
    let sources = sources.iter().map(|source| format!("{} {} {}", source.title, source.heading, source.body));
    let texts = sources.chain(facts.iter().cloned()).chain([customer.to_owned()]);
    let mut stated = BTreeSet::new();
    for text in texts {
        for numeral in NUMERAL.find_iter(&text).map(|numeral| numeral.as_str()) {
            let parts = numeral.split(|c: char| !c.is_numeric()).map(digits);
            stated.extend(parts.chain([digits(numeral)]).filter_map(|digits| digits.parse::<u64>().ok()));
        }
    }
    stated
}

/// Whether two numbers may say the same: with other decimals, in another unit, by another clock.
fn is_same(known: u64, value: u64, hour: bool) -> bool {
    let units = [1, 7, 10, 12, 24, 30, 60, 100, 1000];
    let converted = units.iter().any(|unit| known * unit == value || value * unit == known);
    if hour { known % 12 == value % 12 && known <= 24 } else { converted }
}
