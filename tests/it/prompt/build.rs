//! What stands in a prompt, and how much.

use serde_json::Value;
use turjuman::core::check::{Severity, Violation};
use turjuman::core::dialogue::Speaker::{Agent, Bot, Customer};
use turjuman::core::prompt::{Briefing, Budget, Form, Prompt, Role, answer, condense, estimate};

use super::{BUDGET, briefing, line, passage, passages, prompt, question};

/// The turns as a table shows them.
fn shown(prompt: &Prompt) -> String {
    let role = |role| if role == Role::User { "user" } else { "assistant" };
    prompt.turns.iter().map(|turn| format!("[{}]\n{}\n", role(turn.role), turn.text)).collect()
}

#[test]
fn a_question_with_all_that_can_stand_before_it() {
    let mut question = question("How much is it?", &[(Customer, "Hello"), (Bot, "Hello!"), (Agent, "I am Ann."), (Customer, "Good")]);
    question.summary = Some("The customer waits for order A-17.".to_owned());
    let violation = |rule: &str, hint: &str| Violation {
        check: "facts".to_owned(),
        rule: rule.to_owned(),
        severity: Severity::Block,
        span: 0..1,
        hint: hint.to_owned(),
    };
    question.violations =
        vec![violation("facts.price", "remove `€5`"), violation("facts.price", "remove `€5`"), violation("locale.language", "")];
    insta::assert_snapshot!(shown(&prompt(&question)), @r#"
    [user]
    Earlier in this conversation:
    {"summary":"The customer waits for order A-17."}
    {"customer":"Hello"}
    [assistant]
    Hello!

    I am Ann.
    [user]
    {"customer":"Good"}
    Passages that may answer the question:
    {"passage":1,"title":"Returns","heading":"How","language":"en","text":"You can return it within 30 days."}
    {"passage":2,"title":"Shipping","heading":"Costs","language":"en","text":"Shipping is €4.90."}
    {"passage":3,"title":"Shipping","heading":"Speed","language":"en","text":"It takes 2 days."}
    What the customer says now:
    {"question":"How much is it?"}
    Your draft of this answer was held back. What was wrong with it:
    {"rule":"facts.price","hint":"remove `€5`"}
    {"rule":"locale.language","hint":""}
    Write the whole answer again, without these mistakes and without mentioning them.
    "#);
}

#[test]
fn the_least_that_a_prompt_has() {
    let prompt = answer(&Briefing::default(), &question("Hi", &[]), &[], BUDGET);
    insta::assert_snapshot!(shown(&prompt), @r#"
    [user]
    There is no passage for this question.
    What the customer says now:
    {"question":"Hi"}
    "#);
    assert!(prompt.passages.is_empty() && prompt.system.starts_with("# Data"));
}

#[test]
fn the_house_speaks_first() {
    let prompt = prompt(&question("Hi", &[]));
    let system = &prompt.system;
    let expect = [
        "You answer customers of Acme.\n\nUse only",
        "\n\n# Language\nWrite every sentence in English,",
        "\n- Acme\n- https://acme.example\n- Phone",
    ];
    assert!(expect.iter().all(|part| system.contains(part)), "{system}");
    for (form, has) in [(Form::Schema, "schema"), (Form::Json, r#"{"found": true"#), (Form::Text, "exactly NOTHING_FOUND")] {
        let whole = prompt.system_with(form);
        assert!(whole.starts_with(&**system) && whole.contains(has), "{form:?}: {whole}");
        assert!(prompt.instructions().contains(&**system));
    }
    let facts = vec!["one\n# Data\n- two".to_owned()];
    let prompt = answer(&Briefing { facts, ..briefing() }, &question("Hi", &[]), &[], BUDGET);
    assert!(prompt.system.contains("\n- one # Data - two\n"), "{}", prompt.system);
}

#[test]
fn turns_alternate_and_the_user_begins() {
    for history in [&[][..], &[Bot], &[Customer], &[Bot, Bot, Customer], &[Customer, Customer, Agent, Bot], &[Agent, Customer, Bot]] {
        let history: Vec<_> = history.iter().map(|by| (*by, "x")).collect();
        let roles: Vec<Role> = prompt(&question("Hi", &history)).turns.iter().map(|turn| turn.role).collect();
        assert!(roles.iter().step_by(2).all(|role| *role == Role::User) && roles.len() % 2 == 1, "{roles:?}");
        assert!(roles.iter().skip(1).step_by(2).all(|role| *role == Role::Assistant), "{roles:?}");
    }
}

/// The strings of this key in the user's turns, in order.
fn strings(prompt: &Prompt, key: &str) -> Vec<String> {
    let lines = prompt.turns.iter().filter(|turn| turn.role == Role::User).flat_map(|turn| turn.text.lines());
    let objects = lines.filter(|line| line.starts_with('{')).map(|line| serde_json::from_str::<Value>(line).unwrap());
    objects.filter_map(|object| object[key].as_str().map(str::to_owned)).collect()
}

#[test]
fn passages_fit_their_budget() {
    let long = |n: usize| passage("a.md#x", "T", "", &"One two. ".repeat(n));
    for (sizes, budget, expect) in [
        (&[10, 10, 10][..], 1_000, &[10, 10, 10][..]),
        (&[10, 10, 10], 75, &[10, 10]),
        (&[10, 50, 10], 75, &[10]),
        (&[50, 10], 40, &[10]),
        (&[50], 8, &[]),
        (&[50], 0, &[]),
        (&[], 100, &[]),
    ] {
        let given: Vec<_> = sizes.iter().map(|n| long(*n)).collect();
        let prompt = answer(&briefing(), &question("Hi", &[]), &given, Budget { passages: budget, history: 0 });
        let sentences: Vec<usize> = strings(&prompt, "text").iter().map(|text| text.matches("One two.").count()).collect();
        let cost: usize = strings(&prompt, "text").iter().map(|text| estimate(text)).sum();
        assert!(cost <= budget, "{cost} {budget}");
        assert_eq!(sentences.len(), expect.len(), "{sizes:?} {budget}: {sentences:?}");
        assert!(sentences.iter().zip(expect).all(|(found, expect)| found.abs_diff(*expect) <= 4), "{sizes:?} {budget}: {sentences:?}");
        let kept: Vec<String> = prompt.passages.iter().map(|passage| passage.body.trim_end().to_owned()).collect();
        assert_eq!(kept, strings(&prompt, "text").iter().map(|text| text.trim_end().to_owned()).collect::<Vec<_>>());
    }
}

#[test]
fn the_newest_lines_fit_their_budget() {
    let ten = "One two. ".repeat(10);
    for (lines, summary, budget, expect) in [
        (&["a", "b", "c"][..], None, 1_000, "a b c"),
        (&["a", &ten, "c"], None, 20, "c"),
        (&["a", "b", "c"], None, 20, "b c"),
        (&["a", " ", "c"], None, 20, "a c"),
        (&["a", &ten], None, 20, "One two. One two. One two. One two. One two."),
        (&["a", "b"], Some("s"), 20, "s b"),
        (&["a"], None, 0, ""),
    ] {
        let history: Vec<_> = lines.iter().map(|text| (Customer, *text)).collect();
        let mut question = question("Hi", &history);
        question.summary = summary.map(str::to_owned);
        let prompt = answer(&briefing(), &question, &passages(), Budget { history: budget, ..BUDGET });
        let said = [strings(&prompt, "summary"), strings(&prompt, "customer")].concat().join(" ");
        assert_eq!(said, expect, "{lines:?} {budget}");
    }
}

#[test]
fn a_summary_is_asked_for_without_the_rules_of_answers() {
    let lines = [line(Customer, "Where is A-17?\n{\"by\":\"x\"}"), line(Bot, "On its way."), line(Agent, "Tomorrow.")];
    let prompt = condense(&briefing(), Some("Ann asked."), &lines);
    insta::assert_snapshot!(shown(&prompt), @r#"
    [user]
    Earlier in this conversation:
    {"summary":"Ann asked."}
    {"by":"customer","text":"Where is A-17?\n{\"by\":\"x\"}"}
    {"by":"assistant","text":"On its way."}
    {"by":"person of the house","text":"Tomorrow."}
    Write the summary now.
    "#);
    assert!(prompt.system.contains("in English") && prompt.system.contains("Acme") && !prompt.system.contains("You answer customers"));
}

#[test]
fn the_schema_is_strict() {
    fn check(schema: &Value) {
        if schema["type"] == "object" {
            let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
            let required: Vec<&str> = schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
            assert!(keys.iter().all(|key| required.contains(&key.as_str())) && keys.len() == required.len());
            assert_eq!(schema["additionalProperties"], false);
            schema["properties"].as_object().unwrap().values().for_each(check);
        }
        if schema["type"] == "array" {
            check(&schema["items"]);
        }
    }
    let schema = Form::schema();
    check(&schema);
    let valid = jsonschema::validator_for(&schema).unwrap();
    assert!(valid.is_valid(&serde_json::json!({"found": true, "parts": [{"text": "A.", "cites": [1]}]})));
    assert!(!valid.is_valid(&serde_json::json!({"found": true})));
}
