//! Words that no model should write, and more questions than it can take.

use std::time::Duration;

use futures_util::future::join_all;
use turjuman::conformance::openai::{Fake, Fault, Pace, Script, Turn, When, say};

use super::house::{End, House, KINDS, Kind, QUESTION, RIGHT, words};

const WITHIN: Duration = Duration::from_secs(60);
const PATIENT: &str = "response_format = \"none\"\nfirst_token_timeout_ms = 15000\nidle_timeout_ms = 15000\ntotal_timeout_ms = 25000\n";

/// A house whose model always does this.
async fn house(turn: Turn, kind: Kind, model: &str) -> (Fake, House) {
    let fake = Fake::start(Script::new().rule(When::Always, turn)).await.unwrap();
    let house = House::start(&fake, kind, false, model);
    (fake, house)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_no_end_and_what_says_nothing_leaves_the_passages() {
    let sentence = "Delivery takes three days. ";
    for (name, turn, model) in [
        ("too long", Turn::words(sentence.repeat(33 * 1024 / sentence.len() + 1)), PATIENT),
        ("one sentence of ten thousand words", Turn::words("and so ".repeat(5_000)), PATIENT),
        ("only citations", Turn::words("[1] [1][1] [2]"), PATIENT),
        ("only white space", Turn::words(" \n\n \t "), PATIENT),
        ("without end", Turn::fault(Fault::Endless).at(Pace::fixed(0, 2)), "response_format = \"none\"\ntotal_timeout_ms = 2000"),
    ] {
        for kind in KINDS {
            let (_fake, house) = house(turn.clone(), kind, model).await;
            let outcome = house.ask("c", QUESTION, WITHIN).await;
            let written = words(turn.words.as_deref().unwrap_or_default());
            assert_eq!(house.end_behind(&outcome, RIGHT, &written, name), End::Passages, "{name} {kind:?}");
            house.runtime.stop().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_answer_is_seen_whole_and_in_order() {
    let long = "Delivery takes three days. The carrier rings the bell twice. ".repeat(150);
    for kind in KINDS {
        let (_fake, house) = house(Turn::words(long.clone()), kind, PATIENT).await;
        let outcome = house.ask("c", QUESTION, WITHIN).await;
        let texts: Vec<_> = outcome.last.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts.join(" "), words(&long), "{kind:?} {:?}", outcome.took);
        assert!(outcome.states.iter().all(|state| words(&long).contains(&**state)), "{kind:?}");
        house.runtime.stop().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn markup_that_is_still_open_is_never_seen() {
    for written in [
        "**Delivery takes three days. The carrier rings** the bell twice. You can follow it.",
        "*Delivery takes three days. The carrier rings* the bell twice. You can follow it.",
        "__Delivery takes three days. The carrier rings__ the bell twice. You can follow it.",
        "`Delivery takes three days. The carrier rings` the bell twice. You can follow it.",
        "``Delivery takes three days. The carrier rings`` the bell twice. You can follow it.",
        "***Delivery takes three days. The carrier rings*** the bell twice. You can follow it.",
        "Delivery takes three days.\n\n```\nThe carrier. rings. the bell. twice.\n```\nYou can follow it.",
        "Delivery takes three days.\n\n~~~\nThe carrier. rings. the bell. twice.\n~~~\nYou can follow it.",
        "- *Delivery takes three days. The carrier rings* the bell twice.\n- You can follow it.",
    ] {
        for kind in [Kind::Live, Kind::Edits] {
            let (_fake, house) = house(Turn::words(written).at(Pace::fixed(0, 60)), kind, PATIENT).await;
            let outcome = house.ask("c", QUESTION, WITHIN).await;
            assert_eq!(outcome.last.len(), 1, "{written:?} {outcome:#?}");
            for state in &outcome.states {
                assert!(!state.contains(['*', '_', '`']), "{written:?} {kind:?} {state:?} in {:#?}", outcome.states);
            }
            assert!(outcome.states.last().unwrap().contains("You can follow it."), "{outcome:#?}");
            house.runtime.stop().await.unwrap();
        }
    }
}

/// How many directions are open at the end of a text, and whether one was closed that was not open.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_i32;
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => open += 1,
            '\u{202C}' | '\u{2069}' if open > 0 => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_hidden_turns_around_what_is_seen() {
    // (what is written, whether it can be shown)
    for (written, is_shown) in [
        ("Delivery takes \u{2067}three days. The carrier\u{2069} rings the bell twice. You can follow it.", true),
        ("Deli\u{200B}very takes three\u{FEFF} days. The car\u{AD}rier rings the bell twice. You can follow it.", false),
        ("Delivery takes three days. It costs 13\u{200B}.37 EUR. You can follow it.", false),
        ("Delivery takes three days. It costs 13\u{2060}.37 E\u{200D}UR. You can follow it.", false),
        ("Delivery takes three days.\u{E0041}\u{E0042} The carrier rings the bell twice. You can follow it.", false),
        // What is read as another number than what was judged.
        ("Delivery takes \u{202E}syad eerht\u{202C}. The carrier rings the bell twice. You can follow it.", false),
        ("Delivery takes \u{202D}three days. The carrier rings the bell twice. You can follow it.", false),
    ] {
        for kind in KINDS {
            let (_fake, house) = house(Turn::words(written).at(Pace::fixed(0, 60)), kind, PATIENT).await;
            let outcome = house.ask("c", QUESTION, WITHIN).await;
            let end = house.end_behind(&outcome, &words(written), &words(written), written);
            assert_eq!(end, if is_shown { End::Model } else { End::Withheld }, "{written:?} {kind:?}");
            for state in &outcome.states {
                assert!(is_balanced(state), "{written:?} {kind:?} {state:?} in {:#?}", outcome.states);
                let is_hidden = |c| matches!(c, '\u{E0000}'..='\u{E007F}' | '\u{202D}' | '\u{202E}');
                assert!(!state.contains(is_hidden) && !state.contains("13"), "{written:?} {kind:?} {state:?}");
            }
            house.runtime.stop().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_hundred_at_once_are_answered_by_a_model_that_takes_four() {
    for kind in KINDS {
        let fake = Fake::start(Script::new().pace(Pace::fixed(20, 400)).responder(say(RIGHT))).await.unwrap();
        let house = House::start(&fake, kind, false, &format!("{PATIENT}concurrency = 4\n"));
        let places: Vec<_> = (0..300).map(|n| format!("c{n}")).collect();
        let outcomes = join_all(places.iter().map(|place| house.ask(place, QUESTION, WITHIN))).await;
        let ends: Vec<_> = outcomes.iter().map(|outcome| house.end(outcome, RIGHT, "one of many")).collect();
        let count = |end| ends.iter().filter(|other| **other == end).count();
        assert_eq!(count(End::Model) + count(End::Passages), 300, "{ends:?}");
        assert!(count(End::Model) >= 4, "{ends:?}");
        // One that has ended for us may not have for the fake.
        assert!(fake.most_open() <= 8, "{}", fake.most_open());
        println!("{kind:?}: {} by the model, the last after {:?}", count(End::Model), outcomes.iter().map(|outcome| outcome.took).max());
        house.runtime.stop().await.unwrap();
    }
}
