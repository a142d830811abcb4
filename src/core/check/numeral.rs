//! Numbers in the ways in which people write them, as one exact decimal.

/// The most digits a number is compared by; longer ones are compared as they are written.
const MAX_DIGITS: usize = 30;

/// The values that a folded numeral may have: `1.234` is one thousand or, where the point is the decimal
/// sign, also a little more than one.
pub(super) fn values(numeral: &str, language: &str) -> Vec<String> {
    let bare: String = numeral.chars().filter(|c| !matches!(c, ' ' | '\'')).collect();
    let groups: Vec<&str> = bare.split(['.', ',']).collect();
    let signs: Vec<char> = bare.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return vec![bare] };
    let (Some(&sign), Some(&final_sign)) = (signs.first(), signs.last()) else { return vec![decimal(&bare, "", 0)] };
    let whole = || groups.concat();
    let decimals = || decimal(&groups.get(..groups.len() - 1).unwrap_or_default().concat(), last, 0);
    if signs.len() == 1 {
        let grouped = last.len() == 3 && first.len() <= 3 && !first.starts_with('0');
        return match (grouped, sign == decimal_sign(language)) {
            (true, true) => vec![decimal(&whole(), "", 0), decimals()],
            (true, false) => vec![decimal(&whole(), "", 0)],
            (false, _) => vec![decimals()],
        };
    }
    let grouping = |groups: &[&str]| groups.iter().skip(1).all(|group| matches!(group.len(), 2 | 3));
    let uniform = signs.iter().all(|other| *other == sign);
    if uniform && grouping(&groups) && last.len() == 3 {
        vec![decimal(&whole(), "", 0)]
    } else if !uniform
        && signs.iter().filter(|other| **other == final_sign).count() == 1
        && grouping(groups.get(..groups.len() - 1).unwrap_or_default())
    {
        vec![decimals()]
    } else {
        vec![bare]
    }
}

/// `value` times ten to the power of `shift`.
pub(super) fn shifted(value: &str, shift: usize) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    decimal(whole, fraction, shift)
}

/// The sum of two values without fractions; 1万2,000 is such a sum.
pub(super) fn sum(a: &str, b: &str) -> Option<String> {
    Some(a.parse::<u64>().ok()?.checked_add(b.parse().ok()?)?.to_string())
}

fn decimal(whole: &str, fraction: &str, shift: usize) -> String {
    if whole.len() + fraction.len() + shift > MAX_DIGITS {
        return format!("{whole}.{fraction}e{shift}");
    }
    let point = whole.len() + shift;
    let mut digits = format!("{whole}{fraction}");
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn decimal_sign(language: &str) -> char {
    match language {
        "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "ru" | "uk" | "tr" | "id" | "vi" | "sv" | "da" | "nb" | "no" | "fi" | "cs"
        | "sk" | "hu" | "ro" | "bg" | "el" | "hr" | "sr" | "sl" | "ca" => ',',
        _ => '.',
    }
}

/// The value of a number in Chinese characters below a hundred million, or of digits in a row (二〇二七).
pub(super) fn han(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '两' => Some(2),
        c => "〇一二三四五六七八九".chars().position(|d| d == c).and_then(|d| u32::try_from(d).ok()),
    };
    if !text.contains(['十', '百', '千', '万']) {
        return text.chars().try_fold(0u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut below, mut pending) = (0u32, 0u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => {
                total = below.checked_add(pending.take().unwrap_or(0))?.max(1).checked_mul(10_000)?;
                below = 0;
                continue;
            }
            c => {
                pending = Some(digit(c)?);
                continue;
            }
        };
        below = below.checked_add(pending.take().unwrap_or(1) * unit)?;
    }
    total.checked_add(below)?.checked_add(pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_values() {
        for (numeral, language, expected) in [
            ("1.234,50", "de", &["1234.5"][..]),
            ("1,234.50", "en", &["1234.5"]),
            ("1234.5", "de", &["1234.5"]),
            ("1.234", "de", &["1234"]),
            ("1.234", "en", &["1234", "1.234"]),
            ("1,234", "en", &["1234"]),
            ("12,34,567.80", "hi", &["1234567.8"]),
            ("1 234 567", "fr", &["1234567"]),
            ("1'234.50", "de", &["1234.5"]),
            ("49,90", "en", &["49.9"]),
            ("0.500", "en", &["0.5"]),
            ("007", "en", &["7"]),
            ("1.2.3", "en", &["1.2.3"]),
            ("1.234.567", "de", &["1234567"]),
        ] {
            assert_eq!(values(numeral, language), expected, "{numeral} {language}");
        }
        assert_eq!(shifted("1.5", 4), "15000");
    }

    #[test]
    fn chinese_characters_have_values() {
        for (text, expected) in [
            ("三十", Some(30)),
            ("十五", Some(15)),
            ("二百五", Some(205)),
            ("二〇二七", Some(2027)),
            ("千二百", Some(1200)),
            ("五", Some(5)),
            ("两", Some(2)),
            ("一万五千", Some(15_000)),
            ("五万", Some(50_000)),
            ("x", None),
        ] {
            assert_eq!(han(text), expected, "{text}");
        }
    }
}
