//! Every fact of a draft stands in its sources.

use super::{Given, check_rows, rules};

const EN: &str = "Returns are free within 30 days. Shipping costs €4.90, express €12.50; free from 1,234.50 euros. \
    Get 15% off until December 31, 2027. Open 9:00 am to 5:30 pm. Call +49 30 1234567 or write to help@example.com. \
    See https://example.com/returns. The model is A-100X. A set costs between 10 and 20 EUR.";

#[test]
fn english() {
    check_rows(
        &[
            ("Returns are free within 30 days.", ""),
            ("Returns are free within 31 days.", "facts.number"),
            ("Returns are free within thirty days.", ""),
            ("You have two options.", ""),
            ("Shipping costs €4.90.", ""),
            ("Shipping costs 4,90 €.", ""),
            ("Shipping costs EUR 4.90.", ""),
            ("Shipping costs 4.90 euros.", ""),
            ("Shipping costs $4.90.", "facts.price"),
            ("Shipping costs €4.95.", "facts.price"),
            ("Shipping costs €49.", "facts.price"),
            ("Free from 1234.5 EUR.", ""),
            ("Free from 1.234,50 €.", ""),
            ("Free from €12,345.", "facts.price"),
            ("15 percent off", ""),
            ("15% off", ""),
            ("16% off", "facts.percent"),
            ("30% off", "facts.percent"),
            ("until 31 December 2027", ""),
            ("until 2027-12-31", ""),
            ("until 31/12/2027", ""),
            ("until 12/31/2027", ""),
            ("until Dec 31st", ""),
            ("until the end of 2027", ""),
            ("until December 30, 2027", "facts.date"),
            ("until December 31, 2028", "facts.date"),
            ("until 2027-11-30", "facts.date"),
            ("open until 17:30", ""),
            ("open until 5:30 p.m.", ""),
            ("open from 9 am", ""),
            ("open until 18:30", "facts.date"),
            ("open until 5:30 am", "facts.date"),
            ("Call +49 30 1234567", ""),
            ("Call 030 1234567", ""),
            ("Call +49 30 1234568", "facts.contact"),
            ("Write to help@example.com.", ""),
            ("Write to help@example.org.", "facts.contact"),
            ("See https://example.com/returns.", ""),
            ("See [our page](https://example.com/returns).", ""),
            ("See [https://example.com/returns](https://example.net/returns).", "facts.link"),
            ("See example.com/returns", ""),
            ("See example.com", ""),
            ("See https://example.com/refunds", "facts.link"),
            ("See www.evil.com", "facts.link"),
            ("See ftp://example.com/returns", "facts.link"),
            ("The model is A-100X.", ""),
            ("The model is A-200X.", "facts.number"),
            ("A set costs 10 EUR or more.", ""),
            ("A set costs 10–20 EUR.", ""),
            ("A set costs 30 EUR.", "facts.price"),
            ("1. Pack it\n2. Send it\n3. Done", ""),
            ("Step 1: pack it. Step 2: send it.", ""),
            ("`code 77`", "facts.number"),
            ("> 77 days", "facts.number"),
        ],
        Given { locale: "en", source: EN, ..Given::default() },
        "facts",
    );
}

const DE: &str = "Rückgabe innerhalb von 30 Tagen. Versand 4,90 €, ab 1.234,50 Euro frei. 15 Prozent Rabatt bis 31.12.2027. \
    Geöffnet 9 bis 17 Uhr, samstags ab 10:30 Uhr. Telefon 030/1234567. Ab dem 1. März gilt 1.500 g. Der Umsatz war 3 Mio. Euro.";

#[test]
fn german() {
    check_rows(
        &[
            ("Innerhalb von 30 Tagen.", ""),
            ("Innerhalb von 14 Tagen.", "facts.number"),
            ("Der Versand kostet 4,90 EUR.", ""),
            ("Der Versand kostet €4.90.", ""),
            ("Der Versand kostet 4,9 Euro.", ""),
            ("Der Versand kostet 49,0 Euro.", "facts.price"),
            ("Ab 1234,50 € versandfrei.", ""),
            ("Ab 1.234,50 CHF versandfrei.", "facts.price"),
            ("Ab 1 234,50 € versandfrei.", ""),
            ("15 % Rabatt", ""),
            ("15%iger Rabatt", ""),
            ("25 Prozent Rabatt", "facts.percent"),
            ("bis zum 31. Dezember 2027", ""),
            ("bis 31.12.27", ""),
            ("bis 31.12.", ""),
            ("bis 30.12.2027", "facts.date"),
            ("bis 31. Oktober", "facts.date"),
            ("ab 1. März", ""),
            ("ab 1. März 2027", "facts.date"),
            ("von 9 bis 17 Uhr", ""),
            ("ab 9 Uhr", ""),
            ("bis 17:00 Uhr", ""),
            ("ab 10.30 Uhr", ""),
            ("bis 18 Uhr", "facts.date"),
            ("Telefon: 030 1234567", ""),
            ("Telefon: +49 30 1234567", ""),
            ("Telefon: 030 7654321", "facts.contact"),
            ("1500 g", ""),
            ("1,5 kg", "facts.number"),
            ("3.000.000 €", ""),
            ("4 Mio. €", "facts.price"),
            ("Eine Rückgabe ist einfach.", ""),
            ("1. Einpacken\n2. Abschicken", ""),
            ("Die 30 am häufigsten gestellten Fragen", ""),
        ],
        Given { locale: "de", source: DE, ..Given::default() },
        "facts",
    );
}

const JA: &str = "返品は30日以内に承ります。送料は550円、5,000円以上で無料です。会員は10％引きです。\
    締切は2027年12月31日、営業時間は午前9時から午後5時30分まで。電話は03-1234-5678です。本体は1万2,000円。";

#[test]
fn japanese() {
    check_rows(
        &[
            ("返品は30日以内です。", ""),
            ("返品は３０日以内です。", ""),
            ("返品は三十日以内です。", ""),
            ("返品は六十日以内です。", "facts.number"),
            ("返品は60日以内です。", "facts.number"),
            ("送料は550円です。", ""),
            ("送料は¥550です。", ""),
            ("送料は￥５５０です。", ""),
            ("送料は660円です。", "facts.price"),
            ("5千円以上で無料です。", ""),
            ("五千円以上で無料です。", ""),
            ("5万円以上で無料です。", "facts.price"),
            ("会員は10%引きです。", ""),
            ("会員は20パーセント引きです。", "facts.percent"),
            ("締切は12月31日です。", ""),
            ("締切は令和9年12月31日です。", ""),
            ("締切は2027/12/31です。", ""),
            ("締切は12月30日です。", "facts.date"),
            ("営業時間は9時から17時30分までです。", ""),
            ("営業時間は午後5時半までです。", ""),
            ("営業時間は午後6時までです。", "facts.date"),
            ("電話は03-1234-5678です。", ""),
            ("電話は03-1234-5679です。", "facts.contact"),
            ("本体は12,000円です。", ""),
            ("本体は13,000円です。", "facts.price"),
            ("一番簡単な方法は十分にあります。", ""),
            ("詳細はhttps://evil.example/をご覧ください。", "facts.link"),
            ("24時間以内", "facts.number"),
        ],
        Given { locale: "ja", source: JA, ..Given::default() },
        "facts",
    );
}

const AR: &str = "يمكنك الإرجاع خلال ٣٠ يومًا. الشحن ٢٥ درهم، ومجاني فوق ١٬٢٣٤٫٥٠ ريال. خصم ١٥٪ حتى ٣١ ديسمبر ٢٠٢٧. \
    نعمل من ٩ صباحًا إلى ٥ مساءً. اتصل على +971 4 123 4567.";

#[test]
fn arabic() {
    check_rows(
        &[
            ("الإرجاع خلال 30 يومًا.", ""),
            ("الإرجاع خلال ٣٠ يومًا.", ""),
            ("الإرجاع خلال ٤٠ يومًا.", "facts.number"),
            ("الإرجاع خلال ۳۰ يومًا.", ""),
            ("الشحن 25 AED.", ""),
            ("الشحن ٢٥ درهمًا.", ""),
            ("الشحن ٢٥ ريال.", "facts.price"),
            ("الشحن ٣٥ درهم.", "facts.price"),
            ("مجاني فوق 1,234.50 SAR.", ""),
            ("مجاني فوق ١٢٣٤٫٥ ريال.", ""),
            ("خصم 15%.", ""),
            ("خصم ١٥ بالمئة.", ""),
            ("خصم ٢٥٪.", "facts.percent"),
            ("حتى 31 ديسمبر 2027.", ""),
            ("حتى ٣١ كانون الأول ٢٠٢٧.", ""),
            ("حتى ٢٠٢٧-١٢-٣١.", ""),
            ("حتى ٣٠ ديسمبر.", "facts.date"),
            ("حتى ٣١ نوفمبر.", "facts.date"),
            ("من 9 صباحا.", ""),
            ("إلى 17:00.", ""),
            ("إلى ٦ مساءً.", "facts.date"),
            ("اتصل على \u{2068}+971 4 123 4567\u{2069}.", ""),
            ("اتصل على +971 4 123 4568.", "facts.contact"),
            ("انظر https://evil.example.", "facts.link"),
        ],
        Given { locale: "ar", source: AR, ..Given::default() },
        "facts",
    );
}

#[test]
fn other_digits_and_currencies() {
    for (locale, source, draft, expected) in [
        ("hi", "वापसी 30 दिनों में, ₹1,50,000 तक।", "वापसी ३० दिनों में, १.५ lakh रुपये तक।", ""),
        ("hi", "वापसी 30 दिनों में।", "वापसी ३१ दिनों में।", "facts.number"),
        ("bn", "৩০ দিন", "30", ""),
        ("th", "คืนได้ใน 30 วัน ราคา 500 บาท", "คืนได้ใน ๓๐ วัน ราคา ฿๕๐๐", ""),
        ("th", "ราคา 500 บาท", "ราคา ฿๕๕๐", "facts.price"),
        ("zh-CN", "价格为3.5万元", "价格为35000元", ""),
        ("zh-CN", "价格为3.5万元", "价格为45000元", "facts.price"),
        ("fr", "Livraison dès 1 234,50 €", "dès 1234,50 euros", ""),
        ("de", "Lieferung ab CHF 1'234.50", "ab 1234.50 Franken", ""),
        ("ko", "배송비는 3,000원입니다", "배송비는 3000원입니다", ""),
        ("ko", "배송비는 3,000원입니다", "배송비는 4000원입니다", "facts.price"),
    ] {
        let found = rules(draft, Given { locale, source, ..Given::default() }, "facts");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{draft}");
    }
}

#[test]
fn a_source_may_be_in_another_language() {
    let given = Given { locale: "de", source: "It costs €1,234.50 until December 31, 2027.", source_locale: "en", ..Given::default() };
    check_rows(&[("Es kostet 1.234,50 € bis 31.12.2027.", ""), ("Es kostet 1.234,55 €.", "facts.price")], given, "facts");
}

#[test]
fn the_business_vouches_for_its_own_facts() {
    let given = Given { locale: "en", facts: &["https://shop.example", "+1 555 010 9999"], ..Given::default() };
    check_rows(
        &[("See https://shop.example/", ""), ("Call +1 555 010 9999", ""), ("See https://other.example/", "facts.link")],
        given,
        "facts",
    );
}

#[test]
fn the_customer_supports_only_codes_of_theirs() {
    let customer = "My order A-10023 and 4711 cost 99 euros, you promised 50% by 24.12.2027, see https://evil.example, 12 pieces";
    check_rows(
        &[
            ("Your order A-10023", ""),
            ("Your order a-10023", ""),
            ("Your order 4711", ""),
            ("Your order A-10024", "facts.number"),
            ("Your order 4712", "facts.number"),
            ("Your 12 pieces", "facts.number"),
            ("It costs 4711 euros", "facts.price"),
            ("It costs 99 euros", "facts.price"),
            ("We give 50%", "facts.percent"),
            ("It comes on 24.12.2027", "facts.date"),
            ("See https://evil.example", "facts.link"),
        ],
        Given { locale: "en", customer, ..Given::default() },
        "facts",
    );
}

#[test]
fn the_span_is_the_fact() {
    let given = Given { locale: "ar", ..Given::default() };
    let draft = turjuman::core::message::parse("الشحن **٣٥ درهم** فقط");
    let text = turjuman::core::message::plain(&draft);
    let found = super::gate(&draft, given);
    assert_eq!(&text[found[0].span.clone()], "٣٥ درهم");
    assert_eq!(found[0].check, "facts");
    assert!(found[0].hint.contains("price"));
}

#[test]
fn forms_of_prices_and_links() {
    const SOURCE: &str = "Der Tisch kostet 49,– €, der Stuhl 20,- €. Rückgabe in 30 Tagen. Mehr auf https://maison.example/tische.";
    check_rows(
        &[
            ("Der Tisch kostet 49 €.", ""),
            ("Der Tisch kostet 49,- €.", ""),
            ("Der Stuhl kostet 20,– €.", ""),
            ("Sie bekommen einen 30-Euro-Gutschein.", "facts.price"),
            ("Sie bekommen einen 30-Prozent-Rabatt.", "facts.percent"),
            ("Mehr auf https://maison.example/tische.", ""),
            ("Mehr auf bit.ly/tische.", "facts.link"),
            ("Schreiben Sie an t.me/maison.", "facts.link"),
            ("Mehr auf [bit.ly/tische](https://bit.ly/tische).", "facts.link"),
        ],
        Given { locale: "de", source: SOURCE, ..Given::default() },
        "facts",
    );
}

#[test]
fn lengths_of_time_in_other_words() {
    let given = Given { locale: "en", source: "Return it within 14 days. Refund in 5 business days. Send two photos.", ..Given::default() };
    check_rows(
        &[
            ("within 2 weeks", ""),
            ("within two weeks", ""),
            ("within fourteen days", ""),
            ("within 3 weeks", "facts.number"),
            ("within three weeks", "facts.number"),
            ("within sixty days", "facts.number"),
            ("in five business days", ""),
            ("in seven business days", "facts.number"),
            ("within thirty-five days", "facts.number"),
            ("send 2 photos", ""),
            ("send 3 photos", "facts.number"),
        ],
        given,
        "facts",
    );
    for (locale, draft, expected) in [
        ("de", "in zwei Wochen", ""),
        ("de", "in drei Wochen", "facts.number"),
        ("es", "en dos semanas, catorce días", ""),
        ("es", "en treinta días", "facts.number"),
        ("fr", "sous deux semaines, cinq jours ouvrés", ""),
        ("fr", "sous trente jours", "facts.number"),
        ("it", "entro due settimane, cinque giorni lavorativi", ""),
        ("it", "entro trenta giorni", "facts.number"),
        ("pt-BR", "em duas semanas, cinco dias úteis", ""),
        ("pt-BR", "em vinte e cinco dias", "facts.number"),
        ("ru", "в течение двух недель, пяти рабочих дней", ""),
        ("ru", "в течение тридцати дней", "facts.number"),
        ("tr", "iki hafta, beş iş günü içinde", ""),
        ("tr", "otuz gün içinde", "facts.number"),
        ("ar", "خلال خمسة أيام عمل", ""),
        ("ar", "خلال ثلاثين يومًا", "facts.number"),
        ("hi", "दो सप्ताह, पाँच कार्य दिवस में", ""),
        ("hi", "तीस दिन में", "facts.number"),
        ("ja", "2週間以内、二週間以内", ""),
        ("ja", "三週間以内", "facts.number"),
        ("ko", "두 주 안에, 다섯 영업일 안에", ""),
        ("ko", "삼십 일 안에", "facts.number"),
        ("zh-CN", "两周内，五个工作日内", ""),
        ("zh-CN", "三周内", "facts.number"),
    ] {
        let found = rules(draft, Given { locale, source_locale: "en", ..given }, "facts");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{draft}");
    }
}

#[test]
fn parts_of_the_day() {
    for (locale, draft, expected) in [
        ("es", "de 10 de la mañana a 7 de la tarde", ""),
        ("es", "a las 7 de la mañana", "facts.date"),
        ("ru", "с 10 утра до 7 вечера", ""),
        ("ru", "до 8 вечера", "facts.date"),
        ("tr", "sabah 10, akşam 7", ""),
        ("hi", "सुबह 10 बजे से शाम 7 बजे तक", ""),
        ("hi", "शाम 8 बजे", "facts.date"),
        ("ja", "朝10時から夜7時まで", ""),
        ("ja", "夜8時まで", "facts.date"),
        ("zh-CN", "早上10点到晚上7点", ""),
        ("ko", "저녁 7시까지", ""),
        ("ko", "저녁 8시까지", "facts.date"),
    ] {
        let found = rules(draft, Given { locale, source: "Open 10:00 to 19:00.", source_locale: "en", ..Given::default() }, "facts");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{draft}");
    }
}

#[test]
fn the_customers_amount_may_be_a_condition() {
    let given =
        Given { locale: "en", source: "Delivery costs €4.90, free from €60.", customer: "my order is 45 euros", ..Given::default() };
    check_rows(
        &[
            ("With an order of 45 euros, delivery costs €4.90.", ""),
            ("With 45 euros, delivery costs €45.", "facts.price"),
            ("With an order of 46 euros, delivery costs €4.90.", "facts.price"),
            ("Delivery is free from 45 euros.", "facts.price"),
            ("We give you 45 euros.", "facts.price"),
        ],
        given,
        "facts",
    );
}

#[test]
fn links_lead_where_the_sources_do() {
    let source = "See https://example.com/returns or https://example.com/商品/1個, write to help@example.com or call +49 30 1234567.";
    check_rows(
        &[
            ("See [one](https://example.com/商品/1個).", ""),
            ("See [our page](https://example.com/returns).", ""),
            ("[Write](mailto:help@example.com) or [call](tel:+49301234567).", ""),
            ("See [here](https:evil.zip)", "facts.link"),
            (r"See [here](https:\\\\evil.zip\\pay)", "facts.link"),
            ("See [here](https:/evil.top)", "facts.link"),
            ("See <https:evil。com>", "facts.link"),
            ("See [example.com](https:evil%2Ezip)", "facts.link"),
            ("See [example.com](https://example.com@evil.zip)", "facts.link"),
            ("See [evil.top](https://evil.top)", "facts.link"),
            ("See [here](https://[::1]/)", "facts.link"),
            ("See [here](//evil.zip)", "facts.link"),
            ("**[here](mailto:pay)**", "facts.link"),
            ("- [here](mailto:a@b)", "facts.link"),
            ("> [here](tel:+1555)", "facts.link"),
        ],
        Given { locale: "en", source, ..Given::default() },
        "facts",
    );
}

#[test]
fn the_number_of_an_item_only_counts() {
    check_rows(
        &[
            ("1. Pack it\n2. Send it\n\nThen:\n\n3. Wait", ""),
            ("0. Pack it\n1. Send it", ""),
            ("Express costs:\n\n49. euros within the EU", "facts.price"),
            ("Express costs:\n\n49) EUR within the EU", "facts.price"),
            ("You get:\n\n30. percent off", "facts.percent"),
            ("You get:\n\n14. days", "facts.number"),
        ],
        Given { locale: "en", source: "We have 49 shops and 30 chairs.", ..Given::default() },
        "facts",
    );
}

#[test]
fn spellings_of_money_and_percent() {
    let source = "Express costs 4.90 EUR, samples 5 EUR. 15 % off today. We have 49 shops.";
    check_rows(
        &[
            ("It costs 5 eur.", ""),
            ("It costs 5 (EUR).", ""),
            ("It costs 5,-", ""),
            ("It costs 49 eur.", "facts.price"),
            ("It costs 49 Eur.", "facts.price"),
            ("It costs 49 EURO.", "facts.price"),
            ("It costs eur 49.", "facts.price"),
            ("It costs 49,-", "facts.price"),
            ("It costs 49 (EUR).", "facts.price"),
            ("It costs 49 in euros.", "facts.price"),
            ("It costs 49\u{A0}\u{A0}€.", "facts.price"),
            ("It costs ④⑨ €.", "facts.price"),
            ("It costs 4⑨ €.", "facts.price"),
            ("It costs ⁴⁹ €.", "facts.price"),
            ("It costs ㊾ €.", "facts.price"),
            ("You get 49﹪ off.", "facts.percent"),
            ("You get 15‰ off.", "facts.percent"),
            ("① Pack it ② Send it over 49 m²", ""),
            ("In 49 Sek. it is done", ""),
        ],
        Given { locale: "en", source, ..Given::default() },
        "facts",
    );
}

#[test]
fn the_customers_words_become_no_promises() {
    let customer = "is express 49 EUR or 1 EUR? your hotline is +1 555 123 4567? my code SAVE50, my order AB12 and A-10023";
    check_rows(
        &[
            ("At 49 EUR, express delivery is yours today.", "facts.price"),
            ("With 1 EUR you get the sofa.", "facts.price"),
            ("Our hotline is +1 555 123 4567", "facts.contact"),
            ("Use the code SAVE50 for a discount.", "facts.number"),
            ("At 49 EUR you are below the limit.", ""),
            ("With an order of 49 EUR nothing changes.", ""),
            ("Your order **AB12** is on its way.", ""),
            ("I found A-10023.", ""),
        ],
        Given { locale: "en", customer, ..Given::default() },
        "facts",
    );
}
