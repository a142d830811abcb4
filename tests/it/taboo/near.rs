//! What only comes near to what is not spoken of is answered.

use turjuman::config;
use turjuman::config::Does;
use turjuman::core::culture::Region;
use turjuman::core::culture::taboo::{Action, Setting};
use turjuman::core::key::LocaleTag;
use turjuman::core::message::Place;

use super::{NEW_YEAR, maison};

/// Words that a careless search takes for others.
const NEAR: &[(&str, &str)] = &[
    ("en", "Is the library near the brass shop?"),
    ("en", "Do you sell swimming goggles and caps?"),
    ("en", "Which swimming pool do you deliver to?"),
    ("en", "Is the jacket wine red or champagne coloured?"),
    ("en", "I want a ginger beer crate as a stool"),
    ("en", "Bob ran to the zebra crossing"),
    ("en", "The delivery period of my order"),
    ("en", "A cocktail dress in size 40"),
    ("ar", "عندكم نظارات سباحة؟"),
    ("ar", "هل الحقيبة كبيرة أم صغيرة؟"),
    ("ar", "اللون خمري جميل"),
    ("ar", "هل تقبلون حامل الهاتف للإرجاع؟"),
    ("ar", "متى تتوفر الملابس الشتوية؟"),
    ("ar", "أعزائي، بيكون طلبي جاهز بكرة؟"),
    ("ar", "حملات التخفيض متى تبدأ؟"),
    ("de", "Ich könnte weinen, wo ist mein Paket?"),
    ("de", "Gibt es das Kleid in weinrot?"),
    ("de", "Eine Schwimmbrille und ein Badetuch bitte"),
    ("fr", "Une jupe-culotte, voir ci-dessous"),
    ("fr", "Une enceinte Bluetooth pour la piscine"),
    ("es", "¿Ya vino mi pedido? Lo espero en mayo"),
    ("pt-BR", "Chega em maio?"),
    ("tr", "Biraz daha büyük beden var mı? Dosyayı bırakın"),
    ("ru", "Это не моя вина, процентные ставки"),
    ("ru", "Салон и виноград"),
    ("ja", "ブラウスとブラシはありますか"),
    ("ja", "ワインレッドのセーター"),
    ("ko", "기술과 예술 책을 혼자살 집에 보내 주세요"),
    ("zh-CN", "室内衣架有货吗？"),
    ("zh-CN", "酒红色的连衣裙"),
    ("hi", "कौन सा ब्रांड है, भूरा रंग?"),
];

fn setting() -> Setting {
    Setting { place: Place::Public, region: Region::parse("SA"), at: NEW_YEAR, ..Setting::default() }
}

#[test]
fn near_misses_are_answered() {
    let loaded = maison();
    for (tag, text) in NEAR {
        let heard = loaded.bot.taboos.heard(text, &LocaleTag::new(*tag), &setting());
        let fired: Vec<_> = heard.fired.iter().map(|fired| (&*fired.rule.id, &text[fired.span.clone()])).collect();
        assert!(fired.is_empty(), "{text}: {fired:?}");
    }
}

/// What customers of the demo bot ask in its own dialogues, by all rules as if each were asked in a group in Riyadh.
#[test]
fn ordinary_questions_are_answered() {
    let loaded = maison();
    let scenarios = config::scenarios(&loaded).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let own = |name: &str| name.starts_with("private:");
    let (mut n, mut moved) = (0, Vec::new());
    for turn in scenarios.list.iter().filter(|scenario| !own(&scenario.name)).flat_map(|scenario| &scenario.turns) {
        let Does::Say { messages, .. } = &turn.does else { continue };
        for text in messages {
            n += 1;
            for locale in loaded.bot.languages.locales() {
                let heard = loaded.bot.taboos.heard(text, locale, &setting());
                if heard.asks(Action::MovePrivate) {
                    moved.push(format!("[{locale}] {text}"));
                }
            }
        }
    }
    moved.retain(|text| {
        !["swim", "bikini", "badeanz", "biquíni", "maiô", "купальник", "水着", "泳", "سباحة"]
            .iter()
            .any(|word| text.to_lowercase().contains(word))
    });
    eprintln!("{} of {n} ordinary questions are moved by mistake", moved.len());
    assert!(n > 150 && moved.is_empty(), "{n} {moved:?}");
}
