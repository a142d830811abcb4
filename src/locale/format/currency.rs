//! Currencies: their smallest units and their signs.

/// Currencies whose smallest unit is not a hundredth, with the digits after the decimal sign (ISO 4217).
const MINOR_DIGITS: &[(&str, u8)] = &[
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];
/// The digits of all others.
const USUAL_DIGITS: u8 = 2;

/// Signs that mean one currency everywhere.
const SIGNS: &[(&str, &str)] = &[
    ("AUD", "A$"),
    ("BRL", "R$"),
    ("CAD", "CA$"),
    ("CNY", "CN¥"),
    ("CZK", "Kč"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("HKD", "HK$"),
    ("HUF", "Ft"),
    ("IDR", "Rp"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("JPY", "JP¥"),
    ("KRW", "₩"),
    ("KZT", "₸"),
    ("MYR", "RM"),
    ("NGN", "₦"),
    ("NZD", "NZ$"),
    ("PHP", "₱"),
    ("PLN", "zł"),
    ("RUB", "₽"),
    ("THB", "฿"),
    ("TRY", "₺"),
    ("TWD", "NT$"),
    ("UAH", "₴"),
    ("USD", "US$"),
    ("VND", "₫"),
];

/// Signs that are clear only at home: (currency, countries, sign).
const HOME_SIGNS: &[(&str, &[&str], &str)] = &[
    ("ARS", &["AR"], "$"),
    ("AUD", &["AU"], "$"),
    ("CAD", &["CA"], "$"),
    ("CLP", &["CL"], "$"),
    ("CNY", &["CN"], "¥"),
    ("COP", &["CO"], "$"),
    ("DKK", &["DK", "GL"], "kr."),
    ("HKD", &["HK"], "HK$"),
    ("JPY", &["JP"], "￥"),
    ("MXN", &["MX"], "$"),
    ("NOK", &["NO"], "kr"),
    ("NZD", &["NZ"], "$"),
    ("PKR", &["PK"], "Rs"),
    ("SEK", &["SE"], "kr"),
    ("SGD", &["SG"], "$"),
    ("USD", &["US", "PR"], "$"),
    ("UYU", &["UY"], "$"),
    ("ZAR", &["ZA"], "R"),
];

/// Signs of one language: (language, currency, sign). Arabic ones end with a mark that keeps their last full stop
/// where it belongs.
const LANGUAGE_SIGNS: &[(&str, &str, &str)] = &[
    ("ar", "AED", "د.إ.\u{200F}"),
    ("ar", "BHD", "د.ب.\u{200F}"),
    ("ar", "DZD", "د.ج.\u{200F}"),
    ("ar", "EGP", "ج.م.\u{200F}"),
    ("ar", "IQD", "د.ع.\u{200F}"),
    ("ar", "JOD", "د.أ.\u{200F}"),
    ("ar", "KWD", "د.ك.\u{200F}"),
    ("ar", "LBP", "ل.ل.\u{200F}"),
    ("ar", "LYD", "د.ل.\u{200F}"),
    ("ar", "MAD", "د.م.\u{200F}"),
    ("ar", "OMR", "ر.ع.\u{200F}"),
    ("ar", "QAR", "ر.ق.\u{200F}"),
    ("ar", "SAR", "ر.س.\u{200F}"),
    ("ar", "SDG", "ج.س.\u{200F}"),
    ("ar", "SYP", "ل.س.\u{200F}"),
    ("ar", "TND", "د.ت.\u{200F}"),
    ("ar", "YER", "ر.ي.\u{200F}"),
    ("fa", "AFN", "؋"),
    ("fa", "IRR", "ریال"),
    ("fr", "USD", "$US"),
    ("fr", "CAD", "$CA"),
    ("fr", "AUD", "$AU"),
    ("fr", "HKD", "$HK"),
    ("fr", "NZD", "$NZ"),
];

/// How many digits after the decimal sign the smallest unit stands for.
pub(super) fn minor_digits(currency: &str) -> u8 {
    MINOR_DIGITS.iter().find(|(code, _)| *code == currency).map_or(USUAL_DIGITS, |(_, digits)| *digits)
}

/// The sign that cannot be taken for another currency's in this language and country; the code where there is none.
pub(super) fn sign<'a>(currency: &'a str, language: &str, country: Option<&str>) -> &'a str {
    let home = HOME_SIGNS.iter().find(|(code, at, _)| *code == currency && country.is_some_and(|country| at.contains(&country)));
    let own = || LANGUAGE_SIGNS.iter().find(|(of, code, _)| *of == language && *code == currency).map(|(.., sign)| *sign);
    let everywhere = || SIGNS.iter().find(|(code, _)| *code == currency).map(|(_, sign)| *sign);
    home.map(|(.., sign)| *sign).or_else(own).or_else(everywhere).unwrap_or(currency)
}
