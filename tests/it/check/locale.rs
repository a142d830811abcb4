//! A reply is written in the language of the conversation.

use super::{Given, check_rows, rules};

const GERMAN: &str = "Sie können die Ware innerhalb der Frist kostenlos an uns zurücksenden, wenn sie unbenutzt ist.";
const ENGLISH: &str = "You can send the goods back to us free of charge within the period if they have not been used.";
const JAPANESE: &str = "商品は未使用の場合に限り、期間内であれば無料で返品していただけます。";
const CHINESE: &str = "如果商品没有使用过，您可以在规定的期限内免费把商品退还给我们。";
const ARABIC: &str = "يمكنك إعادة البضاعة إلينا مجانًا خلال المدة إذا لم تكن مستعملة.";

#[test]
fn scripts_tell_languages_apart() {
    for (locale, draft, expected) in [
        ("de", GERMAN, ""),
        ("en", ENGLISH, ""),
        ("ja", JAPANESE, ""),
        ("zh-CN", CHINESE, ""),
        ("ar", ARABIC, ""),
        ("de", JAPANESE, "locale.language"),
        ("de", ARABIC, "locale.language"),
        ("en", JAPANESE, "locale.language"),
        ("en", ARABIC, "locale.language"),
        ("ja", GERMAN, "locale.language"),
        ("ja", ARABIC, "locale.language"),
        ("ja", CHINESE, "locale.language"),
        ("zh-TW", JAPANESE, "locale.language"),
        ("ar", ENGLISH, "locale.language"),
        ("ar", JAPANESE, "locale.language"),
        ("ko", JAPANESE, "locale.language"),
        ("he", ARABIC, "locale.language"),
        ("ru", ENGLISH, "locale.language"),
    ] {
        let found = rules(draft, Given { locale, ..Given::default() }, "locale");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{locale}: {draft}");
    }
}

#[test]
fn every_script_is_known() {
    const RUSSIAN: &str = "Вы можете бесплатно вернуть товар";
    const SERBIAN: &str = "Možete besplatno vratiti robu";
    for (locale, draft, expected) in [
        ("tg", "Шумо метавонед молро ройгон баргардонед", ""),
        ("uz-Cyrl", "Сиз товарни бепул қайтаришингиз мумкин", ""),
        ("uz-Cyrl", "Siz tovarni bepul qaytarishingiz mumkin", "locale.language"),
        ("uz", "Siz tovarni bepul qaytarishingiz mumkin", ""),
        ("uz", RUSSIAN, "locale.language"),
        ("sd", "توهان سامان مفت واپس ڪري سگهو ٿا", ""),
        ("ug", "سىز مالنى ھەقسىز قايتۇرالايسىز", ""),
        ("pa-PK", "تسیں سامان مفت واپس کر سکدے او", ""),
        ("pa", "ਤੁਸੀਂ ਸਮਾਨ ਮੁਫ਼ਤ ਵਾਪਸ ਕਰ ਸਕਦੇ ਹੋ", ""),
        ("pa", "تسیں سامان مفت واپس کر سکدے او", "locale.language"),
        ("sr", "Можете бесплатно вратити робу", ""),
        ("sr", SERBIAN, "locale.language"),
        ("sr-Latn", SERBIAN, ""),
        ("sr-Latn", RUSSIAN, "locale.language"),
        ("am", "ዕቃውን ያለ ክፍያ መመለስ ይችላሉ እናመሰግናለን", ""),
        ("am", RUSSIAN, "locale.language"),
        ("ka", "თქვენ შეგიძლიათ ნივთის უფასოდ დაბრუნება", ""),
        ("ka", RUSSIAN, "locale.language"),
        ("ko", "상품은 기간 내에 무료로 반품하실 수 있습니다", ""),
        ("ko", CHINESE, "locale.language"),
    ] {
        let found = rules(draft, Given { locale, ..Given::default() }, "locale");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{locale}: {draft}");
    }
}

#[test]
fn latin_languages_are_told_apart_by_detection() {
    for (locale, draft, expected) in
        [("de", ENGLISH, "locale.language"), ("en", GERMAN, "locale.language"), ("fr", GERMAN, "locale.language")]
    {
        let found = rules(draft, Given { locale, ..Given::default() }, "locale");
        assert_eq!(found.first().map_or("", String::as_str), expected, "{locale}: {draft}");
    }
}

#[test]
fn what_tells_nothing_is_let_pass() {
    check_rows(
        &[
            ("", ""),
            ("OK", ""),
            ("4711 A-10023 123,45", ""),
            ("Merci beaucoup", ""),
            ("ありがとう", "locale.script"),
            ("`SELECT item FROM orders WHERE state = 'open' AND customer = 'Müller'`", ""),
            ("```\nこれはコードの中の長い日本語の文章です。問題ありません。\n```", ""),
            ("Der Text sagt: „この商品は未使用の場合に限り返品できます“ und das heißt, Sie dürfen es.", ""),
            ("Unser Haus heißt „ترجمان“ und hilft Ihnen gern bei allen Fragen.", ""),
            ("[Rückgabe](https://example.com/very/long/english/path/about/returns/and/refunds)", ""),
            ("Bitte wählen Sie im Menü den Punkt 設定 aus und bestätigen Sie.", "locale.script"),
            ("Bitte wählen Sie im Menü den Punkt „設定“ aus und bestätigen Sie.", ""),
            ("Der Widerstand hat 10 Ω.", ""),
        ],
        Given { locale: "de", ..Given::default() },
        "locale",
    );
    let japanese = Given { locale: "ja", ..Given::default() };
    check_rows(
        &[("Turjuman Customer Serviceへようこそ。ご用件をお知らせください。", ""), ("iPhoneケースの返品方法をご案内します。", "")],
        japanese,
        "locale",
    );
    let arabic = Given { locale: "ar", ..Given::default() };
    check_rows(&[("يمكنك استخدام Apple Pay أو Google Pay لدفع ثمن طلبك.", "")], arabic, "locale");
}

#[test]
fn one_foreign_paragraph_is_enough() {
    let draft = format!("{GERMAN}\n\n{JAPANESE}{JAPANESE}\n\n{GERMAN}");
    assert_eq!(rules(&draft, Given { locale: "de", ..Given::default() }, "locale"), ["locale.language"]);
}

#[test]
fn a_short_line_of_chinese_is_no_japanese() {
    let japanese = Given { locale: "ja", ..Given::default() };
    check_rows(
        &[
            (&format!("{JAPANESE}\n\n您可以用银行卡（Visa、JCB）或礼品卡付款。"), "locale.language"),
            (&format!("{JAPANESE}\n\n配送先住所変更手続完了通知書在中。"), ""),
            (&format!("{JAPANESE}\n\n东京都千代田区丸の内一丁目"), ""),
        ],
        japanese,
        "locale",
    );
}

#[test]
fn a_short_line_is_foreign_where_that_is_sure() {
    let source = "Notre adresse : Maison Lune, 12 rue de la République, 69002 Lyon";
    let given = Given { locale: "de", source, ..Given::default() };
    check_rows(
        &[
            (&format!("{GERMAN}\n\nVotre carte n’est débitée qu’à l’expédition du colis."), "locale.language"),
            (&format!("{GERMAN}\n\nMerci et à bientôt chez nous !"), ""),
            (&format!("{GERMAN}\n\nMaison Lune, 12 rue de la République, 69002 Lyon"), ""),
            (&format!("{GERMAN}\n\n- Visa, Mastercard, American Express und Apple Pay"), ""),
        ],
        given,
        "locale",
    );
}

#[test]
fn quotes_are_skipped_only_where_the_pack_says_so() {
    let draft = format!("Das steht nur auf Japanisch in unseren Unterlagen:\n\n> {JAPANESE}{JAPANESE}");
    assert_eq!(rules(&draft, Given { locale: "de", ..Given::default() }, "locale"), ["locale.language"]);
    assert!(rules(&draft, Given { locale: "de", foreign_quote: true, ..Given::default() }, "locale").is_empty());
}

#[test]
fn addresses_tell_nothing_about_a_language() {
    for (locale, draft) in [
        ("ja", "- メール: hello@maison-lune.example"),
        ("ja", "詳しくは https://maison-lune.example/returns をご覧ください。"),
        ("ar", "البريد: hello@maison-lune.example"),
        ("ar", "راسلنا على hello@maison-lune.example أو maison-lune.example"),
    ] {
        let found = rules(draft, Given { locale, ..Given::default() }, "locale");
        assert!(found.is_empty(), "{draft}: {found:?}");
    }
}
