//! Lengths of time: units that say the same (14 days, two weeks) and small numbers that are written as words.

use std::sync::LazyLock;

use regex::Regex;

use super::numeral;

/// A unit: minutes or months, how many of them, and how it is written. What begins a longer word (business days that
/// are one word, as in German) is no unit here.
const UNITS: &[(&str, u32, &str)] = &[
    ("min", 1, r"minutes?\b|Minuten?\b|minutos?\b|minut[oi]\b|минут[аы]?\b|dakika\w*|دقيقة|دقائق|मिनट|分間|分钟|分鐘|분"),
    ("min", 60, r"hours?\b|hrs?\b|Stunden?\b|horas?\b|heures?\b|or[ae]\b|час(?:а|ов)?\b|saat\w*|ساعات|ساعة|घंट[ेाों]+|時間|小时|小時|시간"),
    ("min", 1440, r"days?\b|Tage?n?\b|días?\b|jours?\b|giorn[oi]\b|dias?\b|д(?:ень|ня|ней)\b|gün\w*|أيام|يوم\w*|दिनों|दिन|日間?|天|일"),
    (
        "min",
        10_080,
        r"weeks?\b|Wochen?\b|semanas?\b|semaines?\b|settiman[ae]\b|недел[яиюь]\b|hafta\w*|أسابيع|أسبوع\w*|हफ़्त[ेाों]+|सप्ताह|週間?|周|个?星期|주",
    ),
    (
        "mo",
        1,
        r"months?\b|Monate?n?\b|mes(?:es)?\b|mois\b|mes[ei]\b|mês\b|месяц\w*|ay(?:dır|lık|da|ın)?\b|أشهر|شهر\w*|महीन[ेाों]+|[かヶカ]月|个月|個月|개월|달",
    ),
    ("mo", 12, r"years?\b|Jahre?n?\b|años?\b|ans?\b|années?\b|ann[oi]\b|anos?\b|год\w*|лет\b|yıl\w*|سنوات|سنة|سنتان|साल|वर्ष|年間?|년"),
];

/// Of days that are working days: the word stands behind in some languages.
const WORKING: &str = r"laborables|hábiles|ouvrés|ouvré|ouvrables|lavorativ[io]|feriali|úteis|útil|عمل";

/// A pattern of all units; the group `unit` is the unit, `working` what makes a day a working day.
pub(super) fn pattern() -> String {
    let units = UNITS.iter().map(|(_, _, names)| *names).collect::<Vec<_>>().join("|");
    format!(r"(?P<unit>{units})(?:\s(?P<working>{WORKING}))?")
}

/// The value in the unit's base, by which equal lengths are told: `20160min` for 14 days.
pub(super) fn canonical(value: &str, unit: &str) -> Option<String> {
    static NAMES: LazyLock<Vec<(&str, u32, Option<Regex>)>> =
        LazyLock::new(|| UNITS.iter().map(|(base, times, names)| (*base, *times, Regex::new(&format!("^(?:{names})$")).ok())).collect());
    let (base, times, _) = NAMES.iter().find(|(_, _, names)| names.as_ref().is_some_and(|names| names.is_match(unit)))?;
    Some(format!("{}{base}", value.parse::<u32>().ok()?.checked_mul(*times)?))
}

/// The numbers that [`WORDS`] name, in this order. One is left out: its words are articles.
const VALUES: [u32; 16] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 30, 60, 90];

/// Words for [`VALUES`] by language; `-` where a number is put together from others.
const WORDS: &[(&str, &str)] = &[
    ("en", "two|twice three four five six seven eight nine ten twelve fourteen fifteen twenty thirty sixty ninety"),
    ("de", "zwei|zweimal drei vier fünf sechs sieben acht neun zehn zwölf vierzehn fünfzehn zwanzig dreißig sechzig neunzig"),
    ("es", "dos tres cuatro cinco seis siete ocho nueve diez doce catorce quince veinte treinta sesenta noventa"),
    ("fr", "deux trois quatre cinq six sept huit neuf dix douze quatorze quinze vingt trente soixante quatre-vingt-dix"),
    ("it", "due tre quattro cinque sei sette otto nove dieci dodici quattordici quindici venti trenta sessanta novanta"),
    ("pt", "dois|duas três quatro cinco seis sete oito nove dez doze quatorze|catorze quinze vinte trinta sessenta noventa"),
    (
        "ru",
        "два|две|двух три|трёх|трех четыре|четырёх|четырех пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти двенадцать|двенадцати четырнадцать|четырнадцати пятнадцать|пятнадцати двадцать|двадцати тридцать|тридцати шестьдесят|шестидесяти девяносто",
    ),
    ("tr", "iki üç dört beş altı yedi sekiz dokuz on - - - yirmi otuz altmış doksan"),
    (
        "ar",
        "يومان|يومين|يومي|ساعتان|ساعتين|سنتان|سنتين|أسبوعان|أسبوعين|شهران|شهرين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر - - - عشرون|عشرين ثلاثون|ثلاثين ستون|ستين تسعون|تسعين",
    ),
    ("hi", "दो तीन चार पाँच|पांच छह|छः सात आठ नौ दस बारह चौदह पंद्रह|पन्द्रह बीस तीस साठ नब्बे"),
    ("ko", "두|이틀 세|사흘 네 다섯|닷새 여섯 일곱 여덟 아홉 열 - - - - 삼십 육십 구십"),
];

/// What may stand between a number and its unit.
const BETWEEN: &str = r"business|working|calendar|рабочих|рабочие|рабочего|iş|कार्य";

/// Units of working days in one word.
const WORKDAYS: &str = r"Werktage?n?\b|Arbeitstage?n?\b|영업일|दिवस";

/// A pattern of a number in words and what it counts: `word` is the number, `tens` what is added to it.
pub(super) fn worded() -> String {
    let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, row)| row.split([' ', '|'])).filter(|word| *word != "-").collect();
    words.sort_unstable();
    words.dedup();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let words = words.join("|");
    let unit = pattern();
    format!(r"(?i)\b(?:(?P<tens>{words})[\s-](?:y |e |et )?)?(?P<word>{words})\s(?:(?P<between>{BETWEEN})\s)?(?:{unit}|{WORKDAYS})")
}

/// The value of a number in words.
pub(super) fn value(word: &str, language: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let (_, row) = WORDS.iter().find(|(of, _)| *of == language)?;
    let at = row.split(' ').position(|names| names.split('|').any(|name| name == word))?;
    VALUES.get(at).copied()
}

/// Words that are more often something else than a number (yes, give, under, new).
const AMBIGUOUS: &[&str] = &["acht", "neuf", "sei", "altı", "yedi", "on", "दो"];

/// Every number in words of a text: what a source says so may be written in digits. Korean numbers are told from
/// other words only by what they count, which [`worded`] reads.
pub(super) fn words_of(text: &str, language: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
    let han = |word: &str| matches!(language, "ja" | "zh").then(|| numeral::han(word)).flatten();
    let is_number = |word: &&str| language != "ko" && !word.is_empty() && !AMBIGUOUS.contains(word);
    words.filter(is_number).filter_map(|word| value(word, language).or_else(|| han(word))).map(|value| value.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_are_told() {
        for (value, unit, expected) in [
            ("14", "days", Some("20160min")),
            ("2", "weeks", Some("20160min")),
            ("2", "週間", Some("20160min")),
            ("24", "Stunden", Some("1440min")),
            ("1", "Tag", Some("1440min")),
            ("24", "months", Some("24mo")),
            ("2", "ans", Some("24mo")),
            ("2", "pieces", None),
        ] {
            assert_eq!(canonical(value, unit).as_deref(), expected, "{value} {unit}");
        }
    }

    #[test]
    fn words_have_values() {
        assert_eq!(value("Dreißig", "de"), Some(30));
        assert_eq!(value("thirty", "de"), None);
        assert_eq!(value("on", "tr"), Some(10));
        assert!(WORDS.iter().all(|(_, row)| row.split(' ').count() == VALUES.len()));
        assert_eq!(words_of("a two-person team, twice a week", "en"), ["2", "2"]);
    }
}
