//! Amounts of the customer's that a reply names as theirs: "with an order of 72 €, delivery is free".
//!
//! What the customer says supports nothing: an amount of theirs is let pass only where the words around it make it
//! a condition, never where it could be read as what something costs or what they are given.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::currency::TURKISH_SUFFIXES;

/// Begins a clause, so that "with 72 €" is no part of a promise.
const CLAUSE: &str = r"(?:^|[.,:;!?…()،、。，；：！？—–]|-\s|\s(?:and|but|und|aber|y|pero|et|mais|e|ma|mas|и|но|ve|و)\s)\s*";

/// What makes an amount at a clause's beginning one to compare, with a threshold or with what is free from one on: "with
/// 72 €" alone may be a promise.
const BOUNDS: &[(&str, &str)] = &[
    ("en", r"above|below|(?:over|under) the|limit|threshold|minimum|free\b|qualif"),
    ("de", r"(?:über|unter) de[rmn]|grenze|schwelle|mindest|warenwert|versandkostenfrei|versand(?:kosten)?\b|frei\b|kostenlos"),
    ("es", r"mínimo|límite|umbral|por (?:encima|debajo)|gratis|gratuito"),
    ("fr", r"seuil|minimum|limite|au-dess|en dess|gratuit|offert"),
    ("it", r"minimo|soglia|limite|sopra|sotto|gratuit|gratis"),
    ("pt", r"mínimo|limite|acima|abaixo|grátis|gratuit"),
    ("ru", r"минимум|минимальн|порог|лимит|выше|ниже|больше|меньше|бесплатн"),
    ("ar", "الحد|أقل|أكثر|أعلى|أدنى|مجان"),
];

/// What stands directly before a short code that is the customer's own, such as that of an order.
const THEIRS: &str = r"(?i)(?:\b(?:your|you wrote|order|number|no\.|bestell\w*|nummer|ihre?[rmns]?|pedido|número|su|tu|commande|numéro|votre|ordine|numero|suo|tuo|seu|sua|заказ\w*|номер\w*|ваш\w*|sipariş\w*|numara\w*)|طلبك|طلب|رقم|ऑर्डर|नंबर|आपक[ाेी]|注文|番号|주문|번호|订单号?|您的|号码)[\s:#*„“«「(`]*$";

static THEIRS_PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(THEIRS).ok());

/// Whether the words before `span` say that what stands there is the customer's.
pub(super) fn is_theirs(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    THEIRS_PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(line))
}

/// (language, what stands before at the beginning of a clause, what stands before anywhere, what stands after)
const WORDS: &[(&str, &str, &str, &str)] = &[
    (
        "en",
        "(?:even |so )?(?:with|at)(?: only| just)?",
        r"\b(?:order|orders|basket|cart|purchase) (?:of|for|worth|is worth|would be worth)",
        "(?:is|are|would be) (?:still )?(?:above|below|over|under|more than|less than)|(?:order|purchase)s?\\b",
    ),
    (
        "de",
        "(?:auch |selbst )?(?:bei|mit)",
        r"\b(?:bestellung|bestellwert|warenwert|warenkorb|einkauf) (?:von|über|für)|\bihr betrag von",
        "(?:waren|bestell|einkaufs)wert|(?:liegen|liegt|lägen|läge) ",
    ),
    ("es", "(?:incluso |aun )?con", r"\b(?:pedido|compra|cesta) (?:de|por)", "(?:está|están|sigue|queda) por "),
    ("fr", "(?:même )?(?:avec|à)", r"\b(?:commande|panier|achat) (?:de|à)", "(?:est|sont|reste) (?:au-dess|en dess|inf|sup)"),
    ("it", "(?:anche )?con", r"\b(?:ordine|acquisto|carrello|spesa) (?:da|di)", "(?:è|sono|resta) (?:sopra|sotto)"),
    ("pt", "(?:mesmo )?com", r"\b(?:pedido|compra|carrinho) (?:de|com)", "(?:está|estão|fica) (?:acima|abaixo)"),
    ("ru", "(?:даже )?(?:при|с)", r"\b(?:заказ[еа]?|покупк[еи]|товаров) (?:на|за)(?: сумму)?", "(?:больше|меньше)"),
    ("tr", "", "", r"['’]?l[uıiü]k (?:bir )?(?:sipariş|alışveriş|sepet)|[^.!?]{0,24}\d[^.!?]{0,12}(?:üzerinde|altında)"),
    ("ar", "مع", "(?:طلب|طلبك|لطلب|لطلبك) (?:ب|بقيمة|قيمته|بمبلغ)", r"[\x{64B}-\x{652}ا]*\s?(?:أقل|أكثر|أعلى|أدنى) من"),
    ("hi", "", "", r"(?:के|का|की|वाले) (?:ऑर्डर|सामान|ख़?रीद)|[^।]{0,24}\d[^।]{0,10}से (?:कम|ज़्यादा|अधिक)"),
    ("ja", "", "", "ですと|でしたら|だと|なら|の(?:ご注文|お買い物|お買い上げ|場合)"),
    ("ko", "", "", "(?:이?면|이?라면|어치|를 (?:주문|구매)|을 (?:주문|구매)|의? 주문)"),
    ("zh", "", "买满|买了|您的订单(?:是|为)?", "也|的订单|的商品|的话|高于|低于|超过|不到|不足|少于"),
];

/// What makes an amount a condition, before and after it.
struct Around {
    /// At the beginning of a clause, and only with a bound behind.
    clause: Option<Regex>,
    bound: Option<Regex>,
    before: Option<Regex>,
    after: Option<Regex>,
}

static AROUND: LazyLock<HashMap<&str, Around>> = LazyLock::new(|| {
    let around = |(language, clause, before, after): &(&'static str, &str, &str, &str)| {
        let ending = |start: &str, words: &str| {
            let pattern = (!words.is_empty()).then(|| Regex::new(&format!(r"(?i){start}(?:{words})\s*$")));
            pattern.and_then(Result::ok)
        };
        let bound = BOUNDS.iter().find(|(of, _)| of == language);
        let bound = bound.and_then(|(_, words)| Regex::new(&format!(r"(?i)^[^.!?\n]{{0,40}}?(?:{words})")).ok());
        let (clause, before) = (ending(CLAUSE, clause), ending("", before));
        (*language, Around { clause, bound, before, after: Regex::new(&format!(r"(?i)^\s?(?:{after})")).ok() })
    };
    WORDS.iter().map(around).collect()
});

/// Whether the amount at `span` is a condition in its line.
pub(super) fn is_condition(text: &str, span: &Range<usize>, language: &str) -> bool {
    let Some(around) = AROUND.get(language) else { return false };
    let before = text.get(..span.start).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let amount = text.get(span.clone()).unwrap_or_default();
    let suffix = TURKISH_SUFFIXES.iter().find(|suffix| amount.ends_with(*suffix)).map_or(0, |suffix| suffix.len());
    let after = text.get(span.end - suffix..).unwrap_or_default();
    let matches = |pattern: &Option<Regex>, text: &str| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    (matches(&around.clause, before) && matches(&around.bound, after)) || matches(&around.before, before) || matches(&around.after, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!(AROUND.iter().all(|(_, around)| around.after.is_some()));
        assert_eq!(AROUND.values().filter(|around| around.before.is_some()).count(), 9);
        assert_eq!(AROUND.values().filter(|around| around.clause.is_some() && around.bound.is_some()).count(), 8);
        assert!(THEIRS_PATTERN.is_some());
    }

    #[test]
    fn a_condition_is_no_promise() {
        for (language, before, amount, after, expected) in [
            ("en", "With an order of ", "72 €", ", delivery is free.", true),
            ("en", "Yes. With ", "72 €", " you reach the limit.", true),
            ("en", "We refund you with ", "72 €", ".", false),
            ("en", "Delivery costs ", "72 €", ".", false),
            ("en", "You get a voucher worth ", "72 €", ".", false),
            ("en", "At ", "72 €", ", express delivery is yours today.", false),
            ("en", "With ", "72 €", " you get the sofa.", false),
            ("de", "Bei ", "72 €", " ist der Versand frei.", true),
            ("de", "Mit ", "72 €", " liegen Sie über der Grenze.", true),
            ("de", "Wir entschädigen Sie mit ", "72 €", ".", false),
            ("tr", "", "72 euro", "luk siparişte", true),
            ("ja", "", "72ユーロ", "のご注文でしたら", true),
            ("ja", "", "72ユーロ", "を返金します", false),
            ("xx", "With ", "72 €", "", false),
        ] {
            let text = format!("{before}{amount}{after}");
            assert_eq!(is_condition(&text, &(before.len()..before.len() + amount.len()), language), expected, "{text}");
        }
    }
}
