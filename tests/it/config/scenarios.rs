//! Scenario files.

use turjuman::config::{Code, Diagnostic, Does, scenarios};
use turjuman::core::dialogue::AgentAct;

use super::{BOT, DELIVERY, bot, load_with};

const SCENARIO: &str = r#"
[[scenario]]
name = "delivery and a person"

[[scenario.turn]]
say = ["How long", "does delivery take?"]
hint = "en"
[scenario.turn.expect]
locale = "en"
text = ["four working days"]
not_text = ["sorry"]
sources = ["delivery"]
phase = "open"
actions = ["show"]

[[scenario.turn]]
say = "/human"

[[scenario.turn]]
agent = { name = "Ana", reply = "I am here." }

[[scenario.turn]]
agent = { name = "Ana", close = true }

[[scenario.turn]]
choose = "5"

[[scenario.turn]]
wait_mins = 720
expect = { silent = true }
"#;

#[test]
fn a_scenario_with_every_kind_of_turn() {
    let files = [("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("scenarios/delivery.toml", SCENARIO)];
    let (_temp, dir) = bot(&files);
    let mut scenarios = scenarios(&load_with(&dir, &[]).ok().unwrap()).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let [scenario] = scenarios.list.as_slice() else { panic!("one scenario") };
    let does: Vec<&Does> = scenario.turns.iter().map(|turn| &turn.does).collect();
    let say = |texts: &[&str], hint: Option<&str>| Does::Say {
        messages: texts.iter().map(|text| (*text).to_owned()).collect(),
        hint: hint.map(str::to_owned),
    };
    let agent = |act| Does::Agent { name: "Ana".to_owned(), act };
    let expected = [
        say(&["How long", "does delivery take?"], Some("en")),
        say(&["/human"], None),
        agent(AgentAct::Reply { text: "I am here.".to_owned(), attachments: Vec::new() }),
        agent(AgentAct::Close),
        Does::Choose("5".to_owned()),
        Does::Wait { mins: 720 },
    ];
    assert_eq!(does, expected.iter().collect::<Vec<_>>());
    let expect = scenario.turns[0].expect.clone().unwrap();
    assert_eq!(expect.actions.unwrap().value, ["show"]);
    assert_eq!(expect.phase.unwrap().value, "open");
    assert!(scenario.turns[5].expect.as_ref().unwrap().silent.as_ref().unwrap().value);

    // A failed expectation can be shown at its line.
    scenarios.report.diagnostics.push(Diagnostic {
        code: Code::SCENARIO_FAILED,
        file: scenario.file.clone(),
        span: Some(expect.text[0].span.clone()),
        message: "the answer does not hold this".to_owned(),
        help: "it says: In two days.".to_owned(),
    });
    assert!(scenarios.report.render(false).contains("scenarios/delivery.toml:10:9"), "{}", scenarios.report.render(false));
}
