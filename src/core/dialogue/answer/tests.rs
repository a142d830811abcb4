//! What the gate's verdict does to a draft.

use std::collections::BTreeMap;

use super::*;
use crate::core::bot::{Bot, Budget, CommandTable, Dialogue, Handover};
use crate::core::check::Gate;
use crate::core::dialogue::{Conversation, Effect};
use crate::core::key::{BotId, LocaleTag};
use crate::core::knowledge::Index;
use crate::core::language::Languages;
use crate::core::message::{Markup, MessageId};
use crate::core::time::Timestamp;

fn bot() -> Bot {
    Bot {
        id: BotId::new("acme"),
        version: 1,
        brand: "Acme".to_owned(),
        facts: Vec::new(),
        languages: Languages::new(vec![LocaleTag::new("en")]),
        packs: BTreeMap::new(),
        commands: CommandTable::default(),
        budget: Budget::default(),
        dialogue: Dialogue {
            gather_ms: 0,
            idle_close_mins: 30,
            stale_after_mins: 10,
            max_passages: 2,
            survey: false,
            greet_by_name: false,
        },
        flows: BTreeMap::new(),
        handover: Handover { available: true, hours: None, reassure_after_mins: 10 },
        knowledge: Index::default(),
        gate: Gate::default(),
        taboos: Default::default(),
        region: None,
    }
}

fn violations(letters: &str) -> Vec<Violation> {
    let severity = |letter| match letter {
        'w' => Severity::Warn,
        'r' => Severity::Rewrite,
        _ => Severity::Block,
    };
    let violation = |letter| Violation {
        check: "test".to_owned(),
        rule: format!("test.{letter}"),
        severity: severity(letter),
        span: 0..1,
        hint: String::new(),
    };
    letters.chars().map(violation).collect()
}

/// What became of the draft `text`, of which the gate says `letters` (`w`arn, `r`ewrite, `b`lock).
fn judged(scene: &mut Scene<'_>, text: &str, frame: Frame, letters: &str) -> String {
    let awaiting = scene.state.awaiting.take().unwrap();
    let question = scene.state.last_question.clone().unwrap();
    let draft = Draft { markup: Markup::text(text), frame, sources: Vec::new(), evidence: Vec::new(), instructions: "".into() };
    let from = scene.effects.len();
    judge(scene, awaiting, question, draft, Verdict { violations: violations(letters) });
    told(&scene.effects[from..])
}

fn told(effects: &[Effect]) -> String {
    let rules = |violations: &[Violation]| violations.iter().filter_map(|violation| violation.rule.chars().last()).collect::<String>();
    let parts = |parts: &[ReplyPart]| {
        let part = |part: &ReplyPart| match part {
            ReplyPart::Text(text) => text.id.clone(),
            ReplyPart::Markup { markup } if *markup == Markup::text("first") => "first".to_owned(),
            ReplyPart::Markup { .. } | ReplyPart::List { .. } | ReplyPart::Files { .. } => "second".to_owned(),
        };
        parts.iter().map(part).collect::<Vec<_>>().join("+")
    };
    let one = |effect: &Effect| match effect {
        Effect::Show { reply, .. } if reply.choices.is_empty() => parts(&reply.parts),
        Effect::Show { reply, .. } => format!("{} <{}>", parts(&reply.parts), reply.choices[0].0),
        Effect::Answer { question, .. } => format!("again({})", rules(&question.violations)),
        Effect::Note(Note::Violations { violations, withheld }) => {
            format!("{}({})", if *withheld { "withheld" } else { "noted" }, rules(violations))
        }
        other => format!("{other:?}"),
    };
    effects.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn asked(bot: &Bot) -> Scene<'_> {
    let conversation = Conversation { greeted: true, ..Conversation::default() };
    let mut scene = Scene::new(bot, conversation, Timestamp(0));
    ask(&mut scene, vec![Asked { message: MessageId::new("m1"), text: "why".to_owned() }]);
    scene
}

const WITHHELD: &str = "answer-withheld <command:human>";

#[test]
fn a_first_draft() {
    let bot = bot();
    for (frame, letters, expect) in [
        (Frame::None, "", "first".to_owned()),
        (Frame::None, "ww", "noted(ww), first".to_owned()),
        (Frame::None, "wr", "withheld(wr), again(wr)".to_owned()),
        (Frame::None, "b", "withheld(b), again(b)".to_owned()),
        (Frame::Passages, "", "first".to_owned()),
        (Frame::Passages, "r", "noted(r), first".to_owned()),
        (Frame::Passages, "rb", format!("withheld(rb), {WITHHELD}")),
        (Frame::OtherLanguage, "b", format!("withheld(b), {WITHHELD}")),
    ] {
        assert_eq!(judged(&mut asked(&bot), "first", frame, letters), expect, "{frame:?} {letters}");
    }
}

#[test]
fn a_rewrite() {
    let bot = bot();
    for (first, second, expect) in [
        ("r", "", "second".to_owned()),
        ("b", "w", "noted(w), second".to_owned()),
        ("rr", "r", "noted(r), second".to_owned()),
        ("r", "r", "noted(r), second".to_owned()),
        ("r", "rr", "noted(r), first".to_owned()),
        ("rww", "rr", "noted(rww), first".to_owned()),
        ("rrr", "b", "noted(rrr), first".to_owned()),
        ("b", "rrr", "noted(rrr), second".to_owned()),
        ("b", "bb", format!("withheld(bb), {WITHHELD}")),
    ] {
        let mut scene = asked(&bot);
        judged(&mut scene, "first", Frame::None, first);
        assert_eq!(judged(&mut scene, "second", Frame::None, second), expect, "{first} then {second}");
        assert_eq!(scene.state.awaiting, None);
    }
}

#[test]
fn a_rewrite_that_fails() {
    let bot = bot();
    for (first, expect) in [("rr", "noted(rr), first".to_owned()), ("b", format!("withheld(b), {WITHHELD}"))] {
        for failure in [DraftFailure::Model, DraftFailure::NothingFound] {
            let mut scene = asked(&bot);
            judged(&mut scene, "first", Frame::None, first);
            let answer = scene.state.awaiting.as_ref().unwrap().answer;
            let from = scene.effects.len();
            drafted(&mut scene, answer, Err(failure));
            assert_eq!(told(&scene.effects[from..]), expect, "{first} {failure:?}");
        }
    }
}

#[test]
fn a_late_answer_says_so_whatever_it_is() {
    let bot = bot();
    for (letters, expect) in [("", "late+first".to_owned()), ("b", format!("withheld(b), late+{WITHHELD}"))] {
        let mut scene = asked(&bot);
        again(&mut scene, Vec::new());
        assert_eq!(judged(&mut scene, "first", Frame::Passages, letters), expect, "{letters}");
    }
    let mut scene = asked(&bot);
    again(&mut scene, Vec::new());
    judged(&mut scene, "first", Frame::None, "r");
    assert_eq!(judged(&mut scene, "second", Frame::None, ""), "late+second");
}

#[test]
fn the_question_that_is_kept_has_no_violations() {
    let bot = bot();
    let mut scene = asked(&bot);
    judged(&mut scene, "first", Frame::None, "r");
    assert!(scene.state.last_question.unwrap().violations.is_empty());
}
