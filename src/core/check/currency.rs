//! The names and signs of currencies in the languages of customers.

/// (ISO 4217 code, what it is written as). A sign that two currencies share stands under both.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["€", "EUR", "Euros", "Euro", "euros", "euro", "ユーロ", "يورو", "유로", "यूरो", "欧元", "евро", "avro", "Avro", "欧"]),
    (
        "USD",
        &[
            "US$",
            "$",
            "USD",
            "US-Dollar",
            "Dollars",
            "Dollar",
            "dollars",
            "dollar",
            "ドル",
            "دولار",
            "달러",
            "डॉलर",
            "美元",
            "dólares",
            "dólar",
            "dollari",
            "dollaro",
            "dolar",
            "долларов",
            "доллара",
            "доллар",
            "美金",
        ],
    ),
    (
        "GBP",
        &[
            "£",
            "GBP",
            "pounds sterling",
            "جنيه إسترليني",
            "libras esterlinas",
            "libras",
            "sterline",
            "sterlin",
            "фунтов",
            "фунта",
            "ポンド",
            "파운드",
            "英镑",
            "पाउंड",
        ],
    ),
    ("JPY", &["¥", "円", "JPY", "Yen", "yen", "ين ياباني", "日元", "엔", "yenes", "ienes", "иен", "йен", "येन"]),
    ("CNY", &["¥", "元", "CNY", "RMB", "人民币", "yuan", "Yuan"]),
    ("INR", &["₹", "INR", "Rs.", "Rs", "rupees", "Rupien", "रुपये", "रुपए"]),
    ("KRW", &["₩", "KRW", "원"]),
    (
        "AED",
        &[
            "AED",
            "درهم",
            "د.إ",
            "dirhams",
            "dirham",
            "Dirham",
            "dirhem",
            "dírhams",
            "дирхамов",
            "дирхама",
            "दिरहम",
            "ディルハム",
            "디르함",
            "迪拉姆",
        ],
    ),
    ("SAR", &["SAR", "ريال", "ر.س", "riyals", "riyal", "Riyal"]),
    ("KWD", &["KWD", "د.ك", "دينار كويتي"]),
    ("EGP", &["EGP", "ج.م", "جنيه مصري"]),
    (
        "CHF",
        &[
            "CHF",
            "Franken",
            "francs",
            "franchi",
            "franco",
            "francos",
            "frank",
            "франков",
            "франка",
            "франк",
            "فرنك",
            "फ़्रैंक",
            "フラン",
            "프랑",
            "瑞士法郎",
            "法郎",
        ],
    ),
    ("TRY", &["₺", "TRY", "TL", "lira", "лир"]),
    ("PLN", &["zł", "PLN"]),
    ("SEK", &["SEK"]),
    ("THB", &["฿", "THB", "บาท", "baht", "Baht"]),
    ("RUB", &["₽", "RUB", "руб.", "рублей", "рубля", "руб"]),
    ("ILS", &["₪", "ILS", "שקלים", "שקל"]),
    ("IRR", &["ریال"]),
    ("IRT", &["تومان"]),
    ("CENT", &["Cents", "Cent", "cents", "cent", "ct", "¢", "セント", "centimes", "centesimi", "centavos", "céntimos"]),
];

/// Names that Turkish writes together with the suffix for what something is worth.
const TURKISH: &[&str] = &["euro", "Euro", "avro", "Avro", "dolar", "frank", "lira"];

/// `95 euroluk`: worth 95 euros.
pub(super) const TURKISH_SUFFIXES: &[&str] = &["luk", "lük", "lık", "lik"];

/// Names that are other words where their letters are of another case: "30 Sek.", "2 try".
const EXACT: &[&str] = &["TRY", "SEK", "TL", "Rs", "Rs.", "ILS", "SAR"];

/// The codes that a name or sign may mean.
pub(super) fn codes(name: &str) -> Vec<&'static str> {
    let name = TURKISH_SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let lower = name.to_lowercase();
    let is_name = |written: &&str| *written == name || (!EXACT.contains(written) && written.to_lowercase() == lower);
    CURRENCIES.iter().filter(|(_, names)| names.iter().any(&is_name)).map(|(code, _)| *code).collect()
}

/// All codes: for an amount that names none.
pub(super) fn every() -> Vec<&'static str> {
    CURRENCIES.iter().map(|(code, _)| *code).collect()
}

/// Whether a text begins with the name or sign of a currency.
pub(super) fn leads(text: &str) -> bool {
    let lower: String = text.chars().take(MAX_NAME).flat_map(char::to_lowercase).collect();
    CURRENCIES.iter().flat_map(|(_, names)| names.iter()).any(|name| lower.starts_with(&name.to_lowercase()))
}

/// The most letters of a name that are looked at.
const MAX_NAME: usize = 20;

/// A pattern of all names and signs, longest first, as they stand before or after a number.
pub(super) fn pattern(before: bool) -> String {
    let mut names: Vec<&str> = CURRENCIES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    names.sort_unstable();
    names.dedup();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let bounded = |name: &str| {
        let escaped = if EXACT.contains(&name) { regex::escape(name) } else { format!("(?i:{})", regex::escape(name)) };
        match before {
            true if name.starts_with(|c: char| c.is_ascii_alphabetic()) => format!(r"(?-u:\b){escaped}"),
            false if TURKISH.contains(&name) => format!(r"{escaped}(?:(?-u:\b)|{})", TURKISH_SUFFIXES.join("|")),
            false if name.ends_with(|c: char| c.is_ascii_alphabetic()) => format!(r"{escaped}(?-u:\b)"),
            _ => escaped,
        }
    };
    names.into_iter().map(bounded).collect::<Vec<_>>().join("|")
}
