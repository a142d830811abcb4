//! A summary states only what was said.

use turjuman::core::dialogue::Speaker::{Bot, Customer};
use turjuman::core::key::LocaleTag;
use turjuman::core::prompt::{MAX_SUMMARY_CHARS, checked};

use super::{LANGUAGES, line};

/// (language, what was said, a sentence that may stay, sentences that state something else)
type Row = (&'static str, &'static str, &'static str, &'static [&'static str]);

const ROWS: &[Row] = &[
    (
        "en",
        "Order A-1234 cost €1,234.50 on March 3, 2027.",
        "Order A-1234 of 3 March 2027 cost €1,234.50.",
        &["It cost €1,243.50.", "We promised 15% off.", "It comes on March 4, 2027.", "See https://evil.example."],
    ),
    (
        "de",
        "Bestellung A-1234 kostete 1.234,50 € am 3.3.2027.",
        "Die Bestellung A-1234 vom 3. März 2027 kostete 1.234,50 €.",
        &["Sie kostete 1.243,50 €.", "Zugesagt sind 15 % Rabatt.", "Sie kommt am 4. März 2027."],
    ),
    (
        "fr",
        "La commande A-1234 a coûté 1 234,50 € le 3 mars 2027.",
        "La commande A-1234 du 3 mars 2027 a coûté 1 234,50 €.",
        &["Elle a coûté 1 243,50 €.", "Une remise de 15 % est promise."],
    ),
    (
        "es",
        "El pedido A-1234 costó 1.234,50 € el 3 de marzo de 2027.",
        "El pedido A-1234 del 3 de marzo de 2027 costó 1.234,50 €.",
        &["Costó 1.243,50 €.", "Se prometió un 15 % de descuento."],
    ),
    (
        "it",
        "L’ordine A-1234 è costato 1.234,50 € il 3/3/2027.",
        "L’ordine A-1234 è costato 1.234,50 €.",
        &["È costato 1.243,50 €.", "È promesso il 15% di sconto."],
    ),
    (
        "pt-BR",
        "O pedido A-1234 custou R$ 1.234,50 em 03/03/2027.",
        "O pedido A-1234 de 03/03/2027 custou R$ 1.234,50.",
        &["Custou R$ 1.243,50.", "Prometemos 15% de desconto."],
    ),
    (
        "tr",
        "A-1234 siparişi 03.03.2027 tarihinde 1.234,50 TL tuttu.",
        "A-1234 siparişi 1.234,50 TL tuttu.",
        &["Sipariş 1.243,50 TL tuttu.", "Müşteri 77 gün bekledi."],
    ),
    (
        "ru",
        "Заказ A-1234 стоил 1 234,50 ₽, доставка 03.03.2027.",
        "Заказ A-1234 стоил 1 234,50 ₽.",
        &["Заказ стоил 1 243,50 ₽.", "Обещана скидка 15 %."],
    ),
    ("ar", "الطلب A-1234 كلّف 1,234.50 درهم.", "كلّف الطلب A-1234 مبلغ ١٬٢٣٤٫٥٠ درهم.", &["كلّف ١٬٢٤٣٫٥٠ درهم.", "وعدنا بخصم ١٥٪."]),
    ("hi", "ऑर्डर A-1234 की कीमत ₹12,345 थी।", "ऑर्डर A-1234 की कीमत ₹१२,३४५ थी।", &["कीमत ₹12,435 थी।", "15% छूट का वादा किया गया।"]),
    (
        "ja",
        "注文A-1234は2027年3月3日に12,345円でした。",
        "注文A-1234は12,345円でした。",
        &["料金は12,435円でした。", "15%の割引を約束しました。"],
    ),
    (
        "ko",
        "주문 A-1234는 2027년 3월 3일에 12,345원이었습니다.",
        "주문 A-1234는 12,345원이었습니다.",
        &["요금은 12,435원이었습니다.", "15% 할인을 약속했습니다."],
    ),
    ("zh-CN", "订单A-1234于2027年3月3日支付1,234.50元。", "订单A-1234支付了1,234.50元。", &["支付了1,243.50元。", "承诺了15%的折扣。"]),
];

#[test]
fn what_was_invented_is_left_out_in_every_language() {
    assert_eq!(ROWS.iter().map(|row| row.0).collect::<Vec<_>>(), LANGUAGES);
    let mut wrong = Vec::new();
    for (language, said, right, invented) in ROWS {
        let locale = LocaleTag::new(*language);
        let lines = [line(Customer, said)];
        for summary in invented.iter().flat_map(|wrong| [format!("{right} {wrong}"), format!("{wrong}\n{right}")]) {
            let kept = checked(&summary, None, &lines, &locale);
            if kept.as_deref() != Some(*right) {
                wrong.push(format!("{language}: {summary:?}: {kept:?}"));
            }
        }
        for alone in *invented {
            assert_eq!(checked(alone, None, &lines, &locale), None, "{language}: {alone}");
        }
        assert_eq!(checked(right, Some(said), &[], &locale).as_deref(), Some(*right), "{language}: what the summary before says");
        assert_eq!(checked(right, None, &[], &locale), None, "{language}: nobody said it");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_stay_and_hidden_ones_go() {
    let locale = LocaleTag::new("en");
    let lines = [line(Customer, "Mail me at ann@example.com or +44 20 7946 0958"), line(Bot, "We will.")];
    for (summary, expect) in [
        ("The customer is unhappy.", Some("The customer is unhappy.")),
        ("We write to ann@example.com or call 020 7946 0958.", Some("We write to ann@example.com or call 020 7946 0958.")),
        ("We write to bob@example.com.", None),
        ("We call +44 20 7946 0959.", None),
        ("They\u{E0041}\u{200B} wait.", Some("They wait.")),
        ("  ", None),
        ("…", None),
    ] {
        assert_eq!(checked(summary, None, &lines, &locale).as_deref(), expect, "{summary}");
    }
}

#[test]
fn it_does_not_grow_without_end() {
    let locale = LocaleTag::new("en");
    let sentence = "They wait for an answer. ";
    let most = MAX_SUMMARY_CHARS / sentence.len();
    for (sentences, expect) in [(most, most), (most + 1, most), (most * 3, most)] {
        let kept = checked(&sentence.repeat(sentences), None, &[], &locale).unwrap();
        assert_eq!(kept.matches("They").count(), expect);
    }
}
