//! Amounts of money.

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;

use super::{currency, preferences};
use crate::core::key::LocaleTag;
use crate::locale::bidi;

/// No-break space.
const NBSP: char = '\u{A0}';
/// Right-to-left mark: keeps an amount in the order of an Arabic or Hebrew sentence wherever it stands.
const RLM: char = '\u{200F}';
/// Left-to-right mark: keeps what follows the letters of a Latin sign beside them (`US$`, not `$US`).
const LRM: char = '\u{200E}';

/// Where the sign of a currency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignPosition {
    /// `$1.50`, `-$1.50`; with a space where the sign is a word: `USD 1.50`.
    Joined,
    /// `€ 1.50`, `€ -1.50`.
    Before,
    /// `R$ 1.50`, `-R$ 1.50`.
    BeforeSigned,
    /// `1.50 €`, `-1.50 €`.
    After,
    /// The same from right to left.
    AfterRtl,
}

/// The positions by locale or language (CLDR's standard currency patterns), the most special first.
const POSITIONS: &[(&[&str], SignPosition)] = &[
    (&["de-AT", "de-LI", "de-CH", "nl", "en-NL", "en-AT", "en-CH", "it-CH"], SignPosition::Before),
    (&["pt", "es-PY", "id", "ms-ID"], SignPosition::BeforeSigned),
    (&["pt-PT", "pt-AO", "pt-MZ", "pt-CV", "pt-GW", "pt-ST", "pt-TL", "pt-GQ", "pt-MO", "pt-LU", "pt-CH"], SignPosition::After),
    (&["fr-CH", "en-DE", "en-DK", "en-FI", "en-SE", "en-SI"], SignPosition::After),
    (&["es-ES", "es-GQ", "es-EA", "es-IC"], SignPosition::After),
    (
        &["es-419", "es-MX", "es-US", "es-PR", "es-GT", "es-HN", "es-NI", "es-SV", "es-PA", "es-DO", "es-CU", "es-PE", "es-CL", "es-CO"],
        SignPosition::Joined,
    ),
    (&["es-AR", "es-UY", "es-VE", "es-EC", "es-BO", "es-CR"], SignPosition::BeforeSigned),
    (
        &[
            "en", "hi", "ja", "ko", "zh", "th", "tr", "fil", "cy", "ga", "mr", "ta", "te", "gu", "kn", "ml", "pa", "zu", "af", "sw", "ms",
            "ur",
        ],
        SignPosition::Joined,
    ),
    (&["ar", "fa", "he"], SignPosition::AfterRtl),
    (
        &[
            "de", "es", "fr", "it", "ru", "vi", "pl", "cs", "sk", "sl", "hr", "bs", "sr", "mk", "bg", "uk", "be", "ro", "hu", "fi", "et",
            "lv", "lt", "sv", "da", "nb", "nn", "no", "is", "el", "sq", "ca", "gl", "eu", "ka", "hy", "az", "kk", "uz", "ky", "lb",
        ],
        SignPosition::After,
    ),
];
/// The position in all other locales.
const USUAL_POSITION: SignPosition = SignPosition::Before;

/// How one locale writes amounts.
pub(super) struct Money {
    language: String,
    country: Option<String>,
    position: SignPosition,
    figures: DecimalFormatter,
}

impl Money {
    pub(super) fn of(tag: &LocaleTag, figures: DecimalFormatter) -> Self {
        let of = |name: &str| POSITIONS.iter().find(|(names, _)| names.contains(&name)).map(|(_, position)| *position);
        let position = of(tag.as_str()).or_else(|| of(tag.language())).unwrap_or(USUAL_POSITION);
        Self { language: tag.language().to_owned(), country: preferences::country(tag), position, figures }
    }

    /// `minor` in the currency's smallest unit, exactly.
    pub(super) fn format(&self, minor: i64, code: &str) -> String {
        let code = code.to_ascii_uppercase();
        let digits = i16::from(currency::minor_digits(&code));
        let mut number = Decimal::from(minor);
        number.absolute.multiply_pow10(-digits);
        number.absolute.pad_end(-digits);
        let number = self.figures.format_to_string(&number);
        let sign = currency::sign(&code, &self.language, self.country.as_deref());
        // The minus, with what keeps it at its place from right to left.
        let (minus, figures) = number.split_at(number.find(char::is_numeric).unwrap_or_default());
        match self.position {
            SignPosition::Joined if sign.ends_with(char::is_alphabetic) => format!("{minus}{sign}{NBSP}{figures}"),
            SignPosition::Joined => format!("{minus}{sign}{figures}"),
            SignPosition::Before => format!("{sign}{NBSP}{number}"),
            SignPosition::BeforeSigned => format!("{minus}{sign}{NBSP}{figures}"),
            SignPosition::After => format!("{number}{NBSP}{sign}"),
            SignPosition::AfterRtl if bidi::runs_rtl(sign) => format!("{RLM}{number}{NBSP}{sign}"),
            SignPosition::AfterRtl if sign.starts_with(char::is_alphabetic) => format!("{RLM}{number}{NBSP}{RLM}{sign}{LRM}"),
            SignPosition::AfterRtl => format!("{RLM}{number}{NBSP}{RLM}{sign}"),
        }
    }
}
