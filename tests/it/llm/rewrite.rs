//! A draft that may not be shown: the model is told once what was wrong with it.

use std::time::Duration;

use turjuman::conformance::openai::{Fake, Pace, Script, Turn};

use super::house::{End, House, KINDS, QUESTION, RIGHT};

const WITHIN: Duration = Duration::from_secs(40);
const WRONG: &str = "Delivery takes three days. It costs 13.37 EUR for you. You can follow it on its way. [1]";

/// What of a request is about an earlier draft.
fn mistakes(fake: &Fake) -> Vec<bool> {
    fake.seen().iter().map(|seen| seen.request.last().contains("\"rule\":\"facts.price\"")).collect()
}

#[tokio::test]
async fn a_wrong_draft_is_written_again_once_and_the_model_is_told_what_was_wrong() {
    for kind in KINDS {
        let fake = Fake::start(Script::new().pace(Pace::fixed(0, 100))).await.unwrap();
        fake.queue([Turn::words(WRONG)]);
        let house = House::start(&fake, kind, true, "response_format = \"none\"");
        let outcome = house.ask("c", QUESTION, WITHIN).await;
        assert_eq!(house.end(&outcome, RIGHT, "rewritten"), End::Model, "{kind:?} {outcome:#?}");
        assert_eq!(mistakes(&fake), [false, true], "{kind:?} {:#?}", fake.seen());
        let told = fake.seen()[1].request.last().to_owned();
        assert!(told.contains(QUESTION) && told.contains("13.37"), "{told}");
        assert!(outcome.last[0].choices.is_empty());
        house.runtime.stop().await.unwrap();
    }
}

#[tokio::test]
async fn what_is_wrong_twice_is_withheld_and_a_person_is_offered_where_there_is_one() {
    for (kind, desk) in KINDS.into_iter().flat_map(|kind| [(kind, false), (kind, true)]) {
        let fake = Fake::start(Script::new().pace(Pace::fixed(0, 100))).await.unwrap();
        fake.queue([Turn::words(WRONG), Turn::words(WRONG)]);
        let house = House::start(&fake, kind, desk, "response_format = \"none\"");
        let outcome = house.ask("c", QUESTION, WITHIN).await;
        assert_eq!(house.end(&outcome, RIGHT, "twice wrong"), End::Withheld, "{kind:?} {outcome:#?}");
        assert_eq!(mistakes(&fake), [false, true], "{kind:?}: asked once more, and told");
        assert_eq!(!outcome.last[0].choices.is_empty(), desk, "{kind:?} {outcome:#?}");
        house.runtime.stop().await.unwrap();
    }
}
