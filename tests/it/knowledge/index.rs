//! What the index promises whatever the words: validity, regions, limits, order.

use std::sync::Arc;

use proptest::prelude::*;
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Index, MIN_COVERAGE, MIN_SCORE, Passage, PassageId, tokens};
use turjuman::core::time::Timestamp;

fn passage(id: &str, locale: &str, heading: &str, body: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId(id.into()),
        title: String::new(),
        heading: heading.to_owned(),
        body: body.to_owned(),
        locale: LocaleTag::new(locale),
        tags: Vec::new(),
        valid_to: None,
    })
}

fn ids(index: &Index, query: &str, locale: &str) -> Vec<String> {
    let hits = index.search(query, &LocaleTag::new(locale), 10, Timestamp(0));
    hits.iter().map(|hit| hit.passage.id.0.to_string()).collect()
}

#[test]
fn an_expired_passage_is_never_found() {
    let mut expiring = passage("a", "en", "Summer sale", "Lamps at half price.");
    Arc::make_mut(&mut expiring).valid_to = Some(Timestamp(1_000));
    let index = Index::build(vec![expiring]);
    for (now, found) in [(999, 1), (1_000, 1), (1_001, 0)] {
        assert_eq!(index.search("summer sale", &LocaleTag::new("en"), 5, Timestamp(now)).len(), found, "at {now}");
        assert_eq!(index.search_other("summer sale", &LocaleTag::new("de"), 5, Timestamp(now)).len(), found, "at {now}");
    }
}

#[test]
fn other_regions_are_found_only_where_the_own_has_nothing() {
    let index = Index::build(vec![
        passage("br", "pt-BR", "Entrega grátis", "Entrega grátis no Brasil."),
        passage("pt", "pt", "Entrega grátis", "Entrega grátis para todos."),
        passage("eu", "pt-PT", "Telemóvel", "O telemóvel e a entrega."),
    ]);
    let table: [(&str, &str, &[&str]); 5] = [
        ("entrega grátis", "pt-BR", &["br", "pt"]),
        ("entrega grátis", "pt", &["pt"]),
        ("telemóvel", "pt-BR", &["eu"]),
        ("telemóvel", "pt-PT", &["eu"]),
        ("entrega grátis", "es", &[]),
    ];
    for (query, locale, expect) in table {
        assert_eq!(ids(&index, query, locale), expect, "{query} in {locale}");
    }
}

#[test]
fn another_script_is_another_language() {
    let index = Index::build(vec![
        passage("cn", "zh-CN", "退货", "退货期限"),
        passage("tw", "zh-TW", "退货", "退货期限"),
        passage("latn", "sr-Latn", "Adidas", "Adidas"),
        passage("419", "es-419", "Zapatos", "Zapatos"),
        passage("es", "es-ES", "Zapatos", "Zapatos"),
        passage("no", "no", "Retur", "Retur"),
    ]);
    for (query, locale, own, others) in [
        ("退货", "zh-CN", &["cn"][..], &["tw"][..]),
        ("退货", "zh", &["cn"], &["tw"]),
        ("退货", "zh-HK", &["tw"], &["cn"]),
        ("Adidas", "sr", &[], &["latn"]),
        ("Adidas", "sr-ME", &["latn"], &[]),
        ("zapatos", "es-MX", &["419"], &[]),
        ("zapatos", "es-ES", &["es"], &[]),
        ("retur", "nb", &["no"], &[]),
    ] {
        assert_eq!(ids(&index, query, locale), own, "{query} in {locale}");
        let other = index.search_other(query, &LocaleTag::new(locale), 9, Timestamp(0));
        assert_eq!(other.iter().map(|hit| &*hit.passage.id.0).collect::<Vec<_>>(), others, "{query} beside {locale}");
    }
}

#[test]
fn the_order_is_by_score_and_then_by_id() {
    let index = Index::build(["c", "a", "b"].map(|id| passage(id, "en", "", "Blue lamp")).to_vec());
    assert_eq!(ids(&index, "blue lamp", "en"), ["a", "b", "c"]);
    assert_eq!(index.search("blue lamp", &LocaleTag::new("en"), 2, Timestamp(0)).len(), 2);
    assert!(index.search("blue lamp", &LocaleTag::new("en"), 0, Timestamp(0)).is_empty());
}

#[test]
fn headings_weigh_more_than_bodies_and_tags_count() {
    let mut tagged = passage("tagged", "en", "Opening", "From nine to five.");
    Arc::make_mut(&mut tagged).tags = vec!["hours".to_owned()];
    let index = Index::build(vec![
        passage("body", "en", "Paying", "A refund takes a week of waiting."),
        passage("heading", "en", "Refund", "It takes a week of waiting here."),
        tagged,
    ]);
    assert_eq!(ids(&index, "my refund", "en"), ["heading", "body"]);
    assert_eq!(ids(&index, "hours", "en"), ["tagged"]);
}

#[test]
fn a_heading_of_small_words_only_is_found_by_itself() {
    let index = Index::build(vec![passage("who", "en", "Who are you?", "A small shop."), passage("b", "en", "Returns", "Within a month.")]);
    assert_eq!(ids(&index, "who ARE you", "en"), ["who"]);
    assert_eq!(ids(&index, "who is that", "en"), [""; 0]);
}

#[test]
fn nothing_is_found_under_the_floor() {
    let index = Index::build(vec![passage("a", "en", "Refund", "Money back within a week.")]);
    // One known word among unknown ones: the share of what is known falls below the floor.
    let unknown = ["", "zeppelin", "zeppelin yodel", "zeppelin yodel quark"];
    let found: Vec<_> = unknown.iter().map(|more| ids(&index, &format!("refund {more}"), "en").len()).collect();
    assert_eq!(found, [1, 1, 0, 0]);
    // A word that every passage has says nothing.
    let everywhere = (0..50).map(|n| passage(&n.to_string(), "en", "", "shop")).collect();
    assert!(ids(&Index::build(everywhere), "shop", "en").is_empty());
}

#[test]
fn compounds_are_found_by_their_parts() {
    let index = Index::build(vec![
        passage("a", "de", "", "Das Gratisgeschenk liegt im Paket."),
        passage("b", "de", "", "Ein Geschenk verpacken wir gern, gratis und mit Schleife."),
        passage("c", "de", "", "Der Katalog kommt im Herbst."),
    ]);
    assert_eq!(ids(&index, "Geschenk", "de"), ["b", "a"]);
    assert_eq!(ids(&index, "Geschenkpaket", "de"), ["a", "b"]);
    // A word that stands nowhere alone is found within the compounds that begin or end with it.
    let index = Index::build(vec![
        passage("a", "de", "Hilfe bei Reifenpannen", "Wir kommen."),
        passage("b", "de", "Der Katalog", "Kommt im Herbst."),
    ]);
    for query in ["Panne", "mein Reifen", "Reifen und Panne"] {
        assert_eq!(ids(&index, query, "de"), ["a"], "{query}");
    }
}

#[test]
fn words_are_read_as_their_language_counts_them() {
    let table: [(&str, &str, &[&str]); 26] = [
        ("en", "The parcels were delivered", &["parcel", "deliv"]),
        ("en", "It's the customer's e-mail, isn’t it?", &["custom", "email"]),
        ("en", "T-Shirts & CO₂ ４２", &["tshirt", "co2", "42"]),
        ("en", "9.90 EUR", &["9", "90", "eur"]),
        ("de", "Größe und Groesse", &["gross", "gross"]),
        ("de", "neue Frauen", &["neu", "frau"]),
        ("de", "Stornierung stornieren", &["storni", "storni"]),
        ("fr", "l’état d'une commande", &["etat", "command"]),
        ("es", "¿Cuándo llega el envío?", &["lleg", "envi"]),
        ("tr", "İADE ISITICI", &["ia", "ısıtıc"]),
        ("ru", "Доставка заказов", &["доставк", "заказ"]),
        ("ar", "الشَّحْنُ والتوصيل للمنازل", &["شحن", "وصل", "منازل"]),
        ("ar", "الإِرجاع إرجاع ارجاع", &["رجع", "رجع", "رجع"]),
        ("ar", "٣٠ يومًا والرسالة", &["30", "يوم", "رسال"]),
        ("fa", "سفارش ۱۲", &["سفارش", "12"]),
        ("ja", "ご注文の商品をお届けします", &["注文", "商品", "届"]),
        ("ja", "コンピューターはありますか", &["コンピュータ"]),
        ("ja", "ﾍﾙﾒｯﾄ", &["ヘルメット"]),
        ("zh", "请问什么时候发货", &["发", "货"]),
        ("ko", "배송은 언제 오나요", &["배송", "오"]),
        ("ko", "무료배송 되나요", &["무료", "료배", "배송", "무료배송"]),
        ("hi", "१० दिन", &["10", "दिन"]),
        ("hi", "ख़राब खराब", &["खराब", "खराब"]),
        ("zh", "钱退到哪里", &["钱", "退"]),
        ("xx", "Quux quuxes", &["quux", "quuxes"]),
        ("en", " ?! …", &[]),
    ];
    for (locale, text, expect) in table {
        assert_eq!(tokens(text, &LocaleTag::new(locale)), expect, "{locale}: {text}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_index(texts in prop::collection::vec(any::<String>(), 1..4), query in any::<String>(), locale in "(en|de|ja|ar|th|ko|tr|xx)") {
        let passages = texts.iter().enumerate().map(|(n, text)| passage(&n.to_string(), &locale, text, text)).collect();
        let index = Index::build(passages);
        let locale = LocaleTag::new(locale);
        let hits = index.search(&query, &locale, 3, Timestamp(0));
        prop_assert_eq!(&hits, &index.search(&query, &locale, 3, Timestamp(0)));
        for hit in hits {
            prop_assert!(hit.coverage >= MIN_COVERAGE && hit.coverage <= 1.0 && hit.score >= MIN_SCORE);
        }
        for text in &texts {
            prop_assert!(tokens(text, &locale).iter().all(|token| !token.is_empty()));
        }
    }
}

/// Words without an end come from those who want to keep a server busy.
#[test]
fn words_that_are_too_long_are_none_and_cost_nothing() {
    let index = Index::build(vec![passage("a", "en", "How long does delivery take?", "Three days.")]);
    for letter in ["x", "İ", "배송", "語", "स"] {
        let long = format!("{} delivery", letter.repeat(4_000));
        let began = std::time::Instant::now();
        for locale in ["en", "de", "ko", "ja", "hi", "tr"] {
            let own = index.search(&long, &LocaleTag::new(locale), 5, Timestamp(0));
            let other = index.search_other(&long, &LocaleTag::new(locale), 5, Timestamp(0));
            assert!(own.len() + other.len() <= 1, "{letter} in {locale}");
        }
        assert!(began.elapsed().as_secs() < 5, "{letter}: {:?}", began.elapsed());
        assert_eq!(index.search(&long, &LocaleTag::new("en"), 5, Timestamp(0)).len(), 1, "{letter}");
    }
}
