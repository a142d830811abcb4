//! A locale with the business's calendar and digits, as ICU4X is told of them.

use icu::locale::{Locale, LocaleExpander};

use crate::core::key::LocaleTag;
use crate::locale::conventions::{Calendar, Conventions, Digits};

/// Own digits by language, where they are not 0 to 9 (CLDR's `native` numbering systems). A language may be
/// written with others in another country: those of `ar-MA` are 0 to 9 unless the business asks for its own.
const NATIVE_DIGITS: &[(&str, &str)] = &[
    ("ar", "arab"),
    ("as", "beng"),
    ("bn", "beng"),
    ("ckb", "arab"),
    ("dz", "tibt"),
    ("fa", "arabext"),
    ("gu", "gujr"),
    ("hi", "deva"),
    ("km", "khmr"),
    ("kn", "knda"),
    ("ks", "arabext"),
    ("lo", "laoo"),
    ("ml", "mlym"),
    ("mr", "deva"),
    ("my", "mymr"),
    ("ne", "deva"),
    ("or", "orya"),
    ("pa", "guru"),
    ("ps", "arabext"),
    ("sa", "deva"),
    ("sd", "arab"),
    ("ta", "tamldec"),
    ("te", "telu"),
    ("th", "thai"),
    ("ur", "arabext"),
];
/// 0 to 9.
const LATIN_DIGITS: &str = "latn";

/// `locale` with what the business chose for it: `ja-u-ca-japanese-nu-latn`.
pub(super) fn locale(tag: &LocaleTag, conventions: &Conventions) -> Locale {
    let calendar = match conventions.calendar.get(tag).copied().unwrap_or_default() {
        Calendar::Gregorian => "gregory",
        Calendar::Japanese => "japanese",
        Calendar::Buddhist => "buddhist",
        Calendar::Islamic => "islamic-umalqura",
        Calendar::Persian => "persian",
    };
    let digits = match conventions.digits.get(tag).copied().unwrap_or_default() {
        Digits::Latin => LATIN_DIGITS,
        Digits::Native => NATIVE_DIGITS.iter().find(|(language, _)| *language == tag.language()).map_or(LATIN_DIGITS, |(_, digits)| digits),
    };
    // A tag that names nobody's locale gets the formats that CLDR has for such.
    format!("{tag}-u-ca-{calendar}-nu-{digits}").parse().unwrap_or(Locale::UNKNOWN)
}

/// The locale whose figures the amounts of `tag` have: in Austria other ones than numbers have.
pub(super) fn money_locale(tag: &LocaleTag, conventions: &Conventions) -> Locale {
    match tag.as_str() {
        "de-AT" => locale(&LocaleTag::new("de"), conventions),
        _ => locale(tag, conventions),
    }
}

/// The country whose money a locale means when it names none: `US` of `en`, `TW` of `zh-TW`.
pub(super) fn country(tag: &LocaleTag) -> Option<String> {
    let mut id = tag.as_str().parse::<Locale>().ok()?.id;
    LocaleExpander::new_common().maximize(&mut id);
    id.region.map(|region| region.to_string())
}
