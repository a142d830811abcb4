//! Texts that no rule for their words is against, and that still could not be shown: each row beside the nearest right one.

use super::{Say, load_for, packs, tag};
use turjuman::core::text::{Text, id};
use turjuman::locale::OwnText;

/// The flow's texts of these tests: a question, a choice's label, and the end, which is given an answer.
fn own() -> Vec<OwnText> {
    let own = |id: &str, arguments: &[&str], is_label| OwnText {
        id: id.to_owned(),
        arguments: arguments.iter().map(|name| (*name).to_owned()).collect(),
        is_label,
    };
    vec![own("q", &[], false), own("label", &[], true), own("end", &["order"], false)]
}

/// What an English bot with this text is told, with the word where it stands.
fn found(ftl: &str) -> Vec<(&'static str, String, String)> {
    let problems = load_for("en", &[("en/chat.ftl", ftl)], "Nordwind", &own()).err().unwrap_or_default();
    let told = problems.into_iter().filter(|problem| problem.code != "locale::unused_text");
    told.map(|problem| (problem.code, problem.span.map_or("", |span| &ftl[span]).to_owned(), problem.message)).collect()
}

const NOTHING: &str = "there is nothing to see";
const BRACES: &str = "customers would see a name in braces";
const NO_VALUE: &str = "something in braces is not what is asked for";
const TOO_MANY: &str = "it is put together of more than 100 parts";

#[test]
fn what_cannot_be_said_is_told_at_its_id() {
    let wide = |n: usize| format!("{}\npart-y = x\n", "{ part-y }".repeat(n));
    let chain = |n: usize| {
        let links: String = (0..n).map(|i| format!("part-{i} = {{ part-{} }}\n", i + 1)).collect();
        format!("{{ part-0 }}\n{links}part-{n} = x\n")
    };
    let select = |by: &str, key: &str, other: &str, special: &str, usual: &str| {
        format!("{{ ${by} ->\n [{key}] {special}\n *[{other}] {usual}\n }}\n")
    };
    let tiers = "{ $formality ->\n [casual] { \"\" }\n [formal] x\n *[neutral] x\n }\n";
    for (text, expect) in [
        // What an attacker has found, and the nearest right text.
        ("{\"\"}", Some(NOTHING)),
        ("{\" \"}", Some(NOTHING)),
        ("{\"\"}x", None),
        ("a {\"{\"}x{\"}\"}", Some(BRACES)),
        ("{\"{\"}t{ 5 }{\"}\"}", Some(BRACES)),
        ("{\"{\"}{ 5 }{\"}\"}", None),
        ("a {\"{\"} x {\"}\"}", None),
        (wide(101).as_str(), Some(TOO_MANY)),
        (&wide(100), None),
        (&chain(150), Some(TOO_MANY)),
        (&chain(90), None),
        ("{ NUMBER(\"1\") }", Some(NO_VALUE)),
        ("{ NUMBER(1) }", None),
        ("{ DATE(1) }", Some(NO_VALUE)),
        ("{\"\\u200B\"}", Some(NOTHING)),
        ("{\"\\u200B\"}a", None),
        ("{\"\\u00AD\\u2060\\uFEFF\\u3164\"}", Some(NOTHING)),
        ("a{\"\\u0000\"}", Some("it has the control sign U+0000")),
        ("a{\"\\u001B\"}[0m", Some("it has the control sign U+001B")),
        ("a{\"\\u0085\"}", Some("it has the control sign U+0085")),
        ("a{\"\\u000A\"}b{\"\\u0009\"}c", None),
        ("{\"\\uD800\"}", Some("it has U+FFFD, which stands for a sign that does not exist")),
        ("{\"\\U01F600\"}", None),
        ("a\n    b\n\n    c", None),
        ("a\r\n    b\r\n", None),
        ("x { -one }\n-one = y\n", None),
        ("{ $place ->\n [public] { -t }\n *[private] { -t(n: 1) }\n }\n-t = x { $n }\n", Some("in public: customers")),
        ("x { -q }{ -label }\n-q = y\n-label = z\n", Some("a term has the same name")),
        // What is selected.
        (&select("place", "public", "private", "{ \"\" }", "x"), Some("in public: there is nothing to see")),
        (&select("place", "public", "private", "x", "{ \"\" }"), Some("in private: there is nothing to see")),
        (&select("place", "public", "private", "x", "y"), None),
        (&select("persona", "feminine", "unknown", "{ DATE(1) }", "x"), Some("with `$persona` = `feminine`: something")),
        (&select("audience", "learner_b", "general", "{ \"\" }", "x"), Some("with `$audience` = `learner_b`: there")),
        (&select("daypart", "night", "unknown", "{ \"\" }", "x"), Some("with `$daypart` = `night`: there")),
        (&select("daypart", "night", "unknown", "x", "{ \"\" }"), Some("with `$daypart` = `unknown`: there")),
        (tiers, Some("with `$formality` = `casual`: there")),
    ] {
        // A label is too long before it has too many parts.
        let ids: &[&str] = if text.len() > 1_000 { &["q"] } else { &["q", "label"] };
        for id in ids {
            let ftl = format!("{id} = {text}\n");
            let expect_this: Vec<_> = expect.iter().map(|why| ("locale::unsayable", (*id).to_owned(), *why)).collect();
            let found = found(&ftl);
            let same = found.len() == expect_this.len()
                && found
                    .iter()
                    .zip(&expect_this)
                    .all(|(found, expect)| (found.0, &found.1) == (expect.0, &expect.1) && found.2.contains(expect.2));
            assert!(same, "{ftl}{found:?}");
        }
    }
}

#[test]
fn texts_are_said_with_what_they_are_given() {
    for (ftl, expect) in [
        ("end = { $order }\n", None),
        ("end = { NUMBER($order) }\n", Some("`end` cannot be said: something")),
        ("end = { DATE($order) }\n", Some("`end` cannot be said: something")),
        ("out-of-hours = { $ticket } { $opens } { $zone }\n", None),
        ("out-of-hours = { $ticket } { DATE($opens, style: \"short\") } { $zone }\n", Some("with a time in `$opens`: something")),
        ("help-command = { $command }{ $what ->\n [start] { DATE(1) }\n *[help] b\n }\n", Some("with `$what` = `start`: something")),
        ("handover-joined = { NUMBER($agent) }\n", Some("`handover-joined` cannot be said: something")),
        // Nobody asks for it yet: it is given what it asks for.
        ("extra = { NUMBER($n) } { DATE($d) } { $v } { $m ->\n [one] a\n *[other] b\n }\n", None),
    ] {
        let found = found(ftl);
        let (told, expected) = (found.iter().map(|found| found.2.as_str()).collect::<Vec<_>>(), Vec::from_iter(expect));
        assert!(told.len() == expected.len() && told.iter().zip(&expected).all(|(told, expect)| told.contains(expect)), "{ftl}{found:?}");
    }
}

#[test]
fn what_another_rule_tells_is_not_told_again() {
    for (ftl, code) in [
        ("q = { part-a }\npart-a = { part-b }\npart-b = { part-a }\n", "locale::cycle"),
        ("q = { part-a }\npart-a = { part-b }\n", "locale::reference"),
        ("q = { part-a }\npart-a = { $nope }\n", "locale::variable"),
        ("q = { \"\\u200F\" }\n", "locale::sign"),
        ("q = { NUMBER(1, digits: 2) }\n", "locale::function"),
    ] {
        let codes: Vec<_> = found(ftl).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes, [code], "{ftl}");
    }
    // What is right elsewhere is no excuse.
    let two: Vec<_> = found("q = { $nope }\nlabel = { \"\" }\n").into_iter().map(|(code, at, _)| (code, at)).collect();
    assert_eq!(two, [("locale::variable", "nope".to_owned()), ("locale::unsayable", "label".to_owned())]);
}

#[test]
fn a_text_that_many_locales_share_is_told_once() {
    let problems = super::load("de de-AT de-CH", &[("de/chat.ftl", "late = { \"\" }\n")]).err().unwrap_or_default();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["locale::unsayable"]);
}

#[test]
fn a_text_without_words_in_a_language_that_is_not_spoken_stops_nothing() {
    let bot = packs("en", &[("fr/chat.ftl", "late = { \"\" }\n")]);
    assert!(!bot.say(&tag("en"), &Text::new(id::LATE)).fallback);
}
