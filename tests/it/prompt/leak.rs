//! What a writer was told does not reach customers, and what it may write is not taken for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use turjuman::core::check::{Context, Gate};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::Passage;
use turjuman::core::language::Languages;
use turjuman::core::message::{Markup, Place, parse};
use turjuman::core::prompt::{Briefing, Form, answer};
use turjuman::core::text::{Text, Value, id};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Conventions, FORMALITIES, Occasion, Packs, Speaker};
use unicode_segmentation::UnicodeSegmentation;

use super::{BUDGET, LANGUAGES, passage, passages, question};

const RULE: &str = "leak.prompt";

fn leaks(draft: &Markup, locale: &str, instructions: &str, sources: &[Arc<Passage>], facts: &[String]) -> bool {
    let languages = Languages::new(LANGUAGES.map(LocaleTag::new).to_vec());
    let locale = LocaleTag::new(locale);
    let context = Context {
        locale: &locale,
        languages: &languages,
        sources,
        instructions,
        facts,
        customer: "",
        foreign_quote: false,
        manner: None,
        taboos: &Default::default(),
        setting: &Default::default(),
    };
    Gate::default().run(draft, &context).violations.iter().any(|violation| violation.rule == RULE)
}

/// The packs of a business that speaks in this register where a pack has it.
fn packs(formality: &str) -> Packs {
    let tags = LANGUAGES.map(LocaleTag::new).to_vec();
    let plain = Conventions::default();
    let speaker = |conventions| Speaker { locales: &tags, default: &tags[0], conventions, brand: "Nordwind", texts: &[] };
    let all = Packs::build(&BTreeMap::new(), &speaker(&plain)).unwrap();
    let has = |tag: &&LocaleTag| all.tiers(tag).contains(&formality);
    let conventions =
        Conventions { formality: tags.iter().filter(has).map(|tag| (tag.clone(), formality.to_owned())).collect(), ..plain.clone() };
    Packs::build(&BTreeMap::new(), &speaker(&conventions)).unwrap()
}

/// Everything that a writer of this language is told.
fn instructions(packs: &Packs, locale: &str, place: Place) -> (String, String) {
    let style = packs.style(&LocaleTag::new(locale), "Nordwind", &Occasion { place, at: Timestamp(0) });
    let briefing = Briefing {
        style: vec![style.clone()],
        brand: "Nordwind".to_owned(),
        facts: Vec::new(),
        language: locale.to_owned(),
        limits: Vec::new(),
    };
    (style, answer(&briefing, &question("Hi", &[]), &[], BUDGET).instructions().to_string())
}

/// Whether a sentence is long enough to be known again: eight words, or sixteen characters of a script without spaces.
fn is_long(sentence: &str) -> bool {
    let east_asian = |c: &char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    let characters = sentence.chars().filter(east_asian).count();
    characters >= 16 || (characters == 0 && sentence.unicode_words().count() >= 8)
}

fn quotations(text: &str) -> Vec<String> {
    let pattern = regex::Regex::new("“([^”“]+)”|„([^“”]+)[“”]|«([^»]+)»|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"").unwrap();
    pattern.captures_iter(text).filter_map(|found| found.iter().skip(1).flatten().next().map(|quoted| quoted.as_str().to_owned())).collect()
}

#[test]
fn directives_of_every_language_are_kept_back() {
    let mut tried: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut wrong = Vec::new();
    for formality in FORMALITIES {
        let packs = packs(formality);
        for (locale, place) in LANGUAGES.into_iter().flat_map(|locale| [Place::Private, Place::Public].map(|place| (locale, place))) {
            let (style, instructions) = instructions(&packs, locale, place);
            for sentence in style.lines().flat_map(|line| line.unicode_sentences()).filter(|sentence| is_long(sentence)) {
                if !tried.insert((locale, sentence.to_owned())) {
                    continue;
                }
                let quoted = format!("Sure:\n\n> **{}**", sentence.trim());
                for draft in [Markup::text(sentence), parse(&quoted)] {
                    if !leaks(&draft, locale, &instructions, &passages(), &[]) {
                        wrong.push(format!("{locale}: {sentence}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for locale in LANGUAGES {
        let sentences = tried.iter().filter(|(of, _)| *of == locale).count();
        assert!(sentences >= 12, "{locale}: {sentences}");
    }
}

#[test]
fn our_own_words_are_kept_back() {
    let (_, instructions) = instructions(&packs("neutral"), "en", Place::Private);
    for form in [Form::Json, Form::Text] {
        let prompt = answer(&Briefing::default(), &question("Hi", &[]), &[], BUDGET);
        for sentence in prompt.system_with(form).lines().flat_map(|line| line.unicode_sentences()).filter(|sentence| is_long(sentence)) {
            assert!(leaks(&Markup::text(sentence), "en", &instructions, &[], &[]), "{sentence}");
        }
    }
}

#[test]
fn what_packs_say_to_customers_is_no_leak() {
    let mut tried: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut wrong = Vec::new();
    for formality in FORMALITIES {
        let packs = packs(formality);
        for locale in LANGUAGES {
            let (style, instructions) = instructions(&packs, locale, Place::Private);
            let occasion = Occasion { place: Place::Private, at: Timestamp(0) };
            let sample = |name: &&str| match *name {
                "what" => Value::Choice("help".to_owned()),
                "titles" => Value::List(vec![Value::Name("A".to_owned())]),
                "opens" => Value::Time(jiff::civil::time(9, 41, 0, 0)),
                name => Value::Name(name.to_owned()),
            };
            let said = id::REQUIRED.iter().map(|(id, arguments)| {
                let text = arguments.iter().fold(Text::new(*id), |text, name| text.with(name, sample(name)));
                packs.format(&LocaleTag::new(locale), &text, &occasion).text
            });
            for text in said.chain(quotations(&style)) {
                if tried.insert((locale, text.clone())) && leaks(&Markup::text(&text), locale, &instructions, &[], &[]) {
                    wrong.push(format!("{locale}: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The Markdown files below a folder, by the language of their folder.
fn knowledge() -> Vec<(String, String)> {
    let bots = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/bots")).unwrap().map(|bot| bot.unwrap().path().join("knowledge"));
    let folders = bots.filter(|folder| folder.is_dir()).flat_map(|folder| std::fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap());
    let folders = folders.filter(|folder| folder.path().is_dir());
    let files = folders.flat_map(|folder| {
        let locale = folder.file_name().into_string().unwrap();
        std::fs::read_dir(folder.path()).unwrap().map(move |file| (locale.clone(), file.unwrap().path()))
    });
    files.filter(|(_, file)| file.is_file()).map(|(locale, file)| (locale, std::fs::read_to_string(file).unwrap())).collect()
}

#[test]
fn what_the_demo_knows_is_no_leak_even_without_its_source() {
    let packs = packs("neutral");
    let mut tried = 0;
    for (locale, text) in knowledge().iter().filter(|(locale, _)| LANGUAGES.contains(&locale.as_str())) {
        let (_, instructions) = instructions(&packs, locale, Place::Private);
        for block in text.split("\n\n") {
            tried += 1;
            assert!(!leaks(&parse(block), locale, &instructions, &[], &[]), "{locale}: {block}");
        }
    }
    assert!(tried >= 50, "{tried}");
}

#[test]
fn courtesies_and_right_answers_are_no_leak() {
    let (_, instructions) = instructions(&packs("neutral"), "en", Place::Private);
    for text in [
        "Hello, and thank you for your message!",
        "You can return it within 30 days. The refund takes 5 business days.",
        "I am sorry, the passages I have do not answer this.",
        "We never ask for passwords or security codes.",
        "Could you please tell me your order number? I need it to look up the delivery.",
    ] {
        assert!(!leaks(&Markup::text(text), "en", &instructions, &[], &[]), "{text}");
    }
}

#[test]
fn what_is_known_anyway_is_no_leak() {
    let told = "Say that the shop opens every day at nine and closes at eight in the evening.";
    let draft = Markup::text("The shop opens every day at nine and closes at eight in the evening.");
    let body = "Note: the shop **opens every day** at nine and closes at eight in the evening!";
    let facts = ["the shop opens every day at nine and closes at eight in the evening".to_owned()];
    assert!(leaks(&draft, "en", told, &passages(), &[]));
    assert!(!leaks(&draft, "en", told, &[passage("a.md#b", "Hours", "", body)], &[]));
    assert!(!leaks(&draft, "en", told, &[], &facts));
    assert!(!leaks(&draft, "en", "", &[], &[]));
}

#[test]
fn seven_words_are_no_leak_and_eight_are() {
    let told = "one two three four five six seven eight nine";
    for (draft, expect) in [
        ("two three four five six seven eight", false),
        ("two three four five six seven eight nine", true),
        ("TWO, three; four – five\nsix *seven* eight nine", true),
        ("tw\u{200B}o three four five six seven eight nine", true),
        ("two three four x five six seven eight nine", false),
    ] {
        assert_eq!(leaks(&Markup::text(draft), "en", told, &[], &[]), expect, "{draft}");
    }
    let told = "一二三四五六七八九十甲乙丙丁戊己庚";
    for (draft, expect) in [("一二三四五六七八九十甲乙丙丁戊", false), ("一二三四五六七八、九十甲乙丙丁戊己", true)]
    {
        assert_eq!(leaks(&Markup::text(draft), "zh-CN", told, &[], &[]), expect, "{draft}");
    }
}
