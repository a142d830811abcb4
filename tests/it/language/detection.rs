//! What one message says.

use super::speaks;
use proptest::prelude::*;
use turjuman::core::language::{Languages, Method};

const FOUR: &str = "en de ja ar";
const MANY: &str = "en es pt-BR fr de it tr ru ar hi ja zh-CN zh-TW ko th he nl el";

/// Rows of `expected | text`; `-` expects none of the bot's locales, `?` none that is believed (below one half).
#[track_caller]
fn check(locales: &str, table: &str) -> usize {
    let languages = speaks(locales);
    let rows = table.lines().filter_map(|row| row.trim().split_once(" | "));
    let mut wrong = Vec::new();
    let mut count = 0;
    for (expect, text) in rows {
        let evidence = languages.detect(text);
        let said = match &evidence.locale {
            None => "-",
            Some(_) if evidence.confidence < 0.5 => "?",
            Some(locale) => locale.as_str(),
        };
        if said != expect {
            wrong.push(format!("{text:?}: {expect} expected, {evidence:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{locales}:\n{}", wrong.join("\n"));
    count
}

/// Spanish whose words other languages have too.
const OF_MANY_MARKS: &str = "
        es | ¿Necesitan una foto?
        es | ¿Les hace falta una foto?
        es | ¿Aceptan Bizum?
        es | ¿Les mando también una foto de la lámpara?
        es | ¡Perfecto!";

#[test]
fn the_marks_before_a_question_tell_spanish() {
    assert_eq!(check(MANY, OF_MANY_MARKS), 5);
}

/// What customers of a bot of four languages write.
const OF_FOUR: &str = "
        en | Where is my order?
        en | I ordered two weeks ago and nothing has arrived
        en | Can I return these shoes, please?
        en | What are your opening hours
        en | The parcel was damaged when it came
        en | how much is the shipping to Spain
        en | I'd like to talk to a human
        en | Thanks a lot!
        en | hello
        en | please
        en | Good morning
        en | WHERE IS MY ORDER
        de | WO IST MEIN PAKET
        de | Wo ist meine Bestellung?
        de | Ich habe vor zwei Wochen bestellt und nichts ist angekommen
        de | Kann ich die Schuhe zurückschicken?
        de | Wann haben Sie geöffnet
        de | Das Paket war beschädigt
        de | Was kostet der Versand nach Österreich
        de | Ich möchte mit einem Menschen sprechen
        de | Vielen Dank!
        de | hallo
        de | danke
        de | bitte
        de | Guten Tag
        de | wo bleibt mein Paket
        de | Tschüss
        ja | 注文はどこですか
        ja | 返品したいのですが
        ja | ありがとうございます
        ja | はい
        ja | キャンセル
        ja | 営業時間を教えてください
        ja | 在庫確認
        ja | 送料はいくらですか？
        ar | أين طلبي؟
        ar | أريد إرجاع الحذاء
        ar | شكرا
        ar | مرحبا
        ar | كم سعر الشحن إلى الرياض
        ar | السلام عليكم ورحمة الله
        ar | نعم
        ";

/// What customers of a bot of many languages write.
const OF_MANY: &str = "
        fr | Bonjour, où est ma commande ?
        fr | Je voudrais retourner cet article
        fr | Merci beaucoup
        fr | Quels sont vos horaires d'ouverture ?
        fr | bonjour
        fr | Mon colis n'est pas encore arrivé
        es | ¿Dónde está mi pedido?
        es | Hola, quisiera devolver este artículo
        es | Muchas gracias
        es | ¿Cuánto cuesta el envío a México?
        es | hola
        es | Mi paquete todavía no ha llegado
        pt-BR | Olá, onde está o meu pedido?
        pt-BR | Obrigada pela ajuda
        pt-BR | Não recebi minha encomenda ainda
        it | Buongiorno, dov'è il mio ordine?
        it | Grazie mille
        it | Vorrei restituire questo articolo
        nl | Waar is mijn bestelling?
        nl | Bedankt voor de hulp
        nl | Ik wil graag mijn geld terug
        tr | Siparişim nerede?
        tr | Merhaba, ürünü iade etmek istiyorum
        tr | Teşekkür ederim
        tr | Kargo ne zaman gelir?
        tr | günaydın
        ru | Где мой заказ?
        ru | Здравствуйте, я хочу вернуть товар
        ru | Спасибо
        ru | Сколько стоит доставка?
        ru | привет
        zh-CN | 请问我的订单什么时候发货？
        zh-CN | 谢谢
        zh-CN | 你们的营业时间是几点
        zh-TW | 請問我的訂單什麼時候發貨？
        zh-TW | 謝謝你們的幫忙
        ja | この商品は在庫がありますか
        ja | 払込済
        ko | 주문한 상품은 언제 오나요?
        ko | 감사합니다
        ko | 네
        th | สินค้าของฉันอยู่ที่ไหน
        th | สวัสดีครับ
        th | ขอบคุณค่ะ
        he | איפה ההזמנה שלי?
        he | שלום
        he | תודה רבה
        el | Πού είναι η παραγγελία μου;
        hi | मेरा ऑर्डर कहाँ है?
        hi | धन्यवाद
        en | Where is my order?
        en | Is this still available in blue?
        de | Wo ist meine Bestellung?
        de | Ich möchte das gerne umtauschen
        ar | متى يصل طلبي؟
        ar | الطلب لم يصل إلى الآن
        ";

#[test]
fn messages_of_customers() {
    let rows = check(FOUR, OF_FOUR) + check(MANY, OF_MANY);
    assert!(rows >= 90, "{rows}");
}

#[test]
fn a_name_in_another_language_is_none_of_the_sentence_around_it() {
    check(
        MANY,
        "
        es | ¿Tienen Click and Collect?
        fr | Vous proposez le Click and Collect ?
        pt-BR | Vocês têm Click and Collect?
        de | Habt ihr auch Click and Collect?
        en | Do you sell the Petite Robe Noire?
        de | Wie lange dauern Rückgabe und Erstattung?
        ",
    );
}

#[test]
fn noise_tells_nothing_and_does_not_disturb() {
    check(
        FOUR,
        "
        - | https://shop.example.com/products/the-best-of
        - | max@example.com
        - | @turjuman_bot
        - | 😀😀👍
        - | AB-12345
        - | 1Z999AA10123456784 / 4711
        - | 12,50 €
        - | ???
        - | `let the = be;`
        - | /start
        de | Wo ist https://shop.example.com/where-is-the-order-of-you ?
        de | Bestellung 1Z999AA10123456784 ist noch nicht da 😡😡
        de | @support wo bleibt mein Paket AB-12345??
        de | Danke 👍👍
        de | Ich sehe nur `the page you requested was not found`
        en | my order #4711-ZX is late, see https://beispiel.de/bestellung/wo-ist-sie
        en | Hellooooo
        ja | 注文番号はAB-12345です
        ja | https://example.com/help が開けません
        ar | رقم الطلب AB-12345
        ar | طلبي ORD-2024-000123 لم يصل
        ",
    );
}

#[test]
fn the_matrix_language_decides() {
    check(
        FOUR,
        "
        ja | iPhone 15 Pro Maxのケースはありますか
        ja | Bluetoothのspeakerを探しています
        ja | refundはできますか？
        ar | أريد iPhone 15 Pro Max
        ar | هل يوجد شحن express إلى جدة؟
        de | Ich möchte das Order cancellen, bitte
        de | Habt ihr das Shirt in Size M?
        de | Mein Tracking zeigt nichts an
        en | I bought the Kaffeemaschine from your shop and it is broken
        en | the word ありがとう on the box is printed wrong
        en | Is the Wolpertinger still in stock?
        ",
    );
}

#[test]
fn languages_that_are_not_listed_are_not_believed() {
    check(
        FOUR,
        "
        - | Где мой заказ?
        - | 주문한 상품은 언제 오나요?
        - | สวัสดีครับ
        - | איפה ההזמנה שלי?
        - | Πού είναι η παραγγελία μου;
        - | मेरा ऑर्डर कहाँ है?
        ? | ¿Dónde está mi pedido?
        ? | Bonjour, où est ma commande ?
        ? | Siparişim nerede acaba, çok geç kaldı
        ? | Mi paquete todavía no ha llegado
        ? | Je voudrais parler avec une personne
        ? | 请问我的订单什么时候发货？
        ? | 謝謝你們的幫忙
        ? | سفارش من کجاست؟
        ? | میرا آرڈر کہاں ہے
        ",
    );
    check("en ja", "? | Wo ist meine Bestellung?\n? | Vielen Dank für Ihre Hilfe\nen | Where is my order?\n- | Где мой заказ?");
    check("ru en", "? | Де моє замовлення? Дякую, що ви є\nru | Где мой заказ?");
    check("zh-CN en", "- | ありがとうございます\nzh-CN | 謝謝");
    check("ar fa en", "fa | سفارش من کجاست؟\nar | أين طلبي؟");
    check("ar ug fa en", "ug | سىز مالنى ھەقسىز قايتۇرالايسىز\nar | أين طلبي؟\nfa | سفارش من کجاست؟");
    check("ckb ar en", "ckb | داواکارییەکەم لە کوێیە؟\nar | متى يصل طلبي؟");
    check("ar ps en", "ps | زما غوښتنه چېرته ده؟\nar | أريد إرجاع الحذاء");
    check("ar en", "? | زما غوښتنه چېرته ده؟\n? | داواکارییەکەم لە کوێیە؟\n? | سىز مالنى ھەقسىز قايتۇرالايسىز");
    check("ar ur en", "ur | میرا آرڈر کہاں ہے\nar | أين طلبي؟");
    check("uk ru", "uk | Де моє замовлення?\nru | Где мой заказ?");
}

#[test]
fn the_method_and_the_letters_are_told() {
    let languages = speaks(FOUR);
    for (text, method, letters) in [
        ("", Method::None, 0),
        ("12345 😀", Method::None, 0),
        ("はい", Method::Script, 2),
        ("Где?", Method::Script, 3),
        ("danke AB-12345 https://example.com", Method::Model, 5),
    ] {
        let evidence = languages.detect(text);
        assert_eq!((evidence.method, evidence.letters), (method, letters), "{text:?}");
    }
}

#[test]
fn a_word_that_travels_is_never_certain() {
    let languages = speaks(FOUR);
    for word in ["danke", "bitte", "please", "hello", "hallo", "Merci", "ok", "ja"] {
        let evidence = languages.detect(word);
        assert!(evidence.confidence < 0.9, "{word} {evidence:?}");
    }
}

fn properties_hold(languages: &Languages, text: &str) {
    let evidence = languages.detect(text);
    assert!((0.0..=1.0).contains(&evidence.confidence), "{text:?} {evidence:?}");
    assert!(evidence.locale.as_ref().is_none_or(|l| languages.locales().contains(l)));
    assert_eq!(evidence, languages.detect(text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,200}") {
        for locales in [FOUR, MANY, "ja", "ar fa ur", ""] {
            properties_hold(&speaks(locales), &text);
        }
    }

    #[test]
    fn any_bytes_and_marks_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200), marks in "[`@/#. a日ا\u{301}]{0,40}") {
        let languages = speaks(MANY);
        properties_hold(&languages, &String::from_utf8_lossy(&bytes));
        properties_hold(&languages, &marks);
    }

    #[test]
    fn any_tag_has_an_answer(tag in "\\PC{0,20}", locales in proptest::collection::vec("\\PC{0,8}", 0..4)) {
        let languages = speaks(&locales.join(" "));
        properties_hold(&languages, &tag);
        prop_assert!(languages.resolve(&tag).is_none_or(|l| languages.locales().contains(l)));
    }
}
