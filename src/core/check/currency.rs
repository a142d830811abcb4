//! The names and signs of currencies in the languages of customers.

/// (ISO 4217 code, what it is written as). A sign that two currencies share stands under both.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["€", "EUR", "Euros", "Euro", "euros", "euro", "ユーロ", "يورو", "유로", "यूरो", "欧元", "евро"]),
    ("USD", &["US$", "$", "USD", "US-Dollar", "Dollars", "Dollar", "dollars", "dollar", "ドル", "دولار", "달러", "डॉलर", "美元"]),
    ("GBP", &["£", "GBP", "pounds sterling", "جنيه إسترليني"]),
    ("JPY", &["¥", "円", "JPY", "Yen", "yen", "ين ياباني", "日元", "엔"]),
    ("CNY", &["¥", "元", "CNY", "RMB", "人民币", "yuan", "Yuan"]),
    ("INR", &["₹", "INR", "Rs.", "Rs", "rupees", "Rupien", "रुपये", "रुपए"]),
    ("KRW", &["₩", "KRW", "원"]),
    ("AED", &["AED", "درهم", "د.إ", "dirhams", "dirham", "Dirham"]),
    ("SAR", &["SAR", "ريال", "ر.س", "riyals", "riyal", "Riyal"]),
    ("KWD", &["KWD", "د.ك", "دينار كويتي"]),
    ("EGP", &["EGP", "ج.م", "جنيه مصري"]),
    ("CHF", &["CHF", "Franken", "francs"]),
    ("TRY", &["₺", "TRY", "TL", "lira"]),
    ("PLN", &["zł", "PLN"]),
    ("SEK", &["SEK"]),
    ("THB", &["฿", "THB", "บาท", "baht", "Baht"]),
    ("RUB", &["₽", "RUB", "руб.", "рублей", "рубля", "руб"]),
    ("ILS", &["₪", "ILS", "שקלים", "שקל"]),
    ("IRR", &["ریال"]),
    ("IRT", &["تومان"]),
    ("CENT", &["Cents", "Cent", "cents", "cent", "ct", "¢", "セント"]),
];

/// The codes that a name or sign may mean.
pub(super) fn codes(name: &str) -> Vec<&'static str> {
    CURRENCIES.iter().filter(|(_, names)| names.contains(&name)).map(|(code, _)| *code).collect()
}

/// A pattern of all names and signs, longest first, as they stand before or after a number.
pub(super) fn pattern(before: bool) -> String {
    let mut names: Vec<&str> = CURRENCIES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    names.sort_unstable();
    names.dedup();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let bounded = |name: &str| {
        let escaped = regex::escape(name);
        match before {
            true if name.starts_with(|c: char| c.is_ascii_alphabetic()) => format!(r"(?-u:\b){escaped}"),
            false if name.ends_with(|c: char| c.is_ascii_alphabetic()) => format!(r"{escaped}(?-u:\b)"),
            _ => escaped,
        }
    };
    names.into_iter().map(bounded).collect::<Vec<_>>().join("|")
}
