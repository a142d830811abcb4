//! Finds the facts that a text states: links, contacts, dates, times, prices, percentages, codes, numbers.
//!
//! Every kind takes what it recognises out of the text before the next looks at it, so that the parts of
//! a date are not numbers too.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Captures;

use super::calendar::{self, AFTERNOON, DAYPART_AHEAD, DAYPART_BEHIND, DAYPART_EAST, Date, FORENOON};
use super::fold::Folded;
use super::pattern::Pattern;
use super::{currency, duration, numeral};
use crate::core::domain::TOP_LEVEL;

/// One stated fact. Where it can be read in several ways it holds them all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Link(String),
    Mail(String),
    Phone(String),
    Date(Vec<Date>),
    /// Minutes of the day.
    Time(u32),
    /// (currency, value)
    Price(Vec<(&'static str, String)>),
    Percent(Vec<String>),
    /// Letters and digits, upper case.
    Code(String),
    Number(Vec<String>),
}

/// A fact and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) fact: Fact,
    /// Bytes of the text that was read.
    pub(super) span: Range<usize>,
    /// As written, folded.
    pub(super) raw: String,
}

impl Claim {
    pub(super) fn digits(&self) -> usize {
        self.raw.chars().filter(char::is_ascii_digit).count()
    }

    /// Whether it states anything: the number of a step does not.
    pub(super) fn says_something(&self) -> bool {
        !matches!(&self.fact, Fact::Number(values) if values.is_empty())
    }
}

/// The fewest digits of a phone number that begins like one.
const MIN_PHONE: usize = 7;

/// The fewest digits of one that does not.
const MIN_BARE_PHONE: usize = 9;

/// What a claim is replaced with once it was read; no pattern matches it.
const BLANK: u8 = 1;

/// Reads a text; `skip` are ranges that state nothing.
pub(super) fn read(text: &str, language: &str, skip: impl Fn(&Range<usize>) -> bool) -> Vec<Claim> {
    let folded = Folded::new(text);
    let mut rest = folded.text.clone();
    let mut claims = Vec::new();
    for stage in STAGES.iter() {
        if !rest.bytes().any(stage.needs) {
            continue;
        }
        let mut taken: Vec<Range<usize>> = Vec::new();
        for found in stage.pattern.captures_iter(&rest) {
            let Some(whole) = found.get(0) else { continue };
            let range = trimmed(&rest, whole.range());
            if stage.bounded && !is_bounded(&rest, &range) {
                continue;
            }
            let Some(fact) = (stage.read)(&found, language) else { continue };
            let span = folded.original(&range);
            if !skip(&span) {
                claims.push(Claim { fact, raw: rest.get(range.clone()).unwrap_or_default().to_owned(), span });
            }
            taken.push(range);
        }
        if !taken.is_empty() {
            rest = blanked(rest, &taken);
        }
    }
    claims.sort_by_key(|claim| claim.span.start);
    claims
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    start..range.start + part.trim_end().len()
}

/// Whether no digit or letter of the same token stands directly beside.
fn is_bounded(text: &str, range: &Range<usize>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !digit(before) && !digit(after)
}

fn blanked(text: String, ranges: &[Range<usize>]) -> String {
    let mut bytes = text.into_bytes();
    for range in ranges {
        if let Some(part) = bytes.get_mut(range.clone()) {
            part.fill(BLANK);
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// What a match says, in a language.
type Read = fn(&Captures<'_>, &str) -> Option<Fact>;

/// Whether a byte is one without which a pattern does not match.
type Sign = fn(u8) -> bool;

struct Stage {
    /// A sign that stands in all that matches.
    needs: Sign,
    pattern: Pattern,
    /// Whether no digit may stand directly beside.
    bounded: bool,
    read: Read,
}

/// A number with its separators.
const NUM: &str = r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*";

/// What may stand between a number and its unit.
const GAP: &str = r"(?:[\s-]| {2}| in )?";

/// A number and what multiplies it.
const SCALED: &str = r"(?P<n>NUM)(?:\s?(?P<m>万|萬|億|亿|千|만|억|Mio\.?|Millionen|Million|million|Mrd\.?|billion|lakhs?|crores?|مليون|ألف)(?P<r>\d,\d{3}|\d千|\d{1,4})?)?";

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let scaled = SCALED.replace("NUM", NUM);
    let top_level = TOP_LEVEL.join("|");
    let month = calendar::pattern();
    let digit: Sign = |sign| sign.is_ascii_digit();
    let (before, after) = (currency::pattern(true), currency::pattern(false));
    let patterns: Vec<(Sign, String, bool, Read)> = vec![
        (|sign| sign == b':', format!(r"(?i)(?-u:\b)[a-z][a-z0-9+.-]{{1,20}}://{URL}+"), false, link),
        (|sign| sign == b'@', r"(?i)(?:mailto:)?[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}".to_owned(), false, mail),
        (|sign| sign == b'.', format!(r"(?i)(?-u:\b)(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:[a-z]{{2,24}}/{URL}+|(?:{top_level})(?-u:\b)(?:/{URL}*)?)"), false, link),
        (digit, r"(?:Step|step|Schritt|Punkt|手順|ステップ|步骤|الخطوة)\s?\d{1,2}".to_owned(), true, nothing),
        (digit, r"1\s?(?:[つ件個回枚着名点]|[건개번장벌]|[个件次张笔])".to_owned(), true, nothing),
        (digit, r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})".to_owned(), true, date),
        (digit, r"(?:(?P<e>令和|平成|昭和)\s?)?(?:(?P<y>\d{1,4}|元)\s?[年년]\s?)?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日号일]".to_owned(), true, date),
        (digit, r"(?:(?P<e>令和|平成|昭和)\s?)?(?P<y>\d{1,4}|元)[年년]\s?(?P<m>\d{1,2})[月월]".to_owned(), true, date),
        (digit, r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})".to_owned(), true, date),
        (digit, r"(?P<d>\d{1,2})\.(?P<m>\d{2})\.".to_owned(), true, short_date),
        (digit, r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d{2})".to_owned(), true, date),
        (digit, format!(r"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s?(?:de |of )?(?P<name>{month})\b\.?(?:,?\s?(?:de )?(?P<y>\d{{4}}))?"), true, date),
        (digit, format!(r"\b(?P<name>{month})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s?(?P<y>\d{{4}}))?"), true, date),
        (digit, format!(r"\b(?P<name>{month})\b\.?\s(?P<y>\d{{4}})"), true, date),
        (digit, format!(r"(?P<h>\d{{1,2}})(?:[:.](?P<i>\d{{2}}))?\s?(?:Uhr\s)?(?P<w>{DAYPART_BEHIND})"), true, time),
        (digit, format!(r"\b(?P<w>{DAYPART_AHEAD})\s(?:saat\s)?(?P<h>\d{{1,2}})(?:[:.](?P<i>\d{{2}}))?(?:\s?बजे)?"), true, time),
        (digit, r"(?P<h>\d{1,2})[:.](?P<i>\d{2})\s?Uhr".to_owned(), true, time),
        (digit, r"(?P<h>\d{1,2}):(?P<i>\d{2})(?::\d{2})?".to_owned(), true, time),
        (digit, r"(?P<h>\d{1,2})\s?h\s?(?P<i>\d{2})\b".to_owned(), true, time),
        (digit, r"(?P<h>\d{1,2})\s?(?:Uhr|बजे)".to_owned(), true, time),
        (digit, format!(r"(?P<w>{DAYPART_EAST})?\s?(?P<h>\d{{1,2}})[時点點时시](?:(?P<i>\d{{1,2}})[分분]|(?P<half>半))?(?:(?P<span>間|间|간)(?P<over>半)?)?"), true, time),
        (digit, r"(?P<sign>%|[Yy]üzde\s|百分之)NUM_N".replace("NUM_N", &scaled), true, percent_ahead),
        (digit, format!(r"(?:(?P<c>{before})(?:\s| {{2}})?)?{scaled}(?P<flat>[.,]-{{1,2}})?(?:{GAP}(?P<after>{after})|\s?\(\s?(?P<within>{after})\s?\))?"), true, price),
        (digit, format!(r"{scaled}{GAP}(?:%|(?P<mille>‰)|Prozent|percent|per cent|por ciento|por cento|per cento|pour cent|パーセント|بالمئة|بالمائة|في المئة|في المائة|퍼센트|प्रतिशत|процент\w*)"), true, percent),
        (digit, r"(?:\+|\b00)\d[\d ()/.-]{5,24}\d".to_owned(), true, phone),
        (digit, r"\(?0\d[\d ()/-]{4,24}\d|\d{2,5}[-/][\d /-]{3,20}\d|\(\d{3}\)\s?\d{3}-\d{4}".to_owned(), true, phone),
        (digit, r"[A-Za-z]{1,12}[-_#]?\d[A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*|\d+[-_]?[A-Z]{1,4}\d[A-Za-z0-9_-]*|\d{2,}(?:[-_]\d+)+[-_]?[A-Z]\w*".to_owned(), true, code),
        (digit, r"(?P<prefix>\b[A-Z]{2,3}) (?P<n>\d{1,3})\b".to_owned(), true, model),
        (digit, format!(r"(?P<n>{NUM})[\s-]?{}", duration::pattern()), true, number),
        (digit, scaled.clone(), false, number),
        (|_| true, duration::worded(), false, worded),
        (|_| true, r"(?P<k>[〇一二三四五六七八九十百千万两]+)(?:点(?P<f>[〇一二三四五六七八九]+))?\s?(?P<u>円|元|欧元|割|%|パーセント|営業日|日|週間|週|か月|ヶ月|カ月|个月|個月|時間|小时|小時|年|名|個?工作日|个?工作日|个?星期|周|分钟|个小时|個|个|天)".to_owned(), false, han),
    ];
    let stage = |(needs, pattern, bounded, read): (_, String, _, _)| Some(Stage { needs, pattern: Pattern::new(&pattern)?, bounded, read });
    patterns.into_iter().filter_map(stage).collect()
});

/// A character of an address.
const URL: &str = r"[^\s<>\x22'()\[\]{}\x01、。「」،؛؟\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]";

fn link(found: &Captures<'_>, _: &str) -> Option<Fact> {
    Some(Fact::Link(link_key(found.get(0)?.as_str())))
}

/// A link without scheme, `www.` and what punctuation adds; the host in lower case.
fn link_key(link: &str) -> String {
    let link = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    let (scheme, rest) = link.split_once("://").unwrap_or(("https", link));
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let scheme = scheme.to_ascii_lowercase();
    let scheme = if matches!(scheme.as_str(), "http" | "https") { String::new() } else { format!("{scheme}:") };
    format!("{scheme}{host}{}", path.trim_end_matches('/'))
}

fn mail(found: &Captures<'_>, _: &str) -> Option<Fact> {
    let address = found.get(0)?.as_str().to_lowercase();
    Some(Fact::Mail(address.strip_prefix("mailto:").unwrap_or(&address).to_owned()))
}

/// The number of a step is none, and neither is "one" of things that are counted.
fn nothing(_: &Captures<'_>, _: &str) -> Option<Fact> {
    Some(Fact::Number(Vec::new()))
}

fn part(found: &Captures<'_>, name: &str) -> Option<u32> {
    found.name(name)?.as_str().parse().ok()
}

fn date(found: &Captures<'_>, _: &str) -> Option<Fact> {
    let month = found.name("name").map_or_else(|| part(found, "m"), |name| calendar::month(name.as_str()))?;
    let era = found.name("e").and_then(|era| calendar::era(era.as_str()));
    let year = match found.name("y").map(|year| year.as_str()) {
        Some("元") => Some(1),
        Some(year) => Some(year.parse::<u32>().ok()?),
        None => None,
    };
    let year = year.map(|year| era.map_or(year, |era| era + year));
    let day = part(found, "d");
    let mut readings: Vec<Date> = Date::new(year, month, day).into_iter().collect();
    // 03/04/2027 is a day in March or in April.
    if found.get(0)?.as_str().matches('/').count() == 2 && day.is_some() {
        readings.extend(day.and_then(|day| Date::new(year, day, Some(month))));
    }
    (!readings.is_empty()).then_some(Fact::Date(readings))
}

/// `31.12.`, where dates are written so.
fn short_date(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let written = matches!(language, "de" | "da" | "nb" | "no" | "fi" | "pl" | "cs" | "sk" | "ru" | "uk" | "tr" | "hu" | "hr" | "sl");
    if written { date(found, language) } else { None }
}

fn time(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let hour = part(found, "h")?;
    if language == "de" && found.name("w").is_some_and(|word| word.as_str() == "am") {
        return None; // "die 3 am häufigsten"
    }
    if found.name("over").is_some() {
        return Some(Fact::Number(duration::canonical(&(hour * 60 + 30).to_string(), "分間").into_iter().collect()));
    }
    if found.name("span").is_some() {
        return Some(Fact::Number(with_length(vec![hour.to_string()], "時間")));
    }
    let minute = if found.name("half").is_some() { 30 } else { part(found, "i").unwrap_or(0) };
    let word = found.name("w").map_or("", |word| word.as_str());
    let (morning, afternoon) =
        (FORENOON.contains(&word) || word.starts_with(['a', 'A']), AFTERNOON.contains(&word) || word.starts_with(['p', 'P']));
    let hour = match hour {
        12 if morning => 0,
        hour if afternoon && hour < 12 => hour + 12,
        hour => hour,
    };
    (hour <= 24 && minute < 60).then_some(Fact::Time(hour * 60 + minute))
}

/// The values of a number with what multiplies it.
fn scaled(found: &Captures<'_>, language: &str) -> Vec<String> {
    let Some(numeral) = found.name("n") else { return Vec::new() };
    let values = numeral::values(numeral.as_str(), language);
    let Some(multiplier) = found.name("m") else { return values };
    let shift = match multiplier.as_str() {
        "千" | "ألف" => 3,
        "万" | "萬" | "만" => 4,
        "億" | "亿" | "억" => 8,
        "lakh" | "lakhs" => 5,
        "crore" | "crores" => 7,
        "Mrd" | "Mrd." | "billion" => 9,
        _ => 6,
    };
    let rest = found.name("r").map(|rest| rest.as_str().replace(',', "").replace('千', "000"));
    let scale = |value: String| {
        let value = numeral::shifted(&value, shift);
        rest.as_ref().and_then(|rest| numeral::sum(&value, rest)).unwrap_or(value)
    };
    values.into_iter().map(scale).collect()
}

fn price(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let name = found.name("c").or(found.name("after")).or(found.name("within"));
    let codes = name.map(|name| currency::codes(name.as_str())).or_else(|| found.name("flat").map(|_| currency::every()))?;
    let values = scaled(found, language);
    Some(Fact::Price(codes.iter().flat_map(|code| values.iter().map(|value| (*code, value.clone()))).collect()))
}

fn percent(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let per_mille = if found.name("mille").is_some() { "‰" } else { "" };
    Some(Fact::Percent(scaled(found, language).into_iter().map(|value| value + per_mille).collect()))
}

fn phone(found: &Captures<'_>, _: &str) -> Option<Fact> {
    let digits: String = found.get(0)?.as_str().chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0').to_owned();
    let marked = found.get(0)?.as_str().starts_with(['+', '0', '(']);
    (digits.len() >= if marked { MIN_PHONE } else { MIN_BARE_PHONE }).then_some(Fact::Phone(digits))
}

fn code(found: &Captures<'_>, _: &str) -> Option<Fact> {
    Some(Fact::Code(found.get(0)?.as_str().to_uppercase()))
}

/// A sign ahead of the number is one of percent where the language writes so.
fn percent_ahead(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let written = found.name("sign")?.as_str() != "%" || matches!(language, "tr" | "eu");
    written.then(|| Fact::Percent(scaled(found, language)))
}

/// `IP 44`, which may be written `IP44`.
fn model(found: &Captures<'_>, _: &str) -> Option<Fact> {
    let number = found.name("n")?.as_str();
    Some(Fact::Number(vec![number.to_owned(), format!("{}{number}", found.name("prefix")?.as_str())]))
}

fn number(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let values = scaled(found, language);
    let unit = found.name("unit").filter(|_| found.name("working").is_none());
    Some(Fact::Number(unit.map_or_else(|| values.clone(), |unit| with_length(values.clone(), unit.as_str()))))
}

/// The values of a number and the length of time that they are in a unit.
fn with_length(mut values: Vec<String>, unit: &str) -> Vec<String> {
    let lengths: Vec<String> = values.iter().filter_map(|value| duration::canonical(value, unit)).collect();
    values.extend(lengths);
    values
}

/// A length of time in words: thirty days.
fn worded(found: &Captures<'_>, language: &str) -> Option<Fact> {
    let mut value = duration::value(found.name("word")?.as_str(), language)?;
    if let Some(tens) = found.name("tens") {
        value += duration::value(tens.as_str(), language).filter(|tens| *tens >= 10 && value < 20)?;
    }
    let values = vec![value.to_string()];
    let working = found.name("between").is_some() || found.name("working").is_some();
    let unit = found.name("unit").filter(|_| !working);
    Some(Fact::Number(unit.map_or_else(|| values.clone(), |unit| with_length(values.clone(), unit.as_str()))))
}

fn han(found: &Captures<'_>, _: &str) -> Option<Fact> {
    let whole = numeral::han(found.name("k")?.as_str())?;
    let value = match found.name("f") {
        Some(fraction) => format!("{whole}.{}", numeral::han(fraction.as_str())?),
        None => whole.to_string(),
    };
    match found.name("u")?.as_str() {
        "円" => Some(Fact::Price(vec![("JPY", value)])),
        "元" => Some(Fact::Price(vec![("CNY", value)])),
        "欧元" => Some(Fact::Price(vec![("EUR", value)])),
        "割" => Some(Fact::Percent(vec![(whole * 10).to_string()])),
        "%" | "パーセント" => Some(Fact::Percent(vec![value])),
        // Small ones are words: 一日, 一名.
        _ if whole < 2 => None,
        unit => Some(Fact::Number(with_length(vec![value], unit))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(STAGES.len(), 32);
    }
}
