//! Names of commands.

use super::{built_in, packs, tag};
use turjuman::core::bot::Command;

#[test]
fn english_names_and_each_packs_own() {
    // English first, as a name is the first language's that has it.
    let mut tags = built_in();
    tags.sort_by_key(|tag| tag != "en");
    let bot = packs(&tags.join(" "), &[]);
    let table = bot.command_table(&tags.iter().map(|t| tag(t)).collect::<Vec<_>>());
    for (name, command, locale) in [
        ("help", Command::Help, None),
        ("start", Command::Start, None),
        ("hilfe", Command::Help, Some("de")),
        ("sprache", Command::Language, Some("de")),
        ("mensch", Command::Human, Some("de")),
        ("datenschutz", Command::Privacy, Some("de")),
        ("neustart", Command::Reset, Some("de")),
        ("abbrechen", Command::Cancel, Some("de")),
        ("ヘルプ", Command::Help, Some("ja")),
        ("言語", Command::Language, Some("ja")),
        ("担当者", Command::Human, Some("ja")),
        ("مساعدة", Command::Help, Some("ar")),
        ("مساعده", Command::Help, Some("ar")),
        ("إلغاء", Command::Cancel, Some("ar")),
        ("الغاء", Command::Cancel, Some("ar")),
        ("إعادة", Command::Reset, Some("ar")),
        ("اعادة", Command::Reset, Some("ar")),
        ("اعاده", Command::Reset, Some("ar")),
        ("لغة", Command::Language, Some("ar")),
        ("موظف", Command::Human, Some("ar")),
        ("ayuda", Command::Help, Some("es")),
        ("cancelar", Command::Cancel, Some("es")),
        ("aide", Command::Help, Some("fr")),
        ("aiuto", Command::Help, Some("it")),
        ("atendente", Command::Human, Some("pt-BR")),
        ("помощь", Command::Help, Some("ru")),
        ("yardım", Command::Help, Some("tr")),
        ("YARDIM", Command::Help, Some("tr")),
        ("yardim", Command::Help, Some("tr")),
        ("प्रतिनिधि", Command::Human, Some("hi")),
        ("상담원", Command::Human, Some("ko")),
        ("人工", Command::Human, Some("zh-CN")),
        ("客服", Command::Human, Some("zh-TW")),
        ("medewerker", Command::Human, Some("nl")),
        ("עזרה", Command::Help, Some("he")),
        ("เจ้าหน้าที่", Command::Human, Some("th")),
        ("trogiup", Command::Help, Some("vi")),
        ("bantuan", Command::Help, Some("id")),
    ] {
        assert_eq!(table.find(name), Some(&(command, locale.map(tag))), "{name}");
    }
    for locale in &tags {
        for command in Command::ALL {
            assert!(table.shown.contains_key(&(tag(locale), command)), "{locale} {command:?}");
        }
    }
    assert_eq!(table.shown[&(tag("de"), Command::Human)], "mensch");
}

#[test]
fn only_the_bots_languages_are_in_the_table() {
    let table = packs("en de", &[]).command_table(&[tag("en")]);
    assert_eq!(table.names.len(), Command::ALL.len());
    assert!(!table.names.contains_key("hilfe"));
}

#[test]
fn names_are_folded() {
    let bot = packs("de", &[("de/pack.toml", "[commands]\nhelp = \"ＨＩＬＦＥ\"\n")]);
    let table = bot.command_table(&[tag("de")]);
    assert_eq!(table.names.get("hilfe"), Some(&(Command::Help, Some(tag("de")))));
    assert_eq!(table.shown[&(tag("de"), Command::Help)], "ＨＩＬＦＥ");
}
