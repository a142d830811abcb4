//! The rules for texts: one seeded fault for each, and beside it the nearest text that is right.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::{Say, built_in, files, load_for, made_up, packs, sample_text, speaker, tag};
use turjuman::config::{Code, Severity};
use turjuman::core::message::Place;
use turjuman::core::text::id;
use turjuman::core::time::Timestamp;
use turjuman::locale::{Conventions, Occasion, OwnText, PackProblem, lint, lint_all};

/// The texts that the bot's flows ask for.
fn own() -> Vec<OwnText> {
    let own = |id: &str, arguments: &[&str], is_label| OwnText {
        id: id.to_owned(),
        arguments: arguments.iter().map(|name| (*name).to_owned()).collect(),
        is_label,
    };
    vec![own("ask", &[], false), own("yes", &[], true), own("done", &["order"], false)]
}

/// What a bot that speaks German is told about its own German texts: code and place, errors and warnings.
fn found(file: &str, ftl: &str) -> Vec<(&'static str, String)> {
    let problems = load_for("de", &[(file, ftl)], "Nordwind", &own()).map_or_else(|problems| problems, |packs| packs.warnings().to_vec());
    let place = |span: Option<std::ops::Range<usize>>| span.map_or_else(String::new, |span| ftl[span].to_owned());
    let found = problems.into_iter().map(|problem| (problem.code, place(problem.span)));
    // A text that is given whatever it likes is one that nobody asks for.
    found.filter(|found| *found != ("locale::unused_text", "extra".to_owned())).collect()
}

/// A sentence of `n` letters.
fn letters(n: usize) -> String {
    "ä".repeat(n)
}

/// Texts of one sign too many.
fn too_long() -> [String; 5] {
    [
        format!("ask = {}\n", letters(1_001)),
        format!("yes = {}\n", letters(81)),
        format!("ask = {{ $place ->\n [public] {}\n *[private] x\n }} {{ part-end }}\npart-end = {}\n", letters(700), letters(300)),
        format!("done = {} {{ $order }}\n", letters(936)),
        format!("ask = {}\n", "😀".repeat(501)),
    ]
}

#[test]
fn each_fault_is_found_at_its_place() {
    let [too_long, long_label, long_choice, with_a_value, astral] = too_long();
    for (ftl, code, at) in [
        // E1, and what stands twice.
        ("late = Da.\nbad { = x\n", "locale::syntax", "{"),
        ("late = Da.\nlate = Dort.\n", "locale::duplicate", "late"),
        ("late = { $place ->\n [public] a\n [public] b\n *[private] c\n }\n", "locale::duplicate", "public"),
        // E2
        ("late =\n    .tip = x\nask = { late.tip }\n", "locale::missing", ""),
        // E3
        ("part-alone = x\n", "locale::unknown_id", "part-alone"),
        ("greting = Moin!\n", "locale::unused_text", "greting"),
        ("style-role = { $brand }\n", "locale::wrong_file", "style-role"),
        // E4
        ("late = Da, { $agent }.\n", "locale::variable", "agent"),
        ("late = { part-when }\npart-when = Da, { $when }.\n", "locale::variable", "when"),
        ("ask = { $order }?\n", "locale::variable", "order"),
        ("ask = { handover-waiting }\n", "locale::variable", "ask"),
        ("ask = { $mood ->\n [sad] a\n *[glad] b\n }\n", "locale::selector", "mood"),
        ("ask = { -name }\n-name = { $brand }\n", "locale::variable", "brand"),
        ("late = { $what ->\n [start] a\n *[help] b\n }\n", "locale::variable", "what"),
        ("handover-waiting = Gleich.\n", "locale::unused_argument", "handover-waiting"),
        // E5
        ("extra = { $what }\n", "locale::selector", "what"),
        ("extra = { NUMBER($place) }\n", "locale::selector", "place"),
        ("extra = { $mood ->\n [sad] a\n *[glad] b\n }\n", "locale::selector", "mood"),
        ("extra = { $region ->\n [at] a\n *[de] b\n }\n", "locale::selector", "region"),
        ("done = { $order ->\n [one] a\n *[other] { $order }\n }\n", "locale::selector", "order"),
        ("error-command = { NUMBER($command) ->\n [one] a\n *[other] { $command }\n }{ $help }\n", "locale::selector", "command"),
        ("extra = { 1 ->\n [one] a\n *[other] b\n }\n", "locale::selector", "1"),
        ("extra = { \"b\" ->\n [a] a\n *[b] b\n }\n", "locale::selector", "b"),
        ("extra = { NUMBER(2) ->\n [one] a\n *[other] b\n }\n", "locale::selector", "2"),
        // E6
        ("extra = { $formality ->\n [frmal] Sie\n *[casual] du\n }\n", "locale::variant", "frmal"),
        ("extra = { $daypart ->\n [1] a\n *[unknown] b\n }\n", "locale::variant", "1"),
        ("extra = { NUMBER($n) ->\n [one] a\n [lots] b\n *[other] c\n }\n", "locale::variant", "lots"),
        ("extra = { NUMBER($n, minimumFractionDigits: 2) ->\n [1] a\n [one] a\n *[other] b\n }\n", "locale::variant", "1"),
        ("extra = { NUMBER($n, type: \"ordinal\") ->\n [1] a\n *[other] b\n }\n", "locale::variant", "1"),
        // E7
        ("late = { $formality ->\n *[formal] Verzeihen Sie.\n }\n", "locale::tier", "formality"),
        ("late = Oh. { part-sorry }\npart-sorry = { $formality ->\n [neutral] a\n *[formal] b\n }\n", "locale::tier", "formality"),
        // E8
        ("extra = { DATETIME($d) }\n", "locale::function", "DATETIME"),
        ("extra = { PLURAL($n) ->\n [one] a\n *[other] b\n }\n", "locale::function", "PLURAL"),
        ("extra = { PLURAL() ->\n [one] a\n *[other] b\n }\n", "locale::function", "PLURAL"),
        ("extra = { NUMBER() ->\n [one] a\n *[other] b\n }\n", "locale::function", "NUMBER"),
        ("extra = { NUMBER($n, style: \"percent\") }\n", "locale::function", "style"),
        // E9
        ("extra = { $n ->\n [0] a\n *[other] b\n }\n", "locale::plural", "n"),
        ("extra = { NUMBER($n) ->\n *[one] a\n }\n", "locale::plural", "NUMBER"),
        ("extra = { $n ->\n [one] a\n [few] b\n *[other] c\n }\n", "locale::unused_plural", "few"),
        ("extra = { NUMBER($n, type: \"ordinal\") ->\n [one] a\n *[other] b\n }\n", "locale::unused_plural", "one"),
        // E10
        ("late = Ihr Nordwind-Team\n", "locale::brand", "Nordwind"),
        ("late = Willkommen bei NORDWIND.\n", "locale::brand", "NORDWIND"),
        ("late = Nordwindの店\n", "locale::brand", "Nordwind"),
        // E11
        ("late = Wie heißt du?\n", "locale::register", "du"),
        ("late = { $formality ->\n [casual] Danke, dass Sie warten.\n *[formal] Danke für das Warten.\n }\n", "locale::register", "Sie"),
        ("late = { part-who }\npart-who = Das ist deins.\n", "locale::register", "late"),
        // E13
        (&too_long, "locale::too_long", "ask"),
        (&long_choice, "locale::too_long", "ask"),
        (&astral, "locale::too_long", "ask"),
        (&with_a_value, "locale::too_long", "done"),
        (&long_label, "locale::too_long", "yes"),
        // W1
        ("late = { $audience ->\n [youth] Da.\n *[general] Da.\n }\n", "locale::same_variant", "youth"),
        ("late = { $formality ->\n [casual] Da.\n *[formal] Da.\n }\n", "locale::same_variant", "casual"),
        // References, circles, attributes and signs.
        ("extra = { gone }\n", "locale::reference", "gone"),
        ("extra = { -gone }\n", "locale::reference", "gone"),
        ("ask = { part-b }\npart-b = { part-c }\npart-c = { ask }\n", "locale::cycle", "part-b"),
        ("ask = { ask }\n", "locale::cycle", "ask"),
        ("late = Da.\n    .tip = x\n", "locale::attribute", "tip"),
        ("late = { disclosure.tip }\n", "locale::attribute", "disclosure"),
        ("ask = { -x.kind ->\n [a] b\n *[c] d\n }\n-x = x\n", "locale::attribute", "x"),
        ("late = a\u{202E}b\n", "locale::sign", "\u{202E}"),
        ("late = a\u{F0000}0\u{F0001}\n", "locale::sign", "\u{F0000}"),
        ("late = { \"\\u200F\" }a\n", "locale::sign", "\\u200F"),
    ] {
        assert_eq!(found("de/chat.ftl", ftl), [(code, at.to_owned())], "{ftl}");
    }
}

#[test]
fn lengths_are_reckoned_with_the_longest_values() {
    let rest = letters(500);
    for (id, before, after, longest) in [
        // The line of the list of commands that is also offered as a choice.
        ("help-command", "{ $what ->\n [human] { $command }", &*format!("\n *[help] {{ $command }}{rest}\n }}"), 45),
        ("error-command", "{ $command }{ $help }", "", 898),
        ("language-unknown", "{ $language }", "", 934),
        ("out-of-hours", "{ $opens }{ $ticket }{ $zone }", "", 892),
        ("answer-sources", "{ $titles }", "", 760),
    ] {
        let check = |n: usize| found("de/chat.ftl", &format!("{id} = {before}{}{after}\n", letters(n)));
        assert_eq!(check(longest), [], "{id}");
        assert_eq!(check(longest + 1), [("locale::too_long", id.to_owned())], "{id}");
    }
}

#[test]
fn each_text_stands_in_its_file() {
    for (ftl, code, at) in [("late = x\n", "locale::wrong_file", "late"), ("style-mood = x\n", "locale::unknown_id", "style-mood")] {
        assert_eq!(found("de/style.ftl", ftl), [(code, at.to_owned())], "{ftl}");
    }
}

#[test]
fn only_the_brand_and_the_zone_may_be_left_out() {
    let (error, warning) = ("locale::unused_argument", "locale::unused_optional");
    for (ftl, code, at) in [
        ("handover-joined = Da.\n", error, "handover-joined"),
        ("error-command = { $help }\n", error, "error-command"),
        ("error-command = { $command }\n", error, "error-command"),
        ("help-command = { $command }\n", error, "help-command"),
        ("answer-sources = Aus dem Netz.\n", error, "answer-sources"),
        ("language-unknown = Hm.\n", error, "language-unknown"),
        ("out-of-hours = Zu, { $ticket }. { $zone }\n", error, "out-of-hours"),
        ("out-of-hours = Zu bis { $opens }, { $ticket }.\n", warning, "out-of-hours"),
        ("greeting = Moin!\n", warning, "greeting"),
        ("disclosure = Automatische Antworten.\n", warning, "disclosure"),
    ] {
        assert_eq!(found("de/chat.ftl", ftl), [(code, at.to_owned())], "{ftl}");
    }
    assert_eq!(found("de/style.ftl", "style-role = Du hilfst.\n"), [(warning, "style-role".to_owned())]);
}

#[test]
fn the_nearest_right_text_is_not_flagged() {
    let longest = format!("ask = {}\n", letters(1_000));
    let with_a_value = format!("done = {} {{ $order }}\n", letters(935));
    let longest_label = format!("yes = {}\n", letters(80));
    let one_of_two = format!("ask = {{ $place ->\n [public] {0}\n *[private] b{0}\n }}\n", letters(700));
    for ftl in [
        // E3, E4: what a flow asks for, with what it is given; a fragment in use; a term with what it is given.
        "extra = x\n",
        "late = { part-of }\npart-of = Da.\n",
        "done = Danke, { $order }.\n",
        "done = Danke.\n",
        "ask = { -shop(case: \"of\") }\n-shop = { $case ->\n [of] Geschäfts\n *[plain] Geschäft\n }\n",
        // E5, E6: all selectors; an attribute of a term; a count.
        "ask = { $audience ->\n [b2b] a\n [learner_a] b\n *[general] c\n }\n",
        "ask = { $gender ->\n [feminine] a\n [masculine] b\n *[unknown] c\n }\n",
        "ask = { $persona ->\n [feminine] a\n [masculine] b\n *[unknown] c\n }\n",
        "ask = { $daypart ->\n [morning] a\n [night] b\n *[unknown] c\n }\n",
        "ask = { -x.kind ->\n [a] b\n *[c] d\n } { -x }\n-x = x\n    .kind = a\n",
        "extra = { $n ->\n [one] ein Paket\n *[other] { $n } Pakete\n }\n",
        // E7: both registers of the pack, and one that it does not declare.
        "late = { $formality ->\n [casual] Sorry.\n *[formal] Verzeihung.\n }\n",
        "late = { $formality ->\n [casual] Sorry.\n [neutral] Pardon.\n *[formal] Verzeihung.\n }\n",
        // E8
        "extra = { NUMBER($n, minimumFractionDigits: 1) }\n",
        "extra = { NUMBER($n) ->\n [0] a\n [1] b\n *[other] c\n }\n",
        // E9: the exact number is the whole form; a default covers its own.
        "extra = { $n ->\n [1] ein Paket\n *[other] { $n } Pakete\n }\n",
        "extra = { NUMBER($n, type: \"ordinal\") ->\n *[other] { $n }.\n }\n",
        // E10: within another word, in a link or an address, in a term, in a comment.
        "late = Nordwinde wehen.\n",
        "late = Siehe https://nordwind.example/a oder hallo@nordwind.example.\n",
        "late = Ihr { -shop }-Team\n-shop = Nordwind\n",
        "# Nordwind\nlate = Da.\n",
        // E13: at the limit, and one variant at a time.
        &longest,
        &longest_label,
        &with_a_value,
        &one_of_two,
        // W1: registers and plural forms must be written even where two of them are the same.
        "extra = { $n ->\n [0] keine Pakete\n [one] Paket\n *[other] Paket(e)\n }\n",
        "late = { $formality ->\n [casual] Sorry.\n [neutral] Hm.\n *[formal] Verzeihung.\n }\n",
        // References, attributes and signs.
        "late = { part-a } { part-b }\npart-a = { part-b }\npart-b = x\n",
        "late = { part-a.tip } { part-a }\npart-a = a\n    .tip = { part-b }\npart-b = { part-a }\n",
        "late = ein\u{200D}\u{200C} Zeichen\u{00A0}!\n",
    ] {
        assert_eq!(found("de/chat.ftl", ftl), [], "{ftl}");
    }
}

#[test]
fn a_locale_is_compared_with_the_default_locale_of_the_bot() {
    let check = |english: &str, german: &str| -> Vec<(&str, String)> {
        let overlay = [("en/chat.ftl", english), ("de/chat.ftl", german)];
        let problems = load_for("en de", &overlay, "", &own()).map_or_else(|problems| problems, |packs| packs.warnings().to_vec());
        let found = problems.into_iter().map(|problem| (problem.code, problem.file));
        found.filter(|(code, _)| *code != "locale::unused_text").collect()
    };
    let german = |code| vec![(code, "locales/de/chat.ftl".to_owned())];
    assert_eq!(check("a = x\n", "a = y\n"), []);
    assert_eq!(check("a = x\n", ""), german("locale::untranslated"));
    assert_eq!(check("a = x\nb = x\n", ""), german("locale::untranslated"), "all in one");
    assert_eq!(check("", "a = y\n"), german("locale::unknown_id"));
    assert_eq!(check("a = x { $n }\n", "a = y { $n }\n"), []);
    assert_eq!(check("a = x\n", "a = y { $n }\n"), german("locale::variable"));
    assert_eq!(check("a = x { $n }\n", "a = y\n"), german("locale::unused_argument"));
    // A flow gives the same answers in every language.
    assert_eq!(check("done = x\n", "done = y { $order }\n"), []);
    // A fragment and a term are a language's own.
    assert_eq!(check("a = x\n", "a = { part-a } { -b }\npart-a = y\n-b = z\n"), []);
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for (locale, forms, expected) in [
        ("ar", "zero one two few many *other", None),
        ("ar", "zero one two few *other", Some("locale::plural")),
        ("ru", "one few many *other", None),
        ("ru", "one few *many", None),
        ("ru", "one *other", Some("locale::plural")),
        ("ru", "one few many other *0", None),
        ("es", "one *other", None),
        ("es", "one many *other", Some("locale::unused_plural")),
        ("es", "*other", Some("locale::plural")),
        ("fr", "one *other", None),
        ("fr", "one many *other", Some("locale::unused_plural")),
        ("it", "one *other", None),
        ("it", "one many *other", Some("locale::unused_plural")),
        ("pt-BR", "one *other", None),
        ("pt-BR", "one many *other", Some("locale::unused_plural")),
        ("ja", "*other", None),
        ("ja", "one *other", Some("locale::unused_plural")),
        ("ja", "0 1 *other", None),
        ("hi", "one *other", None),
        ("hi", "1 *other", Some("locale::plural")),
        ("hi", "0 1 *other", None),
        // A made-up language has the rules of English.
        ("qx", "one *other", None),
        ("qx", "*other", Some("locale::plural")),
    ] {
        let variant = |form: &str| match form.strip_prefix('*') {
            Some(form) => format!(" *[{form}] {form}\n"),
            None => format!(" [{form}] {form}\n"),
        };
        let variants: String = forms.split(' ').map(variant).collect();
        let ftl = format!("{}extra = {{ $n ->\n{variants} }}\n", if locale == "qx" { made_up(id::REQUIRED) } else { String::new() });
        let qx = [("pack.toml", "name = \"Qx\"\n".to_owned()), ("style.ftl", made_up(id::STYLE))];
        let mut overlay = vec![(format!("{locale}/chat.ftl"), ftl)];
        overlay.extend(qx.map(|(file, text)| (format!("qx/{file}"), text)));
        let overlay: Vec<(&str, &str)> = overlay.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let problems = load_for(locale, &overlay, "", &[]).map_or_else(|problems| problems, |packs| packs.warnings().to_vec());
        let codes = problems.iter().map(|problem| problem.code);
        let problems: Vec<_> = codes.filter(|code| !matches!(*code, "locale::unused" | "locale::unused_text")).collect();
        assert_eq!(problems, expected.into_iter().collect::<Vec<_>>(), "{locale}: {forms}");
    }
}

#[test]
fn an_overlay_is_held_to_the_registers_of_its_pack() {
    let both = "late = { $formality ->\n [casual] a\n *[formal] b\n }\n";
    let one = "late = { $formality ->\n *[formal] b\n }\n";
    for (overlay, expected) in [
        (&[("de/chat.ftl", both)][..], None),
        (&[("de-AT/chat.ftl", both)], None),
        (&[("de-AT/chat.ftl", one)], Some(("locales/de-AT/chat.ftl", "`late` lacks a register: [casual]"))),
        (&[("de-AT/chat.ftl", one), ("de-AT/pack.toml", "tiers = [\"formal\"]\n")], None),
        // A register more is a promise about all texts, not only the bot's own.
        (
            &[("de-AT/pack.toml", "tiers = [\"casual\", \"formal\", \"polite\"]\n")],
            Some(("locales/de-AT/pack.toml", "texts of the program do not have the register `polite`")),
        ),
    ] {
        let problems = load_for("de-AT", overlay, "", &[]).err().unwrap_or_default();
        assert_eq!(problems.len(), usize::from(expected.is_some()), "{overlay:?}: {problems:#?}");
        for (problem, (file, message)) in problems.iter().zip(expected) {
            assert_eq!((problem.code, problem.file.as_str()), ("locale::tier", file));
            assert!(problem.message.contains(message), "{}", problem.message);
        }
    }
}

#[test]
fn a_declared_register_is_written_somewhere() {
    let check = |manifest: &str, late: &str| -> Vec<String> {
        let mut pack = files(&[("qx/pack.toml", manifest)]);
        pack.insert("qx/chat.ftl".to_owned(), made_up(id::REQUIRED).replace("late = ", &format!("late = {late}")));
        pack.insert("qx/style.ftl".to_owned(), made_up(id::STYLE));
        lint_all(&pack).into_iter().map(|problem| format!("{} {}", problem.file, problem.message)).collect()
    };
    let manifest = |tiers: &str| format!("name = \"Qx\"\nformality = \"formal\"\ntiers = [{tiers}]\n");
    let both = "{ $formality ->\n [casual] a\n *[formal] b\n } ";
    assert_eq!(check(&manifest("\"formal\""), ""), [""; 0]);
    assert_eq!(check(&manifest("\"casual\", \"formal\""), both), [""; 0]);
    assert_eq!(check(&manifest("\"casual\", \"formal\""), ""), ["locales/qx/pack.toml no text has the register `casual`"]);
}

const MADE_UP_MANIFEST: &str = "name = \"Qxish\"\nenglish_name = \"Qx\"\nscript = \"Latn\"\ndirection = \"rtl\"\nformality = \"neutral\"\n\
                                tiers = [\"neutral\"]\n[commands]\nhelp = \"qelp\"\n";

/// The folder of a made-up language.
fn made_up_pack() -> Vec<(String, String)> {
    let files = [("pack.toml", MADE_UP_MANIFEST.to_owned()), ("chat.ftl", made_up(id::REQUIRED)), ("style.ftl", made_up(id::STYLE))];
    files.map(|(file, text)| (format!("qx/{file}"), text)).to_vec()
}

#[test]
fn a_made_up_language_works_from_a_folder_in_a_bot() {
    let pack = made_up_pack();
    let overlay: Vec<(&str, &str)> = pack.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let bot = packs("en qx", &overlay);
    assert_eq!(bot.warnings(), []);
    for (id, arguments) in id::REQUIRED {
        let said = bot.say(&tag("qx"), &sample_text(id, arguments));
        assert!(!said.fallback && (said.text.contains("Qo marn") || said.text.contains("Tavi sulo")), "{said:?}");
    }
    assert!(bot.say(&tag("qx"), &sample_text(id::GREETING, &["brand"])).text.contains("\u{2068}Nordwind\u{2069}"));
    let occasion = Occasion { place: Place::Private, at: Timestamp(0) };
    assert_eq!(bot.style(&tag("qx"), "Nordwind", &occasion).matches("Bek rinta").count(), id::STYLE.len());
    let pack = bot.pack(&tag("qx"));
    assert_eq!((pack.name.as_str(), pack.english.as_str()), ("Qxish", "Qx"));
    let conventions = Conventions::default();
    let english = tag("en");
    let locales = [english.clone()];
    let speaker = speaker(&locales, &english, &conventions);
    assert_eq!(lint(&files(&overlay), &speaker), [], "the bot does not speak it, and it is right");
    let wrong = [("qx/chat.ftl", "late = { $x }\n"), ("qx/pack.toml", MADE_UP_MANIFEST)];
    assert!(lint(&files(&wrong), &speaker).iter().any(|problem| problem.code == "locale::variable"));
}

#[test]
fn a_made_up_language_works_from_a_folder_of_packs() {
    let alone = files(&made_up_pack().iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
    assert_eq!(lint_all(&alone), []);
    let mut among_others = program_files();
    among_others.extend(alone.clone());
    assert_eq!(lint_all(&among_others), []);
    let mut misnamed = alone.clone();
    misnamed.extend(alone.into_iter().map(|(path, text)| (path.replace("qx", "QX"), text)));
    assert_eq!(
        lint_all(&misnamed).iter().map(|problem| (problem.code, problem.file.as_str())).collect::<Vec<_>>(),
        [("config::bad_locale", "locales/QX")]
    );
}

#[test]
fn only_a_bot_may_leave_out_what_is_optional() {
    let without_brand = |text: String| text.replace(" { $brand }", "");
    let mut pack = files(&[("qx/pack.toml", MADE_UP_MANIFEST)]);
    pack.insert("qx/chat.ftl".to_owned(), without_brand(made_up(id::REQUIRED)));
    pack.insert("qx/style.ftl".to_owned(), made_up(id::STYLE));
    let codes = |problems: Vec<PackProblem>| problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>();
    let with_brand = id::REQUIRED.iter().filter(|(_, arguments)| arguments.contains(&"brand")).count();
    assert_eq!(codes(lint_all(&pack)), vec!["locale::unused_argument"; with_brand]);
    let overlay: Vec<(&str, &str)> = pack.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(codes(load_for("en qx", &overlay, "", &[]).err().unwrap_or_default()), vec!["locale::unused_argument"; with_brand]);
    let bot = packs("de-AT", &[("de-AT/chat.ftl", "greeting = Servus!\n")]);
    assert_eq!(codes(bot.warnings().to_vec()), ["locale::unused_optional"]);
    assert!(!bot.say(&tag("de-AT"), &sample_text(id::GREETING, &["brand"])).fallback);
}

#[test]
fn a_pack_is_compared_with_english() {
    let mut files = program_files();
    files.entry("de/chat.ftl".to_owned()).and_modify(|text| text.push_str("extra = x\n"));
    let problems = lint_all(&files);
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["locale::unknown_id"]);
    files.entry("en/chat.ftl".to_owned()).and_modify(|text| text.push_str("extra = x\n"));
    assert!(lint_all(&files).iter().all(|problem| matches!(problem.code, "locale::untranslated" | "locale::unused_text")));
}

/// The files of `locales/` as they are on the disk.
fn program_files() -> BTreeMap<String, String> {
    let read = |path: String| Some((path.clone(), std::fs::read_to_string(format!("locales/{path}")).ok()?));
    let paths =
        built_in().into_iter().flat_map(|tag| ["pack.toml", "chat.ftl", "style.ftl", "culture.toml"].map(|file| format!("{tag}/{file}")));
    paths.filter_map(read).collect()
}

/// The most processor time of a look at all packs, two dozen of them with their rules, without optimisation; it takes 1.5 s.
const MAX_TIME: Duration = Duration::from_millis(2_500);
/// The longest that a look at texts made to be slow may take.
const MAX_HOSTILE: Duration = Duration::from_secs(6);

/// The processor time that this thread has used, in steps of 10 ms: others work on the machine as well. Where the kernel
/// does not tell it, the time that has passed.
fn worked(since: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap_or_default();
    let fields: Vec<_> = stat.rsplit_once(')').map(|(_, fields)| fields.split_whitespace().collect()).unwrap_or_default();
    let ticks = fields.get(11..13).and_then(|fields| fields.iter().map(|ticks| ticks.parse::<u32>().ok()).sum::<Option<u32>>());
    ticks.map_or_else(|| since.elapsed(), |ticks| Duration::from_millis(10) * ticks)
}

#[test]
fn the_programs_packs_are_right_and_quickly_looked_at() {
    const LOOKS: u32 = 5;
    let (files, began) = (program_files(), Instant::now());
    let before = worked(began);
    for _ in 0..LOOKS {
        let problems = lint_all(&files);
        assert!(problems.is_empty(), "{problems:#?}");
    }
    let each = (worked(began) - before) / LOOKS;
    assert!(each < MAX_TIME, "{each:?}");
}

#[test]
fn a_bots_text_is_looked_at_in_the_register_that_the_bot_speaks() {
    let part = "part-who = { $formality ->\n [casual] Danke dir.\n *[formal] Danke Ihnen.\n }\n";
    assert!(found("de/chat.ftl", &format!("late = Verzeihen Sie. {{ part-who }}\n{part}")).is_empty());
    let late = ("locale::register", "Bist".to_owned());
    assert_eq!(found("de/chat.ftl", &format!("late = Bist du da? {{ part-who }}\n{part}")).first(), Some(&late));
}

#[test]
fn long_chains_and_doubling_texts_are_looked_at_quickly() {
    const LINKS: usize = 20_000;
    let chain: String = (0..LINKS).map(|n| format!("part-{n:05} = {{ part-{:05} }}\n", n + 1)).collect();
    let doubling: String = (0..80).map(|n| format!("part-{n:05} = x {{ part-{next:05} }} {{ part-{next:05} }}\n", next = n + 1)).collect();
    let code = |start: &str, texts: &str, end: &str| {
        let began = Instant::now();
        let found = found("de/chat.ftl", &format!("late = {{ {start} }}\n{texts}{end}\n"));
        assert!(began.elapsed() < MAX_HOSTILE, "{:?}", began.elapsed());
        found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(code("part-00000", &chain, "part-20000 = x"), ["locale::unsayable"]);
    assert_eq!(code("part-00000", &chain, "part-20000 = { part-00000 }"), ["locale::cycle"]);
    assert_eq!(code("part-00000", &doubling, "part-00080 = x"), ["locale::too_long"]);
}

#[test]
fn the_readme_lists_every_rule() {
    let readme = include_str!("../../../locales/README.md");
    for row in Code::ALL.iter().filter(|row| row.rule.is_some()) {
        let warning = if row.severity == Severity::Warning { " A warning." } else { "" };
        let line = format!("| {} | `{}` | {}{warning} |\n", row.rule.unwrap_or_default(), row.code, row.doc);
        assert!(readme.contains(&line), "{line}");
    }
}
