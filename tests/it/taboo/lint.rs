//! Rules bring their tests along, and texts keep to the rules.

use std::collections::BTreeMap;

use turjuman::locale::lint_all;

const PACK: &str = "name = \"English\"\nenglish_name = \"English\"\nformality = \"neutral\"\ntiers = [\"neutral\"]\n";
const RULE: &str = r#"
[topics."shoes"]
terms = ["sandal"]
except = ["sandalwood"]

[[taboo]]
id = "own.sandals"
severity = "block"
hint = "Say shoes."
scope = { place = ["public"], region = ["SA"] }
topic.taxonomy = ["shoes"]
action.do = ["no_description", "move_private"]
"#;

fn test(said: &str, action: &str) -> String {
    format!("\n[[taboo.test]]\n{said}\nexpect = {{ action = \"{action}\" }}\n")
}

/// All tests that the rule needs.
fn tests() -> String {
    [
        test("in = \"Do you have sandals?\"", "move_private"),
        test("out = \"The sandals are red.\"", "block"),
        test("in = \"A sandalwood box, please\"", "answer"),
        test("in = \"Do you have boots?\"", "answer"),
        test("in = \"Do you have sandals?\"\nplace = \"private\"", "answer"),
    ]
    .concat()
}

/// What is wrong by the rules about culture and taboos, each with its line.
fn problems(culture: &str, chat: &str) -> Vec<String> {
    let files: BTreeMap<String, String> =
        [("en/pack.toml", PACK.to_owned()), ("en/chat.ftl", chat.to_owned()), ("en/culture.toml", culture.to_owned())]
            .map(|(name, text)| (name.to_owned(), text))
            .into();
    let told = lint_all(&files).into_iter().filter(|problem| ["locale::culture", "locale::taboo"].contains(&problem.code));
    told.map(|problem| {
        let text = &files[problem.file.strip_prefix("locales/").unwrap()];
        let line = problem.span.map_or(0, |span| text[..span.start].matches('\n').count() + 1);
        format!("{}:{line}: {}", problem.file, problem.message)
    })
    .collect()
}

#[test]
fn a_rule_with_its_tests_is_good() {
    assert_eq!(problems(&format!("{RULE}{}", tests()), ""), Vec::<String>::new());
}

#[test]
fn a_rule_without_tests_is_an_error_at_its_line() {
    assert_eq!(
        problems(RULE, ""),
        [
            "locales/en/culture.toml:7: the rule `own.sandals` has 0 tests in which it does something, and needs 2",
            "locales/en/culture.toml:7: the rule `own.sandals` has 0 tests of a place, country, language or time in which it does not hold, and needs 1",
            "locales/en/culture.toml:7: the rule `own.sandals` has 0 tests of something near that passes where it holds, and needs 2",
        ]
    );
}

#[test]
fn a_test_that_fails_is_an_error_at_its_line() {
    for (more, expect) in [
        (test("in = \"Have you boots?\"", "move_private"), "expects move_private and gets answer"),
        (test("out = \"Sandals are here.\"", "answer"), "expects answer and gets block"),
        (test("in = \"Sandals?\"\nregion = \"US\"", "move_private"), "expects move_private and gets answer"),
        (
            "\n[[taboo.test]]\nin = \"Sandals?\"\nexpect = { action = \"move_private\", must_not_contain = [\"clogs\"] }\n".to_owned(),
            "a reply with this word passes the rule `own.sandals` here",
        ),
    ] {
        let found = problems(&format!("{RULE}{}{more}", tests()), "");
        let line = format!("{RULE}{}", tests()).matches('\n').count();
        assert_eq!(found.len(), 1, "{found:?}");
        let at: usize = found[0].split(':').nth(1).unwrap().parse().unwrap();
        assert!(found[0].contains(expect) && at > line, "{found:?}");
    }
}

#[test]
fn texts_keep_to_the_rules() {
    // Read in a country where people speak the language.
    let culture = format!("{RULE}{}", tests()).replace("region = [\"SA\"]", "region = [\"GB\"]");
    for (chat, expect) in [
        ("late = Your sandals are late.\n", Some("locales/en/chat.ftl:1: `sandal` is not said here, by the rule `own.sandals`")),
        ("late = Your s-a-n-d-a-l is late.\n", Some("locales/en/chat.ftl:1: `s-a-n-d-a-l` is not said here, by the rule `own.sandals`")),
        ("late = Your sandalwood is late.\n", None),
        ("late = Your boots are late.\n", None),
    ] {
        let found = problems(&culture, chat);
        assert_eq!(found.first().map(String::as_str), expect, "{chat}");
    }
}
