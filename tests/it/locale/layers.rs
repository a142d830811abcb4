//! What a locale's pack builds upon, and who says what it cannot.

use std::collections::BTreeMap;

use super::{Say, privately, speaker, tag};
use turjuman::core::key::LocaleTag;
use turjuman::core::text::{Text, id};
use turjuman::locale::{Conventions, PackProblem, Packs};

/// The bot's own folders; each names itself in one message and is otherwise as complete as its language in the program.
fn bot(wanted: &str, folders: &str, parents: &[(&str, &str)]) -> Result<Packs, String> {
    let files = folders.split_whitespace().map(|folder| (format!("{folder}/chat.ftl"), format!("late = {folder}\n")));
    let wanted: Vec<LocaleTag> = wanted.split_whitespace().map(LocaleTag::new).collect();
    let parent = parents.iter().map(|(child, parent)| (tag(child), tag(parent))).collect();
    let conventions = Conventions { parent, ..Conventions::default() };
    let packs = Packs::build(&files.collect(), &speaker(&wanted, &tag("en"), &conventions));
    let codes = |problems: Vec<PackProblem>| -> Vec<&str> {
        problems.iter().map(|problem| problem.code).filter(|code| *code != "locale::unused").collect()
    };
    packs.map_err(|problems| codes(problems).join(" "))
}

#[test]
fn a_locale_builds_upon_its_nearest_ancestor() {
    for (wanted, folders, parents, expect) in [
        ("es-CL", "es es-419", &[][..], "es-419"),
        ("es-CL", "es es-419 es-CL", &[], "es-CL"),
        ("es-CL", "es es-ES", &[], "es"),
        ("es-AR", "es es-CL", &[], "es"),
        ("en-AU", "en en-US", &[], "en"),
        ("en-AU", "en en-001", &[], "en-001"),
        ("ar-DZ", "ar ar-SA", &[], "ar"),
        ("zh-SG", "zh-CN zh", &[("zh-SG", "zh-CN")], "zh-CN"),
        ("zh-Hans-SG", "zh-CN zh-SG", &[("zh", "zh-CN")], "zh-SG"),
        ("pt-PT", "pt-BR", &[("pt-PT", "pt-BR")], "pt-BR"),
        ("pt-AO", "pt-BR", &[("pt-PT", "pt-BR")], "pt-BR"),
        ("de-CH", "de de-AT", &[("de-CH", "de-AT")], "de-AT"),
        ("de-CH", "de", &[("de-CH", "de-AT"), ("de-AT", "de-CH")], "de"),
    ] {
        let packs = bot(wanted, folders, parents);
        let said = packs.map(|packs| packs.say(&tag(wanted), &Text::new(id::LATE))).map(|said| (said.text, said.fallback));
        assert_eq!(said, Ok((expect.to_owned(), false)), "{wanted} over {folders}");
    }
}

#[test]
fn another_script_or_dialect_is_no_pack() {
    for (wanted, folders, parents) in [
        ("zh-HK", "zh zh-CN", &[][..]),
        ("zh-HK", "zh zh-CN", &[("zh-HK", "zh-CN")]),
        ("sr-Latn", "sr", &[]),
        ("pt-PT", "pt-BR", &[]),
        ("uz-Cyrl", "uz", &[]),
    ] {
        assert_eq!(bot(wanted, folders, parents).err().as_deref(), Some("locale::no_pack"), "{wanted} over {folders}");
    }
}

#[test]
fn a_message_that_cannot_be_said_comes_from_an_ancestor() {
    let text = |words: &str| format!("x = {}", privately(words));
    let files = BTreeMap::from([
        ("de-CH/chat.ftl".to_owned(), text("{ $nope }")),
        ("de-AT/chat.ftl".to_owned(), text("Servus")),
        ("en/chat.ftl".to_owned(), text("hello")),
    ]);
    for (parents, expect) in [(&[][..], ("hello", "en")), (&[("de-CH", "de-AT")], ("Servus", "de-AT"))] {
        let parent = parents.iter().map(|(child, parent)| (tag(child), tag(parent))).collect();
        let conventions = Conventions { parent, ..Conventions::default() };
        let packs = Packs::build(&files, &speaker(&[tag("de-CH"), tag("de-AT"), tag("en")], &tag("en"), &conventions)).unwrap();
        let said = packs.say(&tag("de-CH"), &Text::new("x"));
        assert_eq!((said.text.as_str(), said.locale.as_str(), said.fallback), (expect.0, expect.1, true));
    }
}
