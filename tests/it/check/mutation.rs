//! One wrong fact in an otherwise right reply is always caught; the right reply never is.

use super::{Given, rules};

/// (locale, source, reply, wrong replacements of parts of the reply)
type Pair = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const PAIRS: &[Pair] = &[
    (
        "en",
        "Returns within 30 days, refund in 5 business days.",
        "You can return it within 30 days and get the money back in 5 business days.",
        &[("30", "60"), ("5 b", "7 b")],
    ),
    (
        "en",
        "Standard shipping €4.90, free over €50.",
        "Shipping is €4.90, and free over €50.",
        &[("4.90", "4.95"), ("€50", "€40"), ("€4.90", "$4.90")],
    ),
    (
        "en",
        "The sale ends on March 3, 2027 with 20% off.",
        "20 percent off until 3 March 2027.",
        &[("20 p", "25 p"), ("3 M", "4 M"), ("March", "May"), ("2027", "2028")],
    ),
    (
        "en",
        "Write to care@example.com or call +44 20 7946 0958.",
        "Write to care@example.com or call 020 7946 0958.",
        &[("care@", "help@"), ("0958", "0959")],
    ),
    (
        "en",
        "Open Mon-Fri 9:00-17:30. https://example.com/hours",
        "We are open 9 am to 5:30 pm: https://example.com/hours",
        &[("9 am", "8 am"), ("5:30", "6:30"), ("/hours", "/times")],
    ),
    (
        "en",
        "The warranty is 2 years; part X-200 costs $1,299.00.",
        "Part X-200 costs 1299 dollars with 2 years of warranty.",
        &[("X-200", "X-300"), ("1299", "1199"), ("2 y", "3 y")],
    ),
    (
        "de",
        "Rückgabe 14 Tage, Erstattung in 3 Werktagen.",
        "Sie haben 14 Tage Zeit, die Erstattung dauert 3 Werktage.",
        &[("14", "30"), ("3 W", "5 W")],
    ),
    (
        "de",
        "Versand 4,90 €, ab 49 € frei.",
        "Der Versand kostet 4,90 Euro und ist ab 49 EUR frei.",
        &[("4,90", "5,90"), ("49 E", "39 E"), ("Euro", "Dollar")],
    ),
    (
        "de",
        "Aktion bis 31.12.2027: 10 % Rabatt.",
        "Bis zum 31. Dezember 2027 gibt es 10 Prozent Rabatt.",
        &[("31", "30"), ("Dezember", "November"), ("2027", "2026"), ("10", "15")],
    ),
    (
        "de",
        "Hotline 0800 1234567, Mo-Fr 8-18 Uhr.",
        "Rufen Sie 0800 1234567 an, wir sind bis 18 Uhr da.",
        &[("1234567", "1234568"), ("18 Uhr", "20 Uhr")],
    ),
    (
        "de",
        "Die Leihgebühr beträgt 1.250,00 € im Monat.",
        "Sie zahlen 1.250 € im Monat.",
        &[("1.250", "1.350"), ("1.250", "12.500"), ("1.250", "125")],
    ),
    ("ja", "返品は30日以内、返金は5営業日です。", "返品は三十日以内、返金は5営業日以内です。", &[("三十", "二十"), ("5", "7")]),
    (
        "ja",
        "送料550円、5,000円以上無料。",
        "送料は550円、5000円以上は無料です。",
        &[("550", "500"), ("5000", "3000"), ("550円", "550ドル")],
    ),
    ("ja", "2027年3月3日まで20%引き。", "3月3日まで20％引きです。", &[("3日", "4日"), ("3月", "5月"), ("20", "30")]),
    (
        "ja",
        "営業時間は10時から19時。電話は0120-123-456。",
        "午前10時から午後7時まで。お電話は0120-123-456へ。",
        &[("午後7時", "午後8時"), ("123-456", "123-457")],
    ),
    ("ar", "الإرجاع خلال ١٤ يومًا والاسترداد خلال ٥ أيام.", "يمكنك الإرجاع خلال 14 يومًا والاسترداد خلال 5 أيام.", &[("14", "30"), ("5", "7")]),
    (
        "ar",
        "الشحن ٢٥ درهم، مجاني فوق ٢٠٠ درهم.",
        "الشحن 25 درهم ومجاني فوق 200 درهم.",
        &[("25", "20"), ("200", "100"), ("25 درهم", "25 ريال")],
    ),
    (
        "ar",
        "العرض حتى ٣ مارس ٢٠٢٧ بخصم ٢٠٪.",
        "خصم 20% حتى 3 مارس 2027.",
        &[("20%", "30%"), ("3 م", "4 م"), ("مارس", "مايو"), ("2027", "2026")],
    ),
    (
        "ar",
        "https://example.com/ar و +966 11 123 4567",
        "زوروا https://example.com/ar أو اتصلوا على +966 11 123 4567",
        &[("example.com", "example.net"), ("4567", "4568")],
    ),
    ("ar", "السعر ١٬٢٩٩٫٥٠ ريال.", "السعر 1,299.50 ريال.", &[("1,299.50", "1,399.50"), ("1,299.50", "1,299.05"), ("ريال", "دولار")]),
];

#[test]
fn one_wrong_fact_is_caught() {
    assert_eq!(PAIRS.len(), 20);
    let mut wrong = Vec::new();
    for (locale, source, reply, mutations) in PAIRS {
        let given = Given { locale, source, ..Given::default() };
        let found = rules(reply, given, "");
        if !found.is_empty() {
            wrong.push(format!("held back: {reply}: {found:?}"));
        }
        for (part, replacement) in *mutations {
            assert!(reply.contains(part), "{part} in {reply}");
            let mutated = reply.replacen(part, replacement, 1);
            if rules(&mutated, given, "facts").is_empty() {
                wrong.push(format!("let pass: {mutated}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
