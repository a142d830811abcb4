//! The words by which anger, complaints and apologies are heard, and the phrases in which they mean nothing.

use super::language;

/// The languages that have word lists, with a complaint, and sentences that must stay silent.
const ROWS: &[(&str, &str, &str, &[&str])] = &[
    (
        "de",
        "Ständig kommt etwas Kaputtes, das ist eine Frechheit!",
        "Wir bitten um Entschuldigung.",
        &["Ich bin immer noch interessiert.", "Ist der Laden sonntags immer geöffnet?", "Nichts zu danken."],
    ),
    (
        "en",
        "You never reply and the lamp is broken again.",
        "We are sorry about that.",
        &["Is the shop always open on Sunday?", "As always, thank you.", "That is everything, thanks."],
    ),
    (
        "fr",
        "C’est toujours cassé, c’est inadmissible.",
        "Nous vous présentons nos excuses.",
        &["Êtes-vous toujours ouvert le lundi ?", "C’est pour une personne.", "De rien."],
    ),
    (
        "es",
        "Nunca contestan y llegó roto.",
        "Le pedimos disculpas.",
        &["¿Está siempre abierto el domingo?", "De nada.", "Como siempre, gracias."],
    ),
    (
        "it",
        "Non rispondete mai ed è rotto.",
        "Ci scusiamo per il disagio.",
        &["È sempre aperto la domenica?", "Di niente.", "Come sempre, grazie."],
    ),
    (
        "pt-BR",
        "Nunca respondem e chegou quebrado.",
        "Pedimos desculpas.",
        &["Fica sempre aberto no domingo?", "De nada.", "Como sempre, obrigado."],
    ),
    (
        "ru",
        "Вы никогда не отвечаете, товар сломан.",
        "Приносим извинения.",
        &["Магазин всегда открыт в воскресенье?", "Как всегда, спасибо.", "Больше ничего, спасибо."],
    ),
    (
        "tr",
        "Hiçbir zaman cevap vermiyorsunuz, ürün bozuk.",
        "Özür dileriz.",
        &["Pazar günü her zaman açık mısınız?", "Hiç önemli değil.", "Her zamanki gibi teşekkürler."],
    ),
    ("ar", "دائمًا يصل الطلب مكسورًا، وهذا مكسور أيضًا.", "نعتذر منكم.", &["هل المتجر دائماً مفتوح يوم الأحد؟", "لا شيء آخر، شكرًا."]),
    ("hi", "हमेशा ख़राब सामान आता है, यह धोखा है।", "हमें खेद है।", &["क्या दुकान हमेशा खुली रहती है?", "कोई बात नहीं।"]),
    ("ja", "いつも壊れて届きます。最悪です。", "申し訳ございません。", &["いつもありがとうございます", "全然大丈夫です"]),
    ("ko", "매번 불량이 와서 정말 화가 납니다.", "죄송합니다.", &["항상 감사합니다", "전혀 문제 없어요"]),
    ("zh-CN", "你们每次都发坏了的，我要投诉。", "非常抱歉。", &["全部多少钱", "一直很喜欢你们"]),
    ("nl", "Jullie reageren nooit en het is kapot.", "Onze excuses.", &["Zijn jullie altijd open op zondag?", "Zoals altijd, dank u."]),
    ("he", "אף פעם לא עונים והמוצר שבור.", "אנו מתנצלים, התנצלות כנה.", &["החנות תמיד פתוחה ביום שישי?", "כמו תמיד, תודה."]),
    ("th", "ไม่เคยตอบเลย ของก็พัง", "ขออภัยค่ะ", &["เปิดตลอด 24 ชั่วโมงไหม", "ไม่มีอะไรเพิ่มค่ะ"]),
    ("vi", "Không bao giờ trả lời, hàng lại hỏng.", "Xin lỗi quý khách.", &["Cửa hàng luôn mở cửa chủ nhật à?", "Luôn ủng hộ."]),
    ("id", "Tidak pernah dibalas dan barangnya rusak.", "Mohon maaf.", &["Apakah toko selalu buka hari Minggu?", "Selalu puas."]),
    ("zh-TW", "每次都寄壞了的，我要客訴。", "非常抱歉。", &["一直很喜歡你們", "完全沒問題"]),
];

#[test]
fn words_are_heard_where_they_mean_something() {
    let mut wrong = Vec::new();
    for (tag, complaint, apology, silent) in ROWS {
        let words = &language(tag).culture.manners.words;
        let mut expect = |is_heard: bool, what: &str| {
            if !is_heard {
                wrong.push(format!("{tag}: {what}"));
            }
        };
        expect(words.absolutist.is_in(complaint), &format!("nothing absolute in {complaint}"));
        expect(words.complaint.is_in(complaint), &format!("no complaint in {complaint}"));
        expect(words.apology.is_in(apology), &format!("no apology in {apology}"));
        for text in *silent {
            expect(!words.absolutist.is_in(text), &format!("something absolute in {text}"));
            expect(!words.complaint.is_in(text), &format!("a complaint in {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
