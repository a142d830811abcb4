//! The sentences of the program's own packs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::tz::TimeZone;

use super::Say;
use super::{built_in, load, packs, sample, sample_text, tag};
use turjuman::core::bot::Command;
use turjuman::core::key::LocaleTag;
use turjuman::core::message::Place;
use turjuman::core::text::{Text, Value, id};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Audience, Conventions, Occasion, Packs, Persona};

/// The program's packs for a business that chooses nothing.
static AS_THEY_ARE: LazyLock<Packs> = LazyLock::new(|| packs(&built_in().join(" "), &[]));

/// Midnight, and when the other parts of the day have begun in UTC.
const HOURS: [i64; 4] = [0, 6, 13, 19];

/// The packs that have so many tiers, for a business that speaks in this one of them, and their tags.
fn packs_of(tier: usize, persona: Persona, audience: Audience, zone: Option<&TimeZone>) -> (Vec<LocaleTag>, Packs) {
    let built_in: Vec<LocaleTag> = built_in().iter().map(|t| tag(t)).collect();
    let register = |locale: &LocaleTag| Some((locale.clone(), AS_THEY_ARE.tiers(locale).get(tier).copied()?.to_owned()));
    let formality: BTreeMap<LocaleTag, String> = built_in.iter().filter_map(register).collect();
    let tags: Vec<LocaleTag> = formality.keys().cloned().collect();
    let time_zone = tags.iter().filter_map(|locale| Some((locale.clone(), zone?.clone()))).collect();
    let conventions = Conventions { formality, time_zone, persona, audience, ..Conventions::default() };
    let packs = Packs::build(&BTreeMap::new(), &super::speaker(&tags, &tags[0], &conventions));
    (tags, packs.unwrap_or_else(|problems| panic!("{problems:#?}")))
}

/// How many tiers the pack with the most of them has.
fn most_tiers() -> usize {
    built_in().iter().map(|locale| AS_THEY_ARE.tiers(&tag(locale)).len()).max().unwrap_or_default()
}

fn occasions(hours: &[i64]) -> impl Iterator<Item = Occasion> {
    let at = |hour: &i64| Timestamp(hour * 3_600_000);
    hours.iter().map(at).flat_map(|at| [Place::Public, Place::Private].map(|place| Occasion { place, at }))
}

/// Every text of these languages is said, at these hours.
fn check_all_texts((tags, packs): &(Vec<LocaleTag>, Packs), hours: &[i64]) {
    for (locale, occasion) in tags.iter().flat_map(|locale| occasions(hours).map(move |occasion| (locale, occasion))) {
        let tier = packs.formality(locale);
        for (id, arguments) in id::REQUIRED.iter().chain(id::STYLE) {
            let said = packs.format(locale, &sample_text(id, arguments), &occasion);
            let context = || format!("{locale} {tier} {id} {occasion:?}: {said:?}");
            assert!(!said.fallback && said.locale == *locale, "{}", context());
            assert!(!said.text.contains(['{', '}']) && !said.text.contains("part-"), "{}", context());
            // Indonesian clocks have a dot.
            let shown_text = said.text.replace("09.41", "9:41");
            for (argument, shown) in SHOWN.iter().filter(|_| !id.starts_with("style-")) {
                assert_eq!(shown_text.contains(shown), arguments.contains(argument), "{}", context());
            }
        }
        let style = packs.style(locale, "Nordwind", &occasion);
        assert_eq!(style.matches("\n\n").count() + 1, id::STYLE.len(), "{locale} {tier}: {style}");
    }
}

/// What stands in a text that is given the argument.
const SHOWN: &[(&str, &str)] = &[
    ("brand", "Nordwind"),
    ("agent", "Anna Berger"),
    ("titles", "Returns"),
    ("titles", "Delivery"),
    ("ticket", "T-20417"),
    ("opens", "9:41"),
    ("holiday", "Epiphany"),
    ("name", "Mia Lind"),
    ("megabytes", "38"),
    ("count", "6"),
];

#[test]
fn every_text_is_said_in_every_language() {
    let tags = built_in();
    let known = ["ar", "de", "en", "es", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pt-BR", "ru", "th", "tr", "vi", "zh-CN", "zh-TW"];
    assert!(known.iter().all(|tag| tags.iter().any(|t| t == tag)), "{tags:?}");
    assert!(AS_THEY_ARE.warnings().is_empty(), "{:#?}", AS_THEY_ARE.warnings());
    (0..most_tiers()).for_each(|tier| check_all_texts(&packs_of(tier, Persona::default(), Audience::default(), None), &[0]));
}

#[test]
fn every_text_is_said_to_everybody_by_everybody_at_every_time() {
    for (tier, audience) in (0..most_tiers()).flat_map(|tier| Audience::ALL.iter().map(move |audience| (tier, *audience))) {
        for persona in Persona::ALL {
            // The times of day with one speaker only: each rendering takes its time.
            let hours = if *persona == Persona::default() { &HOURS[..] } else { &HOURS[..1] };
            check_all_texts(&packs_of(tier, *persona, audience, Some(&TimeZone::UTC)), hours);
        }
    }
}

#[test]
fn every_command_is_explained_in_its_own_words() {
    let packs = packs(&built_in().join(" "), &[]);
    for locale in built_in().iter().map(|t| tag(t)) {
        let lines = Command::ALL.map(|command| {
            let text = Text::new(id::HELP_COMMAND)
                .with("command", Value::Code("/x".to_owned()))
                .with("what", Value::Choice(command.key().to_owned()));
            packs.say(&locale, &text).text
        });
        let mut distinct = lines.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), lines.len(), "{locale}: {lines:#?}");
    }
}

#[test]
fn each_language_alone_is_complete() {
    for tag in built_in() {
        assert!(load(&tag, &[]).is_ok(), "{tag}");
    }
}

#[test]
fn no_english_is_left() {
    let packs = packs(&built_in().join(" "), &[]);
    for (id, arguments) in id::REQUIRED {
        let text = sample_text(id, arguments);
        let english = packs.say(&tag("en"), &text).text;
        for locale in built_in().iter().map(|t| tag(t)).filter(|t| t.language() != "en") {
            assert_ne!(packs.say(&locale, &text).text, english, "{locale} {id}");
        }
        for locale in ["ar", "he", "hi", "ja", "ko", "ru", "th", "zh-CN", "zh-TW"] {
            let mut own = packs.say(&tag(locale), &text).text;
            for argument in *arguments {
                let samples = if let Value::List(items) = sample(argument) { items } else { vec![sample(argument)] };
                for value in samples {
                    if let Value::Name(shown) | Value::Code(shown) = value {
                        own = own.replace(&shown, "");
                    }
                }
            }
            // The hours of Hindi have am and pm in Latin letters; the language of browsers and the unit are written so everywhere.
            let own = ["9:41 am", "JavaScript", "MB"].iter().fold(own, |own, latin| own.replace(latin, ""));
            assert!(!own.contains(|c: char| c.is_ascii_alphabetic()), "{locale} {id}: {own}");
        }
    }
}

/// What must not stand in a reply in this tier of a language, by the usual lists of mistakes.
const FORBIDDEN: &[(&str, &str, &[&str])] = &[
    ("de", "formal", &[" du ", " dir ", " dich ", " dein", "!"]),
    ("de", "casual", &[" Ihnen", " Ihre ", " Ihren "]),
    ("ja", "honorific", JAPANESE),
    ("ja", "polite", JAPANESE),
    ("ja", "casual", JAPANESE),
    ("ar", "formal", &["كِ", "طلبك ", "رسالتك ", "يمكنك ", "أرسلي", "حضرتك"]),
    ("ar-SA", "neutral", NOT_SAUDI),
    ("ar-SA", "formal", NOT_SAUDI),
    ("ar-EG", "neutral", NOT_EGYPTIAN),
    ("ar-EG", "formal", NOT_EGYPTIAN),
    ("ar-LB", "neutral", NOT_LEVANTINE),
    ("ar-LB", "formal", NOT_LEVANTINE),
    ("ar-MA", "neutral", NOT_MOROCCAN),
    ("ar-MA", "formal", NOT_MOROCCAN),
    ("en", "neutral", ENGLISH),
    ("en", "casual", ENGLISH),
    ("en", "formal", ENGLISH),
    ("es", "formal", &[" tú ", " tu ", " tus ", " te ", " ti ", "vosotr", "Bienvenid", "satisfecho"]),
    ("es", "casual", &["usted", "Usted", "vosotr", "Bienvenid", "satisfecho"]),
    ("fr", "formal", &[" tu ", " te ", " ton ", " toi", "satisfait ", "désolé", " !", " ?", " ;", " :", "« ", " »"]),
    ("fr", "casual", &[" vous ", " votre ", " vos ", "satisfait ", "désolé", " !", " ?", " ;", " :", "« ", " »"]),
    ("it", "formal", &[" tu ", " ti ", " tuo", " tua", " tuoi", "Benvenut", "soddisfatto"]),
    ("it", "casual", &[" Lei ", " Suo ", " Sua ", "Benvenut", "soddisfatto"]),
    ("pt-BR", "neutral", &[" tu ", " te ", " teu", " tua", " vós", "Bem-vindo", "satisfeito", "brigado"]),
    ("pt-BR", "formal", &[" tu ", " te ", " teu", " tua", " vós", "Bem-vindo", "satisfeito", "brigado"]),
    ("ru", "formal", &[" ты ", " тебе", " твой", " вы ", " вам ", " вас ", " ваш", "нашёл"]),
    ("ru", "casual", &[" Вы ", " Вам ", " Вас ", " Ваш", "нашёл"]),
    ("tr", "formal", &[" sen ", " sana ", " seni", " senin"]),
    ("tr", "casual", &[" siz ", " size ", " sizi", " sizin"]),
    ("hi", "formal", &["तुम", " तू ", "तेरा", "सकता हूँ", "सकती हूँ", "सकते हैं", "चाहते", "कीजिए"]),
    ("hi", "casual", &["आप ", "आपके", "आपकी", "तेरा"]),
    ("ko", "hapsyo", &["당신", "너", "미안", "세요", "해요", "예요", "까요"]),
    ("ko", "haeyo", &["당신", "너", "습니다", "습니까"]),
    ("ko", "banmal", &["당신", "습니다", "세요", "해요", "예요", "까요"]),
    ("zh-CN", "formal", &["你", "亲", "?", "!", ", ", "您们"]),
    ("zh-CN", "casual", &["您", "亲", "?", "!", ", "]),
    (
        "zh-TW",
        "formal",
        &["你", "您們", "妳", "喔", "耶", "信息", "消息", "視頻", "質量", "激活", "網絡", "单", "这", "请", "?", "!", ", "],
    ),
    ("zh-TW", "casual", &["您", "妳", "親", "信息", "消息", "視頻", "質量", "激活", "網絡", "单", "这", "请", "?", "!", ", "]),
    ("nl", "formal", &[" je ", " jij", " jou", "Je ", "Jij", "!", "\""]),
    ("nl", "casual", &[" u ", " uw ", "U ", "Uw ", "!!", "\""]),
    ("he", "neutral", HEBREW),
    ("he", "formal", HEBREW),
    ("th", "polite", &[" ท่าน", "ของท่าน", "กรุณาท่าน", "ครับ", "ค่ะ", "ไหมคะ", "นะคะ", "!"]),
    ("th", "formal", &["ของคุณ", "ครับ", "ค่ะ", "ไหมคะ", "นะคะ", "!"]),
    ("vi", "formal", &["bạn", "mình đ", " ạ", "nhé", " anh ", " chị ", " em ", "!"]),
    ("vi", "casual", &["quý khách", "Quý khách", "chúng tôi sẽ", " ạ", " anh ", " chị ", " em "]),
    ("id", "formal", &["kamu", "Kak", " aku", "gue", " nggak", "!"]),
    ("id", "casual", &["kamu", " lu ", "gue", " Anda", "Bapak", "Ibu", "nggak"]),
];
const JAPANESE: &[&str] = &["すみません", "よろしかった", "になります", "のほう", "了解", "ご苦労", "という形", "させていただ"];
/// Forms that tell the gender of who is spoken to, and those of commands.
const HEBREW: &[&str] = &[" אתה", "שלך", "לך ", "שלחי", "תוכל ", "תוכלי", "מוזמן", "יקר", "/ת", "\""];
const ENGLISH: &[&str] = &["!!", "Kindly", "Dear customer"];
/// What is said elsewhere and not in Saudi Arabia, and so on.
const NOT_SAUDI: &[&str] = &["حضرتك", "يا فندم", "إزاي", "دلوقتي", " دي ", " شو ", "هلق", " فينا ", "دابا", "واخا", "ديال"];
const NOT_EGYPTIAN: &[&str] = &[" وش ", "أبشر", "الله يحيي", "حيّاكم", " شو ", "هلق", " فينا ", "دابا", "واخا", "ديال"];
const NOT_LEVANTINE: &[&str] = &["حضرتك", "يا فندم", "إزاي", "دلوقتي", " وش ", "أبشر", "الله يحيي", "حيّاكم", "للحين", "دابا", "واخا"];
const NOT_MOROCCAN: &[&str] = &["حضرتك", "يا فندم", "إزاي", "دلوقتي", " وش ", "أبشر", "الله يحيي", "حيّاكم", "للحين", " شو ", "هلق"];

#[test]
fn manners_are_kept() {
    let mut kept = BTreeSet::new();
    let mut broken = Vec::new();
    for tier in 0..most_tiers() {
        let (tags, packs) = packs_of(tier, Persona::default(), Audience::default(), Some(&TimeZone::UTC));
        let is_spoken = |locale: &LocaleTag, tier: &str| tags.contains(locale) && packs.formality(locale) == tier;
        for (locale, tier, words) in FORBIDDEN.iter().filter(|(locale, tier, _)| is_spoken(&tag(locale), tier)) {
            kept.insert((*locale, *tier));
            for (occasion, (id, arguments)) in occasions(&HOURS).flat_map(|occasion| id::REQUIRED.iter().map(move |text| (occasion, text)))
            {
                let text = packs.format(&tag(locale), &sample_text(id, arguments), &occasion).text;
                let found = words.iter().filter(|word| text.contains(**word));
                broken.extend(found.map(|word| format!("{locale} {tier} {id} {:?}: {word} in {text}", occasion.place)));
            }
        }
    }
    broken.sort();
    broken.dedup();
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(kept.len(), FORBIDDEN.len(), "a tier is not spoken: {kept:?}");
}

#[test]
fn names_and_manners_of_the_packs() {
    let expected = [
        ("en", "English", "neutral"),
        ("ar", "العربية", "formal"),
        ("de", "Deutsch", "formal"),
        ("es", "Español", "formal"),
        ("fr", "Français", "formal"),
        ("hi", "हिन्दी", "formal"),
        ("it", "Italiano", "formal"),
        ("ja", "日本語", "honorific"),
        ("ko", "한국어", "hapsyo"),
        ("pt-BR", "Português", "neutral"),
        ("ru", "Русский", "formal"),
        ("tr", "Türkçe", "formal"),
        ("zh-CN", "简体中文", "formal"),
        ("he", "עברית", "neutral"),
        ("id", "Bahasa Indonesia", "formal"),
        ("nl", "Nederlands", "formal"),
        ("th", "ไทย", "polite"),
        ("vi", "Tiếng Việt", "formal"),
        ("zh-TW", "繁體中文", "formal"),
    ];
    let packs = packs(&expected.map(|(locale, ..)| locale).join(" "), &[]);
    for (locale, name, formality) in expected {
        assert_eq!(packs.pack(&tag(locale)).name, name);
        assert_eq!(packs.formality(&tag(locale)), formality);
    }
    assert_eq!(packs.pack(&tag("fi")).name, "English");
}

#[test]
fn every_command_has_a_name_of_its_own() {
    let tags: Vec<_> = built_in().iter().map(|t| tag(t)).collect();
    let table = packs(&built_in().join(" "), &[]).command_table(&tags);
    for locale in &tags {
        let mut names = Command::ALL.map(|command| table.shown[&(locale.clone(), command)].clone()).to_vec();
        assert!(names.iter().all(|name| *name == name.to_lowercase()), "{locale}: {names:?}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Command::ALL.len(), "{locale}: {names:?}");
    }
}

#[test]
fn no_text_writes_out_a_command_that_a_bot_may_rename() {
    let tags: Vec<_> = built_in().iter().map(|t| tag(t)).collect();
    let table = packs(&built_in().join(" "), &[]).command_table(&tags);
    for locale in &tags {
        let path = format!("{}/locales/{locale}/chat.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = std::fs::read_to_string(path).unwrap();
        for command in Command::ALL {
            let own = format!("/{}", table.shown[&(locale.clone(), command)]);
            let english = format!("/{}", command.key());
            assert!(!texts.contains(&own) && !texts.contains(&english), "{locale} has {own} or {english}");
        }
    }
}
